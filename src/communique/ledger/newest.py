"""Which pairs of states a ledger speaks of, and how much is new on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, and_, case, func, select

from communique.ledger import tables as t


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two states (ISO codes, sorted). ``documents`` are those mainly of them, ``last`` the day of the latest (ISO), ``learned`` when the
    ledger last read one. ``records`` counts by register; ``new`` those of them first told from a day on.
    """

    pair: tuple[str, str]
    documents: int
    last: str | None
    learned: str
    records: Mapping[str, int]
    new: Mapping[str, int]


def pairs(engine: Engine, since: date) -> tuple[PairRow, ...]:
    """The pairs that any document is mainly of: those with most that is new first, then by the day of the latest document."""
    of, documents, records = t.document_pairs, t.documents, t.records
    spoken = (
        select(
            of.c.first,
            of.c.second,
            func.count().label("number"),
            func.max(documents.c.published_last).label("last"),
            func.max(documents.c.learned).label("learned"),
        )
        .join(documents, documents.c.id == of.c.document)
        .where(of.c.principal == 1)
        .group_by(of.c.first, of.c.second)
    )
    fresh = case((and_(records.c.said >= since.isoformat(), records.c.said < "9999"), 1), else_=0)
    counted = (
        select(t.record_pairs.c.pair, records.c.register, func.count().label("number"), func.sum(fresh).label("new"))
        .join(records, records.c.id == t.record_pairs.c.record)
        .where(records.c.hidden == 0)
        .group_by(t.record_pairs.c.pair, records.c.register)
    )
    held: dict[str, dict[str, int]] = defaultdict(dict)
    new: dict[str, dict[str, int]] = defaultdict(dict)
    with engine.connect() as connection:
        for pair, register, count, recent in connection.execute(counted):
            held[pair][register] = count
            if recent:
                new[pair][register] = recent
        rows = [
            PairRow(
                (row.first, row.second),
                row.number,
                row.last,
                row.learned,
                held[f"{row.first} {row.second}"],
                new[f"{row.first} {row.second}"],
            )
            for row in connection.execute(spoken)
        ]
    # Python sorts stably: the last key first.
    rows.sort(key=lambda row: row.pair)
    rows.sort(key=lambda row: row.last or "", reverse=True)
    rows.sort(key=lambda row: sum(row.new.values()), reverse=True)
    return tuple(rows)

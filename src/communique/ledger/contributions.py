"""What each source contributes to the records of two states. A copy's telling is its source's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, case, func, select

from communique.ledger import tables as t
from communique.ledger.conditions import Query, of_documents
from communique.ledger.fetching import PLACED
from communique.model.errors import LedgerError


@dataclass(frozen=True, slots=True)
class Contribution:
    """How many records a source tells, and how many of those it ``alone`` does."""

    records: int
    alone: int


NOTHING = Contribution(0, 0)


def contributions(engine: Engine, query: Query) -> Mapping[str, Contribution]:
    """By the id of the source: its own id, or that of the document of which it is a copy or later version. ``query`` names two states;
    the documents in view count and no others.
    """
    if query.between is None:
        raise LedgerError("contributions are counted between two states")
    source = func.coalesce(t.copies.c.source, t.documents.c.id)
    told = (
        select(source.label("source"), t.record_pairs.c.record)
        .select_from(PLACED)
        .join(t.mentions, t.mentions.c.document == t.documents.c.id)
        .join(t.record_mentions, t.record_mentions.c.mention == t.mentions.c.id)
        .join(t.record_pairs, t.record_pairs.c.record == t.record_mentions.c.record)
        .join(t.records, t.records.c.id == t.record_pairs.c.record)
        .where(t.record_pairs.c.pair == " ".join(query.between), t.records.c.hidden == 0, *of_documents(query))
        .distinct()
        .cte("told")
    )
    tellers = select(told.c.record, func.count().label("number")).group_by(told.c.record).cte("tellers")
    counted = (
        select(
            told.c.source,
            func.count().label("records"),
            func.sum(case((tellers.c.number == 1, 1), else_=0)).label("alone"),
        )
        .join(tellers, tellers.c.record == told.c.record)
        .group_by(told.c.source)
    )
    with engine.connect() as connection:
        return {row.source: Contribution(row.records, row.alone) for row in connection.execute(counted)}

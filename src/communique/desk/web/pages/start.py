"""The start: the pairs of states in the ledger by what is new."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel

from communique.desk.web.asking import Day
from communique.desk.web.page import Page
from communique.desk.web.shown import Rows, Shown
from communique.desk.web.visit import Visit
from communique.desk.wording import country_name
from communique.ledger.newest import PairRow
from communique.model.mentions import REGISTERS

RECENT = 30  # days before the latest document that count as new where nobody says


class PairOut(BaseModel):
    """Two states. ``last`` is the day of the latest document, ``learned`` when the ledger last read one; counts are by register."""

    states: list[str]
    names: list[str]
    documents: int
    last: str | None
    learned: str
    records: dict[str, int]
    new: dict[str, int]


class PairList(BaseModel):
    """The pairs, those with most that was first told from ``since`` on first."""

    since: date | None
    pairs: list[PairOut]


def build(
    visit: Visit,
    since: Annotated[Day | None, Query(description="The day from which something is new.")] = None,
) -> Shown[PairList]:
    """The list of pairs."""
    latest = visit.view.latest()
    if since is None and latest is not None:
        since = recent(latest)
    rows = pairs_by(visit, since or date.max)
    found = [
        PairOut(
            states=list(row.pair),
            names=[country_name(code) for code in row.pair],
            documents=row.documents,
            last=row.last,
            learned=row.learned,
            records=dict(row.records),
            new=dict(row.new),
        )
        for row in rows
    ]
    context = {"counts": visit.view.counts(), "latest": latest, "registers": REGISTERS}
    data = PairList(since=since, pairs=found)
    return Shown(
        "start.html.j2",
        data,
        context,
        Rows(
            ("states", "documents", "last", "learned", "records", "new"),
            lambda: (
                (" ".join(one.states), one.documents, one.last, one.learned, one.records, one.new) for one in found
            ),
        ),
    )


def pairs_by(visit: Visit, day: date) -> tuple[PairRow, ...]:
    """The pairs by what is new from a day on, made once for each state of the ledger."""
    rows: tuple[PairRow, ...] = visit.desk.made.get(("pairs", visit.revision, day), lambda: visit.view.pairs(day))
    return rows


def recent(latest: date | None) -> date:
    """The day from which something counts as new where nobody says which, by that of the latest document."""
    return latest - timedelta(days=RECENT) if latest is not None else date.max


PAGE = Page("pairs", "/", build, PairList, "The pairs of states in the ledger by what is new.", listed=True)

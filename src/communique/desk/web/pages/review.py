"""What a person should look at next: a queue by doubt and by what rides on it, decided on the page by keyboard."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query as Param
from pydantic import BaseModel

from communique.desk.web.asking import Pair
from communique.desk.web.near import near
from communique.desk.web.objects import RecordOut
from communique.desk.web.page import Page
from communique.desk.web.pages.record import own_fields, proofs_of
from communique.desk.web.pages.start import pairs_by, recent
from communique.desk.web.shown import Rows, Shown
from communique.desk.web.visit import Visit
from communique.desk.wording import headline
from communique.ledger.conditions import Query
from communique.ledger.deciding import STATUSES
from communique.ledger.reviewing import Item, queue
from communique.ledger.rows import RecordRow
from communique.model.errors import NotInLedger
from communique.model.mentions import REGISTERS

CARDS = 15  # decided one after the other before the queue is made anew
LISTED = 200
MOST = 20_000  # records of which a queue is made at once

Of = Annotated[str | None, Param(alias="register", max_length=20, description="Only this register.")]
Mine = Annotated[bool, Param(description="Show also what others have decided already.")]
Kept = Annotated[str | None, Param(max_length=40, description="The judgement that was just made.")]


class ItemOut(BaseModel):
    """A record to look at: ``doubt`` and ``stake`` lie in 0..1, ``why`` gives the reasons."""

    record: RecordOut
    doubt: float
    stake: float
    why: list[str]


class Queue(BaseModel):
    """The weightiest first; ``waiting`` is how many there are in all."""

    states: list[str]
    waiting: int
    items: list[ItemOut]


def of_pair(visit: Visit, pair: Pair, of: Of = None, again: Mine = False, kept: Kept = None) -> Shown[Queue]:  # noqa: FBT002
    """The queue of two states."""
    return _shown(visit, pair, of, again, kept)


def of_all(visit: Visit, of: Of = None, again: Mine = False, kept: Kept = None) -> Shown[Queue]:  # noqa: FBT002
    """The queue of the whole ledger, where it is small enough."""
    return _shown(visit, None, of, again, kept)


def _shown(visit: Visit, pair: tuple[str, str] | None, of: str | None, again: bool, kept: str | None) -> Shown[Queue]:  # noqa: FBT001
    if of is not None and of not in REGISTERS:
        raise NotInLedger(f"no register is called {of!r}; the registers are {', '.join(REGISTERS)}")
    by = visit.person.name if again else None
    large = pair is None and visit.view.counts()["records"] > MOST
    items = () if large else queue_of(visit, pair, of, by)
    shown = items[:CARDS]
    data = Queue(
        states=list(pair or ()),
        waiting=len(items),
        items=[
            ItemOut(record=RecordOut.of(one.record), doubt=one.doubt, stake=one.stake, why=list(one.why))
            for one in items[:LISTED]
        ],
    )
    context = {
        "pair": pair,
        "items": shown,
        "cards": [card(visit, one.record) for one in shown],
        "large": large,
        "pairs": pairs_by(visit, recent(visit.view.latest())) if large else (),
        "of": of,
        "again": again,
        "kept": kept,
        "registers": REGISTERS,
        "statuses": STATUSES,
    }
    rows = Rows(
        ("id", "register", "headline", "doubt", "stake", "why"),
        lambda: (
            (one.record.id, one.record.register, headline(one.record), one.doubt, one.stake, list(one.why))
            for one in items
        ),
    )
    return Shown("review.html.j2", data, context, rows)


def queue_of(visit: Visit, pair: tuple[str, str] | None, of: str | None, by: str | None) -> tuple[Item, ...]:
    """The queue, made once for each state of the ledger."""
    made: tuple[Item, ...] = visit.desk.made.get(
        ("queue", visit.revision, pair, of, by),
        lambda: queue(visit.view.records(Query(register=of, between=pair)), by),
    )
    return made


def card(visit: Visit, record: RecordRow) -> dict[str, object]:
    """What the forms that decide on a record need: its fields with their sentences, and records that could be the same."""
    return {
        "proofs": proofs_of(record),
        "fields": own_fields(record.register),
        "near": near(visit, record),
    }


OF_PAIR = Page(
    "pair_review", "/pairs/{pair}/review", of_pair, Queue, "What to look at next, of two states.", listed=True
)
OF_ALL = Page("review", "/review", of_all, Queue, "What to look at next.", listed=True)

"""The people of both sides: their offices over time, and whom they met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field

from communique.desk.people import Met, Person, Post, people
from communique.desk.web.asking import MOST_ROWS, Asked, Day, Pair, known_side
from communique.desk.web.lists import cut, day_down, holds, remembered
from communique.desk.web.objects import CitedOut
from communique.desk.web.page import Page
from communique.desk.web.shown import Rows, Shown
from communique.desk.web.visit import Visit
from communique.desk.wording import country_name, headline
from communique.ledger.conditions import Query as Wanted
from communique.ledger.words import fold

OTHERS = "others"  # of other states, or of none that is told
MEETINGS = 6  # shown at once


class PeopleOrder(StrEnum):
    """How each side's people are ordered."""

    RANK = "rank"
    SEEN = "-seen"
    MET = "-met"


class PeopleAsk(Asked):
    """What the list of people can be asked."""

    q: str | None = Field(None, description="Only those with all these words in name or office.", max_length=200)
    state: str | None = Field(None, description="Only one side: a state's code, or `others`.", max_length=6)
    as_of: Day | None = Field(None, description="Leave out what was published after this day.")
    order: PeopleOrder = Field(PeopleOrder.RANK, description="By rank, the last day seen, or how often met.")
    after: str | None = Field(None, description="The cursor of the page before.", max_length=2000)
    limit: int = Field(100, ge=1, le=MOST_ROWS, description="People of a page.")


class PostOut(BaseModel):
    """An office; seen held from ``first`` to ``last``. ``later`` is who was seen in it afterwards. ``said`` tells it."""

    record: str
    role: str
    organisation: str
    first: str | None
    last: str | None
    past: bool
    later: str | None
    said: CitedOut

    @classmethod
    def of(cls, post: Post) -> PostOut:
        """Of an office."""
        return cls(
            record=post.record,
            role=post.role,
            organisation=post.organisation,
            first=post.first,
            last=post.last,
            past=post.past,
            later=post.later or None,
            said=CitedOut.of(post.told),
        )


class MetOut(BaseModel):
    """A contact and who else took part."""

    record: str
    date: str | None
    status: str
    headline: str
    others: list[str]

    @classmethod
    def of(cls, met: Met) -> MetOut:
        """Of a contact."""
        return cls(
            record=met.record.id,
            date=met.record.date,
            status=met.record.status,
            headline=headline(met.record),
            others=list(met.others),
        )


class PersonOut(BaseModel):
    """Somebody. ``held`` counts the contacts that were held, ``planned`` those told as planned or proposed."""

    name: str
    variants: list[str]
    side: str
    state: str | None
    rank: int
    seen: str | None
    offices: list[PostOut]
    held: int
    planned: int
    contacts: list[MetOut]

    @classmethod
    def of(cls, person: Person, pair: tuple[str, str]) -> PersonOut:
        """Of a person."""
        status = [one.record.status for one in person.met]
        return cls(
            name=person.name,
            variants=list(person.variants),
            side=person.country if person.country in pair else OTHERS,
            state=person.country,
            rank=person.rank,
            seen=person.seen,
            offices=[PostOut.of(one) for one in person.posts],
            held=status.count("held"),
            planned=status.count("planned") + status.count("proposed"),
            contacts=[MetOut.of(one) for one in person.met],
        )


class PeopleOut(BaseModel):
    """A page of the people of two states; ``number`` counts all that were asked for."""

    states: list[str]
    number: int
    people: list[PersonOut]
    next: str | None


def build(visit: Visit, pair: Pair, ask: Annotated[PeopleAsk, Query()]) -> Shown[PeopleOut]:
    """The page."""
    known_side(ask.state, pair, OTHERS)
    whole = remembered(visit, lambda: _people(visit, pair, ask.as_of), "people", pair, ask.as_of)
    kept = [one for one in whole if (not ask.state or one.side == ask.state) and holds(ask.q, _words(one))]
    sides = (*pair, OTHERS)

    def key(one: PersonOut) -> tuple[int, int, int, str, str]:
        seen = day_down(one.seen)
        first = {PeopleOrder.RANK: (one.rank, seen), PeopleOrder.SEEN: (seen, one.rank)}
        place = first.get(ask.order, (-one.held, seen))
        return (sides.index(one.side), *place, one.name, one.state or "")

    part = cut(kept, key, ask.order.value, ask.after, ask.limit)
    data = PeopleOut(states=list(pair), number=part.number, people=list(part.items), next=part.next)
    context = {
        "pair": pair,
        "ask": ask,
        "asked": ask.kept(),
        "sides": [(side, [one for one in part.items if one.side == side]) for side in sides],
        "orders": list(PeopleOrder),
        "most": MEETINGS,
    }
    return Shown("people.html.j2", data, context, Rows(ROW, lambda: _rows(sorted(kept, key=key))))


def _people(visit: Visit, pair: tuple[str, str], as_of: date | None) -> tuple[PersonOut, ...]:
    offices, contacts = (
        visit.view.records(Wanted(register=register, between=pair, as_of=as_of)) for register in ("offices", "contacts")
    )
    return tuple(PersonOut.of(one, pair) for one in people(offices, contacts))


def _words(one: PersonOut) -> str:
    posts = " ".join(f"{post.role} {post.organisation}" for post in one.offices)
    return fold(f"{one.name} {' '.join(one.variants)} {posts} {country_name(one.state) if one.state else ''}")


ROW = ("name", "variants", "side", "state", "offices", "first", "last", "held", "planned", "contacts")


def _rows(found: Sequence[PersonOut]) -> Iterator[Sequence[Any]]:
    for one in found:
        offices = [
            {name: getattr(post, name) for name in ("role", "organisation", "first", "last")} for post in one.offices
        ]
        first = min((post.first for post in one.offices if post.first), default=None)
        contacts = [met.record for met in one.contacts]
        yield [one.name, one.variants, one.side, one.state, offices, first, one.seen, one.held, one.planned, contacts]


PAGE = Page(
    "people",
    "/pairs/{pair}/people",
    build,
    PeopleOut,
    "The people of two states: their offices over time, and whom they met.",
    listed=True,
)

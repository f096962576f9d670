"""What each side says on a topic over the years, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field

from communique.desk.sides import BOTH, Sides
from communique.desk.web.asking import MOST_ROWS, Ask, Pair, known_side
from communique.desk.web.lists import Part, cut, day_down, holds, remembered, within
from communique.desk.web.objects import CitedOut
from communique.desk.web.page import Page
from communique.desk.web.shown import Rows, Shown
from communique.desk.web.visit import Visit
from communique.ledger.conditions import Query as Wanted
from communique.ledger.rows import RecordRow
from communique.ledger.when import days
from communique.ledger.words import fold, same_person
from communique.model.topics import topics

OTHERS = "others"
AT_ONCE = 60  # statements of a side


class SaysAsk(Ask):
    """What can be asked of what is said; ``since`` and ``until`` bound when it was published."""

    q: str | None = Field(None, description="Only sentences with all these words.", max_length=200)
    speaker: str | None = Field(None, description="Only what this person says, however spelled.", max_length=120)
    side: str | None = Field(None, description="Only one side: a state's code, `both` or `others`.", max_length=6)
    after: str | None = Field(None, description="The cursor of the page before, of one side.", max_length=2000)
    limit: int = Field(AT_ONCE, ge=1, le=MOST_ROWS, description="Statements of a side.")


class SaidOut(CitedOut):
    """A statement: the sentence with its speaker. ``topic`` is what it is most about (a key), ``year`` when it was published."""

    id: str
    speaker: str
    side: str
    direct: bool
    topic: str | None
    topics: list[str]
    year: int | None
    paraphrase: str | None


class SideOut(BaseModel):
    """The newest statements of a side; ``number`` counts all of them, ``next`` is the cursor of earlier ones."""

    side: str
    number: int
    statements: list[SaidOut]
    next: str | None


class SaysOut(BaseModel):
    """What the two states say, what both say together, and what others do."""

    states: list[str]
    sides: list[SideOut]


@dataclass(frozen=True, slots=True)
class Year:
    """The statements of a side on a topic in a year, None where the day is not known."""

    year: int | None
    statements: tuple[SaidOut, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with what each side says on it, by year; ``key`` None is for what is about no topic."""

    key: str | None
    sides: Mapping[str, tuple[Year, ...]]


def build(visit: Visit, pair: Pair, ask: Annotated[SaysAsk, Query()]) -> Shown[SaysOut]:
    """The page."""
    ask.wanted(pair)  # refuses an unknown topic
    known_side(ask.side, pair, BOTH, OTHERS)
    whole = remembered(visit, lambda: _statements(visit, pair, ask.as_of), "says", pair, ask.as_of)
    kept = [one for one in whole if _asked_for(one, ask)]
    parts = {side: _part(side, kept, ask) for side in (*pair, BOTH, OTHERS) if ask.side in (None, side)}
    data = SaysOut(
        states=list(pair),
        sides=[
            SideOut(side=side, number=part.number, statements=list(part.items), next=part.next)
            for side, part in parts.items()
        ],
    )
    context = {
        "pair": pair,
        "ask": ask,
        "asked": ask.kept(),
        "topics": topics(),
        "found": _by_topic([one for part in parts.values() for one in part.items], tuple(parts)),
        "found_parts": parts,
        "number": len(kept),
    }
    return Shown("says.html.j2", data, context, Rows(ROW, lambda: _rows(sorted(kept, key=_key))))


def _statements(visit: Visit, pair: tuple[str, str], as_of: date | None) -> tuple[SaidOut, ...]:
    said, offices = (
        visit.view.records(Wanted(register=register, between=pair, as_of=as_of))
        for register in ("statements", "offices")
    )
    sides = Sides(pair, offices)
    of = {speaker: sides.of(speaker) for speaker in {str(row.fields["speaker"]) for row in said}}
    return tuple(_said(row, of[str(row.fields["speaker"])] or OTHERS) for row in said)


def _said(row: RecordRow, side: str) -> SaidOut:
    first = row.mentions[0]
    found = days(first.document.published)
    day = found[1] or found[0]
    return SaidOut(
        **CitedOut.of(first).model_dump(),
        id=row.id,
        speaker=str(row.fields["speaker"]),
        side=side,
        direct=row.fields.get("quote_type") == "direct",
        topic=next(iter(first.mention.topics), None),
        topics=list(row.topics),
        year=day.year if day else None,
        paraphrase=row.fields.get("paraphrase"),
    )


def _asked_for(one: SaidOut, ask: SaysAsk) -> bool:
    return (
        (not ask.topic or ask.topic in one.topics)
        and ask.side in (None, one.side)
        and within(one.document.published, ask.since, ask.until)
        and holds(ask.q, fold(one.text))
        and (not ask.speaker or _speaks(ask.speaker, one.speaker))
    )


def _speaks(wanted: str, speaker: str) -> bool:
    """Is somebody among the speakers, who are parted by semicolons?"""
    return holds(wanted, fold(speaker)) or any(same_person(wanted, name) for name in speaker.split(";"))


def _key(one: SaidOut) -> tuple[int, str, int, str]:
    """The latest first, those of one document as it tells them."""
    return (day_down(one.document.published), one.document.name, one.sentence or 0, one.id)


def _part(side: str, kept: Sequence[SaidOut], ask: SaysAsk) -> Part[SaidOut]:
    own = [one for one in kept if one.side == side]
    return cut(own, _key, side, ask.after if ask.side else None, ask.limit)


def _by_topic(shown: Sequence[SaidOut], sides: Sequence[str]) -> list[Topic]:
    """In the order of the list of topics; what is about none of them last."""
    order: list[str | None] = [key for key in (*topics(), None) if any(one.topic == key for one in shown)]
    return [
        Topic(
            key,
            {
                side: tuple(
                    Year(year, tuple(members))
                    for year, members in groupby(
                        (one for one in shown if one.topic == key and one.side == side), lambda one: one.year
                    )
                )
                for side in sides
            },
        )
        for key in order
    ]


ROW = ("id", "side", "speaker", "direct", "topics", "published", "document", "sentence", "text")


def _rows(found: Sequence[SaidOut]) -> Iterator[Sequence[Any]]:
    for one in found:
        place = (one.document.published, one.document.id, one.sentence)
        yield [one.id, one.side, one.speaker, one.direct, one.topics, *place, one.text]


PAGE = Page(
    "says",
    "/pairs/{pair}/says",
    build,
    SaysOut,
    "What each side says on a topic over the years.",
    listed=True,
)

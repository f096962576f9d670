"""Promises and plans of two states by what came of them, as columns of cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field

from communique.desk.sides import BOTH, Sides
from communique.desk.web.asking import MOST_ROWS, Asked, Day, Pair, known_side, known_topic
from communique.desk.web.lists import Part, cut, day_down, day_up, holds, remembered
from communique.desk.web.objects import CitedOut, RecordOut, record_values
from communique.desk.web.page import Page
from communique.desk.web.shown import Rows, Shown
from communique.desk.web.visit import Visit
from communique.desk.wording import country_name
from communique.ledger.conditions import Query as Wanted
from communique.ledger.fates import Fate
from communique.ledger.following.status import Status
from communique.ledger.rows import RecordRow
from communique.ledger.words import fold
from communique.model.topics import topics

CARDS = 25  # of a column where all columns are shown
# The columns in the order of what asks for attention.
COLUMNS = (
    Status.OVERDUE,
    Status.SILENT,
    Status.OPEN,
    Status.IN_PROGRESS,
    Status.PARTLY,
    Status.NOT_FULFILLED,
    Status.FULFILLED,
)


class BoardAsk(Asked):
    """What the board can be asked."""

    q: str | None = Field(None, description="Only what is told with all these words.", max_length=200)
    topic: str | None = Field(None, description="Only what is about this topic (a key).", max_length=60)
    side: str | None = Field(None, description="Only what this state has to do (ISO 3166-1 alpha-3).", max_length=3)
    status: Status | None = Field(None, description="Only this column.")
    as_of: Day | None = Field(None, description="Leave out what was published after this day.")
    after: str | None = Field(None, description="The cursor of the page before, of one column.", max_length=2000)
    limit: int = Field(50, ge=1, le=MOST_ROWS, description="Cards of a page, where one column is asked for.")


class LastWord(CitedOut):
    """The last later sentence that bears on a promise; ``bearing`` is what it says of it."""

    bearing: str


class CardOut(RecordOut):
    """A promise or a plan. ``standing`` is what came of it ``since`` a day; ``overdue`` counts the days since it was ``due``.

    ``said`` is the sentence that first told it, ``last`` the last one that bears on it; ``by`` names the person whose word the standing is.
    """

    what: str
    who: str
    to: str
    sides: list[str]
    standing: Status
    since: str
    by: str | None
    due: str | None
    due_rule: str
    overdue: int | None
    said: CitedOut
    last: LastWord | None


class ColumnOut(BaseModel):
    """The cards of one standing; ``number`` counts all of them, ``next`` is the cursor of the following page of the column."""

    standing: Status
    number: int
    cards: list[CardOut]
    next: str | None


class BoardOut(BaseModel):
    """The board as of a day, None where nothing is dated."""

    states: list[str]
    day: str | None
    columns: list[ColumnOut]


@dataclass(frozen=True, slots=True)
class Card:
    """A card with the folded words by which it is found."""

    out: CardOut
    words: str

    @property
    def key(self) -> tuple[int, str]:
        """Orders a column: what has been overdue longest, what is due next, else the latest news first."""
        if self.out.standing is Status.OPEN:
            return (day_up(self.out.due), self.out.id)
        place = day_up if self.out.standing is Status.OVERDUE else day_down
        return (place(self.out.since), self.out.id)


def build(visit: Visit, pair: Pair, ask: Annotated[BoardAsk, Query()]) -> Shown[BoardOut]:
    """The board."""
    known_topic(ask.topic)
    known_side(ask.side, pair)
    day = ask.as_of or visit.view.latest()
    cards = remembered(visit, lambda: _cards(visit, pair, ask.as_of, day), "board", pair, ask.as_of)
    kept = [card for card in cards if _asked_for(card, ask)]
    parts = {status: _column(status, kept, ask) for status in COLUMNS if ask.status in (None, status)}
    data = BoardOut(
        states=list(pair),
        day=day.isoformat() if day else None,
        columns=[
            ColumnOut(standing=status, number=part.number, cards=[card.out for card in part.items], next=part.next)
            for status, part in parts.items()
        ],
    )
    context = {
        "pair": pair,
        "ask": ask,
        "asked": ask.kept(),
        "topics": topics(),
        "statuses": COLUMNS,
        "number": len(kept),
    }
    return Shown("board.html.j2", data, context, Rows(ROW, lambda: _rows(kept)))


def _asked_for(card: Card, ask: BoardAsk) -> bool:
    out = card.out
    return (
        (not ask.topic or ask.topic in out.topics)
        and (not ask.side or ask.side in out.sides)
        and ask.status in (None, out.standing)
        and holds(ask.q, card.words)
    )


def _column(status: Status, cards: Sequence[Card], ask: BoardAsk) -> Part[Card]:
    own = [card for card in cards if card.out.standing is status]
    alone = ask.status is not None
    return cut(own, lambda card: card.key, status.value, ask.after if alone else None, ask.limit if alone else CARDS)


def _cards(visit: Visit, pair: tuple[str, str], as_of: date | None, day: date | None) -> tuple[Card, ...]:
    """All promises and plans of the pair. Where nothing is dated no time passes: nothing is overdue."""
    query = Wanted(between=pair, as_of=as_of)
    rows = {
        register: visit.view.records(Wanted(register=register, between=pair, as_of=as_of))
        for register in ("commitments", "contacts", "offices")
    }
    sides = Sides(pair, rows["offices"])
    chosen = [*rows["commitments"], *rows["contacts"]]
    fates = visit.view.fates(chosen, day or date.min, query)
    return tuple(_card(row, fates[row.id], sides, pair, day) for row in chosen if row.id in fates)


def _card(row: RecordRow, fate: Fate, sides: Sides, pair: tuple[str, str], day: date | None) -> Card:
    values = record_values(row)
    due = fate.due.day
    late = (day - due).days if day and due and fate.status is Status.OVERDUE else None
    last = fate.later[-1] if fate.later else None
    out = CardOut(
        **values,
        what=str(row.fields["what"]) if row.register == "commitments" else values["headline"],
        who=str(row.fields.get("who") or ""),
        to=str(row.fields.get("to") or ""),
        sides=_sides(row, sides, pair),
        standing=fate.status,
        since=fate.since if day else "",
        by=fate.by or None,
        due=due.isoformat() if due else None,
        due_rule=fate.due.rule,
        overdue=late,
        said=CitedOut.of(row.mentions[0]),
        last=LastWord(**CitedOut.of(last.row(row)).model_dump(), bearing=last.kind.value) if last else None,
    )
    told = " ".join(one.sentence.text if one.sentence else one.quote for one in row.mentions)
    names = " ".join(country_name(code) for code in out.sides)
    return Card(out, fold(f"{values['headline']} {told} {names} {out.last.text if out.last else ''}"))


def _sides(row: RecordRow, sides: Sides, pair: tuple[str, str]) -> list[str]:
    """Of a promise the side that makes it, of a plan the states of those who take part, both where none is told."""
    if row.register == "commitments":
        found = sides.of(str(row.fields["who"]))
        return list(pair) if found == BOTH else [found] if found in pair else []
    told = {one.get("country") for one in row.fields.get("participants", ())}
    return [code for code in pair if code in told] or list(pair)


OWN = ("id", "register", "standing", "since", "who", "to", "what", "sides", "topics", "due", "due_rule", "overdue")
ROW = (*OWN, "said", "published", "document", "sentence", "last", "last_published", "last_document", "last_sentence")


def _rows(cards: Sequence[Card]) -> Iterator[Sequence[Any]]:
    for card in sorted(cards, key=lambda card: (COLUMNS.index(card.out.standing), *card.key)):
        plain: Mapping[str, Any] = card.out.model_dump(mode="json")
        yield [*(plain[name] for name in OWN), *_cells(card.out.said), *_cells(card.out.last)]


def _cells(cited: CitedOut | None) -> tuple[Any, ...]:
    if cited is None:
        return (None,) * 4
    return (cited.text, cited.document.published, cited.document.id, cited.sentence)


PAGE = Page(
    "board",
    "/pairs/{pair}/board",
    build,
    BoardOut,
    "Promises and plans of two states by what came of them.",
    listed=True,
)

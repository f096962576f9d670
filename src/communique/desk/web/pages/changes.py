"""What is new or different between two days of publication, or two moments of reading, with the sentences that bring it about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Query
from pydantic import AfterValidator, BaseModel, Field, model_validator

from communique.desk.web.asking import MOST_ROWS, Asked, Day, Pair, register_of
from communique.desk.web.lists import Part, cut, day_down, day_of, holds, remembered
from communique.desk.web.objects import CitedOut, OfRegister
from communique.desk.web.page import Page
from communique.desk.web.shown import Rows, Shown
from communique.desk.web.visit import Visit
from communique.desk.wording import headline
from communique.ledger.changes import Change, changes
from communique.ledger.conditions import Query as Wanted
from communique.ledger.words import fold
from communique.model.mentions import REGISTERS

RECENT = 30  # days before the latest document on the pair, where nobody says
SHOWN = 30  # changes of a kind where all kinds are shown
SENTENCES = 3  # of a change
DAY = len("2026-02-01")


class Key(StrEnum):
    """The kinds of change as an address names them."""

    NEW = "new"
    STATUS = "status"
    DATE = "date"
    FIELD = "field"
    TOLD_AGAIN = "told_again"
    GONE = "gone"


def _moment(text: str) -> str:
    try:
        read = datetime.fromisoformat(text)
        if len(text) <= DAY:
            read = read.replace(hour=23, minute=59, second=59)
        return read.replace(tzinfo=read.tzinfo or UTC).astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{text!r} is no moment such as 2026-02-01 or 2026-02-01T10:00") from error


Moment = Annotated[str, AfterValidator(_moment)]


class ChangesAsk(Asked):
    """Between what, and which changes."""

    since: Day | None = Field(None, description="The day of publication to compare with.")
    until: Day | None = Field(None, description="The day of publication up to which to look.")
    read_since: Moment | None = Field(
        None, max_length=40, description="The moment of reading to compare with (UTC; a day stands for its end)."
    )
    read_until: Moment | None = Field(None, max_length=40, description="The moment of reading up to which to look.")
    q: str | None = Field(None, description="Only what is told with all these words.", max_length=200)
    register_: str | None = Field(None, alias="register", description="Only this register.", max_length=30)
    kind: Key | None = Field(None, description="Only this kind of change.")
    after: str | None = Field(None, description="The cursor of the page before, of one kind.", max_length=2000)
    limit: int = Field(50, ge=1, le=MOST_ROWS, description="Changes of a page, where one kind is asked for.")

    @model_validator(mode="after")
    def _forwards(self) -> ChangesAsk:
        published, read = (self.since, self.until), (self.read_since, self.read_until)
        if (published != (None, None)) and read != (None, None):
            raise ValueError("ask for days of publication or for moments of reading, not for both")
        if (self.since and self.until and self.until < self.since) or (read[0] and read[1] and read[1] < read[0]):
            raise ValueError("the time ends before it begins")
        if read[1] and not read[0]:
            raise ValueError("read_until needs read_since")
        return self


class ChangeOut(OfRegister):
    """A change of a record, which stands as ``date`` and ``status`` tell. ``name`` is the field with its values ``before`` and ``after``;
    ``said`` are the new sentences that bring it about, at most three of ``sentences``, ``day`` that of the latest.
    """

    change: Key
    record: str
    what: str
    date: str | None
    status: str | None
    name: str | None
    before: Any
    after: Any
    day: str | None
    sentences: int
    said: list[CitedOut]


class KindOut(BaseModel):
    """The changes of a kind; ``number`` counts all of them, ``next`` is the cursor of the following page of the kind."""

    kind: Key
    number: int
    changes: list[ChangeOut]
    next: str | None


class ChangesOut(BaseModel):
    """What changed between two days of publication, or two moments of reading."""

    states: list[str]
    since: str | None
    until: str | None
    read_since: str | None
    read_until: str | None
    kinds: list[KindOut]


@dataclass(frozen=True, slots=True)
class Found:
    """A change with the folded words by which it is found."""

    out: ChangeOut
    words: str

    @property
    def key(self) -> tuple[int, int, str, str]:
        """By register, the latest told first."""
        return (REGISTERS.index(self.out.of_register), day_down(self.out.day), self.out.record, self.out.name or "")


def build(visit: Visit, pair: Pair, ask: Annotated[ChangesAsk, Query()]) -> Shown[ChangesOut]:
    """The page."""
    if ask.register_:
        register_of(ask.register_)
    since = None if ask.read_since else ask.since or _recent(visit, pair, ask.until)
    between = (since, ask.until, ask.read_since, ask.read_until)
    whole = remembered(visit, lambda: _changes(visit, pair, between), "changes", pair, between)
    kept = [one for one in whole if _asked_for(one, ask)]
    parts = {key: _part(key, kept, ask) for key in Key if ask.kind in (None, key)}
    plain = [one.isoformat() if isinstance(one, date) else one for one in between]
    data = ChangesOut(
        states=list(pair),
        since=plain[0],
        until=plain[1],
        read_since=plain[2],
        read_until=plain[3],
        kinds=[
            KindOut(kind=key, number=part.number, changes=[one.out for one in part.items], next=part.next)
            for key, part in parts.items()
        ],
    )
    context = {
        "pair": pair,
        "ask": ask,
        "asked": ask.kept(),
        "lasting": ask.kept() | ({"since": plain[0]} if since else {}),
        "registers": REGISTERS,
        "kinds": list(Key),
        "number": len(kept),
        "chosen": ask.register_,
    }
    return Shown("changes.html.j2", data, context, Rows(ROW, lambda: _rows(kept)))


def _recent(visit: Visit, pair: tuple[str, str], until: date | None) -> date | None:
    """Some days before the latest document on the pair; None where none is dated."""
    last = until or day_of(visit, pair, None)
    return last - timedelta(days=min(RECENT, last.toordinal() - 1)) if last else None


Between = tuple[date | None, date | None, str | None, str | None]


def _changes(visit: Visit, pair: tuple[str, str], between: Between) -> tuple[Found, ...]:
    since, until, read_since, read_until = between
    if since is None and read_since is None:
        return ()  # nothing is dated
    before = visit.view.records(Wanted(between=pair, as_of=since, known_at=read_since))
    after = visit.view.records(Wanted(between=pair, as_of=until, known_at=read_until))
    return tuple(_found(one) for one in changes(before, after))


def _found(one: Change) -> Found:
    record = one.record
    rows = sorted(one.rows, key=lambda row: (row.document.said, row.mention.span))
    # A sentence may tell the same twice; the founding one comes first.
    places = {
        (row.document.id, row.sentence.number if row.sentence else -row.mention.span.start): row for row in rows[::-1]
    }
    told = list(places.values())[::-1]
    told.sort(key=lambda row: row.id != record.head.id)
    out = ChangeOut(
        register=record.register,
        change=Key[one.kind.name],
        record=record.id,
        what=headline(record),
        date=record.date,
        status=record.status or None,
        name=one.name or None,
        before=one.before if one.before != "" else None,
        after=one.after if one.after != "" else None,
        day=rows[-1].document.published if rows else None,
        sentences=len(told),
        said=[CitedOut.of(row) for row in told[:SENTENCES]],
    )
    words = " ".join(row.sentence.text if row.sentence else row.quote for row in told)
    return Found(out, fold(f"{out.what} {words}"))


def _asked_for(one: Found, ask: ChangesAsk) -> bool:
    return (
        (not ask.register_ or one.out.of_register == ask.register_)
        and ask.kind in (None, one.out.change)
        and holds(ask.q, one.words)
    )


def _part(key: Key, kept: Sequence[Found], ask: ChangesAsk) -> Part[Found]:
    own = [one for one in kept if one.out.change is key]
    alone = ask.kind is not None
    return cut(own, lambda one: one.key, key.value, ask.after if alone else None, ask.limit if alone else SHOWN)


ROW = (
    "change",
    "register",
    "record",
    "what",
    "date",
    "status",
    "name",
    "before",
    "after",
    "published",
    "documents",
    "said",
)


def _rows(kept: Sequence[Found]) -> Iterator[Sequence[Any]]:
    kinds = list(Key)
    for found in sorted(kept, key=lambda one: (kinds.index(one.out.change), *one.key)):
        one = found.out
        documents = list(dict.fromkeys(cited.document.id for cited in one.said))
        values = (one.name, one.before, one.after, one.day, documents, [cited.text for cited in one.said])
        yield [one.change.value, one.of_register, one.record, one.what, one.date, one.status, *values]


PAGE = Page(
    "changes",
    "/pairs/{pair}/changes",
    build,
    ChangesOut,
    "What is new or different between two days of publication or moments of reading.",
    listed=True,
)

"""A ledger open for reading: a method a register, and what else can be asked of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypedDict, TypeVar, Unpack

from communique.api import arguments
from communique.api.briefings import Briefing
from communique.api.documents import Document, document_of
from communique.api.places import Citation, Mention, citation_of, mentions_of
from communique.api.records import (
    Agreement,
    Commitment,
    Contact,
    Event,
    Figure,
    Office,
    Project,
    Record,
    Standing,
    Statement,
    record_of,
    type_of,
)
from communique.api.sequences import Records
from communique.api.viewpoint import Source, Viewpoint
from communique.desk.briefing import brief
from communique.desk.wanted import Wanted
from communique.ledger import overview
from communique.ledger.changes import ChangeKind, changes
from communique.ledger.checking import FindingKind, check
from communique.ledger.paging import Listing
from communique.ledger.queries import Query
from communique.ledger.rows import RecordRow
from communique.model.errors import UnknownRegister, WrongArgument
from communique.model.judgements import Judgement
from communique.model.mentions import REGISTERS

Day = str | date
R = TypeVar("R", bound=Record)
PAGE = 200  # records that are read at once


class Filter(TypedDict, total=False):
    """What a list is limited to: two states; the time in which it happened, else was said; a topic; what was published by a day;
    what the ledger knew at a moment.
    """

    between: Sequence[str] | None
    since: Day | None
    until: Day | None
    topic: str | None
    as_of: Day | None
    known_at: Day | None


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two views: ``before`` and ``after`` are values of ``field``; ``mentions`` bring it about."""

    kind: ChangeKind
    record: Record
    field: str | None
    before: Any
    after: Any
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit, in words, with the sentences that it rests on."""

    kind: FindingKind
    message: str
    citations: tuple[Citation, ...]


class Ledger:
    """A ledger for reading alone. Nothing is ever written, nor linked: what was read since the last linking (``unlinked``) is found
    by ``search`` and in ``documents``, and stands in records once a program that writes has linked it. Close it, or use ``with``.
    """

    def __init__(self, path: Path) -> None:
        """See ``communique.open``."""
        self._source = Source(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Ledger {self._source.path}>"

    def close(self) -> None:
        """Let the file go. What has been read stays usable; what must still be looked up raises LedgerError."""
        self._source.close()

    @property
    def unlinked(self) -> int:
        """How many mentions were read since the last linking, and stand in no record yet."""
        return overview.unlinked(self._source.engine)

    @property
    def latest(self) -> date | None:
        """The day of the latest document, None where none is dated."""
        return self._source.view.latest()

    def contacts(self, **what: Unpack[Filter]) -> Records[Contact]:
        """Meetings, visits, calls, sessions. Raises UnknownCountry and WrongArgument, as all lists do."""
        return self._list(Contact, what)

    def agreements(self, **what: Unpack[Filter]) -> Records[Agreement]:
        """Instruments at some stage."""
        return self._list(Agreement, what)

    def commitments(self, **what: Unpack[Filter]) -> Records[Commitment]:
        """What a side says that it will do, wants or asks."""
        return self._list(Commitment, what)

    def figures(self, **what: Unpack[Filter]) -> Records[Figure]:
        """Numbers that measure something."""
        return self._list(Figure, what)

    def projects(self, **what: Unpack[Filter]) -> Records[Project]:
        """Joint undertakings."""
        return self._list(Project, what)

    def offices(self, **what: Unpack[Filter]) -> Records[Office]:
        """Persons in posts."""
        return self._list(Office, what)

    def standing(self, **what: Unpack[Filter]) -> Records[Standing]:
        """The formal level of a relationship."""
        return self._list(Standing, what)

    def statements(self, **what: Unpack[Filter]) -> Records[Statement]:
        """What speakers say."""
        return self._list(Statement, what)

    def events(self, **what: Unpack[Filter]) -> Records[Event]:
        """Acts of one state towards another, coded after PLOVER."""
        return self._list(Event, what)

    def records(self, register: str | None = None, **what: Unpack[Filter]) -> Records[Record]:
        """The records of a register by its name, or of all. Raises UnknownRegister."""
        if register is None:
            return self._list(Record, what)
        if register not in REGISTERS:
            raise UnknownRegister(register, REGISTERS)
        return self._list(type_of(register), what)

    def page(
        self, register: str, what: Filter, *, after: str | None = None, limit: int = 50
    ) -> tuple[tuple[Record, ...], str | None]:
        """Some records of a register and the cursor of the next, None at the end; not for ``known_at``.

        The order is that of the records' days as known now. Raises as lists do, and LedgerError for a bad cursor.
        """
        viewpoint, query = self._query(what, register)
        page = self._source.view.page(query, Listing(after=after, limit=limit))
        return tuple(record_of(row, viewpoint) for row in page.records), page.next

    def record(self, key: str, *, as_of: Day | None = None, known_at: Day | None = None) -> Record:
        """The record whose id begins so, with or without its ``r:``. Raises LedgerError for none or several."""
        viewpoint = self._viewpoint(as_of, known_at)
        return record_of(self._source.view.record(key, viewpoint.query), viewpoint)

    def documents(
        self,
        *,
        between: Sequence[str] | None = None,
        as_of: Day | None = None,
        known_at: Day | None = None,
    ) -> Records[Document]:
        """The documents (that speak of two states) in the order of their days, undated ones last."""
        query = replace(self._viewpoint(as_of, known_at).query, between=_between(between))

        def read() -> Iterator[Document]:
            for row in self._source.view.documents(query):
                yield document_of(row, self._source)

        return Records(Document, read())

    def document(self, key: str) -> Document:
        """The document of that name or id; the beginning of an id is enough. Raises LedgerError for none or several."""
        return document_of(overview.document_row(self._source.engine, key), self._source)

    def search(self, words: str, *, limit: int = 20) -> tuple[Citation, ...]:
        """The sentences that hold all of the words, best first. Raises LedgerError."""
        hits = self._source.view.search(words, limit=limit)
        return tuple(citation_of(hit.document, hit.sentence) for hit in hits)

    def changes(
        self,
        since: Day,
        until: Day | None = None,
        *,
        between: Sequence[str] | None = None,
        register: str | None = None,
        by_reading: bool = False,
    ) -> tuple[Change, ...]:
        """What is new or different between two days of publication; with ``by_reading`` between two moments of reading."""
        common = Query(register=register, between=_between(between))
        if by_reading:
            ends = (arguments.moment(since), arguments.moment(until) if until is not None else None)
            queries = [replace(common, known_at=end) for end in ends]
        else:
            days = (arguments.day(since, last=True), arguments.day(until, last=True) if until is not None else None)
            queries = [replace(common, as_of=end) for end in days]
        before, after = (Viewpoint(self._source, one.as_of, one.known_at) for one in queries)
        _forwards(before.query, after.query)
        view = self._source.view
        return tuple(
            Change(
                one.kind,
                record_of(one.record, before if one.kind is ChangeKind.GONE else after),
                one.name or None,
                one.before,
                one.after,
                mentions_of(one.rows),
            )
            for one in changes(view.records(queries[0]), view.records(queries[1]))
        )

    def brief(
        self,
        first: str,
        second: str,
        *,
        as_of: Day | None = None,
        since: Day | None = None,
        known_at: Day | None = None,
    ) -> Briefing:
        """The briefing on two states; ``since`` is the day of the last one. Raises UnknownCountry and WrongArgument."""
        query = self._viewpoint(as_of, known_at).query
        last = arguments.day(since, last=True) if since is not None else None
        if last is not None and query.as_of is not None and last >= query.as_of:
            raise WrongArgument(f"since ({since}) does not lie before as_of ({as_of})")
        pair = arguments.pair((first, second))
        wanted = Wanted(as_of=query.as_of, since=last, known_at=query.known_at, charts=False)
        return Briefing(brief(self._source.view, pair, wanted))

    def pairs(self) -> tuple[overview.Pair, ...]:
        """The pairs of states that documents speak of, those of most documents first."""
        return overview.pairs(self._source.engine)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement ever made, withdrawn ones too, in the order of their making."""
        return self._source.view.judgements()

    def check(self) -> tuple[Finding, ...]:
        """Citations that no longer hold, and what does not fit together; broken citations first. Reads the whole ledger."""
        return tuple(
            Finding(one.kind, one.message, tuple(dict.fromkeys(row.citation for row in mentions_of(one.mentions))))
            for one in check(self._source.view)
        )

    def _viewpoint(self, as_of: Day | None, known_at: Day | None) -> Viewpoint:
        day = arguments.day(as_of, last=True) if as_of is not None else None
        return Viewpoint(self._source, day, arguments.moment(known_at) if known_at is not None else None)

    def _query(self, what: Filter, register: str | None) -> tuple[Viewpoint, Query]:
        known = Filter.__annotations__
        for name in what:
            if name not in known:
                raise TypeError(f"a list is not limited by {name!r}; it takes {', '.join(known)}")
        topic = what.get("topic")
        since, until = arguments.period(what.get("since"), what.get("until"))
        viewpoint = self._viewpoint(what.get("as_of"), what.get("known_at"))
        return viewpoint, replace(
            viewpoint.query,
            register=register,
            between=_between(what.get("between")),
            since=since,
            until=until,
            topic=arguments.topic(topic) if topic is not None else None,
        )

    def _list(self, kind: type[R], what: Filter) -> Records[R]:
        viewpoint, query = self._query(what, kind.register or None)

        def read() -> Iterator[R]:
            for row in self._rows(query):
                made = record_of(row, viewpoint)
                assert isinstance(made, kind)
                yield made

        return Records(kind, read())

    def _rows(self, query: Query) -> Iterator[RecordRow]:
        """The rows in the order of their dates as seen; a page at a time where that is the order of the lists."""
        view = self._source.view
        if query.known_at is not None or query.as_of is not None or query.between is not None:
            yield from view.records(query)
            return
        seen: set[str] = set()
        cursor = None
        while True:
            page = self._source.view.page(query, Listing(after=cursor, limit=PAGE))
            for row in page.records:
                if row.id not in seen:  # its date may have moved while another program wrote
                    seen.add(row.id)
                    yield row
            cursor = page.next
            if cursor is None:
                return


def _between(states: Sequence[str] | None) -> tuple[str, str] | None:
    return arguments.pair(states) if states is not None else None


def _forwards(before: Query, after: Query) -> None:
    """Raises WrongArgument where a time ends before it begins."""
    days = (before.as_of, after.as_of)
    moments = (before.known_at, after.known_at)
    if (days[0] and days[1] and days[1] < days[0]) or (moments[0] and moments[1] and moments[1] < moments[0]):
        raise WrongArgument("until lies before since")


def open_ledger(path: str | os.PathLike[str]) -> Ledger:
    """The ledger in a file, for reading alone; another program may write to it meanwhile. Raises LedgerError.

    The file is not changed. Beside a ledger that nobody else has open SQLite leaves its two side files (``-wal`` and ``-shm``),
    which the next program that writes takes away.
    """
    return Ledger(Path(path))

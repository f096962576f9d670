"""A day without a year at the head of a text, and what narrows down its year: who was in office, and days told near it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from communique.model import edtf
from communique.model.documents import Block, BlockKind
from communique.model.spans import Span
from communique.reading.annotations import PersonMention, TimeKind, TimeMention
from communique.reading.english.names import fold_name
from communique.reading.english.nations import leaders
from communique.reading.english.times_calendar import real
from communique.reading.english.times_context import STATED
from communique.sources.datelines import dateline_of
from communique.sources.dates import find_dates

_FIRST_BLOCKS = 4
_LINE = 60  # characters of a line that holds a date and little more
_AROUND = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DayAlone:
    """A day and month whose year is not stated, with the weekdays on which it can be (Monday is 0; none says nothing)."""

    month: int
    day: int
    weekdays: frozenset[int]
    span: Span
    words: str

    def on(self, year: int) -> date | None:
        """The day in that year; None where there is none or where it was on another day of the week."""
        if not real(year, self.month, self.day):
            return None
        day = date(year, self.month, self.day)
        return day if not self.weekdays or day.weekday() in self.weekdays else None


@dataclass(frozen=True, slots=True)
class InOffice:
    """A leader whom the text calls by office and full name, with the years in which he or she held one."""

    span: Span
    words: str
    years: tuple[tuple[int, int], ...]

    def holds(self, year: int) -> bool:
        """Was it a year in office?"""
        return any(first <= year <= last for first, last in self.years)


def head_day(text: str, blocks: Sequence[Block]) -> DayAlone | None:
    """The day of a dateline or of a date line without a year, among the first blocks."""
    kinds = {BlockKind.BODY, BlockKind.DATELINE}  # the clock of the page tells when it was looked at
    for block in [one for one in blocks if one.kind in kinds][:_FIRST_BLOCKS]:
        words = block.span.of(text)
        line = dateline_of(words)
        found = line.found if line is not None else None
        if found is None and len(words) <= _LINE:
            found = next((one for one in find_dates(words) if one.span.start <= len("Wednesday, ")), None)
        if found is None:
            continue
        if found.day is None or found.year is not None:
            return None
        span = Span(block.span.start + found.span.start, block.span.start + found.span.end)
        weekdays = frozenset() if found.weekday is None else frozenset({found.weekday})
        return DayAlone(found.month, found.day, weekdays, span, span.of(text))
    return None


def in_office(people: Iterable[PersonMention], latest: int) -> Iterator[InOffice]:
    """The leaders of the table whom a text names in full and by an office that they hold; ``latest`` closes an open term."""
    seen: set[str] = set()
    for one in people:
        if not one.name or not one.role or one.past or one.name in seen or " " not in one.name:
            continue
        parts = {fold_name(part) for part in one.name.replace("-", " ").split()}
        rows = {
            row
            for part in parts
            for row in leaders().get(part, ())
            if parts == {fold_name(word) for word in row.name.replace("-", " ").split()} and _same(one.role, row.office)
        }
        if rows and len({row.country for row in rows}) == 1:
            seen.add(one.name)
            terms = tuple(sorted((row.first, row.last or latest) for row in rows))
            yield InOffice(one.span, one.name, terms)


_TOP = (
    "prime minister",
    "president",
    "chancellor",
    "premier",
    "king",
    "emir",
    "emperor",
    "sultan",
    "leader",
    "head of",
)


def _same(role: str, office: str) -> bool:
    """May the role be the office of the table? "Foreign Minister A B" was no president yet."""
    role = role.casefold()
    top, abroad = any(head in role for head in _TOP), "foreign" in role or "external" in role
    if not (top or abroad):
        return True
    return (top and office.startswith("head of")) or (abroad and office == "foreign minister")


@cache
def newest_year() -> int:
    """The last year of which the table of leaders can tell: that of its newest entry."""
    return max(one.first for rows in leaders().values() for one in rows)


def days_near(day: DayAlone, times: Iterable[TimeMention]) -> Iterator[tuple[int, Span]]:
    """The years of full dates that lie within a week of the day, or of stretches of days that hold it.

    The very day in a year is left out: it may be its anniversary.
    """
    for time in times:
        if time.kind is not TimeKind.DATE or time.basis != STATED or time.value is None:
            continue
        first, last = edtf.bounds(time.value)
        if first is None or last is None or last - first > 2 * _AROUND:
            continue
        own = day.on(last.year)
        if own is None or first == last == own:
            continue
        if first - _AROUND <= own <= last + _AROUND:
            yield last.year, time.span

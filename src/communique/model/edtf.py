"""Dates as EDTF strings: the part of ISO 8601-2 that the project uses.

A value is a day ``2016-08-18``, a month ``2015-05``, a year ``2016``, an interval ``a/b`` of these, or an interval that
is open on one side (``../b``, ``a/..``). A trailing ``~`` marks a part as approximate. Every function that takes a value
raises ValueError when it is none of these.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

OPEN = ".."
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)", re.ASCII)
MONTHS = tuple(calendar.month_name)


class Precision(StrEnum):
    """How exactly a value says when."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month (``day`` None) or a year (``month`` None too)."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Its last day."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def precision(self) -> Precision:
        """Day, month or year."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text + ("~" if self.about else "")


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed value. A single point has the same ``start`` and ``end``; None is the open side of an interval."""

    start: Point | None
    end: Point | None
    interval: bool = False


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a day, month or year such as 2016-08-18, 2016-08 or 2016")
    year, month, day, about = match.groups()
    point = Point(int(year), int(month) if month else None, int(day) if day else None, bool(about))
    try:
        _ = point.first, point.last
    except ValueError as error:
        raise ValueError(f"{text!r} is not on the calendar") from error
    return point


@lru_cache(maxsize=1024)  # a document's few dates are asked for hundreds of times
def parse(value: str) -> Edtf:
    """Take a value apart."""
    head, slash, tail = value.partition("/")
    if not slash:
        point = _point(head)
        return Edtf(point, point)
    start = None if head == OPEN else _point(head)
    end = None if tail == OPEN else _point(tail)
    if start is None and end is None:
        raise ValueError("an interval that is open on both sides says nothing")
    if start is not None and end is not None and start.first > end.last:
        raise ValueError(f"the interval {value!r} ends before it begins")
    return Edtf(start, end, interval=True)


def valid(value: str) -> bool:
    """Is it a value that ``parse`` takes?"""
    try:
        parse(value)
    except ValueError:
        return False
    return True


def bounds(value: str) -> tuple[date | None, date | None]:
    """The first and the last day that the value covers; None for an open side."""
    parsed = parse(value)
    return (parsed.start.first if parsed.start else None, parsed.end.last if parsed.end else None)


def precision(value: str) -> Precision:
    """Day, month, year, interval, or open interval."""
    parsed = parse(value)
    if parsed.start is None or parsed.end is None:
        return Precision.OPEN
    return Precision.INTERVAL if parsed.interval else parsed.start.precision


def approximate(value: str) -> bool:
    """Is any part of the value marked as approximate?"""
    parsed = parse(value)
    return any(point is not None and point.about for point in (parsed.start, parsed.end))


def day(value: str) -> date | None:
    """The day, when the value names exactly one."""
    first, last = bounds(value)
    return first if first is not None and first == last else None


def overlaps(a: str, b: str) -> bool:
    """Do the two share a day?"""
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    if a_last is not None and b_first is not None and a_last < b_first:
        return False
    return not (b_last is not None and a_first is not None and b_last < a_first)


def sort_key(value: str | None) -> tuple[date, date, str]:
    """Orders values by first day, then last day; what is open comes at its known end, None comes last of all."""
    if value is None:
        return (date.max, date.max, "")
    first, last = bounds(value)
    return (first or last or date.max, last or first or date.max, value)


def from_dates(first: date, last: date) -> str:
    """The value of the days from ``first`` to ``last``: as one year or one month where it is exactly that."""
    if first == last:
        return first.isoformat()
    for point in (Point(first.year), Point(first.year, first.month)):
        if (point.first, point.last) == (first, last):
            return str(point)
    return interval(first.isoformat(), last.isoformat())


def interval(start: str | None, end: str | None) -> str:
    """The value ``start/end``; equal ends make one point, None an open side."""
    value = start if start is not None and start == end else f"{start or OPEN}/{end or OPEN}"
    parse(value)
    return value


def render(value: str) -> str:
    """The value for people: "18 August 2016", "May 2015", "21-30 September 2016", "until 2016", "from May 2015"."""
    parsed = parse(value)
    start, end = parsed.start, parsed.end
    if start is None:
        assert end is not None
        return f"until {_words(end)}"
    if end is None:
        return f"from {_words(start)}"
    if not parsed.interval or start == end:
        return _words(start)
    return _pair(start, end)


def _words(point: Point) -> str:
    parts = [str(point.day)] if point.day is not None else []
    if point.month is not None:
        parts.append(MONTHS[point.month])
    parts.append(str(point.year))
    return ("about " if point.about else "") + " ".join(parts)


def _pair(start: Point, end: Point) -> str:
    if start.about or end.about or start.precision != end.precision:
        return f"{_words(start)} - {_words(end)}"
    if start.month is None:
        return f"{start.year}-{end.year}"
    if start.year != end.year:
        return f"{_words(start)} - {_words(end)}"
    if start.day is None:
        return f"{MONTHS[start.month]}-{_words(end)}"
    if start.month == end.month:
        return f"{start.day}-{_words(end)}"
    return f"{start.day} {MONTHS[start.month]} - {_words(end)}"

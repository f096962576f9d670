"""Days on the axis of a chart: what a value covers, where its mark stands, which days the axis names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.ledger.when import days

EPOCH = date(1970, 1, 1)
DAY = 86_400_000  # milliseconds
YEAR = 365.25  # days
YEAR_LABEL, MONTH_LABEL = 46, 76  # pixels that one label of the axis needs
LEAST_YEAR = 16  # pixels of a year from which years are parted by lines
SHORT = 1.6  # years from which an axis names years rather than months
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
MONTH_STEPS = (1, 2, 3, 6)
BY_YEAR = "%Y"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that a value covers. ``since`` is True for what runs from its first day to the day on which it was told."""

    first: date
    last: date
    since: bool = False

    @property
    def at(self) -> date:
        """Where its mark stands: in the middle; of what has run up since a day at its end."""
        return self.last if self.since else self.first + (self.last - self.first) / 2

    @property
    def length(self) -> int:
        """In days, at least one."""
        return (self.last - self.first).days + 1


def stretch(value: str | None, told: str | None = None) -> Stretch | None:
    """The days of an EDTF value; None where it has none or cannot be read.

    An open end is closed by the last day of ``told``, the day of the document; an open beginning leaves the known end.
    """
    first, last = days(value)
    if first is not None and last is not None:
        return Stretch(first, last)
    if last is not None:
        return Stretch(last, last)
    if first is None:
        return None
    until = days(told)[1]
    return Stretch(first, until, since=True) if until is not None and until > first else Stretch(first, first)


def stamp(day: date) -> int:
    """The day as Vega counts time: milliseconds of UTC."""
    return (day - EPOCH).days * DAY


def shifted(day: date, by: float) -> date:
    """So many days later, or earlier, inside the calendar."""
    number = min(max(day.toordinal() + round(by), date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


@dataclass(frozen=True, slots=True)
class Span:
    """The days of an axis and the pixels that they are drawn on."""

    first: date
    last: date
    width: float

    def pixel(self, day: date) -> float:
        """Where a day stands."""
        return round((day - self.first).days * self.width / max(1, (self.last - self.first).days), 2)

    def days_of(self, pixels: float) -> float:
        """How many days so many pixels are."""
        return pixels * max(1, (self.last - self.first).days) / self.width

    def padded(self, pixels: float) -> Span:
        """A span a little longer at both ends, so that no mark is cut."""
        room = max(1.0, self.days_of(pixels))
        return Span(shifted(self.first, -room), shifted(self.last, room), self.width)

    def axis(self) -> dict[str, Any]:
        """The encoding of time without a field: scale, and what stands below it. A year's number stands below its middle."""
        ticks, form = self._ticks()
        by_year = form == BY_YEAR
        return {
            "type": "temporal",
            "scale": {"type": "utc", "domain": [stamp(self.first), stamp(self.last)], "nice": False},
            "axis": {
                "values": [stamp(day) for day in ticks],
                "format": form,
                "title": None,
                "grid": not by_year,
                "ticks": not by_year,
                "labelOverlap": False,
                "labelFlush": False,
            },
        }

    def new_years(self) -> list[date]:
        """The first days of the years, none where they would stand too close."""
        if self._ticks()[1] != BY_YEAR or self.days_of(LEAST_YEAR) > YEAR:
            return []
        found = [date(year, 1, 1) for year in range(self.first.year, self.last.year + 1)]
        return [day for day in found if self.first <= day <= self.last]

    def _ticks(self) -> tuple[list[date], str]:
        years = (self.last - self.first).days / YEAR
        if years >= SHORT:
            most = max(2, int(self.width // YEAR_LABEL))
            step = next((one for one in YEAR_STEPS if years / one <= most), YEAR_STEPS[-1])
            middles = [date(year, 7, 2) for year in range(self.first.year, self.last.year + 1) if year % step == 0]
            return self._inside(middles, YEAR_LABEL), BY_YEAR
        most = max(2, int(self.width // MONTH_LABEL))
        step = next((one for one in MONTH_STEPS if 12 * years / one <= most), MONTH_STEPS[-1])
        starts = [
            date(year, month, 1) for year in range(self.first.year, self.last.year + 1) for month in range(1, 13, step)
        ]
        shown = self._inside(starts, MONTH_LABEL)
        return (shown, "%b %Y") if shown else ([self.first + (self.last - self.first) / 2], "%-d %b %Y")

    def _inside(self, found: list[date], label: int) -> list[date]:
        """Those whose label does not stand out to the right; to the left there is room below the axis of values."""
        return [day for day in found if self.first <= day and self.pixel(day) <= self.width - label / 3]


def years(span: Span) -> dict[str, Any] | None:
    """A layer of faint lines between the years."""
    starts = span.new_years()
    if not starts:
        return None
    return {
        "data": {"values": [{"year": day.isoformat()} for day in starts]},
        "mark": {"type": "rule", "style": "faint"},
        "encoding": {"x": {"field": "year", **span.axis()}, "y": {"value": 0}, "y2": {"value": "height"}},
    }


def span_of(stretches: list[Stretch], width: float) -> Span:
    """From the first to the last day of all; there is at least one."""
    return Span(min(one.first for one in stretches), max(one.last for one in stretches), width)

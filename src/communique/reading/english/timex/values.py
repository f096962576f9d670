"""Stretches of the calendar, their TIMEX3 values and their EDTF values."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.model import edtf
from communique.reading.english import times_calendar as cal

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_CYCLE = 4000  # the calendar repeats every 400 years: years before ours are reckoned that much later
_SPAN = 3900  # what is reckoned further from our era than so many years is no date of a text
_QUARTER, _HALF, _SEASON = 3, 6, 3
_PARTS = {"START": "early", "MID": "mid", "END": "late"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stretch of the calendar: ``grain`` is day, week, weekend, month, quarter, half, season, year, decade or century.

    ``year`` counts as astronomers do (0 is 1 BC). ``number`` is the month, quarter, half, ISO week, or the first month of the
    season; a decade or century is its first year. ``time`` is what a TIMEX3 value has behind the day ("TNI", "T09:30").
    """

    grain: str
    year: int
    number: int = 0
    day: int = 0
    time: str = ""

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        year = _year(self.year)
        match self.grain:
            case "day":
                return f"{year}-{self.number:02}-{self.day:02}{self.time}"
            case "month":
                return f"{year}-{self.number:02}"
            case "week":
                return f"{year}-W{self.number:02}"
            case "weekend":
                return f"{year}-W{self.number:02}-WE"
            case "quarter":
                return f"{year}-Q{self.number}"
            case "half":
                return f"{year}-H{self.number}"
            case "season":
                return f"{year}-{next(code for code, month in _SEASON_MONTH.items() if month == self.number)}"
            case "decade":
                return year[:-1]
            case "century":
                return year[:-2]
        return year

    @property
    def first(self) -> date:
        """Its first day, moved into the cycle of the calendar for years before 1."""
        year = self.year if self.year > 0 else self.year + _CYCLE
        match self.grain:
            case "day":
                return date(year, self.number, self.day)
            case "week":
                return date.fromisocalendar(year, self.number, 1)
            case "weekend":
                return date.fromisocalendar(year, self.number, 6)
            case "month" | "season":
                return date(year, self.number, 1)
            case "quarter":
                return date(year, (self.number - 1) * _QUARTER + 1, 1)
            case "half":
                return date(year, (self.number - 1) * _HALF + 1, 1)
        return date(year, 1, 1)

    @property
    def last(self) -> date:
        """Its last day, moved as ``first`` is."""
        first = self.first
        match self.grain:
            case "day":
                return first
            case "week":
                return first + timedelta(days=6)
            case "weekend":
                return first + timedelta(days=1)
        months = {"month": 1, "season": _SEASON, "quarter": _QUARTER, "half": _HALF, "decade": 120, "century": 1200}
        year, month = cal.move_months(first.year, first.month, months.get(self.grain, 12) - 1)
        return date(year, month, cal.last_day(year, month))

    @property
    def month(self) -> int | None:
        """The month in which it begins, None for years and more."""
        return None if self.grain in {"year", "decade", "century"} else self.first.month

    def with_time(self, time: str) -> Stamp:
        """The same day with a time."""
        return replace(self, time=time)


def _year(year: int) -> str:
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def of_day(day: date, time: str = "") -> Stamp:
    """One day."""
    return Stamp("day", day.year, day.month, day.day, time)


def of(grain: str, day: date) -> Stamp:
    """The stretch of this grain that a day lies in."""
    match grain:
        case "day":
            return of_day(day)
        case "week" | "weekend":
            year, week, _ = day.isocalendar()
            return Stamp(grain, year, week)
        case "month":
            return Stamp("month", day.year, day.month)
        case "quarter":
            return Stamp("quarter", day.year, (day.month - 1) // _QUARTER + 1)
        case "half":
            return Stamp("half", day.year, (day.month - 1) // _HALF + 1)
        case "season":
            start = day.month // _SEASON * _SEASON or 12
            return Stamp("season", day.year - (day.month < _SEASON), start)
        case "decade":
            return Stamp("decade", day.year // 10 * 10)
        case "century":
            return Stamp("century", day.year // 100 * 100)
    return Stamp("year", day.year)


def before_christ(stamp: Stamp, *, shifted: bool) -> Stamp:
    """Undo the move into the cycle of the calendar."""
    return replace(stamp, year=stamp.year - _CYCLE) if shifted else stamp


def moved(stamp: Stamp, by: int, grain: str) -> Stamp | None:
    """The stretch of ``grain`` that lies ``by`` of them from a stamp; None out of the calendar."""
    shifted = stamp.year <= 0
    first = stamp.first
    try:
        match grain:
            case "day":
                found = of_day(first + timedelta(days=by))
            case "week" | "weekend":
                found = of(grain, first + timedelta(days=7 * by))
            case "month" | "quarter" | "half" | "season":
                step = {"month": 1, "quarter": 3, "half": 6, "season": 3}[grain]
                year, month = cal.move_months(first.year, first.month, by * step)
                found = of(grain, date(year, month, 1))
            case _:
                years = {"year": 1, "decade": 10, "century": 100}[grain]
                found = of(grain, date(first.year + by * years, 1, 1))
    except (OverflowError, ValueError):
        return None
    found = before_christ(found, shifted=shifted)
    return found if -_SPAN < found.year < _SPAN else None


def day_stamp(year: int, month: int, day: int) -> Stamp | None:
    """A day, None when it is not on the calendar."""
    shown = year if year > 0 else year + _CYCLE
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(shown, month)[1]):
        return None
    return Stamp("day", year, month, day)


def season(name: str, year: int) -> Stamp:
    """A season of a year; winter is that which begins in it."""
    return Stamp("season", year, _SEASON_MONTH[SEASONS[name]])


def to_edtf(stamp: Stamp, mod: str | None = None, *, about: bool = False) -> str | None:
    """The EDTF value: a part of it where ``mod`` is START, MID or END; None for years before 1."""
    if stamp.year <= 0 or stamp.last.year > 9999:
        return None
    part = _PARTS.get(mod or "")
    if part and stamp.grain == "month":
        return cal.part_of_month(stamp.year, stamp.number, part)
    if part and stamp.grain == "year":
        return cal.part_of_year(stamp.year, part)
    if stamp.grain in {"decade", "century"}:
        return (
            cal.part_of_decade(stamp.year, part) if stamp.grain == "decade" else f"{stamp.year:04}/{stamp.year + 99:04}"
        )
    if stamp.grain in {"day", "month", "year"}:
        value = stamp.value[: 4 + 3 * (stamp.grain != "year") + 3 * (stamp.grain == "day")]
        return value + ("~" if about or mod == "APPROX" else "")
    if stamp.grain in {"quarter", "half", "season"}:
        first, last = stamp.first, stamp.last
        return edtf.interval(f"{first.year:04}-{first.month:02}", f"{last.year:04}-{last.month:02}")
    return edtf.from_dates(stamp.first, stamp.last)

"""Quarters, halves, seasons and holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from communique.reading.english.lexicon import table
from communique.reading.english.timex import values
from communique.reading.english.timex.discourse import Found, Here, dated
from communique.reading.english.timex.grammar import Match, holidays
from communique.reading.english.timex.numbers import ordinal_of
from communique.reading.english.timex.resolve_dates import Resolver, full_year, mod_of, weekdays, year_of_reference
from communique.reading.english.timex.resolve_years import spoken_year
from communique.reading.english.timex.timexes import Basis
from communique.reading.english.timex.values import SEASONS, Stamp

_FAR = 6  # a quarter so many months ahead is rather that of last year


def quarter_number(words: tuple[str, ...], unit: str) -> int | None:
    """1 to 4 of "first", "third", "final", "last" of quarters, halves or thirds of a year."""
    most = {"quarter": 4, "half": 2}.get(unit, 3)
    if words[-1] in {"final", "last"}:
        return most
    number = ordinal_of(words)
    return number if number is not None and number <= most else None


def quarter(match: Match, here: Here) -> Found | None:
    """A quarter or half, of a year that is stated, referred to, or nearest to the document's day."""
    unit = match.text("u")
    words = match.words("o")
    if words[-1] in {"latest", "recent", "previous", "past", "preceding", "prior"} or (
        words == ("last",) and not match.has("y") and not match.has("yref")
    ):
        return None if unit != "quarter" else _latest(here)
    number = quarter_number(words, unit)
    if number is None or unit == "trimester":
        return None
    if unit == "half" and not _half_of_year(match):
        return None
    year_found = _quarter_year(match, here, number, unit)
    if year_found is None:
        return Found(f"XXXX-{unit[0].upper()}{number}", basis=Basis.UNKNOWN)
    number_year, basis = year_found
    if match.has("back"):
        number_year -= 1
    found = dated(Stamp(unit, number_year, number), basis)
    # "its third-quarter loss": the article belongs to the noun behind.
    return replace(found, start=match.start + 1) if found and match.has("det") and match.has("hy") else found


def half_of(match: Match, _here: Here) -> Found | None:
    """The latter half of 2008."""
    return dated(Stamp("half", int(match.text("y")), 1 if match.text("o") in {"first", "former"} else 2))


def weather(_match: Match, here: Here) -> Found | None:
    """The dry season: no part of the calendar; marked in narratives alone."""
    return Found("", basis=Basis.VAGUE, focus=False) if here.narrative else None


def _half_of_year(match: Match) -> bool:
    return match.has("y") or match.has("yref") or match.before() in {"in", "for", "during", "through"}


def _quarter_year(match: Match, here: Here, number: int, unit: str) -> tuple[int, Basis] | None:
    for name in ("y", "y1"):
        if match.has(name):
            return int(match.text(name)), Basis.STATED
    if match.has("yref"):
        return year_of_reference(match.text("yref"), here)
    at = here.discourse.anchor()
    if at is None:
        return None
    months = {"quarter": 3, "half": 6}[unit]
    start, now = (number - 1) * months, at[0].first.month - 1
    if here.tense < 0:
        by = -(start > now)  # it has not begun, and the words look back
    else:
        by = -1 if start - now > _FAR else (1 if now - start > _FAR + months else 0)
    return at[0].year + by, at[1]


def _latest(here: Here) -> Found | None:
    if here.discourse.quarter is not None:
        return dated(here.discourse.quarter, Basis.DISCOURSE)
    at = here.discourse.anchor()
    return dated(values.moved(values.of("quarter", at[0].first), -1, "quarter"), at[1]) if at else None


def quarter_code(match: Match, here: Here) -> Found | None:
    """Q3, H1 2019."""
    code = match.text("q")
    letter, number = (code[0], int(code[1])) if code[0] in "qh" else (code[1], int(code[0]))
    unit = "quarter" if letter == "q" else "half"
    if unit == "half" and number > 2:
        return None
    found = _quarter_year(match, here, number, unit)
    return dated(Stamp(unit, found[0], number), found[1]) if found else None


def year_period(match: Match, here: Here) -> Found | None:
    """ "the 1988 quarter": the quarter that the text speaks of, in that year."""
    number = int(match.text("y"))
    if here.discourse.quarter is not None:
        return dated(replace(here.discourse.quarter, year=number), focus=False)
    return dated(Stamp("year", number))


def season(match: Match, here: Here) -> Found | None:
    """A season: of a stated year, of this, last or next year, or of the story's."""
    name = match.text("s")
    bc = match.has("bc")
    stamp: Stamp | None = None
    basis = Basis.STATED
    if match.has("yspoken"):
        spoken = spoken_year(match.words("yspoken"))
        return dated(values.season(name, spoken.year)) if spoken else None
    for key in ("y", "y3"):
        if match.has(key):
            stamp = values.season(name, full_year(int(match.text(key)), bc=bc))
    if stamp is None and match.has("yref"):
        found = year_of_reference(match.text("yref"), here)
        if found:
            stamp, basis = values.season(name, found[0]), found[1]
    if stamp is None:
        if not _is_season(match, name, here):
            return None
        at = here.discourse.anchor()
        if at is None:
            return Found(f"XXXX-{SEASONS[name]}", basis=Basis.UNKNOWN, mod=mod_of(match))
        stamp, basis = _nearest_season(match, here, name, at[0]), at[1]
    return dated(stamp, basis, mod_of(match), focus=False)


def _is_season(match: Match, name: str, here: Here) -> bool:
    if name == "fall":
        return match.has("ref") and match.text("ref") != "the" and match.after() not in {"of", "in", "to"}
    if name == "spring" and not match.has("ref"):
        return match.before() in {"in", "the", "this", "during", "by", "and", "of", "-"} or here.narrative
    return True


def _nearest_season(match: Match, here: Here, name: str, at: Stamp) -> Stamp:
    this = values.season(name, at.year)
    words = set(match.words("ref"))
    first = at.first
    if words & {"last", "past", "previous"}:
        return this if this.last < first else values.season(name, at.year - 1)
    if words & {"next", "coming", "following"}:
        return this if this.first > first else values.season(name, at.year + 1)
    if here.narrative:
        return this
    if words & {"this"}:
        return this
    if here.tense < 0 and this.first > first:
        return values.season(name, at.year - 1)
    return values.season(name, at.year + 1) if here.tense > 0 and this.last < first else this


def year_end(match: Match, here: Here) -> Found | None:
    """The last day of the year: of last year where the words look back and the year is young."""
    at = here.discourse.anchor()
    if at is None:
        return None
    back = here.tense < 0 and match.before() in {"since", "at", "from"}
    return dated(values.day_stamp(at[0].year - back, 12, 31), at[1], focus=False)


@cache
def _holidays() -> dict[str, Any]:
    return table("timex_holidays.toml")


def holiday(match: Match, here: Here) -> Found | None:
    """A holiday of the year stated, else of the year that is nearest in the direction of the words."""
    name = holidays().get(match.text("h"))
    if name is None or not match.tokens.words[match.groups["h"][0]][:1].isupper():
        return None
    if match.has("y"):
        return dated(_day_of_holiday(name, int(match.text("y"))))
    at = here.discourse.anchor()
    if at is None or name in _holidays()["unresolved"]["names"]:
        return Found("XXXX-XX-XX", basis=Basis.UNKNOWN, focus=False)
    days = [_day_of_holiday(name, at[0].year + by) for by in (-1, 0, 1)]
    known = [day for day in days if day is not None]
    if not known:
        return None
    first = at[0].first
    back = here.tense <= 0 and match.text("ref") != "next"
    past = [day for day in known if day.first <= first]
    future = [day for day in known if day.first >= first]
    if here.tense == 0 and not match.has("ref"):
        back = abs((first - past[-1].first).days) <= abs((future[0].first - first).days) if past and future else back
    chosen = max(past, key=lambda day: day.first) if back and past else min(future or known, key=lambda day: day.first)
    if match.has("tail"):
        chosen = values.of(match.text("tail"), chosen.first)
    return dated(chosen, at[1])


def _day_of_holiday(name: str, number: int) -> Stamp | None:
    known = _holidays()
    if name in known["fixed"]:
        parts = [int(part) for part in known["fixed"][name].split("-")]
        return values.day_stamp(*parts) if len(parts) == 3 else values.day_stamp(number, *parts)
    if number < 1:
        return None
    if name in known["easter"]:
        return values.of_day(_easter(number) + timedelta(days=known["easter"][name]))
    if name not in known["moving"]:
        return None
    month, weekday, count = known["moving"][name].split()
    days = [
        date(number, int(month), day)
        for day in range(1, values.Stamp("month", number, int(month)).last.day + 1)
        if date(number, int(month), day).weekday() == weekdays()[weekday[:3]]
    ]
    return values.of_day(days[int(count) - 1 if int(count) > 0 else -1])


def _easter(number: int) -> date:
    """Easter Sunday of the western churches (the rule of Meeus, Jones and Butcher)."""
    a, b, c = number % 19, number // 100, number % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(number, month, day + 1)


RESOLVERS: dict[str, Resolver] = {
    "quarter": quarter,
    "half_of": half_of,
    "quarter_code": quarter_code,
    "year_period": year_period,
    "weather": weather,
    "season": season,
    "year_end": year_end,
    "holiday": holiday,
}

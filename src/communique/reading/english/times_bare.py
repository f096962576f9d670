"""Rules for days of a month that is not named: "on the 28th", "from the 17th to the 19th", "24 and 25 of this month"."""

from __future__ import annotations

import re
from datetime import date

from communique.model import edtf
from communique.model.edtf import Precision
from communique.reading.english import times_calendar as cal
from communique.reading.english.times_context import DISCOURSE, DOCUMENT, NO_YEAR, Found, Here
from communique.reading.english.times_days import Resolver
from communique.reading.english.times_grammar import day_number
from communique.reading.english.times_tense import Tense

_BEFORE = r"on|until|till|by|since|from|to|through|between|and|of"
# A number of a row needs its noun ("the 28th session"), a day of the month has none behind it.
_AFTER = re.compile(
    r"[,.;:)!?]|$| (?:and|or|at|in|to|for|with|by|when|after|before|from|until|there|where|as|but|he|she|they|it|"
    r"of th(?:e|is|at) month|inclusive|respectively)\b"
)
_MONTHS = {"last": -1, "next": 1}
_MONTH = 31  # days: of a longer stretch a day is not told by its number alone


def _stands(here: Here) -> bool:
    return here.preceded_by(_BEFORE) and _AFTER.match(here.after) is not None


def _month(here: Here, day: int) -> tuple[int, int, str] | None:
    """Year and month of a bare day: the month that is being told of, else by the verb's tense the one beside the text's own."""
    focus, start = here.focus, here.focus_start()
    last = edtf.bounds(focus.value)[1] if focus is not None else None
    if start is not None and last is not None and (last - start).days <= _MONTH:
        return start.year, start.month, DISCOURSE
    today = here.day
    if today is None:
        anchor = here.discourse.anchor_value
        of = edtf.bounds(anchor)[0] if anchor and edtf.precision(anchor) is Precision.MONTH else None
        return (of.year, of.month, DOCUMENT) if of else None
    options = [cal.move_months(today.year, today.month, by) for by in (-1, 0, 1)]
    days = [date(year, month, day) for year, month in options if cal.real(year, month, day)]
    fitting = {
        Tense.PAST: [one for one in days if one <= today],
        Tense.FUTURE: [one for one in days if one >= today],
    }.get(here.tense, days)
    if not fitting:
        return None
    near = min(fitting, key=lambda one: abs((one - today).days))
    return near.year, near.month, DOCUMENT


def bare_day(match: re.Match[str], here: Here) -> Found | None:
    """On the 28th: of the month that the text tells of."""
    if not _stands(here):
        return None
    number = day_number(match["d"])
    of = _month(here, number)
    value = cal.day(of[0], of[1], number) if of else None
    return Found(value, of[2]) if of and value else None


def bare_days(match: re.Match[str], here: Here) -> Found | None:
    """From the 17th to the 19th; on the 5th and 6th."""
    first, last = day_number(match["d1"]), day_number(match["d2"])
    if not _stands(here) or last <= first or (match["j"].startswith(" and") and last - first > 1):
        return None
    of = _month(here, last)
    return _stretch(of, first, last) if of else None


def _month_meant(ref: str, here: Here) -> tuple[int, int, str] | None:
    """Year and month of "this month", "the same month", "next month"."""
    focus, anchor = here.focus_start(), here.discourse.anchor
    told = ref in {"the same", "that", "the"} and focus is not None
    origin = focus if told else anchor[0] if anchor else None
    if origin is None:
        return None
    return (*cal.move_months(origin.year, origin.month, _MONTHS.get(ref, 0)), DISCOURSE if told else DOCUMENT)


def day_of_month(match: re.Match[str], here: Here) -> Found | None:
    """The 18th of this month."""
    of = _month_meant(match["ref"].lower(), here)
    if of is None:
        return Found(None, NO_YEAR)
    value = cal.day(of[0], of[1], day_number(match["d"]))
    return Found(value, of[2]) if value else None


def days_of_month(match: re.Match[str], here: Here) -> Found | None:
    """The 17th to the 19th of this month; 24 and 25 of the month."""
    first, last = day_number(match["d1"]), day_number(match["d2"])
    of = _month_meant(match["ref"].lower(), here)
    if of is None:
        return Found(None, NO_YEAR)
    return _stretch(of, first, last)


def _stretch(of: tuple[int, int, str], first: int, last: int) -> Found | None:
    start, end = cal.day(of[0], of[1], first), cal.day(of[0], of[1], last)
    return Found(edtf.interval(start, end), of[2]) if start and end and first < last else None


RESOLVERS: dict[str, Resolver] = {
    "bare_day": bare_day,
    "bare_days": bare_days,
    "day_of_month": day_of_month,
    "days_of_month": days_of_month,
}

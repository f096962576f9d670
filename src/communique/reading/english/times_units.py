"""Rules for times that are told by steps and distances: "last year", "two days later", "over the past five years"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from communique.model import edtf
from communique.reading.annotations import TimeKind
from communique.reading.english import times_calendar as cal
from communique.reading.english.quantities_numbers import number_value
from communique.reading.english.times_context import DISCOURSE, DOCUMENT, NO_DATE, VAGUE, Found, Here
from communique.reading.english.times_years import deadline

# "in January-May, against the same period of last year"
_SAME_PERIOD = r"(?:same|corresponding|similar|like) (?:period|months|quarters?)(?: of| in)?(?: the)?"
_MOST = 9999  # units; more is no length of time that a text can mean
Resolver = Callable[[re.Match[str], Here], Found | None]
UNCOUNTED = frozenset(
    {"several", "few", "many", "a few", "a good many", "some", "tens of", "dozens of", "scores of", "a dozen"}
)
_TOLD = {
    "the same": 0,
    "that": 0,
    "that same": 0,
    "that very": 0,
    "the very same": 0,
    "the following": 1,
    "following": 1,
    "the ensuing": 1,
}
_TOLD_BACK = {"the previous": -1, "the preceding": -1, "the prior": -1}
_STEPS = {
    "last": -1,
    "the last": -1,
    "past": -1,
    "the past": -1,
    "this past": -1,
    "next": 1,
    "the coming": 1,
    "coming": 1,
    "the upcoming": 1,
    "this coming": 1,
}


def count_of(text: str | None) -> float | None:
    """How many units, None for "several" and the like."""
    words = (text or "").lower().replace("-", " ")
    if words in UNCOUNTED or not words:
        return None
    extra = 0.5 if words.endswith("and a half") else 0.0
    words = words.removesuffix("and a half").strip()
    if words.startswith("half a"):
        return 0.5
    if words.startswith("a couple"):
        return 2.0
    value = number_value(words)
    return None if value is None or value > _MOST else value + extra


def _origin(here: Here) -> tuple[date | None, str]:
    """The day from which a distance in the story counts: the date in focus, else the document's."""
    focus = here.focus_start()
    if focus is not None:
        return focus, DISCOURSE
    anchor = here.discourse.anchor
    return (anchor[0], DOCUMENT) if anchor else (None, NO_DATE)


def relative_day(match: re.Match[str], here: Here) -> Found | None:
    """Today, yesterday, tomorrow, this morning."""
    word = match["w"].lower()
    by = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word, 0)
    if word.startswith("last "):
        by = -1
    if here.day is not None:
        return Found((here.day + timedelta(days=by)).isoformat(), DOCUMENT)
    anchor = here.discourse.anchor_value
    return Found(anchor, DOCUMENT) if anchor and by == 0 else Found(None, NO_DATE)


def _unit_value(of: date, unit: str, by: int) -> str | None:
    """The unit that contains a day, moved by whole units."""
    if unit == "day":
        return (of + timedelta(days=by)).isoformat()
    if unit == "week":
        return cal.week(of + timedelta(days=7 * by))
    if unit == "weekend":
        return cal.weekend(of + timedelta(days=7 * by))
    if unit == "month":
        return cal.month(*cal.move_months(of.year, of.month, by))
    if unit == "quarter":
        year, month = cal.move_months(of.year, (of.month - 1) // 3 * 3 + 1, 3 * by)
        return cal.months(year, month, month + 2)
    if unit == "decade":
        return cal.part_of_decade(of.year // 10 * 10 + 10 * by, None)
    return f"{of.year + by:04}"


def _exact_enough(value: str, unit: str) -> bool:
    """Is a value exact enough to say in which such unit it lies?"""
    first, last = edtf.bounds(value)
    if first is None or last is None:
        return False
    if unit in {"day", "week", "weekend"}:
        return (last - first).days < (1 if unit == "day" else 7)
    if unit == "month":
        return (first.year, first.month) == (last.year, last.month)
    return unit == "decade" or first.year == last.year


def _step(here: Here, ref: str, unit: str) -> tuple[date | None, int, str, bool]:
    """The origin, the steps from it, the basis, and whether the origin is exact enough."""
    anchor, focus = here.discourse.anchor, here.focus
    told = {**_TOLD, **_TOLD_BACK}
    if ref == "the next" or (ref in _STEPS and here.discourse.historical):
        told[ref] = _STEPS.get(ref, 1)
    if (
        ref in told
        and focus is not None
        and not (
            ref == "the next" and unit not in {"day", "month", "week"} and anchor and not here.discourse.historical
        )
    ):
        return here.focus_start(), told[ref], DISCOURSE, _exact_enough(focus.value, unit)
    by = told.get(ref, _STEPS.get(ref, 1 if ref == "the next" else 0))
    if anchor is None or here.discourse.anchor_value is None:
        return None, by, NO_DATE, False
    return anchor[0], by, DOCUMENT, _exact_enough(here.discourse.anchor_value, unit)


def near_unit(match: re.Match[str], here: Here) -> Found | None:
    """Last year, this month, the following day, that year, early next week, the year before."""
    ref, unit = match["ref"].lower(), match["u"].lower()
    part = (match.groupdict().get("p") or "").lower()
    if ref in {"before", "after"} and re.match(
        r" (?:[A-Z]|(?:he|she|they|it|their|two|both|talks|elections)\b)", here.after
    ):
        return None  # "a day after Ethiopia filled the dam": no text says when that was
    if ref in {"before", "after", "earlier", "before last", "after next"}:
        return _unit_beside(ref, unit, here)
    if ref in {"the last", "last", "the next", "the past", "this", "the current"} and re.match(
        r" of (?!the year|this|last|next)", here.after
    ):
        return None
    if (
        not part
        and here.before.strip()
        and unit in {"day", "year"}
        and ref in {"past", "that", "current"}
        and not here.preceded_by("the|on|in|of|by|since|until|at|during|from|for|,")
    ):
        return None
    origin, by, basis, exact = _step(here, ref, unit)
    if origin is None or not exact:
        return Found(None, basis if origin is None else VAGUE)
    value = _unit_value(origin, unit, by)
    if unit == "year" and value is not None and here.focus and here.preceded_by(_SAME_PERIOD):
        start = here.focus_start()
        shifted = cal.shifted_years(here.focus.value, int(value) - start.year) if start else None
        return Found(shifted or value, basis)
    if part in {"early", "late", "mid", "in the middle of"} and value is not None:
        value = _part_of(value, unit, cal.part_key(part.removeprefix("in the ").removesuffix(" of")), here)
    return Found(value, basis)


def _unit_beside(ref: str, unit: str, here: Here) -> Found | None:
    origin, basis = _origin(here)
    value = here.focus.value if here.focus else here.discourse.anchor_value
    by = {"before": -1, "earlier": -1, "after": 1, "before last": -2, "after next": 2}[ref]
    shifted = cal.shifted_years(value, by) if value is not None and unit == "year" else None
    if shifted is not None:
        return Found(shifted, basis)
    if origin is None or value is None or not _exact_enough(value, unit):
        return Found(None, NO_DATE)
    return Found(_unit_value(origin, unit, by), basis)


def _part_of(value: str, unit: str, part: str, here: Here) -> str:
    first, last = edtf.bounds(value)
    assert first is not None
    assert last is not None
    if unit == "year":
        return deadline(first.year, part, here)
    if unit == "month":
        return cal.part_of_month(first.year, first.month, part)
    if unit == "decade":
        return cal.part_of_decade(first.year, part)
    return value


def part_of_unit(match: re.Match[str], here: Here) -> Found | None:
    """The end of the year, the beginning of next month."""
    ref, unit = match["ref"].lower(), match["u"].lower()
    if ref in {"each", "every"}:
        return Found(None, kind=TimeKind.SET)
    if here.after.startswith(" of ") and unit in {"day", "week"}:
        return None
    if ref == "the" and unit in {"decade", "week", "month", "quarter", "year"}:
        ref = (
            "that"
            if here.focus is not None and (here.discourse.historical or here.discourse.anchor is None)
            else "this"
        )
    origin, by, basis, exact = _step(here, ref, unit)
    if origin is None or not exact:
        return Found(None, basis if origin is None else VAGUE)
    value = _unit_value(origin, unit, by)
    return Found(_part_of(value, unit, cal.part_key(match["p"]), here) if value else None, basis)


def rest_of_unit(match: re.Match[str], here: Here) -> Found | None:
    """Later in the year; before the month is out."""
    within = match["p"].lower().endswith(" in")
    if within is (match["over"] is not None):
        return None
    unit = match["u"].lower()
    told = here.focus is not None and (here.discourse.historical or here.discourse.anchor is None)
    origin, by, basis, exact = _step(here, "that" if told else "this", unit)
    if origin is None or not exact:
        return Found(None, basis if origin is None else VAGUE)
    return Found(_unit_value(origin, unit, by), basis)


def span_of_units(match: re.Match[str], here: Here) -> Found | None:
    """Over the past five years; the next three months; in recent years."""
    ref, unit = match["ref"].lower().removeprefix("the "), cal.singular(match["u"])
    count = count_of(match["n"])
    if count is None or count != int(count):
        return Found(None, VAGUE)
    duration = cal.iso_duration(count, unit)
    ahead = ref in {"next", "coming", "following", "upcoming"}
    if ref in {"previous", "preceding", "following"}:
        origin, basis = _origin(here)
    else:
        anchor = here.discourse.anchor
        origin, basis = (anchor[0], DOCUMENT) if anchor else (None, NO_DATE)
    exact = here.day is not None or unit not in {"day", "week"}
    if origin is None or not exact or unit == "hour":
        return Found(None, NO_DATE if origin is None else VAGUE, duration=duration)
    return Found(cal.stretch(origin, int(count) if ahead else -int(count), unit), basis, duration=duration)


def distance(match: re.Match[str], here: Here) -> Found | None:
    """Two years ago; three days later; a week earlier; in two years' time."""
    unit = cal.singular(match["u"])
    count = count_of(match["n"])
    way = match["dir"].lower()
    half = match.groupdict().get("half")
    if way == "after that":
        way = "later"
    if count is not None and half:
        count += 0.5
    if way in {"ago", "hence", "from now", "in", "back"}:
        anchor = here.discourse.anchor
        origin, basis = (anchor[0], DOCUMENT) if anchor else (None, NO_DATE)
    else:
        origin, basis = _origin(here)
    if count is None:
        return Found(None, VAGUE)
    duration = cal.iso_duration(count, unit)
    if way in {"after", "before"} and re.match(r" [A-Za-z]", here.after) and not _PAUSE.match(here.after):
        return Found(None, VAGUE, duration=duration)  # "a month after the elections": no text says when these were
    exact = unit not in {"day", "week", "night", "fortnight"} or _day_known(here, basis)
    if origin is None or not exact:
        return Found(None, NO_DATE, duration=duration)
    if (
        here.focus
        and unit == "year"
        and count == 1
        and basis == DISCOURSE
        and here.focus.sentence == here.sentence.index
    ):
        compared = cal.shifted_years(here.focus.value, 1 if way in {"later", "after", "afterwards"} else -1)
        if compared is not None:
            return Found(compared, basis, duration=duration)
    sign = -1 if way in {"ago", "earlier", "before", "previously", "back"} else 1
    return Found(cal.moved(origin, sign * count, unit), basis, duration=duration)


_PAUSE = re.compile(r" (?:and|but|he|she|it|they|in|at|on|with)\b")


def _day_known(here: Here, basis: str) -> bool:
    return here.focus_day() is not None if basis == DISCOURSE else here.day is not None


RESOLVERS: dict[str, Resolver] = {
    "relative_day": relative_day,
    "near_unit": near_unit,
    "part_of_unit": part_of_unit,
    "rest_of_unit": rest_of_unit,
    "span_of_units": span_of_units,
    "distance": distance,
}

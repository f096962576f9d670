"""Rules for weekdays, for what recurs and for lengths of time: "on Tuesday", "every year", "a three-day visit"."""

from __future__ import annotations

import re
from datetime import timedelta

from communique.model import edtf
from communique.reading.annotations import TimeKind
from communique.reading.english import times_calendar as cal
from communique.reading.english.times_context import DISCOURSE, DOCUMENT, NO_DATE, NO_YEAR, STATED, Found, Here
from communique.reading.english.times_grammar import month_number, month_numbers, weekday_numbers
from communique.reading.english.times_tense import Tense
from communique.reading.english.times_units import UNCOUNTED, Resolver, count_of

_IN_BRACKETS = re.compile(
    r",? \((?:(?P<d>\d{1,2}) (?P<m>[A-Z][a-z]{2,8})|(?P<m2>[A-Z][a-z]{2,8})\.? (?P<d2>\d{1,2}))\)"
)
_LENGTH_OPENERS = r"for|within|in|over|after|about|nearly|almost|than|lasting|of|takes?|took|lasts?|lasted|only|just|once|least|another|every|during|spent|valid for|the"


_WEEK = 7


def weekday(match: re.Match[str], here: Here) -> Found | None:
    """On Tuesday, by the tense of the verb; last Friday; Monday next week."""
    if not match["w"][0].isupper() or here.preceded_by("Black|Good|Ash|Bloody|Holy|Super|Cyber|Solidarity|every|each"):
        return None
    ref = (match["ref"] or "").lower()
    number = weekday_numbers()[match["w"].lower()]
    focus = here.focus_day()
    if focus is not None and (here.discourse.historical or ref in {"the following", "the previous", "the same"}):
        step = {"the previous": -1, "last": -1}.get(ref, 2)
        return Found(cal.weekday_near(focus, number, step).isoformat(), DISCOURSE)
    told = _IN_BRACKETS.match(here.after)
    if told and (told["m"] or told["m2"])[:3].lower() in month_numbers():
        month, day = month_number(told["m"] or told["m2"]), int(told["d"] or told["d2"])
        year, basis = here.year_of(month, day)
        return Found(cal.day(year, month, day), basis) if year is not None else Found(None, NO_YEAR)
    if here.day is None:
        return Found(None, NO_DATE)
    tail = (match["tail"] or "").lower()
    if tail:
        by = -1 if "last" in tail else 1 if "next" in tail else 0
        monday = here.day - timedelta(days=here.day.weekday()) + timedelta(days=7 * by)
        return Found((monday + timedelta(days=number)).isoformat(), DOCUMENT)
    step = 1 if here.tense in {Tense.FUTURE, Tense.PRESENT} else 0
    if here.tense is Tense.MEANT:
        step = int((number - here.day.weekday()) % _WEEK <= _WEEK // 2)  # "was to fly on Friday": the nearer one
    if ref in {"last", "past", "this past", "the previous"}:
        step = -1
    elif ref in {"next", "coming", "this coming", "the following"}:
        step = 2
    elif ref == "this" and here.tense is not Tense.PAST:
        step = 1
    return Found(cal.weekday_near(here.day, number, step).isoformat(), DOCUMENT)


def weekday_range(match: re.Match[str], here: Here) -> Found | None:
    """From Monday to Wednesday."""
    if here.day is None:
        return Found(None, NO_DATE)
    first, last = weekday_numbers()[match["w1"].lower()], weekday_numbers()[match["w"].lower()]
    if here.tense is Tense.FUTURE:
        start = cal.weekday_near(here.day, first, 1)
        end = cal.weekday_near(start, last, 2)
    else:
        end = cal.weekday_near(here.day, last, 0)
        start = cal.weekday_near(end, first, -1)
    return Found(edtf.interval(start.isoformat(), end.isoformat()), DOCUMENT)


def frequency(match: re.Match[str], here: Here) -> Found | None:
    """Every year, annually."""
    groups = match.groupdict()
    adverb = (groups.get("adv") or "").lower()
    if adverb:
        if (match.group()[0].isupper() and here.before.strip()) or re.match(r" [A-Z]", here.after):
            return None
        units = {
            "annually": "P1Y",
            "yearly": "P1Y",
            "monthly": "P1M",
            "weekly": "P1W",
            "daily": "P1D",
            "quarterly": "P3M",
            "biannually": "P6M",
            "biennially": "P2Y",
        }
        return Found(None, kind=TimeKind.SET, duration=units[adverb])
    unit = cal.singular(match["u"])
    count = {"other": 2.0, "second": 2.0}.get((match["n"] or "").lower()) or count_of(match["n"]) or 1.0
    plain = unit in {"day", "week", "month", "quarter", "year", "decade"}
    return Found(None, kind=TimeKind.SET, duration=cal.iso_duration(count, unit) if plain else None)


def duration(match: re.Match[str], here: Here) -> Found | None:
    """30 days, a three-day visit, two and a half years; not an age."""
    text, unit = match["n"].lower(), cal.singular(match["u"])
    plural = match["u"].lower() != unit
    if here.preceded_by("aged|age|age of") or re.match(r"[ -]olds?\b|[ -]of[ -]age", here.after):
        return None
    if (
        unit == "quarter"
        and (not plural or here.after.startswith(" of") or text in {"three", "a"})
        and "consecutive" not in match.group()
    ):
        return None
    if unit == "second" and not plural:
        return None
    if (
        not plural
        and match["h"] == " "
        and text not in {"a", "an", "one", "half a", "1", "one and a half"}
        and "half" not in text
    ):
        return None
    if text in {"a", "an"} and (
        not here.preceded_by(_LENGTH_OPENERS) or re.match(r" (?:of|when|in which|for|to|after|before)\b", here.after)
    ):
        return None
    if text in UNCOUNTED:
        return Found(None, STATED, TimeKind.DURATION)
    count = count_of(text)
    if count is None:
        return None
    count += 0.5 if match["half"] else 0.0
    return Found(None, STATED, TimeKind.DURATION, cal.iso_duration(count, unit))


def duration_vague(_match: re.Match[str], here: Here) -> Found | None:
    """For decades, within days."""
    if not here.preceded_by("for|over|in|within|lasting|takes?|took"):
        return None
    if here.after.startswith(" of"):
        return None
    return Found(None, STATED, TimeKind.DURATION)


RESOLVERS: dict[str, Resolver] = {
    "weekday": weekday,
    "weekday_range": weekday_range,
    "frequency": frequency,
    "duration": duration,
    "duration_vague": duration_vague,
}

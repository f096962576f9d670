"""What recurs, hours of the clock, and words for now, then and soon."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.reading.english.timex import values
from communique.reading.english.timex.discourse import Found, Here, dated
from communique.reading.english.timex.grammar import Match
from communique.reading.english.timex.numbers import duration, number_of, unit_of
from communique.reading.english.timex.resolve_dates import TIMES_OF_DAY, Resolver, infer_year, month_of, weekdays
from communique.reading.english.timex.resolve_relative import weekday
from communique.reading.english.timex.timexes import Basis, TimexType
from communique.reading.english.timex.tokens import data
from communique.reading.english.timex.values import Stamp

_FREQUENT = {
    "daily": "P1D", "everyday": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H", "biannually": "P6M",
    "semiannually": "P6M", "biennially": "P2Y",
}  # fmt: skip
_NARRATIVE_SETS = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}
_ACCOUNTS = frozenset("dividend dividends results loss profit earnings report reports revenue sales rate".split())
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_HOURS_OF = {"morning": 0, "afternoon": 12, "evening": 12, "night": 12}


def _set(value: str, here: Here) -> Found:
    return Found(_NARRATIVE_SETS.get(value, value) if here.narrative else value, TimexType.SET, focus=False)


def frequency(match: Match, _here: Here) -> Found | None:
    """Every day, every two years, each March, twice a week."""
    if match.has("f"):
        return Found(_FREQUENT[match.text("f")], TimexType.SET, focus=False)
    word = match.text("u")
    if match.has("times"):
        return Found(duration(1, unit_of(word)), TimexType.SET, focus=False)
    if word in data()["names"]["months"]:
        return Found(f"XXXX-{month_of(word):02}", TimexType.SET, focus=False)
    if word in values.SEASONS:
        return Found(f"XXXX-{values.SEASONS[word]}", TimexType.SET, focus=False)
    if word in TIMES_OF_DAY:
        return Found(f"XXXX-XX-XX{TIMES_OF_DAY[word]}", TimexType.SET, focus=False)
    number = 2.0 if match.text("n") in {"other", "second"} else 1.0
    if match.has("n") and match.text("n") not in {"other", "second", "single"}:
        counted = number_of(match.words("n"))
        number = counted if counted is not None else 1.0
        if match.text("n") == "few":
            return Found(duration(None, unit_of(word)), TimexType.SET, focus=False)
    return Found(duration(number, unit_of(word)), TimexType.SET, focus=False)


def freq_word(match: Match, here: Here) -> Found | None:
    """Daily, annually."""
    word = match.all_text
    if match.before() == "-" or match.after() == "-" or (word == "quarterly" and match.after() in _ACCOUNTS):
        return None  # "quarterly dividend" names a kind of dividend
    return _set(_FREQUENT[word], here)


def rate(match: Match, here: Here) -> Found | None:
    """ "30 a day", "per week": marked in narratives alone."""
    if not match.all_text.startswith("per"):
        return None
    return Found(duration(1, match.text("u")), TimexType.SET, focus=False) if here.narrative else None


def clock(match: Match, here: Here) -> Found | None:
    """9 a.m. Tuesday, 19:15, noon Saturday."""
    time = _time(match)
    if time is None:
        return None
    found = _day(match, here)
    if found is None:
        return Found(f"XXXX-XX-XX{time}", TimexType.TIME, basis=Basis.UNKNOWN, focus=False)
    stamp, basis = found
    return dated(stamp.with_time(time), basis, "APPROX" if match.has("a") else None)


def _time(match: Match) -> str | None:
    if match.has("noon"):
        return TIMES_OF_DAY[match.text("noon")]
    if match.has("military"):
        return f"T{match.text('military')[:2]}:{match.text('military')[2:]}"
    text = match.text("h")
    parts = text.split(":")
    number = number_of((parts[0],))
    if number is None or number > 24:
        return None
    hour = int(number)
    half = match.text("ap").replace(".", "").replace(" ", "")
    if half == "pm" or _HOURS_OF.get(match.text("pod")) == 12:
        hour += 12 if hour < 12 else 0
    elif half == "am" and hour == 12:
        hour = 0
    elif not half and not match.has("day") and len(parts) == 1 and not re.search("o['’]clock", match.all_text):
        return None
    return f"T{hour:02}:{parts[1] if len(parts) > 1 else '00'}" + (f":{parts[2]}" if len(parts) > 2 else "")


def _day(match: Match, here: Here) -> tuple[Stamp, Basis] | None:
    at = here.discourse.anchor()
    if match.has("day"):
        if match.has("w"):
            found = weekday(match, here)
            return (replace(found.stamp, time=""), found.basis) if found and found.stamp else None
        word = match.text("day")
        if word in _DAYS:
            moved = values.moved(values.of_day(here.discourse.day), _DAYS[word], "day") if here.discourse.day else None
            return (moved, Basis.DOCUMENT) if moved else None
        return _named_day(match, here)
    story = here.discourse.story()
    if story is not None and story[0].grain == "day":
        return story
    return at if at is not None and at[0].grain == "day" else None


def _named_day(match: Match, here: Here) -> tuple[Stamp, Basis] | None:
    words = match.words("day")
    month = next((month_of(word) for word in words if word[:3].isalpha() and word[:3] not in weekdays()), None)
    numbers = [int(re.sub(r"\D", "", word)) for word in words if word[0].isdigit()]
    if month is None or not numbers:
        return None
    year = (numbers[1], Basis.STATED) if len(numbers) > 1 else infer_year(month, numbers[0], here)
    stamp = values.day_stamp(year[0], month, numbers[0]) if year else None
    return (stamp, year[1]) if stamp and year else None


def _ref(value: str) -> Found:
    return Found(value, basis=Basis.VAGUE, focus=False)


def present(match: Match, _here: Here) -> Found | None:
    """Now, currently."""
    if match.all_text == "now" and (match.after() == "that" or match.before() == "just"):
        return None
    return _ref("PRESENT_REF")


def present_adjective(match: Match, _here: Here) -> Found | None:
    """Current, before a noun; "current account" and the like are none."""
    if match.after() in {"account", "accounts", "affairs", "of", "through", "liabilities", "assets"}:
        return None
    return _ref("PRESENT_REF")


def past_word(match: Match, _here: Here) -> Found | None:
    """Recently, recent, lately."""
    if match.before() == "as" and match.after() == "as":
        return None
    return _ref("PAST_REF")


def former(_match: Match, here: Here) -> Found | None:
    """Former: marked in narratives alone."""
    return _ref("PAST_REF") if here.narrative else None


def once(match: Match, _here: Here) -> Found | None:
    """Once in the sense of formerly: with a hyphen, or between an article and an adjective."""
    if match.all_text != "once" or match.before() not in {"a", "the", "was", "were", "had", "has", "is", "who"}:
        return None
    return _ref("PAST_REF") if match.before() in {"a", "the"} or match.after().endswith(("ed", "ly")) else None


def future_word(match: Match, here: Here) -> Found | None:
    """Soon, as soon as possible."""
    if match.all_text == "soon" and (
        match.after() in {"after", "as", "afterwards"} or match.before() in {"as", "too", "so"}
    ):
        return None
    return _ref("FUTURE_REF") if match.all_text != "shortly" and not here.narrative else None


RESOLVERS: dict[str, Resolver] = {
    "frequency": frequency, "freq_word": freq_word, "rate": rate, "clock": clock, "present": present,
    "present_adjective": present_adjective, "past_word": past_word, "former": former, "once": once,
    "future_word": future_word,
}  # fmt: skip

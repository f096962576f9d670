"""When a promise is due: a date that the text gives, else its words by fixed rules, counted from the day on which it was said.

The rules for vague words follow trackers of promises (TrackMyMayor: immediately, soon, in the coming weeks and months); see
docs/following.md. The words themselves stay with the caller.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from communique.ledger.telling import UNDATED_DAY, Telling
from communique.ledger.when import days
from communique.ledger.words import fold
from communique.model.mentions import Commitment, Contact


@dataclass(frozen=True, slots=True)
class Due:
    """The last day on which a promise is kept in time, None where it has none, and the rule that says so."""

    day: date | None
    rule: str


NONE = Due(None, "no time given")
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
} | {"a": 1, "an": 1, "half a": 0, "a couple of": 2, "eighteen": 18, "twenty-four": 24}
_COUNT = r"(\d+|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}


def due(telling: Telling) -> Due:
    """When what a mention promises or plans is due."""
    mention = telling.mention
    if telling.said == UNDATED_DAY:
        return _dated(mention.due if isinstance(mention, Commitment) else None) or NONE
    said = date.fromisoformat(telling.said)
    if isinstance(mention, Contact):
        return _dated(mention.date) or by_words(telling.quote, said)
    if isinstance(mention, Commitment):
        return _dated(mention.due) or by_words(mention.due or telling.quote, said)
    return NONE


def _dated(value: str | None) -> Due | None:
    last = days(value)[1]
    return Due(last, "date given") if last is not None else None


def by_words(text: str, said: date) -> Due:
    """The rule that the words of a time meet, counted from a day."""
    plain = fold(text)
    for words, rule, last in _RULES:
        match = words.search(plain)
        if match is not None:
            return Due(last(said, match), rule)
    return NONE


def _months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _end(year: int, month: int = 12) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _counted(said: date, match: re.Match[str]) -> date:
    count = int(match[1]) if match[1].isdigit() else _NUMBERS[match[1]]
    unit = match[2]
    if unit == "day":
        return said + timedelta(days=count)
    if unit == "week":
        return said + timedelta(weeks=count)
    return _months(said, count if unit == "month" else 12 * count)


def _half(said: date, match: re.Match[str]) -> date:
    first = match[1] == "first"
    year = int(match[2]) if match[2].isdigit() else said.year + (match[2] == "next year")
    return _end(year, 6 if first else 12)


def _month_named(said: date, match: re.Match[str]) -> date:
    month = _MONTHS[match[1]]
    year = int(match[2]) if match[2] else said.year + (month < said.month)
    return _end(year, month)


def _within_week(said: date, _: re.Match[str]) -> date:
    return said + timedelta(days=6 - said.weekday())


_Rule = tuple[re.Pattern[str], str, Callable[[date, re.Match[str]], date | None]]


def _rule(words: str, name: str, last: Callable[[date, re.Match[str]], date | None]) -> _Rule:
    return (re.compile(r"\b(?:" + words + r")\b"), name, last)


def _after(months: int = 0, days_: int = 0) -> Callable[[date, re.Match[str]], date]:
    return lambda said, _: _months(said, months) + timedelta(days=days_)


# The first that fits counts: what is exact before what is vague.
_RULES: tuple[_Rule, ...] = (
    _rule(r"every \w+(?: \w+)?", "recurs", lambda *_: None),
    _rule(r"(?:by|at|before) (?:the )?next (?:session|meeting|summit|round|visit)", "by the next session", lambda *_: None),
    _rule(r"(first|second) half of (next year|this year|the year|\d{4})", "half of a year", _half),
    _rule(r"(?:within|in|over|after) (?:the )?(?:next |coming |first |about |some )*half a year", "counted from the telling", _after(6)),
    _rule(
        rf"(?:within|in|over|after) (?:the )?(?:next |coming |first |about |some |a further )*{_COUNT} (day|week|month|year)s?",
        "counted from the telling",
        _counted,
    ),
    _rule(r"(?:within|in) (?:a matter of )?weeks", "within weeks", _after(2)),
    _rule(r"(?:within|in) (?:a matter of )?months", "within months", _after(6)),
    _rule(r"(?:by|before|at|until) (?:the )?(?:end|close) of (?:the|this) (?:current )?month|(?:later )?this month", "this month", lambda said, _: _end(said.year, said.month)),
    _rule(r"next month", "next month", lambda said, _: _end(_months(said, 1).year, _months(said, 1).month)),
    _rule(r"(?:later )?this week|by the end of the week", "this week", _within_week),
    _rule(r"next week", "next week", lambda said, match: _within_week(said, match) + timedelta(days=7)),
    _rule(r"by the end of next year|next year", "next year", lambda said, _: _end(said.year + 1)),
    _rule(r"by (?:the )?end of (\d{4})", "year named", lambda _, match: _end(int(match[1]))),
    _rule(r"(?:by|before) (?:the )?end of (?:the|this) year|(?:later )?this year|before the year is out|year-end|by year's end", "this year", lambda said, _: _end(said.year)),
    _rule(r"(?:by|in|before|until|from) (?:early |mid-?|late )?(" + "|".join(_MONTHS) + r")(?: (\d{4}))?", "month named", _month_named),
    _rule(r"(?:by|in|before|until) (\d{4})", "year named", lambda _, match: _end(int(match[1]))),
    _rule(r"immediate(?:ly)?|at once|forthwith|without delay", "immediately", _after(0, 1)),
    _rule(r"(?:in|over|within) the (?:coming|next few) days|in a few days|any day", "coming days", _after(0, 7)),
    _rule(r"(?:in|over|within) the (?:coming|next few) weeks|in a few weeks", "coming weeks", _after(2)),
    _rule(r"(?<!as )soon|shortly|before long|as soon as possible|at the earliest", "soon", _after(3)),
    _rule(r"near future", "near future", _after(3)),
    _rule(r"(?:in|over|within) the (?:coming|next few) months|in a few months", "coming months", _after(6)),
    _rule(r"(?:in|over|within) the coming years?|in a few years", "coming years", lambda *_: None),
)  # fmt: skip

"""The patterns of times, compiled once from ``data/times.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.reading.english.lexicon import table

_HOLE = re.compile(r"<([a-z_]+)>(?!=)")
_GROUP = re.compile(r"\(\?P<[a-z0-9_]+>|\(\?P=[a-z0-9_]+\)")
# Nothing that goes on in a number, a sum of money or a word may be cut into.
_BEFORE = r"(?<![\w$€£¥₹%/+])(?<!\d[.,:-])(?<!\w-)"
_AFTER = r"(?![\w%°$€£])(?!-\d)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the name of the function that resolves it, and the kind of word without which it cannot match, if any."""

    name: str
    pattern: re.Pattern[str]
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in a sentence that a rule matches."""

    rule: str
    match: re.Match[str]


@cache
def data() -> dict[str, Any]:
    """The whole table."""
    return table("times.toml")


@cache
def _fragments() -> dict[str, str]:
    fragments = dict(data()["fragments"])
    names = sorted(data()["holidays"], key=len, reverse=True)
    fragments["holiday"] = "(?:" + "|".join(re.escape(name) for name in names) + ")"
    return fragments


def _fill(pattern: str) -> str:
    """Put fragments in the place of their names; the names of groups stay."""
    out: list[str] = []
    at = 0
    for match in re.finditer(rf"{_GROUP.pattern}|{_HOLE.pattern}", pattern):
        out.append(pattern[at : match.start()])
        name = match.group(1)
        out.append(match.group() if name is None else "(?:" + _fill(_fragments()[name]) + ")")
        at = match.end()
    return "".join((*out, pattern[at:]))


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, the more telling first."""
    return tuple(
        Rule(rule["name"], re.compile(_BEFORE + _fill(rule["pattern"]) + _AFTER, re.IGNORECASE), rule.get("needs", ""))
        for rule in data()["rule"]
    )


@cache
def _needs() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(words)) for name, words in data()["needs"].items())


def _there(text: str) -> set[str]:
    """The kinds of words of time that a sentence may hold."""
    low = text.lower()
    return {name for name, words in _needs() if any(map(low.__contains__, words))}


def may_tell_time(text: str) -> bool:
    """Does a sentence hold a word or number that a time could be made of?"""
    return bool(_there(text))


def candidates(text: str) -> list[Candidate]:
    """All matches in a sentence: from left to right, at one place the longest first, then the first rule."""
    there = _there(text)
    if not there:
        return []
    there.add("")
    found = [
        (match.start(), -match.end(), order, Candidate(rule.name, match))
        for order, rule in enumerate(rules())
        if rule.needs in there
        for match in rule.pattern.finditer(text)
    ]
    found.sort(key=lambda item: item[:3])
    return [item[3] for item in found]


@cache
def month_numbers() -> dict[str, int]:
    """The month of the first three letters of its name."""
    return {name[:3].lower(): number for number, name in enumerate(data()["words"]["months"], 1)}


def month_number(text: str) -> int:
    """1..12 of a month's name or abbreviation."""
    return month_numbers()[text[:3].lower()]


@cache
def weekday_numbers() -> dict[str, int]:
    """Monday is 0."""
    return {name.lower(): number for number, name in enumerate(data()["words"]["weekdays"])}


@cache
def ordinal_numbers() -> dict[str, int]:
    """First is 1."""
    return {name: number for number, name in enumerate(data()["words"]["ordinals"], 1)}


def day_number(text: str) -> int:
    """The number of a day of the month: "5", "5th", "fifth", "twenty fifth"."""
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else ordinal_numbers()[text.lower().replace(" ", "-")]


@cache
def _relations() -> tuple[tuple[re.Pattern[str], str], ...]:
    phrases = [(phrase, name) for name, members in data()["relations"].items() for phrase in members]
    phrases.sort(key=lambda item: -len(item[0]))
    return tuple((re.compile(rf"\b{re.escape(phrase)} $", re.IGNORECASE), name) for phrase, name in phrases)


_FILLER = re.compile(
    r"\b(?:the|about|around|nearly|almost|approximately|only|just|as early as|at least|period of|some)\s$"
)


def relation(before: str) -> str:
    """The sense of the preposition that ends the text before an expression, "" where there is none."""
    before = re.sub(r"\s+", " ", before[-40:])
    for pattern, name in _relations():
        if pattern.search(before):
            return name
    shorter = _FILLER.sub("", before)
    return relation(shorter) if shorter != before else ""

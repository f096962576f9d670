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
    """A pattern, the name of the function that resolves it, and the kinds of words without which it cannot match."""

    name: str
    pattern: re.Pattern[str]
    needs: frozenset[str]


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
        Rule(
            rule["name"],
            re.compile(_BEFORE + _fill(rule["pattern"]) + _AFTER, re.IGNORECASE),
            frozenset(rule["needs"].split()),
        )
        for rule in data()["rule"]
    )


_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """The kinds of words of time of each word."""
    kinds: dict[str, tuple[str, ...]] = {}
    for name, words in data()["needs"].items():
        for word in words:
            kinds[word] = (*kinds.get(word, ()), name)
    return kinds


@cache
def _signs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in data()["signs"].items())


@cache
def _stems() -> tuple[str, ...]:
    return tuple(data()["stems"]["time"])


def _there(text: str) -> set[str]:
    """The kinds of words of time that a sentence holds."""
    low, kinds = text.lower(), _kinds()
    there = {kind for word in kinds.keys() & _WORD.findall(low) for kind in kinds[word]}
    if _DIGIT.search(low):
        there.update(name for name, pattern in _signs() if pattern.search(low))
    return there


def may_tell_time(text: str) -> bool:
    """Does a sentence hold letters or digits that a time could be made of?"""
    return any(map(text.lower().__contains__, _stems()))


def candidates(text: str) -> list[Candidate]:
    """All matches in a sentence: from left to right, at one place the longest first, then the first rule."""
    there = _there(text)
    if not there:
        return []
    found = [
        (match.start(), -match.end(), order, Candidate(rule.name, match))
        for order, rule in enumerate(rules())
        if rule.needs <= there
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
def _relations() -> dict[str, str]:
    """The senses of prepositions; of a word that is given twice the first counts."""
    senses: dict[str, str] = {}
    for name, members in data()["relations"].items():
        for phrase in members:
            senses.setdefault(phrase, name)
    return senses


@cache
def _most_words() -> int:
    return max(phrase.count(" ") for phrase in _relations()) + 1


_LAST_WORDS = re.compile(r"\w+(?: \w+)* $")


_FILLER = re.compile(
    r"\b(?:the|about|around|nearly|almost|approximately|only|just|as early as|at least|period of|some)\s$"
)


def relation(before: str) -> str:
    """The sense of the preposition that ends the text before an expression, "" where there is none."""
    before = re.sub(r"\s+", " ", before[-40:])
    last = _LAST_WORDS.search(before)
    words = last[0].lower().split() if last else []
    for count in range(min(len(words), _most_words()), 0, -1):
        if (name := _relations().get(" ".join(words[-count:]))) is not None:
            return name
    shorter = _FILLER.sub("", before)
    return relation(shorter) if shorter != before else ""

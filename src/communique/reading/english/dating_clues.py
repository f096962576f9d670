"""What in a text tells its date: anniversaries of relations, occasions of known date, plans with a year."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.reading.english.lexicon import table
from communique.reading.english.quantities_numbers import number_value
from communique.reading.english.times_grammar import ordinal_numbers

_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_NEAR = 60  # an occasion's city stands within so many characters of its name


class Phase(StrEnum):
    """How the text stands to an occasion."""

    AHEAD = "ahead"
    RUNNING = "running"
    OVER = "over"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One meeting of a series, with its first and last day."""

    series: str
    edition: int | None
    city: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class OccasionClue:
    """A place in the text that names one of these occasions."""

    span: Span
    words: str
    options: tuple[Occasion, ...]
    phase: Phase
    named: bool  # by city or edition, so that the options are few


@dataclass(frozen=True, slots=True)
class AnniversaryClue:
    """A place in the text that celebrates ``count`` years of relations; ``by`` shifts to next or last year."""

    span: Span
    words: str
    count: int
    by: int
    base: int = 0  # the year of what is celebrated, where the text states it


@cache
def data() -> dict[str, Any]:
    """The patterns of clues."""
    return table("dating.toml")


def _rows(name: str) -> list[dict[str, str]]:
    path = resources.files("communique.reading.english").joinpath("data", name)
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@cache
def occasions() -> dict[str, tuple[Occasion, ...]]:
    """The occasions of each series, in order."""
    out: dict[str, list[Occasion]] = {}
    for row in _rows("occasions.csv"):
        edition = int(row["edition"]) if row["edition"] else None
        first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
        out.setdefault(row["series"], []).append(Occasion(row["series"], edition, row["city"], first, last))
    return {series: tuple(items) for series, items in out.items()}


@cache
def _established() -> dict[frozenset[str], str]:
    return {frozenset((row["a"], row["b"])): row["established"] for row in _rows("diplomatic_relations.csv")}


def established(pair: Sequence[str]) -> str | None:
    """When two states (ISO alpha-3) established diplomatic relations: a day or a year, None when the table has it not."""
    return _established().get(frozenset(pair))


@cache
def _patterns(section: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in data()[section].items()}


@cache
def _anniversaries() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(r"\b" + pattern, re.IGNORECASE) for pattern in data()["anniversary"]["patterns"])


def count_of(text: str) -> int | None:
    """The number of years or the edition in "25", "30th", "thirtieth", "second", "twenty-fifth"."""
    text = text.lower()
    digits = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)?", text)
    if digits:
        return int(digits.group(1))
    known = ordinal_numbers().get(text)
    if known is not None:
        return known
    for stem, value in _TENS.items():
        tail = text.removeprefix(stem)
        if tail != text and tail in {"y", "ieth"}:
            return value
        ending = ordinal_numbers().get(tail.removeprefix("y-")) if tail.startswith("y-") else None
        if ending is not None and ending < 10:
            return value + ending
    value_of = number_value(text)
    return int(value_of) if value_of is not None else None


def anniversary_clues(sentences: Sequence[Sentence]) -> Iterator[AnniversaryClue]:
    """The anniversaries of relations that the sentences speak of."""
    words = data()["anniversary"]
    for sentence in sentences:
        text = sentence.text
        if "relations" not in text and "ties" not in text and "relationship" not in text:
            continue
        for pattern in _anniversaries():
            match = pattern.search(text)
            count = count_of(match["n"]) if match else None
            if match is None or count is None:
                continue
            by = -1 if re.search(words["next"], text, re.IGNORECASE) else 0
            by = 1 if re.search(words["last"], text, re.IGNORECASE) else by
            shift = sentence.base + sentence.tokens.start_char
            yield AnniversaryClue(Span(shift + match.start(), shift + match.end()), match.group(), count, by)
            break


_DATED = re.compile(
    r"\b(?P<n>[\w-]+?(?:st|nd|rd|th)) anniversary of (?:[^.;]{0,60}?\b(?:of|in)\b )?(?:[A-Z][a-z]+ )?(?P<y>(?:1[89]|20)\d\d)\b"
)


def dated_anniversaries(sentences: Sequence[Sentence]) -> Iterator[AnniversaryClue]:
    """The anniversaries of what a sentence gives the year of: "the 43rd anniversary of the war of October 1973"."""
    for sentence in sentences:
        for match in _DATED.finditer(sentence.text) if "anniversary" in sentence.text else ():
            count = count_of(match["n"])
            if count is not None:
                shift = sentence.base + sentence.tokens.start_char
                span = Span(shift + match.start(), shift + match.end())
                yield AnniversaryClue(span, match.group(), count, 0, int(match["y"]))


def _phase(text: str) -> Phase:
    for name in (Phase.AHEAD, Phase.RUNNING, Phase.OVER):
        if _patterns("phase")[name.value].search(text):
            return name
    return Phase.UNKNOWN


def _edition(text: str, match: re.Match[str]) -> int | None:
    cop = re.fullmatch(r"COP-?(\d+)", match.group(), re.IGNORECASE)
    if cop:
        return int(cop.group(1))
    before = re.search(r"\b([\w-]+) (?:session of the |annual )?(?:[A-Z]\w+ )?(?:the )?$", text[: match.start()])
    number = count_of(before.group(1)) if before else None
    if (
        number is None
        or before is None
        or not re.search(r"(?:st|nd|rd|th|first|second|third)$", before.group(1).lower())
    ):
        return None
    return number


def occasion_clues(sentences: Sequence[Sentence]) -> Iterator[OccasionClue]:
    """The occasions that the sentences name, by city or edition where they say so.

    A city alone with "summit" ("the Hangzhou summit") names an occasion of a series that the text speaks of.
    """
    texts = [sentence.text for sentence in sentences]
    whole = "\n".join(texts)  # one search instead of one a sentence, for a dozen series of which most texts name none
    spoken = {
        series
        for series, pattern in _patterns("series").items()
        if pattern.search(whole) and any(pattern.search(text) for text in texts)
    }
    for sentence, text in zip(sentences, texts, strict=True):
        shift = sentence.base + sentence.tokens.start_char
        for series in sorted(spoken):
            match = _patterns("series")[series].search(text)
            clue = _named(series, text, match) or (_bare(series, match) if match else None)
            if clue is None:
                continue
            start, end, options, named = clue
            yield OccasionClue(Span(shift + start, shift + end), text[start:end], options, _phase(text), named)


def _bare(series: str, match: re.Match[str]) -> tuple[int, int, tuple[Occasion, ...], bool]:
    return match.start(), match.end(), occasions()[series], False


def _named(series: str, text: str, match: re.Match[str] | None) -> tuple[int, int, tuple[Occasion, ...], bool] | None:
    if match is not None:
        edition = _edition(text, match)
        options = tuple(item for item in occasions()[series] if edition is not None and item.edition == edition)
        if options:
            return match.start(), match.end(), options, True
    for city in sorted({item.city for item in occasions()[series]}, key=len, reverse=True):
        if city not in text:
            continue
        options = tuple(item for item in occasions()[series] if item.city == city)
        if match is None:
            alone = re.search(
                rf"\b{re.escape(city)} (?:summit|forum)\b|\b(?:summit|forum) in {re.escape(city)}\b", text
            )
            if alone:
                return alone.start(), alone.end(), options, True
            continue
        place = re.search(rf"\b{re.escape(city)}\b", text)
        if place and min(abs(place.start() - match.end()), abs(match.start() - place.end())) <= _NEAR:
            return min(match.start(), place.start()), max(match.end(), place.end()), options, True
    return None

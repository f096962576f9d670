"""Numbers in words and figures, and lengths of time."""

from __future__ import annotations

import re
from functools import cache

from communique.reading.english.timex.tokens import data

_VAGUE = frozenset("few several many numerous countless dozens scores hundreds thousands tens handful".split())
_LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "weekend": "WE", "semester": "H", "half-year": "M",
    "trimester": "Q", "millennium": "L", "half - year": "M",
}  # fmt: skip
_TIMES = frozenset({"second", "minute", "hour"})
_SINGULAR = {"centuries": "century", "hrs": "hour", "yrs": "year", "millennia": "millennium", "century's": "century"}
_FACTOR = {"fortnight": 2, "half-year": 6, "half - year": 6}
_SMALLER = {
    "year": ("M", 12),
    "month": ("D", 15),
    "week": ("D", 4),
    "day": ("H", 24),
    "hour": ("M", 60),
    "minute": ("S", 60),
}


def unit_of(word: str) -> str:
    """The singular of a unit, lower case."""
    if word in _SINGULAR:
        return _SINGULAR[word]
    return word.removesuffix("s") if word in _LETTERS or word.removesuffix("s") in _LETTERS else word


@cache
def _numbers() -> dict[str, int]:
    return dict(data()["numbers"])


def number_of(words: tuple[str, ...]) -> float | None:
    """The number that words say ("twenty - two", "2 1/2", "half an"), None for vague ones such as "several"."""
    if not words or _VAGUE & set(words):
        return None
    if words[0] == "half" and len(words) > 1:
        return 0.5
    total, current = 0.0, 0.0
    for word in words:
        if word == "half":
            current += 0.5
            continue
        value = _value(word)
        if value is None:
            continue
        if value >= 1000 and value == _numbers().get(word):
            total, current = total + (current or 1) * value, 0.0
        elif value == 100 and word == "hundred":
            current = (current or 1) * 100
        elif word in {"a", "an"} and len(words) > 1:
            continue
        else:
            current += value
    return (total + current) or None


def _value(word: str) -> float | None:
    if word in _numbers():
        return _numbers()[word]
    if re.fullmatch(r"\d+/\d+", word):
        above, below = word.split("/")
        return int(above) / int(below) if int(below) else None
    figures = word.replace(",", "")
    return float(figures) if re.fullmatch(r"\d+(?:\.\d+)?", figures) else None


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def duration(number: float | None, unit: str, *, narrative: bool = False) -> str:
    """The TIMEX3 value of a length: P3Y, PT2H, PXD for a vague number, P2Y6M for two and a half years.

    A decade is ten years in the news, a unit of its own (DE) in narratives, as the two kinds of texts are annotated.
    """
    letter = _LETTERS[unit]
    head = "PT" if unit in _TIMES else "P"
    if narrative and unit in {"decade", "century"}:
        letter = {"decade": "DE", "century": "CE"}[unit]
    elif number is not None and unit in {"decade", "century"}:
        return f"P{_plain(number * (10 if unit == 'decade' else 100))}Y"
    if number is None:
        return f"{head}X{letter}"
    number *= _FACTOR.get(unit, 1)
    if number == int(number) or unit not in _SMALLER or round(number % 1, 3) != 0.5:
        return f"{head}{_plain(number)}{letter}"
    smaller, count = _SMALLER[unit]
    rest = f"{_plain(count / 2)}{smaller}"
    whole = int(number)
    if head == "P" and smaller == "H":
        rest = "T" + rest
    return head + (f"{whole}{letter}" if whole else "") + rest


def moves(number: float, unit: str) -> tuple[int, str] | None:
    """A length as whole steps of a grain, None for what is smaller than a day or no whole number of steps."""
    steps = {
        "day": (1, "day"), "night": (1, "day"), "week": (1, "week"), "fortnight": (2, "week"), "month": (1, "month"),
        "quarter": (1, "quarter"), "year": (1, "year"), "decade": (10, "year"), "century": (100, "year"),
        "weekend": (1, "weekend"),
    }.get(unit)  # fmt: skip
    if steps is None:
        return None
    count = number * steps[0]
    if count != int(count):
        return (round(number * 12), "month") if unit == "year" else None
    return int(count), steps[1]


@cache
def _ordinals() -> dict[str, int]:
    words = data()["classes"]["ORD"]
    named = {word: number for number, word in enumerate(words[:20], 1)}
    return {**named, "thirtieth": 30}


def ordinal_of(words: tuple[str, ...]) -> int | None:
    """The number of "3rd", "third" or "twenty - first"."""
    digits = re.match(r"\d+", words[-1])
    if digits:
        return int(digits.group())
    base = _ordinals().get(words[-1])
    if base is None:
        return None
    return base + (_numbers().get(words[0], 0) if len(words) > 1 else 0)

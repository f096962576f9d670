"""Numbers made comparable: one scale a kind of unit, the room that rounding leaves, values that cannot both be right."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from communique.model.mentions import Figure, Qualifier

ROUNDING = 0.01  # of the value: press figures are rounded to two or three digits
LOOSE_ROUNDING = 0.05  # where either number is called approximate
SMALL_COUNT = 10_000  # below it what is counted is told to the last one
SCALES: Sequence[tuple[float, str]] = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_MONEY = re.compile(r"[A-Z]{3}")


@cache
def _table() -> Mapping[str, Any]:
    source = resources.files("communique.ledger").joinpath("data/measures.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def single() -> frozenset[str]:
    """Words of indicators of which each value is a thing of its own."""
    return frozenset(_table()["single"])


def is_money(unit: str) -> bool:
    """Is the unit a currency?"""
    return bool(_MONEY.fullmatch(unit))


def scaled(unit: str) -> tuple[str, float]:
    """The unit of its kind, and how many of that one it is; a unit that is not known is its own."""
    found = _table()["scale"].get(unit.casefold())
    return (str(found[0]), float(found[1])) if found else (unit, 1.0)


def class_of(unit: str) -> str | None:
    """The class of units in which one thing may be told, None where none is known."""
    if is_money(unit):
        return "money"
    plain = scaled(unit)[0]
    return next((name for name, units in _table()["classes"].items() if plain in units), None)


def plain(value: float) -> str:
    """The number without an exponent, at most four decimals."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def worded(value: float) -> str:
    """The number in words of size: "4.5 billion"."""
    for size, word in SCALES:
        if abs(value) >= size:
            return f"{value / size:,.6g} {word}"
    return f"{value:,.12g}"


def rounding(value: float, unit: str) -> float:
    """How far a printed number may lie from the true one: half of its last digit; nothing for small counts.

    A round number is taken to be told to two digits at least.
    """
    counted = unit != "%" and not is_money(unit)
    if not value or (counted and value == int(value) and abs(value) < SMALL_COUNT):
        return 0.0
    coarsest = math.floor(math.log10(abs(value))) - 1
    for power in range(coarsest, -5, -1):
        if math.isclose(value / 10.0**power, round(value / 10.0**power), rel_tol=1e-9):
            return 0.5001 * 10.0**power
    return 0.0


def disagree(low: Figure, high: Figure) -> bool:
    """``low`` has the smaller value. Open qualifiers leave room on their side."""
    if low.value_high is not None and low.value_high >= high.value:
        return False
    if low.qualifier is Qualifier.MORE_THAN or high.qualifier in (Qualifier.LESS_THAN, Qualifier.UP_TO):
        return False
    loose = Qualifier.ABOUT in (low.qualifier, high.qualifier)
    room = max(abs(low.value), abs(high.value)) * (LOOSE_ROUNDING if loose else ROUNDING)
    return high.value - low.value > room


def unlike(a: float, b: float, unit: str) -> bool:
    """Are two plain values farther apart than a hundredth and their rounding allow? The smaller may be cut off, not rounded."""
    low, high = sorted((a, b))
    cut = 1.99 * rounding(low, unit)
    return high - low > max(abs(high) * ROUNDING, cut, rounding(high, unit))

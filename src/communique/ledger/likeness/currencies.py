"""Can two sums in different currencies be one? Only as far as what a dollar has bought since 1997 tells."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

SLACK = 1.15  # what rounding and the rate of one day may add


@cache
def _per_dollar() -> Mapping[str, tuple[float, float]]:
    source = resources.files("communique.ledger").joinpath("data/exchange.toml")
    held: dict[str, list[float]] = tomllib.loads(source.read_text(encoding="utf-8"))["per_dollar"]
    return {code: (least, most) for code, (least, most) in held.items()}


def worth(value: float, unit: str) -> tuple[float, float] | None:
    """The least and the most that a sum can have been in dollars; None for a currency that is not in the table."""
    rate = _per_dollar().get(unit)
    return None if rate is None else (value / rate[1], value / rate[0])


def other_worth(one: tuple[float, str], other: tuple[float, str]) -> bool:
    """Are two sums, each with its currency, of different worth at any rate of these years?"""
    left, right = worth(*one), worth(*other)
    if left is None or right is None or one[1] == other[1]:
        return False
    return left[0] > right[1] * SLACK or right[0] > left[1] * SLACK

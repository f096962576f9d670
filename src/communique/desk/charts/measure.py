"""Numbers on the axis of a chart: one size and unit for all of them, round steps, short labels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from communique.desk.charts.chart import plain
from communique.ledger.measures import SCALES, class_of, is_money, scaled

UNIT_LENGTH = 36
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
TICKS = 4  # that an axis has, more or less
PLAIN_UNITS = {"%": "percent", "pp": "percentage points", "rank": "rank, 1 is the best"}
# Units that count nothing: two of them are never one.
_PURE = frozenset({"%", "pp", "rank", "times"})


def in_unit(unit: str, other: str) -> float | None:
    """How many of ``other`` one ``unit`` is; None where one cannot stand for the other on an axis.

    What is counted one by one may go by any noun (residents, firms).
    """
    if unit == other:
        return 1.0
    (base, factor), (other_base, other_factor) = scaled(unit), scaled(other)
    if base == other_base:
        return factor / other_factor
    measured = any(is_money(one) or one in _PURE or class_of(one) is not None for one in (unit, other))
    return None if measured else 1.0


def unit_words(unit: str) -> str:
    """The unit for people: "US dollars", "percent", "residents"."""
    if is_money(unit):
        from babel.numbers import get_currency_name  # noqa: PLC0415 - reads the names of a whole language

        return str(get_currency_name(unit, count=2, locale="en"))
    return PLAIN_UNITS.get(unit, plain(unit, UNIT_LENGTH))


def size_of(values: Sequence[float]) -> tuple[float, str]:
    """The size in which the greatest of the numbers is told in few digits: (1e9, "billion"), or (1, "")."""
    top = max((abs(value) for value in values), default=0.0)
    return next(((size, word) for size, word in SCALES if top >= size), (1.0, ""))


def short(value: float) -> str:
    """At most three telling digits, more only before the point: 4.51, 12.4, 1,250."""
    if not value:
        return "0"
    digits = max(0, min(6, 2 - math.floor(math.log10(abs(value)))))
    text = f"{value:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")


@dataclass(frozen=True, slots=True)
class Ladder:
    """An axis of numbers: its ends and the numbers it names."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def pixel(self, value: float, height: float) -> float:
        """How far below the top of so many pixels a value stands."""
        return height * (self.high - value) / (self.high - self.low)


def ladder(values: Sequence[float]) -> Ladder:
    """Round ends around the values, nought among them, so that growth looks no larger than it is."""
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        high = 1.0
    rough = (high - low) / TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(one for one in STEPS if one * power >= rough * 0.999) * power
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return Ladder(first * step, last * step, tuple(round(at * step, 12) for at in range(first, last + 1)))

"""Scores quantities: values, and what is right about those that were found.

A row is ``{"id", "text", "quantities": [{"value", "unit", "change", "concept"}]}``; ``value`` is a number or a range
``[low, high]``, ``change`` one of = ~ < > up down, ``concept`` a list of words, ``["-"]`` for none. Gold and found
quantities of a text are paired one to one by equal value: first those with the same unit, then those with a like unit, then
the rest.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from evals.engines.scores import Rows, Score, by_id

NONE = "-"
METRICS = (
    "value",
    "value_unit_strict",
    "value_unit_relaxed",
    "value_change",
    "value_concept_partial",
    "value_concept_complete",
)
_NEAR = 1e-5
_ZERO = 1e-8
_SHORT = 3
# One name for each common way of writing a unit; both sides are brought to it before they are compared.
_ALIASES = {
    **dict.fromkeys(("%", "percent", "per cent", "pct"), "percentage"),
    **dict.fromkeys(("$", "usd", "us dollar", "u.s. dollar", "united states dollar"), "dollar"),
    **dict.fromkeys(("€", "eur"), "euro"),
    **dict.fromkeys(("£", "pound", "gbp", "british pound"), "pound sterling"),
    **dict.fromkeys(("km", "kilometer"), "kilometre"),
    **dict.fromkeys(("m", "meter"), "metre"),
    "mi": "mile",
    "yr": "year",
    "hr": "hour",
    "min": "minute",
    "sec": "second",
    **dict.fromkeys(("°c", "celsius"), "degree celsius"),
    **dict.fromkeys(("dimensionless", "count", ""), NONE),
}
Quantity = Mapping[str, Any]


def score(gold: Rows, predicted: Rows) -> dict[str, Score]:
    """The score of each metric, counted over all texts of the gold. Raises ValueError for rows without or of one id."""
    right: Counter[str] = Counter()
    expected = found = 0
    answers = by_id(predicted)
    for key, row in by_id(gold).items():
        ours, theirs = row["quantities"], answers.get(key, {}).get("quantities", [])
        expected, found = expected + len(ours), found + len(theirs)
        for one, other in _pairs(ours, theirs):
            right.update(_agreement(one, other))
    return {name: Score(right[name], found, expected) for name in METRICS}


def _pairs(gold: list[Quantity], found: list[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Pairs of equal value, the likest units first; each quantity is in one pair at most."""
    out: list[tuple[Quantity, Quantity]] = []
    free, left = list(range(len(found))), list(range(len(gold)))
    likenesses: tuple[Callable[[Any, Any], bool], ...] = (_same_unit, like_unit, lambda _one, _other: True)
    for alike in likenesses:
        for index in list(left):
            one = gold[index]
            match = next(
                (
                    at
                    for at in free
                    if same_value(one["value"], found[at]["value"]) and alike(one.get("unit"), found[at].get("unit"))
                ),
                None,
            )
            if match is not None:
                out.append((one, found[match]))
                free.remove(match)
                left.remove(index)
    return out


def _agreement(one: Quantity, other: Quantity) -> Counter[str]:
    words = {word.lower() for word in one.get("concept", ())}
    others = {word.lower() for word in other.get("concept") or ()}
    return Counter(
        value=1,
        value_unit_strict=int(_same_unit(one.get("unit"), other.get("unit"))),
        value_unit_relaxed=int(like_unit(one.get("unit"), other.get("unit"))),
        value_change=int(one.get("change", "=") == other.get("change")),
        value_concept_partial=int(bool(words & others)),
        value_concept_complete=int(bool(words) and words == others),
    )


def same_value(one: object, other: object) -> bool:
    """Are two numbers equal to five digits, or two ranges at both ends?"""
    if isinstance(one, list | tuple) or isinstance(other, list | tuple):
        return (
            isinstance(one, list | tuple)
            and isinstance(other, list | tuple)
            and len(one) == len(other)
            and all(map(same_value, one, other))
        )
    try:
        return math.isclose(float(str(one)), float(str(other)), rel_tol=_NEAR, abs_tol=_ZERO)
    except ValueError:
        return False


def _plain(unit: str | None) -> str:
    return re.sub(r"\s+", " ", (unit or NONE).lower().strip()) or NONE


def _same_unit(one: str | None, other: str | None) -> bool:
    return _plain(one) == _plain(other)


def _singular(word: str) -> str:
    if re.search(r"(?:ches|shes|sses|xes)$", word):
        return word[:-2]
    return word[:-1] if len(word) > _SHORT and word.endswith("s") and not word.endswith("ss") else word


def _bare(unit: str | None) -> str:
    plain = _plain(unit)
    if plain in _ALIASES:
        return _ALIASES[plain]
    words = " ".join(_singular(word) for word in re.findall(r"[\w$€£%°]+", plain))
    words = words.replace("meter", "metre").replace("liter", "litre")
    return _ALIASES.get(words, words or NONE)


def like_unit(one: str | None, other: str | None) -> bool:
    """Are two units the same but for plural and spelling, or one's words among the other's?"""
    first, second = _bare(one), _bare(other)
    if first == second:
        return True
    if NONE in {first, second}:
        return False
    words, others = set(first.split()), set(second.split())
    return words <= others or others <= words

"""Scores of temporal expressions, as TempEval-3 defines them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evals.engines.scores import Rows, Score, by_id

Timex = Mapping[str, Any]


def score(gold: Rows, predicted: Rows) -> dict[str, Score]:
    """Relaxed and strict extents, and types and values of the extents that overlap.

    Rows have ``id`` and ``timexes`` with ``begin``, ``end``, ``type`` and ``value``. Each expression is paired once: those with
    the same extent first, then each of gold, in its order, with the free one that it shares most characters with. Values are
    compared as strings, without regard to case. Raises ValueError where an id is missing or given twice.
    """
    found = by_id(predicted)
    right = dict.fromkeys(("relaxed", "strict", "type", "value"), 0)
    count_gold = count_found = 0
    for key, row in by_id(gold).items():
        wanted: Sequence[Timex] = row["timexes"]
        given: Sequence[Timex] = found.get(key, {}).get("timexes", [])
        count_gold += len(wanted)
        count_found += len(given)
        for one, other in _pairs(wanted, given):
            right["relaxed"] += 1
            right["strict"] += _extent(one) == _extent(other)
            right["type"] += _same(one, other, "type")
            right["value"] += _same(one, other, "value")
    return {name: Score(count, count_found, count_gold) for name, count in right.items()}


def _extent(one: Timex) -> tuple[int, int]:
    return int(one["begin"]), int(one["end"])


def _same(one: Timex, other: Timex, key: str) -> bool:
    return str(one.get(key) or "").strip().upper() == str(other.get(key) or "").strip().upper()


def _pairs(wanted: Sequence[Timex], given: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    free = dict(enumerate(given))
    pairs: dict[int, Timex] = {}
    for place, one in enumerate(wanted):
        exact = next((key for key, other in free.items() if _extent(other) == _extent(one)), None)
        if exact is not None:
            pairs[place] = free.pop(exact)
    for place, one in enumerate(wanted):
        if place in pairs or not free:
            continue
        best = max(free, key=lambda key: (_shared(one, free[key]), -key))
        if _shared(one, free[best]) > 0:
            pairs[place] = free.pop(best)
    return [(wanted[place], other) for place, other in sorted(pairs.items(), key=lambda item: item[0])]


def _shared(one: Timex, other: Timex) -> int:
    (begin, end), (other_begin, other_end) = _extent(one), _extent(other)
    return min(end, other_end) - max(begin, other_begin)

"""Two groupings of the same items compared: pairwise and B-cubed precision, recall and F1.

B-cubed: A. Bagga, B. Baldwin, "Algorithms for scoring coreference chains", 1998.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of one."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean, 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Grouped:
    """The items of one register: the gold record of each and the one found."""

    gold: Mapping[str, str]
    found: Mapping[str, str]


def pairwise(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Score:
    """Over pairs of items that stand together. One where there are none on a side."""
    both = _pairs(Counter((gold[key], found[key]) for key in gold))
    ours, theirs = _pairs(Counter(found[key] for key in gold)), _pairs(Counter(gold.values()))
    return Score(both / ours if ours else 1.0, both / theirs if theirs else 1.0)


def _pairs(sizes: Counter[Hashable]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def b_cubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Score:
    """Over items: how pure and how whole the group of each is. One where there is no item."""
    if not gold:
        return Score(1.0, 1.0)
    ours, theirs = _groups(found, gold), _groups(gold, gold)
    common = {key: len(ours[found[key]] & theirs[gold[key]]) for key in gold}
    return Score(
        sum(common[key] / len(ours[found[key]]) for key in gold) / len(gold),
        sum(common[key] / len(theirs[gold[key]]) for key in gold) / len(gold),
    )


def _groups(clusters: Mapping[str, Hashable], keys: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    found: dict[Hashable, set[str]] = defaultdict(set)
    for key in keys:
        found[clusters[key]].add(key)
    return found

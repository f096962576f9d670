"""Boosted trees as ``training/bearings`` fits them: how likely it is that a sentence bears on a promise."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

LEAF = -1  # the clue of a node that asks for none


@dataclass(frozen=True, slots=True)
class Tree:
    """Nodes side by side: the clue that a node asks for, the value up to which it goes left, where left and right are, and what a leaf adds."""

    clue: tuple[int, ...]
    bound: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    adds: tuple[float, ...]

    def of(self, values: Sequence[float]) -> float:
        """What the leaf adds to which the values lead."""
        at = 0
        while self.clue[at] != LEAF:
            at = self.left[at] if values[self.clue[at]] <= self.bound[at] else self.right[at]
        return self.adds[at]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose sum is a log-odds."""

    clues: tuple[str, ...]
    start: float
    trees: tuple[Tree, ...]

    def chance(self, values: Sequence[float]) -> float:
        """From 0 to 1. ``values`` are in the order of ``clues``."""
        return 1.0 / (1.0 + math.exp(-(self.start + sum(tree.of(values) for tree in self.trees))))


@dataclass(frozen=True, slots=True)
class Judge:
    """``first`` knows what words and rules say, ``second`` the network's answer too. ``keep``: from which chance of the first on what a
    rule found is kept; ``gate``: from which of the first on the network is asked where none found anything; ``find``: from which of
    the second on that is believed.
    """

    first: Forest
    second: Forest
    gate: float
    keep: float
    find: float


@cache
def judge() -> Judge:
    """The shipped one."""
    source = resources.files("communique.ledger").joinpath("data/bearings.json")
    held = json.loads(source.read_text(encoding="utf-8"))
    return Judge(_forest(held["first"]), _forest(held["second"]), held["gate"], held["keep"], held["find"])


def _forest(held: Mapping[str, Any]) -> Forest:
    trees = tuple(
        Tree(*(tuple(one[name]) for name in ("clue", "bound", "left", "right", "adds"))) for one in held["trees"]
    )
    return Forest(tuple(held["clues"]), held["start"], trees)

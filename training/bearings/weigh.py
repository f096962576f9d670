"""Fit the trees that weigh clues and answers to the open pairs of the gold, and choose from which chance on they are believed.

    python -m training.bearings.weigh CLUES.jsonl OUT.json [--only-show]

CLUES is what ``training.bearings.clues`` wrote. How good the trees are is shown on each pair by those fitted to the others.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from communique.ledger.following.asking import NONE

PRECISE = 0.85  # what precision on pairs that were left out must be at least
LOST = 0.01  # share of what is found that may be lost by asking less
FLOOR = 0.3  # below which chance nothing is kept, though a rule found it
DIGITS = 6

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was considered on one pair: clues without and with the network's answers, whether it bears, whether a rule said so."""

    first: list[Mapping[str, float]]
    second: list[Mapping[str, float]]
    right: list[bool]
    ruled: list[bool]


def read(path: Path) -> list[Weighed]:
    """What was considered, by pair."""
    found: dict[str, Weighed] = defaultdict(lambda: Weighed([], [], [], []))
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        part = found[row["pair"]]
        part.first.append(row["first"])
        part.second.append(row["second"])
        part.right.append(row["right"] != NONE)
        part.ruled.append(row["rule"] is not None)
    return list(found.values())


def trees() -> HistGradientBoostingClassifier:
    """Small trees, many rows a leaf, a third of the clues at each node: chosen on left-out pairs among a few settings."""
    return HistGradientBoostingClassifier(
        max_iter=120,
        learning_rate=0.08,
        max_leaf_nodes=8,
        min_samples_leaf=40,
        l2_regularization=10.0,
        max_features=0.3,
        random_state=0,
    )


def left_out(parts: Sequence[Weighed], names: Sequence[str], which: str) -> Values:
    """The chance of every row by trees that were fitted to the other pairs."""
    tables = [table(getattr(one, which), names) for one in parts]
    chances = []
    for number, part in enumerate(tables):
        others = [one for other, one in enumerate(tables) if other != number]
        wanted = [right for other, one in enumerate(parts) if other != number for right in one.right]
        chances.append(trees().fit(np.vstack(others), wanted).predict_proba(part)[:, 1])
    return np.concatenate(chances)


def table(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Values:
    """Rows by names."""
    return np.array([[row[name] for name in names] for row in rows], float)


def thresholds(first: Values, second: Values, right: Flags, ruled: Flags) -> dict[str, float]:
    """From which chances on rules and the network are believed: the highest recall at ``PRECISE``. From which on the network is
    asked: the highest that loses little of it.
    """
    best = (0.0, 1.0, 1.0)
    for keep in np.arange(FLOOR, 0.71, 0.05):
        for find in np.arange(keep, 0.91, 0.025):
            taken = np.where(ruled, first >= keep, second >= find)
            if taken.any() and (taken & right).sum() / taken.sum() >= PRECISE:
                best = max(best, (float((taken & right).sum()), float(keep), float(find)))
    found, keep, find = best
    taken = np.where(ruled, first >= keep, second >= find)
    gates = [
        gate
        for gate in np.arange(0.01, 0.5, 0.01)
        if (taken & right & (ruled | (first >= gate))).sum() >= (1 - LOST) * found
    ]
    return {"gate": round(float(max(gates)), 3), "keep": round(keep, 3), "find": round(find, 3)}


def exported(fitted: HistGradientBoostingClassifier, names: Sequence[str]) -> dict[str, Any]:
    """The trees as ``communique.ledger.following.forest`` reads them."""
    held = []
    for (one,) in fitted._predictors:  # noqa: SLF001 -- there is no public way to the nodes
        nodes = one.nodes
        held.append(
            {
                "clue": [-1 if node["is_leaf"] else int(node["feature_idx"]) for node in nodes],
                "bound": [0.0 if node["is_leaf"] else round(float(node["num_threshold"]), DIGITS) for node in nodes],
                "left": [int(node["left"]) for node in nodes],
                "right": [int(node["right"]) for node in nodes],
                "adds": [round(float(node["value"]), DIGITS) if node["is_leaf"] else 0.0 for node in nodes],
            }
        )
    start = float(np.ravel(fitted._baseline_prediction)[0])  # noqa: SLF001
    return {"clues": list(names), "start": round(start, DIGITS), "trees": held}


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        prog="python -m training.bearings.weigh", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("clues", type=Path, metavar="CLUES.jsonl")
    parser.add_argument("output", type=Path, metavar="OUT.json")
    parser.add_argument("--only-show", action="store_true", help="write nothing")
    options = parser.parse_args()
    parts = read(options.clues)
    names = {which: sorted(getattr(parts[0], which)[0]) for which in ("first", "second")}
    right = np.array([one for part in parts for one in part.right])
    ruled = np.array([one for part in parts for one in part.ruled])
    first, second = (left_out(parts, names[which], which) for which in ("first", "second"))
    chosen = thresholds(first, second, right, ruled)
    asked = ~ruled & (first >= chosen["gate"])
    taken = np.where(ruled, first >= chosen["keep"], asked & (second >= chosen["find"]))
    print(f"{len(right)} rows, {right.sum()} bear; asked: {asked.sum()}; {chosen}")
    print(f"rules: P {right[ruled].mean():.3f} R {(right & ruled).sum() / right.sum():.3f}")
    print(f"left out: P {right[taken].mean():.3f} R {(right & taken).sum() / right.sum():.3f} of what is considered")
    if options.only_show:
        return
    whole = {
        which: exported(
            trees().fit(np.vstack([table(getattr(one, which), names[which]) for one in parts]), right), names[which]
        )
        for which in ("first", "second")
    }
    options.output.write_text(json.dumps({**whole, **chosen}, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

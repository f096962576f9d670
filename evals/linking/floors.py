"""Floors of linking: precision and recall of pairs and B-cubed F1, a register and a half of the pairs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evals.linking.clusters import Score
from evals.linking.gold import FOLDER

FLOORS = Path(__file__).with_name("floors.json")
FOLLOWUPS = Path(__file__).with_name("followups_floors.json")
MARGIN = 0.005
DIGITS = 4
_GOLD = frozenset({".json", ".jsonl", ".txt"})
Table = Mapping[str, Mapping[str, float]]
Scores = Mapping[str, tuple[Score, Score, int]]


def fingerprint(folder: Path = FOLDER) -> str:
    """SHA-256 over the names and bytes of all texts and rows of the gold, in order of path; its notice is no gold."""
    digest = hashlib.sha256()
    for path in sorted(one for one in folder.rglob("*.*") if one.suffix in _GOLD):
        digest.update(f"{path.relative_to(folder)}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return "sha256:" + digest.hexdigest()


def measured(scores: Scores) -> Table:
    """What is pinned of a table."""
    return {
        name: {"precision": pair.precision, "recall": pair.recall, "b_cubed": cubed.f1}
        for name, (pair, cubed, count) in scores.items()
        if count
    }


def missed(found: Mapping[str, Table], path: Path = FLOORS) -> Iterator[str]:
    """What lies below its floor, in words; also that the gold is not the one that the floors were pinned on."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    if stored["fingerprint"] != fingerprint():
        yield "the gold of linking has changed: pin its floors anew"
    for half, table in stored["floors"].items():
        for name, metrics in table.items():
            for metric, floor in metrics.items():
                value = found[half].get(name, {}).get(metric, 0.0)
                if value < floor - MARGIN:
                    yield f"{half}, {name}: {metric} {value:.4f} is below its floor {floor:.4f}"


def pin(found: Mapping[str, Table], reason: str = "", path: Path = FLOORS) -> Iterator[str]:
    """Write the floors: raised to what is found; lowered only for a reason, which is kept. Yields what stayed."""
    before: dict[str, Any] = (
        json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"floors": {}, "lowered": []}
    )
    new: dict[str, dict[str, dict[str, float]]] = {}
    lowered = list(before["lowered"])
    for half, table in found.items():
        for name, metrics in table.items():
            for metric, value in metrics.items():
                old = before["floors"].get(half, {}).get(name, {}).get(metric)
                keep = round(value, DIGITS)
                if old is not None and keep < old:
                    if reason:
                        lowered.append({"what": f"{half}, {name}, {metric}", "from": old, "to": keep, "reason": reason})
                    else:
                        yield f"{half}, {name}: {metric} stays at {old:.4f} (found {value:.4f})"
                        keep = old
                new.setdefault(half, {}).setdefault(name, {})[metric] = keep
    content = {"fingerprint": fingerprint(), "floors": new, "lowered": lowered}
    path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")

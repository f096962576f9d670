"""Train on annotated texts and write the weights: see README.md."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.lines import read_lines
from communique.reading.english.attribution.engine import chosen
from communique.reading.english.attribution.model import Model
from communique.reading.english.attribution.passages import Passage
from training.attribution.examples import RIGHT, Annotated, annotated
from training.attribution.fit import Fitted, fit

OUTPUT = Path(__file__).parents[2] / "src/communique/reading/english/data/attribution.json"
THRESHOLDS = tuple(place / 100 for place in range(20, 52, 2))


def main(arguments: Sequence[str] | None = None) -> int:
    """Train: on the even rows to find the threshold on the odd ones, then on all (or on the half that is asked for)."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution")
    parser.add_argument("train", type=Path, metavar="TRAIN.jsonl")
    parser.add_argument("--output", type=Path, default=OUTPUT, metavar="WEIGHTS.json")
    parser.add_argument("--even", action="store_true", help="keep the model of the even rows")
    options = parser.parse_args(arguments)
    documents = list(annotated(read_lines(options.train)))
    fitted = fit(documents[::2])
    best, threshold = max(shares(documents[1::2], fitted.model(min(THRESHOLDS))))
    print(f"even to odd: F1 {100 * best:.2f} at {threshold}")
    if not options.even:
        fitted = fit(documents)
    write(options.output, fitted, threshold)
    print(f"{len(fitted.weights)} weights, {len(fitted.cues)} cues, {options.output.stat().st_size} bytes")
    return 0


def shares(documents: Sequence[Annotated], weights: Model) -> list[tuple[float, float]]:
    """F1 at each threshold, counted on contents of one paragraph: a quick measure to choose by.

    ``weights`` has the lowest threshold; what a higher one keeps is the head of what a lower one keeps.
    """
    gold = sum(len(document.gold) for document in documents)
    hits = [hit for document in documents for hit in _hits(document, weights)]
    out = []
    for threshold in THRESHOLDS:
        kept = [right for score, right in hits if score >= threshold]
        out.append((2 * sum(kept) / (len(kept) + gold), threshold))
    return out


def _hits(document: Annotated, weights: Model) -> Iterator[tuple[float, bool]]:
    """The score of each chosen candidate, and whether it matches gold that no better one matched."""
    free = list(document.gold)
    for one in chosen(document.read, weights):
        passage, mask = document.read[one.passage], one.candidate.content
        true = next((each for each in free if _same(passage, mask, each.content.get(one.passage, 0))), None)
        if true is not None:
            free.remove(true)
        yield one.score, true is not None


def _same(passage: Passage, mine: int, theirs: int) -> bool:
    return bool(theirs) and passage.count(theirs & mine) >= RIGHT * passage.count(theirs | mine)


def write(path: Path, fitted: Fitted, threshold: float) -> None:
    """The weights as JSON, grouped by the kind of feature."""
    groups: dict[str, dict[str, int]] = {}
    for name, weight in sorted(fitted.weights.items()):
        kind, _, value = name.partition(":")
        groups.setdefault(kind, {})[value] = weight
    data = {"bias": fitted.bias, "threshold": threshold, "cues": sorted(fitted.cues), "weights": groups}
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

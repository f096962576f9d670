"""Hold the engines to their floors.

    python -m evals.engines.gate [--engine NAME]... [--update [--allow-regression REASON]]

Each engine is run on its own gold in ``evals/gold/engines/``, and where the public sets that may be used lie beside the project
on those too. Precision and recall have a floor each, a metric. ``floors.json`` in this folder is written only with
``--update``, which raises floors; it lowers one only for a reason, which it keeps. Exit status: 0 when every floor holds,
1 when one is missed, 2 when the gold has changed or an argument is wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import attribution, events, quantities, timex
from bench.lines import Run, ScoreRows, read_lines, table
from evals.engines import attribution as attribution_scores
from evals.engines import events as events_scores
from evals.engines import quantities as quantities_scores
from evals.engines import timex as timex_scores
from evals.engines.scores import Metric
from evals.sets import PROJECT, EvalsError

GOLD = PROJECT / "evals" / "gold" / "engines"
SHARED = PROJECT.parent / "shared" / "gold" / "public"
FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.005  # of one; another processor may tip a borderline parse (see evals/floors.py)
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Trial:
    """An engine on one file of gold, whose answers stand under ``gold_key``."""

    name: str
    run: Run
    score: ScoreRows
    gold_key: str
    path: Path


def trials() -> Iterator[Trial]:
    """Every engine on every gold that is there."""
    own = (
        Trial("timex", timex.run, timex_scores.score, "timexes", GOLD / "timex.jsonl"),
        Trial("quantities", quantities.run, quantities_scores.score, "quantities", GOLD / "quantities.jsonl"),
        Trial("attribution", attribution.run, attribution_scores.score, "attributions", GOLD / "attribution.jsonl"),
        Trial("events", events.run, events_scores.score, "gold_root", GOLD / "events.jsonl"),
        Trial("timex-wikiwars", timex.run, timex_scores.score, "timexes", SHARED / "wikiwars_train.jsonl"),
    )
    for one in own:
        # What ships must be there; what lies beside the project may be absent, which is said.
        if one.path.is_relative_to(SHARED) and not one.path.exists():
            print(f"{one.name}: not beside the project, so not measured")
        else:
            yield one


def measure(trial: Trial) -> Mapping[str, Metric]:
    """Run an engine on its gold without the answers, and score it."""
    rows = read_lines(trial.path)
    bare = [{key: value for key, value in row.items() if key != trial.gold_key} for row in rows]
    return trial.score(rows, trial.run(bare))


def fingerprint(trial: Trial) -> str:
    """Of the gold's bytes."""
    return "sha256:" + hashlib.sha256(trial.path.read_bytes()).hexdigest()


def values(scores: Mapping[str, Metric]) -> dict[str, dict[str, float]]:
    """Precision and recall a metric, as pinned."""
    return {
        name: {"precision": round(one.precision, DIGITS), "recall": round(one.recall, DIGITS)}
        for name, one in scores.items()
    }


def misses(pinned: Mapping[str, Any], scores: Mapping[str, Metric]) -> Iterator[str]:
    """Each figure below its floor by more than the margin, in words. One row of a small class may always tip."""
    for name, floor in pinned["floors"].items():
        one = scores.get(name)
        for figure, wanted in floor.items():
            reached = getattr(one, figure) if one is not None else 0.0
            margin = max(MARGIN, 1 / one.gold if one is not None and one.gold else 0.0)
            if reached < wanted - margin:
                yield f"{name} {figure} is {reached:.3f}, its floor {wanted:.3f}"


def pin(
    before: Mapping[str, Any] | None, trial: Trial, scores: Mapping[str, Metric], reason: str | None
) -> dict[str, Any]:
    """The floors of a trial, raised to what was measured; lowered only for a reason. Raises EvalsError without one."""
    now = values(scores)
    lowered = list(before["lowered"]) if before else []
    for name, floor in (before["floors"] if before else {}).items():
        for figure, old in floor.items():
            new = now.get(name, {}).get(figure, 0.0)
            if new >= old:
                continue
            if reason is None:
                now.setdefault(name, {})[figure] = old
            else:
                lowered.append({"where": f"{name} {figure}", "before": old, "after": new, "reason": reason})
    return {"fingerprint": fingerprint(trial), "floors": now, "lowered": lowered}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals.engines.gate", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--engine", action="append", help="only this trial (may be repeated)")
    parser.add_argument("--update", action="store_true", help="pin the floors at what is measured now")
    parser.add_argument("--allow-regression", metavar="REASON", help="with --update: lower floors, for this reason")
    options = parser.parse_args(arguments)
    if options.allow_regression is not None and not (options.update and options.allow_regression.strip()):
        parser.error("--allow-regression goes with --update and needs a reason")
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    there = list(trials())
    if unknown := set(options.engine or ()) - {one.name for one in there}:
        parser.error(f"no such engine: {', '.join(sorted(unknown))}; there are {', '.join(one.name for one in there)}")
    chosen = [one for one in there if not options.engine or one.name in options.engine]
    try:
        failed = [fault for trial in chosen for fault in _one(trial, floors, options)]
    except (EvalsError, OSError, ValueError) as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2
    if options.update:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(f"pinned: {', '.join(trial.name for trial in chosen)}")
        return 0
    for fault in failed:
        print(f"below its floor: {fault}")
    if not failed:
        print("every floor of the engines holds")
    return int(bool(failed))


def _one(trial: Trial, floors: dict[str, Any], options: argparse.Namespace) -> list[str]:
    before = floors.get(trial.name)
    if not options.update and (before is None or before["fingerprint"] != fingerprint(trial)):
        raise EvalsError(
            f"{trial.name}: no floors are pinned on this state of its gold; look at the change, then give --update"
        )
    scores = measure(trial)
    print(f"{trial.name}\n{table(scores)}\n")
    if options.update:
        floors[trial.name] = pin(before, trial, scores, options.allow_regression)
        return []
    return [f"{trial.name}: {fault}" for fault in misses(before, scores)] if before else []


if __name__ == "__main__":
    sys.exit(main())

"""JSON Lines in, JSON Lines out, with the time between them: what the programs that run one engine share."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.engines.scores import Metric, Rows

Run = Callable[[Rows], Sequence[Mapping[str, Any]]]
ScoreRows = Callable[[Rows, Rows], Mapping[str, Metric]]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file. Raises ValueError, naming the line, where one is not an object."""
    rows = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{path}, line {number}: {error}") from error
            if not isinstance(row, dict):
                raise ValueError(f"{path}, line {number}: not a JSON object")  # noqa: TRY004 -- a fault of the file
            rows.append(row)
    return rows


def write_lines(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write objects as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def table(scores: Mapping[str, Metric]) -> str:
    """Scores as text, in per cent."""
    lines = [f"{'metric':<24}{'P':>8}{'R':>8}{'F1':>8}{'gold':>8}{'found':>8}"]
    lines += [
        f"{name:<24}{100 * one.precision:>8.2f}{100 * one.recall:>8.2f}{100 * one.f1:>8.2f}{one.gold:>8}{one.predicted:>8}"
        for name, one in scores.items()
    ]
    return "\n".join(lines)


def _text(row: Mapping[str, Any], keys: Sequence[str]) -> str:
    """The first filled string under the keys, "" where there is none."""
    return next((row[key] for key in keys if isinstance(row.get(key), str) and row[key]), "")


def _usable(path: Path, keys: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of a file. Raises ValueError, naming the first row that holds a string under none of the keys."""
    rows = read_lines(path)
    for number, row in enumerate(rows, 1):
        if not any(isinstance(row.get(key), str) for key in keys):
            wanted = " or ".join(f'"{key}"' for key in keys)
            raise ValueError(f"{path}: row {number} needs a string under {wanted}")
    return rows


def main(
    name: str,
    run: Run,
    score: ScoreRows,
    *,
    gold_key: str,
    arguments: Sequence[str] | None = None,
    warm: Rows = (),
    text_keys: Sequence[str] = ("text",),
) -> int:
    """Run one engine on IN and write OUT; print its speed, and its score when the rows of IN hold ``gold_key``.

    Keys that begin with ``gold_key`` are gold too, and kept from the engine. Every row has a string under one of
    ``text_keys``. ``warm`` is read first, so that loading is not counted. Returns the exit status: 2 where IN cannot be
    read, a row cannot be used, or OUT cannot be written.
    """
    parser = argparse.ArgumentParser(prog=f"python -m bench.{name}")
    parser.add_argument("input", type=Path, metavar="IN.jsonl")
    parser.add_argument("output", type=Path, metavar="OUT.jsonl")
    options = parser.parse_args(arguments)
    try:
        rows = _usable(options.input, text_keys)
        run(warm)
        bare = [{key: value for key, value in row.items() if not key.startswith(gold_key)} for row in rows]
        begun = time.perf_counter()
        predicted = run(bare)
        seconds = max(time.perf_counter() - begun, 1e-9)
        write_lines(options.output, predicted)
        words = sum(len(_text(row, text_keys).split()) for row in rows)
        speed = f"{words / seconds:.0f} words/s, {len(rows) / seconds:.1f} rows/s"
        print(f"{len(rows)} rows, {words} words, {seconds:.2f} s: {speed}")
        if any(key.startswith(gold_key) for row in rows for key in row):
            print(table(score(rows, predicted)))
    except (OSError, ValueError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    return 0

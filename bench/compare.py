"""Our engines and their peers on the same rows: accuracy and speed side by side.

    python -m bench.compare [--task TASK]... [--timex FILE] [--quantities FILE] [--attribution FILE]

Without files the engines' own gold is read; a file of another set in the scorers' form takes its place. Peers run in
``.venv/peers`` (``scripts/peers``). HeidelTime starts a Java process a document, so it reads the first few rows alone, and our
figures on those rows stand beside its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import attribution, quantities, timex
from bench.lines import Run, ScoreRows, read_lines, write_lines
from evals.engines import attribution as attribution_scores
from evals.engines import quantities as quantities_scores
from evals.engines import timex as timex_scores
from evals.engines.scores import Metric, Rows

PROJECT = Path(__file__).parents[1]
GOLD = PROJECT / "evals" / "gold" / "engines"
PEER_PYTHON = PROJECT / ".venv" / "peers" / "bin" / "python"
SLOW_ROWS = 8


@dataclass(frozen=True, slots=True)
class Task:
    """An engine with its scorer, its peers, and the metrics that are shown."""

    name: str
    run: Run
    score: ScoreRows
    gold_key: str
    peers: tuple[str, ...]
    metrics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What one engine reached on some rows."""

    engine: str
    rows: int
    words: int
    seconds: float
    scores: Mapping[str, Metric]

    @property
    def speed(self) -> float:
        """Words a second."""
        return self.words / self.seconds if self.seconds else 0.0


TASKS = (
    Task(
        "timex",
        timex.run,
        timex_scores.score,
        "timexes",
        ("heideltime", "recognizers-text (times)", "dateparser"),
        ("relaxed", "strict", "value"),
    ),
    Task(
        "quantities",
        quantities.run,
        quantities_scores.score,
        "quantities",
        ("quantulum3", "recognizers-text (numbers)"),
        ("value", "value_unit_relaxed", "value_change"),
    ),
    Task(
        "attribution",
        attribution.run,
        attribution_scores.score,
        "attributions",
        ("textacy + spaCy",),
        ("attribution", "direct"),
    ),
)


def ours(task: Task, rows: Rows) -> Result:
    """Our engine on the rows, loaded beforehand."""
    bare = [{key: value for key, value in row.items() if key != task.gold_key} for row in rows]
    task.run(bare[:1])
    begun = time.perf_counter()
    found = task.run(bare)
    seconds = time.perf_counter() - begun
    return Result("communique", len(rows), _words(rows), seconds, task.score(rows, found))


def peer(task: Task, name: str, rows: Rows) -> Result | str:
    """A peer on the rows, or why it did not run."""
    bare = [{key: value for key, value in row.items() if key != task.gold_key} for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        given, wanted = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        write_lines(given, bare)
        command = [str(PEER_PYTHON), str(PROJECT / "bench" / "peers" / "run.py"), name, str(given), str(wanted)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- our own program
        if done.returncode:
            return (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
        seconds = json.loads(done.stdout.strip().splitlines()[-1])["seconds"]
        return Result(name, len(rows), _words(rows), seconds, task.score(rows, read_lines(wanted)))


def _words(rows: Rows) -> int:
    return sum(len(str(row["text"]).split()) for row in rows)


def compare(task: Task, rows: Rows) -> list[str]:
    """The table of a task, one line an engine."""
    own = ours(task, rows)
    lines = [f"{task.name}: {len(rows)} rows, {own.words} words", _head(task), _line(task, own, own)]
    for name in task.peers:
        few = name == "heideltime"
        used = rows[:SLOW_ROWS] if few else rows
        beside = ours(task, used) if few else own
        result = peer(task, name, used)
        if isinstance(result, str):
            lines.append(f"{name:<28}did not run: {result}")
            continue
        if few:
            lines.append(_line(task, beside, beside, f"communique, first {SLOW_ROWS}"))
        lines.append(_line(task, result, beside, f"{name}, first {SLOW_ROWS}" if few else name))
    return lines


def _head(task: Task) -> str:
    return (
        f"{'engine':<28}" + "".join(f"{name + ' F1':>17}" for name in task.metrics) + f"{'words/s':>11}{'we are':>16}"
    )


def _line(task: Task, result: Result, own: Result, name: str = "") -> str:
    cells = "".join(f"{100 * result.scores[metric].f1:>17.1f}" for metric in task.metrics)
    ratio = "" if result is own else f"{own.speed / result.speed:>9.1f} x faster"
    return f"{name or result.engine:<28}{cells}{result.speed:>11.0f}{ratio:>16}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.compare", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--task", action="append", choices=[task.name for task in TASKS])
    for task in TASKS:
        parser.add_argument(f"--{task.name}", type=Path, metavar="FILE", default=GOLD / f"{task.name}.jsonl")
    options = parser.parse_args(arguments)
    for task in TASKS:
        if options.task and task.name not in options.task:
            continue
        try:
            rows = read_lines(getattr(options, task.name))
        except (OSError, ValueError) as error:
            print(f"bench: {error}", file=sys.stderr)
            return 2
        print("\n".join(compare(task, rows)), end="\n\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

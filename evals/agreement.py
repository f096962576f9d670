"""How far two annotations of the same documents agree: what a reading can at best be held to.

    python -m evals.agreement [--short]

Every document was annotated twice, without sight of the other, before the gold was settled. Each annotation in turn is
taken as gold for the other, and the mean of the two is printed. Both were made by readers of one kind after the same
guidelines, so the figure is an upper bound: two strangers would agree less.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.exchange.interchange import Row, read_rows
from communique.exchange.scoring import Scores, score
from communique.model.errors import CommuniqueError
from communique.model.mentions import REGISTERS
from evals.sets import HALVES, PROJECT

NOTE = "Both annotations were made by readers of one kind, so this is an upper bound."


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement on one register: rows of either annotation that count, mean F1 and mean exact F1."""

    first: int
    second: int
    f1: float
    exact_f1: float


def agreement(first: Sequence[Row], second: Sequence[Row], documents: Sequence[str]) -> dict[str, Agreement]:
    """The agreement a register, and under ``macro`` the mean of the registers that either annotation has rows of."""
    there, back = score(first, second, documents), score(second, first, documents)
    table = {name: _one(there, back, name) for name in REGISTERS}
    used = [one for one in table.values() if one.first or one.second]
    count = max(len(used), 1)
    table["macro"] = Agreement(
        sum(one.first for one in used),
        sum(one.second for one in used),
        sum(one.f1 for one in used) / count,
        sum(one.exact_f1 for one in used) / count,
    )
    return table


def _one(there: Scores, back: Scores, name: str) -> Agreement:
    one, other = there.registers[name], back.registers[name]
    return Agreement(one.gold, other.gold, (one.f1 + other.f1) / 2, (one.exact_f1 + other.exact_f1) / 2)


def read_half(gold: Path, half: str) -> tuple[list[Row], list[Row], list[str]]:
    """The rows of both annotations of a half, and the names of the documents that both have."""
    paths = [(path, gold / "second" / path.name) for path in sorted((gold / "first" / half).glob("*.jsonl"))]
    paths = [(first, second) for first, second in paths if second.is_file()]
    rows = ([row for pair in paths for row in read_rows(pair[place])] for place in (0, 1))
    return next(rows), next(rows), [first.stem for first, _ in paths]


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Print the table and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals.agreement", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--short", action="store_true", help="one line a half")
    options = parser.parse_args(arguments)
    try:
        halves = {name: read_half(project / "evals" / "gold", name) for name in HALVES}
        halves = {name: found for name, found in halves.items() if found[2]}
    except CommuniqueError as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2
    print(f"agreement of two annotations. {NOTE}")
    for name, (first, second, documents) in halves.items():
        found = agreement(first, second, documents)
        if options.short:
            each = "  ".join(f"{register} {one.f1:.2f}/{one.exact_f1:.2f}" for register, one in found.items())
            print(f"{name} ({len(documents)} documents), F1/exact F1: {each}")
            continue
        print(f"{name}: {len(documents)} documents\n{'register':<12}{'first':>7}{'second':>7}{'F1':>7}{'exact':>7}")
        for register, one in found.items():
            print(f"{register:<12}{one.first:>7}{one.second:>7}{one.f1:>7.3f}{one.exact_f1:>7.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

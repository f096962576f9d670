"""Measure the reading of the gold documents and hold it to its floors.

    python -m evals.run [--set dev|blind|pages|pages-blind|seeds]... [--details] [--update [--allow-regression REASON]]

Exit status: 0 when every floor holds, 1 when one is missed, 2 when the gold has changed or an argument is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from communique.exchange.interchange import Row
from communique.model.errors import CommuniqueError
from evals.floors import Floors, gold_faults, misses, pin, read_floors, write_floors
from evals.measure import Measured, ReadTexts, measure, read_texts
from evals.sets import HALVES, PROJECT, EvalsError, GoldSet, all_sets

SETS = (*HALVES, "seeds")
HEAD = (
    f"{'set':<13}{'register':<12}{'gold':>6}{'pred':>6}{'P':>7}{'R':>7}{'F1':>7}{'exact':>7}  key fields of found rows"
)


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT, read: ReadTexts = read_texts) -> int:
    """Run the program and return its exit status."""
    options = _options(arguments)
    try:
        return _run(options, project, read)
    except CommuniqueError as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.run", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--set", action="append", choices=SETS, dest="sets", help="only this set (may be repeated)")
    parser.add_argument("--details", action="store_true", help="print what was missed and what was read besides")
    parser.add_argument("--update", action="store_true", help="pin the floors at what is measured now")
    parser.add_argument("--allow-regression", metavar="REASON", help="with --update: lower floors, for this reason")
    options = parser.parse_args(arguments)
    if options.allow_regression is not None and not (options.update and options.allow_regression.strip()):
        parser.error("--allow-regression goes with --update and needs a reason")
    return options


def _run(options: argparse.Namespace, project: Path, read: ReadTexts) -> int:
    path = project / "evals" / "floors.json"
    floors = read_floors(path)
    chosen = _chosen(options.sets, project, floors)
    if options.details and any(gold.closed for gold in chosen):
        raise EvalsError("a blind set shows no details, so that no rule is made to fit it; give --set dev")
    if not options.update and (faults := [fault for gold in chosen for fault in gold_faults(gold, floors)]):
        raise EvalsError("; ".join(faults))
    measured = [measure(gold, read) for gold in chosen]
    print(table(measured))
    if options.details:
        _print_details(measured)
    if options.update:
        return _update(path, floors, measured, options.allow_regression)
    return _check(floors, measured)


def _chosen(names: Iterable[str] | None, project: Path, floors: Floors) -> list[GoldSet]:
    """The sets asked for. Raises EvalsError where one of the project's is asked for or pinned and has no folder."""
    found = {gold.name: gold for gold in all_sets(project)}
    wanted = [name for name in HALVES if name in (names or floors.sets)]
    if gone := [name for name in wanted if name not in found]:
        raise EvalsError(f"no folder of gold: {', '.join(gone)}")
    if "seeds" not in found:
        print("seeds: not beside the project, so not measured")
    return [gold for name, gold in found.items() if not names or name in names]


def _check(floors: Floors, measured: Sequence[Measured]) -> int:
    missed = [miss for one in measured for miss in misses(one, floors)]
    for miss in missed:
        print(f"below its floor: {miss}")
    if not missed:
        print("every floor holds")
    return int(bool(missed))


def _update(path: Path, floors: Floors, measured: Sequence[Measured], reason: str | None) -> int:
    for one in measured:
        floors = pin(one, floors, reason)
    write_floors(path, floors)
    print(f"pinned: {', '.join(one.gold.name for one in measured)}")
    return 0


def table(measured: Sequence[Measured]) -> str:
    """One table of all sets."""
    lines = [HEAD]
    for one in measured:
        name = one.gold.name
        for register, row in one.registers.items():
            figures = "".join(f"{value:>7.3f}" for value in (row.precision, row.recall, row.f1, row.exact_f1))
            fields = "  ".join(f"{field} {row.accuracy(field):.2f}" for field in row.fields)
            lines.append(f"{name:<13}{register:<12}{row.gold:>6}{row.predicted:>6}{figures}  {fields}")
        means = f"{one.scores.macro_f1:>7.3f}{one.scores.macro_exact_f1:>7.3f}"
        lines.append(f"{name:<13}{'macro':<12}{'':>26}{means}  {len(one.gold.texts)} documents, {one.rows} rows")
    return "\n".join(lines)


def _print_details(measured: Sequence[Measured]) -> None:
    for one in measured:
        for sort, rows in (("missed", one.scores.missed), ("besides", one.scores.extra)):
            for row in sorted(rows, key=lambda row: (row.register_, row.document, row.start)):
                print(f"{one.gold.name} {sort} {_told(row)}")


def _told(row: Row) -> str:
    given = row.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
    place = f"{given.pop('register')} {given.pop('document')}:{given.pop('start')}-{given.pop('end')}"
    return f"{place} {json.dumps(given, ensure_ascii=False)}"


if __name__ == "__main__":
    sys.exit(main())

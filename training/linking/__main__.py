"""Fit the weights and write ``ledger/data/linking.json``, or measure them on pairs left out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from communique.ledger.likeness import fitted as shipped
from evals.linking.clusters import Grouped
from evals.linking.gold import OPEN, GoldPair, pairs
from evals.linking.run import from_gold, lines, table
from training.linking.fit import REGISTERS, Row, fit, rows

DATA = Path(__file__).resolve().parents[2] / "src" / "communique" / "ledger" / "data" / "linking.json"
Weights = Mapping[str, Mapping[str, float]]


def weights(chosen: Sequence[GoldPair], held: Mapping[tuple[str, str], list[Row]]) -> Weights:
    """The weights of each register, fitted on these pairs."""
    return {
        register: fit([row for pair in chosen for row in held[pair.name, register]]) for register in sorted(REGISTERS)
    }


def left_out(chosen: Sequence[GoldPair], held: Mapping[tuple[str, str], list[Row]]) -> dict[str, Grouped]:
    """Each pair linked by what was fitted on the others."""
    found: dict[str, Grouped] = {}
    for pair in chosen:
        own = weights([one for one in chosen if one is not pair], held)
        shipped.fitted = lambda own=own: own  # type: ignore[assignment]
        for register, one in from_gold([pair]).items():
            before = found.get(register, Grouped({}, {}))
            found[register] = Grouped({**before.gold, **one.gold}, {**before.found, **one.found})
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.linking", description=__doc__)
    parser.add_argument("--only", choices=sorted(REGISTERS), help="write the weights of this register alone")
    parser.add_argument("--left-out", action="store_true", help="measure on pairs left out, write nothing")
    options = parser.parse_args(arguments)
    chosen = [pair for pair in pairs() if pair.name in OPEN]
    held = {(pair.name, register): rows(pair, register) for pair in chosen for register in REGISTERS}
    if options.left_out:
        scores = table({name: one for name, one in left_out(chosen, held).items() if name in REGISTERS})
        print("\n".join(lines("pairs left out", scores)))
        return 0
    found = weights(chosen, held)
    if options.only:
        found = {**json.loads(DATA.read_text(encoding="utf-8")), options.only: found[options.only]}
    DATA.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

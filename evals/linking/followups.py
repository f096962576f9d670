"""Measure following up on the gold of linking.

    python -m evals.linking.followups [--details] [--update [--allow-regression REASON]]

The gold's own promises, mentions and links are followed through its documents, which measures following up alone. Exit status:
0 when every floor holds, 1 when one is missed, 2 when there is no gold.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from evals.linking.floors import FOLLOWUPS, Table, missed, pin
from evals.linking.following import Found, measure, total
from evals.linking.gold import OPEN, pairs
from evals.sets import EvalsError

HEAD = f"{'promises':>10}{'evidence':>10}{'proposed':>10}   precision  recall  bearing  status"


def line(name: str, found: Found) -> str:
    """One row of the table."""
    counts = f"{found.promises:>10}{found.evidence:>10}{found.proposed:>10}"
    return f"  {name:<12}{counts}   " + "   ".join(f"{value:.3f}" for value in found.scores().values())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.linking.followups", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("--details", action="store_true", help="print every mistake on the open pairs")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--allow-regression", default="", metavar="REASON", help="lower floors too, for this reason")
    options = parser.parse_args(arguments)
    try:
        chosen = pairs()
    except EvalsError as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2
    found: dict[str, Table] = {}
    for title in ("open", "closed"):
        parts = {one.name: measure(one) for one in chosen if (one.name in OPEN) == (title == "open")}
        if not parts:
            continue
        whole = total(parts.values())
        print(f"{title + ' pairs':<14}{HEAD}")
        print("\n".join(line(name, part) for name, part in {**parts, "all": whole}.items()))
        if options.details and title == "open":
            print("\n".join(sorted(whole.notes)))
        found[title] = {"followups": whole.scores()}
    if options.update:
        print("\n".join(pin(found, options.allow_regression, FOLLOWUPS)))
        return 0
    wrong = list(missed(found, FOLLOWUPS))
    print("\n".join(wrong) if wrong else "following up: every floor holds")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())

"""Measure following up on the gold of linking.

    python -m evals.linking.followups [--details]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from evals.linking.following import Found, measure, total
from evals.linking.gold import OPEN, pairs


def line(name: str, found: Found) -> str:
    """One row of the table."""
    scores = found.scores()
    counts = f"{found.promises:>9}{found.evidence:>9}{found.proposed:>9}"
    return f"  {name:<12}{counts}   " + "   ".join(f"{value:.3f}" for value in scores.values())


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--details", action="store_true")
    options = parser.parse_args(arguments)
    for title in ("open", "closed"):
        parts = {one.name: measure(one) for one in pairs() if (one.name in OPEN) == (title == "open")}
        print(f"{title + ' pairs':<14} promises evidence proposed   precision recall bearing status")
        for name, part in parts.items():
            print(line(name, part))
        print(line("all", total(parts.values())))
        if options.details and title == "open":
            print("\n".join(sorted(total(parts.values()).notes)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

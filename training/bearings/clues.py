"""Write what is considered on the open pairs of the gold, with clues, answers and what is right.

python -m training.bearings.clues OUT.jsonl
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.ledger.following.asking import network
from communique.ledger.following.bearing import considered
from communique.ledger.following.clues import answered
from evals.linking.following import Material, material
from evals.linking.gold import OPEN, pairs


def of_pair(given: Material) -> Iterator[dict[str, Any]]:
    """All that is considered on a pair but what retells a promise's own text."""
    ask = network().answer
    for one in considered(given.promises, given.sentences, given.tellings, given.records):
        right = given.bears(one.record, one.sentence)
        if right is not None:
            yield {
                "pair": given.pair.name,
                "first": one.clues,
                "second": {**one.clues, **answered(ask(one.question), one.clues)},
                "right": right,
                "ruled": one.rule is not None,
            }


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        prog="python -m training.bearings.clues", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("output", type=Path, metavar="OUT.jsonl")
    options = parser.parse_args()
    options.output.parent.mkdir(parents=True, exist_ok=True)
    with options.output.open("w", encoding="utf-8") as out:
        for pair in pairs():
            if pair.name in OPEN:
                out.writelines(json.dumps(row) + "\n" for row in of_pair(material(pair)))


if __name__ == "__main__":
    main()

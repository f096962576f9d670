"""Write what is considered on the open pairs of the gold, with clues, answers and what is right.

python -m training.bearings.clues OUT.jsonl HALF0 HALF1

HALF0 and HALF1 are exported networks, each tuned on half of the pairs: a pair is answered by the one that has not seen it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.ledger.following.asking import Network, load_from
from communique.ledger.following.bearing import considered
from communique.ledger.following.clues import answered
from evals.linking.following import Material, material
from evals.linking.gold import OPEN, pairs
from evals.sets import PROJECT

WORDS = PROJECT / "src" / "communique" / "reading" / "english" / "models" / "events" / "tokenizer.json"


def of_pair(given: Material, network: Network) -> Iterator[dict[str, Any]]:
    """All that is considered on a pair but what retells a promise's own text."""
    ask = network.answer
    for one in considered(given.promises, given.sentences, given.tellings, given.records):
        right = given.answer(one.record, one.sentence)
        if right is not None:
            yield {
                "pair": given.pair.name,
                "first": one.clues,
                "second": {**one.clues, **answered(ask(one.question), one.clues)},
                "right": right,
                "rule": one.rule.kind.value if one.rule else None,
                "place": [one.record, one.sentence.document, one.sentence.start],
            }


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        prog="python -m training.bearings.clues", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("output", type=Path, metavar="OUT.jsonl")
    parser.add_argument("halves", type=Path, metavar="HALF", nargs=2)
    options = parser.parse_args()
    options.output.parent.mkdir(parents=True, exist_ok=True)
    halves = [load_from(folder, WORDS) for folder in options.halves]
    chosen = sorted((pair for pair in pairs() if pair.name in OPEN), key=lambda pair: pair.name)
    with options.output.open("w", encoding="utf-8") as out:
        for number, pair in enumerate(chosen):
            rows = of_pair(material(pair), halves[(number + 1) % 2])
            out.writelines(json.dumps(row) + "\n" for row in rows)


if __name__ == "__main__":
    main()

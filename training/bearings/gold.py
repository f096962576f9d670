"""Write what there is to ask of the open pairs of the gold, with the right answers: the network is tuned on them.

python -m training.bearings.gold OUT.jsonl
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

from communique.ledger.following.asking import NONE
from communique.ledger.following.bearing import considered
from evals.linking.following import Material, material
from evals.linking.gold import OPEN, pairs
from training.bearings.rows import unseen

FAR = 0.03  # share of what is not even weighed, and bears on nothing, that is used


def of_pair(given: Material, dice: random.Random) -> Iterator[dict[str, Any]]:
    """All that is weighed on a pair and all that bears, with some of the rest."""
    near = {
        (one.record, one.sentence.document, one.sentence.start)
        for one in considered(given.promises, given.sentences, given.tellings, given.records)
    }
    for promise, sentence, question in unseen(given.promises, given.sentences):
        if sentence.said < promise.made.said:
            continue
        answer = given.answer(promise.record, sentence)
        weighed = (promise.record, sentence.document, sentence.start) in near
        if answer is not None and (weighed or answer != NONE or dice.random() < FAR):
            yield {"pair": given.pair.name, "question": list(astuple(question)), "answer": answer}


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        prog="python -m training.bearings.gold", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("output", type=Path, metavar="OUT.jsonl")
    options = parser.parse_args()
    options.output.parent.mkdir(parents=True, exist_ok=True)
    dice = random.Random(1)  # noqa: S311 -- nothing secret
    with options.output.open("w", encoding="utf-8") as out:
        for pair in pairs():
            if pair.name in OPEN:
                out.writelines(json.dumps(row) + "\n" for row in of_pair(material(pair), dice))


if __name__ == "__main__":
    main()

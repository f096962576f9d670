"""Code marked pairs of actors by their PLOVER root type.

    python -m bench.events IN.jsonl OUT.jsonl

A row of IN has ``uid`` and ``marked_sentence`` with <s>source</s> and <t>target</t>, or ``sentence``, ``source`` and ``target``. A row of
OUT has ``root``: the best type in the words of the public sets, which take an event for granted and call CONCEDE and RETREAT
alike YIELD; for a row with ``"forced": false`` one of the sixteen types of PLOVER 2.0 or NONE. Then ``penta``, the quad class of
``root``; ``type``, one of the sixteen or NONE in any case; ``binary``, 1 where there is an event at all; ``score``, the calibrated
probability of ``root``; ``sure``, False where the model would rather abstain; ``act``, ``modality``, ``mode``, ``contexts``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any

from bench.lines import main as run_lines
from communique.model.plover import NONE, EventModality, event_types
from communique.reading.english.events.model import Coded, load_model
from evals.engines.events import YIELD, score
from evals.engines.scores import Row, Rows

TEXTS = ("marked_sentence", "sentence")
WARM: Rows = ({"uid": 0, "marked_sentence": "<s>Norway</s> thanked <t>Iceland</t>."},)


def marked(row: Row) -> str:
    """The marked sentence of a row; a sentence without marks gets them from ``source`` and ``target``.

    Raises ValueError where neither stands in it.
    """
    text = str(row.get("marked_sentence") or row.get("sentence") or "")
    if re.search(r"<[st]>", text):
        return text
    for key, mark in (("source", "s"), ("target", "t")):
        name = str(row.get(key) or "").rsplit(":", 1)[-1].strip()
        if name and name in text:
            text = text.replace(name, f"<{mark}>{name}</{mark}>", 1)
    if not re.search(r"<[st]>", text):
        raise ValueError(f"row {row.get('uid')}: neither source nor target stands in the sentence")
    return text


def _public(coded: Coded) -> dict[str, float]:
    """The probabilities of the fifteen types of the public sets.

    They take an event for granted; CONCEDE and RETREAT are YIELD, but a promise of either is AGREE; a conviction is ACCUSE,
    a cyber attack ASSAULT, where PLOVER 2.0 has them as modes of SANCTION and COERCE.
    """
    shares = {name: share for name, share in coded.roots.items() if name != NONE}
    shares["YIELD"] = sum(shares.pop(name) for name in YIELD)
    to_come = coded.modality in {EventModality.FUTURE, EventModality.HYPOTHETICAL}
    moves = (
        ("YIELD", "AGREE", to_come),
        ("SANCTION", "ACCUSE", coded.mode == "convict"),
        ("COERCE", "ASSAULT", coded.mode == "cyber"),
    )
    for old, new, moved in moves:
        if moved:
            shares[new] += shares[old]
            shares[old] = 0.0
    return shares


def answer(row: Row, coded: Coded, *, forced: bool) -> dict[str, Any]:
    """The row of OUT."""
    shares = _public(coded) if forced else dict(coded.roots)
    best = max(shares, key=lambda name: shares[name])
    # In the public sets what is yielded counts as material cooperation, whether it is conceded in words or in deed.
    penta = 2 if best == "YIELD" else 0 if best == NONE else event_types()[best].quad
    return {
        "uid": row.get("uid"),
        "root": best,
        "penta": str(penta),
        "type": coded.root,
        "binary": str(int(coded.root != NONE)),
        "score": round(shares[best] / sum(shares.values()), 4),
        "sure": coded.sure,
        "act": coded.act,
        "modality": str(coded.modality),
        "mode": coded.mode,
        "contexts": list(coded.contexts),
    }


def run(rows: Rows) -> list[dict[str, Any]]:
    """Answers in the order of the rows. A row without its actors gets NONE and the reason under ``error``."""
    return [_one(row) for row in rows]


def _one(row: Row) -> dict[str, Any]:
    try:
        text = marked(row)
    except ValueError as error:
        nothing = {"root": NONE, "penta": "0", "type": NONE, "binary": "0", "score": 0.0, "sure": False}
        return {"uid": row.get("uid"), **nothing, "error": str(error)}
    (coded,) = load_model().read([text])
    return answer(row, coded, forced=row.get("forced", True))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    return run_lines("events", run, score, gold_key="gold_", arguments=arguments, warm=WARM, text_keys=TEXTS)


if __name__ == "__main__":
    sys.exit(main())

"""Evidence weighed: a logistic regression a register, fitted on the gold of linking by ``training/linking``.

The weights stand in ``data/linking.json``. What speaks most for a link is its reason.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources

from communique.ledger.likeness.evidence import Evidence
from communique.ledger.likeness.titles import Known
from communique.ledger.likeness.verdict import SILENT, Pair, Verdict
from communique.ledger.telling import Telling

Weigh = Callable[[Telling, Telling, Known], Evidence | None]

CONSTANT = "constant"
# Evidence that decides by itself, and is not weighed.
UNLIKE, LAST_DIGIT = "long ago and unlike", "last digit"
BELOW_SURE = 0.99
TOLD = 2  # reasons that are told of a link
_REASONS = {
    "overlap": "names alike", "contained": "one name within the other", "meaning": "names alike in meaning",
    "meaning within": "one name within the other in meaning",
    "told": "told alike", "told within": "one told within the other",
    "same name": "same name", "names": "same names", "a name": "a name in common", "rare": "a rare word in common",
    "sole": "a word of this record alone", "sole work": "the one of its kind", "week": "told within a week",
    "sum": "same sum", "work": "same kind of works", "number": "same number", "route": "same ends", "kind": "same form",
    "same day": "same day", "titled by day": "titled by its day", "same year": "same year", "parties": "same parties", "stage": "same stage",
    "known side": "same side", "same side": "same side in the same words", "due": "same due day", "same to": "promised to the same", "sector": "same sector",
    "funder": "same funder", "money": "same money", "equal": "same value", "exact": "same value and unit",
    "last digit": "same value to the last digit",
    "digits": "many digits in common", "period": "same period", "no period": "no period told", "facts": "neither only planned",
    "measure": "same measure", "flow": "same flow of trade", "equal and alike": "same value, names alike",
    "equal and told": "same value, told alike", "near": "values near each other", "alike": "names alike, another value",
}  # fmt: skip


@cache
def fitted() -> Mapping[str, Mapping[str, float]]:
    """The weights of each register by the name of the evidence."""
    source = resources.files("communique.ledger").joinpath("data/linking.json")
    found: Mapping[str, Mapping[str, float]] = json.loads(source.read_text(encoding="utf-8"))
    return found


def chance(register: str, evidence: Evidence) -> float:
    """How likely evidence shows one thing."""
    weights = fitted()[register]
    total = weights[CONSTANT] + sum(weights.get(name, 0.0) * value for name, value in evidence.items() if value)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def reason(register: str, evidence: Evidence) -> str:
    """What speaks most for one thing, in words."""
    weights = fitted()[register]
    told = [
        (weights.get(name, 0.0) * value, words) for name, value in evidence.items() if (words := _REASONS.get(name))
    ]
    best = sorted(told, key=lambda one: (-one[0], one[1]))
    return ", ".join(words for worth, words in best[:TOLD] if worth > 0) or "fits"


def by_evidence(register: str, weigh: Weigh, least: float) -> Pair:
    """The rule that weighs evidence; what contradicts (None) refuses."""

    def of_pair(a: Telling, b: Telling, known: Known) -> Verdict | None:
        evidence = weigh(a, b, known)
        if evidence is None:
            return None
        likely = chance(register, evidence)
        if evidence.get(UNLIKE):
            return SILENT
        if evidence.get(LAST_DIGIT):
            likely = max(likely, least)
        return Verdict(likely * BELOW_SURE, reason(register, evidence)) if likely >= least else SILENT

    return of_pair

"""Rows of evidence and a logistic regression on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.ledger.likeness.agreements import weigh_agreements
from communique.ledger.likeness.catalogue import block_of, learnt_words
from communique.ledger.likeness.commitments import weigh_commitments
from communique.ledger.likeness.evidence import Evidence
from communique.ledger.likeness.figures import weigh_figures
from communique.ledger.likeness.fitted import CONSTANT, LAST_DIGIT, UNLIKE, Weigh
from communique.ledger.likeness.projects import weigh_projects
from communique.ledger.likeness.titles import Known
from communique.ledger.telling import Telling
from evals.linking.gold import GoldPair, telling

REGISTERS: Mapping[str, Weigh] = {
    "agreements": weigh_agreements,
    "commitments": weigh_commitments,
    "figures": weigh_figures,
    "projects": weigh_projects,
}
RIDGE = 0.5  # of 0.5, 1 and 2 the best on pairs left out
STEPS = 60
Row = tuple[Evidence, bool]
Floats = NDArray[np.float64]


def rows(pair: GoldPair, register: str) -> list[Row]:
    """The evidence of every two tellings that could be compared, and whether they are of one thing."""
    blocks: dict[str, list[tuple[Telling, str]]] = defaultdict(list)
    for one in pair.mentions():
        if one.mention.register == register:
            blocks[block_of(one.mention, pair.codes)].append((telling(one, pair.codes), one.record))
    found: list[Row] = []
    for block in blocks.values():
        found += _of_block(sorted(block, key=lambda item: item[0].place), REGISTERS[register])
    return found


def _of_block(ordered: Sequence[tuple[Telling, str]], weigh: Weigh) -> Iterable[Row]:
    known = Known()
    numbers: dict[str, int] = {}
    before: list[tuple[Telling, str]] = []
    for one, record in ordered:
        for other, theirs in before:
            evidence = weigh(one, other, known)
            if evidence is not None:
                yield evidence, record == theirs
        known.learn(learnt_words(one), numbers.setdefault(record, len(numbers)))
        # A copy compares as its original does.
        if not any(other.mention.values() == one.mention.values() and record == theirs for other, theirs in before):
            before.append((one, record))


def fit(found: Sequence[Row]) -> dict[str, float]:
    """Weights by name of the evidence, by Newton's method with a ridge on all but the constant."""
    names = sorted({name for evidence, _ in found for name in evidence} - {LAST_DIGIT, UNLIKE})
    given: Floats = np.array([[1.0, *(evidence[name] for name in names)] for evidence, _ in found])
    wanted: Floats = np.array([float(same) for _, same in found])
    ridge = np.full(len(names) + 1, RIDGE)
    ridge[0] = 1e-3
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(given @ weights, -30, 30)))
        slope = given.T @ (likely - wanted) + ridge * weights
        bend = (given * (likely * (1 - likely))[:, None]).T @ given + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    return {name: round(float(value), 3) for name, value in zip((CONSTANT, *names), weights, strict=True)}

"""The linear model: which features it keeps and what they weigh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from communique.reading.english.attribution.model import SCALE, Model
from training.attribution.examples import Annotated, Example

# A feature seen less often is not offered; what weighs less than so many hundredths after the fit is dropped, which
# keeps the file below 300 kB and costs nothing (odd documents and a set held out alike).
LEAST_COUNT = 4
LEAST_WEIGHT = 12
# L1 picks the features, L2 weighs them: strengths found on the odd documents after training on the even ones.
PICK, WEIGH = 1.0, 0.1


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a fit gives."""

    bias: float
    weights: dict[str, int]
    cues: frozenset[str]

    def model(self, threshold: float) -> Model:
        """The model with a threshold."""
        return Model(self.bias, threshold, self.weights, self.cues)


def fit(documents: Sequence[Annotated]) -> Fitted:
    """Logistic regression over the examples of annotated documents. Needs scikit-learn."""
    examples = [one for document in documents for one in _labelled(document)]
    counts = Counter(name for one in examples for name in one.names)
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)  # in one order on every run
    truth = np.array([bool(one.label) for one in examples])
    first, _ = _regress(_matrix(examples, names), truth, PICK, "l1")
    names = [name for name, weight in zip(names, first, strict=True) if weight]
    last, bias = _regress(_matrix(examples, names), truth, WEIGH, "l2")
    weights = {name: round(float(weight) * SCALE) for name, weight in zip(names, last, strict=True)}
    kept = {name: weight for name, weight in weights.items() if abs(weight) >= LEAST_WEIGHT}
    return Fitted(round(bias, 3), kept, frozenset(_cues(documents)))


def _labelled(document: Annotated) -> Iterator[Example]:
    return (one for paragraph in document.examples for one in paragraph if one.label is not None)


def _cues(documents: Sequence[Annotated]) -> Iterator[str]:
    for document in documents:
        for passage, examples in zip(document.read, document.examples, strict=True):
            yield from (passage.doc[one.candidate.cue].lemma_.lower() for one in examples if one.label)


def _matrix(examples: Sequence[Example], names: Sequence[str]) -> Any:
    from scipy.sparse import csr_matrix  # noqa: PLC0415 -- for training alone

    column = {name: number for number, name in enumerate(names)}
    rows = [sorted({column[name] for name in one.names if name in column}) for one in examples]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.fromiter((place for row in rows for place in row), dtype=np.int32, count=int(ends[-1]))
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(rows), len(names)))


def _regress(matrix: Any, truth: Any, strength: float, penalty: str) -> tuple[Any, float]:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 -- for training alone

    exact = 1e-2 if penalty == "l1" else 1e-3
    ratio = 1.0 if penalty == "l1" else 0.0
    machine = LogisticRegression(
        C=strength, l1_ratio=ratio, solver="liblinear", tol=exact, max_iter=80, random_state=0
    ).fit(matrix, truth)
    return machine.coef_[0], float(machine.intercept_[0])

"""The weights of the model, read once, and the score they give."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import repeat

SCALE = 100
"""The weights are kept as whole hundredths."""


_FARTHEST = -40.0


@dataclass(frozen=True, slots=True)
class Model:
    """``weights`` of features in hundredths; a candidate is kept from ``threshold`` on; ``cues`` are words known as cues."""

    bias: float
    threshold: float
    weights: Mapping[str, int]
    cues: frozenset[str]

    def sum(self, names: Iterable[str]) -> int:
        """What these features weigh together, in hundredths."""
        weights: Mapping[str, int] = self.weights
        return sum(map(weights.get, names, repeat(0)))

    def probability(self, weight: int) -> float:
        """The probability of a candidate whose features weigh so much."""
        total = self.bias + weight / SCALE
        return 1 / (1 + math.exp(-total)) if total > _FARTHEST else 0.0


@cache
def model() -> Model:
    """The packaged model."""
    path = resources.files("communique.reading.english").joinpath("data", "attribution.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    weights = {f"{group}:{name}": value for group, names in data["weights"].items() for name, value in names.items()}
    return Model(data["bias"], data["threshold"], weights, frozenset(data["cues"]))

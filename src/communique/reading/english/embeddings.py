"""The vectors of words before their context is looked at, remembered.

The first layers of spaCy's token-to-vector network (hash embeddings, one mixing layer) see one token alone: its norm, prefix,
suffix, shape and whether a space follows. What they give is a row a combination of these, computed once (measured: a third of
the network's time saved). Rows are computed in blocks of one size, so that they do not depend on what else is in the batch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from thinc.api import Model

Matrix = npt.NDArray[np.float32]
_FEATURES = "extract_features"
_BLOCK = 32
MOST = 50_000  # rows kept: 96 numbers each, 20 MB
# Odd numbers that mix the features of a token into one key of 64 bits: among 50,000 rows the odds of two sharing one are some 1 in 10^10.
_MIXERS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB,
     0x8EBC6AF09C88C6E3, 0x589965CC75374CC3],
    dtype=np.uint64,
)  # fmt: skip


@dataclass(slots=True)
class Embeddings:
    """The first layers of a network with the rows that they gave before. Serves one thread."""

    features: Any  # thinc model: documents to a matrix of features each
    after: Sequence[Any]  # thinc models: features to rows
    known: dict[int, int] = field(default_factory=dict)
    rows: Matrix = field(default_factory=lambda: np.empty((0, 0), dtype=np.float32))

    def rows_of(self, docs: Sequence[Doc]) -> list[Matrix]:
        """The rows of each document's tokens."""
        found = self.features.predict(docs)
        together = np.concatenate(found) if found else np.empty((0, 1), dtype=np.uint64)
        keys = _mixed(together)
        places = [self.known.get(key, -1) for key in keys]
        if -1 in places:
            self._learn(together, keys)
            places = [self.known[key] for key in keys]
        rows = self.rows[places]
        bounds = np.cumsum([len(one) for one in found])[:-1]
        return np.split(rows, bounds)

    def _learn(self, features: npt.NDArray[np.uint64], keys: list[int]) -> None:
        if len(self.known) > MOST:
            self.known.clear()
            self.rows = self.rows[:0]
        unseen = {key: place for place, key in enumerate(keys) if key not in self.known}
        new = features[list(unseen.values())]
        parts = [self.rows] if len(self.rows) else []
        for start in range(0, len(new), _BLOCK):
            block = new[start : start + _BLOCK]
            filled = np.concatenate([block, np.repeat(block[:1], _BLOCK - len(block), axis=0)])
            value: Any = [filled]
            for layer in self.after:
                value = layer.predict(value)
            parts.append(value[0][: len(block)])
        first = len(self.known)
        self.known.update({key: first + number for number, key in enumerate(unseen)})
        self.rows = np.concatenate(parts)


def _mixed(features: npt.NDArray[np.uint64]) -> list[int]:
    """One key a token."""
    mixed = np.zeros(len(features), dtype=np.uint64)
    for number in range(features.shape[1]):
        mixed = (mixed ^ features[:, number]) * _MIXERS[number]
        mixed ^= mixed >> np.uint64(29)
    keys: list[int] = mixed.tolist()
    return keys


def _layer(embeddings: Embeddings, replaced: Any) -> Any:
    """The layer that takes the place of the first ones. It reads and cannot be trained."""

    def forward(_model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[Matrix], Callable[..., Any]]:  # noqa: FBT001 -- thinc's signature
        if is_train:
            raise NotImplementedError("remembered embeddings are for reading alone")
        return embeddings.rows_of(docs), lambda _: []

    return Model("embeddings", forward, layers=[replaced], dims={"nO": replaced.get_dim("nO")})


def remember(model: Model[Any, Any]) -> None:
    """Let the networks inside a spaCy component's model remember their embeddings; others are left as they are."""
    for node in list(model.walk()):
        for place, layer in enumerate(node.layers):
            inside = layer.layers
            if (
                len(inside) > 2
                and inside[0].name == _FEATURES
                and inside[-1].name == "ragged2list"
                and len(inside[0].attrs["columns"]) <= len(_MIXERS)
            ):
                node.layers[place] = _layer(Embeddings(inside[0], inside[1:]), layer)

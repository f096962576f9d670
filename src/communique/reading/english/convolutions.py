"""The layers of spaCy's token-to-vector network that look at a word's neighbours, as a graph of ONNX Runtime.

thinc runs each step of a layer over the whole batch and keeps what training would need. Here all layers go through the batch
in blocks that stay in the processor's cache, three quarters of the time in products of matrices (measured for both networks
and 330 tokens: 3.0 ms, as NumPy takes with OpenBLAS kernels for AVX-512; with those for AVX2 it takes 5.1; vectors agree to
2 in a million).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Model

from communique.reading.english.graphs import Graph, session

Matrix = npt.NDArray[np.float32]
_LAYER = "residual(expand_window>>maxout>>layernorm>>dropout)"
_BLOCK = 768  # rows; fewer make the products of matrices dearer, many more leave the cache
_EPSILON = 1e-8  # thinc's


def _graph(layers: Sequence[Any]) -> bytes:
    """The graph of all layers, one after the other. What lies before the first row and after the last is zero."""
    graph = Graph()
    width = layers[0].get_dim("nO")
    nothing = graph.keep(np.zeros((1, width), dtype=np.float32))
    first, second, last_but_one, end = (graph.keep(np.array([one])) for one in (0, 2, -2, np.iinfo(np.int64).max))
    rows = "rows"
    for layer in layers:
        nodes = {node.name: node for node in layer.walk()}
        weights, bias = (
            nodes["maxout"].get_param("W"),
            nodes["maxout"].get_param("b"),
        )  # (width, pieces, 3 * width), (width, pieces)
        pieces = weights.shape[1]
        (padded,) = graph.add("Concat", [nothing, rows, nothing], axis=0)
        (before,) = graph.add("Slice", [padded, first, last_but_one])
        (after,) = graph.add("Slice", [padded, second, end])
        (windows,) = graph.add("Concat", [before, rows, after], axis=1)
        weight = graph.keep(np.ascontiguousarray(weights.transpose(2, 1, 0)).reshape(weights.shape[2], -1))
        (product,) = graph.add("Gemm", [windows, weight, graph.keep(bias.T.reshape(-1))])
        (best,) = graph.add("Max", graph.add("Split", [product], pieces, axis=1))
        gain, shift = (graph.keep(nodes["layernorm"].get_param(one)) for one in "Gb")
        (normal,) = graph.add("LayerNormalization", [best, gain, shift], axis=-1, epsilon=_EPSILON)
        (rows,) = graph.add("Add", [normal, rows])
    return graph.model(width, rows, width)


def _applied(layers: Any, given: Sequence[Matrix], pad: int) -> list[Matrix]:
    """The rows of each text after all layers. Between texts lie rows of zeros, as many as there are layers."""
    if not given:
        return []
    bounds = pad + np.concatenate([[0], np.cumsum([len(one) + pad for one in given])])
    rows = np.zeros((int(bounds[-1]), given[0].shape[1]), dtype=np.float32)
    for start, one in zip(bounds.tolist(), given, strict=False):
        rows[start : start + len(one)] = one
    out = np.empty_like(rows)
    inner = len(rows) - 2 * pad
    cuts = pad + np.linspace(0, inner, 1 + -(-inner // _BLOCK)).astype(int)
    for start, end in pairwise(cuts.tolist()):
        # As many rows more on either side as the layers see of them.
        out[start:end] = layers.run(None, {"rows": rows[start - pad : end + pad]})[0][pad:-pad]
    return [out[start : start + len(one)] for start, one in zip(bounds.tolist(), given, strict=False)]


def _model(replaced: Any) -> Any:
    """The layer that takes the place of the convolutions. It reads and cannot be trained."""
    layers, pad = session(_graph(replaced.layers[0].layers)), int(replaced.attrs["pad"])

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
                and layer.attrs["pad"] >= len(layer.layers[0].layers)
            ):
                node.layers[place] = _model(layer)

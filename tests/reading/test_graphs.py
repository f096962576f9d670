"""Graphs written byte by byte are read by ONNX Runtime as they are meant."""

from __future__ import annotations

import numpy as np

from communique.reading.english.graphs import Graph, session


def test_a_graph_computes_what_its_nodes_say() -> None:
    graph = Graph()
    weights = np.arange(6, dtype=np.float32).reshape(3, 2)
    (product,) = graph.add("Gemm", ["rows", graph.keep(weights), graph.keep(np.ones(2, dtype=np.float32))], alpha=0.5)
    first, second = graph.add("Split", [product], 2, axis=-1)
    (both,) = graph.add("Concat", [second, first], axis=1)
    ready = session(graph.model(3, both, 2))
    for number in (1, 200):
        rows = np.random.default_rng(number).random((number, 3), dtype=np.float32)
        np.testing.assert_allclose(ready.run(None, {"rows": rows})[0], (rows @ weights / 2 + 1)[:, ::-1], rtol=1e-5)


def test_constants_of_whole_numbers_cut_rows() -> None:
    graph = Graph()
    start, end = (graph.keep(np.array([one])) for one in (1, -1))
    (inner,) = graph.add("Slice", ["rows", start, end])
    rows = np.arange(300, dtype=np.float32).reshape(150, 2)
    assert (session(graph.model(2, inner, 2)).run(None, {"rows": rows})[0] == rows[1:-1]).all()

"""Small ONNX graphs, written byte by byte: the networks of a spaCy pipeline are turned into graphs where they are loaded.

The package ``onnx`` would do it too, but nobody else needs its 30 MB to read. The messages are those of ``onnx.proto``;
only the fields that a graph of floats needs are written.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

_IR, _OPERATORS = 8, 17  # versions of the format and of the set of operators
_FLOAT, _INT64 = 1, 7  # of a tensor
_A_FLOAT, _AN_INT = 1, 2  # of an attribute
_KINDS = {np.dtype(np.float32): _FLOAT, np.dtype(np.int64): _INT64}


@dataclass(slots=True)
class Graph:
    """A graph from a matrix of floats ("rows", any number of them) to another."""

    nodes: list[bytes] = field(default_factory=list)
    constants: list[bytes] = field(default_factory=list)

    def keep(self, values: npt.NDArray[Any]) -> str:
        """A constant, whose name it returns."""
        name = f"constant.{len(self.constants)}"
        shape = b"".join(_number(1, size) for size in values.shape)
        kind = _number(2, _KINDS[values.dtype])
        self.constants.append(shape + kind + _text(8, name) + _bytes(9, np.ascontiguousarray(values).tobytes()))
        return name

    def add(self, kind: str, given: Sequence[str], outputs: int = 1, **settings: float) -> list[str]:
        """A node, whose outputs it returns."""
        names = [f"{kind}.{len(self.nodes)}.{number}" for number in range(outputs)]
        parts = [_text(1, one) for one in given] + [_text(2, one) for one in names]
        parts += [_text(4, kind), *(_bytes(5, _setting(name, value)) for name, value in settings.items())]
        self.nodes.append(b"".join(parts))
        return names

    def model(self, width: int, result: str, out: int) -> bytes:
        """The whole, from rows of one width to a result of another."""
        parts = [_bytes(1, node) for node in self.nodes]
        parts += [_text(2, "graph"), *(_bytes(5, constant) for constant in self.constants)]
        parts += [_bytes(11, _matrix("rows", width)), _bytes(12, _matrix(result, out))]
        return _number(1, _IR) + _bytes(7, b"".join(parts)) + _bytes(8, _text(1, "") + _number(2, _OPERATORS))


def session(model: bytes) -> Any:
    """A graph ready to run, on one thread."""
    import onnxruntime  # noqa: PLC0415 -- 0.2 s that only reading needs

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def precomputed(lower: Any) -> Any:
    """The layer of a spaCy parser that gives each token's part in every feature, and first that of no token."""
    weights, nobody = (
        lower.get_param("W"),
        lower.get_param("pad"),
    )  # (features, hidden, pieces, inputs), (1, features, hidden, pieces)
    graph = Graph()
    (product,) = graph.add("Gemm", ["rows", graph.keep(weights.reshape(-1, weights.shape[-1]))], transB=1)
    (features,) = graph.add("Concat", [graph.keep(nobody.reshape(1, -1)), product], axis=0)
    ready, shape = session(graph.model(weights.shape[-1], features, nobody.size)), (-1, *nobody.shape[1:])
    return lambda vectors: ready.run(None, {"rows": vectors})[0].reshape(shape)


def _setting(name: str, value: float) -> bytes:
    if isinstance(value, int):
        return _text(1, name) + _number(3, value) + _number(20, _AN_INT)
    return _text(1, name) + _tag(2, 5) + struct.pack("<f", value) + _number(20, _A_FLOAT)


def _matrix(name: str, width: int) -> bytes:
    """The description of a matrix of floats with so many columns."""
    sizes: Iterable[bytes] = (_text(2, "number"), _number(1, width))
    shape = b"".join(_bytes(1, size) for size in sizes)
    return _text(1, name) + _bytes(2, _bytes(1, _number(1, _FLOAT) + _bytes(2, shape)))


def _tag(place: int, kind: int) -> bytes:
    return _varint(place << 3 | kind)


def _number(place: int, value: int) -> bytes:
    return _tag(place, 0) + _varint(value & 0xFFFF_FFFF_FFFF_FFFF)


def _text(place: int, value: str) -> bytes:
    return _bytes(place, value.encode())


def _bytes(place: int, value: bytes) -> bytes:
    return _tag(place, 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)

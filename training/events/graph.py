"""The graph that the package ships, written node by node: int8 weights, one row at a time.

The exporter of torch gives 400 nodes, of which ONNX Runtime fuses most, but it leaves three products where one does for query, key
and value, forty nodes that compute shapes, and a normalisation that is slow in its fused form. This graph has 130 and takes
2.1 instead of 2.7 ms for 32 tokens on one core with AVX-512 VNNI. Weights are quantised a column, evenly around zero;
activations by the range that they have in their own row, so that an answer never depends on what else is asked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from training.events.encoder import EPSILON, HEADS, LAYERS, WIDTH, EventEncoder

Array = NDArray[np.float32]
_OURS, _THEIRS = "", "com.microsoft"  # domains of operators; the second is ONNX Runtime's own
_DEEP = WIDTH // HEADS


def graph(weights: Mapping[str, Array], *, by_token: bool = False) -> ModelProto:
    """The graph of a network: ids (tokens,) and marks (2,) to logits (answers,), or ``by_token`` ids to logits (tokens, answers)."""
    return _Graph(weights, by_token=by_token).model()


def write(network: EventEncoder, folder: Path, about: Mapping[str, Any], *, by_token: bool = False) -> None:
    """``model.onnx`` and ``model.json``: what there is to say about it, and the checksum of the graph."""
    folder.mkdir(parents=True, exist_ok=True)
    home = folder / "model.onnx"
    onnx.save(
        graph({name: value.numpy() for name, value in network.state_dict().items()}, by_token=by_token), str(home)
    )
    onnx.checker.check_model(str(home))
    told = {"version": "1", **about, "sha256": hashlib.sha256(home.read_bytes()).hexdigest()}
    (folder / "model.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def int8(weight: Array) -> tuple[NDArray[np.int8], Array]:
    """Whole numbers of -127 to 127 and the step of each column."""
    step = np.abs(weight).max(0) / np.float32(127)
    return np.clip(np.round(weight / step), -127, 127).astype(np.int8), step


def uint8(table: Array) -> tuple[NDArray[np.uint8], Array, NDArray[np.uint8]]:
    """Whole numbers of 0 to 255, the step, and the number that stands for zero."""
    low, high = min(float(table.min()), 0.0), max(float(table.max()), 0.0)
    step = np.float32((high - low) / 255)
    zero = np.round(-low / step)
    return np.clip(np.round(table / step) + zero, 0, 255).astype(np.uint8), np.array(step), np.array(zero, np.uint8)


class _Graph:
    def __init__(self, weights: Mapping[str, Array], *, by_token: bool = False) -> None:
        self.weights = weights
        self.by_token = by_token
        self.nodes: list[NodeProto] = []
        self.constants: dict[str, TensorProto] = {}

    def model(self) -> ModelProto:
        state = self.embedded()
        for number in range(LAYERS):
            state = self.layer(state, f"layers.{number}.")
        given = [helper.make_tensor_value_info("ids", TensorProto.INT64, ["tokens"])]
        shape: list[str | int] = [len(self.weights["head.bias"])]
        if self.by_token:
            self.linear(state, ["head"])
            shape = ["tokens", *shape]
        else:
            self.answers(state)
            given.append(helper.make_tensor_value_info("marks", TensorProto.INT64, [2]))
        self.nodes[-1].output[0] = "logits"
        whole = helper.make_graph(
            self.nodes,
            "events",
            given,
            [helper.make_tensor_value_info("logits", TensorProto.FLOAT, shape)],
            list(self.constants.values()),
        )
        opsets = [helper.make_opsetid(_OURS, 17), helper.make_opsetid(_THEIRS, 1)]
        return helper.make_model(whole, opset_imports=opsets, ir_version=8)

    def embedded(self) -> str:
        """Words, places and kind of each token, added up and normalised."""
        table, step, zero = uint8(self.weights["words.weight"])
        words = self.add("Gather", [self.keep("words", table), "ids"], axis=0)
        words = self.add("DequantizeLinear", [words, self.keep("words.step", step), self.keep("words.zero", zero)])
        begin, end = self.whole("begin", [0]), self.add("Shape", ["ids"])
        places = self.add("Slice", [self.keep("places", self.weights["places.weight"]), begin, end, begin])
        kind = self.keep("kind", self.weights["kinds.weight"][0])
        return self.normal(self.add("Add", [self.add("Add", [words, places]), kind]), "norm")

    def layer(self, state: str, at: str) -> str:
        """One layer of the encoder, whose weights have names that begin with ``at``."""
        asked = self.linear(state, [f"{at}{one}" for one in ("query", "key", "value")])
        asked = self.add("Reshape", [asked, self.whole("heads", [-1, 3 * HEADS, _DEEP])])
        asked = self.add("Transpose", [asked], perm=[1, 0, 2])
        # Three stacks of heads; the parts of a split are outputs of one node.
        query, key, value = (f"{at}{one}" for one in ("query", "key", "value"))
        self.nodes.append(helper.make_node("Split", [asked], [query, key, value], axis=0, name=f"{at}split"))
        scores = self.add("FusedMatMul", [query, key], _THEIRS, transB=1, alpha=_DEEP**-0.5)
        mixed = self.add("MatMul", [self.add("Softmax", [scores], axis=-1), value])
        mixed = self.add("Transpose", [mixed], perm=[1, 0, 2])
        mixed = self.linear(self.add("Reshape", [mixed, self.whole("flat", [-1, WIDTH])]), [f"{at}out"])
        state = self.normal(self.add("Add", [state, mixed]), f"{at}first")
        inner = self.add("Gelu", [self.linear(state, [f"{at}up"])], _THEIRS)
        return self.normal(self.add("Add", [state, self.linear(inner, [f"{at}down"])]), f"{at}second")

    def answers(self, state: str) -> None:
        """Logits from the mean of all tokens and the states of the marks."""
        mean = self.add("ReduceMean", [state], axes=[0], keepdims=1)
        read = self.add("Concat", [mean, self.add("Gather", [state, "marks"], axis=0)], axis=0)
        read = self.add("Reshape", [read, self.whole("row", [1, -1])])
        self.add("Reshape", [self.linear(read, ["head"]), self.whole("column", [-1])])

    def linear(self, given: str, names: Sequence[str]) -> str:
        """One product for layers side by side. Activations are quantised by their own range."""
        steps = [int8(self.weights[f"{name}.weight"].T) for name in names]
        bias = np.concatenate([self.weights[f"{name}.bias"] for name in names])
        weight = self.keep(f"{names[0]}.weight", np.concatenate([one for one, _ in steps], 1))
        step = self.keep(f"{names[0]}.step", np.concatenate([one for _, one in steps]))
        return self.add(
            "DynamicQuantizeMatMul", [given, weight, step, "", self.keep(f"{names[0]}.bias", bias)], _THEIRS
        )

    def normal(self, given: str, name: str) -> str:
        """A layer's normalisation."""
        scale, shift = (self.keep(f"{name}.{one}", self.weights[f"{name}.{one}"]) for one in ("weight", "bias"))
        return self.add("LayerNormalization", [given, scale, shift], axis=-1, epsilon=EPSILON)

    def whole(self, name: str, values: Sequence[int]) -> str:
        """A constant of whole numbers, the same wherever it has the name."""
        return self.keep(name, np.array(values, np.int64))

    def keep(self, name: str, values: NDArray[Any]) -> str:
        """A constant."""
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def add(self, kind: str, given: Sequence[str], domain: str = _OURS, **settings: Any) -> str:
        """A node with one output, whose name it returns."""
        name = f"{kind}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, given, [name], name=name, domain=domain, **settings))
        return name

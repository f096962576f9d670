"""The shipped model of passages, run by ONNX Runtime.

Made by ``training/passages``, whose README says what it was trained on and how good it is. Windows are run one at a time: what is
said of a text never depends on what else is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communique.model.errors import CommuniqueError
from communique.model.spans import Span
from communique.reading.annotations import Passage, Passages
from communique.reading.english.events.model import session_of
from communique.reading.english.passages.encode import Windows
from communique.reading.english.passages.labels import REGISTERS, columns, questions

Array = NDArray[np.float32]
INSIDE = 0.4  # belief from which a token belongs to a passage
ANEW = 0.5  # belief from which another passage begins inside one
SHORTEST = 3  # tokens of a passage
HOLE = 2  # tokens inside a passage that may fall short of it


@dataclass(frozen=True)
class PassageModel:
    """A loaded model: graph and tokenizer."""

    session: Any  # onnxruntime.InferenceSession, which has no types
    windows: Windows

    def read(self, text: str) -> Passages:
        """What the model makes of a text."""
        places: list[tuple[int, int]] = []
        parts: list[Array] = []
        for window in self.windows.of(text):
            logits: Array = self.session.run(None, {"ids": np.array(window.ids)})[0]
            places += [window.places[at] for at in window.judged]
            parts.append(logits[window.judged.start : window.judged.stop])
        if not parts:
            return Passages((), (), {}, ())
        return passages(places, np.concatenate(parts))


def passages(places: Sequence[tuple[int, int]], logits: Array) -> Passages:
    """Beliefs and passages from the outputs for the tokens of a text, shape (tokens, outputs)."""
    asked = columns()
    inside = _sigmoid(logits[:, asked["inside"].start : asked["inside"].stop])
    begin = _sigmoid(logits[:, asked["begin"].start : asked["begin"].stop])
    found: list[Passage] = []
    for number, register in enumerate(REGISTERS):
        for first, last in stretches(inside[:, number].tolist(), begin[:, number].tolist()):
            found.append(
                Passage(
                    register=register,
                    span=Span(places[first][0], places[last][1]),
                    belief=float(inside[first : last + 1, number].mean()),
                    answers=_answers(register, logits[first : last + 1]),
                )
            )
    return Passages(
        starts=tuple(start for start, _ in places),
        ends=tuple(end for _, end in places),
        beliefs={register: tuple(inside[:, number].tolist()) for number, register in enumerate(REGISTERS)},
        found=tuple(sorted(found, key=lambda one: (one.span.start, one.register, one.span.end))),
    )


def stretches(inside: Sequence[float], begin: Sequence[float]) -> list[tuple[int, int]]:
    """First and last token of each passage of a register."""
    out: list[tuple[int, int]] = []
    first = last = -1
    for at, (belief, anew) in enumerate(zip(inside, begin, strict=True)):
        if belief <= INSIDE:
            if first >= 0 and at - last > HOLE:
                out.append((first, last))
                first = -1
            continue
        if first >= 0 and anew > ANEW and at - first >= SHORTEST:
            out.append((first, last))
            first = -1
        first = at if first < 0 else first
        last = at
    if first >= 0:
        out.append((first, last))
    return [(a, b) for a, b in out if b - a + 1 >= SHORTEST]


def _answers(register: str, logits: Array) -> dict[str, str]:
    """The likeliest answer to each question of a register, by the sum over the tokens of a passage."""
    out: dict[str, str] = {}
    for name, answers in questions().items():
        whose, field = name.split(".")
        if whose == register:
            part = logits[:, columns()[name].start : columns()[name].stop]
            shares = np.exp(part - part.max(1, keepdims=True))
            out[field] = answers[int((shares / shares.sum(1, keepdims=True)).sum(0).argmax())]
    return out


def _sigmoid(values: Array) -> Array:
    return (1 / (1 + np.exp(-values))).astype(np.float32)


@cache
def load_model() -> PassageModel:
    """The shipped model. Raises CommuniqueError where its files are absent or not those of this version."""
    with resources.as_file(resources.files("communique.reading.english") / "models") as home:
        return load_from(home / "passages", home / "events" / "tokenizer.json")


def load_from(folder: Path, tokenizer: Path) -> PassageModel:
    """A model from a folder as ``training.passages.export`` writes it. Raises CommuniqueError where it does not fit."""
    if not (folder / "model.json").is_file():
        raise CommuniqueError(f"the model of passages is not at {folder}: make it with `make model`")
    about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    if about["registers"] != list(REGISTERS) or about["questions"] != {k: list(v) for k, v in questions().items()}:
        raise CommuniqueError(f"the model of passages at {folder} answers other questions than this version asks")
    graph = folder / "model.onnx"
    if hashlib.sha256(graph.read_bytes()).hexdigest() != about["sha256"]:
        raise CommuniqueError(f"the model of passages at {folder} is not the one that was described there")
    return PassageModel(session_of(graph), Windows.load(tokenizer))

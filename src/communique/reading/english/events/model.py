"""The shipped model of events, run by ONNX Runtime.

Made by ``training/events``, whose model card says what it was trained on and how good it is. Rows are run one at a time: an
answer never depends on what else is asked (``tests/reading/events``).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communique.model.errors import CommuniqueError
from communique.model.plover import NONE, EventModality, event_types
from communique.reading.english.events.encode import MarkedSentences
from communique.reading.english.events.labels import NO_MODE, questions

CONTEXT_LOGIT = -0.4  # a context counts from this logit on: tuned on held-out parts of the training sentences


@dataclass(frozen=True, slots=True)
class Coded:
    """What the model says of one marked pair.

    ``root`` is the type that PLOVER codes, modality counted, or NONE; ``act`` the type of the act itself, whether it
    happened or not. ``score`` is the calibrated probability of ``root`` (0 to 1), ``sure`` whether it reaches the threshold
    from which the model does not abstain. ``roots`` gives the probability of every type and of NONE.
    """

    root: str
    act: str
    modality: EventModality
    mode: str | None
    contexts: tuple[str, ...]
    score: float
    sure: bool
    roots: Mapping[str, float]

    @property
    def quad(self) -> int:
        """The quad class of the root, 0 for NONE."""
        return 0 if self.root == NONE else event_types()[self.root].quad


@dataclass(frozen=True)
class EventModel:
    """A loaded model: graph, tokenizer and description."""

    session: Any  # onnxruntime.InferenceSession, which has no types
    coder: MarkedSentences
    asked: Mapping[str, Sequence[str]]
    temperature: float
    threshold: float

    def read(self, marked: Iterable[str]) -> list[Coded]:
        """What each marked sentence says. Raises ValueError for one without marks."""
        return [self._coded(logits) for logits in [self.logits(text) for text in marked]]

    def logits(self, text: str) -> NDArray[np.float32]:
        """The raw outputs, all questions side by side, shape (answers,)."""
        item = self.coder.encode(text)
        given = {"ids": np.array(item.ids), "marks": np.array([item.source, item.target])}
        out: NDArray[np.float32] = self.session.run(None, given)[0]
        return out

    def _coded(self, logits: NDArray[np.float32]) -> Coded:
        # Plain numbers: after a run numpy's routines have left the processor's caches, and ten of them took 0.1 ms.
        values: list[float] = logits.tolist()
        parts: dict[str, list[float]] = {}
        begin = 0
        for question, answers in self.asked.items():
            parts[question] = values[begin : begin + len(answers)]
            begin += len(answers)
        shares = softmax([one / self.temperature for one in parts["root"]])
        score = max(shares)
        act = self._best("act", parts["act"])
        return Coded(
            root=self.asked["root"][shares.index(score)],
            act=act,
            modality=EventModality(self._best("modality", parts["modality"])),
            mode=self._mode(act, parts["mode"]),
            contexts=tuple(
                name
                for name, value in zip(self.asked["contexts"], parts["contexts"], strict=True)
                if value > CONTEXT_LOGIT
            ),
            score=score,
            sure=score >= self.threshold,
            roots=dict(zip(self.asked["root"], shares, strict=True)),
        )

    def _best(self, question: str, logits: Sequence[float]) -> str:
        return self.asked[question][logits.index(max(logits))]

    def _mode(self, act: str, logits: Sequence[float]) -> str | None:
        """The best of the modes that the act has, or none of them."""
        allowed = event_types()[act].modes if act in event_types() else {}
        best, most = NO_MODE, logits[self.asked["mode"].index(NO_MODE)]
        for name, value in zip(self.asked["mode"], logits, strict=True):
            if value > most and name in allowed:
                best, most = name, value
        return None if best == NO_MODE else best


def softmax(values: Sequence[float]) -> list[float]:
    """Shares that sum to one."""
    most = max(values)
    raised = [math.exp(one - most) for one in values]
    total = sum(raised)
    return [one / total for one in raised]


@cache
def load_model() -> EventModel:
    """The shipped model. Raises CommuniqueError where its files are absent or not those of this version."""
    with resources.as_file(resources.files("communique.reading.english") / "models" / "events") as folder:
        return load_from(folder)


def load_from(folder: Path) -> EventModel:
    """A model from a folder as ``training.events.export`` writes it. Raises CommuniqueError where it does not fit."""
    if not (folder / "model.json").is_file():
        raise CommuniqueError(f"the model of events is not at {folder}: make it with `make model`")
    about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    asked = {name: tuple(answers) for name, answers in about["questions"].items()}
    if asked != questions():
        raise CommuniqueError(f"the model of events at {folder} answers other questions than this version asks")
    return EventModel(
        session=session_of(folder / "model.onnx"),
        coder=MarkedSentences.load(folder / "tokenizer.json"),
        asked=asked,
        temperature=float(about["temperature"]),
        threshold=float(about["threshold"]),
    )


def session_of(graph: Path) -> Any:
    """A graph ready to run on one thread: an ``onnxruntime.InferenceSession``, which has no types."""
    import onnxruntime  # noqa: PLC0415 -- 0.2 s that only those who ask a network need

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])

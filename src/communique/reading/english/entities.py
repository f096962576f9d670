"""Named entities: spaCy's own network and its greedy BILUO decoding, for many texts at once.

spaCy 3.8.18 decides token by token and asks each of 74 actions whether it is valid; its compiled check takes and releases
the interpreter's lock, which is four fifths of the time. But outside an entity the scores depend on the token alone, so
they are one product of matrices; only the inside of an entity is decided in turn (measured: 58 to 16 microseconds a
token, the entities identical). The transition system is that of ``spacy.pipeline._parser_internals.ner``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Span

from communique.reading.english.graphs import precomputed

Matrix = npt.NDArray[np.float32]
NEVER = np.float32(-np.inf)


@dataclass(frozen=True, slots=True)
class Entities:
    """The entity recogniser of a pipeline. ``begin``, ``last`` and ``within`` give the class of an action by its label."""

    tok2vec: Any
    features: Any  # vectors of tokens to what each gives in every feature: (tokens + 1, features, hidden, pieces)
    hidden: Matrix  # (hidden, pieces): the bias of the hidden layer
    weights: Matrix  # (classes, hidden)
    bias: Matrix  # (classes,)
    opening: npt.NDArray[np.intp]  # classes that may be taken outside an entity: out, begin, unit
    begins: npt.NDArray[np.bool_]  # which of those begin an entity of several tokens
    labels: tuple[str, ...]  # their labels; "" for out
    within: dict[str, int]
    last: dict[str, int]

    @classmethod
    def of(cls, component: Any) -> Entities | None:
        """The recogniser of a spaCy component; None where it is of another make than that of the packaged pipelines."""
        model = component.model
        lower = model.maybe_get_ref("lower")
        if (
            type(component).__name__ != "EntityRecognizer"
            or component.cfg.get("beam_width") != 1
            or model.attrs.get("unseen_classes")
            or lower is None
            or model.maybe_get_ref("upper") is None
            or (lower.get_dim("nF"), lower.get_dim("nP")) != (3, 2)
        ):
            return None
        upper, moves = model.get_ref("upper"), component.moves
        names = [moves.get_class_name(number) for number in range(moves.n_moves)]
        opening = [number for number, name in enumerate(names) if name == "O" or (name[:2] in {"B-", "U-"})]
        return cls(
            model.get_ref("tok2vec"),
            precomputed(lower),
            lower.get_param("b"),
            upper.get_param("W"),
            upper.get_param("b"),
            np.array(opening),
            np.array([names[number][0] == "B" for number in opening]),
            tuple(names[number][2:] for number in opening),
            {name[2:]: number for number, name in enumerate(names) if name[:2] == "I-"},
            {name[2:]: number for number, name in enumerate(names) if name[:2] == "L-"},
        )

    def mark(self, docs: Sequence[Doc]) -> None:
        """Set the entities of documents that have none yet. Sentences are to be set before: no entity crosses their bounds."""
        docs = [doc for doc in docs if len(doc)]
        if not docs:
            return
        vectors = self.tok2vec.predict(docs)  # (tokens, inputs)
        features = self.features(vectors)  # (tokens + 1, 3, hidden, pieces); the first is that of no token
        first, entity, before = (features[1:, number] for number in range(3))
        outside = first + features[0, 1] + features[0, 2] + self.hidden
        scores = np.maximum(outside[..., 0], outside[..., 1]) @ self.weights[self.opening].T + self.bias[self.opening]
        crossing, blank = _limits(docs)
        scores[np.ix_(crossing | blank, self.begins)] = NEVER
        scores[blank] = np.where([label == "" for label in self.labels], scores[blank], NEVER)
        best = scores.argmax(axis=1)
        out = self.labels.index("")
        start = 0
        for doc in docs:
            opened = np.flatnonzero(best[start : start + len(doc)] != out)
            doc.set_ents(
                self._entities(
                    doc,
                    opened.tolist(),
                    best[start : start + len(doc)],
                    crossing[start:],
                    (first, entity, before),
                    start,
                )
            )
            start += len(doc)

    def _entities(
        self,
        doc: Doc,
        opened: list[int],
        best: npt.NDArray[np.intp],
        crossing: npt.NDArray[np.bool_],
        features: tuple[Matrix, Matrix, Matrix],
        offset: int,
    ) -> list[Span]:
        found: list[Span] = []
        free = 0
        for start in opened:
            if start < free:
                continue
            label = self.labels[best[start]]
            free = start + 1
            if self.begins[best[start]]:
                free = self._end(label, start, crossing, features, offset)
            found.append(Span(doc, start, free, label=label))
        return found

    def _end(
        self,
        label: str,
        start: int,
        crossing: npt.NDArray[np.bool_],
        features: tuple[Matrix, Matrix, Matrix],
        offset: int,
    ) -> int:
        """Where an entity that begins at ``start`` ends: the token after its last one."""
        first, entity, before = features
        pair = np.array([self.within[label], self.last[label]])
        weights, bias = self.weights[pair], self.bias[pair]
        opening = self.hidden
        here = start + 1
        while not crossing[here]:
            token = offset + here
            hidden = first[token] + entity[offset + start] + before[token - 1] + opening
            going, ending = weights @ np.maximum(hidden[:, 0], hidden[:, 1]) + bias
            # Equal scores go to the action that comes first in the list of actions.
            if ending > going or (ending == going and pair[1] < pair[0]):
                break
            here += 1
        return here + 1


def _limits(docs: Sequence[Doc]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Of each token: does a text or sentence end with it, so that no entity goes on? And is it white space?"""
    crossing: list[bool] = []
    blank: list[bool] = []
    for doc in docs:
        array = doc.to_array(["SENT_START", "IS_SPACE"])
        crossing += [*(array[1:, 0] == 1).tolist(), True]
        blank += (array[:, 1] != 0).tolist()
    return np.array(crossing), np.array(blank)

"""Dependencies: spaCy's own network and its greedy arc-eager transitions, for many sentences at once.

spaCy 3.8.18 takes one action after another and takes and releases the interpreter's lock around them. Here all sentences of a
batch step side by side, a step being some sixty calls of NumPy (measured: 3.6 to 1.7 milliseconds for 277 tokens in 64
paragraphs, heads, labels and sentences of 140,467 tokens identical). A parse begins anew wherever the stack is empty, so one
is begun after every full stop on trial; where the sentence before runs past that place, the trial is undone and the
sentence goes on. The transition system is that of ``spacy.pipeline._parser_internals.arc_eager``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from communique.reading.english.graphs import precomputed

Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.intp]
# Kinds of action; the first two push a token on the stack.
SHIFT, RIGHT, REDUCE, LEFT, BREAK = range(5)
_KINDS = {"S": SHIFT, "R": RIGHT, "D": REDUCE, "L": LEFT, "B": BREAK}
# What is known of a token, a column each. Tokens are counted from 1 over all texts; 0 is no token.
NEXT, LEFTMOST, RIGHTMOST, BELOW, FLAGS, PARENT, ACTION, BEFORE = range(8)
STARTS, SHIFTED, NOTHING = 1, 2, 4  # flags: begins a sentence, went back to the buffer; what "no token" has
FEATURES = 8


@dataclass(frozen=True, slots=True)
class Arcs:
    """The parser of a pipeline."""

    tok2vec: Any
    features: Any  # vectors of tokens to what each gives in every feature: (tokens + 1, features, hidden, pieces)
    hidden: Matrix  # (hidden, pieces): the bias of the hidden layer
    weights: Matrix  # (hidden, classes)
    scores: Matrix  # (conditions, classes): the bias of an action, or minus infinity where it is not allowed
    kinds: Numbers  # (classes,)
    labels: npt.NDArray[np.uint64]  # (classes,); the last is that of a root
    crossed: npt.NDArray[np.bool_]  # (classes,): labels that say which ancestor's kind the head is in truth
    hooks: Sequence[Callable[[Doc], Any]]  # spaCy's own, which hang those on that ancestor
    stop: int  # the tag of a full stop
    quote: int  # and of a closing quotation mark

    @classmethod
    def of(cls, component: Any) -> Arcs | None:
        """The parser of a spaCy component; None where it is of another make than that of the packaged pipelines."""
        model = component.model
        lower = model.maybe_get_ref("lower")
        if (
            type(component).__name__ != "DependencyParser"
            or component.cfg.get("beam_width") != 1
            or component.cfg.get("learn_tokens")
            or model.attrs.get("unseen_classes")
            or lower is None
            or model.maybe_get_ref("upper") is None
            or (lower.get_dim("nF"), lower.get_dim("nP")) != (FEATURES, 2)
        ):
            return None
        upper, moves, strings = model.get_ref("upper"), component.moves, component.vocab.strings
        names = [moves.get_class_name(number) for number in range(moves.n_moves)]
        if "L-subtok" in names or "R-subtok" in names:
            return None
        kinds = np.array([_KINDS[name[0]] for name in names])
        return cls(
            model.get_ref("tok2vec"),
            precomputed(lower),
            lower.get_param("b"),
            np.ascontiguousarray(upper.get_param("W").T),
            _conditions(kinds, upper.get_param("b")),
            kinds,
            np.array([*(strings[name[2:]] for name in names), strings["ROOT"]], dtype=np.uint64),
            np.array(["||" in name for name in names] + [False]),
            component.postprocesses,
            strings["."],
            strings["''"],
        )

    def mark(self, docs: Sequence[Doc]) -> None:
        """Set heads, dependency labels and sentences of documents, which have tags and vectors."""
        docs = [doc for doc in docs if len(doc)]
        if not docs:
            return
        features = self.features(self.tok2vec.predict(docs))
        tokens = _fresh([len(doc) for doc in docs])
        tags = np.concatenate([doc.to_array(["TAG"]) for doc in docs])
        self._decode(features, tokens, _Lanes.of(tokens, self._trials(tags)))
        parents = tokens[1:, PARENT]
        found = parents > 0
        values = np.empty((len(parents), 2), dtype=np.uint64)
        values[:, 0] = np.where(found, parents - np.arange(1, len(tokens)), 0).astype(np.uint64)
        actions = np.where(found, tokens[1:, ACTION], -1)
        values[:, 1] = self.labels[actions]
        crossed = self.crossed[actions]
        start = 0
        for doc in docs:
            end = start + len(doc)
            doc.from_array(["HEAD", "DEP"], values[start:end])  # type: ignore[arg-type] # the stubs know signed numbers alone
            if crossed[start:end].any():
                for hook in self.hooks:
                    hook(doc)
            start = end

    def _trials(self, tags: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
        """Of each token: is it worth while to begin a sentence there on trial?"""
        ends = tags == self.stop
        quotes = tags == self.quote
        after = np.zeros(len(tags), dtype=np.bool_)
        after[1:] = ends[:-1]
        after[2:] |= ends[:-2] & quotes[1:-1]
        trials: npt.NDArray[np.bool_] = after & ~quotes & ~ends
        return trials

    def _decode(self, features: Matrix, tokens: Numbers, lanes: _Lanes) -> None:
        """Take the best action of every sentence until all are read."""
        width = features[0, 0].size
        table, bias = features.reshape(-1, width), self.hidden.reshape(-1)
        columns = np.arange(FEATURES)[:, None]
        flags = tokens[:, FLAGS]
        while lanes.advance(tokens):
            top, first = lanes.top, lanes.first
            ahead, under = tokens.take(first, 0), tokens.take(top, 0)
            second, below = ahead[:, NEXT], under[:, BELOW]
            ids = np.empty((FEATURES, len(top)), dtype=np.intp)
            ids[0], ids[1], ids[2], ids[3], ids[4] = first, second, top, below, tokens[:, BELOW].take(below)
            ids[5], ids[6], ids[7] = ahead[:, LEFTMOST], under[:, LEFTMOST], under[:, RIGHTMOST]
            ids *= FEATURES
            ids += columns
            state = np.add.reduce(table.take(ids, 0), 0)
            state += bias
            pairs = state.reshape(len(top), -1, 2)
            scores = np.maximum(pairs[..., 0], pairs[..., 1]) @ self.weights
            # What a trial says of the token after its first is not known yet to the lane before it.
            unbroken = (flags.take(second) & STARTS == 0) | (first == lanes.stop)
            breaking = (second == first + 1) & unbroken
            scores += self.scores.take(((top > 0) * 5 + ahead[:, FLAGS]) * 3 + (second > 0) + breaking, 0)
            actions = scores.argmax(1)
            lanes.take(actions, self.kinds.take(actions), tokens, ahead, under)


def _fresh(lengths: Sequence[int]) -> Numbers:
    """Texts of which nothing is known yet."""
    total = sum(lengths)
    tokens = np.zeros((total + 1, 8), dtype=np.intp)
    tokens[1:, NEXT] = np.arange(2, total + 2)
    tokens[np.cumsum(lengths), NEXT] = 0
    tokens[0, FLAGS] = NOTHING
    return tokens


def _conditions(kinds: Numbers, bias: Matrix) -> Matrix:
    """The bias of every action in every condition: is the stack empty, the flags of the first token ahead, what follows it."""
    out = []
    for some, flags, follows in product(range(2), range(5), range(3)):
        allowed = {
            SHIFT: not some or (follows > 0 and not flags),
            REDUCE: some,
            LEFT: some and not flags & (STARTS | NOTHING),
            RIGHT: some and not flags & (STARTS | NOTHING),
            BREAK: follows == 2,
        }
        out.append(np.where([bool(allowed[kind]) for kind in kinds.tolist()], bias, np.float32(-np.inf)))
    return np.array(out, dtype=np.float32)


@dataclass(slots=True)
class _Lanes:
    """Stretches of text that are read side by side: of each the top of its stack, its first token ahead and where it stops."""

    top: Numbers
    first: Numbers
    start: Numbers
    stop: Numbers  # the token with which the next lane of the same text begins, 0 for the end of the text
    ends: dict[int, tuple[int, int]]  # by start: stop, and the token after the last of the lane
    beyond: npt.NDArray[np.bool_]  # did it just say that the token after ``stop`` begins a sentence?

    @classmethod
    def of(cls, tokens: Numbers, trials: npt.NDArray[np.bool_]) -> _Lanes:
        """Lanes from every beginning of a text and every place worth a trial."""
        begins = np.flatnonzero(tokens[:-1, NEXT] == 0) + 1
        start = np.union1d(begins, np.flatnonzero(trials) + 1)
        end = np.append(start[1:], len(tokens))
        stop = np.where(np.isin(end, begins) | (end == len(tokens)), 0, end)
        ends = dict(zip(start.tolist(), zip(stop.tolist(), end.tolist(), strict=True), strict=True))
        return cls(np.zeros_like(start), start.copy(), start, stop, ends, np.zeros(len(start), dtype=np.bool_))

    def advance(self, tokens: Numbers) -> bool:
        """Close what is read, undo the trials that failed. Is anything left to read?"""
        there = self.first == self.stop
        if there.any():
            keep = ~(there & (self.top == 0))
            failed = self.beyond | (there & (tokens[:, FLAGS].take(self.stop) & (STARTS | NOTHING) == 0))
            for lane in np.flatnonzero(failed).tolist():
                if keep[lane]:
                    keep &= self.start != self.stop[lane]
                    self._swallow(lane, tokens)
            self.top, self.first, self.start, self.stop = (
                one[keep] for one in (self.top, self.first, self.start, self.stop)
            )
        return len(self.top) > 0

    def _swallow(self, lane: int, tokens: Numbers) -> None:
        """Undo what was read from where a lane ends; it goes on itself."""
        start = int(self.stop[lane])
        stop, end = self.ends.pop(start)
        following = tokens[start:end, NEXT]
        following[:] = np.arange(start + 1, end + 1)
        tokens[start:end, LEFTMOST:] = 0
        if stop:
            tokens[stop, FLAGS] = 0
        else:
            following[-1] = 0
        if self.beyond[lane]:  # both are its own findings
            tokens[start : start + 2, FLAGS] = STARTS
        self.stop[lane] = stop
        self.ends[int(self.start[lane])] = (stop, end)

    def take(self, actions: Numbers, kinds: Numbers, tokens: Numbers, ahead: Numbers, under: Numbers) -> None:
        """Take one action in every lane. ``ahead`` and ``under`` are the rows of the first token ahead and of the top."""
        top, first, second, below = self.top, self.first, ahead[:, NEXT], under[:, BELOW]
        left = np.flatnonzero(kinds == LEFT)
        child, head = top[left], first[left]
        # A head that is lost gets back the right child that it had before; a top without a head writes a 0 to no token.
        tokens[:, RIGHTMOST][under[left, PARENT]] = under[left, BEFORE]
        tokens[:, PARENT][child] = head
        tokens[:, ACTION][child] = actions[left]
        tokens[:, LEFTMOST][head] = child
        tokens[:, FLAGS][head] &= STARTS
        right = np.flatnonzero(kinds == RIGHT)
        child, head = first[right], top[right]
        tokens[:, PARENT][child] = head
        tokens[:, ACTION][child] = actions[right]
        tokens[:, BEFORE][child] = under[right, RIGHTMOST]
        tokens[:, RIGHTMOST][head] = child
        breaks = kinds == BREAK
        tokens[:, FLAGS][second[breaks]] |= STARTS
        self.beyond = breaks & (first == self.stop)
        pushed = kinds <= RIGHT
        tokens[:, BELOW][first[pushed]] = top[pushed]
        back = (kinds == REDUCE) & (under[:, PARENT] == 0) & (below > 0)
        self.top = np.where(pushed, first, np.where(breaks, top, below))
        self.first = np.where(pushed, second, first)
        if back.any():
            again = top[back]
            tokens[:, FLAGS][again] |= SHIFTED
            tokens[:, NEXT][again] = first[back]
            self.first[back] = again

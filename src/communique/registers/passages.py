"""What the model of passages says of a document, as the rooms use it: rows that it doubts, and passages that no rule read."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from spacy.tokens import Token

from communique.model.documents import BlockKind
from communique.model.mentions import Mention
from communique.model.spans import Span
from communique.reading.annotations import Passage, Sentence
from communique.registers.view import View

DOUBTED = 0.3  # the confidence of a row that the model doubts
FOUND = 0.4  # that of a row that it alone found


@dataclass(frozen=True, slots=True)
class Beliefs:
    """By register: the belief below which a row is doubted, and that from which a passage is read. A register without one has no such use."""

    doubted: Mapping[str, float]
    found: Mapping[str, float]


@cache
def beliefs() -> Beliefs:
    """The numbers of ``data/passages.toml``."""
    home = resources.files("communique.registers").joinpath("data/passages.toml")
    data = tomllib.loads(home.read_text(encoding="utf-8"))
    return Beliefs(data["doubted"], data["found"])


def weighed(view: View, mention: Mention) -> Mention:
    """A row, with little confidence where the model sees nothing for its register in its words: a person looks at it first.

    It is kept: of such rows about half are right.
    """
    passages = view.reading.passages
    least = beliefs().doubted.get(mention.register)
    if passages is None or least is None or passages.belief(mention.register, mention.span) >= least:
        return mention
    return replace(mention, confidence=min(mention.confidence, DOUBTED))


@dataclass(frozen=True, slots=True)
class Unread:
    """A passage that no rule read: its sentence, its words in it, and that of them on which the others hang."""

    passage: Passage
    sentence: Sentence
    tokens: tuple[Token, ...]
    head: Token


def unread(view: View, register: str, read: Collection[Span]) -> Iterator[Unread]:
    """The passages of the body that tell something for a register and touch none of the spans ``read``."""
    least = beliefs().found.get(register)
    if view.reading.passages is None or least is None:
        return
    for passage in view.reading.passages.found:
        if passage.register != register or passage.belief < least or any(passage.span.overlaps(one) for one in read):
            continue
        sentence = _sentence(view, passage.span)
        tokens = sentence.inside(passage.span) if sentence is not None else []
        if sentence is not None and sentence.kind is not BlockKind.TITLE and tokens:
            yield Unread(passage, sentence, tuple(tokens), _head(tokens))


def _sentence(view: View, span: Span) -> Sentence | None:
    """The sentence that holds most of a span."""
    touched = [one for one in view.reading.sentences if one.span.overlaps(span)]
    return max(touched, key=lambda one: min(one.span.end, span.end) - max(one.span.start, span.start), default=None)


def _head(tokens: Collection[Token]) -> Token:
    """The word on which most of the others hang."""
    own = {token.i for token in tokens}
    tops = [token for token in tokens if token.head.i == token.i or token.head.i not in own]
    return max(tops, key=lambda one: sum(1 for part in one.subtree if part.i in own))

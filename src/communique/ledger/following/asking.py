"""What the shipped network answers when it is asked what a sentence says of a promise.

Made by ``training/bearings``, whose README says what it was trained on and how good it is. Questions are answered one at a time:
an answer never depends on what else is asked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from communique.ledger.following.pages import Page
from communique.ledger.following.promises import BearingKind
from communique.ledger.telling import Telling
from communique.model.errors import CommuniqueError
from communique.model.mentions import Commitment
from communique.reading.english.events.model import session_of, softmax

NONE = "none"
ANSWERS = (NONE, *(kind.value for kind in BearingKind))
MARKS = ("[unused0]", "[unused1]", "[unused2]", "[unused3]")  # around the promise, around the sentence
# Tokens kept of the promise, of its short name, of what stands around it and before the sentence (their ends), and of the sentence.
PROMISE, WHAT, AROUND, BEFORE, SENTENCE = 40, 16, 28, 64, 72
DIGITS = 5


@dataclass(frozen=True, slots=True)
class Question:
    """A promise (who made it, in which year, its short name, its clause and what stands around that) and a later sentence with its
    year and the sentences before it.
    """

    made: str
    who: str
    what: str
    promise: str
    around: str
    said: str
    before: str
    text: str

    def key(self, network: str) -> str:
        """A name for the question put to a network."""
        return hashlib.blake2b("\0".join((network, *astuple(self))).encode(), digest_size=16).hexdigest()


def question_of(made: Telling, pages: Mapping[str, Page], page: Page, at: int) -> Question:
    """What is asked of a promise, by the telling that makes it, and of a page's sentence by its number."""
    home = pages.get(made.mention.document)
    around = home.around(made) if home else ""
    who, what = (made.mention.who, made.mention.what) if isinstance(made.mention, Commitment) else ("", "")
    sentence = page.sentences[at]
    return Question(made.said[:4], who, what, made.quote, around, sentence.said[:4], page.before(at), sentence.text)


Answer = tuple[float, ...]
"""Shares of ``ANSWERS`` that sum to one."""
Ask = Callable[[Question], Answer]


@dataclass(frozen=True)
class Coder:
    """Questions to token ids."""

    tokenizer: Tokenizer
    begin: int
    end: int
    marks: tuple[int, ...]

    @classmethod
    def load(cls, path: Path) -> Coder:
        """From a ``tokenizer.json``. Raises ValueError where its vocabulary lacks one of the special words."""
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        asked = [tokenizer.token_to_id(word) for word in ("[CLS]", "[SEP]", *MARKS)]
        found = [number for number in asked if number is not None]
        if len(found) < len(asked):
            raise ValueError(f"{path}: the vocabulary lacks one of [CLS], [SEP], {', '.join(MARKS)}")
        return cls(tokenizer, found[0], found[1], tuple(found[2:]))

    def encode(self, asked: Question) -> tuple[list[int], int, int]:
        """Token ids, and the places of the marks that open promise and sentence."""
        promise = self._ids(f"{asked.made} {asked.who}: {asked.promise}")[:PROMISE]
        what, around = self._ids(asked.what)[:WHAT], self._ids(asked.around)[-AROUND:]
        before = [*self._ids(asked.said), *self._ids(asked.before)[-BEFORE:]]
        sentence = self._ids(asked.text)[:SENTENCE]
        first, second, third, fourth = self.marks
        head = [self.begin, first, *promise, second, *what, second, *around, second, *before]
        return [*head, third, *sentence, fourth, self.end], 1, len(head)

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self.tokenizer.encode(text, add_special_tokens=False).ids if text else []
        return ids


@dataclass(frozen=True)
class Network:
    """The loaded network. ``version`` names it among others."""

    session: Any  # onnxruntime.InferenceSession, which has no types
    coder: Coder
    version: str

    def answer(self, asked: Question) -> Answer:
        """The shares of ``ANSWERS``."""
        ids, promise, sentence = self.coder.encode(asked)
        given = {"ids": np.array(ids), "marks": np.array([promise, sentence])}
        logits: list[float] = self.session.run(None, given)[0].tolist()
        return tuple(round(share, DIGITS) for share in softmax(logits))


@cache
def network() -> Network:
    """The shipped network. Raises CommuniqueError where its files are absent or not those of this version."""
    with (
        resources.as_file(resources.files("communique.ledger") / "models" / "bearings") as folder,
        resources.as_file(resources.files("communique.reading.english") / "models" / "events") as words,
    ):
        return load_from(folder, words / "tokenizer.json")


def load_from(folder: Path, words: Path) -> Network:
    """A network from a folder as ``training.bearings.export`` writes it. Raises CommuniqueError where it does not fit."""
    if not (folder / "model.json").is_file():
        raise CommuniqueError(f"the model of bearings is not at {folder}: make it with `make model`")
    about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    if tuple(about["answers"]) != ANSWERS:
        raise CommuniqueError(f"the model of bearings at {folder} gives other answers than this version knows")
    return Network(session_of(folder / "model.onnx"), Coder.load(words), about["sha256"][:16])

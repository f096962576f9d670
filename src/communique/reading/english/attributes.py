"""Part of speech, morphology and lemma, remembered by word, tag and dependency.

spaCy's attribute ruler and rule lemmatizer look at one token alone but for a handful of patterns of two ("there is",
"gonna"). So what they give is a function of word, tag, dependency label and of whether a "there" precedes, and is computed
once for each such four, for all new ones of a batch in one go (measured: 20 % of the time of parsing saved; a document
that is among the first of its kind takes 3 ms here instead of 10; all attributes of 124,716 tokens identical). A text with
another of the patterns of two goes to spaCy itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

# What stands in a pattern of more than one token and nowhere else, in small letters: "ai|n't", "gon|na", "got|ta", "let|'s", "c'm|on", "y'|all".
_TWO = ("ai", "na", "ta", "let", "c'm", "y", "y'")
_THERE = "expl"  # the dependency after which "is" is no auxiliary
_RULER, _LEMMATIZER = "attribute_ruler", "lemmatizer"
_INDEX = "lemma_index"
_MOST = 200_000  # fours remembered: some tens of megabytes

Key = tuple[int, int, int, bool]
Values = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a dependency label tells the ruler anything: beside these tags, these words, or as one of these labels."""

    tags: frozenset[str]
    words: frozenset[str]
    labels: frozenset[str] | None  # None: everywhere

    @classmethod
    def of(cls, patterns: Iterable[Mapping[str, Any]]) -> Telling:
        """What the patterns of a ruler ask of dependency labels."""
        tags: set[str] = set()
        words: set[str] = set()
        labels: set[str] | None = {_THERE}
        for token in (one for row in patterns for pattern in row["patterns"] for one in pattern if "DEP" in one):
            if (only := _listed(token.get("LOWER"), "IN")) is not None:
                words |= only
            elif (only := _listed(token.get("TAG"), "IN")) is not None:
                tags |= only
            else:
                named = _listed(token["DEP"], "IN", "NOT_IN")
                labels = None if labels is None or named is None else labels | named
        return cls(frozenset(tags), frozenset(words), None if labels is None else frozenset(labels))

    def __call__(self, token: Token) -> bool:
        """Does the label of a token tell anything?"""
        return self.labels is None or token.dep_ in self.labels or token.tag_ in self.tags or token.lower_ in self.words


def _listed(wanted: Any, *operators: str) -> set[str] | None:
    """The strings that a pattern names for an attribute, None where it names none or not by these operators alone."""
    if isinstance(wanted, str):
        return {wanted}
    if not isinstance(wanted, dict) or not wanted or wanted.keys() - set(operators):
        return None
    return {one for named in wanted.values() for one in named}


@dataclass(slots=True)
class Attributes:
    """The two components of a pipeline with what they said before. Serves one thread."""

    nlp: Language
    known: dict[Key, Values] = field(default_factory=dict)
    telling: Telling = field(init=False)

    def __post_init__(self) -> None:
        self.telling = Telling.of(self.nlp.get_pipe(_RULER).patterns)  # type: ignore[attr-defined] # a Pipe to the stubs
        lookups = self.nlp.get_pipe(_LEMMATIZER).lookups  # type: ignore[attr-defined]
        if lookups.has_table(_INDEX):
            # Lists of up to 57,528 words, which the lemmatizer would go through from the first to the last.
            index = lookups.get_table(_INDEX)
            for kind, words in list(index.items()):
                index[kind] = frozenset(words)

    def mark(self, docs: Iterable[Doc]) -> None:
        """Set the attributes of documents, which have tags and dependencies."""
        if len(self.known) > _MOST:
            self.known.clear()
        strings = self.nlp.vocab.strings
        there, two = strings[_THERE], {strings[word] for word in _TWO}
        waiting: list[tuple[Doc, list[Key]]] = []
        unseen: dict[Key, Token] = {}
        for doc in docs:
            words, tags, dependencies, small = doc.to_array(["ORTH", "TAG", "DEP", "LOWER"]).T.tolist()
            if not two.isdisjoint(small):
                for name in (_RULER, _LEMMATIZER):
                    self.nlp.get_pipe(name)(doc)
            elif words:
                after = [False, *(one == there for one in dependencies[:-1])]
                keys: list[Key] = list(zip(words, tags, dependencies, after, strict=True))
                unseen |= {key: doc[place] for place, key in enumerate(keys) if key not in self.known}
                waiting.append((doc, keys))
        if unseen:
            self._learn(unseen)
        for doc, keys in waiting:
            values = np.array([self.known[key] for key in keys], dtype=np.uint64)
            doc.from_array(["POS", "LEMMA", "MORPH"], values)  # type: ignore[arg-type] # the stubs know signed numbers alone

    def _learn(self, unseen: Mapping[Key, Token]) -> None:
        """Keep what is said of new fours. Those that differ only in a label that tells nothing are one question."""
        folded = {key: key if self.telling(token) else (*key[:2], 0, key[3]) for key, token in unseen.items()}
        asked = {folded[key]: token for key, token in unseen.items() if folded[key] not in self.known}
        if asked:
            self.known.update(zip(asked, self._said(list(asked), list(asked.values())), strict=True))
        self.known.update({key: self.known[short] for key, short in folded.items()})

    def _said(self, keys: Sequence[Key], tokens: Sequence[Token]) -> Iterator[Values]:
        """What spaCy says of tokens, put side by side in a document of their own."""
        words: list[str] = []
        tags: list[str] = []
        deps: list[str] = []
        places: list[int] = []
        for (*_, after), token in zip(keys, tokens, strict=True):
            # A comma keeps a token from following a "there", or takes the place of one.
            if after or (deps and deps[-1] == _THERE):
                words.append(",")
                tags.append(",")
                deps.append(_THERE if after else "punct")
            places.append(len(words))
            words.append(token.text)
            tags.append(token.tag_)
            deps.append(token.dep_)
        doc = Doc(self.nlp.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        for name in (_RULER, _LEMMATIZER):
            self.nlp.get_pipe(name)(doc)
        said = doc.to_array(["POS", "LEMMA", "MORPH"])[places].tolist()
        return (tuple(row) for row in said)

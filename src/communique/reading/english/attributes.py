"""Part of speech, morphology and lemma, remembered by word, tag and dependency.

spaCy's attribute ruler and rule lemmatizer look at one token alone but for a handful of patterns of two ("there is",
"gonna"). So what they give is a function of word, tag, dependency label and of whether a "there" precedes, and is computed
once for each such four (measured: 20 % of the time of parsing saved, all attributes identical). A text with another of the
patterns of two goes to spaCy itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

# What stands in a pattern of more than one token and nowhere else, in small letters: "ai|n't", "gon|na", "got|ta", "let|'s", "c'm|on", "y'|all".
_TWO = ("ai", "na", "ta", "let", "c'm", "y", "y'")
_THERE = "expl"  # the dependency after which "is" is no auxiliary
_COMPONENTS = ("attribute_ruler", "lemmatizer")
_MOST = 200_000  # fours remembered: some tens of megabytes

Key = tuple[int, int, int, bool]
Values = tuple[int, int, int]


@dataclass(slots=True)
class Attributes:
    """The two components of a pipeline with what they said before. Serves one thread."""

    nlp: Language
    known: dict[Key, Values] = field(default_factory=dict)

    def apply(self, docs: Iterator[Doc]) -> Iterator[Doc]:
        """The documents with attributes set."""
        for doc in docs:
            yield self.one(doc)

    def one(self, doc: Doc) -> Doc:
        """Set the attributes of a document, which has tags and dependencies."""
        if len(self.known) > _MOST:
            self.known.clear()
        array = doc.to_array(["ORTH", "TAG", "DEP", "LOWER"])
        words, tags, dependencies, small = array.T.tolist()
        strings = self.nlp.vocab.strings
        there = strings[_THERE]
        after = [False, *(one == there for one in dependencies[:-1])]
        keys: list[Key] = list(zip(words, tags, dependencies, after, strict=False))
        pairs = not {strings[word] for word in _TWO}.isdisjoint(small)
        unseen = {key: doc[place] for place, key in enumerate(keys) if key not in self.known}
        if pairs or any(_is_special(token) for token in unseen.values()):
            for name in _COMPONENTS:
                self.nlp.get_pipe(name)(doc)
            if not pairs:
                self._keep(unseen, unseen.values())
            return doc
        if unseen:
            self._keep(unseen, self._asked(unseen))
        if keys:
            values = [self.known[key] for key in keys]
            doc.from_array(["POS", "LEMMA"], np.array([value[:2] for value in values], dtype=np.uint64))  # type: ignore[arg-type] # the stubs know signed numbers alone
            for token, value in zip(doc, values, strict=True):
                token.set_morph(value[2])  # type: ignore[attr-defined] # missing from the stubs
        return doc

    def _keep(self, keys: Iterable[Key], tokens: Iterable[Token]) -> None:
        for key, token in zip(keys, tokens, strict=True):
            self.known[key] = (token.pos, token.lemma, _morph(token))

    def _asked(self, unseen: dict[Key, Token]) -> Iterator[Token]:
        """The same tokens, each by itself between commas, with what spaCy says of them."""
        words, tags, deps = [], [], []
        for (*_, after), token in unseen.items():
            words += [",", token.text]
            tags += [",", token.tag_]
            deps += [_THERE if after else "punct", token.dep_]
        doc = Doc(self.nlp.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        for name in _COMPONENTS:
            self.nlp.get_pipe(name)(doc)
        return islice(doc, 1, None, 2)


def _is_special(token: Token) -> bool:
    """Does the tokenizer say of the word what its letters do not, as of the "n't" that stands for "not"?"""
    return token.norm != token.lex.norm or token.lower != token.norm


def _morph(token: Token) -> int:
    key: int = token.morph.key  # type: ignore[attr-defined] # missing from the stubs
    return key

"""Part of speech, morphology and lemma, remembered by word, tag and dependency.

spaCy's attribute ruler and rule lemmatizer look at one token alone but for a handful of patterns of two ("there is",
"gonna"). So what they give is a function of word, tag and dependency label, and is computed once for each such triple
(measured: 20 % of the time of parsing saved, all attributes identical). A text with one of the patterns of two goes to
spaCy itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Token

# What begins a pattern of more than one token. "ai", "gon", "got" and "let" are cut off by the tokenizer.
_TWO = re.compile(r"\b(?:ain't|gonna|gotta|let's|c'mon|y'all|there(?:'s|'re)?)\b", re.IGNORECASE)
_COMPONENTS = ("attribute_ruler", "lemmatizer")
_MOST = 200_000  # triples remembered: some tens of megabytes

Key = tuple[int, int, int]
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
        keys = [(token.orth, token.tag, token.dep) for token in doc]
        unseen = {key: token for key, token in zip(keys, doc, strict=True) if key not in self.known}
        pairs = _TWO.search(doc.text) is not None
        if pairs or any(_is_special(token) for token in unseen.values()):
            for name in _COMPONENTS:
                self.nlp.get_pipe(name)(doc)
            if not pairs:
                self._keep(unseen, unseen.values())
            return doc
        if unseen:
            self._keep(unseen, self._asked(unseen.values()))
        for key, token in zip(keys, doc, strict=True):
            token.pos, token.lemma, morph = self.known[key]
            token.set_morph(morph)  # type: ignore[attr-defined] # missing from the stubs
        return doc

    def _keep(self, keys: Iterable[Key], tokens: Iterable[Token]) -> None:
        for key, token in zip(keys, tokens, strict=True):
            self.known[key] = (token.pos, token.lemma, _morph(token))

    def _asked(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """The same tokens, each by itself between commas, with what spaCy says of them."""
        words, tags, deps = [], [], []
        for token in tokens:
            words += [token.text, ","]
            tags += [token.tag_, ","]
            deps += [token.dep_, "punct"]
        doc = Doc(self.nlp.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        for name in _COMPONENTS:
            self.nlp.get_pipe(name)(doc)
        return islice(doc, 0, None, 2)


def _is_special(token: Token) -> bool:
    """Does the tokenizer say of the word what its letters do not, as of the "n't" that stands for "not"?"""
    return token.norm != token.lex.norm or token.lower != token.norm


def _morph(token: Token) -> int:
    key: int = token.morph.key  # type: ignore[attr-defined] # missing from the stubs
    return key

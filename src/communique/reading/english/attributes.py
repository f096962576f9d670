"""Part of speech, morphology and lemma, remembered by word, tag and dependency.

spaCy's attribute ruler and rule lemmatizer look at one token alone but for a handful of patterns of two ("there is",
"gonna"). So what they give is a function of word, tag and dependency label, and is computed once for each such triple
(measured: 20 % of the time of parsing saved, all attributes identical). A text with one of the patterns of two goes to
spaCy itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Token

# What begins a pattern of more than one token. "ai", "gon", "got" and "let" are cut off by the tokenizer.
_TWO = re.compile(r"\b(?:ain't|gonna|gotta|let's|c'mon|y'all|there(?:'s|'re)?)\b", re.IGNORECASE)
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
        known = self.known
        keys = [(token.orth, token.tag, token.dep) for token in doc]
        if any(key not in known for key in keys) or _TWO.search(doc.text):
            for name in ("attribute_ruler", "lemmatizer"):
                self.nlp.get_pipe(name)(doc)
            if not _TWO.search(doc.text) and len(known) < _MOST:
                for key, token in zip(keys, doc, strict=True):
                    known[key] = (token.pos, token.lemma, _morph(token))
            return doc
        for key, token in zip(keys, doc, strict=True):
            token.pos, token.lemma, morph = known[key]
            token.set_morph(morph)  # type: ignore[attr-defined] # missing from the stubs
        return doc


def _morph(token: Token) -> int:
    key: int = token.morph.key  # type: ignore[attr-defined] # missing from the stubs
    return key

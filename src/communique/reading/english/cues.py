"""Verbs of saying with their speakers, and the clauses that they may take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.reading.english.lexicon import table


@cache
def cue_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Verbs that take a clause, verbs that take a thing, and nouns that may speak."""
    data = table("speech.toml")
    return frozenset(data["say"]), frozenset(data["act"]), frozenset(data["bodies"])


@cache
def cue_verbs() -> frozenset[str]:
    """All verbs that owe words to a speaker."""
    return cue_words()[0] | cue_words()[1]


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying with its speaker."""

    verb: Token
    label: str
    country: str | None
    span: Span
    person: bool
    aside: bool = False  # it stands between commas in what is said


def opens_with_that(clause: Token) -> bool:
    """Is it a clause with "that" hung on the noun before it: "said in a statement that"?"""
    return clause.dep_ in {"acl", "relcl"} and any(
        child.lower_ == "that" and child.dep_ == "mark" for child in clause.children
    )


def parted(last: Token, verb: Token) -> bool:
    """Does a semicolon part a clause from the verb behind it?"""
    return any(token.text == ";" for token in last.doc[last.i : verb.i])


def nearest(sentence: Sentence, cues: Sequence[Cue], quote: Span) -> Cue | None:
    """The cue that stands nearest to a quotation."""

    def away(cue: Cue) -> int:
        at = sentence.place(cue.verb)
        return min(abs(at.start - quote.end), abs(quote.start - at.end))

    return min(cues, key=away) if cues else None

"""Entry into force: "took effect", "came into force", and what is said to come."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.registers.grammar import auxiliaries, clause_head, is_future, negated


def comes_into_force(token: Token) -> bool:
    """Does the sentence tell its entry into force of what was "signed in Brussels in December" too?"""
    verb = clause_head(token)
    return (
        token.dep_ == "nsubj" and token.head.i == verb.i and is_force(verb) and not not_yet(verb) and not negated(verb)
    )


def not_yet(verb: Token) -> bool:
    """Does the verb speak of what may or will be: "before it can take effect", "in advance of its entering into force"?"""
    terms = {part.lower_ for part in verb.doc[verb.i : verb.i + 12]} & {"after", "once", "when", "upon"}
    if verb.tag_ in {"VBZ", "VBP"} and terms:
        return True  # "enters into force 30 days after the exchange of notes"
    return (
        is_future(verb)
        or verb.tag_ in {"VB", "VBG"}
        or bool(auxiliaries(verb) & {"can", "could", "may", "might", "would", "should", "must"})
    )


def is_force(verb: Token) -> bool:
    """ "entered into force", "took effect", "came into effect", "is in force"."""
    text = verb.doc[verb.i : min(len(verb.doc), verb.i + 5)].text.lower()
    return bool(
        re.match(
            r"(?:enter|com|came|go|went|tak|took|is|are|was|were|be|been|remain|put)\w*\s(?:fully\s|formally\s|officially\s)?(?:in|into)?\s?(?:force|effect|operation)\b",
            text,
        )
    )

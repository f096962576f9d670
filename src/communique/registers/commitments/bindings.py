"""The clauses of a sentence that bind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from communique.reading.annotations import Sentence
from communique.registers.commitments.bound import Bound
from communique.registers.commitments.nouns import by_adjective, by_noun, by_owned_noun, by_turn
from communique.registers.commitments.verbs import URGING, by_cue_verb, by_giving, by_urging, by_will
from communique.registers.commitments.words import commitment_words
from communique.registers.view import View


def bindings(view: View, sentence: Sentence) -> Iterator[Bound]:
    """The binding clauses of a sentence, in order of their cues."""
    urging = not sentence.forms.isdisjoint(URGING)
    for token in sentence.words:
        pos = token.pos_
        if pos in {"VERB", "AUX"}:
            yield from by_cue_verb(view, sentence, token)
            yield from by_will(view, sentence, token)
            if urging:
                yield from by_urging(view, sentence, token)
            yield from by_giving(token)
        elif pos == "ADJ":
            yield from by_adjective(view, sentence, token)
        elif pos == "NOUN":
            yield from by_noun(token)
            yield from by_owned_noun(token)
            yield from by_turn(view, sentence, token)


def listed(deed: Token) -> list[Token]:
    """The further deeds of a list: "agreed to lower duties on fish, open a consulate and lift the ban".

    Each has an object of its own: "deepen and widen cooperation" is one deed.
    """
    if deed.pos_ != "VERB" or deed.tag_ != "VB" or not _has_object(deed):
        return []
    out: list[Token] = []
    # The parser hangs "open" in "agreed to lower duties, open a consulate" on "agreed": a bare infinitive belongs to the deed.
    waiting = [deed, deed.head] if deed.dep_ == "xcomp" else [deed]
    while waiting:
        for child in waiting.pop(0).children:
            if child.dep_ == "conj" and child.tag_ in {"VB", "VBP"} and child.i > deed.i and _has_object(child):
                out.append(child)
                waiting.append(child)
    return sorted(out, key=lambda one: one.i)


def _has_object(verb: Token) -> bool:
    kinds = {child.dep_ for child in verb.children if child.i > verb.i}
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
    return "dobj" in kinds and not own


_UNNAMED = re.compile(
    r"\b(?:be(?:ing)? (?:named|identified|quoted)|anonym|his name|her name|their names)\b|\banonym", re.IGNORECASE
)


def is_idle(deed: Token) -> bool:
    """Is the deed an occasion, something that befalls, no deed at all, or only a source that asks not to be named?"""
    if _UNNAMED.search(deed.doc[deed.left_edge.i : deed.right_edge.i + 1].text):
        return True
    if deed.lemma_ == "be" and not any(
        child.dep_ in {"attr", "acomp"} or (child.dep_ == "prep" and child.lower_ not in {"in", "at"})
        for child in deed.children
    ):
        return True
    lists = commitment_words().lists
    lemma = deed.lemma_.lower()
    if lemma in lists["occasions"] | lists["befalling"] or (
        lemma == "be" and any(child.lower_ in {"able"} for child in deed.children)
    ):
        return True
    return any(
        child.dep_ in {"dobj", "nsubjpass"} and child.lemma_.lower() in lists["occasions"] for child in deed.children
    )

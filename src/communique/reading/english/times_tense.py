"""Whether what a time stands beside lies in the past or the future, as the verb tells."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from spacy.tokens import Span as Slice
from spacy.tokens import Token

from communique.reading.annotations import Sentence
from communique.reading.english.times_grammar import data


class Tense(StrEnum):
    """The time of the governing verb."""

    PAST = "past"
    FUTURE = "future"
    PRESENT = "present"
    MEANT = "meant"  # "was to be held": near, before or after
    UNKNOWN = ""


_CLIMB = 40
_MODALS = frozenset({"will", "shall", "would", "should", "may", "might", "must", "can", "could", "'ll", "wo"})
_OF_THE_PAST = frozenset({"must", "may", "might", "should", "would", "could"})  # with "have": "should have begun"
_VERBAL = frozenset({"VERB", "AUX"})
_PLANNED = frozenset(
    {"plan", "schedule", "expect", "set", "slate", "envisage", "foresee", "project", "forecast", "anticipate", "target"}
)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(data()["tense"][name])


def governing_tense(sentence: Sentence, start: int, end: int) -> Tense:
    """The tense of the verb over the characters ``start`` to ``end`` of the sentence's text."""
    part = _part(sentence, start, end)
    if part is None:
        return Tense.UNKNOWN
    node = part.root
    for _ in range(_CLIMB):
        if node.pos_ in _VERBAL and not (part.start <= node.i < part.end):
            return _verb(node, 0)
        told = _adjective(node) if not (part.start <= node.i < part.end) else Tense.UNKNOWN
        if told is not Tense.UNKNOWN:
            return told
        if node.head is node:
            break
        node = node.head
    return Tense.UNKNOWN


def _part(sentence: Sentence, start: int, end: int) -> Slice | None:
    """The tokens over these characters."""
    shift = sentence.tokens.start_char
    return sentence.tokens.doc.char_span(shift + start, shift + end, alignment_mode="expand")


def governing_verb(sentence: Sentence, start: int, end: int) -> Token | None:
    """The verb over the characters ``start`` to ``end`` of the sentence's text, None where there is none."""
    part = _part(sentence, start, end)
    node = part.root if part is not None else None
    while node is not None and node.pos_ not in _VERBAL:
        node = node.head if node.head.i != node.i else None
    return node


def is_aside(sentence: Sentence, start: int, end: int) -> bool:
    """Is a date told of a thing beside the story: "a treaty signed in 1966", "the 1966 treaty", "the treaty of 1966"?"""
    part = _part(sentence, start, end)
    node = part.root if part is not None else None
    if node is None:
        return False
    if node.dep_ in {"nummod", "compound", "nmod"} or (node.dep_ == "pobj" and node.head.lower_ == "of"):
        return True
    verb = governing_verb(sentence, start, end)
    return verb is not None and verb.dep_ in {"acl", "relcl"}


def _adjective(noun: Token) -> Tense:
    for child in noun.children:
        if child.dep_ in {"amod", "nmod", "advmod", "acl"} and child.i != noun.i:
            word = child.lower_
            if word in _words("future_adjectives"):
                return Tense.FUTURE
            if word in _words("past_adjectives") and child.dep_ == "amod":
                return Tense.PAST
    return Tense.UNKNOWN


def _verb(verb: Token, depth: int) -> Tense:
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    lower = {child.lower_ for child in auxiliaries}
    if lower & _MODALS or (verb.tag_ == "MD"):
        return Tense.PAST if lower & {"have"} and lower & _OF_THE_PAST else Tense.FUTURE
    if any(child.tag_ == "TO" for child in auxiliaries):
        return _infinitive(verb, depth)
    if (
        verb.tag_ in {"VBZ", "VBP"}
        and verb.lemma_ in _words("future_verbs")
        and verb.lemma_ not in {"set", "call", "bind"}
    ):
        return Tense.FUTURE
    if (verb.tag_ == "VBN" or verb.dep_ == "acl") and verb.lemma_ in _PLANNED and not lower & {"have", "has", "had"}:
        return Tense.FUTURE
    if verb.lemma_ == "be" and any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children):
        return Tense.FUTURE
    if any(child.dep_ == "acomp" and child.lower_ in {"due", "set", "scheduled"} for child in verb.children):
        return Tense.FUTURE
    return _finite(verb, lower, depth)


def _finite(verb: Token, lower: set[str], depth: int) -> Tense:
    if verb.tag_ == "VBD" or lower & {"was", "were", "had", "did"}:
        return Tense.PAST
    if verb.tag_ == "VBN":
        if lower & {"have", "has", "having"}:
            return Tense.PAST
        return Tense.PRESENT if lower & {"is", "are", "being", "am"} else Tense.PAST
    if verb.tag_ in {"VBG", "VB"} and verb.dep_ != "ROOT" and not lower and depth < 4:
        head = verb.head
        for _ in range(6):
            if head.pos_ in _VERBAL or head.head is head:
                break
            head = head.head
        if head.pos_ in _VERBAL and head is not verb:
            return _verb(head, depth + 1)
    return Tense.PRESENT


def _infinitive(verb: Token, depth: int) -> Tense:
    head = verb.head
    if verb.dep_ == "ROOT" or head is verb or head.pos_ not in _VERBAL:
        return Tense.FUTURE
    if any(child.lower_ == "had" for child in head.children if child.dep_ == "aux"):
        return Tense.UNKNOWN  # "had planned to go in May"
    if head.lemma_ in _words("future_verbs") or head.lower_ == "going" or depth > 3:
        return Tense.FUTURE
    if head.lower_ in {"was", "were"}:
        return Tense.MEANT  # "was to be held in July": it lies near, before or after
    return Tense.PAST if _verb(head, depth + 1) is Tense.PAST else Tense.FUTURE

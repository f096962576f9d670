"""What is told of contacts that were not, or that are a habit: "denied that they had met", "has no plans to visit", "meet twice a year"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.reading.english.lexicon import title_words
from communique.registers.contacts.trigger import Trigger
from communique.registers.grammar import auxiliaries, negated, subject

_DENYING = frozenset({"deny", "dismiss", "refute", "debunk"})
_PLANNING = frozenset({"plan", "go", "intend", "expect", "schedule", "prepare"})
_PLANS = frozenset({"plan", "intention", "wish", "desire", "need", "question", "talk"})
_NOBODY = frozenset({"no", "neither", "nobody", "none"})
_HABIT = frozenset(
    {"annually", "yearly", "regularly", "normally", "usually", "routinely", "alternately", "traditionally"}
)
_TIMES = frozenset({"year", "month", "week", "quarter", "season", "autumn", "spring", "summer"})


def is_no_contact(trigger: Trigger) -> bool:
    """Is it denied, or a habit and no single occasion?"""
    return is_habit(trigger) or is_denied(trigger)


def is_denied(trigger: Trigger) -> bool:
    """Is it said that there was, or will be, no such contact, and none was called off?"""
    verb = trigger.verb
    who = subject(verb)
    if who is not None and _is_nobody(who) and (not trigger.is_noun or who.lemma_.lower() in title_words().heads):
        return True  # "no Burmese leader has visited Dhaka since", "neither president attended"; not "no date was set"
    at = trigger.token
    while at.head.i != at.i:
        above = at.head
        lemma = above.lemma_.lower()
        if lemma in _DENYING or (lemma == "rule" and any(child.lower_ == "out" for child in above.children)):
            return above.pos_ == "VERB" and at.dep_ not in {"nsubj", "nsubjpass", "advcl", "prep"}
        if at.dep_ == "xcomp" and ((negated(above) and lemma in _PLANNING) or lemma == "fail"):
            return True
        if at.dep_ in {"acl", "prep"} and lemma in _PLANS and any(child.lower_ == "no" for child in above.children):
            return True
        if at.dep_ in {"advcl", "relcl"} or (above.pos_ in {"VERB", "AUX"} and at.dep_ not in _UNDER):
            break
        at = above
    return _is_long_ago(trigger.verb)


_UNDER = frozenset({"ccomp", "xcomp", "dobj", "acl", "pobj", "prep", "pcomp"})


def _is_nobody(who: Token) -> bool:
    return bool(_NOBODY & {who.lower_, *(child.lower_ for child in who.children if child.dep_ == "det")})


def _is_long_ago(verb: Token) -> bool:
    """ "It has been six years since the prime minister visited Colombo"."""
    return (
        verb.dep_ in {"advcl", "ccomp"}
        and verb.head.lemma_ == "be"
        and any(child.lower_ == "since" for child in verb.children)
        and any(child.lower_ == "it" for child in verb.head.children)
    )


def is_habit(trigger: Trigger) -> bool:
    """Is it what happens every year, and no single occasion?"""
    verb = trigger.verb
    present = verb.tag_ in {"VBP", "VBZ"} or (verb.tag_ == "VBN" and bool(auxiliaries(verb) & {"is", "are"}))
    ahead = bool(auxiliaries(verb) & {"will", "shall", "would"}) or verb.tag_ == "VB"
    if not (present or ahead):
        return False
    return any(_is_often(part) and _tells_when(part, verb, trigger.token) for part in verb.subtree)


def _tells_when(token: Token, verb: Token, told: Token) -> bool:
    """Does a word tell when a deed is done, and not what is done: "the regularly scheduled session will open on Monday"?"""
    at = token.head
    while at.i not in {at.head.i, verb.i, told.i}:
        if at.pos_ in {"NOUN", "PROPN", "VERB", "AUX", "ADJ"} and at.lemma_.lower() not in _TIMES:
            return False
        at = at.head
    return at.i in {verb.i, told.i}


def _is_often(token: Token) -> bool:
    if token.lower_ in _HABIT:
        return True
    doc, at = token.doc, token.i
    if token.lemma_.lower() not in _TIMES or at == 0:
        return False
    before = doc[max(0, at - 3) : at].text.casefold()
    if re.search(r"\b(?:every|each)(?: \w+)?$", before):
        return True
    return bool(re.search(r"\b(?:once|twice|times) (?:a|per|every|each)$", before))

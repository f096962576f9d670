"""What sounds like a promise and binds nobody: predictions, refusals, rumours, questions; and what is only deemed necessary."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.reading.annotations import Sentence
from communique.registers.grammar import auxiliaries
from communique.registers.view import View

_LIKELY = frozenset({"likely", "probably", "inevitably", "presumably", "possibly", "perhaps", "reportedly"})
_FORECASTERS = re.compile(
    r"\b(?:economists?|analysts?|experts?|observers?|critics?|media|commentators?|researchers?|scholars?|stud(?:y|ies)|newspapers?|polls?|opposition)\b",
    re.IGNORECASE,
)
_RUMOURS = frozenset({"report", "claim", "rumour", "rumor", "allegation", "speculation", "suggestion"})
_REFUSING = frozenset({"refuse", "decline", "fail", "deny", "dismiss", "rule"})
_DEEMED = frozenset(
    {"necessary", "expedient", "important", "advisable", "appropriate", "desirable", "essential", "useful"}
)


def is_undertaken(view: View, sentence: Sentence, verb: Token) -> bool:
    """Is what "will" be somebody's undertaking, and not a forecast, a rumour or a question?"""
    if any(child.lower_ in _LIKELY for child in verb.children):
        return False
    if verb.dep_ == "acl" and verb.head.lemma_.lower() in _RUMOURS:
        return False  # "reports that Turkey will open the border are untrue"
    if sentence.text.rstrip().endswith("?") and verb.sent[0].lower_ in {"will", "would", "shall"}:
        return False  # "Will Egypt let Sudan import its sugar?"
    speech = view.speech(sentence.place(verb))
    return speech is None or speech.speaker is None or _FORECASTERS.search(speech.speaker) is None


def is_refused(verb: Token) -> bool:
    """ "Refused to commit itself", "declined to agree"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _REFUSING


def deemed(verb: Token, lemma: str) -> Token | None:
    """The deed that the sides "consider it necessary to" do."""
    if lemma not in {"consider", "find", "deem"}:
        return None
    for part in verb.subtree:
        if part.lower_ in _DEEMED and part.i > verb.i and "it" in verb.doc[verb.i : part.i].text.casefold().split():
            return next(
                (child for child in (*part.children, *verb.children) if child.tag_ == "VB" and child.i > part.i), None
            )
    return None


def is_finding(deed: Token) -> bool:
    """Is a clause what is so, and not what is to be done: "agreed that their interests run parallel"?"""
    own = any(child.dep_ == "nsubj" for child in deed.children)
    been = deed.tag_ == "VBN" and bool({"have", "has", "had"} & auxiliaries(deed))
    told = deed.tag_ in {"VBP", "VBZ", "VBD"} or been
    return deed.dep_ == "ccomp" and own and told and not _MODAL & auxiliaries(deed)


_MODAL = frozenset({"will", "would", "shall", "should", "must", "may", "can", "could", "to", "'ll"})


def is_question(deed: Token) -> bool:
    """ "asked what", "asked whether": a question, no request."""
    inside = any(child.tag_ in {"WP", "WRB", "WDT"} or child.lower_ == "whether" for child in deed.children)
    return inside or deed.tag_ in {"WP", "WDT"}

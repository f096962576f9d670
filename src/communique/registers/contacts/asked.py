"""Contacts that somebody asks for, or that it is agreed should be."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model.mentions import Modality
from communique.registers.grammar import auxiliaries, clause_head, is_future, near_verb, on_an_agenda

_BIDDING = frozenset({"propose", "suggest", "recommend", "demand", "request", "insist", "urge", "ask"})
_AGREEING = frozenset({"agree", "decide", "determine", "resolve", "arrange"})
_RUN_UP = re.compile(
    r"\b(?:ahead of|(?:on|at) the eve of|in the run-up to|in the lead-up to)\s+(?:[\w'’.-]+\s+){0,6}$", re.IGNORECASE
)


def bidden(token: Token) -> Modality | None:
    """ "Proposed holding the next session", "called for a meeting", "on the eve of the visit"."""
    verb = near_verb(token)
    if verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "ccomp", "dobj"} and verb.head.lemma_.lower() in _BIDDING:
        return Modality.PROPOSED
    if verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "advcl"} and "having" not in auxiliaries(verb):
        above = clause_head(verb.head)
        if above.i != verb.i and is_future(above):
            return Modality.PLANNED  # "besides holding a meeting with him, she will address the parliament"
    prep = token.head
    if (
        token.dep_ == "pobj"
        and prep.lower_ == "for"
        and prep.head.lemma_.lower() in {"call", "ask", "press", "push", "appeal"}
    ):
        return Modality.PROPOSED
    if token.dep_ == "pobj" and prep.lower_ in {"for", "on", "to"} and verb.lemma_.lower() == "invite":
        return Modality.PROPOSED  # "invited him for a visit"
    if token.dep_ == "pobj" and prep.lower_ == "from" and prep.head.lemma_.lower() == "withdraw":
        return Modality.CANCELLED
    near = _RUN_UP.search(token.doc[token.sent.start : token.i].text + " ") is not None
    return Modality.PLANNED if near or on_an_agenda(token) else None


def subjunctive(verb: Token) -> Modality | None:
    """ "Decided that the third session be held in Kampala", "agreed that they should meet"."""
    above = verb.head.lemma_.lower()
    aux = auxiliaries(verb)
    told = verb.tag_ == "VBP" and verb.head.tag_ in {"VBD", "VBN"}  # "proposed that the ministers meet"
    bare = verb.tag_ == "VB" or told or (verb.tag_ == "VBN" and "be" in aux)
    if verb.dep_ != "ccomp" or not (
        "should" in aux or (bare and not aux & {"to", "will", "would", "can", "could", "may"})
    ):
        return None
    return Modality.PROPOSED if above in _BIDDING else Modality.PLANNED if above in _AGREEING else None

"""Signings that lie ahead, are only wished for, or lie behind what a parliament passes."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model.mentions import Stage
from communique.reading.english.lexicon import title_words
from communique.registers.agreements.words import agreement_words
from communique.registers.grammar import (
    agent,
    auxiliaries,
    clause_head,
    is_future,
    near_verb,
    on_an_agenda,
    puts_off,
    subject,
)

_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "should", "shall"})


def is_awaited(verb: Token) -> bool:
    """Is the signing only what something waits for: "would start as soon as the loan was approved"?"""
    marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    if verb.dep_ == "advcl" and marks & {"if", "unless", "provided"}:
        return True
    above = verb.head
    while above.pos_ not in {"VERB", "AUX"} and above.head.i != above.i:
        above = above.head  # "as soon as": the adverb stands between
    if verb.dep_ not in {"advcl", "ccomp"} or not auxiliaries(above) & _MODALS:
        return False
    return bool(marks & {"if", "once", "until", "as", "when", "before"})


def wished(verb: Token) -> Stage | None:
    """ "Interested in signing", "the importance of signing": what an attitude to a signing leaves of it; None without one."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"pcomp", "xcomp", "dobj", "ccomp"}:
        return None
    if verb.head.dep_ == "prep" and verb.head.lower_ not in OF_A_WISH:
        return None  # "after signing the treaty, they stressed"
    above = verb.head.head if verb.head.dep_ == "prep" else verb.head
    lemma = above.lemma_.lower()
    if lemma in agreement_words().lists["prepare"] | {"preparation", "set", "plan", "close", "near"}:
        return Stage.IN_PREPARATION
    return (
        Stage.CONSIDERED if lemma in agreement_words().lists["wishing"] | agreement_words().lists["consider"] else None
    )


OF_A_WISH = frozenset({"in", "of", "for", "to", "about", "towards", "toward", "on"})
_CHAMBERS = frozenset(
    "senate parliament congress chamber assembly legislature house deputies lawmaker legislator mp senator cabinet voter council".split()
)
_APPROVING = frozenset({"approve", "endorse", "pass", "clear", "back"})


def is_approval(verb: Token) -> bool:
    """Does a parliament pass what was signed before: "ratified", "the Senate approved"?"""
    lemma = verb.lemma_.lower()
    if lemma in agreement_words().lists["ratify"]:
        return True
    who = (agent(verb) or subject(verb)) if lemma in _APPROVING else None
    if (
        who is not None
        and who.lower_ in {"house", "chamber"}
        and any(one.lower_ in {"white", "commerce"} for one in who.subtree)
    ):
        return False
    return who is not None and (who.lemma_.lower() in _CHAMBERS or who.lower_ in title_words().chambers)


def is_due(verb: Token) -> bool:
    """ "Is due to take place", "is planned for May"."""
    if verb.lemma_.lower() in {"schedule", "slate", "due", "plan"}:
        return True
    return verb.lemma_ == "be" and any(
        child.dep_ in {"acomp", "attr"}
        and child.lower_ in {"due", "likely", "set", "near", "imminent"}
        and not any(part.dep_ == "pobj" for one in child.children for part in one.children if one.lower_ == "to")
        for child in verb.children
    )


def stage_ahead(verb: Token) -> Stage:
    """The stage of an instrument whose signing lies ahead: in preparation, or only considered."""
    above = verb.head.lemma_.lower() if verb.dep_ in {"xcomp", "ccomp", "acl", "pcomp", "advcl"} else ""
    if above in agreement_words().lists["consider"] | {
        "hope",
        "wish",
        "ready",
        "invite",
        "readiness",
        "possibility",
    } or auxiliaries(verb) & {"could", "may", "might"}:
        return Stage.CONSIDERED
    return Stage.IN_PREPARATION


def about_to(verb: Token) -> bool:
    """Does "due to", "plans to" or the like stand right before the verb?"""
    before = verb.doc[max(0, verb.i - 5) : verb.i].text.lower()
    return bool(
        re.search(
            r"\b(?:due|set|scheduled|expected|slated|poised|planned|plans?|preparing|prepared|about|gearing up|intends?|agreed|hopes?|ready|aims?|wants?|seeks?|expects?) to$",
            before,
        )
    )


def is_signed_later(signing: Token) -> bool:
    """Does the signing that a noun tells of lie ahead: "the early signing of", "approved the signing of"?"""
    verb = clause_head(signing)
    if signing.dep_ == "pobj" and any(child.dep_ in {"npadvmod", "quantmod"} for child in signing.head.children):
        return False  # "fifty years after the signing of the treaty he will visit Berlin"
    return (
        any(child.i < signing.i and child.lower_ in _SOON for child in signing.children)
        or on_an_agenda(signing)
        or _is_infinitive(near_verb(signing))
        or is_future(verb)
        or is_due(verb)
        or _leaves_ahead(verb)
        or _under_talks(signing)
    )


def _is_infinitive(verb: Token) -> bool:
    """ "Proceed to the signing", "came to chair the session and oversee the signing"."""
    to = any(part.lower_ == "to" for part in verb.children)
    bare = verb.dep_ == "conj" and not any(part.dep_ == "aux" for part in verb.children)
    return verb.tag_ == "VB" and (to or bare)


def _leaves_ahead(verb: Token) -> bool:
    """Is the signing only spoken of, allowed or put off: "approved the signing of", "gave the green light to the signing"?"""
    if puts_off(verb) or (verb.lemma_ == "give" and _LEAVE.search(verb.doc[verb.i : verb.i + _NEAR].text) is not None):
        return True
    return verb.lemma_.lower() in _SIGNED_LATER


def _under_talks(signing: Token) -> bool:
    """ "Talks on the signing of", "preparations for the signing of"."""
    prep = signing.head
    return (
        signing.dep_ == "pobj"
        and prep.lower_ in {"on", "for", "about", "over", "towards", "toward"}
        and prep.head.lemma_.lower() in _UNDER_WAY
    )


_NEAR = 8  # words
_LEAVE = re.compile(r"\b(?:green light|go-ahead|nod|consent|approval|blessing|mandate|permission)\b", re.IGNORECASE)
_UNDER_WAY = frozenset(
    {"talk", "negotiation", "discussion", "consultation", "preparation", "work", "arrangement", "plan"}
)
_SIGNED_LATER = frozenset(
    "plan prepare expect discuss propose accelerate hope await need postpone delay defer cancel block approve authorise authorize suspend shelve request urge demand".split()
)
_SOON = frozenset(
    "early speedy swift rapid prompt timely possible eventual expected planned future upcoming forthcoming".split()
)

"""What is only wanted, asked, hoped, talked of or agreed over the work on a project."""

from __future__ import annotations

from spacy.tokens import Token

from communique.registers.grammar import auxiliaries
from communique.registers.projects.words import project_words

_LINKS = frozenset({"xcomp", "ccomp", "dobj", "nsubjpass", "pcomp", "acl", "conj", "advcl", "oprd", "dative"})
_ABOUT = frozenset({"on", "about", "for", "of", "in", "over", "to", "with", "at", "regarding", "concerning"})
_HELPING = frozenset({"help", "assist", "aid"})
_STEPS = 8  # words between a work and what somebody thinks of it


def attitude(work: Token) -> tuple[str, Token] | None:
    """The stage that lies in what stands over a work, and the word that says so; None where it is simply told.

    "Discussed the construction of a bridge", "asked India to finance", "hopes that Russia will start".
    """
    attitudes = project_words().attitudes
    at, ahead = work, None
    for _ in range(_STEPS):
        if at.pos_ in {"VERB", "AUX"}:
            if auxiliaries(at) & {"should", "must", "ought"}:
                return "proposed", at
            if ahead is None and lies_ahead(at):
                ahead = at
        above = at.head
        if above.i == at.i or not _hangs(at):
            break
        stage = attitudes.get(above.lemma_.lower())
        if stage is not None and _means_it(at, above):
            if stage == "agreed" and at.pos_ in {"VERB", "AUX"}:
                return "planned", above  # "agreed to build"
            return stage, above
        at = above
    return ("planned", ahead) if ahead is not None else None


def _hangs(token: Token) -> bool:
    """Is it what the word above wants, asks or speaks of?"""
    if token.dep_ == "prep":
        return token.lower_ in _ABOUT
    if token.dep_ == "acl":
        return token.tag_ == "VB"  # "a proposal to build"
    if token.dep_ == "advcl":
        return token.tag_ == "VB" and token.head.lemma_.lower() in project_words().attitudes
    if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and token.tag_ != token.head.tag_:
        return False
    if token.dep_ == "conj" and token.tag_ in {"VBD", "VBZ", "VBP"}:
        return False  # "undertook to open the road and welcomed the supply of aircraft"
    return (
        token.dep_ in _LINKS or token.dep_ == "pobj" or (token.dep_ in {"acomp", "attr"} and token.head.lemma_ == "be")
    )


def _means_it(token: Token, above: Token) -> bool:
    """ "Called for the construction", not "called the construction a success"; "asked India to finance"."""
    if above.lemma_.lower() == "call":
        return (token.dep_ == "prep" and token.lower_ in {"for", "on"}) or token.dep_ in {"xcomp", "ccomp", "advcl"}
    if above.lemma_.lower() in {"support", "study", "need", "offer", "review"} and above.pos_ == "NOUN":
        return token.dep_ in {"prep", "acl"}
    return True


def lies_ahead(verb: Token) -> bool:
    """Is a deed still to come: "will build", "to build", "help them build"?"""
    if verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_.lower() in _HELPING:
        return lies_ahead(verb.head)
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG":
        return lies_ahead(verb.head)  # "is needed to start building"
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
        above = verb.head.head  # "views on opening", "willing to take part in building"
        if above.pos_ == "NOUN" and above.head.pos_ == "VERB" and above.dep_ == "dobj" and verb.head.lower_ == "in":
            return lies_ahead(above.head)
        return verb.head.lower_ in {"on", "about"} or (above.pos_ == "VERB" and lies_ahead(above))
    return any(
        child.lower_ in {"will", "would", "to", "shall", "could", "may", "might"} and child.dep_ == "aux"
        for child in verb.children
    )

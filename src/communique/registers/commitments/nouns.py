"""Clauses that bind by a noun or an adjective: "its readiness to supply", "is committed to", "our goal is to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.model.mentions import Strength
from communique.reading.annotations import Sentence
from communique.registers.commitments.bound import Bound, deed_of, recalled
from communique.registers.commitments.words import commitment_words
from communique.registers.grammar import negated, subject
from communique.registers.view import View


def by_adjective(view: View, sentence: Sentence, token: Token) -> Iterator[Bound]:
    """ "is ready to supply", "is interested in"."""
    strength = commitment_words().adjectives.get(token.lower_)
    if strength is None or (token.head.pos_ not in {"AUX", "VERB"} and token.dep_ != "ROOT"):
        return
    deed = deed_of(token)
    if deed is None:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"to", "in", "for"}:
                deed = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    if deed is None or deed.lemma_.lower() in commitment_words().lists["elsewhere"]:
        return
    verb = token.head if token.dep_ in {"acomp", "attr", "xcomp", "oprd"} else token
    if negated(verb) or recalled(view, sentence, verb) or (verb.tag_ == "VBD" and token.lower_ in {"set", "going"}):
        return
    if commitment_words().verbs.get(deed.lemma_.lower()) is Strength.UNDER_CONSIDERATION or (
        deed.lemma_ == "look" and "into" in deed.doc[deed.i : deed.i + 3].text
    ):
        strength = Strength.UNDER_CONSIDERATION
    yield Bound(token, deed, strength, subject(verb))


def by_owned_noun(token: Token) -> Iterator[Bound]:
    """ "Our goal is to build", "Turkey's intention to open consulates"."""
    strength = commitment_words().nouns.get(token.lemma_.lower())
    if strength not in {Strength.INTENT, Strength.PLEDGE} or _has_none(token):
        return
    owner = next((child for child in token.children if child.dep_ == "poss"), None)
    if owner is None:
        owner = next(
            (
                grand
                for child in token.children
                if child.dep_ == "prep" and child.lower_ == "of"
                for grand in child.children
                if grand.dep_ == "pobj"
            ),
            None,
        )
    deed = deed_of(token)
    if deed is None and token.dep_ == "nsubj" and token.head.lemma_ == "be":
        deed = next(
            (child for child in token.head.children if child.dep_ in {"xcomp", "ccomp", "attr"} and child.i > token.i),
            None,
        )
    if (
        owner is None
        or deed is None
        or owner.lower_ in {"his", "her", "its", "their"}
        or deed.pos_ not in {"VERB", "AUX"}
    ):
        return
    yield Bound(token, deed, strength, owner)


_ABOUT = frozenset({"to", "in", "for", "of"})


def _has_none(noun: Token) -> bool:
    """ "Has no plans to", "has little interest in"."""
    return any(child.lower_ in {"no", "little", "neither", "nor"} for child in noun.children)


def by_turn(view: View, sentence: Sentence, token: Token) -> Iterator[Bound]:
    """What a speaker asks by "it is China's turn to help", "the turn of Italy to build"."""
    if token.lemma_ != "turn" or token.dep_ != "attr" or negated(token.head):
        return
    whose = next((child for child in token.children if child.dep_ == "poss"), None)
    speech = view.speech(sentence.place(token))
    deed = next(
        (child for at in (token, token.head) for child in at.children if child.i > token.i and child.tag_ == "VB"), None
    )
    if whose is None or deed is None or speech is None or not speech.speaker or view.actor_of(sentence, whose) is None:
        return
    yield Bound(token, deed, Strength.REQUEST, whose, speech.speaker, whose)


def _hoped(token: Token) -> Token | None:
    """The clause of "expressed the hope that the ban would be lifted"."""
    clauses = [child for child in token.children if child.dep_ in {"acl", "ccomp", "relcl"} and child.i > token.i]
    return next((one for one in clauses if any(child.lower_ == "that" for child in one.children)), None)


def by_noun(token: Token) -> Iterator[Bound]:
    """ "confirmed its readiness to supply", "expressed interest in", "their commitment to"."""
    strength = commitment_words().nouns.get(token.lemma_.lower())
    verb = token.head
    while verb.dep_ in {"conj"} and verb.pos_ == "NOUN":
        verb = verb.head
    if (
        strength is None
        or _has_none(token)
        or negated(verb)
        or token.dep_ not in {"dobj", "conj", "pobj", "attr"}
        or verb.lemma_.lower() not in commitment_words().lists["express"]
    ):
        return
    owner = next((child for child in token.children if child.dep_ == "poss"), None)
    if owner is not None and owner.pos_ == "PROPN":
        return  # "Banda noted the minister's pledge to help": his who owns it
    deed = deed_of(token) or (_hoped(token) if strength is Strength.REQUEST else None)
    if deed is None and verb.lemma_.lower() != "share":
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ({"for"} if token.lemma_ == "call" else _ABOUT):
                deed = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    if deed is None or deed.lemma_.lower() in commitment_words().lists["elsewhere"]:
        return
    who = subject(verb)
    if verb.lemma_.lower() in commitment_words().lists["receiving"]:
        giver = [
            grand
            for child in (*token.children, *verb.children)
            if child.dep_ == "prep" and child.lower_ == "from"
            for grand in child.children
            if grand.dep_ == "pobj"
        ]
        if not giver:
            return
        who = giver[0]
    yield Bound(token, deed, strength, who)

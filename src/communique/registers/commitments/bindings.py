"""The clauses of a sentence that bind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from communique.model.mentions import Strength
from communique.reading.annotations import Sentence
from communique.registers.commitments.asked import URGING, by_urging
from communique.registers.commitments.bound import Bound
from communique.registers.commitments.nouns import by_adjective, by_noun, by_owned_noun, by_turn
from communique.registers.commitments.plans import by_plan
from communique.registers.commitments.verbs import by_cue_verb, by_giving, by_will
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
            yield from by_plan(view, sentence, token)
        elif pos == "ADJ":
            yield from by_adjective(view, sentence, token)
            yield from by_plan(view, sentence, token)
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


_HEARERS = frozenset(
    "parliament sitting session forum assembly conference gathering nation congress senate house summit stakeout media press".split()
)
_GIVING = frozenset({"give", "deliver", "make", "hold", "have"})
_SPEECHES = frozenset(
    {"speech", "address", "remark", "remarks", "lecture", "presentation", "interview", "reception", "dinner", "lunch"}
)


def is_idle(deed: Token, *, willed: bool = False) -> bool:
    """Is the deed an occasion, something that befalls, no deed at all, or only a source that asks not to be named?

    What is ``willed`` ("aims to reach 100 billion") does not befall.
    """
    if _UNNAMED.search(deed.doc[deed.left_edge.i : deed.right_edge.i + 1].text):
        return True
    if deed.lemma_ == "be" and not any(
        (child.dep_ in {"attr", "acomp"} and child.lemma_.lower() not in _GUESTS)
        or (child.dep_ == "prep" and child.lower_ not in _WHERE)
        for child in deed.children
    ):
        return True
    lists = commitment_words().lists
    lemma = deed.lemma_.lower()
    objects = [child for child in deed.children if child.dep_ in {"dobj", "nsubjpass"}]
    if lemma in _GIVING and any(child.lemma_.lower() in _SPEECHES for child in objects):
        return True  # "opening speeches will be given by the two"
    if lemma == "address" and any(child.lemma_.lower() in _HEARERS for child in objects):
        return True  # "will address the joint sitting of the parliament"
    if lemma == "hold" and deed.pos_ == "VERB" and not objects:
        return True  # "the next meeting was decided to hold in September"
    named = lemma == "call" and deed.pos_ == "VERB" and bool(objects)  # "will call it a genocide"
    if willed and lemma in lists["reached"] and deed.pos_ == "VERB":
        return False
    if (lemma in lists["occasions"] and not named) or lemma in lists["befalling"]:
        return True
    if lemma == "be" and any(child.lower_ in {"able"} for child in deed.children):
        return True
    if deed.pos_ == "VERB" and lemma in lists["journeys"] | lists["empty"] and not objects:
        more = [
            child for child in deed.children if child.dep_ not in {"aux", "neg", "nsubj", "punct"} and child.i > deed.i
        ]
        if lemma in lists["journeys"] and all(_is_way(child) for child in more):
            return True  # "will return in June", not "will go on working", "return to the table"
        if more and lemma in lists["empty"] and all(child.lower_ in _MANNER for child in more):
            return True  # "will work with its friends"
    return any(_is_occasion(child, lists["occasions"]) for child in objects)


def is_talk(cue: Token, deed: Token) -> bool:
    """Is it only what was talked of: "agreed on the terms", "will consider the state and prospects of their relations"?"""
    words = commitment_words()
    noun = deed.lemma_.lower()
    if deed.pos_ == "NOUN" and cue.lemma_.lower() == "agree":
        return noun in words.lists["settled"]
    weighed = cue if deed.pos_ == "NOUN" else deed
    if words.verbs.get(weighed.lemma_.lower()) is not Strength.UNDER_CONSIDERATION:
        return False
    things = [deed] if deed.pos_ == "NOUN" else [one for one in deed.children if one.dep_ in {"dobj", "nsubjpass"}]
    return bool(things) and all(one.lemma_.lower() in words.lists["agenda"] for one in things)


def _is_way(part: Token) -> bool:
    """Does it say where or when one goes?"""
    nouns = [child for child in part.children if child.dep_ == "pobj"]
    if part.dep_ == "npadvmod" or part.ent_type_ == "DATE" or part.lower_ in {"for", "from"}:
        return True
    return part.dep_ == "prep" and bool(nouns) and nouns[0].ent_type_ in {"GPE", "LOC", "FAC", "DATE", "TIME"}


_MANNER = frozenset({"with", "closely"})
_GUESTS = frozenset({"guest", "host", "visitor"})
_WHERE = frozenset({"in", "at", "on", "among", "from"})
_ROUNDS = frozenset({"round", "series", "set", "cycle"})


def _is_occasion(noun: Token, occasions: frozenset[str]) -> bool:
    """ "a meeting", "another round of talks"."""
    if noun.lemma_.lower() in occasions:
        return True
    return noun.lemma_.lower() in _ROUNDS and any(
        part.lemma_.lower() in occasions or part.lower_ in occasions
        for child in noun.children
        if child.lower_ == "of"
        for part in child.children
    )

"""What is asked of somebody: "called on Siemens to invest", "Pakistan should stop"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.model.mentions import Strength
from communique.reading.annotations import Sentence, Speech
from communique.registers.commitments.bound import DOERS, Bound
from communique.registers.grammar import negated, subject
from communique.registers.view import View

# Without one of these words nobody urges.
URGING = frozenset({"should", "must", "ought", "let"})


def by_urging(view: View, sentence: Sentence, verb: Token) -> Iterator[Bound]:
    """What a writer or speaker urges: "both governments should call the committee", "let Germany set up a fund"."""
    own = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    urged = bool(own & {"should", "must"}) or (verb.head.lower_ == "ought" and verb.dep_ == "xcomp")
    if not urged and verb.lower_ != "let":
        return
    speech = view.speech(sentence.place(verb))
    if speech is None or not speech.speaker:
        return
    actor = subject(verb)
    if urged:
        if negated(verb):
            return
        other = _of_another_state(view, sentence, actor, speech)
        if other is not None:
            yield Bound(verb, verb, Strength.REQUEST, other, speech.speaker, other)
        elif (actor is not None and actor.lemma_.lower() in DOERS | {"we"}) or (
            actor is not None and actor.pos_ == "PROPN"
        ):
            yield Bound(verb, verb, Strength.PROPOSAL, actor, speech.speaker)
    elif verb.lower_ == "let" and verb.dep_ in {"ROOT", "conj"}:
        deed = next((child for child in verb.children if child.dep_ in {"ccomp", "xcomp"}), None)
        whose = subject(deed) if deed is not None else None
        if deed is not None and whose is not None and whose.lower_ not in {"me", "us"}:
            yield Bound(verb, deed, Strength.PROPOSAL, subject(deed), speech.speaker)


def _of_another_state(view: View, sentence: Sentence, actor: Token | None, speech: Speech) -> Token | None:
    """The other state of which a deed is asked: "the Afghan ministry said Pakistan should stop"; None for the speaker's own."""
    found = view.actor_of(sentence, actor) if actor is not None else None
    if found is None or actor is None or list(actor.conjuncts) or len(found.countries) != 1:
        return None
    own = speech.country
    if own is None and speech.speaker_span is not None:
        own = next((one.country for one in view.countries(speech.speaker_span)), None)
    return actor if own is not None and found.countries[0] != own else None


_ASKING = frozenset({"ask", "urge", "request", "encourage", "beg", "press"})
_SIDES = frozenset(
    "side party government counterpart leader neighbour neighbor country people community state nation partner president minister".split()
)


_GROUPS = frozenset(
    "business businessman businesspeople entrepreneur exile refugee citizen student colleague organisation organization agency factory trader farmer worker resident migrant".split()
)


def asked_of(verb: Token) -> Token | None:
    """Of whom something is asked, where it is a firm, a body or a group: "called on Siemens to invest"; None for a side."""
    lemma = verb.lemma_.lower()
    preps = {"call": {"on", "upon"}, "appeal": {"to"}}.get(lemma, set())
    nouns = [child for child in verb.children if lemma in _ASKING and child.dep_ == "dobj" and child.i > verb.i]
    nouns += [
        noun
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in preps
        for noun in child.children
        if noun.dep_ == "pobj"
    ]
    nouns += [  # the parser ties "South African firms" in "urged South African firms to invest" to the deed
        part
        for child in verb.children
        if lemma in _ASKING and child.dep_ in {"ccomp", "xcomp"} and child.tag_ == "VB"
        for part in child.children
        if part.dep_ == "nsubj" and part.i > verb.i
    ]
    if not nouns or nouns[0].pos_ not in {"NOUN", "PROPN"} or nouns[0].lemma_.lower() in _SIDES:
        return None
    who = nouns[0]
    told = who.ent_type_ in {"ORG", "NORP"} or who.lemma_.lower() in DOERS | _GROUPS
    to = any(part.lower_ == "to" and part.i > who.i for part in verb.subtree)
    return who if told and to else None

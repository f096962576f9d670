"""Commitments in passages that no rule read: their verb and who is bound, with the strength that the model of passages gives."""

from __future__ import annotations

from spacy.tokens import Token

from communique.model.mentions import Strength
from communique.registers.commitments.bindings import is_idle
from communique.registers.commitments.bound import Bound, deed_of, recalled
from communique.registers.commitments.words import commitment_words
from communique.registers.grammar import agent, lemma_of, negated, subject
from communique.registers.passages import Unread
from communique.registers.view import View

_ASKED = frozenset({Strength.REQUEST, Strength.PROPOSAL})  # told in the past and still open


def bound_of(view: View, seen: Unread) -> Bound | None:
    """The clause of a passage that binds: its verb, and the verb of what is to be done where that is another.

    None where nothing is to be done: it is denied, told of the past, or only befalls.
    """
    cue = _verb(seen)
    if negated(cue) or recalled(view, seen.sentence, cue) or seen.sentence.text.rstrip().endswith("?"):
        return None
    if any(child.lower_ == "likely" for child in cue.children):
        return None  # "will likely raise its tariffs, experts say"
    told = cue.dep_ == "advcl" and cue.tag_ == "VBG" and lemma_of(cue) not in commitment_words().verbs
    if told:
        return None  # "gives 25 million, bringing the total to 445 million"
    strength = Strength(seen.passage.answers["strength"])
    suffers = any(child.dep_ == "nsubjpass" for child in cue.children)
    deed = cue if suffers else deed_of(cue) or cue
    done = cue.tag_ == "VBD" and deed.i == cue.i and strength not in _ASKED
    if done or is_idle(deed, willed=strength is Strength.INTENT):
        return None
    if suffers:
        doer = agent(cue)
        return Bound(cue, cue, strength, doer, "both" if doer is None else None, told_whole=True)
    who = subject(cue)
    if who is not None and who.dep_ == "nsubjpass" and who.head.i != cue.i:
        return None  # of a verb above: who suffers that one does not do this
    return Bound(cue, deed, strength, who, None, told_whole=deed.i == cue.i)


def _verb(seen: Unread) -> Token:
    """The verb of a passage: the word on which the others hang, or the first verb under it."""
    if seen.head.pos_ in {"VERB", "AUX"}:
        return seen.head
    return next((one for one in seen.tokens if one.pos_ == "VERB"), seen.head)

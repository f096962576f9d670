"""Commitments in passages that no rule read: their verb and who is bound, with the strength that the model of passages gives."""

from __future__ import annotations

from spacy.tokens import Token

from communique.model.mentions import Strength
from communique.registers.commitments.bound import Bound, deed_of
from communique.registers.grammar import agent, subject
from communique.registers.passages import Unread


def bound_of(seen: Unread) -> Bound:
    """The clause of a passage that binds: its verb, and the verb of what is to be done where that is another."""
    cue = _verb(seen)
    deed = deed_of(cue) or cue
    strength = Strength(seen.passage.answers["strength"])
    who = subject(cue)
    if who is not None and who.dep_ == "nsubjpass":
        doer = agent(cue)
        return Bound(cue, deed, strength, doer, None if doer is not None else "both", told_whole=True)
    return Bound(cue, deed, strength, who, None, told_whole=deed.i == cue.i)


def _verb(seen: Unread) -> Token:
    """The verb of a passage: the word on which the others hang, or the first verb under it."""
    if seen.head.pos_ in {"VERB", "AUX"}:
        return seen.head
    return next((one for one in seen.tokens if one.pos_ == "VERB"), seen.head)

"""Contacts that are called off, moved to another day, or should have been."""

from __future__ import annotations

from spacy.tokens import Token

from communique.registers.grammar import auxiliaries, puts_off

_PUTTING_OFF = frozenset({"postpone", "defer", "delay", "reschedule", "shift", "move"})


def new_day(verb: Token) -> Token | None:
    """What names the new day of a contact that is put off: "postponed to September", "put off until next year"."""
    if verb.lemma_.lower() not in _PUTTING_OFF and not puts_off(verb):
        return None
    for child in verb.children:
        dated = any(part.ent_type_ == "DATE" for part in child.children)
        if dated and child.dep_ == "prep" and child.lower_ in {"until", "till", "to", "for"}:
            return child
    return None


def should_have(verb: Token) -> bool:
    """ "He should have been in Islamabad on 2 May": he was not."""
    return "have" in auxiliaries(verb) and bool(auxiliaries(verb) & {"should", "would"})

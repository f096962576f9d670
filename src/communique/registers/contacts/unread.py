"""Contacts in passages that no rule read: the word that tells them, with the kind that the model of passages gives."""

from __future__ import annotations

from communique.model.mentions import ContactKind
from communique.registers.contacts.trigger import Trigger
from communique.registers.contacts.triggers import find_triggers
from communique.registers.contacts.words import contact_words
from communique.registers.grammar import clause_head
from communique.registers.passages import Unread
from communique.registers.view import View


def trigger_of(view: View, seen: Unread) -> Trigger | None:
    """The word of a passage that tells its contact: one that the rules know, else the word on which the others hang.

    None where the passage only says who came with somebody.
    """
    if seen.head.lemma_.lower() in contact_words().lists["company"]:
        return None
    own = {token.i for token in seen.tokens}
    kind = ContactKind(seen.passage.answers["kind"])
    known = [one for one in find_triggers(view, seen.sentence) if one.token.i in own]
    if known:
        return min(known, key=lambda one: one.kind is not kind)
    return Trigger(seen.head, kind, clause_head(seen.head))

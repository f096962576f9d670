"""Names of places that were taken for those of persons: "the Gatuna Katuna post", "with Punta Arenas in Chile"."""

from __future__ import annotations

from communique.reading.annotations import ActorMention, Sentence
from communique.registers.contacts.words import contact_words
from communique.registers.view import View


def is_place(view: View, sentence: Sentence, actor: ActorMention) -> bool:
    """Does a name without an office belong to a place or building, or is it said to lie in a country?"""
    if not actor.names or actor.role or any(_has_office(view, name) for name in actor.names):
        return False
    inside = sentence.inside(actor.span)
    if not inside:
        return False
    head = next((token for token in inside if token.head not in inside), inside[-1])
    if head.dep_ in {"compound", "nmod"}:
        return contact_words().has("sites", head.head.lemma_.lower())
    after = inside[-1].i + 2
    if head.dep_ != "pobj" or after >= len(head.doc) or head.doc[after - 1].lower_ != "in":
        return False
    return head.head.lower_ in {"with", "between", "to", "from", "near", "at"} and bool(
        view.countries(sentence.place(head.doc[after]))
    )


def _has_office(view: View, name: str) -> bool:
    return any(one.role for one in view.persons.get(name, ()))

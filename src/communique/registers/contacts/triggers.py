"""The words of a sentence that tell contacts."""

from __future__ import annotations

from collections.abc import Iterator

from communique.reading.annotations import Sentence
from communique.registers.contacts.nouns import noun_trigger
from communique.registers.contacts.trigger import Trigger
from communique.registers.contacts.verbs import verb_trigger
from communique.registers.contacts.words import contact_words
from communique.registers.view import View


def find_triggers(view: View, sentence: Sentence) -> Iterator[Trigger]:
    """The triggers of a sentence, in order."""
    told = contact_words().told
    for token, word, lemma in zip(sentence.words, sentence.lower, sentence.lemmas, strict=True):
        if word not in told and lemma not in told:
            continue
        trigger = noun_trigger(token) if token.pos_ in {"NOUN", "PROPN"} else verb_trigger(view, sentence, token)
        if trigger is not None:
            yield trigger

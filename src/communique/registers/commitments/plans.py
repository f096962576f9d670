"""Plans told in the passive: "the power line is planned for 2026", "the second set is due by May"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.model.countries import countries as all_countries
from communique.model.mentions import Strength
from communique.reading.annotations import Sentence
from communique.registers.commitments.bound import Bound, to_come
from communique.registers.commitments.words import commitment_words
from communique.registers.grammar import negated
from communique.registers.view import View


def by_plan(view: View, sentence: Sentence, token: Token) -> Iterator[Bound]:
    """A work or delivery that is planned for a time to come, by the state that owns it or else by both."""
    lists = commitment_words().lists
    if token.lower_ not in lists["planned"] or not _is_predicate(token):
        return
    verb = token if token.pos_ == "VERB" else token.head
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if negated(verb) or len(subjects) != 1 or subjects[0].lemma_.lower() not in lists["works"]:
        return
    clause = view.clause(sentence, verb)
    if not any(
        to_come(one.value, view.reading.date)
        for one in view.dates(clause)
        if one.span.start > sentence.place(token).start
    ):
        return
    owners = {one.country for one in view.countries(view.subtree(sentence, subjects[0]))} & set(view.reading.pair)
    label = all_countries().by_code[owners.pop()].name if len(owners) == 1 else "both"
    yield Bound(token, verb, Strength.INTENT, subjects[0], label, told_whole=True)


def _is_predicate(token: Token) -> bool:
    """Stands the word in "is planned", "was scheduled to be opened", "is due"?"""
    if token.pos_ == "VERB":
        return any(child.dep_ == "auxpass" and child.lower_ in {"is", "are"} for child in token.children)
    return token.dep_ == "acomp" and token.head.lower_ in {"is", "are"}

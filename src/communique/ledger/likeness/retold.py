"""Copies and updates of a text: what two texts of about one day tell in the same words is one thing, whatever else was read."""

from __future__ import annotations

from collections.abc import Sequence

from communique.ledger.likeness.contacts import group_of
from communique.ledger.likeness.quotes import copied, opening
from communique.ledger.likeness.titles import Known
from communique.ledger.likeness.verdict import Rule, Verdict
from communique.ledger.telling import Telling
from communique.ledger.when import apart, days, stated
from communique.ledger.words import content, same_person
from communique.model.mentions import Agreement, Commitment, Contact, Figure, Mention, Project


def or_retold(rule: Rule) -> Rule:
    """The rule, or a telling of the record in the same words: then what was read amiss in one of the texts counts for nothing."""

    def of_record(telling: Telling, members: Sequence[Telling], known: Known) -> Verdict | None:
        for member in members:
            if copied(telling, member) and _same(telling.mention, member.mention):
                return Verdict(Verdict.SURE, "told in the same words")
        return rule(telling, members, known)

    return of_record


def _same(a: Mention, b: Mention) -> bool:
    """Is it the same mention of a passage that may hold several?"""
    if apart(days(stated(a)), days(stated(b))):
        return False
    match a, b:
        case Contact(), Contact():
            return group_of(a.kind) == group_of(b.kind) and _same_people(a, b)
        case Agreement(), Agreement():
            return content(a.title) == content(b.title) and a.kind is b.kind
        case Commitment(), Commitment():
            return content(a.what) == content(b.what)
        case Figure(), Figure():
            return (a.value, a.unit) == (b.value, b.unit)
        case Project(), Project():
            return content(a.name) == content(b.name)
        case _:
            return False


def _same_people(a: Contact, b: Contact) -> bool:
    """Whom one text names and the other leaves out counts for nothing, but not two lists of other people."""
    ours, theirs = ({who.name for who in one.participants if who.name} for one in (a, b))
    return not ours or not theirs or any(same_person(x, y) for x in ours for y in theirs)


def retold_bins(telling: Telling) -> tuple[str, ...]:
    """Two tellings in the same words share the bin of their first words, or that of their last."""
    return tuple(f"{end} {' '.join(words)}" for end, words in opening(telling.quote))

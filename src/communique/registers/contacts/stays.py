"""The days of a stay from its ends: who came on Monday and left on Saturday stayed from Monday to Saturday."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from communique.model import edtf
from communique.model.mentions import Modality
from communique.registers.contacts.details import VISITS
from communique.registers.contacts.telling import Told
from communique.registers.contacts.words import contact_words

_LONGEST = 14  # days from the first to the last


def as_stays(told: Sequence[Told]) -> list[Told]:
    """The same; a visit told once by its beginning and once by its end has the days between in both tellings."""
    begun = [(one, day) for one in told if (day := _day(one, "arriving")) is not None]
    ended = [(one, day) for one in told if (day := _day(one, "leaving")) is not None]
    days: dict[int, str] = {}
    for one, first in begun:
        for other, last in ended:
            if 0 < (last - first).days <= _LONGEST and _same_guests(one, other):
                days[id(one)] = days[id(other)] = f"{first.isoformat()}/{last.isoformat()}"
    return [replace(one, mention=replace(one.mention, date=days[id(one)])) if id(one) in days else one for one in told]


def _day(one: Told, verbs: str) -> date | None:
    """The day of a held visit that is told by one of these verbs."""
    mention = one.mention
    if mention.kind not in VISITS or mention.modality is not Modality.HELD or mention.date is None:
        return None
    told_by = one.sentence.inside(mention.evidence["modality"][0])
    if not any(token.lemma_.lower() in contact_words().lists[verbs] for token in told_by):
        return None
    return edtf.day(mention.date)


def _same_guests(one: Told, other: Told) -> bool:
    """Do they share somebody, or is one told without names, "the prime minister", and of the same state?"""
    names, others = _names(one), _names(other)
    if names and others:
        return bool(names & others)
    return bool(_states(one) & _states(other))


def _states(one: Told) -> set[str]:
    return {who.country for who in one.mention.participants if who.country}


def _names(one: Told) -> set[str]:
    return {who.name for who in one.mention.participants if who.name}

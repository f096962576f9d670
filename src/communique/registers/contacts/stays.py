"""The days of a stay from its ends: who came on Monday and left on Saturday stayed from Monday to Saturday."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from communique.model import edtf
from communique.model.mentions import Modality
from communique.model.spans import Span
from communique.registers.contacts.found import VISITS, Found
from communique.registers.contacts.telling import Told
from communique.registers.contacts.visitors import country_of
from communique.registers.contacts.words import contact_words
from communique.registers.view import View

_LONGEST = 14  # days from the first to the last


def as_stays(view: View, told: Sequence[Told]) -> list[Told]:
    """The same; a visit told once by its beginning and once by its end has the days between in both tellings."""
    begun = [(one, day) for one in told if (day := _day(one, "arriving")) is not None]
    ended = [(one, day) for one in told if (day := _day(one, "leaving")) is not None]
    out = list(told)
    for one, first in begun:
        for other, last in ended:
            if 0 < (last - first).days <= _LONGEST and _same_guests(one, other) and _same_country(view, one, other):
                days = f"{first.isoformat()}/{last.isoformat()}"
                ends = (*one.mention.evidence["date"], *other.mention.evidence["date"])
                out = [_lasting(each, days, ends) if each in (one, other) else each for each in out]
    return out


def _lasting(one: Told, days: str, ends: tuple[Span, ...]) -> Told:
    return replace(one, mention=replace(one.mention, date=days, evidence={**one.mention.evidence, "date": ends}))


def _day(one: Told, verbs: str) -> date | None:
    """The day of a held visit that is told by one of these verbs; who left for a place begins his visit there."""
    mention = one.mention
    if mention.kind not in VISITS or mention.modality is not Modality.HELD or "date" not in mention.evidence:
        return None
    told_by = [
        token
        for token in one.sentence.inside(mention.evidence["modality"][0])
        if token.lemma_.lower() in contact_words().lists[verbs]
    ]
    onwards = any(child.lower_ in {"for", "to"} for token in told_by for child in token.children)
    if not told_by or (verbs == "leaving" and onwards):
        return None
    return edtf.day(mention.date or "")


def _same_country(view: View, one: Told, other: Told) -> bool:
    """Do both tell of one country? Two legs of a journey are two visits."""
    countries = [
        country_of(view, Found(each.mention.place, each.mention.evidence["place"])) if each.mention.place else None
        for each in (one, other)
    ]
    return countries[0] is not None and countries[0] == countries[1]


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

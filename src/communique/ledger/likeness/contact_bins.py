"""The bins of contacts: two of them can be one only if they share a bin."""

from __future__ import annotations

from communique.ledger.likeness.bodies import body_words
from communique.ledger.likeness.contacts import group_of
from communique.ledger.likeness.people import office_of
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.ledger.when import days
from communique.ledger.words import bones, content, name_words
from communique.model.mentions import Contact, ContactKind, Modality


def contact_bins(telling: Telling) -> tuple[str, ...]:
    """By form and month; by form, year and who takes part, which body meets or where the ceremony is; by form and document."""
    contact = telling.mention
    assert isinstance(contact, Contact)
    group = group_of(contact.kind)
    found = {f"{group} {contact.document}"}
    first, last = days(contact.date)
    years = {int(telling.said[:4])} if telling.said != UNDATED_DAY else set()
    if first is not None and last is not None:
        months = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
        found |= {f"{group} {month}" for month in months[:24]}
        years |= {first.year, last.year}
    # Every word: the family name stands first in some states and last in others.
    names = {bones(word) for who in contact.participants if who.name for word in name_words(who.name)}
    offices = {
        f"{who.country} {office_of(who.role)}" for who in contact.participants if who.role and office_of(who.role)
    }
    keys = names | offices | set(body_words(contact.body or ""))
    if contact.kind is ContactKind.CEREMONY and contact.place:
        keys |= content(contact.place)
    # What is to come may come years late; what was held is told of its year.
    reach = 1 if contact.modality is Modality.HELD else 3
    if contact.session_no:
        found.add(f"{group} no {contact.session_no}")  # a numbered session may be held years late
    found |= {
        f"{group} {key} {year}"
        for key in keys
        for first_year in years
        for year in range(first_year, first_year + reach + 1)
    }
    return tuple(sorted(found))

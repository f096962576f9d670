"""Nobody visits the own country: who was taken for the visitor there is the host."""

from __future__ import annotations

from communique.model.countries import countries
from communique.model.mentions import Participant
from communique.registers.contacts.found import Found
from communique.registers.view import View


def without_hosts(
    view: View, people: Found[tuple[Participant, ...]], place: Found[str]
) -> Found[tuple[Participant, ...]]:
    """The visitors less those of the country visited; in their place whoever holds the same office on the other side.

    "Our President paid a visit to China", "when he first came to Buenos Aires": the words may stand for either president,
    the journey tells which.
    """
    visited = country_of(view, place)
    if visited is None or not any(one.country == visited for one in people.value):
        return people
    out = [one if one.country != visited else _counterpart(view, one, visited) for one in people.value]
    return Found(tuple(dict.fromkeys(one for one in out if one is not None)), people.spans)


_SETTING_OUT = frozenset({"leave", "depart", "head", "fly", "return"})


def goes_home(view: View, verb: str, people: Found[tuple[Participant, ...]], place: Found[str]) -> bool:
    """ "She leaves for Dhaka on Sunday", said of the Bangladeshi premier: no visit to it. ``verb`` is the lemma."""
    visited = country_of(view, place)
    return (
        verb in _SETTING_OUT
        and bool(people.value)
        and visited is not None
        and {one.country for one in people.value} == {visited}
    )


def _counterpart(view: View, host: Participant, visited: str) -> Participant | None:
    others = {
        name: one
        for name, mentions in view.persons.items()
        for one in mentions
        if one.country in view.reading.pair
        and one.country != visited
        and host.role is not None
        and (one.role or "").casefold() == host.role.casefold()
    }
    if len(others) != 1:
        return None
    name, one = next(iter(others.items()))
    return Participant(name, one.role, one.country)


def country_of(view: View, place: Found[str]) -> str | None:
    """The country that a place is, or whose seat it is."""
    named = {one.country for span in place.spans for one in view.countries(span)}
    if not named:
        seat = countries().seated(place.value)
        return None if seat is None else seat.iso3
    return next(iter(named)) if len(named) == 1 else None

"""Tours and repeats: a visit told with several countries, a meeting told with another behind "and again"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.model.mentions import Contact
from communique.model.spans import Span
from communique.reading.annotations import CountryForm, CountryMention, Sentence, TimeMention
from communique.registers.contacts.days import next_year
from communique.registers.contacts.found import VISITS
from communique.registers.contacts.telling import TALKS, Told
from communique.registers.contacts.trigger import Trigger
from communique.registers.view import View

_JOIN = re.compile(
    r"\s*(?:, (?:and )?|\band |\bas well as )(?:then |later |subsequently )?(?:(?:on )?(?:to|in) )?(?:the )?",
    re.IGNORECASE,
)
_LAST = re.compile(r"\band\b|\bas well as\b", re.IGNORECASE)
_DAY = re.compile(r",?\s*(?:(?:on|in|from)\s+)?", re.IGNORECASE)


def with_stops(view: View, sentence: Sentence, trigger: Trigger, told: Told) -> list[Told]:
    """A contact with what the same words tell beside it: the further countries of a tour, the same again elsewhere."""
    one = told.mention
    if one.kind in VISITS and "place" in one.evidence:
        stops = _stops(view, sentence, one.evidence["place"][0])
        if len(stops) > 1 or (stops and stops[0][0] != one.evidence["place"][0]):
            rows = [_at(view, one, stops, number) for number in range(len(stops))]
            home = {person.country for person in one.participants if person.country}
            kept = [row for row in rows if not home or not _is_home(view, row, home)]
            return [replace(told, mention=row) for row in kept or rows[:1]]
    if one.kind in VISITS | TALKS:
        return [told, *(replace(told, mention=again) for again in _again(view, sentence, trigger, one))]
    return [told]


def _is_home(view: View, row: Contact, home: set[str]) -> bool:
    """Would the visitors visit their own country?"""
    return {one.country for span in row.evidence["place"] for one in view.countries(span)} == home


Stop = tuple[Span, TimeMention | None]


def _stops(view: View, sentence: Sentence, goal: Span) -> list[Stop]:
    """The countries of a tour with the day of each, where it has its own: "Tirana on Thursday and Belgrade on Friday"."""
    named = {one.span.start: one for one in view.countries(sentence.span) if one.form is not CountryForm.ADJECTIVE}
    first = named.get(goal.start) or next((one for one in named.values() if one.span.overlaps(goal)), None)
    stops: list[Stop] = [(goal, None)]
    seen, end, last = {first.country} if first is not None else set(), goal.end, ""
    while True:
        day = _day_behind(view, sentence, end)
        if day is not None:
            stops[-1], end = (stops[-1][0], day), day.span.end
        join = _JOIN.match(view.text(Span(end, sentence.span.end)))
        found = named.get(end + join.end()) if join is not None else None
        if join is None or found is None or found.country in seen or _begins_clause(sentence, found):
            break
        stops.append((found.span, None))
        seen.add(found.country)
        end, last = found.span.end, join.group()
    if not _LAST.search(last):
        return stops[:1]
    if first is None:
        stops = stops[1:]  # "Greenland and Canada": of the two only one is a state
    return [(span, None) for span, _ in stops] if sum(day is not None for _, day in stops) == 1 else stops


def _day_behind(view: View, sentence: Sentence, end: int) -> TimeMention | None:
    dates = view.dates(Span(end, sentence.span.end))
    return next((one for one in dates[:1] if _DAY.fullmatch(view.text(Span(end, one.span.start)))), None)


def _begins_clause(sentence: Sentence, found: CountryMention) -> bool:
    """Is a state the subject of a clause of its own, or does it own what follows: "visited Albania and Serbia welcomed it"?"""
    inside = sentence.inside(found.span)
    last = inside[-1] if inside else None
    return last is None or any(part.dep_ in {"nsubj", "nsubjpass", "poss", "compound"} for part in inside)


def _at(view: View, one: Contact, stops: list[Stop], number: int) -> Contact:
    """The visit to one country of a tour: its place and day, and no state of the others."""
    span, day = stops[number]
    at = {where: {code.country for code in view.countries(stop)} for where, (stop, _) in enumerate(stops)}
    others = set().union(*(codes for where, codes in at.items() if where != number)) - at[number]
    others -= {person.country for person in one.participants if person.country}
    changes: dict[str, object] = {"place": view.text(span), "states": tuple(c for c in one.states if c not in others)}
    evidence = {**one.evidence, "place": (span,)}
    if day is not None and day.value:
        changes["date"] = next_year(view, one.modality, day)
        evidence["date"] = (day.span,)
    return replace(one, evidence=evidence, **changes)  # type: ignore[arg-type]


_AGAIN = re.compile(r"\band (?:then )?(?:once )?(?:again|once more) (?P<in>(?:in|at) )?")


def _again(view: View, sentence: Sentence, trigger: Trigger, one: Contact) -> Iterator[Contact]:
    """ "Met in Bangkok in January and again in Jakarta in April"."""
    start = sentence.place(trigger.token).end
    found = _AGAIN.search(view.text(Span(start, sentence.span.end)))
    if found is None or ";" in view.text(Span(start, start + found.start())):
        return
    end = start + found.end()
    place = _place_at(sentence, end) if found["in"] else None
    if found["in"] and place is None:
        end -= len(found["in"])  # "and again in April"
    day = _day_behind(view, sentence, place.end if place is not None else end)
    if day is None or day.value is None:
        return
    evidence = {name: spans for name, spans in one.evidence.items() if name != "place"} | {"date": (day.span,)}
    if place is not None:
        evidence["place"] = (place,)
    yield replace(
        one,
        date=next_year(view, one.modality, day),
        place=view.text(place) if place is not None else None,
        evidence=evidence,
    )


def _place_at(sentence: Sentence, start: int) -> Span | None:
    words = [token for token in sentence.words if sentence.base + token.idx >= start]
    if not words or words[0].ent_type_ not in {"GPE", "LOC", "FAC"}:
        return None
    last = words[0]
    for token in words[1:]:
        if token.ent_iob_ != "I":
            break
        last = token
    return sentence.place(words[0], last)

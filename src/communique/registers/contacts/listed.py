"""Visits that a list tells without a verb: "Visits: Prime Minister A B to Oslo (May 2008); Foreign Minister C D, 2011"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.model import edtf
from communique.model.documents import BlockKind
from communique.model.mentions import Contact, ContactKind, Modality, Participant
from communique.model.spans import Span
from communique.reading.annotations import ActorMention, CountryForm, Sentence, TimeMention, within
from communique.registers.contacts.details import participant_of
from communique.registers.contacts.found import Found
from communique.registers.contacts.telling import Told
from communique.registers.contacts.visitors import country_of, without_hosts
from communique.registers.contacts.words import contact_words
from communique.registers.grammar import is_title_line
from communique.registers.phrases import trim
from communique.registers.view import View

_HEAD = re.compile(
    r"\W*(?:[\w-]+[ /]){0,6}(?:visits?|delegations?)\b(?! (?:was|were|is|are|has|have|had|took|will|came)\b)[^.;:()]{0,60}(?::|\s*$)",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto (?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})(?=[\s,.;:()–—-]|$)")
_LONGEST_HEAD = 90  # characters


def with_lists(view: View, told: list[Told]) -> list[Told]:
    """What is told, with the visits of the entries under headings of visits; an entry has a visitor and a day and no verb.

    A heading tells no visit of its own, an entry that tells a contact by a word of its own is that contact.
    """
    out = list(told)
    for head, found in _lists(view):
        others = [one for one in told if not head.overlaps(one.mention.evidence["kind"][0])]
        fresh = [one for one in found if not any(one.mention.span.overlaps(other.mention.span) for other in others)]
        if fresh:
            out = [one for one in out if not head.overlaps(one.mention.evidence["kind"][0])]
            out.extend(fresh)
    return out


def _lists(view: View) -> Iterator[tuple[Span, list[Told]]]:
    heading: Span | None = None
    for sentence in view.reading.sentences:
        text = view.text(sentence.span)
        head = _HEAD.match(text)
        whole = head is not None and head.end() >= len(text.rstrip())
        if whole and len(text) <= _LONGEST_HEAD and is_title_line(sentence) and not view.people(sentence.span):
            heading = sentence.span
        elif head is not None and head.group().rstrip().endswith(":") and is_title_line(sentence):
            opening = Span(sentence.span.start, sentence.span.start + head.end())
            yield opening, list(_entries(view, sentence, head.end()))
        elif heading is not None and is_title_line(sentence):
            found = list(_entries(view, sentence, 0))
            yield heading, found
            if not found and view.overhead(sentence) is None and not view.dates(sentence.span):
                heading = None
        elif sentence.kind is BlockKind.TITLE or len(text) > _LONGEST_HEAD:
            heading = None


def _entries(view: View, sentence: Sentence, skip: int) -> Iterator[Told]:
    text = view.text(sentence.span)
    at = skip
    for part in re.split(_cuts(view, sentence), text[skip:]):
        span = Span(sentence.span.start + at, sentence.span.start + at + len(part))
        at += len(part)
        if part.strip(" ;,") and (one := _entry(view, sentence, trim(view.reading.text, span))) is not None:
            yield one


def _cuts(view: View, sentence: Sentence) -> str:
    """Entries are parted by semicolons; by commas where there are as many days as visitors."""
    text = view.text(sentence.span)
    people, days = view.people(sentence.span), view.dates(sentence.span)
    return r"(,\s+)" if ";" not in text and "," in text and len(days) == len(people) > 1 else r"(;\s+)"


def _entry(view: View, sentence: Sentence, span: Span) -> Told | None:
    date = next(iter(view.dates(span)), None) or view.overhead(sentence)
    goal = _goal(view, span)
    actors = [one for one in view.actors(span) if (one.names or one.role) and _before(one, goal)]
    if date is None or date.value is None or not actors:
        return None
    people = Found(
        tuple(dict.fromkeys(p for one in actors for p in participant_of(view, one))), tuple(one.span for one in actors)
    )
    if goal is not None:
        people = _from_the_other(view, without_hosts(view, people, goal), goal)
    if not people.value:
        return None
    mode = _mode(view, date)
    evidence = {"kind": (span,), "modality": (span,), "date": (date.span,), "participants": people.spans}
    if goal is not None:
        evidence["place"] = goal.spans
    mention = Contact(
        document=view.reading.document.id,
        span=span,
        evidence=evidence,
        states=view.states(span, [one.country for one in people.value]),
        topics=(),
        confidence=0.75,
        kind=_kind(view, span),
        modality=mode,
        date=date.value,
        place=goal.value if goal else None,
        participants=people.value,
    )
    return Told(mention, sentence, definite=False, weight=3.0)


def _from_the_other(
    view: View, people: Found[tuple[Participant, ...]], goal: Found[str]
) -> Found[tuple[Participant, ...]]:
    """Who is on a list of visits to one of two states comes from the other."""
    pair, visited = view.reading.pair, country_of(view, goal)
    if visited not in pair or len(pair) != _TWO:
        return people
    other = next(state for state in pair if state != visited)
    return Found(
        tuple(one if one.country else replace(one, country=other) for one in people.value),
        people.spans,
    )


_TWO = 2


def _kind(view: View, span: Span) -> ContactKind:
    """The grade in brackets: "to the UK (State)", "(official visit)"."""
    found = _GRADE.search(view.text(span))
    return ContactKind.VISIT if found is None else contact_words().grades.get(found[1].casefold(), ContactKind.VISIT)


_GRADE = re.compile(r"\(\s*(state|official|working)(?: visit)?\s*\)", re.IGNORECASE)


def _mode(view: View, date: TimeMention) -> Modality:
    first, _ = edtf.bounds(date.value or "..")
    _, today = edtf.bounds(view.reading.date) if view.reading.date else (None, None)
    return Modality.PLANNED if first is not None and today is not None and first > today else Modality.HELD


def _before(actor: ActorMention, goal: Found[str] | None) -> bool:
    return goal is None or actor.span.start < goal.spans[0].start


def _goal(view: View, span: Span) -> Found[str] | None:
    """Where to: a country or its seat behind "to" or "in"."""
    text = view.text(span)
    for one in within(view.reading.countries, span):
        if one.form is not CountryForm.ADJECTIVE and re.search(
            r"\b(?:to|in)\s(?:the\s)?$", text[: one.span.start - span.start]
        ):
            return Found(view.text(one.span), (one.span,))
    named = _TO.search(text)
    if named is None:
        return None
    return Found(named["place"], (Span(span.start + named.start("place"), span.start + named.end("place")),))

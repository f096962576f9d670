"""A reading with the look-ups that rooms need."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from communique.model import edtf
from communique.model.spans import Span
from communique.model.topics import topics_of
from communique.reading.annotations import (
    ActorMention,
    CountryMention,
    PersonMention,
    Quantity,
    QuantityKind,
    Reading,
    Sentence,
    Speech,
    TimeKind,
    TimeMention,
    within,
)
from communique.registers.grammar import clause_head, is_listed
from communique.registers.headings import days_overhead
from communique.registers.phrases import trim

_COMING = re.compile(r"\b(?:arriv\w+|landed|touched down|flew|flown|left|departed|set off)\b[^.;]*$", re.IGNORECASE)
_CLAUSE = 60  # characters before a day in which its verb stands
STORY_DAYS = 4  # a report tells the days just before it


@dataclass(frozen=True)
class View:
    """A reading with look-ups by sentence, span and token."""

    reading: Reading

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.reading.sentences]

    @cached_property
    def _speech(self) -> dict[int, list[Speech]]:
        """The speech that touches each sentence, by the sentence's number."""
        out: dict[int, list[Speech]] = {}
        for one in self.reading.speech:
            at = self.sentence_at(one.content.start)
            while at is not None and at.span.start < one.content.end:
                out.setdefault(at.index, []).append(one)
                following = at.index + 1
                at = self.reading.sentences[following] if following < len(self.reading.sentences) else None
        return out

    @cached_property
    def persons(self) -> dict[str, tuple[PersonMention, ...]]:
        """All mentions of each named person."""
        out: dict[str, list[PersonMention]] = {}
        for one in self.reading.people:
            if one.name:
                out.setdefault(one.name, []).append(one)
        return {name: tuple(found) for name, found in out.items()}

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            return None
        sentence = self.reading.sentences[place]
        return sentence if offset < sentence.span.end else None

    def neighbour(self, sentence: Sentence, by: int) -> Sentence | None:
        """The sentence some places on, in the same paragraph."""
        place = sentence.index + by
        if not 0 <= place < len(self.reading.sentences):
            return None
        other = self.reading.sentences[place]
        return other if other.paragraph == sentence.paragraph else None

    def actors(self, span: Span) -> tuple[ActorMention, ...]:
        """Actors inside a span."""
        return within(self.reading.actors, span)

    def people(self, span: Span) -> tuple[PersonMention, ...]:
        """Persons inside a span."""
        return within(self.reading.people, span)

    def countries(self, span: Span) -> tuple[CountryMention, ...]:
        """Countries named inside a span."""
        return within(self.reading.countries, span)

    def quantities(self, span: Span) -> tuple[Quantity, ...]:
        """The figures inside a span, without counts in passing, ages and the like."""
        return tuple(one for one in within(self.reading.quantities, span) if one.kind is QuantityKind.FIGURE)

    def dates(self, span: Span) -> tuple[TimeMention, ...]:
        """Resolved dates inside a span."""
        return tuple(one for one in within(self.reading.times, span) if one.kind is TimeKind.DATE and one.value)

    def speech(self, span: Span) -> Speech | None:
        """The speech that a span stands in, direct before indirect, or None."""
        sentence = self.sentence_at(span.start)
        near = self._speech.get(sentence.index, []) if sentence is not None else self.reading.speech
        found = [one for one in near if one.content.overlaps(span)]
        direct = [one for one in found if one.kind == "direct"]
        return next(iter(direct or found), None)

    def day_of_story(self, sentence: Sentence) -> TimeMention | None:
        """The last day named before a sentence, where it is one of the days that the document tells of: up to four before its own.

        The day on which somebody came is not that of what was done there.
        """
        today = self.reading.date
        _, day = edtf.bounds(today) if today else (None, None)
        if day is None:
            return None
        last = bisect_right(self.reading.times, sentence.span.start, key=lambda one: one.span.start)
        for time in reversed(self.reading.times[:last]):
            first = edtf.day(time.value) if time.value else None
            if first is None or not 0 <= (day - first).days <= STORY_DAYS or time.relation in {"since", "until"}:
                continue
            if not _COMING.search(self.text(Span(max(0, time.span.start - _CLAUSE), time.span.start))):
                return time
        return None

    @cached_property
    def _overhead(self) -> dict[int, TimeMention]:
        return days_overhead(self.reading)

    def overhead(self, sentence: Sentence) -> TimeMention | None:
        """The day that stands over a sentence as a heading or at the head of its paragraph."""
        return self._overhead.get(sentence.index)

    def spoken(self, sentence: Sentence) -> list[Speech]:
        """The speech that touches a sentence."""
        return self._speech.get(sentence.index, [])

    def text(self, span: Span) -> str:
        """The words of a span."""
        return span.of(self.reading.text)

    def subtree(self, sentence: Sentence, token: Token) -> Span:
        """The span of a token with all that hangs on it."""
        return sentence.span_of(token.doc[token.left_edge.i : token.right_edge.i + 1])

    def clause(self, sentence: Sentence, token: Token) -> Span:
        """The span of the clause that a token stands in: its verb with what hangs on it, less further clauses after it."""
        verb = clause_head(token)
        first, last = verb.left_edge.i, verb.right_edge.i
        for child in verb.children:
            if (
                (child.dep_ in {"conj", "parataxis"} or is_listed(child))
                and child.i > verb.i
                and child.pos_ in {"VERB", "AUX"}
                and child.left_edge.i > token.i
            ):
                last = min(last, child.left_edge.i - 1)
        span = sentence.span_of(verb.doc[first : last + 1])
        return trim(self.reading.text, span)

    def actor_of(self, sentence: Sentence, token: Token) -> ActorMention | None:
        """The actor whose head word a token is, or that the token stands inside."""
        span, actors = sentence.place(token), self.actors(sentence.span)
        return next((one for one in actors if one.head.overlaps(span)), None) or next(
            (one for one in actors if one.span.covers(span)), None
        )

    def states(self, span: Span, extra: Iterable[str | None] = ()) -> tuple[str, ...]:
        """The states that a mention concerns: those named or meant in it, completed by the document's pair.

        ``extra`` are the sides that are known; two of them need no completing.
        """
        sides = {c for c in extra if c}
        named = (
            {one.country for one in self.countries(span)} | {c for a in self.actors(span) for c in a.countries} | sides
        )
        pair = self.reading.pair
        if len(sides) < 2 and len(named & set(pair)) < 2 and (not named or named & set(pair)):
            named |= set(pair)
        return tuple(sorted(named))

    def topics(self, span: Span) -> tuple[str, ...]:
        """The topics that a span's sentence names."""
        sentence = self.sentence_at(span.start)
        return topics_of(self.text(span) if sentence is None else self.text(span.join(sentence.span)))

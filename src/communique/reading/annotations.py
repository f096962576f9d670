"""What reading adds to a document.

All offsets here count characters of ``Reading.text``, the normalised text (plain spaces, straight quotes, no soft
hyphens); ``Reading.to_document`` leads back to the document's own text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from communique.model.documents import Block, BlockKind, Document
from communique.model.spans import OffsetMap, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One parsed sentence. ``base`` is where the spaCy document of its paragraph begins in the reading's text."""

    index: int
    paragraph: int
    kind: BlockKind
    span: Span
    tokens: SpacySpan
    base: int
    # What spaCy would put together anew each time that one of a dozen readers asks: the sentence as read, its tokens, their
    # words and their lemmas in lower case, and the set of both, by which a reader passes over a sentence without his words.
    text: str = field(init=False, repr=False, compare=False)
    words: tuple[Token, ...] = field(init=False, repr=False, compare=False)
    lower: tuple[str, ...] = field(init=False, repr=False, compare=False)
    lemmas: tuple[str, ...] = field(init=False, repr=False, compare=False)
    forms: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "text", str(self.tokens.text))
        put(self, "words", tuple(self.tokens))
        put(self, "lower", tuple([token.lower_ for token in self.words]))
        put(self, "lemmas", tuple([token.lemma_.lower() for token in self.words]))
        put(self, "forms", frozenset(self.lower + self.lemmas))

    def place(self, first: Token, last: Token | None = None) -> Span:
        """The span of a token, or from one token to another."""
        last = first if last is None else last
        return Span(self.base + first.idx, self.base + last.idx + len(last))

    def inside(self, span: Span) -> list[Token]:
        """The tokens that lie wholly in a span."""
        start, end = span.start - self.base, span.end - self.base
        return [token for token in self.words if start <= token.idx and token.idx + len(token) <= end]

    def span_of(self, part: SpacySpan) -> Span:
        """The span of a stretch of tokens."""
        return Span(self.base + part.start_char, self.base + part.end_char)


class CountryForm(StrEnum):
    """How a country is named."""

    NAME = "name"  # Belarus, the Republic of Belarus
    ADJECTIVE = "adjective"  # Belarusian, Belarusians
    SEAT = "seat"  # Minsk, the Kremlin: a capital or seat that may stand for the government


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country named in the text."""

    span: Span
    country: str
    form: CountryForm


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named, or known by office alone (``name`` None).

    ``span`` covers office and name together, ``name_span`` the name. ``name`` is the fullest form in the document.
    """

    span: Span
    name: str | None
    role: str | None = None
    country: str | None = None
    organisation: str | None = None
    name_span: Span | None = None
    role_span: Span | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A noun phrase or pronoun that stands for persons, states or sides, resolved within the document.

    ``head`` is the span of its head word. ``names`` are the persons, ``countries`` the states that it stands or speaks for;
    both empty where it is unresolved. ``label`` is how a register names it: the persons, else the states, else the words.
    """

    span: Span
    head: Span
    label: str
    names: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    role: str | None = None


class TimeKind(StrEnum):
    """What a temporal expression denotes."""

    DATE = "date"  # a day, month, year or an interval of them
    DURATION = "duration"  # a length: 30 days, three years
    SET = "set"  # something that recurs: annually, every year
    TIME = "time"  # an hour of a day


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A temporal expression.

    ``value`` is EDTF (a day, month, year, interval ``a/b``, open ``../b``) or None where it cannot be resolved;
    ``duration`` is ISO 8601 (``P30D``). ``basis`` says what it was resolved against: "stated", "document date",
    "previous date in the text", "year inferred". ``relation`` is the preposition's sense: "on", "by", "until", "since",
    "before", "after", "for" or "".
    """

    span: Span
    kind: TimeKind
    value: str | None
    duration: str | None = None
    basis: str = "stated"
    relation: str = ""


class QuantityKind(StrEnum):
    """What a number is there for. Registers of figures take the first; the others are read for whoever wants all numbers."""

    FIGURE = "figure"
    COUNT = "count"  # in passing: one of the reasons, the two sides
    VAGUE = "vague"  # thousands of people: from a thousand to ten thousand
    AGE = "age"  # 35 years old
    BARE = "bare"  # without a unit: an index at 104.5
    LENGTH = "length"  # a number inside a date: two years later, the last three months


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    ``value`` is the plain number (1.5 billion is 1500000000.0), ``value_high`` the upper end of a range. ``unit`` is ISO
    4217 for money, ``%``, ``pp`` for percentage points, ``times`` for multiples, ``rank`` for ordinals of rank, else the
    plural noun counted ("companies", "km", "MW"). ``qualifier`` is one of ``model.mentions.Qualifier``. ``change`` is
    "+40%" and the like where the sentence states growth; ``change_kind`` is "up", "down" or "". ``base`` is the span of what
    the change is measured from. ``noun`` is the span of the counted or measured noun phrase where one stands beside it.

    ``bound`` is the qualifier that stands before the number, before a range too. ``motion`` is "up" or "down" where a word
    of growth takes the number itself, whatever its unit. ``per`` is the span of what a rate is counted by ("barrel"),
    ``origin`` that of the number from which this one goes on ("from 5 to 8"), ``concept`` the places of the nouns that the
    number measures, the nearest first.
    """

    span: Span
    value: float
    unit: str
    qualifier: str = "exact"
    value_high: float | None = None
    change: str | None = None
    change_kind: str = ""
    unit_span: Span | None = None
    noun: Span | None = None
    kind: QuantityKind = QuantityKind.FIGURE
    bound: str = ""
    motion: str = ""
    per: Span | None = None
    origin: Span | None = None
    concept: tuple[Span, ...] = ()


class SpeechKind(StrEnum):
    """Own words or reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of the text that is owed to a speaker: ``content`` is what is said, ``cue`` the word that says so.

    ``speaker`` is the name where the document names the person, else the office or side in the text's words, None where
    it is unresolved; ``country`` is the side that the speaker speaks for.
    """

    content: Span
    kind: SpeechKind
    speaker: str | None
    country: str | None = None
    cue: str | None = None
    speaker_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that, as the model of passages believes (mean over its tokens, 0 to 1), tells something for a register; and
    of what kind that is, by field ("kind", "modality", "stage", "strength").
    """

    register: str
    span: Span
    belief: float
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Passages:
    """What the model of passages makes of a text: by register its belief for each token, and the passages it sees."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    beliefs: Mapping[str, tuple[float, ...]]
    found: tuple[Passage, ...]

    def belief(self, register: str, span: Span) -> float:
        """The strongest belief of any token that touches a span, 0.0 where none does."""
        first, last = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        return max(self.beliefs[register][first:last], default=0.0) if register in self.beliefs else 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with everything that reading found in it. All tuples are in order of their spans."""

    document: Document
    text: str
    to_document: OffsetMap
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...] = ()
    countries: tuple[CountryMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    speech: tuple[Speech, ...] = ()
    date: str | None = None  # the day of the document, EDTF: stated or inferred
    pair: tuple[str, ...] = ()  # the two states that the document is mainly about, most mentioned first
    passages: Passages | None = None  # None where the model of passages was not asked
    stages: tuple[str, ...] = field(default=())  # name/version of each stage that ran, in order


T = TypeVar("T", CountryMention, PersonMention, ActorMention, TimeMention, Quantity)


def within(items: Sequence[T], span: Span) -> tuple[T, ...]:
    """Those annotations that lie wholly inside a span. ``items`` are in order of their starts."""
    first = bisect_left(items, span.start, key=_start)
    last = bisect_left(items, span.end, key=_start)
    return tuple(item for item in items[first:last] if item.span.end <= span.end)


def _start(item: CountryMention | PersonMention | ActorMention | TimeMention | Quantity) -> int:
    return item.span.start

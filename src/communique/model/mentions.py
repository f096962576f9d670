"""Mentions: one reading of one place in one document, a frozen dataclass a kind.

The fields are those of the interchange form (``docs/data-model.md``). Absent and None mean the same: the text does not
say. Dates are EDTF strings, countries ISO 3166-1 alpha-3, money ISO 4217. ``evidence`` gives for each filled field the
spans of the document's text that it was read from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar

from communique.model.plover import EventModality
from communique.model.spans import Span

Evidence = Mapping[str, tuple[Span, ...]]
NO_EVIDENCE: Evidence = MappingProxyType({})


class ContactKind(StrEnum):
    """The form of a contact."""

    MEETING = "meeting"
    TALKS = "talks"
    SESSION = "session"
    CALL = "call"
    LETTER = "letter"
    VISIT = "visit"
    STATE_VISIT = "state_visit"
    OFFICIAL_VISIT = "official_visit"
    WORKING_VISIT = "working_visit"
    FORUM = "forum"
    CEREMONY = "ceremony"
    EXERCISE = "exercise"
    INTERVIEW = "interview"
    PRESS_CONFERENCE = "press_conference"
    SPEECH = "speech"
    OTHER = "other"


class Modality(StrEnum):
    """Did it happen, is it planned, only proposed, or called off?"""

    HELD = "held"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CANCELLED = "cancelled"


class AgreementKind(StrEnum):
    """The form of an instrument."""

    TREATY = "treaty"
    AGREEMENT = "agreement"
    MEMORANDUM = "memorandum"
    CONTRACT = "contract"
    JOINT_STATEMENT = "joint_statement"
    DECLARATION = "declaration"
    LOAN = "loan"
    PROTOCOL = "protocol"
    PROGRAMME = "programme"
    OTHER = "other"


class Stage(StrEnum):
    """How far an instrument has come."""

    CONSIDERED = "considered"
    IN_PREPARATION = "in_preparation"
    SIGNED = "signed"
    IN_FORCE = "in_force"


class Strength(StrEnum):
    """How firmly a side has bound itself."""

    PLEDGE = "pledge"
    INTENT = "intent"
    PROPOSAL = "proposal"
    REQUEST = "request"
    UNDER_CONSIDERATION = "under_consideration"


class Qualifier(StrEnum):
    """How a number is hedged."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    UP_TO = "up_to"
    RANGE = "range"


class QuoteType(StrEnum):
    """Is it the speaker's own wording?"""

    DIRECT = "direct"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who takes part: by name, or by office alone."""

    name: str | None = None
    role: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What every mention has.

    ``states`` are the states that it concerns, sorted; ``topics`` are keys of ``model/topics.py``; ``confidence`` lies
    in 0..1; ``reader`` names the reader and its version.
    """

    register: ClassVar[str] = ""
    document: str
    span: Span
    evidence: Evidence = field(default_factory=lambda: NO_EVIDENCE)  # a mapping proxy may not stand as a plain default
    states: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    confidence: float = 0.5
    reader: str = ""

    def values(self) -> dict[str, Any]:
        """The register's own fields that are filled, as JSON values in the order of the class."""
        out: dict[str, Any] = {}
        for item in fields(self):
            if item.name in COMMON:
                continue
            value = getattr(self, item.name)
            if value is None or value == () or value is False:
                continue
            out[item.name] = _plain(value)
        return out

    def at(self, span: Span, evidence: Evidence, reader: str | None = None) -> Mention:
        """The same reading with its places given anew (a change of coordinates), and its reader."""
        changed = {"span": span, "evidence": MappingProxyType(dict(evidence))}
        return replace(self, **changed, reader=self.reader if reader is None else reader)  # type: ignore[arg-type]

    @property
    def id(self) -> str:
        """``m:`` and 24 hexadecimal digits (SHA-256) over document, register, span and values."""
        canonical = _CANONICAL.encode([self.document, self.register, self.span.start, self.span.end, self.values()])
        return "m:" + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:24]


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
COMMON = frozenset({"document", "span", "evidence", "states", "topics", "confidence", "reader"})


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Participant):
        return {"name": value.name, "role": value.role, "country": value.country}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Mention):
    """A meeting, visit, call, session, forum ... of the two sides."""

    register: ClassVar[str] = "contacts"
    kind: ContactKind
    modality: Modality
    date: str | None = None
    place: str | None = None
    participants: tuple[Participant, ...] = ()
    session_no: int | None = None
    body: str | None = None
    condition: str | None = None
    duration: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Mention):
    """An instrument at some stage. ``parties`` are ISO codes, or bodies as written; ``signatories`` and ``witnesses`` names of persons."""

    register: ClassVar[str] = "agreements"
    title: str
    kind: AgreementKind
    stage: Stage
    date: str | None = None
    parties: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Mention):
    """What a side says that it will do, wants or asks. ``specific`` is True for discrete, measurable undertakings."""

    register: ClassVar[str] = "commitments"
    who: str
    what: str
    strength: Strength
    to: str | None = None
    due: str | None = None
    condition: str | None = None
    specific: bool = False
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Mention):
    """A number that measures something. ``change`` is "+40%" and the like, ``part_of`` the value of the whole."""

    register: ClassVar[str] = "figures"
    indicator: str
    value: float
    unit: str
    qualifier: Qualifier = Qualifier.EXACT
    value_high: float | None = None
    period: str | None = None
    change: str | None = None
    base: str | None = None
    speaker: str | None = None
    part_of: float | None = None
    modality: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Mention):
    """A joint undertaking, its finance and stage. ``amount`` is "USD 8 billion" and the like."""

    register: ClassVar[str] = "projects"
    name: str
    sector: str | None = None
    amount: str | None = None
    funder: str | None = None
    stage: str | None = None
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Mention):
    """A person holding an office, observed on a date."""

    register: ClassVar[str] = "offices"
    name: str
    role: str
    organisation: str | None = None
    country: str | None = None
    as_of: str | None = None
    past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Mention):
    """The formal level of the relationship in the parties' own words."""

    register: ClassVar[str] = "standing"
    term: str
    as_of: str | None = None
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Mention):
    """What a speaker says."""

    register: ClassVar[str] = "statements"
    speaker: str
    quote_type: QuoteType
    topic: str | None = None
    paraphrase: str | None = None
    cue: str | None = field(default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Mention):
    """An act of one side towards the other, coded after PLOVER.

    ``event_type`` is the root type that PLOVER codes with the modality counted (a visit to come is AGREE), ``act`` the type
    of the act itself. ``quad`` is 1 to 4, ``intensity`` -10 to 10. ``source`` and ``target`` are ISO codes, their ``_name``
    the words of the text. ``derived_from`` names the register that told it; absent where it was coded from the sentence.
    """

    register: ClassVar[str] = "events"
    event_type: str
    act: str
    modality: EventModality
    quad: int
    intensity: float
    source: str
    target: str
    source_name: str | None = None
    target_name: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    derived_from: str | None = None


MENTION_TYPES: tuple[type[Mention], ...] = (
    Contact,
    Agreement,
    Commitment,
    Figure,
    Project,
    Office,
    Standing,
    Statement,
    Event,
)
REGISTERS: tuple[str, ...] = tuple(kind.register for kind in MENTION_TYPES)

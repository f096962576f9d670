"""Records as objects: a class a register, whose fields are those of the register's mentions (``docs/data-model.md``).

A record is frozen. What is shown beside its fields (mentions, history, quality, fate) is computed when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date as day
from types import MappingProxyType
from typing import Any, ClassVar

from communique.api.lives import Disagreement, Fate, Step, Sum, disagreement_of, fate_of, step_of, sum_of
from communique.api.places import Citation, Mention, mentions_of
from communique.api.viewpoint import Viewpoint
from communique.desk.wording import headline
from communique.ledger import disagreement, history
from communique.ledger.codec import from_fields
from communique.ledger.quality import Quality
from communique.ledger.rows import RecordRow
from communique.ledger.when import days
from communique.model.mentions import (
    COMMON,
    AgreementKind,
    ContactKind,
    Modality,
    Participant,
    Qualifier,
    QuoteType,
    Strength,
)
from communique.model.mentions import Stage as AgreementStage
from communique.model.plover import EventModality

NOWHERE: Mapping[str, Any] = MappingProxyType(
    {"document": "", "start": 0, "end": 0, "states": "", "topics": "", "confidence": 1.0, "reader": ""}
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Record:
    """What every record has.

    ``date`` is the EDTF value at which it is placed, None where no text says; ``status`` is what its mentions together say of a
    contact or an agreement, or what a person decided, else None. ``states`` are ISO codes, ``topics`` keys.
    """

    register: ClassVar[str] = ""
    id: str
    date: str | None
    status: str | None
    states: tuple[str, ...]
    topics: tuple[str, ...]
    _row: RecordRow = field(repr=False)
    _from: Viewpoint = field(repr=False)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self._row == other._row

    def __hash__(self) -> int:
        return hash(self.id)

    def __str__(self) -> str:
        return self.headline

    @property
    def headline(self) -> str:
        """What it is, on one line, without its date and status."""
        return headline(self._row)

    @property
    def date_first(self) -> day | None:
        """The first day that its date may be, None where it is open or there is none."""
        return days(self.date)[0]

    @property
    def date_last(self) -> day | None:
        """The last day that its date may be, None where it is open or there is none."""
        return days(self.date)[1]

    @property
    def fields(self) -> Mapping[str, Any]:
        """Its filled fields as JSON values, as the command line prints them."""
        return self._row.fields

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention of it, in the order of their documents' days."""
        return mentions_of(self._row.mentions)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The sentences that tell it, each once, that of the mention that tells most first."""
        rows = (self._row.head, *self._row.mentions)
        return tuple(dict.fromkeys(one.citation for one in mentions_of(rows)))

    @property
    def history(self) -> tuple[Step, ...]:
        """What changed, in the order of publication; empty for figures, statements and events."""
        return tuple(step_of(one) for one in history.history(self._row))

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """What its mentions tell differently: values first, then wordings."""
        return tuple(disagreement_of(one) for one in disagreement.disagreements(self._row))

    @property
    def quality(self) -> Quality:
        """How well it is founded: a mark and the parts that it follows from. Raises LedgerError after closing."""
        return self._from.quality(self._row)

    @property
    def fate(self) -> Fate | None:
        """What became of a promise or of a contact that was planned, None for others. Raises LedgerError after closing."""
        found = self._from.fate(self._row)
        return fate_of(found) if found is not None else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Contact(Record):
    """A meeting, visit, call, session, forum ... of the two sides. ``modality`` is that of the telling mention, ``status`` that of all."""

    register: ClassVar[str] = "contacts"
    kind: ContactKind
    modality: Modality
    place: str | None
    participants: tuple[Participant, ...]
    session_no: int | None
    body: str | None
    condition: str | None
    duration: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Agreement(Record):
    """An instrument at some stage. ``parties`` are ISO codes, or bodies as written."""

    register: ClassVar[str] = "agreements"
    title: str
    kind: AgreementKind
    stage: AgreementStage
    parties: tuple[str, ...]
    signatories: tuple[str, ...]
    witnesses: tuple[str, ...]
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Commitment(Record):
    """What a side says that it will do, wants or asks. ``due`` is EDTF."""

    register: ClassVar[str] = "commitments"
    who: str
    what: str
    strength: Strength
    to: str | None
    due: str | None
    condition: str | None
    specific: bool
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Figure(Record):
    """A number that measures something. ``date`` is its period."""

    register: ClassVar[str] = "figures"
    indicator: str
    value: float
    unit: str
    qualifier: Qualifier
    value_high: float | None
    period: str | None
    change: str | None
    base: str | None
    speaker: str | None
    part_of: float | None
    modality: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Project(Record):
    """A joint undertaking, its money and stage. ``amount`` is "USD 8 billion" and the like."""

    register: ClassVar[str] = "projects"
    name: str
    sector: str | None
    amount: str | None
    funder: str | None
    stage: str | None
    parties: tuple[str, ...]

    @property
    def money(self) -> tuple[Sum, ...]:
        """Its sums by stage, side by side; never a total. Raises LedgerError after closing."""
        return tuple(sum_of(one) for one in self._from.money(self._row))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Office(Record):
    """A person in a post. ``date`` and ``as_of`` are the day on which a document says so."""

    register: ClassVar[str] = "offices"
    name: str
    role: str
    organisation: str | None
    country: str | None
    as_of: str | None
    past: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Standing(Record):
    """The formal level of the relationship in the parties' own words."""

    register: ClassVar[str] = "standing"
    term: str
    as_of: str | None
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statement(Record):
    """What a speaker says; the words are the ``quote`` of its mention."""

    register: ClassVar[str] = "statements"
    speaker: str
    quote_type: QuoteType
    topic: str | None
    paraphrase: str | None
    cue: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Event(Record):
    """An act of one state towards another, coded after PLOVER. ``source`` and ``target`` are ISO codes."""

    register: ClassVar[str] = "events"
    event_type: str
    act: str
    modality: EventModality
    quad: int
    intensity: float
    source: str
    target: str
    source_name: str | None
    target_name: str | None
    mode: str | None
    contexts: tuple[str, ...]
    place: str | None
    derived_from: str | None


RECORD_TYPES: tuple[type[Record], ...] = (
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


def type_of(register: str) -> type[Record]:
    """The class of a register's records. Raises StopIteration for none."""
    return next(kind for kind in RECORD_TYPES if kind.register == register)


def record_of(row: RecordRow, viewpoint: Viewpoint) -> Record:
    """The record of a row."""
    told = from_fields(row.register, row.fields, NOWHERE, {})
    own = {one.name: getattr(told, one.name) for one in fields(told) if one.name not in COMMON}
    own["date"] = row.date or own.get("date")
    return type_of(row.register)(
        **own,
        id=row.id,
        status=row.status or None,
        states=row.states,
        topics=row.topics,
        _row=row,
        _from=viewpoint,
    )

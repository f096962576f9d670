"""What queries return: frozen rows with everything that a line and its citation need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from communique.ledger.judged import Held
from communique.ledger.when import days
from communique.model.mentions import Mention
from communique.model.spans import Span


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its text. ``published`` is EDTF, ``basis`` says on what that rests.

    ``copy_of`` is the document that it was copied from or is a later version of (``copy_kind``), ``copied`` the first of that
    chain; None where it stands for itself.
    """

    id: str
    name: str
    published: str | None
    basis: str
    title: str | None
    url: str | None
    outlet: str | None
    language: str
    origin: str
    reader: str
    learned: str
    copy_of: str | None = None
    copy_kind: str = ""
    copied: str | None = None

    @property
    def source(self) -> str:
        """The id of the document that this one is a copy or later version of, its own where it is neither."""
        return self.copied or self.id

    @property
    def said(self) -> tuple[str, str]:
        """Orders documents by day of publication (undated last), then by name."""
        first, last = days(self.published)
        day = last or first
        return (day.isoformat() if day else "9999", self.name)


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence of a document; ``number`` counts from 1, ``span`` the characters of the document's text."""

    document: str
    number: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention with where it stands. ``sentence`` holds its first character, None where no sentence does.

    ``mention`` has the fields that people corrected; ``judged`` is what they decided about it.
    """

    id: str
    mention: Mention
    document: DocumentRow
    quote: str
    sentence: SentenceRow | None
    reason: str = ""
    judged: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record as its visible mentions tell it, which come in the order of their documents' days.

    ``head`` is the mention that tells most; ``fields`` are its fields, completed from the others where it is silent.
    ``date`` is the EDTF value at which the record is placed, None when no text says. ``status`` is what the mentions
    together say of a contact (held wins, then the latest), of an agreement (the furthest stage); else empty. ``judged`` is
    what people decided about the record as a whole; fields that they corrected stand corrected.
    """

    id: str
    register: str
    head: MentionRow
    mentions: tuple[MentionRow, ...]
    fields: Mapping[str, Any]
    date: str | None
    status: str = ""
    judged: tuple[Held, ...] = ()

    @property
    def states(self) -> tuple[str, ...]:
        """The states that any of the mentions concern."""
        return tuple(sorted({state for row in self.mentions for state in row.mention.states}))

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of the mentions, in the order of the alphabet."""
        return tuple(sorted({topic for row in self.mentions for topic in row.mention.topics}))

    @property
    def first_said(self) -> DocumentRow:
        """The earliest document that tells it."""
        return self.mentions[0].document

    @property
    def last_said(self) -> DocumentRow:
        """The latest dated document that tells it, else the earliest."""
        dated = [row.document for row in self.mentions if row.document.published]
        return dated[-1] if dated else self.first_said


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that was set aside."""

    origin: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that a full-text search found."""

    document: DocumentRow
    sentence: SentenceRow

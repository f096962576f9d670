"""Where something stands: citations of sentences, and mentions with the words that they were read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from communique.ledger.rows import DocumentRow, MentionRow, SentenceRow
from communique.model.spans import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence of a document, or a passage where no sentence holds it (``sentence`` is None).

    ``document`` is the document's name, ``published`` its day (EDTF). ``start`` and ``end`` count characters of its text; ``text`` is
    what stands there.
    """

    document: str
    document_id: str
    published: str | None
    url: str | None
    sentence: int | None
    text: str
    start: int
    end: int

    def __str__(self) -> str:
        place = f", s. {self.sentence}" if self.sentence is not None else f", characters {self.start} to {self.end}"
        return f"{self.published or 'undated'}, {self.document}{place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One reading of one place in one document.

    ``fields`` are the register's own, as JSON values and as people corrected them; ``evidence`` gives for each the places of the
    document's text that it was read from. ``quote`` are the words from ``start`` to ``end``, ``sentence`` the sentence that they
    begin in. ``confidence`` lies in 0..1 and is no probability. ``reason`` says why the mention belongs to its record.
    """

    id: str
    register: str
    fields: Mapping[str, Any] = field(hash=False)
    evidence: Mapping[str, tuple[Span, ...]] = field(hash=False, repr=False)
    states: tuple[str, ...]
    topics: tuple[str, ...]
    quote: str
    sentence: str | None
    sentence_number: int | None
    document: str
    document_id: str
    published: str | None
    url: str | None
    outlet: str | None
    start: int
    end: int
    confidence: float
    reader: str
    reason: str
    citation: Citation = field(repr=False)


def citation_of(document: DocumentRow, sentence: SentenceRow) -> Citation:
    """The citation of a sentence."""
    span = sentence.span
    return Citation(
        document.name,
        document.id,
        document.published,
        document.url,
        sentence.number,
        sentence.text,
        span.start,
        span.end,
    )


def mention_of(row: MentionRow) -> Mention:
    """The mention of a row."""
    document, mention, sentence = row.document, row.mention, row.sentence
    span = mention.span
    place = (
        citation_of(document, sentence)
        if sentence is not None
        else Citation(
            document.name, document.id, document.published, document.url, None, row.quote, span.start, span.end
        )
    )
    return Mention(
        id=row.id,
        register=mention.register,
        fields=MappingProxyType(mention.values()),
        evidence=mention.evidence,
        states=mention.states,
        topics=mention.topics,
        quote=row.quote,
        sentence=sentence.text if sentence is not None else None,
        sentence_number=sentence.number if sentence is not None else None,
        document=document.name,
        document_id=document.id,
        published=document.published,
        url=document.url,
        outlet=document.outlet,
        start=span.start,
        end=span.end,
        confidence=mention.confidence,
        reader=mention.reader,
        reason=row.reason,
        citation=place,
    )


def mentions_of(rows: Iterable[MentionRow]) -> tuple[Mention, ...]:
    """The mentions of rows, in their order."""
    return tuple(mention_of(row) for row in rows)

"""Documents and mentions to the plain values of the tables, and back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations
from types import MappingProxyType
from typing import Any

from communique.ledger.hashes import of_slice, of_text
from communique.ledger.likeness.catalogue import block_of
from communique.ledger.when import days
from communique.model.documents import Block, BlockKind, DateBasis, Document, PublicationDate
from communique.model.mentions import (
    MENTION_TYPES,
    AgreementKind,
    ContactKind,
    Evidence,
    Mention,
    Modality,
    Participant,
    Qualifier,
    QuoteType,
    Stage,
    Strength,
)
from communique.model.plover import EventModality
from communique.model.spans import OffsetMap, Piece, Span

_ENUMS: Mapping[tuple[str, str], Any] = {
    ("contacts", "kind"): ContactKind,
    ("contacts", "modality"): Modality,
    ("agreements", "kind"): AgreementKind,
    ("agreements", "stage"): Stage,
    ("commitments", "strength"): Strength,
    ("figures", "qualifier"): Qualifier,
    ("statements", "quote_type"): QuoteType,
    ("events", "modality"): EventModality,
}


@cache
def _types() -> Mapping[str, type[Mention]]:
    return {kind.register: kind for kind in MENTION_TYPES}


def type_of(register: str) -> type[Mention]:
    """The class of a register's mentions. Raises KeyError."""
    return _types()[register]


def from_fields(register: str, fields: Mapping[str, Any], common: Mapping[str, Any], evidence: Evidence) -> Mention:
    """A mention from its register, its own fields as JSON values, and the fields that every mention has."""
    own: dict[str, Any] = {}
    for name, value in fields.items():
        enum = _ENUMS.get((register, name))
        if enum is not None:
            own[name] = enum(value)
        elif name == "participants":
            own[name] = tuple(Participant(**item) for item in value)
        elif isinstance(value, list):
            own[name] = tuple(value)
        else:
            own[name] = value
    span = Span(common["start"], common["end"])
    return type_of(register)(
        document=common["document"],
        span=span,
        evidence=MappingProxyType(dict(evidence)),
        states=tuple(common["states"].split()),
        topics=tuple(common["topics"].split()),
        confidence=common["confidence"],
        reader=common["reader"],
        **own,
    )


def state_pairs(mentions: Iterable[Mention]) -> Counter[tuple[str, str]]:
    """How many mentions concern each pair of states, in the order of their codes."""
    counts: Counter[tuple[str, str]] = Counter()
    for mention in mentions:
        counts.update(combinations(sorted(set(mention.states)), 2))
    return counts


def document_row(document: Document, reader: str, learned: str) -> dict[str, Any]:
    """The row of a document; ``learned`` is the UTC moment at which the ledger first stored it."""
    first, last = days(document.published.value)
    span = document.published.span
    pieces = document.origin_map.pieces if document.origin_map is not None else None
    return {
        "id": document.id,
        "name": document.name,
        "text": document.text,
        "text_sha256": of_text(document.text),
        "language": document.language,
        "published": document.published.value,
        "published_first": first.isoformat() if first else None,
        "published_last": last.isoformat() if last else None,
        "published_basis": document.published.basis.value,
        "published_start": span.start if span else None,
        "published_end": span.end if span else None,
        "published_note": document.published.note,
        "title": document.title,
        "url": document.url,
        "outlet": document.outlet,
        "origin": document.origin,
        "blocks": json.dumps([[b.span.start, b.span.end, b.kind.value] for b in document.blocks]),
        "origin_map": json.dumps(pieces) if pieces is not None else None,
        "reader": reader,
        "learned": learned,
    }


def mention_row(mention: Mention, key: str, text: str, pair: tuple[str, ...] = ()) -> dict[str, Any]:
    """The row of a mention; ``key`` is its id, ``pair`` the two states of which its document mainly speaks."""
    return {
        "id": key,
        "document": mention.document,
        "register": mention.register,
        "block": block_of(mention, pair),
        "start": mention.span.start,
        "end": mention.span.end,
        "sha256": of_slice(text, mention.span),
        "states": " ".join(mention.states),
        "topics": " ".join(mention.topics),
        "confidence": mention.confidence,
        "reader": mention.reader,
        "fields": json.dumps(mention.values(), ensure_ascii=False, sort_keys=True),
    }


def evidence_rows(mention: Mention, key: str, text: str) -> list[dict[str, Any]]:
    """The rows of a mention's evidence."""
    return [
        {"mention": key, "field": name, "start": span.start, "end": span.end, "sha256": of_slice(text, span)}
        for name, spans in mention.evidence.items()
        for span in sorted(set(spans))
    ]


def document_of(row: Mapping[str, Any]) -> Document:
    """The document of a row."""
    start, end = row["published_start"], row["published_end"]
    published = PublicationDate(
        row["published"],
        DateBasis(row["published_basis"]),
        Span(start, end) if start is not None and end is not None else None,
        row["published_note"],
    )
    pieces = row["origin_map"]
    return Document(
        id=row["id"],
        name=row["name"],
        text=row["text"],
        blocks=tuple(Block(Span(a, b), BlockKind(kind)) for a, b, kind in json.loads(row["blocks"])),
        published=published,
        language=row["language"],
        title=row["title"],
        url=row["url"],
        outlet=row["outlet"],
        origin=row["origin"],
        origin_map=OffsetMap(tuple(Piece(*piece) for piece in json.loads(pieces))) if pieces else None,
    )

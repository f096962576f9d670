"""The JSON of the desk: what ``/openapi.json`` describes and every address that ends in ``.json`` gives."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from communique.desk.wording import headline
from communique.ledger.rows import DocumentRow, MentionRow, RecordRow


class OfRegister(BaseModel):
    """Something of a register. (A field called ``register`` would hide a method that pydantic's classes inherit.)"""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    of_register: str = Field(alias="register")


class DocumentOut(BaseModel):
    """A document without its text. ``published`` is EDTF, ``basis`` on what that rests."""

    id: str
    name: str
    published: str | None
    basis: str
    title: str | None
    url: str | None
    outlet: str | None
    language: str
    copy_of: str | None

    @classmethod
    def of(cls, row: DocumentRow) -> DocumentOut:
        """Of a row."""
        return cls(
            id=row.id,
            name=row.name,
            published=row.published,
            basis=row.basis,
            title=row.title,
            url=row.url,
            outlet=row.outlet,
            language=row.language,
            copy_of=row.copy_of,
        )


class MentionOut(BaseModel):
    """A reading: ``start`` and ``end`` count characters of the document's text, ``sentence`` from 1."""

    id: str
    document: DocumentOut
    sentence: int | None
    text: str
    quote: str
    start: int
    end: int
    fields: dict[str, Any]
    confidence: float
    reader: str
    reason: str

    @classmethod
    def of(cls, row: MentionRow) -> MentionOut:
        """Of a row."""
        return cls(
            id=row.id,
            document=DocumentOut.of(row.document),
            sentence=row.sentence.number if row.sentence else None,
            text=row.sentence.text if row.sentence else row.quote,
            quote=row.quote,
            start=row.mention.span.start,
            end=row.mention.span.end,
            fields=row.mention.values(),
            confidence=row.mention.confidence,
            reader=row.mention.reader,
            reason=row.reason,
        )


class CitedOut(BaseModel):
    """A sentence with where it stands: its number counts from 1, None where the words stand in no sentence."""

    document: DocumentOut
    sentence: int | None
    text: str
    mention: str

    @classmethod
    def of(cls, row: MentionRow) -> CitedOut:
        """Of a row."""
        return cls(
            document=DocumentOut.of(row.document),
            sentence=row.sentence.number if row.sentence else None,
            text=row.sentence.text if row.sentence else row.quote,
            mention=row.id,
        )


class RecordOut(OfRegister):
    """A record. ``headline`` is one line of English, ``documents`` how many tell it."""

    id: str
    date: str | None
    status: str | None
    states: list[str]
    topics: list[str]
    headline: str
    fields: dict[str, Any]
    documents: int

    @classmethod
    def of(cls, row: RecordRow) -> RecordOut:
        """Of a row."""
        return cls(**_record(row))


class RecordList(OfRegister):
    """A page of a list; ``next`` is the cursor of the following one."""

    states: list[str]
    records: list[RecordOut]
    next: str | None


def _record(row: RecordRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "register": row.register,
        "date": row.date,
        "status": row.status or None,
        "states": list(row.states),
        "topics": list(row.topics),
        "headline": headline(row),
        "fields": dict(row.fields),
        "documents": len({one.document.id for one in row.mentions}),
    }


def record_values(row: RecordRow) -> dict[str, Any]:
    """What ``RecordOut`` and models that extend it are made of."""
    return _record(row)

"""Documents and mentions from their tables, mentions with their evidence."""

from __future__ import annotations

import json
from collections import defaultdict

from sqlalchemy import ColumnElement, Connection, func, select

from communique.ledger import tables as t
from communique.ledger.codec import from_fields
from communique.ledger.rows import DocumentRow
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.model.mentions import Mention
from communique.model.spans import Span

DOCUMENT = (
    t.documents.c.id,
    t.documents.c.name,
    t.documents.c.published,
    t.documents.c.published_basis.label("basis"),
    t.documents.c.title,
    t.documents.c.url,
    t.documents.c.outlet,
    t.documents.c.language,
    t.documents.c.origin,
    t.documents.c.reader,
    t.documents.c.learned,
    t.copies.c.parent.label("copy_of"),
    func.coalesce(t.copies.c.kind, "").label("copy_kind"),
    t.copies.c.source.label("copied"),
)
PLACED = t.documents.outerjoin(t.copies, t.copies.c.document == t.documents.c.id)


def document_rows(connection: Connection, *where: ColumnElement[bool]) -> dict[str, DocumentRow]:
    """The documents that meet the conditions, without their texts, by id."""
    rows = connection.execute(select(*DOCUMENT).select_from(PLACED).where(*where)).mappings()
    return {row["id"]: DocumentRow(**row) for row in rows}


def load_mentions(connection: Connection, *where: ColumnElement[bool]) -> dict[str, Mention]:
    """The mentions that meet the conditions (on ``mentions``), by id, in the order of their ids."""
    joined = t.evidence.join(t.mentions, t.mentions.c.id == t.evidence.c.mention)
    places = select(t.evidence).select_from(joined).where(*where)
    evidence: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(places.order_by(t.evidence.c.mention, t.evidence.c.field, t.evidence.c.start)):
        evidence[row.mention][row.field].append(Span(row.start, row.end))
    found: dict[str, Mention] = {}
    for values in connection.execute(select(t.mentions).where(*where).order_by(t.mentions.c.id)).mappings():
        own = {name: tuple(spans) for name, spans in evidence[values["id"]].items()}
        found[values["id"]] = from_fields(values["register"], json.loads(values["fields"]), dict(values), own)
    return found


def load_tellings(
    connection: Connection, register: str, block: str, pair: tuple[str, ...], known_at: str | None = None
) -> list[Telling]:
    """The mentions of a block as linking takes them, without their evidence; only of documents learned by a moment, if any."""
    mentions, documents = t.mentions, t.documents
    # SQLite counts characters from 1, as PostgreSQL does.
    quote = func.substr(documents.c.text, mentions.c.start + 1, mentions.c.end - mentions.c.start)
    query = (
        select(
            mentions,
            documents.c.published_last.label("said"),
            documents.c.published,
            documents.c.name,
            quote.label("quote"),
        )
        .join(documents, documents.c.id == mentions.c.document)
        .where(mentions.c.register == register, mentions.c.block == block)
        .order_by(mentions.c.id)
    )
    if known_at is not None:
        query = query.where(documents.c.learned <= known_at)
    return [
        Telling(
            key=row["id"],
            mention=from_fields(register, json.loads(row["fields"]), dict(row), {}),
            said=row["said"] or UNDATED_DAY,
            name=row["name"],
            quote=row["quote"],
            pair=pair,
            published=row["published"],
        )
        for row in connection.execute(query).mappings()
    ]

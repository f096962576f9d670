"""Mentions from their tables, with their evidence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, func, select

from communique.ledger import tables as t
from communique.ledger.codec import from_fields
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.model.mentions import Mention
from communique.model.spans import Span


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
    connection: Connection,
    register: str,
    block: str,
    pair: tuple[str, ...],
    known_at: str | None = None,
    only: Sequence[str] | None = None,
) -> list[Telling]:
    """The mentions of a block (``only`` those of these ids) as linking takes them, without their evidence.

    With a moment only those of documents learned by it.
    """
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
    if only is not None:
        query = query.where(mentions.c.id.in_(only))
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

"""What a ledger holds as a whole, and documents by what people call them; for those who only read it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, func, null, or_, select

from communique.ledger import tables as t
from communique.ledger.fetching import documents as document_rows
from communique.ledger.following.updating import FOLLOWED
from communique.ledger.hashes import of_slice
from communique.ledger.rows import DocumentRow
from communique.model.errors import LedgerError
from communique.model.spans import Span

FEWEST = 8  # characters of the beginning of a document's id


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states (ISO codes, in the order of the alphabet) with the number of documents that speak of both."""

    first: str
    second: str
    documents: int


def pairs(engine: Engine) -> tuple[Pair, ...]:
    """The pairs of states that documents speak of, those of most documents first."""
    own = t.document_pairs
    number = func.count(own.c.document)
    query = select(own.c.first, own.c.second, number).group_by(own.c.first, own.c.second)
    with engine.connect() as connection:
        rows = connection.execute(query.order_by(number.desc(), own.c.first, own.c.second)).all()
    return tuple(Pair(*row) for row in rows)


def document_id(engine: Engine, key: str) -> str:
    """The id of the document of this name or id, whose beginning is enough. Raises LedgerError for none or several."""
    wanted = key.strip()
    own = t.documents
    fits = or_(own.c.id == wanted, own.c.name == wanted)
    start = "sha256:" + wanted.casefold().removeprefix("sha256:")
    if len(start) >= FEWEST + len("sha256:"):
        fits = or_(fits, (own.c.id >= start) & (own.c.id < start + "~"))
    with engine.connect() as connection:
        found = connection.execute(select(own.c.id, own.c.name).where(fits).order_by(own.c.id).limit(4)).all()
    exact = [row.id for row in found if wanted in (row.id, row.name)] or [row.id for row in found]
    if not exact:
        raise LedgerError(f"the ledger has no document {key!r}")
    if len(exact) > 1:
        raise LedgerError(f"several documents are called {key!r}: {', '.join(exact[:3])}{' ...' if exact[3:] else ''}")
    return str(exact[0])


def document_row(engine: Engine, key: str) -> DocumentRow:
    """The document of this name or id without its text, as ``document_id`` finds it. Raises LedgerError."""
    wanted = document_id(engine, key)
    with engine.connect() as connection:
        return document_rows(connection, t.documents.c.id == wanted)[wanted]


@dataclass(frozen=True, slots=True)
class Cited:
    """A place of a document from which a mention, or one of its fields, was read. ``record`` is None while it is not linked.

    ``holds`` is False where the text is no longer what was read.
    """

    mention: str
    record: str | None
    register: str
    field: str | None
    start: int
    end: int
    holds: bool


def cited(engine: Engine, document: str, span: Span) -> tuple[Cited, ...]:
    """What was read from places of a document (by id) that share a character with a span, in the order of place."""
    own, links, places = t.mentions, t.record_mentions, t.evidence
    common = (own.c.id, links.c.record, own.c.register)
    linked = own.outerjoin(links, links.c.mention == own.c.id)
    whole = select(*common, null().label("field"), own.c.start, own.c.end, own.c.sha256).select_from(linked)
    parts = select(*common, places.c.field, places.c.start, places.c.end, places.c.sha256).select_from(
        linked.join(places, places.c.mention == own.c.id)
    )
    found = []
    with engine.connect() as connection:
        text = str(connection.execute(select(t.documents.c.text).where(t.documents.c.id == document)).scalar_one())
        for query, at in ((whole, own.c), (parts, places.c)):
            near = query.where(own.c.document == document, at.start < span.end, at.end > span.start)
            for key, record, register, name, start, end, sha256 in connection.execute(near).all():
                holds = of_slice(text, Span(start, end)) == sha256
                found.append(Cited(key, record, register, name, start, end, holds))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.mention, one.field or "")))


def unlinked(engine: Engine) -> int:
    """How many mentions were read since the last linking, and stand in no record yet."""
    linked = select(t.record_mentions.c.mention)
    blocks = t.stale.c.register != FOLLOWED
    waiting = select(t.mentions.c.id).join(
        t.stale, (t.stale.c.register == t.mentions.c.register) & (t.stale.c.block == t.mentions.c.block)
    )
    with engine.connect() as connection:
        found = connection.execute(
            select(func.count()).select_from(waiting.where(blocks, t.mentions.c.id.not_in(linked)).subquery())
        )
        return int(found.scalar_one())

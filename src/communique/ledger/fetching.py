"""Documents, sentences and mentions as rows, fetched by their ids."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, func, select

from communique.ledger import tables as t
from communique.ledger.rows import DocumentRow, MentionRow, SentenceRow
from communique.model.mentions import Mention
from communique.model.spans import Span

T = TypeVar("T")

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


def texts(engine: Engine, keys: Sequence[str]) -> dict[str, str]:
    """The texts of documents by id; those that are not there are left out."""
    query = select(t.documents.c.id, t.documents.c.text).where(t.documents.c.id.in_(keys))
    with engine.connect() as connection:
        return {row.id: row.text for row in connection.execute(query)}


def sentences(engine: Engine, held: Mapping[str, str]) -> dict[str, tuple[SentenceRow, ...]]:
    """The sentences in order of the documents whose texts these are, by document."""
    query = select(t.sentences).where(t.sentences.c.document.in_(held))
    found: dict[str, list[SentenceRow]] = {key: [] for key in held}
    with engine.connect() as connection:
        for row in connection.execute(query.order_by(t.sentences.c.document, t.sentences.c.number)):
            found[row.document].append(sentence(row, held[row.document]))
    return {key: tuple(rows) for key, rows in found.items()}


def mention_rows(
    engine: Engine, mentions: Mapping[str, Mention], among: Mapping[str, DocumentRow], reasons: Mapping[str, str]
) -> list[MentionRow]:
    """Mentions, by id, with where they stand in the documents ``among`` which they are."""
    held = texts(engine, sorted({mention.document for mention in mentions.values()}))
    read = sentences(engine, held)
    return [
        MentionRow(
            id=key,
            mention=mention,
            document=among[mention.document],
            quote=mention.span.of(held[mention.document]),
            sentence=at(read[mention.document], mention.span),
            reason=reasons.get(key, ""),
        )
        for key, mention in mentions.items()
    ]


def batched(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items in tuples of at most ``size``."""
    rest = iter(items)
    while part := tuple(islice(rest, size)):
        yield part


def documents(connection: Connection, *where: ColumnElement[bool]) -> dict[str, DocumentRow]:
    """The documents that fulfil the conditions, by id."""
    rows = connection.execute(select(*DOCUMENT).select_from(PLACED).where(*where)).mappings()
    return {row["id"]: DocumentRow(**row) for row in rows}


def sentence(row: Any, text: str) -> SentenceRow:
    """A row of ``sentences`` of a document of that text."""
    span = Span(row.start, row.end)
    return SentenceRow(row.document, row.number, span, span.of(text))


def at(sentences: tuple[SentenceRow, ...], span: Span) -> SentenceRow | None:
    """The sentence that holds the first character of a span."""
    index = bisect_right(sentences, span.start, key=lambda row: row.span.start) - 1
    if index < 0:
        return None
    row = sentences[index]
    return row if span.start < row.span.end else None

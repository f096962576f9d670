"""Reading a ledger: one query object, and views that return frozen rows."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, func, select
from sqlalchemy.exc import OperationalError

from communique.ledger import tables as t
from communique.ledger.citations import Citation
from communique.ledger.codec import document_of
from communique.ledger.conditions import Query, concerns, of_documents, of_mentions, principal
from communique.ledger.gathering import gather
from communique.ledger.loading import load_mentions
from communique.ledger.outlets import Outlet, outlet_of
from communique.ledger.own_outlets import load_outlets
from communique.ledger.rows import DocumentRow, Hit, MentionRow, RecordRow, Rejection, SentenceRow
from communique.ledger.when import UNDATED, apart, days
from communique.model.documents import Document
from communique.model.errors import LedgerError
from communique.model.mentions import Mention
from communique.model.spans import Span

__all__ = ["Query", "View"]

DOCUMENTS_AT_ONCE = 50  # whose texts are held while their rows are made
T = TypeVar("T")

CHUNK = 500  # ids in one condition; SQLite allows 32,766 variables


_DOCUMENT = (
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
_PLACED = t.documents.outerjoin(t.copies, t.copies.c.document == t.documents.c.id)


class View:
    """The ledger for reading. All sequences come in an order that follows from content alone."""

    def __init__(self, engine: Engine) -> None:
        """Keeps the engine; each call takes its own connection."""
        self._engine = engine
        self._outlets: Mapping[str, Outlet] | None = None

    def documents(self, query: Query | None = None) -> tuple[DocumentRow, ...]:
        """The documents that speak of the pair, published by the as-of day, in the order of their days."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(*_DOCUMENT).select_from(_PLACED).where(*of_documents(query or Query()))
            ).mappings()
            return tuple(sorted((DocumentRow(**row) for row in rows), key=lambda row: row.said))

    def document(self, key: str) -> Document:
        """One whole document by id. Raises LedgerError."""
        with self._engine.connect() as connection:
            row = connection.execute(select(t.documents).where(t.documents.c.id == key)).mappings().first()
        if row is None:
            raise LedgerError(f"the ledger has no document {key}")
        return document_of(dict(row))

    def sentences(self, key: str) -> tuple[SentenceRow, ...]:
        """The sentences of a document in order."""
        return self._sentences([key], {key: self.text(key)})[key]

    def mentions(self, query: Query | None = None) -> Iterator[MentionRow]:
        """The mentions of the documents in view, document by document in the order of name, then of place."""
        query = query or Query()
        ordered = sorted(self.documents(query), key=lambda row: (row.name, row.id))
        for part in batched(ordered, DOCUMENTS_AT_ONCE):
            documents = {row.id: row for row in part}
            with self._engine.connect() as connection:
                found = load_mentions(connection, t.mentions.c.document.in_(documents), *of_mentions(query))
                mainly = principal(connection, tuple(documents), query)
            kept = {key: one for key, one in found.items() if concerns(one, query, principal=one.document in mainly)}
            yield from sorted(self._rows(kept, documents, {}), key=_place)

    def records(self, query: Query | None = None) -> tuple[RecordRow, ...]:
        """The records that have a mention in view, as those mentions tell them, in the order of date, then of id."""
        query = query or Query()
        rows = list(self.mentions(query))
        links = self._links(tuple(row.id for row in rows))
        grouped: dict[str, list[MentionRow]] = defaultdict(list)
        for row in rows:
            record, reason = links[row.id]
            grouped[record].append(_with_reason(row, reason))
        made = (gather(key, members) for key, members in grouped.items())
        return tuple(sorted((record for record in made if _in_time(record, query)), key=_record_order))

    def record(self, prefix: str) -> RecordRow:
        """The record whose id begins so, with or without its ``r:``. Raises LedgerError for none or several."""
        wanted = "r:" + prefix.strip().casefold().removeprefix("r:")
        pattern = t.records.c.id.startswith(wanted, autoescape=True)
        with self._engine.connect() as connection:
            found = connection.execute(
                select(t.records.c.id).where(pattern).order_by(t.records.c.id).limit(4)
            ).scalars()
            keys = list(found)
            if len(keys) != 1:
                raise LedgerError(_which(prefix, keys))
            links = select(t.record_mentions.c.mention).where(t.record_mentions.c.record == keys[0])
            mentions = load_mentions(connection, t.mentions.c.id.in_(links))
            documents = self._documents_of(connection, mentions)
        reasons = {key: reason for key, (_, reason) in self._links(tuple(mentions)).items()}
        return gather(keys[0], self._rows(mentions, documents, reasons))

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Sentences that hold all the words (FTS5), best first. Raises LedgerError for a query FTS5 cannot read."""
        quoted = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        if not quoted:
            raise LedgerError("a search needs at least one word")
        sql = (
            "SELECT s.document, s.number, s.start, s.end FROM sentence_index "
            "JOIN sentences s ON s.id = sentence_index.rowid JOIN documents d ON d.id = s.document "
            "WHERE sentence_index MATCH ? ORDER BY round(rank, 6), d.name, s.document, s.number LIMIT ?"
        )
        try:
            with self._engine.connect() as connection:
                found = connection.exec_driver_sql(sql, (quoted, limit)).all()
                keys = {row.document for row in found}
                documents = _documents(connection, t.documents.c.id.in_(keys))
        except OperationalError as error:
            raise LedgerError(f"cannot search for {words!r} ({error.orig})") from error
        texts = self._texts(sorted(keys))
        return tuple(Hit(documents[row.document], _sentence(row, texts[row.document])) for row in found)

    def citations(self, key: str) -> tuple[Citation, ...]:
        """Every place of a document that the ledger cites, with the hash of what stood there when it was stored."""
        mentions, evidence, sentences = t.mentions, t.evidence, t.sentences
        joined = select(evidence).join(mentions, mentions.c.id == evidence.c.mention).where(mentions.c.document == key)
        with self._engine.connect() as connection:
            whole = connection.execute(select(t.documents.c.text_sha256).where(t.documents.c.id == key)).scalar_one()
            places = connection.execute(joined.order_by(*evidence.primary_key)).all()
            own = connection.execute(select(mentions).where(mentions.c.document == key).order_by(mentions.c.id)).all()
            read = connection.execute(
                select(sentences).where(sentences.c.document == key).order_by(sentences.c.id)
            ).all()
        found = [Citation(key, None, whole, "text")]
        found += [Citation(key, Span(row.start, row.end), row.sha256, f"sentence {row.number}") for row in read]
        found += [Citation(key, Span(row.start, row.end), row.sha256, row.id) for row in own]
        found += [Citation(key, Span(row.start, row.end), row.sha256, f"{row.mention} {row.field}") for row in places]
        return tuple(found)

    def text(self, key: str) -> str:
        """The text of a document. Raises LedgerError."""
        found = self._texts([key])
        if key not in found:
            raise LedgerError(f"the ledger has no document {key}")
        return found[key]

    def outlet(self, document: DocumentRow) -> Outlet:
        """Who stands behind a document: by the user's table as it was when this view first looked, else the shipped one."""
        if self._outlets is None:
            with self._engine.connect() as connection:
                self._outlets = load_outlets(connection)
        return outlet_of(document.url, document.outlet, self._outlets)

    def latest(self) -> date | None:
        """The day of the latest document, None where nothing is dated."""
        with self._engine.connect() as connection:
            found = connection.execute(select(func.max(t.documents.c.published_last))).scalar()
        return date.fromisoformat(found) if found else None

    def rejected(self) -> tuple[Rejection, ...]:
        """What was set aside, by origin."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(t.rejected).order_by(t.rejected.c.origin)).all()
        return tuple(Rejection(*row) for row in rows)

    def counts(self) -> Mapping[str, int]:
        """How many documents, mentions, records and rejected inputs the ledger holds."""
        tables = {"documents": t.documents, "mentions": t.mentions, "records": t.records, "rejected": t.rejected}
        with self._engine.connect() as connection:
            return {
                name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
                for name, table in tables.items()
            }

    def _texts(self, keys: Sequence[str]) -> dict[str, str]:
        query = select(t.documents.c.id, t.documents.c.text).where(t.documents.c.id.in_(keys))
        with self._engine.connect() as connection:
            return {row.id: row.text for row in connection.execute(query)}

    def _sentences(self, keys: Sequence[str], texts: Mapping[str, str]) -> dict[str, tuple[SentenceRow, ...]]:
        query = select(t.sentences).where(t.sentences.c.document.in_(keys))
        found: dict[str, list[SentenceRow]] = {key: [] for key in keys}
        with self._engine.connect() as connection:
            for row in connection.execute(query.order_by(t.sentences.c.document, t.sentences.c.number)):
                found[row.document].append(_sentence(row, texts[row.document]))
        return {key: tuple(rows) for key, rows in found.items()}

    def _documents_of(self, connection: Connection, mentions: Mapping[str, Mention]) -> dict[str, DocumentRow]:
        keys = {mention.document for mention in mentions.values()}
        return _documents(connection, t.documents.c.id.in_(keys))

    def _links(self, mentions: Sequence[str]) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        with self._engine.connect() as connection:
            for part in batched(mentions, CHUNK):
                query = select(t.record_mentions).where(t.record_mentions.c.mention.in_(part))
                found.update({row.mention: (row.record, row.reason) for row in connection.execute(query)})
        return found

    def _rows(
        self, mentions: Mapping[str, Mention], documents: Mapping[str, DocumentRow], reasons: Mapping[str, str]
    ) -> list[MentionRow]:
        keys = sorted({mention.document for mention in mentions.values()})
        texts = self._texts(keys)
        sentences = self._sentences(keys, texts)
        return [
            MentionRow(
                id=key,
                mention=mention,
                document=documents[mention.document],
                quote=mention.span.of(texts[mention.document]),
                sentence=_at(sentences[mention.document], mention.span),
                reason=reasons.get(key, ""),
            )
            for key, mention in mentions.items()
        ]


def batched(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items in tuples of at most ``size``."""
    rest = iter(items)
    while part := tuple(islice(rest, size)):
        yield part


def _place(row: MentionRow) -> tuple[str, str, int, str, str]:
    return (row.document.name, row.document.id, row.mention.span.start, row.mention.register, row.id)


def _documents(connection: Connection, *where: ColumnElement[bool]) -> dict[str, DocumentRow]:
    rows = connection.execute(select(*_DOCUMENT).select_from(_PLACED).where(*where)).mappings()
    return {row["id"]: DocumentRow(**row) for row in rows}


def _sentence(row: Any, text: str) -> SentenceRow:
    span = Span(row.start, row.end)
    return SentenceRow(row.document, row.number, span, span.of(text))


def _at(sentences: tuple[SentenceRow, ...], span: Span) -> SentenceRow | None:
    index = bisect_right(sentences, span.start, key=lambda row: row.span.start) - 1
    if index < 0:
        return None
    row = sentences[index]
    return row if span.start < row.span.end else None


def _with_reason(row: MentionRow, reason: str) -> MentionRow:
    return MentionRow(row.id, row.mention, row.document, row.quote, row.sentence, reason)


def _in_time(record: RecordRow, query: Query) -> bool:
    if query.since is None and query.until is None:
        return True
    told = record.date if record.date or record.register == "contacts" else record.first_said.published
    found = days(told)
    return found != UNDATED and not apart(found, (query.since, query.until))


def _record_order(record: RecordRow) -> tuple[str, str, str]:
    first, last = days(record.date or (None if record.register == "contacts" else record.first_said.published))
    day = first or last
    return (day.isoformat() if day else "9999", record.register, record.id)


def _which(prefix: str, keys: list[str]) -> str:
    if not keys:
        return f"no record's id begins with {prefix!r}"
    shown = ", ".join(keys[:3]) + (" ..." if len(keys) > 3 else "")
    return f"several records' ids begin with {prefix!r}: {shown}"

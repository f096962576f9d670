"""Writing a ledger: one transaction a document, records linked again where mentions changed.

A run may be killed at any point. What is committed is whole documents and the list of blocks that must be linked again,
so that the same run started once more ends in the same ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from sqlalchemy import Connection, Engine, delete, func, insert, select
from sqlalchemy.exc import OperationalError

from communique.ledger import rules
from communique.ledger import tables as t
from communique.ledger.codec import document_row, evidence_rows, mention_row, state_pairs
from communique.ledger.copies import body
from communique.ledger.engine import WRITE, cause, open_engine
from communique.ledger.following import updating as following
from communique.ledger.hashes import of_slice
from communique.ledger.indexing import pair_rows, record_rows, spoken_of
from communique.ledger.judged import Judged
from communique.ledger.judging import blocks_of, judged, main_pair_of, reinstate, settle, upheld, with_withdrawn, write
from communique.ledger.likeness.catalogue import pair_of
from communique.ledger.linking import link
from communique.ledger.loading import load_tellings
from communique.ledger.outlets import Outlet
from communique.ledger.own_outlets import put_outlets
from communique.ledger.placing import fingerprint, forget, place
from communique.ledger.queries import View
from communique.ledger.refreshing import refresh, relinks
from communique.ledger.revision import bump, revision
from communique.model.documents import Document
from communique.model.errors import LedgerError, RejectReason, SourceRejected
from communique.model.judgements import Judgement
from communique.model.mentions import Mention
from communique.model.spans import Span

TOGETHER = 100  # documents of one transaction where many are stored


class Read(Protocol):
    """A document as read: the publication date filled in, sentences and mentions in the document's coordinates."""

    @property
    def document(self) -> Document: ...  # noqa: D102
    @property
    def sentences(self) -> tuple[Span, ...]: ...  # noqa: D102
    @property
    def mentions(self) -> tuple[Mention, ...]: ...  # noqa: D102


class Added(StrEnum):
    """What storing a document did."""

    NEW = "new"
    REPLACED = "replaced"
    KEPT = "kept"


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """A ledger open for writing."""

    def __init__(self, engine: Engine, path: Path, clock: Callable[[], datetime] = _now) -> None:
        """``clock`` gives the moment at which this ledger learns of a document."""
        self.engine = engine
        self.path = path
        self._clock = clock

    @classmethod
    def open(
        cls, path: Path, *, create: bool = False, clock: Callable[[], datetime] = _now, kept: bool = False
    ) -> Self:
        """The ledger at ``path``; connections are ``kept`` by a program that asks often.

        Raises LedgerError when the file is not one, is newer, or is missing.
        """
        return cls(open_engine(path, create=create, kept=kept), path, clock)

    def close(self) -> None:
        """Let the file go."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction that writes. Raises LedgerError where the file cannot be written or stays locked."""
        try:
            with self.engine.connect().execution_options(**WRITE) as connection, connection.begin():
                yield connection
                bump(connection)
        except OperationalError as error:
            raise LedgerError(cause(self.path, error)) from error

    def knows(self, document: Document, reader: str) -> bool:
        """Need this document not be read: the same reader read the same text, under this name or an earlier one?"""
        with self.engine.connect() as connection:
            stored = _stored(connection, document.id)
        return stored is not None and stored.reader == reader and (stored.name, stored.origin) <= _place(document)

    def add(self, read: Read, reader: str) -> Added:
        """Store a document with its sentences and mentions in one transaction; once, however often it comes.

        Of several copies the one with the smallest name and origin stays. Raises LedgerError when a span runs out of
        the text, and SourceRejected when the text cannot be stored as UTF-8.
        """
        _check(read)
        with self._writing() as connection:
            return self._add(connection, read, reader)

    def add_many(self, reads: Iterable[Read], reader: str) -> int:
        """Store many documents, a hundred in one transaction. Returns how many came. Raises as ``add`` does, and keeps whole hundreds."""
        count = 0
        waiting = iter(reads)
        while batch := list(islice(waiting, TOGETHER)):
            for read in batch:
                _check(read)
            with self._writing() as connection:
                for read in batch:
                    self._add(connection, read, reader)
            count += len(batch)
        return count

    def _add(self, connection: Connection, read: Read, reader: str) -> Added:
        document = read.document
        connection.execute(delete(t.rejected).where(t.rejected.c.origin == document.origin))
        stored = _stored(connection, document.id)
        if stored is not None:
            if stored.reader == reader and (stored.name, stored.origin) <= _place(document):
                return Added.KEPT
            _remove(connection, document.id)
        learned = stored.learned if stored is not None else self._clock().isoformat(timespec="seconds")
        _insert(connection, read, reader, learned)
        if connection.execute(select(t.judgements.c.id).limit(1)).first() is not None:
            _reinstate(connection, document.id)
            settle(connection, document.id)
        return Added.NEW if stored is None else Added.REPLACED

    def reject(self, rejection: SourceRejected) -> None:
        """Keep account of an input that was set aside."""
        values = {"reason": rejection.reason.value, "detail": _printable(rejection.detail)}
        origin = _printable(rejection.origin)
        with self._writing() as connection:
            connection.execute(delete(t.rejected).where(t.rejected.c.origin == origin))
            connection.execute(insert(t.rejected).values(origin=origin, **values))

    def forget_rejection(self, origin: str) -> None:
        """An input that was set aside before is well now."""
        with self.engine.connect() as connection:
            found = connection.execute(select(t.rejected.c.origin).where(t.rejected.c.origin == origin)).first()
        if found is not None:
            with self._writing() as connection:
                connection.execute(delete(t.rejected).where(t.rejected.c.origin == origin))

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Keep what people decided; what it bears on is linked anew. Returns how many were not known yet."""
        made = tuple(judgements)
        with self._writing() as connection:
            new = write(connection, made)
            # A reading upheld that is no longer there comes back, one that nobody upholds any more goes.
            about = with_withdrawn(connection, made)
            bearing = [one for one in about if relinks(one)]
            for document in sorted({anchor.document for one in bearing for anchor in one.targets}):
                _reinstate(connection, document)
            if bearing:
                settle(connection)
                _mark(connection, blocks_of(connection, bearing))
            refresh(connection, [one for one in about if not relinks(one)])
        return new

    def set_outlets(self, table: Mapping[str, Outlet]) -> None:
        """Keep the user's table of outlets, as ``outlets.parse`` gives it, in the place of the one before."""
        with self._writing() as connection:
            put_outlets(connection, table)

    def decide(self, judgement: Judgement) -> None:
        """Keep one decision, and link and follow what it bears on: other blocks that wait to be linked are left to ``link``."""
        self.judge([judgement])
        with self.engine.connect() as connection:
            about = [one for one in with_withdrawn(connection, [judgement]) if relinks(one)]
            blocks = blocks_of(connection, about) if about else []
        if blocks:
            self.link(frozenset(blocks))

    def renew(self) -> bool:
        """Where the ledger was linked by other rules than this program's, let all of it be linked anew by the next ``link``."""
        with self.engine.connect() as connection:
            if not rules.changed(connection):
                return False
        with self._writing() as connection:
            rules.mark_changed(connection)
        return True

    def link(self, only: frozenset[tuple[str, str]] | None = None) -> int:
        """Find the copies among new documents, and link the blocks (``only`` these) whose mentions changed, each in one transaction.

        Returns how many blocks there were.
        """
        with self.engine.connect() as connection:
            unplaced = connection.execute(select(t.unplaced.c.document).order_by(t.unplaced.c.document)).scalars().all()
        if unplaced and only is None:
            with self._writing() as connection:
                place(connection)
                following.mark_sources(connection, unplaced)
        with self.engine.connect() as connection:
            columns = select(t.stale.c.register, t.stale.c.block).order_by(*t.stale.c)
            found = connection.execute(columns.where(t.stale.c.register != following.FOLLOWED)).all()
            stale = [(row.register, row.block) for row in found if only is None or (row.register, row.block) in only]
            unfollowed = connection.execute(columns.limit(1)).first() is not None
            laid, seen = judged(connection) if stale else Judged(), revision(connection)
        for register, block in stale:
            with self._writing() as connection:
                if revision(connection) != seen:  # somebody else wrote, a judgement perhaps
                    laid, seen = judged(connection), revision(connection)
                _link_block(connection, register, block, laid)
                following.mark(connection, block)
                seen += 1
        if unfollowed:
            with self._writing() as connection:
                following.update(connection)
        return len(stale)

    def view(self) -> View:
        """The ledger for reading, every mention linked."""
        self.link()
        return View(self.engine)


def _place(document: Document) -> tuple[str, str]:
    return (document.name, document.origin)


def _printable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _stored(connection: Connection, document: str) -> Any:
    columns = (t.documents.c.name, t.documents.c.origin, t.documents.c.reader, t.documents.c.learned)
    return connection.execute(select(*columns).where(t.documents.c.id == document)).first()


def _check(read: Read) -> None:
    document = read.document
    try:
        document.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceRejected(document.origin, RejectReason.ENCODING, "half of a surrogate pair") from error
    if any(mention.document != document.id for mention in read.mentions):
        raise LedgerError(f"{document.name}: a reading holds mentions of another document")
    spans = [*read.sentences, *(mention.span for mention in read.mentions)]
    spans += [span for mention in read.mentions for places in mention.evidence.values() for span in places]
    worst = max((span.end for span in spans), default=0)
    if worst > len(document.text):
        raise LedgerError(
            f"{document.name}: a reading cites character {worst} of a text of {len(document.text)} characters"
        )


def _remove(connection: Connection, document: str) -> None:
    """Take a document's rows out, and mark what was linked from them."""
    own = select(t.mentions.c.id).where(t.mentions.c.document == document)
    blocks = connection.execute(
        select(t.mentions.c.register, t.mentions.c.block).where(t.mentions.c.document == document).distinct()
    ).all()
    _mark(connection, [(register, block) for register, block in blocks])
    connection.execute(delete(t.record_mentions).where(t.record_mentions.c.mention.in_(own)))
    connection.execute(delete(t.evidence).where(t.evidence.c.mention.in_(own)))
    connection.execute(delete(t.mentions).where(t.mentions.c.document == document))
    rows = connection.execute(select(t.sentences.c.id).where(t.sentences.c.document == document)).scalars().all()
    for row in rows:
        connection.exec_driver_sql("DELETE FROM sentence_index WHERE rowid = ?", (row,))
    connection.execute(delete(t.sentences).where(t.sentences.c.document == document))
    forget(connection, document)
    connection.execute(delete(t.bearings).where(t.bearings.c.document == document))
    connection.execute(delete(t.document_pairs).where(t.document_pairs.c.document == document))
    connection.execute(delete(t.documents).where(t.documents.c.id == document))


def _insert(connection: Connection, read: Read, reader: str, learned: str) -> None:
    connection.execute(insert(t.documents).values(document_row(read.document, reader, learned)))
    fingerprint(connection, read.document.id, body(read.document))
    _insert_sentences(connection, read.document, read.sentences)
    distinct = {mention.id: mention for mention in read.mentions}
    text = read.document.text
    pairs = state_pairs(distinct.values())
    rows = [mention_row(one, key, text, main_pair(pairs)) for key, one in distinct.items()]
    if rows:
        connection.execute(insert(t.mentions), rows)
    places = [row for key, one in distinct.items() for row in evidence_rows(one, key, text)]
    if places:
        connection.execute(insert(t.evidence), places)
    if pairs:
        most = max(pairs.values())
        spoken = [
            {"document": read.document.id, "first": a, "second": b, "mentions": count, "principal": int(count == most)}
            for (a, b), count in pairs.items()
        ]
        connection.execute(insert(t.document_pairs), spoken)
    _mark(connection, [(row["register"], row["block"]) for row in rows])


def _reinstate(connection: Connection, document: str) -> None:
    text = connection.execute(select(t.documents.c.text).where(t.documents.c.id == document)).scalar()
    if text is not None:
        reinstate(connection, document, text, main_pair_of(connection, document))


def main_pair(pairs: Mapping[tuple[str, str], int]) -> tuple[str, ...]:
    """The two states that most mentions of a document concern, empty where none or several pairs do."""
    most = max(pairs.values(), default=0)
    first = [pair for pair, count in pairs.items() if count == most]
    return first[0] if len(first) == 1 else ()


def _mark(connection: Connection, blocks: Sequence[tuple[str, str]]) -> None:
    rows = [{"register": register, "block": block} for register, block in sorted(set(blocks))]
    if rows:
        connection.execute(insert(t.stale).prefix_with("OR IGNORE"), rows)


def _insert_sentences(connection: Connection, document: Document, spans: tuple[Span, ...]) -> None:
    if not spans:
        return
    # The transaction holds the only lock for writing, so that nobody else takes these numbers.
    last = connection.execute(select(func.max(t.sentences.c.id))).scalar() or 0
    rows = [
        {
            "id": last + number,
            "document": document.id,
            "number": number,
            "start": span.start,
            "end": span.end,
            "sha256": of_slice(document.text, span),
        }
        for number, span in enumerate(spans, start=1)
    ]
    connection.execute(insert(t.sentences), rows)
    words = [(last + number, " ".join(span.of(document.text).split())) for number, span in enumerate(spans, start=1)]
    connection.exec_driver_sql("INSERT INTO sentence_index (rowid, text) VALUES (?, ?)", words)


def _link_block(connection: Connection, register: str, block: str, laid: Judged) -> None:
    """Put the records of a block anew in place of the old."""
    old = select(t.records.c.id).where(t.records.c.register == register, t.records.c.block == block)
    connection.execute(delete(t.record_mentions).where(t.record_mentions.c.record.in_(old)))
    connection.execute(delete(t.record_pairs).where(t.record_pairs.c.record.in_(old)))
    connection.execute(delete(t.records).where(t.records.c.register == register, t.records.c.block == block))
    tellings = {one.key: one for one in upheld(load_tellings(connection, register, block, pair_of(block)), laid)}
    linked = link(register, tellings.values(), laid.decisions())
    if linked:
        rows = record_rows(register, block, linked, tellings, laid)
        connection.execute(insert(t.records), rows)
        links = [
            {"record": record.id, "mention": one.mention, "reason": one.reason}
            for record in linked
            for one in record.links
        ]
        connection.execute(insert(t.record_mentions), links)
        pairs = pair_rows(rows, linked, tellings, spoken_of(connection, register, block))
        if pairs:
            connection.execute(insert(t.record_pairs), pairs)
    connection.execute(delete(t.stale).where(t.stale.c.register == register, t.stale.c.block == block))

"""Reading a ledger: one query object, and views that return frozen rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, func, select

from communique.ledger import fetching
from communique.ledger import tables as t
from communique.ledger.citations import Citation
from communique.ledger.codec import document_of
from communique.ledger.conditions import Query, concerns, of_documents, of_mentions, principal
from communique.ledger.contributions import Contribution, contributions
from communique.ledger.fates import Fate, bearing_of, fates, span_of
from communique.ledger.following.promises import Bearing
from communique.ledger.gathering import gather, rejected
from communique.ledger.judged import Judged
from communique.ledger.judging import anchor, corrected, judged, judgements, main_pair_of, upheld
from communique.ledger.laid import laid_upon
from communique.ledger.likeness.catalogue import pair_of
from communique.ledger.linking import link
from communique.ledger.loading import load_mentions, load_tellings
from communique.ledger.newest import PairRow, pairs
from communique.ledger.ordering import in_time, place, record_order, which
from communique.ledger.outlets import Outlet, outlet_of
from communique.ledger.own_outlets import load_outlets
from communique.ledger.paging import Listing, Page, ids
from communique.ledger.revision import revision
from communique.ledger.rows import DocumentRow, Hit, MentionRow, RecordRow, Rejection, SentenceRow
from communique.ledger.searching import matching
from communique.model.documents import Document
from communique.model.errors import LedgerError, NotInLedger
from communique.model.judgements import Anchor, Judgement
from communique.model.mentions import Mention
from communique.model.spans import Span

__all__ = ["Query", "View"]

DOCUMENTS_AT_ONCE = 50  # whose texts are held while their rows are made
T = TypeVar("T")

CHUNK = 500  # ids in one condition; SQLite allows 32,766 variables


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
                select(*fetching.DOCUMENT).select_from(fetching.PLACED).where(*of_documents(query or Query()))
            ).mappings()
            return tuple(sorted((DocumentRow(**row) for row in rows), key=lambda row: row.said))

    def document(self, key: str) -> Document:
        """One whole document by id. Raises LedgerError."""
        with self._engine.connect() as connection:
            row = connection.execute(select(t.documents).where(t.documents.c.id == key)).mappings().first()
        if row is None:
            raise NotInLedger(f"the ledger has no document {key}")
        return document_of(dict(row))

    def sentences(self, key: str) -> tuple[SentenceRow, ...]:
        """The sentences of a document in order."""
        return fetching.sentences(self._engine, {key: self.text(key)})[key]

    def mentions(self, query: Query | None = None) -> Iterator[MentionRow]:
        """The mentions of the documents in view, document by document in the order of name, then of place."""
        query = query or Query()
        yield from self._mentions(query, self.judged(query.known_at))

    def _mentions(self, query: Query, laid: Judged) -> Iterator[MentionRow]:
        ordered = sorted(self.documents(query), key=lambda row: (row.name, row.id))
        for part in fetching.batched(ordered, DOCUMENTS_AT_ONCE):
            documents = {row.id: row for row in part}
            with self._engine.connect() as connection:
                found = load_mentions(connection, t.mentions.c.document.in_(documents), *of_mentions(query))
                mainly = principal(connection, tuple(documents), query)
            kept = {
                key: _upheld(key, one, laid)
                for key, one in found.items()
                if key not in laid.rejected and concerns(one, query, principal=one.document in mainly)
            }
            yield from sorted(
                (_marked(row, laid) for row in fetching.mention_rows(self._engine, kept, documents, {})), key=place
            )

    def records(self, query: Query | None = None) -> tuple[RecordRow, ...]:
        """The records that have a mention in view, as those mentions tell them, in the order of date, then of id."""
        query = query or Query()
        laid = self.judged(query.known_at)
        rows = list(self._mentions(query, laid))
        links = self._links(tuple(row.id for row in rows)) if query.known_at is None else self._links_at(query, laid)
        grouped: dict[str, list[MentionRow]] = defaultdict(list)
        for row in rows:
            if row.id not in links:
                continue  # stored by a program that still writes, and not linked yet
            record, reason = links[row.id]
            grouped[record].append(replace(row, reason=reason))
        made = (gather(key, members, laid.about(key, (row.id for row in members))) for key, members in grouped.items())
        return tuple(
            sorted((one for one in made if not rejected(one.judged) and in_time(one, query)), key=record_order)
        )

    def page(self, query: Query, listing: Listing = Listing()) -> Page:  # noqa: B008 -- frozen
        """Some records of a list and the cursor of the next. Raises LedgerError for a bad cursor or search.

        As ``records``, but of one page, and not for ``known_at``.
        """
        if query.known_at is not None:
            raise LedgerError("a list as known at a moment has no pages")
        with self._engine.connect() as connection:
            keys, following = ids(connection, query, listing)
        return Page(self._gathered(keys, query), following)

    def _gathered(self, keys: Sequence[str], query: Query) -> tuple[RecordRow, ...]:
        """The records of these ids in that order, as the documents in view tell them."""
        with self._engine.connect() as connection:
            links = connection.execute(
                select(t.record_mentions.c.mention, t.record_mentions.c.record).where(
                    t.record_mentions.c.record.in_(keys)
                )
            ).all()
            record_of = {row.mention: row.record for row in links}
            # Without the register, which the records have already: SQLite would take its index and read all of it.
            about = of_mentions(replace(query, register=None))
            found = load_mentions(connection, t.mentions.c.id.in_(record_of), *about)
            documents = self._documents_of(connection, found, query)
            laid = laid_upon(connection)
            mainly = principal(connection, tuple(documents), query)
        kept = {
            key: _upheld(key, one, laid)
            for key, one in found.items()
            if one.document in documents and concerns(one, query, principal=one.document in mainly)
        }
        reasons = {key: reason for key, (_, reason) in self._links(tuple(kept)).items()}
        grouped: dict[str, list[MentionRow]] = defaultdict(list)
        for row in fetching.mention_rows(self._engine, kept, documents, reasons):
            grouped[record_of[row.id]].append(_marked(row, laid))
        return tuple(
            gather(key, grouped[key], laid.about(key, (row.id for row in grouped[key])))
            for key in keys
            if key in grouped
        )

    def told_in(self, key: str) -> tuple[tuple[MentionRow, RecordRow], ...]:
        """What was read from a document and is linked, each with its record as all documents tell it."""
        links = (
            select(t.record_mentions.c.record)
            .join(t.mentions, t.mentions.c.id == t.record_mentions.c.mention)
            .join(t.records, t.records.c.id == t.record_mentions.c.record)
            .where(t.mentions.c.document == key, t.records.c.hidden == 0)
        )
        with self._engine.connect() as connection:
            keys = sorted(set(connection.execute(links).scalars()))
        return tuple(
            (row, record)
            for record in self._gathered(keys, Query())
            for row in record.mentions
            if row.document.id == key
        )

    def document_row(self, key: str) -> DocumentRow:
        """A document without its text. Raises NotInLedger."""
        with self._engine.connect() as connection:
            found = fetching.documents(connection, t.documents.c.id == key)
        if key not in found:
            raise NotInLedger(f"the ledger has no document {key}")
        return found[key]

    def record(self, prefix: str, query: Query | None = None) -> RecordRow:
        """The record whose id begins so, with or without its ``r:``, as it was told and known by the query's days.

        Raises LedgerError for none or several, and where nothing was told of it by then.
        """
        query = query or Query()
        key = self._one(t.records.c.id, "r:" + prefix.strip().casefold().removeprefix("r:"), "record")
        with self._engine.connect() as connection:
            links = select(t.record_mentions.c.mention).where(t.record_mentions.c.record == key)
            laid = laid_upon(connection)
            stored = load_mentions(connection, t.mentions.c.id.in_(links))
            documents = self._documents_of(connection, stored, query)
        if query.known_at is not None:
            return self._record_at(key, frozenset(stored), query)
        mentions = {name: _upheld(name, one, laid) for name, one in stored.items() if one.document in documents}
        if not mentions:
            raise NotInLedger(f"nothing was told of {key} by then")
        reasons = {name: reason for name, (_, reason) in self._links(tuple(mentions)).items()}
        rows = [_marked(row, laid) for row in fetching.mention_rows(self._engine, mentions, documents, reasons)]
        return gather(key, rows, laid.about(key, mentions))

    def _record_at(self, key: str, mentions: frozenset[str], query: Query) -> RecordRow:
        """The record of those mentions as linked with what was known at a moment."""
        with self._engine.connect() as connection:
            register = connection.execute(select(t.records.c.register).where(t.records.c.id == key)).scalar_one()
        known = self.records(replace(query, register=register))
        found = [one for one in known if mentions & {row.id for row in one.mentions}]
        if not found:
            raise NotInLedger(f"nothing was known of {key} by then")
        return found[0]

    def _one(self, column: ColumnElement[str], prefix: str, what: str) -> str:
        """The one id in a column that begins so."""
        # A range, which an index serves, rather than LIKE, which none does.
        query = select(column).where(column >= prefix, column < prefix + "~").order_by(column).limit(4)
        with self._engine.connect() as connection:
            keys = list(connection.execute(query).scalars())
        if len(keys) != 1:
            raise NotInLedger(which(prefix, keys, what))
        return keys[0]

    def fates(self, records: Iterable[RecordRow], as_of: date, query: Query | None = None) -> dict[str, Fate]:
        """What became of those of the records that promise or plan something, as of a day, from the documents in view."""
        chosen = tuple(records)
        with self._engine.connect() as connection:
            found: list[Bearing] = []
            for part in fetching.batched([one.id for one in chosen], CHUNK):
                rows = connection.execute(select(t.bearings).where(t.bearings.c.record.in_(part))).mappings()
                found += [bearing_of(dict(row)) for row in rows]
            keys = {one.document for one in found}
            where = of_documents(query or Query(as_of=as_of))
            documents = fetching.documents(connection, t.documents.c.id.in_(keys), *where)
        read = fetching.sentences(self._engine, fetching.texts(self._engine, sorted(documents)))
        shown = []
        for one in found:
            sentence = fetching.at(read[one.document], span_of(one)) if one.document in documents else None
            if sentence is not None:
                shown.append((one, documents[one.document], sentence))
        return fates(chosen, shown, as_of)

    def judged(self, known_at: str | None = None) -> Judged:
        """What people decided (until a moment), found again among what is read."""
        with self._engine.connect() as connection:
            return laid_upon(connection) if known_at is None else judged(connection, known_at)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement ever made, withdrawn ones too, in the order of their making."""
        with self._engine.connect() as connection:
            return judgements(connection)

    def mention_id(self, prefix: str) -> str:
        """The mention whose id begins so, with or without its ``m:``. Raises LedgerError for none or several."""
        return self._one(t.mentions.c.id, "m:" + prefix.strip().casefold().removeprefix("m:"), "mention")

    def anchor(self, mention: str) -> Anchor:
        """What a judgement on a mention holds on to. Raises LedgerError."""
        with self._engine.connect() as connection:
            return anchor(connection, mention)

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Sentences that hold all the words (FTS5), best first. Raises LedgerError for a query FTS5 cannot read."""
        with self._engine.connect() as connection:
            found = matching(connection, words, limit)
            keys = {row.document for row in found}
            documents = fetching.documents(connection, t.documents.c.id.in_(keys))
        held = fetching.texts(self._engine, sorted(keys))
        return tuple(Hit(documents[row.document], fetching.sentence(row, held[row.document])) for row in found)

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
        found = fetching.texts(self._engine, [key])
        if key not in found:
            raise NotInLedger(f"the ledger has no document {key}")
        return found[key]

    def outlet(self, document: DocumentRow) -> Outlet:
        """Who stands behind a document: by the user's table as it was when this view first looked, else the shipped one."""
        if self._outlets is None:
            with self._engine.connect() as connection:
                self._outlets = load_outlets(connection)
        return outlet_of(document.url, document.outlet, self._outlets)

    def main_pair(self, document: str) -> tuple[str, ...]:
        """The two states that most mentions of a document concern, empty where none or several pairs do."""
        with self._engine.connect() as connection:
            return main_pair_of(connection, document)

    def pairs(self, since: date) -> tuple[PairRow, ...]:
        """The pairs of states that documents are mainly of, those with most that was first told from that day on first."""
        return pairs(self._engine, since)

    def contributions(self, query: Query) -> Mapping[str, Contribution]:
        """What each source in view contributes to the records of the query's two states, by its id."""
        return contributions(self._engine, query)

    def revision(self) -> int:
        """A number that is another one after every change of the ledger."""
        with self._engine.connect() as connection:
            return revision(connection)

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

    def _documents_of(
        self, connection: Connection, mentions: Mapping[str, Mention], query: Query | None = None
    ) -> dict[str, DocumentRow]:
        keys = {mention.document for mention in mentions.values()}
        return fetching.documents(connection, t.documents.c.id.in_(keys), *of_documents(query or Query()))

    def _links(self, mentions: Sequence[str]) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        with self._engine.connect() as connection:
            for part in fetching.batched(mentions, CHUNK):
                query = select(t.record_mentions).where(t.record_mentions.c.mention.in_(part))
                found.update({row.mention: (row.record, row.reason) for row in connection.execute(query)})
        return found

    def _links_at(self, query: Query, laid: Judged) -> dict[str, tuple[str, str]]:
        """The links as they would have been with what was known at a moment: every block in view linked anew."""
        with self._engine.connect() as connection:
            blocks = select(t.mentions.c.register, t.mentions.c.block).join(t.documents).where(*of_documents(query))
            found: dict[str, tuple[str, str]] = {}
            for register, block in connection.execute(blocks.where(*of_mentions(query)).distinct()).all():
                known = load_tellings(connection, register, block, pair_of(block), query.known_at)
                for record in link(register, upheld(known, laid), laid.decisions()):
                    found.update({one.mention: (record.id, one.reason) for one in record.links})
        return found


def _upheld(key: str, mention: Mention, laid: Judged) -> Mention:
    changes = laid.corrected.get(key)
    return corrected(mention, changes) if changes else mention


def _marked(row: MentionRow, laid: Judged) -> MentionRow:
    marks = laid.of_mention.get(row.id)
    return replace(row, judged=marks) if marks else row

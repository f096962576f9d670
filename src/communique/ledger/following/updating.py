"""Keeping the table of bearings: the pairs of states of which something changed are followed anew.

What is to be done is kept in the table ``stale`` under a name of its own, in the transaction that links a block, so that a
run that is killed leaves nothing behind that is out of date.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from communique.ledger import tables as t
from communique.ledger.fetching import batched
from communique.ledger.following.asking import Ask
from communique.ledger.following.bearing import follow
from communique.ledger.following.kept import Kept
from communique.ledger.following.promises import Promise, Sentence, is_promise
from communique.ledger.judged import Judged
from communique.ledger.judging import judged, upheld
from communique.ledger.likeness.catalogue import pair_of
from communique.ledger.loading import load_tellings
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.model.documents import BlockKind

FOLLOWED = "bearings"  # the name in ``stale`` under which pairs wait; no register is called so
REGISTERS = ("contacts", "commitments")
CHUNK = 500


def mark(connection: Connection, block: str) -> None:
    """A block was linked anew: the pair that it is of must be followed anew."""
    pair = pair_of(block)
    if len(pair) == 2:
        _mark(connection, [" ".join(pair)])


def mark_sources(connection: Connection, documents: Sequence[str]) -> None:
    """These documents were compared with others: what shares their text may count as a copy, or no more."""
    told: set[str] = set()
    for part in batched(documents, CHUNK):
        own = select(func.coalesce(t.copies.c.source, t.documents.c.id)).select_from(_PLACED)
        told.update(connection.execute(own.where(t.documents.c.id.in_(part))).scalars())
    for part in batched(sorted(told), CHUNK):
        kin = select(t.copies.c.document).where(t.copies.c.source.in_(part))
        told.update(connection.execute(kin).scalars())
    pairs: set[str] = set()
    for part in batched(sorted(told), CHUNK):
        among = select(t.document_pairs.c.first, t.document_pairs.c.second).where(t.document_pairs.c.document.in_(part))
        pairs.update(f"{row.first} {row.second}" for row in connection.execute(among.distinct()))
    _mark(connection, pairs)


def mark_all(connection: Connection) -> None:
    """Every pair with promises must be followed anew."""
    blocks = select(t.records.c.block).where(t.records.c.register.in_(REGISTERS)).distinct()
    _mark(connection, [" ".join(pair) for pair in map(pair_of, connection.execute(blocks).scalars()) if len(pair) == 2])


def update(connection: Connection) -> int:
    """Fill the table of bearings anew for the pairs that wait. Returns how many there were."""
    waiting = select(t.stale.c.block).where(t.stale.c.register == FOLLOWED).order_by(t.stale.c.block)
    pairs = list(connection.execute(waiting).scalars())
    if not pairs:
        return 0
    connection.execute(delete(t.bearings).where(t.bearings.c.record.not_in(select(t.records.c.id))))
    laid = judged(connection)
    ask = Kept(connection)
    for pair in pairs:
        _follow(connection, pair, laid, ask)
    connection.execute(delete(t.stale).where(t.stale.c.register == FOLLOWED))
    return len(pairs)


def _follow(connection: Connection, block: str, laid: Judged, ask: Ask) -> None:
    own = select(t.records.c.id).where(t.records.c.block == block)
    connection.execute(delete(t.bearings).where(t.bearings.c.record.in_(own)))
    tellings = _tellings(connection, block, laid)
    promises = tuple(_promises(connection, block, tellings))
    if not promises:
        return
    sentences = _sentences(connection, block, tellings)
    found = follow(promises, sentences, tellings.values(), _records(connection, block, tellings), ask)
    rows = [
        {
            "record": one.record,
            "document": one.document,
            "start": one.start,
            "end": one.end,
            "bearing": one.kind.value,
            "score": one.score,
            "reason": one.reason,
        }
        for one in found
    ]
    if rows:
        connection.execute(insert(t.bearings), rows)


def _tellings(connection: Connection, block: str, laid: Judged) -> dict[str, Telling]:
    """The linked mentions of all the pair's registers as people corrected them, by id."""
    registers = select(t.records.c.register).where(t.records.c.block == block).distinct().order_by(t.records.c.register)
    linked = set(
        connection.execute(
            select(t.record_mentions.c.mention)
            .join(t.records, t.records.c.id == t.record_mentions.c.record)
            .where(t.records.c.block == block)
        ).scalars()
    )
    return {
        one.key: one
        for register in connection.execute(registers).scalars().all()
        for one in upheld(load_tellings(connection, register, block, pair_of(block)), laid)
        if one.key in linked
    }


def _records(connection: Connection, block: str, tellings: dict[str, Telling]) -> dict[str, str]:
    """The record of each telling by its key."""
    query = (
        select(t.record_mentions.c.mention, t.record_mentions.c.record)
        .join(t.records, t.records.c.id == t.record_mentions.c.record)
        .where(t.records.c.block == block)
    )
    return {row.mention: row.record for row in connection.execute(query) if row.mention in tellings}


def _promises(connection: Connection, block: str, tellings: dict[str, Telling]) -> Iterator[Promise]:
    query = (
        select(t.records.c.id, t.records.c.register, t.record_mentions.c.mention)
        .join(t.record_mentions, t.record_mentions.c.record == t.records.c.id)
        .where(t.records.c.block == block, t.records.c.register.in_(REGISTERS))
    )
    grouped: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for row in connection.execute(query):
        if row.mention in tellings:
            grouped[row.id, row.register].append(tellings[row.mention])
    for (record, register), told in sorted(grouped.items()):
        ordered = tuple(sorted(told, key=lambda one: one.place))
        if is_promise(register, ordered):
            yield Promise(record, register, ordered)


_PLACED = t.documents.outerjoin(t.copies, t.copies.c.document == t.documents.c.id)


def _sentences(connection: Connection, block: str, tellings: dict[str, Telling]) -> Iterator[Sentence]:
    """The sentences of the body of every document that speaks of the pair, a document at a time."""
    first, second = pair_of(block)
    spoken = select(t.document_pairs.c.document).where(
        t.document_pairs.c.first == first, t.document_pairs.c.second == second
    )
    keys = {one.mention.document for one in tellings.values()} | set(connection.execute(spoken).scalars())
    columns = (
        t.documents.c.id,
        t.documents.c.name,
        t.documents.c.text,
        t.documents.c.blocks,
        t.documents.c.published_last,
        t.copies.c.source,
    )
    for key in sorted(keys):
        row = connection.execute(select(*columns).select_from(_PLACED).where(t.documents.c.id == key)).one()
        spans = connection.execute(
            select(t.sentences.c.start, t.sentences.c.end)
            .where(t.sentences.c.document == key)
            .order_by(t.sentences.c.number)
        ).all()
        yield from _of_body(row, spans)


def _of_body(row: Any, spans: Iterable[Any]) -> Iterator[Sentence]:
    """A title says again what the body says in full."""
    bodies = [(start, end) for start, end, kind in json.loads(row.blocks) if kind == BlockKind.BODY.value]
    for span in spans:
        if not bodies or any(start <= span.start < end for start, end in bodies):
            text = row.text[span.start : span.end]
            said = row.published_last or UNDATED_DAY
            yield Sentence(row.id, span.start, span.end, text, said, row.name, row.source or row.id)


def _mark(connection: Connection, pairs: Iterable[str]) -> None:
    rows = [{"register": FOLLOWED, "block": pair} for pair in sorted(set(pairs))]
    if rows:
        connection.execute(insert(t.stale).prefix_with("OR IGNORE"), rows)

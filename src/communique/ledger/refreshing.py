"""Judgements that leave linking as it is: only the index of the records that they are about is written anew.

Which mentions are one record, and which later sentences bear on it, rests on mentions that people rejected or corrected and on
what they joined and parted. A word on a record as a whole changes how it is shown and found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select, update

from communique.ledger import tables as t
from communique.ledger.fetching import batched
from communique.ledger.indexing import record_rows
from communique.ledger.judged import Judged
from communique.ledger.judging import judged, upheld
from communique.ledger.likeness.catalogue import pair_of
from communique.ledger.linking import Link, Linked
from communique.ledger.loading import load_tellings
from communique.model.judgements import Action, Judgement, Scope

CHUNK = 500  # ids in one condition


def relinks(judgement: Judgement) -> bool:
    """Must what this judgement is about be linked and followed anew?"""
    return judgement.scope is Scope.MENTION or judgement.action in {Action.MERGE, Action.SPLIT}


def refresh(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Write the index of the records that these judgements are, or may be, about."""
    about = tuple(judgements)
    documents = sorted({anchor.document for one in about for anchor in one.targets})
    registers = sorted({anchor.register for one in about for anchor in one.targets})
    if not documents:
        return
    laid = judged(connection)
    records: set[tuple[str, str, str]] = set()
    for part in batched(documents, CHUNK):
        query = (
            select(t.records.c.register, t.records.c.block, t.records.c.id)
            .join(t.record_mentions, t.record_mentions.c.record == t.records.c.id)
            .join(t.mentions, t.mentions.c.id == t.record_mentions.c.mention)
            .where(t.mentions.c.document.in_(part), t.mentions.c.register.in_(registers))
            .distinct()
        )
        records |= {(row.register, row.block, row.id) for row in connection.execute(query)}
    grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for register, block, key in sorted(records):
        grouped[register, block].append(key)
    for (register, block), keys in grouped.items():
        for part in batched(keys, CHUNK):
            _refresh(connection, register, block, part, laid)


def _refresh(connection: Connection, register: str, block: str, keys: Sequence[str], laid: Judged) -> None:
    links = select(t.record_mentions.c.record, t.record_mentions.c.mention).where(t.record_mentions.c.record.in_(keys))
    linked: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(links.order_by(t.record_mentions.c.mention)):
        linked[row.record].append(row.mention)
    only = sorted({mention for mentions in linked.values() for mention in mentions})
    loaded = load_tellings(connection, register, block, pair_of(block), only=only)
    tellings = {one.key: one for one in upheld(loaded, laid)}
    # What a person set aside and what waits to be linked again is put right by linking.
    whole = [
        Linked(key, tuple(Link(mention, "") for mention in mentions))
        for key, mentions in linked.items()
        if all(mention in tellings for mention in mentions)
    ]
    for values in record_rows(register, block, whole, tellings, laid):
        connection.execute(update(t.records).where(t.records.c.id == values["id"]).values(values))
        pairs = t.record_pairs
        connection.execute(update(pairs).where(pairs.c.record == values["id"]).values(placed=values["placed"]))

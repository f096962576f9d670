"""Bringing a ledger of an earlier version up to date, in one transaction."""

from __future__ import annotations

import json

from sqlalchemy import Connection, insert, select, update

from communique.ledger import tables as t
from communique.ledger.codec import document_of, from_fields
from communique.ledger.copies import body
from communique.ledger.following.updating import mark_all
from communique.ledger.judging import main_pair_of
from communique.ledger.likeness.catalogue import block_of
from communique.ledger.placing import fingerprint


def migrate(connection: Connection) -> None:
    """Take the next steps until the ledger is of this program's version; nothing is to be done where another process was first."""
    version = int(connection.execute(select(t.meta.c.value).where(t.meta.c.key == "schema")).scalar_one())
    for number, step in enumerate(STEPS, start=1):
        if version <= number:
            step(connection)
    values = {"value": str(t.SCHEMA_VERSION)}
    connection.execute(update(t.meta).where(t.meta.c.key == "schema").values(values))


def _second(connection: Connection) -> None:
    """Copies, outlets, judgements and follow-ups; blocks that take in what concerns one of the two states."""
    # Records are made anew by linking; their table has more columns now.
    connection.exec_driver_sql("DELETE FROM record_mentions")
    connection.exec_driver_sql("DELETE FROM records")
    connection.exec_driver_sql("DROP INDEX IF EXISTS ix_records_block")
    connection.exec_driver_sql("DROP TABLE records")
    new = (
        t.records,
        t.record_pairs,
        t.fingerprints,
        t.similar,
        t.copies,
        t.unplaced,
        t.outlets,
        t.judgements,
        t.bearings,
    )
    t.metadata.create_all(connection, tables=new)
    connection.exec_driver_sql("CREATE INDEX IF NOT EXISTS ix_documents_url ON documents (url)")
    for key in connection.execute(select(t.documents.c.id).order_by(t.documents.c.id)).scalars().all():
        row = connection.execute(select(t.documents).where(t.documents.c.id == key)).mappings().one()
        fingerprint(connection, key, body(document_of(dict(row))))
        _block_anew(connection, key)
    blocks = connection.execute(select(t.mentions.c.register, t.mentions.c.block).distinct()).all()
    rows = [{"register": register, "block": block} for register, block in blocks]
    if rows:
        connection.execute(insert(t.stale).prefix_with("OR IGNORE"), rows)


def _block_anew(connection: Connection, document: str) -> None:
    pair = main_pair_of(connection, document)
    for row in connection.execute(select(t.mentions).where(t.mentions.c.document == document)).mappings().all():
        mention = from_fields(row["register"], json.loads(row["fields"]), dict(row), {})
        connection.execute(update(t.mentions).where(t.mentions.c.id == row["id"]).values(block=block_of(mention, pair)))


def _third(connection: Connection) -> None:
    """What the network of following answered is kept; every pair is followed anew, for it is asked now."""
    t.metadata.create_all(connection, tables=(t.answers,))
    mark_all(connection)


STEPS = (_second, _third)

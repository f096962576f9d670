"""A ledger of the first version is brought up to date when it is opened, in one transaction."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from ledgers import fill, sample

from communique.exchange.whole import export_ledger
from communique.ledger.store import Store
from communique.ledger.tables import SCHEMA_VERSION
from communique.model.errors import LedgerError

NEW = ("record_pairs", "fingerprints", "similar", "copies", "unplaced", "outlets", "judgements", "bearings", "answers")


def first_version(path: Path) -> None:
    """Make a ledger what it was before: no new tables, records without an index of lists."""
    connection = sqlite3.connect(path)
    with connection:
        for table in NEW:
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DROP INDEX ix_documents_url")
        kept = connection.execute("SELECT id, register, block FROM records").fetchall()
        links = connection.execute("SELECT * FROM record_mentions").fetchall()
        connection.execute("DROP TABLE record_mentions")
        connection.execute("DROP TABLE records")
        connection.execute(
            "CREATE TABLE records (id VARCHAR PRIMARY KEY, register VARCHAR NOT NULL, block VARCHAR NOT NULL)"
        )
        connection.execute("CREATE INDEX ix_records_block ON records (register, block)")
        connection.execute(
            "CREATE TABLE record_mentions (record VARCHAR NOT NULL REFERENCES records (id), "
            "mention VARCHAR PRIMARY KEY REFERENCES mentions (id), reason TEXT NOT NULL)"
        )
        connection.executemany("INSERT INTO records VALUES (?, ?, ?)", kept)
        connection.executemany("INSERT INTO record_mentions VALUES (?, ?, ?)", links)
        connection.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
    connection.close()


def test_an_older_ledger_is_brought_up_to_date(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    with Store.open(tmp_path / "l.db") as store:
        expected = list(export_ledger(store.view()))
    first_version(tmp_path / "l.db")
    with Store.open(tmp_path / "l.db") as store:
        assert list(export_ledger(store.view())) == expected
    connection = sqlite3.connect(tmp_path / "l.db")
    assert connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone() == (str(SCHEMA_VERSION),)
    connection.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_an_older_ledger_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    first_version(tmp_path / "l.db")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(LedgerError, match="older program"):
            Store.open(tmp_path / "l.db")
    finally:
        tmp_path.chmod(0o700)

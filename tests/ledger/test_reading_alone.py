"""A ledger opened for reading alone: what has not been linked yet is left out, and nothing is written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from ledgers import READER, Page, fill, sample
from sqlalchemy import insert
from sqlalchemy.exc import OperationalError

from communique.ledger import tables as t
from communique.ledger.engine import WRITE, open_reading
from communique.ledger.overview import Pair, document_id, pairs, unlinked
from communique.ledger.paging import Listing
from communique.ledger.queries import Query, View
from communique.ledger.store import Store
from communique.model.errors import LedgerError


def newer() -> Page:
    page = Page("2022-newer", "Arman Serik visited Samarkand on 3 May 2022. A road was opened.", "2022-05-04")
    page.add("contacts", "visited Samarkand on 3 May 2022", kind="visit", modality="held", date="2022-05-03")
    return page.add("projects", "A road was opened", name="road", stage="completed")


def test_what_is_not_linked_yet_is_in_no_record(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    engine = open_reading(tmp_path / "l.db")
    view = View(engine)
    before = [one.id for one in view.records()]
    with Store.open(tmp_path / "l.db") as store:
        store.add(newer().read(), READER)
        assert unlinked(engine) == 2
        assert [one.id for one in view.records()] == before
        assert [one.id for one in view.records(Query(between=("KAZ", "UZB")))] == before
        assert [one.id for one in view.page(Query()).records] == before
        assert "2022-newer" in [row.name for row in view.documents()]
        assert [hit.document.name for hit in view.search("Samarkand")] == ["2022-newer"]
        store.link()
    assert unlinked(engine) == 0
    assert len(view.records()) == len(before) + 2


def test_a_document_read_anew_leaves_its_records_until_they_are_linked(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", [*sample(), newer()])
    with Store.open(tmp_path / "l.db") as store:
        store.add(newer().read(), "hand/2")
        view = View(open_reading(tmp_path / "l.db"))
        names = {row.document.name for one in view.records() for row in one.mentions}
        assert "2022-newer" not in names
        assert all(one.mentions for one in view.page(Query(), Listing(limit=200)).records)


def test_nothing_can_be_written(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    before = (tmp_path / "l.db").read_bytes()
    engine = open_reading(tmp_path / "l.db")
    with (
        pytest.raises(OperationalError, match="readonly"),
        engine.connect().execution_options(**WRITE) as connection,
        connection.begin(),
    ):
        connection.execute(insert(t.meta).values(key="a", value="b"))
    View(engine).records()
    assert (tmp_path / "l.db").read_bytes() == before


def test_a_ledger_is_readable_while_it_is_written(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    writer = sqlite3.connect(tmp_path / "l.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM record_mentions")
    view = View(open_reading(tmp_path / "l.db"))
    assert view.records()
    writer.execute("ROLLBACK")
    writer.close()


def test_a_ledger_of_an_earlier_version_is_left_as_it_is(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    connection = sqlite3.connect(tmp_path / "l.db")
    with connection:
        connection.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
    connection.close()
    with pytest.raises(LedgerError, match="older program"):
        open_reading(tmp_path / "l.db")


@pytest.mark.parametrize("what", ["missing", "folder", "other"])
def test_what_is_no_ledger_is_refused(tmp_path: Path, what: str) -> None:
    if what == "folder":
        (tmp_path / "folder").mkdir()
    if what == "other":
        (tmp_path / "other").write_text("words " * 200)
    with pytest.raises(LedgerError):
        open_reading(tmp_path / what)


def test_pairs_and_documents_by_name(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    engine = open_reading(tmp_path / "l.db")
    assert pairs(engine) == (Pair("KAZ", "UZB", 4),)
    key = document_id(engine, "2020-03-plan")
    assert document_id(engine, key) == key
    assert document_id(engine, key[:18]) == key
    with pytest.raises(LedgerError, match="no document"):
        document_id(engine, "sha")
    with pytest.raises(LedgerError, match="no document"):
        document_id(engine, "zzz")

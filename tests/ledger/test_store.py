from __future__ import annotations

import itertools
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ledgers import CLOCK, READER, Page, Reading, fill, sample

from communique.exchange.interchange import export_mentions
from communique.ledger.ingest import ingest
from communique.ledger.store import Added, Store
from communique.model.documents import Document
from communique.model.errors import LedgerError, RejectReason, SourceRejected
from communique.model.judgements import Action, Judgement, Scope

TABLES = {
    "documents": "SELECT * FROM documents",
    "pairs": "SELECT * FROM document_pairs",
    "sentences": 'SELECT s.document, number, start, "end", sha256, i.text FROM sentences s'
    " JOIN sentence_index i ON i.rowid = s.id",
    "mentions": "SELECT * FROM mentions",
    "evidence": "SELECT * FROM evidence",
    "records": "SELECT * FROM records",
    "links": "SELECT * FROM record_mentions",
    "stale": "SELECT * FROM stale",
    "rejected": "SELECT * FROM rejected",
}


def dump(path: Path) -> dict[str, list[Any]]:
    """Everything that a ledger holds, without the order in which it came."""
    connection = sqlite3.connect(path)
    try:
        return {name: sorted(connection.execute(query).fetchall(), key=repr) for name, query in TABLES.items()}
    finally:
        connection.close()


def exported(path: Path) -> str:
    with Store.open(path) as store:
        return "\n".join(export_mentions(store.view()))


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_reading_leaves_no_trace(tmp_path: Path, seed: int) -> None:
    pages = list(sample())
    fill(tmp_path / "a.db", pages)
    random.Random(seed).shuffle(pages)
    fill(tmp_path / "b.db", pages)
    assert dump(tmp_path / "a.db") == dump(tmp_path / "b.db")
    assert exported(tmp_path / "a.db") == exported(tmp_path / "b.db")


def test_one_run_or_several_end_in_the_same_ledger(tmp_path: Path) -> None:
    fill(tmp_path / "a.db", sample())
    for page in sample():
        fill(tmp_path / "b.db", [page])
    assert dump(tmp_path / "a.db") == dump(tmp_path / "b.db")


def test_a_document_read_twice_is_stored_once(tmp_path: Path) -> None:
    page = next(sample())
    with Store.open(tmp_path / "l.db", create=True) as store:
        assert store.add(page.read(), READER) is Added.NEW
        assert store.knows(page.read().document, READER)
        assert store.add(page.read(), READER) is Added.KEPT
        assert store.view().counts()["documents"] == 1


def test_of_two_copies_the_one_with_the_smaller_name_stays(tmp_path: Path) -> None:
    for order in (("b", "a"), ("a", "b")):
        path = tmp_path / f"{order[0]}.db"
        fill(path, [Page(name, "One text under two names.", "2020") for name in order])
        with Store.open(path) as store:
            assert [row.name for row in store.view().documents()] == ["a"]


def test_another_reader_replaces_the_mentions(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    fill(path, sample())
    page = Page("2020-05-visit", next(p.text for p in sample() if p.name == "2020-05-visit"), "2020-05-13")
    with Store.open(path) as store:
        assert not store.knows(page.read().document, "hand/2")
        assert store.add(page.read(), "hand/2") is Added.REPLACED
        names = {row.document.name for row in store.view().mentions()}
        assert "2020-05-visit" not in names
        assert all(record.mentions for record in store.view().records())
        # The visit of May is planned again, since the page that told it as held tells nothing any more.
        assert {record.status for record in store.view().records() if record.date == "2020-05"} == {"planned"}


def test_rejections_are_kept_until_the_input_reads_well(tmp_path: Path) -> None:
    page = next(sample())
    with Store.open(tmp_path / "l.db", create=True) as store:
        origin = page.read().document.origin
        store.reject(SourceRejected(origin, RejectReason.EMPTY))
        store.reject(SourceRejected(origin, RejectReason.BINARY, "NUL \ud800"))
        assert [(row.origin, row.reason) for row in store.view().rejected()] == [(origin, "binary")]
        store.add(page.read(), READER)
        assert store.view().rejected() == ()


def test_ingest_accounts_for_every_input(tmp_path: Path) -> None:
    pages = list(sample())
    readings = {page.id: page.read() for page in pages}
    bad = SourceRejected("x.bin", RejectReason.BINARY)
    surrogate = Page("half", "half \ud800 a pair")
    readings[surrogate.id] = surrogate.read()
    inputs: list[Document | SourceRejected] = [
        readings[pages[0].id].document,
        bad,
        readings[surrogate.id].document,
        readings[pages[1].id].document,
    ]

    def read_many(documents: Any) -> Any:
        return (readings[document.id] for document in documents)

    with Store.open(tmp_path / "l.db", create=True) as store:
        first = list(ingest(store, inputs, read_many, READER))
        again = list(ingest(store, inputs, read_many, READER))
        assert {row.origin for row in store.view().rejected()} == {"x.bin", "half.txt"}
    assert [step.added for step in first if step.added] == [Added.NEW, Added.NEW]
    assert [step.added for step in again if step.added] == [Added.KEPT, Added.KEPT]
    assert len(first) == len(again) == 4


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"this is a letter, not a database" * 64, "not a ledger"),
        (b"SQLite format 3\x00" + b"\xff" * 2000, "not a ledger"),
    ],
)
def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    for create in (False, True):
        with pytest.raises(LedgerError, match=words):
            Store.open(path, create=create)
    assert path.read_bytes() == content


def test_other_sqlite_files_newer_ledgers_and_missing_ones_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE documents (id)")
    connection.close()
    with pytest.raises(LedgerError, match="a SQLite file but not a ledger"):
        Store.open(other, create=True)
    newer = tmp_path / "newer.db"
    fill(newer, [])
    connection = sqlite3.connect(newer)
    connection.execute("UPDATE meta SET value = '999' WHERE key = 'schema'")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerError, match="newer program"):
        Store.open(newer)
    with pytest.raises(LedgerError, match="no ledger at"):
        Store.open(tmp_path / "none.db")
    with pytest.raises(LedgerError, match="is a folder"):
        Store.open(tmp_path, create=True)
    with pytest.raises(LedgerError, match="does not exist"):
        Store.open(tmp_path / "no" / "l.db", create=True)


@pytest.mark.parametrize("logged", [False, True])
def test_a_ledger_in_a_folder_that_cannot_be_written_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, logged: bool
) -> None:
    path = tmp_path / "what? é 100%.db"
    fill(path, sample())
    (tmp_path / f"{path.name}-wal").touch() if logged else None
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Store.open(path) as store:
        assert store.view().counts()["documents"] == 4
        writes: list[Callable[[], object]] = [
            lambda: store.reject(SourceRejected("a.txt", RejectReason.EMPTY)),
            lambda: store.add(next(sample()).read(), "hand/2"),
            lambda: store.judge([Judgement(made="2026", by="Anna", action=Action.NOTE, scope=Scope.RECORD)]),
            lambda: store.set_outlets({}),
        ]
        for write in writes:
            with pytest.raises(LedgerError, match="cannot be written"):
                write()


def test_a_span_outside_the_text_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    long, short = Page("a", "A longer text here."), Page("a", "Short.")
    long.add("standing", "here", term="here")
    reading = long.read()
    wrong = type(reading)(short.read().document, (), reading.mentions)
    with Store.open(tmp_path / "l.db", create=True) as store:
        with pytest.raises(LedgerError, match="another document"):
            store.add(wrong, READER)
        assert store.view().counts()["documents"] == 0


KILLED = """
import os, signal, sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
sys.path.insert(0, {tests!r})
from ledgers import CLOCK, READER, sample
from communique.ledger import store as module
place, after = sys.argv[2], int(sys.argv[3])
calls = 0
real = getattr(module, place)
def counted(*args):
    global calls
    calls += 1
    result = real(*args)
    if calls == after:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
setattr(module, place, counted)
with module.Store.open(Path(sys.argv[1]), create=True, clock=lambda: CLOCK) as store:
    for page in sample():
        store.add(page.read(), READER)
    store.link()
"""


@pytest.mark.parametrize(
    ("place", "after"), [("_insert_sentences", 1), ("_insert", 3), ("_mark", 4), ("place", 1), ("_link_block", 2)]
)
def test_a_run_killed_anywhere_is_taken_up_again(tmp_path: Path, place: str, after: int) -> None:
    script = KILLED.format(tests=str(Path(__file__).parents[1]))
    path = tmp_path / "killed.db"
    done = subprocess.run([sys.executable, "-c", script, str(path), place, str(after)], check=False)
    assert done.returncode == -signal.SIGKILL
    fill(path, sample())
    fill(tmp_path / "whole.db", sample())
    assert dump(path) == dump(tmp_path / "whole.db")
    assert dump(path)["stale"] == []


def test_the_moment_of_learning_stays_when_a_document_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    fill(path, sample())
    with Store.open(path) as store:
        store.add(next(sample()).read(), "hand/2")
        assert {row.learned for row in store.view().documents()} == {CLOCK.isoformat(timespec="seconds")}


class Fussy:
    """Reads ahead by three documents and fails on any that says so."""

    def __init__(self, pages: list[Page]) -> None:
        self.readings = {page.id: page.read() for page in pages}

    def __call__(self, documents: Iterable[Document]) -> Iterator[Reading]:
        rest = iter(documents)
        while batch := list(itertools.islice(rest, 3)):
            if any("FAIL" in document.text for document in batch):
                raise TypeError("the reader fell over")
            yield from (self.readings[document.id] for document in batch)


@pytest.mark.parametrize("bad", [(), (0,), (1,), (3, 4), (6,), (0, 1, 2, 3, 4, 5, 6)])
def test_a_document_on_which_the_reader_fails_ends_no_run(tmp_path: Path, bad: tuple[int, ...]) -> None:
    pages = [Page(f"p{n}", f"Page {n} {'FAIL' if n in bad else 'reads well'}.") for n in range(7)]
    inputs = [page.read().document for page in pages]
    with Store.open(tmp_path / "l.db", create=True) as store:
        steps = list(ingest(store, inputs, Fussy(pages), READER))
        assert len(steps) == 7
        assert [row.origin for row in store.view().rejected()] == [f"p{n}.txt" for n in bad]
        assert [row.name for row in store.view().documents()] == [f"p{n}" for n in range(7) if n not in bad]
        assert all("TypeError: the reader fell over" in row.detail for row in store.view().rejected())


def test_a_failure_of_the_inputs_themselves_is_not_hidden(tmp_path: Path) -> None:
    def inputs() -> Iterator[Document]:
        yield next(sample()).read().document
        raise OSError("the disk is gone")

    pages = list(sample())
    with Store.open(tmp_path / "l.db", create=True) as store, pytest.raises(OSError, match="disk is gone"):
        list(ingest(store, inputs(), Fussy(pages), READER))

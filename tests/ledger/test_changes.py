from __future__ import annotations

from datetime import date
from pathlib import Path

from ledgers import fill, sample

from communique.ledger import deciding
from communique.ledger.changes import Change, ChangeKind, changes
from communique.ledger.deciding import By
from communique.ledger.queries import Query
from communique.ledger.store import Store


def between(path: Path, before: Query, after: Query) -> tuple[Change, ...]:
    with Store.open(path) as store:
        view = store.view()
        return changes(view.records(before), view.records(after))


def test_what_a_later_document_brings(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    found = between(tmp_path / "l.db", Query(as_of=date(2020, 4, 1)), Query(as_of=date(2020, 6, 1)))
    (held,) = [one for one in found if one.kind is ChangeKind.STATUS]
    assert (held.before, held.after, held.record.register) == ("planned", "held", "contacts")
    (dated,) = [one for one in found if one.kind is ChangeKind.DATE]
    assert (dated.before, dated.after) == ("2020-05", "2020-05-12")
    assert {one.record.register for one in found if one.kind is ChangeKind.NEW} == {
        "agreements",
        "offices",
        "standing",
        "statements",
    }
    assert {row.document.name for one in found for row in one.rows} == {"2020-05-visit"}
    assert found[0].kind is ChangeKind.NEW


def test_nothing_changes_between_a_view_and_itself(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    assert between(tmp_path / "l.db", Query(), Query()) == ()


def test_what_a_person_rejects_is_gone(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    with Store.open(tmp_path / "l.db") as store:
        view = store.view()
        before = view.records()
        paper = next(one for one in before if one.register == "agreements")
        store.judge([deciding.reject(view, paper.id, By("Anna", "2026-02-01T10:00:00+00:00"))])
        found = changes(before, store.view().records())
    assert [(one.kind, one.record.id) for one in found] == [(ChangeKind.GONE, paper.id)]

"""A ledger that another version of the rules linked is linked anew as a whole, and keeps what people decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledgers import PAIR, fill, sample
from sqlalchemy import delete, select, update

from communique.exchange.whole import export_ledger
from communique.ledger import deciding, rules
from communique.ledger import tables as t
from communique.ledger.deciding import By
from communique.ledger.queries import Query
from communique.ledger.store import Store


def test_the_version_names_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(rules.version()) == 16
    monkeypatch.setattr(rules, "ALONE", ("linking.py",))
    assert rules.version.__wrapped__() != rules.version()


def test_a_ledger_of_other_rules_is_linked_anew(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    with Store.open(tmp_path / "l.db") as store:
        assert store.renew()
        assert not store.renew()
        expected = list(export_ledger(store.view()))
        record = store.view().records(Query(register="contacts", between=PAIR))[0].id
        store.decide(
            deciding.note(store.view(), record, By("ana", "2026-02-01T00:00:00.000000+00:00", "see the gazette"))
        )
        noted = list(export_ledger(store.view()))
        assert noted != expected
        with store.engine.begin() as connection:
            connection.execute(delete(t.bearings))
            connection.execute(update(t.record_mentions).values(reason="by other rules"))
            connection.execute(update(t.meta).where(t.meta.c.key == rules.KEY).values(value="other"))
        assert store.renew()
        assert list(export_ledger(store.view())) == noted
        with store.engine.connect() as connection:
            assert not connection.execute(select(t.stale)).all()

"""A word on a record as a whole is shown and found at once, just as if everything had been linked anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ledgers import PAIR, fill, sample
from sqlalchemy import insert, select

from communique.ledger import deciding
from communique.ledger import tables as t
from communique.ledger.deciding import By
from communique.ledger.queries import Query, View
from communique.ledger.store import Store
from communique.model.judgements import Action, Judgement

ANA = By("ana", "2026-02-01T00:00:00.000000+00:00", "")
LATER = By("bo", "2026-02-02T00:00:00.000000+00:00", "")


def index(store: Store) -> list[tuple[Any, ...]]:
    with store.engine.connect() as connection:
        return [
            tuple(row)
            for table in (t.records, t.record_mentions, t.record_pairs)
            for row in sorted(connection.execute(select(table)), key=repr)
        ]


def linked_anew(store: Store) -> list[tuple[Any, ...]]:
    with store.engine.begin() as connection:
        blocks = connection.execute(select(t.records.c.register, t.records.c.block).distinct()).all()
        connection.execute(insert(t.stale), [{"register": one.register, "block": one.block} for one in blocks])
    store.link()
    return index(store)


def first(store: Store, register: str) -> str:
    return View(store.engine).records(Query(register=register, between=PAIR))[0].id


@pytest.mark.parametrize(
    "decide",
    [
        lambda view, key: deciding.accept(view, key, ANA),
        lambda view, key: deciding.reject(view, key, ANA),
        lambda view, key: deciding.note(view, key, By("ana", ANA.made, "see the gazette")),
        lambda view, key: deciding.status(view, key, "not fulfilled", ANA),
        lambda view, key: deciding.correct(view, key, "date", "2020-06-30", ANA),
    ],
    ids=["accept", "reject", "note", "status", "correct"],
)
def test_a_decision_on_a_record_leaves_the_index_as_linking_would(tmp_path: Path, decide: Any) -> None:
    path = tmp_path / "l.db"
    fill(path, sample())
    with Store.open(path) as store:
        before = index(store)
        made: Judgement = decide(View(store.engine), first(store, "contacts"))
        store.decide(made)
        with store.engine.connect() as connection:
            assert connection.execute(select(t.stale)).all() == []
        after = index(store)
        assert (after != before) is (made.action in {Action.REJECT, Action.STATUS, Action.CORRECT})
        assert linked_anew(store) == after
        store.decide(deciding.withdraw(View(store.engine), made.id, LATER))
        assert index(store) == before
        assert linked_anew(store) == before


def test_what_was_joined_or_corrected_in_a_document_is_linked_anew(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    fill(path, sample())
    with Store.open(path) as store:
        view = View(store.engine)
        contacts = view.records(Query(register="contacts", between=PAIR))
        store.decide(deciding.merge(view, contacts[0].id, contacts[1].id, ANA))
        assert len(view.records(Query(register="contacts", between=PAIR))) == len(contacts) - 1
        assert linked_anew(store) == index(store)
        mention = view.records(Query(register="figures", between=PAIR))[0].head.id
        store.decide(deciding.correct(view, mention, "period", "2017", LATER))
        assert "2017" in {one.fields["period"] for one in view.records(Query(register="figures", between=PAIR))}
        assert linked_anew(store) == index(store)

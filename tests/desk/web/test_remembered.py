from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from ledgers import PAIR, fill, sample

from communique.desk.web.desk import Desk, Remembered
from communique.desk.web.settings import Limits, Settings
from communique.ledger.queries import Query
from communique.ledger.store import Store


def test_what_many_ask_for_at_once_is_made_once() -> None:
    remembered, begun, go_on, made = Remembered(3), Event(), Event(), []

    def make() -> str:
        made.append(1)
        begun.set()
        assert go_on.wait(10)
        return "briefing"

    with ThreadPoolExecutor(5) as pool:
        first = pool.submit(remembered.get, "key", make)
        assert begun.wait(10)
        others = [pool.submit(remembered.get, "key", make) for _ in range(4)]
        go_on.set()
        assert {one.result(10) for one in (first, *others)} == {"briefing"}
    assert len(made) == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    remembered = Remembered(3)
    with pytest.raises(ZeroDivisionError):
        remembered.get("key", lambda: 1 // 0)
    assert remembered.get("key", lambda: 2) == 2


def test_the_oldest_are_forgotten() -> None:
    remembered = Remembered(2)
    for number in range(3):
        remembered.get(number, lambda number=number: number)  # type: ignore[misc]
    assert [remembered.get(number, lambda: "anew") for number in (2, 1, 0)] == [2, 1, "anew"]


def test_records_of_a_register_are_picked_from_those_gathered_once(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    desk = Desk(Settings(ledger=tmp_path / "l.db"))
    plain, recalling = desk.view(), desk.recalling(desk.revision())
    for register in ("contacts", "figures", "offices", None):
        query = Query(register=register, between=PAIR)
        assert recalling.records(query) == plain.records(query)
    assert recalling.records(Query(between=PAIR))[0] is recalling.records(Query(between=PAIR))[0]
    assert recalling.records() == plain.records()
    desk.close()


def test_what_others_write_is_seen_after_a_while_and_what_is_decided_here_at_once(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    desk = Desk(Settings(ledger=tmp_path / "l.db", limits=Limits(unseen=3600)))
    before = desk.revision()
    with Store.open(tmp_path / "l.db") as store:
        store.set_outlets({})
    assert desk.revision() == before
    desk.decided()
    assert desk.revision() > before
    desk.close()

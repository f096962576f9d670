from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from ledgers import CLOCK, fill, sample

from communique.desk.web.app import create_app
from communique.desk.web.settings import Settings
from communique.ledger import deciding
from communique.ledger.deciding import By
from communique.ledger.store import Store

Data = Callable[..., Any]


def kinds(found: Any) -> dict[str, list[str]]:
    return {one["kind"]: [change["what"] for change in one["changes"]] for one in found["kinds"] if one["changes"]}


def test_without_a_day_it_is_the_last_thirty(data: Data) -> None:
    found = data("changes")
    assert (found["since"], found["until"]) == ("2022-05-04", None)
    assert set(kinds(found)) == {"new"}


def test_what_was_planned_and_then_held_is_a_change_with_its_sentence(data: Data, page: Callable[..., str]) -> None:
    found = data("changes", since="2020-04-01", until="2020-06-01")
    status = next(one for one in found["kinds"] if one["kind"] == "status")["changes"][0]
    assert (status["before"], status["after"]) == ("planned", "held")
    assert [one["text"] for one in status["said"]] == [
        "Arman Serik visited Tashkent on 12 May 2020 and met Minister Bobur Karim."
    ]
    date = next(one for one in found["kinds"] if one["kind"] == "date")["changes"][0]
    assert (date["before"], date["after"]) == ("2020-05", "2020-05-12")
    shown = page("changes", since="2020-04-01", until="2020-06-01")
    assert "12 May 2020" in shown
    assert "until 1 Jun 2020" in shown


def test_changes_are_narrowed_and_go_on_behind_a_cursor(data: Data) -> None:
    assert set(kinds(data("changes", since="2020-04-01", register="contacts", kind="new"))) == {"new"}
    assert kinds(data("changes", since="2020-04-01", q="cement")) == {
        "new": ["Cement plant near Shymkent (USD 200 million; planned)"]
    }
    whole = kinds(data("changes", since="2020-04-01", kind="new"))["new"]
    first = data("changes", since="2020-04-01", kind="new", limit=3)["kinds"][0]
    rest = data("changes", since="2020-04-01", kind="new", after=first["next"])["kinds"][0]
    assert [one["what"] for one in (*first["changes"], *rest["changes"])] == whole


def test_between_moments_of_reading(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    with Store.open(tmp_path / "l.db") as store:
        record = next(one for one in store.view().records() if one.register == "projects")
        by = By("desk", CLOCK.replace(month=2).isoformat())
        store.judge([deciding.correct(store.view(), record.id, "amount", "USD 250 million", by)])
    with TestClient(create_app(Settings(ledger=tmp_path / "l.db"))) as client:
        before = client.get("/pairs/KAZ-UZB/changes.json?read_since=2025-12-31").json()
        after = client.get("/pairs/KAZ-UZB/changes.json?read_since=2026-01-15").json()
        shown = client.get("/pairs/KAZ-UZB/changes?read_since=2026-01-15", headers={"accept": "text/html"}).text
    assert set(kinds(before)) == {"new"}
    (change,) = next(one["changes"] for one in after["kinds"] if one["changes"])
    assert (change["name"], change["before"], change["after"], change["said"]) == (
        "amount",
        "USD 200 million",
        "USD 250 million",
        [],
    )
    assert "a person decided it" in shown

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from ledgers import Page, fill, sample

from communique.desk.web.app import create_app
from communique.desk.web.settings import Settings
from communique.ledger.contributions import Contribution
from communique.ledger.queries import Query
from communique.ledger.store import Store
from communique.model.errors import LedgerError

Data = Callable[..., Any]
BODY = (
    "The ministers of both states met in the capital on Monday and spoke at length about the price of water. "
    "They agreed to open a second bridge before the winter and to let lorries pass without a stamp. "
    "Officials on both banks of the river said that the queues had grown longer since the spring of last year."
)


def test_who_stands_behind_each_document_and_what_it_tells(data: Data) -> None:
    found = data("sources")
    assert found["summary"]["documents"] == found["summary"]["sources"] == 5
    assert found["summary"]["official"] == {"KAZ": 1}
    assert found["summary"]["undated"] == 1
    latest = found["sources"][0]
    assert (latest["name"], latest["kind"], latest["state"], latest["voice"]) == (
        "2022-06-later",
        "official",
        "KAZ",
        "state KAZ",
    )
    assert latest["records"] >= latest["alone"] > 0
    assert found["sources"][-1]["published"] is None


def test_sources_are_ordered_and_narrowed(data: Data) -> None:
    def names(**asked: Any) -> list[str]:
        return [one["name"] for one in data("sources", **asked)["sources"]]

    assert names(order="day", limit=1) == ["2020-03-plan"]
    alone = [one["alone"] for one in data("sources", order="-alone")["sources"]]
    assert alone == sorted(alone, reverse=True)
    assert names(kind="official") == ["2022-06-later"]
    assert names(q="oasis") == ["2021-02-trade"]
    assert names(as_of="2020-04-01") == ["2020-03-plan"]
    seen, after = [], None
    while True:
        part = data("sources", limit=2, **({"after": after} if after else {}))
        seen += [one["name"] for one in part["sources"]]
        after = part["next"]
        if after is None:
            break
    assert seen == names()


def copied(path: Path) -> Path:
    first = Page("first", f"Border wire. {BODY}", "2022-01-01", outlet="Border Wire")
    again = Page("again", f"From our partners. {BODY}", "2022-01-02", outlet="Steppe Wire")
    for page in (first, again):
        page.add("contacts", "met in the capital on Monday", kind="meeting", modality="held", date="2021-12-27")
    fill(path, [*sample(), first, again])
    return path


def test_copies_are_collapsed_under_their_source(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(ledger=copied(tmp_path / "l.db")))) as client:
        found = client.get("/pairs/KAZ-UZB/sources.json").json()
        page = client.get("/pairs/KAZ-UZB/sources", headers={"accept": "text/html"}).text
    assert (found["summary"]["documents"], found["summary"]["sources"], found["summary"]["copies"]) == (6, 5, 1)
    first = next(one for one in found["sources"] if one["name"] == "first")
    assert [one["name"] for one in first["copies"]] == ["again"]
    assert (first["records"], first["alone"]) == (1, 1)
    assert "1 copy" in page


def test_contributions_need_two_states(tmp_path: Path) -> None:
    with Store.open(copied(tmp_path / "l.db")) as store:
        view = store.view()
        found = view.contributions(Query(between=("KAZ", "UZB")))
        plan = next(row for row in view.documents() if row.name == "2020-03-plan")
        assert found[plan.id] == Contribution(4, 3)
        with pytest.raises(LedgerError):
            view.contributions(Query())

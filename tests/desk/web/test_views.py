"""What all views of two states have in common."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from ledgers import Page, fill

from communique.desk.web.app import create_app
from communique.desk.web.pages.changes import Key
from communique.desk.web.settings import Settings
from communique.ledger.changes import ChangeKind

VIEWS = ("board", "people", "says", "sources", "changes")
PAIR = "/pairs/KAZ-UZB"
HTML = {"accept": "text/html"}


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_has_one_title_labels_and_no_style_of_its_own(page: Callable[..., str], view: str) -> None:
    found = page(view)
    assert found.count("<h1>") == 1
    assert f'/{view}" aria-current="page"' in found
    levels = [int(level) for level in re.findall(r"<h([1-6])", found.split("<footer")[0])]
    assert all(below - above <= 1 for above, below in pairwise(levels))
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', found))
    fields = set(re.findall(r'<(?:input|select)[^>]* id="([^"]+)"', found))
    assert fields <= labelled
    identities = re.findall(r' id="([^"]+)"', found)
    assert len(identities) == len(set(identities))
    assert not re.search(r"<[^>]* style=|<style|<script(?! src)|<[^>]* on\w+=", found)
    assert all("scope=" in head for head in re.findall(r"<th\b[^>]*>", found))


@pytest.mark.parametrize("view", VIEWS)
def test_what_documents_say_is_escaped(page: Callable[..., str], view: str) -> None:
    found = page(view, since="2020-01-01") if view in {"changes", "says"} else page(view)
    assert "<b>border" not in found
    assert "<together>" not in found


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_there_as_json_csv_and_lines(client: TestClient, view: str) -> None:
    whole = client.get(f"{PAIR}/{view}.json").json()
    assert whole["states"] == ["KAZ", "UZB"]
    table = list(csv.reader(io.StringIO(client.get(f"{PAIR}/{view}.csv").text)))
    lines = [json.loads(line) for line in client.get(f"{PAIR}/{view}.jsonl").text.splitlines()]
    assert len(table) == len(lines) + 1
    assert len(lines) > 0
    assert all(set(line) == set(table[0]) for line in lines)
    described = client.get("/openapi.json").json()["paths"][f"/pairs/{{pair}}/{view}.json"]["get"]
    assert "$ref" in described["responses"]["200"]["content"]["application/json"]["schema"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_pair_that_is_none_and_a_pair_without_documents(client: TestClient, view: str) -> None:
    assert client.get(f"/pairs/KAZ-ABC/{view}", headers=HTML).status_code == 404
    assert client.get(f"/pairs/KAZ-KAZ/{view}.json").status_code == 404
    empty = client.get(f"/pairs/FRA-KEN/{view}", headers=HTML)
    assert empty.status_code == 200
    assert 'class="empty"' in empty.text


@pytest.mark.parametrize("view", VIEWS)
def test_empty_fields_of_a_form_ask_nothing(client: TestClient, view: str) -> None:
    asked = {"board": "topic=&as_of=", "people": "state=", "says": "since=", "sources": "kind=", "changes": "since="}
    assert client.get(f"{PAIR}/{view}?q=&after=&{asked[view]}", headers=HTML).status_code == 200


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("board?topic=nothing", 404),
        ("board?side=FRA", 404),
        ("board?status=lost", 422),
        ("board?status=open&after=nonsense", 404),
        ("people?state=FRA", 404),
        ("people?after=nonsense", 404),
        ("people?unknown=1", 422),
        ("says?topic=nothing", 404),
        ("says?side=FRA", 404),
        ("sources?order=size", 422),
        ("sources?after=WyItZGF5IiwxLCJhIl0", 404),
        ("changes?since=2022-01-01&until=2021-01-01", 422),
        ("changes?since=2022-01-01&read_since=2022-01-01", 422),
        ("changes?read_until=2022-01-01", 422),
        ("changes?read_since=soon", 422),
        ("changes?read_since=0001-01-01T00:00%2B14:00", 422),
        ("changes?register=dreams", 404),
    ],
)
def test_what_is_not_asked_rightly_is_refused(client: TestClient, asked: str, status: int) -> None:
    view, _, rest = asked.partition("?")
    assert client.get(f"{PAIR}/{view}.json?{rest}").status_code == status


def test_where_no_document_is_dated_no_time_passes(tmp_path: Path) -> None:
    page = Page("undated", "Kazakhstan will build a road by 2001. Trade is good, Kazakhstan said.")
    page.add(
        "commitments",
        "Kazakhstan will build a road by 2001",
        who="Kazakhstan",
        what="build a road",
        strength="pledge",
        due="2001",
    )
    page.add("statements", "Trade is good", speaker="Kazakhstan", quote_type="indirect")
    fill(tmp_path / "l.db", [page])
    with TestClient(create_app(Settings(ledger=tmp_path / "l.db"))) as client:
        board: Any = client.get(f"{PAIR}/board.json").json()
        assert [(one["standing"], one["number"]) for one in board["columns"] if one["number"]] == [("open", 1)]
        (promise,) = next(one["cards"] for one in board["columns"] if one["number"])
        assert client.get(f"/records/{promise['id']}", headers=HTML).status_code == 200
        for view in VIEWS:
            assert client.get(f"{PAIR}/{view}", headers=HTML).status_code == 200


def test_every_kind_of_change_has_a_name_for_addresses() -> None:
    assert set(Key.__members__) == {one.name for one in ChangeKind}

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from desk.web.desks import PAIR, Desktop, made


@pytest.fixture
def desk(tmp_path: Path) -> Desktop:
    return Desktop(made(tmp_path / "l.db"), reviewer="ana")


def test_a_decision_counts_at_once_and_can_be_taken_back(desk: Desktop) -> None:
    record = desk.first("agreements")
    made = desk.decide(
        {"action": "correct", "key": record, "field": "title", "value": "border treaty", "note": "so in print"}
    )
    assert made.status_code == 201
    assert desk.json(f"/records/{record}.json")["fields"]["title"] == "border treaty"
    assert "border treaty" in desk.get(f"/pairs/{PAIR}").text.casefold()
    undone = desk.decide({"action": "withdraw", "key": made.json()["id"]})
    assert undone.status_code == 201
    assert desk.json(f"/records/{record}.json")["fields"]["title"] == "treaty on borders"
    told = desk.json("/judgements.json")["judgements"]
    assert [(one["action"], one["by"], one["stands"]) for one in told] == [
        ("withdraw", "ana", True),
        ("correct", "ana", False),
    ]


@pytest.mark.parametrize(
    ("decision", "status"),
    [
        ({"action": "correct", "field": "colour", "value": "red"}, 409),
        ({"action": "correct", "field": "date", "value": "yesterday"}, 409),
        ({"action": "status", "status": "glorious"}, 409),
        ({"action": "note"}, 409),
        ({"action": "merge", "other": "r:0000000000000000"}, 404),
        ({"action": "split", "mentions": ["m:000000000000000000000000"]}, 404),
        ({"action": "evidence", "number": 99, "verdict": "accept"}, 409),
        ({"action": "explode"}, 422),
        ({"action": "accept", "more": 1}, 422),
        ({"action": "accept", "note": "x" * 2001}, 422),
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused_and_leaves_nothing(desk: Desktop, decision: dict[str, Any], status: int) -> None:
    answer = desk.decide({"key": desk.first("contacts"), **decision})
    assert answer.status_code == status, answer.text
    assert desk.json("/judgements.json")["judgements"] == []


def test_a_form_without_scripts_does_the_same(desk: Desktop) -> None:
    record = desk.first("contacts")
    form = {"action": "reject", "key": record, "proof": desk.proof(), "back": f"/pairs/{PAIR}/review"}
    answer = desk.client.post("/decide", data=form, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"/pairs/{PAIR}/review?kept=j%3A")
    page = desk.get(answer.headers["location"]).text
    assert 'value="withdraw"' in page
    assert record not in [one["id"] for one in desk.json(f"/pairs/{PAIR}/contacts.json")["records"]]


def test_the_queue_loses_what_is_decided(desk: Desktop) -> None:
    before = desk.json(f"/pairs/{PAIR}/review.json")
    first = before["items"][0]["record"]["id"]
    assert desk.decide({"action": "accept", "key": first}).status_code == 201
    after = desk.json(f"/pairs/{PAIR}/review.json")
    assert after["waiting"] == before["waiting"] - 1
    assert first not in [one["record"]["id"] for one in after["items"]]
    only = desk.json(f"/pairs/{PAIR}/review.json?register=commitments")
    assert {one["record"]["register"] for one in only["items"]} == {"commitments"}


def test_two_people_and_how_far_they_agree(tmp_path: Path) -> None:
    ledger = made(tmp_path / "l.db")
    keys = [Desktop(ledger).first(register) for register in ("agreements", "commitments", "contacts")]
    for name, actions in (("ana", ("accept", "accept", "reject")), ("bo", ("accept", "note", "accept"))):
        for key, action in zip(keys, actions, strict=True):
            decision = {"action": action, "key": key, "note": "why"}
            assert Desktop(ledger, reviewer=name).decide(decision).status_code == 201
    found = Desktop(ledger).json("/judgements.json")["agreement"]
    assert [(one["first"], one["second"], one["both"], one["same"]) for one in found] == [("ana", "bo", 2, 1)]
    assert "ana, bo" in Desktop(ledger).get("/judgements").text


def test_each_decision_leaves_a_line_in_the_audit_log(desk: Desktop, tmp_path: Path) -> None:
    record = desk.first("contacts")
    desk.decide({"action": "note", "key": record, "note": "ask the embassy"})
    desk.decide({"action": "correct", "key": record, "field": "colour", "value": "red"})
    lines = [json.loads(line) for line in (tmp_path / "l.db.audit.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(one["action"], one["key"], one["by"]) for one in lines] == [("note", record, "ana")]
    assert lines[0]["from"]


def test_evidence_is_upheld_or_turned_down(desk: Desktop) -> None:
    record = desk.first("contacts")
    whole = desk.json(f"/records/{record}.json")
    assert whole["fate"]["status"] == "fulfilled"
    assert whole["fate"]["later"]
    answer = desk.decide({"action": "evidence", "key": record, "number": 1, "verdict": "accept"})
    assert answer.status_code == 201
    assert desk.json(f"/records/{record}.json")["fate"]["later"][0]["verdict"] == "accept"

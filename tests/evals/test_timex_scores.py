from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import timex as bench
from bench.lines import read_lines
from evals.engines.timex import score

GOLD = Path(__file__).parents[2] / "evals" / "gold" / "engines" / "timex.jsonl"


def timex(begin: int, end: int, value: str, kind: str = "DATE") -> dict[str, object]:
    return {"begin": begin, "end": end, "type": kind, "value": value}


def test_extents_types_and_values() -> None:
    gold = [{"id": "a", "timexes": [timex(0, 4, "1998"), timex(10, 20, "P3Y", "DURATION"), timex(30, 34, "2001")]}]
    given = [{"id": "a", "timexes": [timex(0, 4, "1998"), timex(12, 20, "p3y"), timex(40, 44, "2001")]}]
    scores = score(gold, given)
    assert {name: one.right for name, one in scores.items()} == {"relaxed": 2, "strict": 1, "type": 1, "value": 2}
    assert {(one.predicted, one.gold) for one in scores.values()} == {(3, 3)}


def test_the_same_extent_comes_before_a_wider_one() -> None:
    gold = [{"id": "a", "timexes": [timex(0, 10, "1998"), timex(5, 9, "1999")]}]
    given = [{"id": "a", "timexes": [timex(5, 9, "1999")]}]
    scores = score(gold, given)
    assert (scores["strict"].right, scores["value"].right) == (1, 1)


def test_each_expression_is_paired_once_with_what_it_shares_most() -> None:
    gold = [{"id": "a", "timexes": [timex(0, 10, "1998"), timex(8, 12, "1999")]}]
    given = [{"id": "a", "timexes": [timex(0, 9, "1998"), timex(9, 13, "1999")]}]
    assert score(gold, given)["value"].right == 2


def test_a_document_without_a_reading_has_missed_all() -> None:
    scores = score(
        [{"id": "a", "timexes": [timex(0, 4, "1998")]}, {"id": "b", "timexes": []}], [{"id": "b", "timexes": []}]
    )
    assert (scores["relaxed"].right, scores["relaxed"].gold, scores["relaxed"].f1) == (0, 1, 0.0)


def test_ids_must_be_given_once() -> None:
    with pytest.raises(ValueError, match="two rows"):
        score([{"id": "a", "timexes": []}] * 2, [])


def test_own_gold_holds_its_words_and_is_read() -> None:
    rows = read_lines(GOLD)
    assert len(rows) >= 40
    for row in rows:
        for one in row["timexes"]:
            words = row["text"][one["begin"] : one["end"]]
            assert words == words.strip() != ""
            assert set(one) == {"begin", "end", "type", "value"}
    scores = score(rows, bench.run([{key: row[key] for key in ("id", "dct", "text")} for row in rows]))
    assert scores["strict"].f1 >= 0.97
    assert scores["value"].f1 >= 0.97


def test_the_program_writes_the_form_of_the_scorer() -> None:
    row = bench.run([{"id": "a", "dct": None, "text": "Rain fell in the dry season of 1998."}])[0]
    assert json.loads(json.dumps(row))["timexes"][-1]["value"] == "1998"
    assert {"begin", "end", "type", "value", "edtf", "precision", "basis", "mod"} <= set(row["timexes"][0])

"""The cases and dossiers that the network of bearings is trained on."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from communique.ledger.following.asking import ANSWERS, NONE, Question
from evals.linking.gold import OPEN, pairs
from training.bearings.rows import HOME, Row, dossiers, of_cases, of_dossier, of_gold, of_half, parts, rows

DOSSIER = {
    "states": "Norway; Sweden",
    "texts": [
        {"day": "2010-01-01", "sentences": [["Norway will build a bridge at Svine by 2012.", []]]},
        {"day": "2013-01-01", "sentences": [["It rained.", []], ["The bridge at Svine was opened.", [["p1", "done"]]]]},
    ],
    "promises": [
        {"id": "p1", "text": 0, "sentence": 0, "promise": "Norway will build a bridge at Svine", "what": "build a bridge at Svine", "who": "Norway"}
    ],
}  # fmt: skip


def written(folder: Path, held: object) -> Path:
    folder.mkdir()
    (folder / "one.jsonl").write_text(json.dumps(held) + "\n", encoding="utf-8")
    return folder


def test_a_dossier_gives_a_row_a_promise_and_later_sentence(tmp_path: Path) -> None:
    (dossier,) = dossiers(written(tmp_path / "d", DOSSIER))
    found = {row.question.text: row for row in of_dossier(dossier, random.Random(1))}
    row = found["The bridge at Svine was opened."]
    assert row.answer == "done"
    assert (row.question.made, row.question.said, row.question.who) == ("2010", "2013", "Norway")
    assert row.question.before == "It rained."
    assert "Norway will build a bridge at Svine by 2012." not in found


def test_a_malformed_dossier_is_named(tmp_path: Path) -> None:
    held = {**DOSSIER, "promises": [{**DOSSIER["promises"][0], "promise": "another clause"}]}  # type: ignore[dict-item]
    with pytest.raises(ValueError, match=r"one\.jsonl, line 1: p1 is no slice"):
        list(dossiers(written(tmp_path / "d", held)))


def test_a_case_gives_its_rows(tmp_path: Path) -> None:
    told = {"said": "2012-02", "before": "", "text": "The ferry sails.", "bearing": "done"}
    case = {"states": "A; B", "made": "2011-01", "promise": "run a ferry", "who": "A", "told": [told]}
    (row,) = of_cases(written(tmp_path / "c", case), random.Random(1))
    assert (row.question.promise, row.answer) == ("run a ferry", "done")
    told["bearing"] = "finished"
    with pytest.raises(ValueError, match="'finished' is no bearing"):
        list(of_cases(written(tmp_path / "e", case), random.Random(1)))


def test_no_closed_pair_of_the_gold_is_trained_on() -> None:
    closed = {frozenset(pair.codes) for pair in pairs() if pair.name not in OPEN}
    own = {frozenset(promise.made.pair) for one in dossiers(HOME / "dossiers") for promise in one.promises}
    assert closed
    assert not closed & own


def test_rows_of_the_gold_keep_their_pair(tmp_path: Path) -> None:
    asked = ["2010", "Norway", "build a bridge", "Norway will build a bridge", "", "2013", "It rained.", "It stands."]
    held = [{"pair": name, "question": asked, "answer": "done"} for name in ("a-b", "c-d", "e-f")]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in held), encoding="utf-8")
    rows = of_gold(path)
    assert rows[0] == Row(Question(*asked), "done", "a-b")
    assert [row.group for row in of_half(rows, 0)] == ["a-b", "e-f"]
    assert [row.group for row in of_half(rows, 1)] == ["c-d"]


def test_rows_have_every_answer_and_parts_hold_dossiers_together() -> None:
    found = rows(0)
    assert {row.answer for row in found} == set(ANSWERS)
    assert sum(row.answer == NONE for row in found) > len(found) / 2
    cut = parts(found, 12)
    groups = [{row.group for row in part} for part in cut]
    assert sum(map(len, cut)) == len(found)
    assert sum(map(len, groups)) == len(set().union(*groups))

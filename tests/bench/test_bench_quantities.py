from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.lines import main
from bench.quantities import run
from evals.engines.quantities import score

OWN = Path(__file__).parents[2] / "evals" / "gold" / "engines" / "quantities.jsonl"


def test_rows_come_back_in_order_with_their_ids() -> None:
    rows = run([{"id": "b", "text": "Trade fell 3% in May."}, {"id": "a", "text": "Nothing was counted."}])
    assert [row["id"] for row in rows] == ["b", "a"]
    assert rows[0]["quantities"] == [
        {"value": 3.0, "unit": "percentage", "surface_unit": "%", "change": "down", "concept": ["Trade"]}
    ]
    assert rows[1]["quantities"] == []


def test_the_program_writes_rows_and_prints_scores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = {"id": 1, "text": "They bought 12 ships.", "quantities": [{"value": 12, "unit": "ship", "concept": ["-"]}]}
    (tmp_path / "in.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    arguments = [str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl")]
    assert main("quantities", run, score, gold_key="quantities", arguments=arguments) == 0
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["quantities"][0]["unit"] == "ship"
    assert "value_unit_relaxed" in capsys.readouterr().out


def test_our_own_gold_is_well_formed() -> None:
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)
    for row in rows:
        for one in row["quantities"]:
            assert set(one) == {"value", "unit", "change", "concept"}
            assert one["change"] in {"=", "~", "<", ">", "up", "down"}
            assert one["concept"] == ["-"] or all(word in row["text"] for word in one["concept"])


def test_our_own_gold_is_read_well() -> None:
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    scores = score(rows, run(rows))
    assert scores["value"].f1 > 0.97
    assert scores["value_unit_relaxed"].f1 > 0.95
    assert scores["value_change"].f1 > 0.97
    assert scores["value_concept_partial"].f1 > 0.84

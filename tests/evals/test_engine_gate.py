"""Floors of the engines: they rise, they hold, and they fall only for a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.engines import gate
from evals.engines.scores import Mean, Rows, Score, by_id

GOLD = [{"id": str(number), "answer": "yes"} for number in range(400)]


def trial(path: Path, right: int) -> gate.Trial:
    path.write_text("".join(json.dumps(row) + "\n" for row in GOLD), encoding="utf-8")

    def run(rows: Rows) -> list[dict[str, Any]]:
        assert not any("answer" in row for row in rows)
        return [{"id": row["id"], "answer": "yes" if int(row["id"]) < right else "no"} for row in rows]

    def score(gold: Rows, predicted: Rows) -> dict[str, Score]:
        found = sum(a["answer"] == b["answer"] for a, b in zip(gold, predicted, strict=True))
        return {"answers": Score(found, len(predicted), len(gold))}

    return gate.Trial("test", run, score, "answer", path)


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    return tmp_path


def use(monkeypatch: pytest.MonkeyPatch, one: gate.Trial) -> None:
    monkeypatch.setattr(gate, "trials", lambda: iter([one]))


def test_a_floor_holds_until_it_is_missed(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, trial(floors / "gold.jsonl", 300))
    assert gate.main(["--update"]) == 0
    assert gate.main([]) == 0
    use(monkeypatch, trial(floors / "gold.jsonl", 280))
    assert gate.main([]) == 1


def test_pinning_never_lowers_without_a_reason(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, trial(floors / "gold.jsonl", 300))
    gate.main(["--update"])
    use(monkeypatch, trial(floors / "gold.jsonl", 200))
    gate.main(["--update"])
    pinned = json.loads((floors / "floors.json").read_text(encoding="utf-8"))["test"]
    assert pinned["floors"]["answers"] == {"precision": 0.75, "recall": 0.75}
    gate.main(["--update", "--allow-regression", "the gold was wrong"])
    pinned = json.loads((floors / "floors.json").read_text(encoding="utf-8"))["test"]
    assert pinned["floors"]["answers"] == {"precision": 0.5, "recall": 0.5}
    assert {one["reason"] for one in pinned["lowered"]} == {"the gold was wrong"}


def test_changed_gold_is_no_pass(
    floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one = trial(floors / "gold.jsonl", 300)
    use(monkeypatch, one)
    gate.main(["--update"])
    one.path.write_text(json.dumps(GOLD[0]) + "\n", encoding="utf-8")
    assert gate.main([]) == 2
    assert "test: no floors are pinned" in capsys.readouterr().err


def test_a_mean_is_of_its_parts() -> None:
    mean = Mean((Score(1, 2, 4), Score(0, 0, 0)))
    assert (mean.precision, mean.recall, mean.predicted, mean.gold) == (0.25, 0.125, 2, 4)
    assert Mean(()).f1 == 0


def test_ids_are_there_and_differ() -> None:
    with pytest.raises(ValueError, match='no "id"'):
        by_id([{"text": "x"}])
    with pytest.raises(ValueError, match="two rows"):
        by_id([{"id": 1}, {"id": "1"}])


def test_an_engine_that_is_not_there_is_no_pass(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, trial(floors / "gold.jsonl", 300))
    gate.main(["--update"])
    with pytest.raises(SystemExit) as stop:
        gate.main(["--engine", "tests"])
    assert stop.value.code == 2


def test_gold_that_is_gone_is_no_pass(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = trial(floors / "gold.jsonl", 300)
    use(monkeypatch, one)
    gate.main(["--update"])
    one.path.unlink()
    assert gate.main([]) == 2

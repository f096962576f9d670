"""The gate on a gold of a few rows: what holds, what fails, what refuses, what raises a floor and what does not lower one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from communique.exchange.interchange import Row, parse_row
from evals.run import main

TEXT = "On 3 May the ministers met in Accra. They will meet again in June. Trade rose to 5 million dollars."
CONTACT = {"register": "contacts", "start": 0, "end": 36, "kind": "meeting", "modality": "held", "date": "2021-05-03"}
PLANNED = {"register": "contacts", "start": 37, "end": 66, "kind": "meeting", "modality": "planned", "date": "2021-06"}
FIGURE = {
    "register": "figures",
    "start": 67,
    "end": 98,
    "indicator": "trade",
    "value": 5000000,
    "unit": "USD",
    "qualifier": "exact",
}
OFFICES = [
    {"register": "offices", "start": n, "end": n + 1, "name": f"person{n}", "role": "minister", "country": "GHA"}
    for n in range(10)
]
GOLD = [CONTACT, PLANNED, FIGURE, *OFFICES]

Read = Callable[[Sequence[Path]], Sequence[Row]]


def reader(*rows: dict[str, Any]) -> Read:
    """A reader that finds these rows in every document."""
    return lambda paths: [parse_row({"document": path.stem, **row}) for path in paths for row in rows]


RIGHT, HALF = reader(*GOLD), reader(CONTACT, FIGURE, *OFFICES[:5])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one gold document in each half."""
    for half, name in (("dev", "one"), ("blind", "two")):
        folder = tmp_path / "project" / "evals" / "gold" / half
        folder.mkdir(parents=True)
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        write_gold(folder / f"{name}.jsonl", GOLD)
    return tmp_path / "project"


def write_gold(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps({"document": path.stem, **row}) + "\n" for row in rows), encoding="utf-8")


def floors(project: Path) -> dict[str, Any]:
    given: dict[str, Any] = json.loads((project / "evals" / "floors.json").read_text(encoding="utf-8"))
    return given


@pytest.fixture
def pinned(project: Path) -> Path:
    """The same project with its floors pinned at a reading that is right."""
    assert main(["--update"], project, RIGHT) == 0
    return project


def test_every_floor_holds(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], pinned, RIGHT) == 0
    told = capsys.readouterr().out
    assert "every floor holds" in told
    assert "seeds: not beside the project" in told


def test_a_missed_floor_fails_and_is_named(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], pinned, HALF) == 1
    told = capsys.readouterr().out
    assert "below its floor: dev offices recall is 0.500, its floor 1.000 less 0.100" in told
    assert "below its floor: blind macro f1" in told


def test_a_mean_alone_can_fail(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], pinned, reader(CONTACT, *GOLD[2:])) == 1
    told = capsys.readouterr().out
    assert "dev macro f1" in told
    assert "dev contacts" not in told.split("below", 1)[1]


@pytest.mark.parametrize("change", ["row", "text"])
def test_a_changed_gold_refuses_until_it_is_pinned_again(
    pinned: Path, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = pinned / "evals" / "gold" / "dev"
    if change == "row":
        write_gold(folder / "one.jsonl", [*GOLD, {"register": "standing", "start": 0, "end": 9, "term": "friendship"}])
    else:
        (folder / "one.txt").write_text(TEXT + "\n", encoding="utf-8")
    assert main([], pinned, RIGHT) == 2
    assert "the gold has changed" in capsys.readouterr().err
    assert main(["--set", "blind"], pinned, RIGHT) == 0
    assert main(["--update"], pinned, RIGHT) == (2 if change == "row" else 0)


def test_no_floors_refuse(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], project, RIGHT) == 2
    assert "no floors are pinned" in capsys.readouterr().err


def test_update_raises_a_floor(project: Path) -> None:
    assert main(["--update"], project, HALF) == 0
    assert floors(project)["sets"]["dev"]["floors"]["contacts"]["recall"] == 0.5
    assert main(["--update"], project, RIGHT) == 0
    assert floors(project)["sets"]["dev"]["floors"]["contacts"]["recall"] == 1.0


def test_update_lowers_no_floor(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = floors(pinned)
    assert main(["--update"], pinned, HALF) == 2
    assert "--allow-regression" in capsys.readouterr().err
    assert floors(pinned) == before


def test_within_the_margin_the_gate_holds_and_update_keeps_the_floor(project: Path) -> None:
    many = [{**OFFICES[0], "start": n, "end": n + 1, "name": f"person{n}"} for n in range(200)]
    write_gold(project / "evals" / "gold" / "dev" / "one.jsonl", many)
    assert main(["--set", "dev", "--update"], project, reader(*many)) == 0
    one_besides = reader(*many, {**many[0], "name": "somebody"})
    assert main(["--set", "dev"], project, one_besides) == 0
    assert main(["--set", "dev", "--update"], project, one_besides) == 0
    assert floors(project)["sets"]["dev"]["floors"]["offices"]["precision"] == 1.0


def test_a_reason_lowers_a_floor_and_is_kept(pinned: Path) -> None:
    assert main(["--update", "--allow-regression", "a rule was wrong"], pinned, HALF) == 0
    lowered = floors(pinned)["lowered"]
    assert {"where": "dev offices recall", "before": 1.0, "after": 0.5, "reason": "a rule was wrong"} in lowered
    assert main([], pinned, HALF) == 0


@pytest.mark.parametrize(
    "arguments",
    [["--allow-regression", "why"], ["--update", "--allow-regression", " "], ["--set", "nowhere"]],
    ids=["without update", "without a reason", "unknown set"],
)
def test_wrong_arguments_are_refused(pinned: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments, pinned, RIGHT)
    assert stop.value.code == 2


@pytest.mark.parametrize("arguments", [["--details"], ["--set", "blind", "--details"]])
def test_the_blind_half_shows_no_details(
    pinned: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments, pinned, HALF) == 2
    captured = capsys.readouterr()
    assert "blind" in captured.err
    assert "missed" not in captured.out


def test_details_name_what_was_missed_and_what_came_besides(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = {**FIGURE, "start": 0, "end": 5, "value": 3, "quote": "3 May"}
    main(["--set", "dev", "--details"], pinned, reader(CONTACT, *OFFICES, other))
    told = capsys.readouterr().out
    assert "dev missed contacts one:37-66" in told
    assert "dev besides figures one:0-5" in told


def test_floors_that_cannot_be_read_are_named(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pinned / "evals" / "floors.json").write_text('{"sets": 1}', encoding="utf-8")
    assert main([], pinned, RIGHT) == 2
    assert "not a file of floors" in capsys.readouterr().err


def test_a_write_that_fails_leaves_the_floors(pinned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = floors(pinned)

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        main(["--update"], pinned, RIGHT)
    monkeypatch.undo()
    assert floors(pinned) == before
    assert [path.name for path in (pinned / "evals").glob("floors*")] == ["floors.json"]


def test_a_text_without_gold_is_refused(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pinned / "evals" / "gold" / "dev" / "three.txt").write_text("x", encoding="utf-8")
    assert main([], pinned, RIGHT) == 2
    assert "three.jsonl" in capsys.readouterr().err


def test_a_pinned_set_without_a_folder_is_missed(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = pinned / "evals" / "gold" / "pages"
    folder.mkdir()
    (folder / "four.txt").write_text(TEXT, encoding="utf-8")
    write_gold(folder / "four.jsonl", GOLD)
    assert main(["--update"], pinned, RIGHT) == 0
    shutil.rmtree(folder)
    assert main([], pinned, RIGHT) == 2
    assert main(["--set", "pages"], pinned, RIGHT) == 2
    assert "no folder of gold: pages" in capsys.readouterr().err


def test_the_seeds_are_a_third_set_where_they_are(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = project.parent / "shared"
    (shared / "seeds").mkdir(parents=True)
    (shared / "gold").mkdir()
    (shared / "seeds" / "seed.txt").write_text(TEXT, encoding="utf-8")
    write_gold(shared / "gold" / "seeds.jsonl", [{**row, "document": "seed"} for row in GOLD])
    assert main(["--update"], project, RIGHT) == 0
    assert set(floors(project)["sets"]) == {"dev", "blind", "seeds"}
    assert TEXT not in (project / "evals" / "floors.json").read_text(encoding="utf-8")
    assert main([], project, RIGHT) == 0
    assert "seeds        figures" in capsys.readouterr().out

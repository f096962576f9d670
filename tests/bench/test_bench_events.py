"""Rows in and rows out of the events benchmark."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.events import answer, main, marked, run
from communique.model.plover import NONE, EventModality, event_types
from communique.reading.english.events.model import Coded


def coded(root: str, modality: EventModality = EventModality.HAPPENED, mode: str | None = None) -> Coded:
    roots = dict.fromkeys((*event_types(), NONE), 0.0) | {root: 1.0}
    return Coded(root, root, modality, mode, (), score=1.0, sure=True, roots=roots)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"marked_sentence": "<s>A</s> met <t>B</t>."}, "<s>A</s> met <t>B</t>."),
        ({"sentence": "A met B.", "source": "Agent:A", "target": "Org:B"}, "<s>A</s> met <t>B</t>."),
        (
            {"marked_sentence": "", "sentence": "A resigned.", "source": "A", "target": "a recipient"},
            "<s>A</s> resigned.",
        ),
    ],
)
def test_a_sentence_is_marked_where_it_is_not(row: dict[str, str], expected: str) -> None:
    assert marked(row) == expected


def test_a_sentence_without_its_actors_is_refused() -> None:
    with pytest.raises(ValueError, match="row 3"):
        marked({"uid": 3, "sentence": "Nothing.", "source": "A", "target": "B"})


@pytest.mark.parametrize(
    ("given", "root", "penta"),
    [
        (coded("RETREAT"), "YIELD", "2"),
        (coded("CONCEDE"), "YIELD", "2"),
        (coded("CONCEDE", EventModality.FUTURE), "AGREE", "1"),
        (coded("SANCTION", mode="convict"), "ACCUSE", "3"),
        (coded("SANCTION"), "SANCTION", "4"),
        (coded("COERCE", mode="cyber"), "ASSAULT", "4"),
        (coded("AID"), "AID", "2"),
    ],
)
def test_roots_are_told_in_the_words_of_the_public_sets(given: Coded, root: str, penta: str) -> None:
    told = answer({"uid": 1}, given, forced=True)
    assert (told["root"], told["penta"]) == (root, penta)
    assert told["type"] == given.root


def test_none_is_an_answer_only_where_it_may_be() -> None:
    row = {"uid": 1, "marked_sentence": "<s>Chile</s> and <t>Bolivia</t> both export copper."}
    (free,) = run([{**row, "forced": False}])
    (forced,) = run([row])
    assert free["root"] == "NONE"
    assert forced["root"] != "NONE"
    assert forced["type"] == "NONE"


def test_the_program_writes_a_row_a_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, wanted = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [{"uid": 1, "marked_sentence": "<s>Norway</s> condemned <t>Iceland</t>.", "gold_root": "ACCUSE"}]
    given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main([str(given), str(wanted)]) == 0
    assert json.loads(wanted.read_text(encoding="utf-8"))["root"] == "ACCUSE"
    assert "root accuracy" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["not JSON\n", "[1]\n"])
def test_what_is_no_row_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    given = tmp_path / "in.jsonl"
    given.write_text(content, encoding="utf-8")
    assert main([str(given), str(tmp_path / "out.jsonl")]) == 2
    assert "in.jsonl, line 1" in capsys.readouterr().err


def test_one_row_without_actors_does_not_cost_the_others() -> None:
    lost, kept = run(
        [{"uid": 1, "sentence": "Nothing."}, {"uid": 2, "marked_sentence": "<s>Norway</s> thanked <t>Iceland</t>."}]
    )
    assert (lost["root"], kept["root"]) == ("NONE", "SUPPORT")
    assert "neither source nor target" in lost["error"]


def test_gold_of_another_kind_is_scored_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = tmp_path / "in.jsonl"
    given.write_text('{"uid": 1, "marked_sentence": "<s>A</s> met <t>B</t>.", "gold_binary": "1"}\n', encoding="utf-8")
    assert main([str(given), str(tmp_path / "out.jsonl")]) == 0
    assert "event accuracy" in capsys.readouterr().out


def test_a_row_without_text_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = tmp_path / "in.jsonl"
    given.write_text('{"uid": 1}\n', encoding="utf-8")
    assert main([str(given), str(tmp_path / "out.jsonl")]) == 2
    assert "row 1 needs a string under" in capsys.readouterr().err

"""The model of passages: windows, stretches of belief, and the shipped network."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from communique.model.errors import CommuniqueError
from communique.model.spans import Span
from communique.reading.english.passages.encode import AROUND, WINDOW
from communique.reading.english.passages.labels import REGISTERS, columns, outputs, questions
from communique.reading.english.passages.model import INSIDE, load_from, load_model, passages, stretches

HOME = Path(__file__).parents[2] / "src/communique/reading/english/models"
NOTE = (
    "The foreign ministers of Ghana and Togo met in Lomé on 3 May 2021. They agreed that Ghana would lend Togo forty "
    "million dollars for the road to Aflao by the end of the year. Cocoa is grown in both countries."
)


@pytest.mark.parametrize("words", [0, 1, WINDOW - 3, WINDOW, WINDOW + 1, 3 * WINDOW + 17])
def test_each_token_is_judged_once_and_in_order(words: int) -> None:
    text = "tree " * words
    found = [window.places[at] for window in load_model().windows.of(text) for at in window.judged]
    assert [text[a:b] for a, b in found] == ["tree"] * words
    assert found == sorted(set(found))


def test_what_stands_around_a_window_is_seen_and_not_judged() -> None:
    first, second = load_model().windows.of("tree " * (WINDOW + 10))
    assert len(first.ids) == WINDOW + 2 + 10  # with [CLS] and [SEP]
    assert len(second.ids) == AROUND + 10 + 2
    assert second.judged == range(1 + AROUND, 1 + AROUND + 10)


STRETCHES = [
    ([0.1, 0.9, 0.9, 0.9, 0.1], [0.0] * 5, [(1, 3)]),
    ([0.9, 0.9, 0.1, 0.1, 0.9, 0.9], [0.0] * 6, [(0, 5)]),  # a small hole
    ([0.9] * 3 + [0.1] * 3 + [0.9] * 3, [0.0] * 9, [(0, 2), (6, 8)]),
    ([0.9] * 8, [0, 0, 0, 0, 0.9, 0, 0, 0], [(0, 3), (4, 7)]),  # another begins
    ([0.9] * 4, [0.9, 0.9, 0, 0], [(0, 3)]),  # too short to be one by itself
    ([0.9, 0.9], [0.0] * 2, []),
    ([INSIDE] * 5, [0.0] * 5, []),
    ([], [], []),
]


@pytest.mark.parametrize(("inside", "begin", "wanted"), STRETCHES)
def test_stretches(inside: list[float], begin: list[float], wanted: list[tuple[int, int]]) -> None:
    assert stretches(inside, begin) == wanted


def test_outputs_become_beliefs_spans_and_answers() -> None:
    places = [(0, 3), (4, 7), (8, 11), (12, 15), (16, 19)]
    logits = np.full((5, outputs()), -9.0, np.float32)
    at = columns()
    logits[1:4, at["inside"][REGISTERS.index("agreements")]] = 9.0
    logits[1:4, at["agreements.stage"][questions()["agreements.stage"].index("in_force")]] = 9.0
    read = passages(places, logits)
    (one,) = read.found
    assert (one.register, one.span, one.answers["stage"]) == ("agreements", Span(4, 15), "in_force")
    assert one.belief > 0.99
    assert read.belief("agreements", Span(14, 17)) > 0.99
    assert read.belief("agreements", Span(16, 19)) < 0.01
    assert read.belief("contacts", Span(0, 19)) < 0.01
    assert read.belief("agreements", Span(30, 40)) == 0.0


def test_the_shipped_network_sees_what_a_text_tells() -> None:
    read = load_model().read(NOTE)
    told = {register: read.belief(register, Span(0, len(NOTE))) for register in ("contacts", "commitments")}
    assert min(told.values()) > 0.5
    cocoa = Span(NOTE.index("Cocoa"), len(NOTE))
    assert max(read.belief(register, cocoa) for register in ("contacts", "agreements", "commitments")) < 0.5


def test_what_is_said_of_a_text_does_not_depend_on_what_else_is_read() -> None:
    model = load_model()
    alone = model.read(NOTE)
    model.read("Snow fell on the northern provinces. " * 60)
    assert model.read(NOTE) == alone
    assert model.read("").found == ()


def test_a_model_that_is_not_the_one_described_is_refused(tmp_path: Path) -> None:
    tokenizer = HOME / "events" / "tokenizer.json"
    with pytest.raises(CommuniqueError, match="is not at"):
        load_from(tmp_path / "none", tokenizer)
    folder = shutil.copytree(HOME / "passages", tmp_path / "passages")
    about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    (folder / "model.json").write_text(json.dumps({**about, "sha256": "0" * 64}), encoding="utf-8")
    with pytest.raises(CommuniqueError, match="not the one that was described"):
        load_from(folder, tokenizer)
    (folder / "model.json").write_text(json.dumps({**about, "registers": ["contacts"]}), encoding="utf-8")
    with pytest.raises(CommuniqueError, match="other questions"):
        load_from(folder, tokenizer)

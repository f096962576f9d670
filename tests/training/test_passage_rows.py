"""What the model of passages is fitted to."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from communique.reading.english.passages.encode import Windows
from communique.reading.english.passages.labels import REGISTERS, columns, questions
from communique.reading.english.passages.model import load_model
from evals.linking.gold import OPEN
from training.passages.rows import DOCUMENTS, GOLD, PAIRS, Annotated, documents, rows

TEXT = "Ghana and Togo met in Lagos on Monday. Ghana will lend Togo money. A ferry may follow. They met again in Accra."
CLOSED = ("blind", "pages-blind")


def windows() -> Windows:
    return load_model().windows


def row(register: str, words: str, **fields: object) -> dict[str, object]:
    start = TEXT.index(words)
    return {"register": register, "start": start, "end": start + len(words), **fields}


def document(*given: dict[str, object], asked: frozenset[str] = frozenset(REGISTERS)) -> Annotated:
    return Annotated("a-text", "gha-tgo", TEXT, tuple(given), asked)


def words_of(told: Annotated, group: str, register: str, *, weights: bool = False) -> str:
    """The words of a document whose tokens are wanted (or asked) for a register."""
    (one,) = rows(told, windows())
    column = columns()[group][REGISTERS.index(register)]
    values = (one.weights if weights else one.wanted)[:, column]
    return " ".join(TEXT[a:b] for (a, b), value in zip(one.window.places, values, strict=True) if value)


def test_the_words_of_a_row_are_wanted_and_the_first_begins_it() -> None:
    told = document(row("contacts", "met in Lagos on Monday", kind="meeting", modality="held"))
    assert words_of(told, "inside", "contacts") == "met in Lagos on Monday"
    assert words_of(told, "begin", "contacts") == "met"
    assert words_of(told, "inside", "agreements") == ""


def test_kind_is_asked_inside_a_passage_alone() -> None:
    (one,) = rows(document(row("contacts", "met in Lagos on Monday", kind="meeting")), windows())
    part = columns()["contacts.kind"]
    asked = one.weights[:, part.start] > 0
    assert asked.sum() == len("met in Lagos on Monday".split())
    answers = one.wanted[asked][:, part.start : part.stop].argmax(1)
    assert {questions()["contacts.kind"][at] for at in answers} == {"meeting"}
    assert not one.weights[:, columns()["contacts.modality"].start].any()  # the row does not say


def test_what_is_neither_demanded_nor_punished_is_not_asked() -> None:
    told = document(row("projects", "A ferry may follow", ignore=True))
    assert words_of(told, "inside", "projects") == ""
    asked = words_of(told, "inside", "projects", weights=True)
    assert "ferry" not in asked
    assert "Ghana" in asked


def test_a_register_that_a_set_does_not_annotate_is_not_asked() -> None:
    told = document(asked=frozenset({"contacts"}))
    assert words_of(told, "inside", "statements", weights=True) == ""
    assert words_of(told, "inside", "contacts", weights=True) != ""


def test_no_closed_document_or_pair_is_learnt_from() -> None:
    closed = [path.stem for name in CLOSED for path in (GOLD / name).glob("*.txt")]
    pairs = {name[:7] for name in closed}
    assert set(PAIRS) == set(OPEN) - pairs
    used = documents()
    assert used
    assert not {one.name for one in used} & set(closed)
    written = {path.stem[:7] for path in DOCUMENTS.glob("*.txt")}
    assert not written & pairs
    assert not written & {path.name for path in (GOLD / "linking").iterdir()} - set(OPEN)


def test_the_written_documents_are_whole() -> None:
    texts = sorted(DOCUMENTS.glob("*.txt"))
    assert texts
    for path in texts:
        text = path.read_text(encoding="utf-8")
        about = json.loads(Path(str(path.with_suffix("")) + ".meta.json").read_text(encoding="utf-8"))
        assert about["sources"], path.name
        for line in path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            assert text[told["start"] : told["end"]] == told["quote"], path.name
            assert told["register"] in {"contacts", "agreements", "commitments", "projects", "statements"}, path.name


def test_weights_are_nothing_or_one() -> None:
    for one in documents()[:5]:
        for made in rows(one, windows()):
            assert set(np.unique(made.weights)) <= {0.0, 1.0}
            assert not made.weights[[0, -1]].any()  # [CLS] and [SEP]

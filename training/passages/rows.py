"""Annotated documents as rows to train on: windows of tokens with what should be said of each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communique.reading.english.passages.encode import Window, Windows
from communique.reading.english.passages.labels import REGISTERS, columns, outputs, questions

Array = NDArray[np.float32]
DOCUMENTS = Path(__file__).parent / "documents"
GOLD = Path(__file__).parents[2] / "evals" / "gold"
# Open pairs of the gold of linking that are in no closed set either; a test holds both.
PAIRS = (
    *("arg-bra", "aus-png", "aze-tur", "col-ven", "deu-nam", "eth-ken", "fra-mar", "gbr-nor"),
    *("ind-rus", "jpn-idn", "kaz-uzb", "ken-chn", "kor-vnm", "nga-zaf", "pol-ukr", "sau-egy"),
)
# Registers that a set does not annotate, or not completely: nothing is learnt there.
UNASKED = {
    "documents": frozenset({"figures", "offices", "standing"}),
    "linking": frozenset({"statements", "standing"}),
}


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its rows. ``asked`` are the registers whose rows it has completely."""

    name: str
    pair: str
    text: str
    rows: tuple[Mapping[str, Any], ...]
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """A window with the wanted outputs and their weights, each of shape (tokens, outputs); weight 0.0 where nothing is asked."""

    window: Window
    wanted: Array
    weights: Array


def documents() -> list[Annotated]:
    """All that may be learnt from: the documents written for it, and the open gold."""
    out = [*_folder(DOCUMENTS, "documents"), *_folder(GOLD / "dev", "dev"), *_folder(GOLD / "pages", "pages")]
    for pair in PAIRS:
        out += _folder(GOLD / "linking" / pair, "linking")
    return out


def _folder(folder: Path, kind: str) -> Iterator[Annotated]:
    asked = frozenset(REGISTERS) - UNASKED.get(kind, frozenset())
    for text in sorted(folder.glob("*.txt")):
        lines = text.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
        rows = tuple(row for row in map(json.loads, lines) if row["register"] in asked)
        yield Annotated(text.stem, text.stem[:7], text.read_text(encoding="utf-8"), rows, asked)


def rows(document: Annotated, windows: Windows) -> Iterator[Row]:
    """The rows of a document."""
    for window in windows.of(document.text):
        wanted, weights = (np.zeros((len(window.ids), outputs()), np.float32) for _ in range(2))
        _ask(weights, window, document.asked)
        for row in document.rows:
            covered = [
                at
                for at, (start, end) in enumerate(window.places)
                if start < row["end"] and end > row["start"] and at in window.judged
            ]
            if covered:
                _mark(wanted, weights, row, covered, opens=window.places[covered[0]][0] <= row["start"])
        yield Row(window, wanted, weights)


def _ask(weights: Array, window: Window, asked: frozenset[str]) -> None:
    """Every judged token is asked whether it stands in a passage of each register."""
    for number, register in enumerate(REGISTERS):
        if register in asked:
            for group in ("inside", "begin"):
                weights[window.judged.start : window.judged.stop, columns()[group][number]] = 1.0


def _mark(wanted: Array, weights: Array, row: Mapping[str, Any], covered: Sequence[int], *, opens: bool) -> None:
    """One row's tokens. What is neither demanded nor punished is not asked."""
    number = REGISTERS.index(row["register"])
    inside, begin = columns()["inside"][number], columns()["begin"][number]
    if row.get("ignore"):
        weights[covered, inside] = weights[covered, begin] = 0.0
        return
    wanted[covered, inside] = 1.0
    if opens:
        wanted[covered[0], begin] = 1.0
    for name, answers in questions().items():
        register, field = name.split(".")
        if register == row["register"] and row.get(field) in answers:
            part = columns()[name]
            wanted[covered, part.start : part.stop] = 0.0
            wanted[covered, part[answers.index(row[field])]] = 1.0
            weights[covered, part.start : part.stop] = 1.0

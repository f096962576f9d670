"""The comparison of read rows with annotated ones, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from communique.exchange.interchange import Row, parse_row
from communique.model.documents import Document
from evals.fields import compared
from evals.sets import EvalsError

TEXT = "The presidents of Kenya and Uganda met in Nairobi on Tuesday.\n"
ROW = {"register": "contacts", "document": "d", "kind": "meeting", "modality": "held", "date": "2024-06-11"}


def folder(tmp_path: Path) -> Path:
    (tmp_path / "d.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "d.meta.json").write_text(json.dumps({"published": "2024-06-12"}), encoding="utf-8")
    row = {**ROW, "quote": TEXT[:30], "start": 0, "end": 30, "again": True}
    (tmp_path / "d.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return tmp_path


def test_rows_are_paired_where_they_touch_and_their_fields_compared(tmp_path: Path) -> None:
    days: list[str | None] = []

    def read(documents: Iterable[Document]) -> Sequence[Row]:
        days.extend(one.published.value for one in documents)
        place = {"quote": TEXT[:20], "start": 0, "end": 20}
        return [parse_row({**ROW, **place, "date": "2024-06-04"})]

    (pair,) = compared(folder(tmp_path), read)["contacts"]
    assert days == ["2024-06-12"]  # the text does not state it
    assert "date" not in pair.agreed
    assert {"kind", "modality"} <= pair.agreed


def test_rows_that_do_not_touch_are_no_pair(tmp_path: Path) -> None:
    def read(documents: Iterable[Document]) -> Sequence[Row]:
        assert list(documents)
        return [parse_row({**ROW, "quote": TEXT[40:50], "start": 40, "end": 50})]

    assert compared(folder(tmp_path), read)["contacts"] == []


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvalsError, match="no documents"):
        compared(tmp_path)
    (folder(tmp_path) / "d.jsonl").unlink()
    with pytest.raises(EvalsError, match=r"d\.txt has no d\.jsonl"):
        compared(tmp_path)

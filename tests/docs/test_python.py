"""The page on Python runs, and says what the library is."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import communique
from communique.api.documents import Document
from communique.api.frames import Kind, columns_of
from communique.api.ledger import Filter
from communique.api.records import RECORD_TYPES, Project

PAGE = (Path(__file__).parents[2] / "docs" / "python.md").read_text(encoding="utf-8")


def test_the_examples_of_the_page_run(
    examples_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(examples_folder)
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 3
    names: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, "docs/python.md", "exec"), names)
        assert capsys.readouterr().out
    names["ledger"].close()


def test_every_method_and_attribute_is_described() -> None:
    told = set(re.findall(r"`\.?(\w+)", PAGE))
    public = {name for name in vars(communique.Ledger) if not name.startswith("_")} - {"close"}
    assert not public - told
    attributes = {name for kind in (communique.Record, Project) for name in vars(kind) if not name.startswith("_")}
    own = {one.name for kind in RECORD_TYPES for one in fields(kind)} - {"date", "id", "status", "states", "topics"}
    assert not attributes - own - told - {"register"}
    assert not set(Filter.__annotations__) - told


def test_every_column_stands_under_its_type() -> None:
    rows = dict(re.findall(r"^\| (" + "|".join(kind.value for kind in Kind) + r") \| (.*?) \|", PAGE, re.MULTILINE))
    assert set(rows) == {kind.value for kind in Kind}
    for item in (*RECORD_TYPES, Document):
        for column in columns_of(item):
            if column.kind is not Kind.TEXT:
                assert f"`{column.name}`" in rows[column.kind.value]

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ledgers import Page, fill

from communique.cli.main import run


def test_who_says_which_is_shown_with_the_less_exact_as_they_say_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[tuple[float, str, dict[str, Any]]] = [
        (4.7e9, "exact", {"speaker": "the embassy"}),
        (4.9e9, "exact", {}),
        (5e9, "about", {}),
    ]
    pages = [
        Page(f"p{number}", f"Page {number} on farm trade.", "2020-01-01").add(
            "figures",
            "farm trade",
            indicator="farm trade",
            value=value,
            unit="USD",
            period="2019",
            qualifier=qualifier,
            **speaker,
        )
        for number, (value, qualifier, speaker) in enumerate(told)
    ]
    fill(tmp_path / "l.db", pages)
    assert run(["list", "figures", "--ledger", str(tmp_path / "l.db"), "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert run(["show", record["id"], "--ledger", str(tmp_path / "l.db")]) == 0
    out = capsys.readouterr().out
    assert "3 documents, 3 sources, no outlet known" in out
    words = "  value: USD 4.7 billion [p0, s. 1, after the embassy]; USD 4.9 billion [p1, s. 1], about USD 5 billion [p2, s. 1]"
    assert words in out.splitlines()

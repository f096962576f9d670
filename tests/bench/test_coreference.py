from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.coreference import clusters, main

SENTENCE = "The tram depot in Shymkent burned down on Monday"


def row(key: str, sentence: str = SENTENCE, **fields: Any) -> dict[str, Any]:
    return {"id": key, "doc": key, "text": "burned", "sentence": sentence, **fields}


def same(*rows: dict[str, Any], stems: bool = False) -> bool:
    return len({one["cluster"] for one in clusters(rows, stems=stems)}) == 1


def test_alike_sentences_tell_of_one_event_unless_their_days_differ() -> None:
    other = row("b", "Firemen said that the Shymkent tram depot was burning", text="burning")
    assert same(row("a"), other)
    assert not same(row("a"), row("b", "A library in Aktau burned"))
    assert not same(row("a", date="2020-05-01"), row("b", date="2020-06-01"))
    assert not same(row("a", topic="1"), row("b", topic="2"))


def test_one_stem_is_one_event_for_the_baseline() -> None:
    assert same(row("a"), row("b", "A library in Aktau burned"), stems=True)
    assert not same(row("a"), row("b", text="rebuilt"), stems=True)


def test_the_program_writes_what_the_scorers_read(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps(row("a")) + "\n", encoding="utf-8")
    assert main([str(source), str(target)]) == 0
    assert json.loads(target.read_text(encoding="utf-8")) == {"id": "a", "cluster": "a"}
    source.write_text("{}\n", encoding="utf-8")
    assert main([str(source), str(target)]) == 2

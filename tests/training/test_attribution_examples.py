from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from communique.reading.english.attribution.model import Model
from training.attribution.__main__ import shares, write
from training.attribution.examples import Annotated, annotated
from training.attribution.fit import Fitted

TEXT = "The envoy said that the road was open. The train left at noon."


def documents() -> list[Annotated]:
    def place(part: str) -> list[list[int]]:
        return [[TEXT.index(part), TEXT.index(part) + len(part)]]

    gold: dict[str, Any] = {
        "source": place("The envoy"),
        "cue": place("said"),
        "content": place("that the road was open"),
    }
    return list(annotated([{"id": "a", "text": TEXT, "attributions": [gold]}]))


def test_candidates_are_right_where_cue_and_content_are() -> None:
    (one,) = documents()
    examples = one.examples[0]
    doc = one.read[0].doc
    assert {doc[each.candidate.cue].text for each in examples if each.label} == {"said"}
    assert {doc[each.candidate.cue].text for each in examples if each.label is False} >= {"left"}
    assert one.gold[0].content.keys() == {0}


def test_the_measure_counts_what_matches() -> None:
    weights = {"cr:say|>ccomp": 500}
    assert max(shares(documents(), Model(-2.0, 0.2, weights, frozenset({"say"}))))[0] == 1.0
    assert max(shares(documents(), Model(-9.0, 0.2, {}, frozenset())))[0] == 0.0


def test_weights_are_written_by_kind(tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    write(path, Fitted(-1.5, {"c:say": 12, "cr:say|>ccomp": -3}, frozenset({"say"})), 0.3)
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "bias": -1.5,
        "threshold": 0.3,
        "cues": ["say"],
        "weights": {"c": {"say": 12}, "cr": {"say|>ccomp": -3}},
    }

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.engines.attribution import is_direct, quoted_words, score, words
from evals.engines.scores import Score

TEXT = 'The envoy said that the road was open. "We are glad," he added.\n'
GOLD = Path(__file__).parents[2] / "evals" / "gold" / "engines" / "attribution.jsonl"


def place(part: str) -> list[list[int]]:
    start = TEXT.index(part)
    return [[start, start + len(part)]]


def attribution(source: str, cue: str, content: str) -> dict[str, Any]:
    return {"source": place(source) if source else [], "cue": place(cue), "content": place(content)}


def row(*attributions: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": "a", "text": TEXT, "attributions": list(attributions)}]


FIRST = attribution("The envoy", "said", "that the road was open")
SECOND = attribution("he", "added", '"We are glad,"')


def test_a_perfect_prediction_scores_one() -> None:
    found = score(row(FIRST, SECOND), row(FIRST, SECOND))
    assert {name: one.f1 for name, one in found.items()} == dict.fromkeys(found, 1.0)
    assert found["direct"] == Score(1, 1, 1)


def test_half_of_the_words_are_enough_for_the_attribution_but_not_for_the_spans() -> None:
    found = score(row(FIRST), row(attribution("The envoy", "said", "road was open")))
    assert found["attribution"] == Score(1, 1, 1)
    assert found["speaker"] == Score(1, 1, 1)
    assert found["triple_exact"] == Score(0, 1, 1)
    assert found["content"] == Score(0, 1, 1)
    assert score(row(FIRST), row(attribution("The envoy", "said", "was open")))["attribution"] == Score(0, 1, 1)


def test_a_gold_attribution_is_matched_once_by_the_better() -> None:
    worse = attribution("he", "added", "the road was open")
    found = score(row(FIRST), row(worse, FIRST))
    assert found["attribution"] == Score(1, 2, 1)
    assert found["speaker"] == Score(1, 2, 1)


def test_a_source_that_is_absent_must_be_absent() -> None:
    nobody = attribution("", "said", "that the road was open")
    assert score(row(nobody), row(FIRST))["speaker"] == Score(0, 1, 1)
    assert score(row(nobody), row(nobody))["speaker"] == Score(1, 1, 1)


def test_a_document_without_prediction_counts_as_missed() -> None:
    assert score(row(FIRST), [])["attribution"] == Score(0, 0, 1)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes, sir" and left', ["yes", "sir"]),
        ("He said “yes, sir” and left", ["yes", "sir"]),
        ("He said ''yes, sir'' and left", ["yes", "sir"]),
        ('He said: "we go\nThen he left', ["we", "go"]),
        ("It's the envoy's", []),
    ],
)
def test_words_in_quotation_marks(text: str, quoted: list[str]) -> None:
    starts = sorted(quoted_words(text))
    assert [text[start:].split(maxsplit=1)[0].strip("\"',”") for start in starts] == quoted


def test_the_gold_lies_on_whole_words_and_bears_the_type_of_the_rule() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 50
    assert sum(len(one["attributions"]) for one in rows) >= 120
    for one in rows:
        text, inside = one["text"], quoted_words(one["text"])
        for each in one["attributions"]:
            for start, end in each["source"] + each["cue"] + each["content"]:
                assert text[start:end].strip() == text[start:end] != ""
                assert not text[start - 1 : start + 1].isalnum() or start == 0
            held = words(text, each, "content")
            kind = "direct" if is_direct(text, each, inside) else "mixed" if held & inside else "indirect"
            assert each["type"] == kind, text

"""The measure of coded events."""

from __future__ import annotations

from typing import Any

import pytest

from evals.engines.events import score


def gold(*roots: str, **more: Any) -> list[dict[str, Any]]:
    return [{"uid": number, "gold_root": root, **more} for number, root in enumerate(roots)]


def read(*roots: str, scores: tuple[float, ...] = ()) -> list[dict[str, Any]]:
    given = scores or (0.5,) * len(roots)
    return [
        {"uid": n, "root": root, "penta": "1", "score": s} for n, (root, s) in enumerate(zip(roots, given, strict=True))
    ]


def test_accuracy_counts_rows_and_macro_counts_classes() -> None:
    scores = score(gold("AID", "AID", "AID", "ACCUSE"), read("AID", "AID", "AID", "AID"))
    assert scores["root accuracy"].precision == 0.75
    # AID: precision 3/4, recall 1, F1 6/7; ACCUSE: nothing.
    assert scores["root macro"].f1 == pytest.approx(3 / 7)
    assert scores["ACCUSE"].recall == 0


def test_what_is_conceded_and_what_is_withdrawn_are_one_in_the_words_of_the_public_sets() -> None:
    assert score(gold("YIELD", "YIELD"), read("CONCEDE", "RETREAT"))["root accuracy"].f1 == 1
    assert score(gold("CONCEDE"), read("RETREAT"))["root accuracy"].f1 == 0


def test_the_surest_rows_are_those_of_the_highest_scores() -> None:
    roots = ("AID",) * 10
    scores = score(gold(*roots), read(*("AID",) * 8, "REJECT", "REJECT", scores=(0.9,) * 8 + (0.1, 0.2)))
    assert scores["surest 80 %"].precision == 1
    assert scores["surest 90 %"].precision == pytest.approx(8 / 9)


def test_gold_without_roots_asks_whether_there_is_an_event() -> None:
    rows = [{"uid": 0, "gold_binary": "1"}, {"uid": 1, "gold_binary": "0"}]
    answers = [{"uid": 0, "binary": "1"}, {"uid": 1, "binary": "1"}]
    assert score(rows, answers)["event accuracy"].f1 == 0.5


def test_rows_must_answer_each_other() -> None:
    with pytest.raises(ValueError, match="same uid"):
        score(gold("AID"), [])
    with pytest.raises(ValueError, match="same uid"):
        score(gold("AID"), [{**read("AID")[0], "uid": 7}])

from __future__ import annotations

from typing import Any

import pytest

from evals.engines.quantities import METRICS, like_unit, same_value, score


def quantity(value: float | list[float], unit: str = "-", change: str = "=", concept: str = "-") -> dict[str, Any]:
    return {"value": value, "unit": unit, "change": change, "concept": concept.split()}


def right(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, float]:
    scores = score([{"id": 1, "quantities": gold}], [{"id": 1, "quantities": found}])
    return {name: one.right for name, one in scores.items()}


def test_each_metric_counts_pairs_of_equal_value() -> None:
    gold = [quantity(5, "percentage", "up", "exports wheat"), quantity([2, 3], "tonne")]
    found = [quantity(5.00001, "percent", "up", "wheat"), quantity([2, 3], "tonne")]
    assert right(gold, found) == {
        "value": 2,
        "value_unit_strict": 1,
        "value_unit_relaxed": 2,
        "value_change": 2,
        "value_concept_partial": 2,
        "value_concept_complete": 1,
    }


def test_a_pair_is_made_with_the_likest_unit() -> None:
    gold = [quantity(10, "ship"), quantity(10, "dollar")]
    found = [quantity(10, "dollar"), quantity(10, "grey ships")]
    assert right(gold, found)["value_unit_relaxed"] == 2


def test_one_found_quantity_answers_one_of_the_gold() -> None:
    assert right([quantity(3), quantity(3)], [quantity(3)])["value"] == 1


def test_rows_that_are_not_answered_count_as_missed() -> None:
    scores = score([{"id": "a", "quantities": [quantity(1)]}], [])
    assert set(scores) == set(METRICS)
    assert (scores["value"].gold, scores["value"].predicted, scores["value"].f1) == (1, 0, 0.0)


def test_what_is_found_in_other_texts_is_not_counted() -> None:
    scores = score([{"id": "a", "quantities": []}], [{"id": "b", "quantities": [quantity(1)]}])
    assert scores["value"].predicted == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1.0, 1.000001, True),
        (1.0, 1.1, False),
        ([1, 2], [1, 2], True),
        ([1, 2], [1, 3], False),
        ([1, 2], 1, False),
        ("five", 5, False),
        (0, 0.0, True),
    ],
)
def test_same_value(one: object, other: object, *, same: bool) -> None:
    assert same_value(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("%", "percentage", True),
        ("US dollar", "dollar", True),
        ("kilometers", "kilometre", True),
        ("heart transplant", "transplants", True),
        ("boxes", "box", True),
        ("-", "ship", False),
        (None, "-", True),
        ("day", "week", False),
        ("german ship", "grey ship", False),
    ],
)
def test_like_unit(one: str | None, other: str | None, *, like: bool) -> None:
    assert like_unit(one, other) is like

from __future__ import annotations

from typing import Any

import pytest

from communique.exchange.quantities import rows, singular
from communique.model.documents import BlockKind
from communique.model.spans import Span
from communique.reading.english.parse import load_pipeline, sentences
from communique.reading.english.quantities import find_quantities
from communique.reading.english.times import find_times


def read(text: str) -> list[dict[str, Any]]:
    parsed = sentences([load_pipeline()(text)], [(Span(0, len(text)), BlockKind.BODY)])
    return rows(parsed, find_quantities(parsed, find_times(parsed, "2024-06-12")))


@pytest.mark.parametrize(
    ("text", "value", "unit", "change"),
    [
        ("Oil fell below $50.", 50.0, "dollar", "<"),
        ("Oil cost $61.20 a barrel.", 61.2, "dollar per barrel", "="),
        ("A third of the crop was lost.", 1 / 3, "% crop", "="),
        ("The share is up about 19 per cent.", 19.0, "percentage", "~"),
        ("The price went from $60 to $80.", [60.0, 80.0], "dollar", "="),
        ("It takes two and a half years.", 2.5, "year", "="),
        ("It took three decades.", 3.0, "decade", "="),
        ("They met three times.", 3.0, "time", "="),
        ("The mill turns out 3,000 tins per day.", 3000.0, "tin per day", "="),
        ("They make 310 new heart valves.", 310.0, "new heart valve", "="),
        ("The port holds 900 containers.", 900.0, "container", "="),
        ("Millions of Peruvians voted.", [1e6, 1e7], "peruvian", "="),
        ("Exports fell 8%.", 8.0, "percentage", "down"),
    ],
)
def test_one_row(text: str, value: object, unit: str, change: str) -> None:
    (row,) = read(text)
    assert (row["value"], row["unit"], row["change"]) == (pytest.approx(value), unit, change)


@pytest.mark.parametrize(
    "text", ["It ranked second in a decade.", "Deaths doubled within a year.", "She met them on 3 May."]
)
def test_no_row_without_a_numeral_of_its_own(text: str) -> None:
    assert read(text) == []


def test_the_concept_is_words_as_written_or_a_dash() -> None:
    (row,) = read("The Al-Rashid group's exports of the oil rose 5%.")
    assert row["concept"] == ["Al-Rashid", "group", "exports", "oil"]
    assert read("It rose 5%.")[0]["concept"] == ["-"]


@pytest.mark.parametrize(
    ("noun", "one"), [("Companies", "company"), ("boxes", "box"), ("ships", "ship"), ("glass", "glass")]
)
def test_singular(noun: str, one: str) -> None:
    assert singular(noun) == one

from __future__ import annotations

import pytest

from communique.reading.english.places import find_countries


def named(text: str) -> list[str]:
    """Country and form of each, in order: "NOR name"."""
    return [f"{one.country} {one.form}" for one in find_countries(text)]


NAMED = [
    ("Norway and Iceland", ["NOR name", "ISL name"]),
    ("Norway won the contract and Germany marks the day", ["NOR name", "DEU name"]),
    ("Norway lent 3 million US dollars", ["NOR name"]),
    ("the Republic of Kenya", ["KEN name"]),
    ("Chilean and Peruvian ministers", ["CHL adjective", "PER adjective"]),
    ("Oslo and Ankara agree", ["NOR seat", "TUR seat"]),
    ("the Kremlin denied it", ["RUS seat"]),
    ("the Norwegian-Swedish border", ["NOR adjective", "SWE adjective"]),
    ("Kenya's exports", ["KEN name"]),
    ("South Sudan and Sudan", ["SSD name", "SDN name"]),
    ("the Democratic Republic of the Congo", ["COD name"]),
    ("Guinea-Bissau, Equatorial Guinea and Guinea", ["GNB name", "GNQ name", "GIN name"]),
    ("North Korea and South Korea", ["PRK name", "KOR name"]),
    ("the United States and the U.S. president", ["USA name", "USA name"]),
    ("the United Arab Emirates and the UAE", ["ARE name", "ARE name"]),
    ("Czechia, the Czech Republic", ["CZE name", "CZE name"]),
    ("Türkiye", ["TUR name"]),
    ("Papua New Guinea", ["PNG name"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_countries_are_found(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ships in the South China Sea",
        "a summit of Latin American states",
        "he wrote to us and told us",
        "the Vienna Convention on consular relations",
        "Michael Jordan plays",
        "the Panama Canal",
        "readers of China Daily",
        "they polish the text",
        "roast turkey",
    ],
)
def test_names_that_only_look_like_countries(text: str) -> None:
    assert named(text) == []


def test_places_are_told_by_characters() -> None:
    text = "Ministers of Chile and of the Republic of Kenya"
    assert [one.span.of(text) for one in find_countries(text)] == ["Chile", "Republic of Kenya"]

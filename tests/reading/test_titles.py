from __future__ import annotations

import pytest
from readings import reading

from communique.reading.annotations import within
from communique.reading.english.sentence_tokens import SentenceTokens
from communique.reading.english.titles import Title, find_titles


def titles(text: str) -> list[Title]:
    made = reading(text)
    (sentence,) = made.sentences
    return find_titles(SentenceTokens(sentence, within(made.countries, sentence.span)))


ROLES = [
    ("Kenyan President Daniel Mwangi spoke.", ["President KEN"]),
    ("The Minister of Foreign Affairs of Chile spoke.", ["Minister of Foreign Affairs CHL"]),
    ("Norway's deputy prime minister spoke.", ["deputy prime minister NOR"]),
    (
        "Oman's Minister of Commerce, Industry and Investment spoke.",
        ["Minister of Commerce, Industry and Investment OMN"],
    ),
    ("The ambassador to Latvia spoke.", ["ambassador None"]),
    ("The Secretary-General of the Council spoke.", ["Secretary-General of the Council None"]),
    ("Former Peruvian Prime Minister Luis Rojas spoke.", ["Prime Minister PER"]),
    ("Georgia's defence minister met the Armenian president.", ["defence minister GEO", "president ARM"]),
    ("Slovak Deputy Speaker of Parliament Jana Kralova spoke.", ["Deputy Speaker of Parliament SVK"]),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_a_title_has_role_and_country(text: str, expected: list[str]) -> None:
    assert [f"{one.role} {one.country}" for one in titles(text)] == expected


@pytest.mark.parametrize(
    "text", ["He leads the party.", "The head of the river is near.", "General elections were held."]
)
def test_everyday_words_are_no_titles(text: str) -> None:
    assert [one for one in titles(text) if one.country] == []


def test_a_former_office_is_past() -> None:
    assert [one.past for one in titles("Former Peruvian Prime Minister Luis Rojas spoke.")] == [True]
    assert [one.past for one in titles("Peruvian Prime Minister Luis Rojas spoke.")] == [False]


def test_a_plural_title_is_told_in_the_singular() -> None:
    (one,) = titles("The foreign ministers of Malaysia and Thailand met.")
    assert one.plural
    assert one.role == "foreign minister"
    assert one.countries == ("MYS", "THA")


def test_a_body_is_an_organisation() -> None:
    (one,) = titles("The director of the Export Bank of Ghana spoke.")
    assert one.organisation == "Export Bank of Ghana"
    assert one.country == "GHA"

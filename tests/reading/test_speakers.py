"""Speakers who are houses and offices, and sources who are quoted by others."""

from __future__ import annotations

import pytest
from readings import reading

HOUSES = [
    ("Peru will open a consulate in Quito, the Peruvian Ministry of Foreign Affairs announced.", "Peruvian Ministry of Foreign Affairs"),
    ("Finland donates EUR 5 million to Moldova, the Ministry for Foreign Affairs said.", "Ministry for Foreign Affairs"),
    ("The Ministry of Trade and Industry of Ghana said Togo would lift the ban.", "Ministry of Trade and Industry of Ghana"),
    ("The Office of the President of Togo confirmed that the ban was lifted.", "Office of the President of Togo"),
    ("Canada's Department of National Defence said it would train Ukrainian soldiers.", "Canada's Department of National Defence"),
    ("Exports to Sweden came to 3 billion euros, Statistics Estonia reports.", "Statistics Estonia"),
    ("The Afghan foreign ministry said the border was open.", "Afghan foreign ministry"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), HOUSES)
def test_a_house_has_its_whole_name(text: str, speaker: str) -> None:
    assert {one.speaker for one in reading(text).speech} == {speaker}


QUOTED = [
    (
        '"Nobody told us about it," a Moldovan official was quoted as saying. Romanian Foreign Minister Ioana Dumitru said the notice had been sent.',
        "Moldovan official",
    ),
    (
        "Omani Oil Minister Bahram Rostami was quoted as saying by the daily that the field would be shared with Iran.",
        "Bahram Rostami",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), QUOTED)
def test_who_is_quoted_as_saying_it_says_it(text: str, speaker: str) -> None:
    assert reading(text).speech[0].speaker == speaker


PLURALS = [
    ("The two Prime Ministers underscored that an early end of the study would be welcome.", "Prime Ministers"),
    ("Both ministers of Kuwait and Nepal stressed that the labour pact was fair.", "ministers of Kuwait and Nepal"),
]


@pytest.mark.parametrize(("text", "speaker"), PLURALS)
def test_offices_together_are_told_in_the_plural(text: str, speaker: str) -> None:
    assert {one.speaker for one in reading(text).speech} == {speaker}


def test_who_announced_it_on_a_day_amid_the_sentence() -> None:
    text = "The Mozambican and Tanzanian governments have decided to set up a commission, Mozambican President Daniel Chapo announced on Thursday, at a press conference in Dar es Salaam."
    assert {one.speaker for one in reading(text).speech} == {"Daniel Chapo"}
    assert reading(text).speech[0].content.start == 0


@pytest.mark.parametrize("name", ["Việt Nam", "Hà Nội", "México", "Perú", "Panamá"])
def test_a_state_with_the_marks_of_its_own_script(name: str) -> None:
    assert [one.country for one in reading(f"The minister arrived in {name} on Monday.").countries]


def test_a_counterpart_named_without_a_comma_behind() -> None:
    text = "Tanzanian President Samia Hassan welcomed her Mozambican counterpart, Felipe Nyusi at the State House on Tuesday."
    assert {(one.name, one.country, one.role) for one in reading(text).people} >= {("Felipe Nyusi", "MOZ", "President")}


def test_letters_for_a_house_are_no_name() -> None:
    assert not [
        one for one in reading("It was the visit of a chairman of the Vietnamese N.A. in 15 years.").people if one.name
    ]


def test_two_who_speak_together() -> None:
    text = "Peru's President Juan Quispe and Chile's President Ana Rojas said they were working on an accord."
    assert [one.speaker for one in reading(text).speech] == ["Juan Quispe; Ana Rojas"]

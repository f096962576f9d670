"""Contacts that were not, that happen every year, or that were only meant to be."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Contact

TODAY = "2024-06-12"  # a Wednesday

NONE = [
    "A spokesman denied that the presidents of Kenya and Uganda had met in Vienna.",
    "Kenya has ruled out a meeting of its president with Ugandan President Joseph Okello in Kampala.",
    "Kenyan President Daniel Mwangi has no plans to visit Uganda this year, his office said.",
    "Kenyan President Daniel Mwangi is not planning to visit Uganda.",
    "No Kenyan president has visited Uganda since 2016.",
    "The presidents of Kenya and Uganda hold talks twice a year.",
    "The Kenyan and Ugandan governments hold joint consultations every year.",
    "The foreign ministers of Kenya and Uganda normally meet once a year.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_was_not_and_what_is_usual_are_no_contacts(text: str) -> None:
    assert found(Contact, text, TODAY) == []


MEANT = [
    ("No date has been set for the visit of Kenyan President Daniel Mwangi to Uganda, the ministry said.", "planned"),
    ("The regularly scheduled session of the Kenya-Uganda commission will open in Nairobi on 20 June.", "planned"),
    ("The presidents of Kenya and Uganda will meet again in November, as they do every year.", "planned"),
    ("Kenya dismissed the minister who met Ugandan President Joseph Okello in Kampala on Monday.", "held"),
    ("The foreign ministers of Kenya and Uganda were supposed to meet in Busia last week.", "planned"),
    ("The Kenyan president had been due to travel to Uganda on 5 June.", "planned"),
    ("The Kenyan president was scheduled to visit Uganda last month but did not go.", "cancelled"),
    ("The Kenyan president had planned to visit Uganda in May but put it off.", "cancelled"),
    ("The postponed visit of the Kenyan president to Uganda will take place on 5 July.", "planned"),
    ("The third session of the Kenya-Uganda commission, postponed from March, took place on Tuesday.", "held"),
    ("Kenyan President Daniel Mwangi will pay a return visit to Uganda in July.", "planned"),
    ("Kenyan President Daniel Mwangi paid a return visit to Uganda in May.", "held"),
]


@pytest.mark.parametrize(("text", "modality"), MEANT)
def test_what_was_meant_to_be_is_not_told_as_held(text: str, modality: str) -> None:
    assert [one.modality.value for one in found(Contact, text, TODAY)] == [modality]


def test_the_day_of_what_is_called_off_is_the_nearer_one() -> None:
    text = "The Kenyan president cancelled a trip to Uganda that had been set for November."
    assert [one.date for one in found(Contact, text, "2015-10-14")] == ["2015-11"]


DISTANCES = [
    ("Two weeks ago a delegation from Oman visited Burundi.", "2024-05-29"),
    ("A week ago Kenyan President Daniel Mwangi visited Uganda.", "2024-06-05"),
]


@pytest.mark.parametrize(("text", "day"), DISTANCES)
def test_how_long_ago_is_not_how_long(text: str, day: str) -> None:
    assert [(one.date, one.duration) for one in found(Contact, text, TODAY)] == [(day, None)]


PLACES = [
    ("Kenyan President Daniel Mwangi left Nairobi on Tuesday for Kampala.", "Kampala"),
    ("Kenyan President Daniel Mwangi leaves for Kampala on Thursday.", "Kampala"),
    (
        "Kenyan President Daniel Mwangi and Ugandan President Joseph Okello spoke by telephone a week before the summit in Lima.",
        None,
    ),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_a_place_is_that_of_the_contact(text: str, place: str | None) -> None:
    assert found(Contact, text, TODAY)[0].place == place


def test_who_goes_home_pays_no_visit() -> None:
    text = "Bangladeshi Prime Minister Sheikh Hasina met Prime Minister Narendra Modi of India on Tuesday. She leaves for Dhaka on Sunday."
    assert [one.kind.value for one in found(Contact, text, TODAY)] == ["meeting"]


def test_a_counterpart_without_a_name_takes_part() -> None:
    text = "The foreign minister of Kenya met his Ugandan counterpart in Kampala on Monday."
    (one,) = found(Contact, text, TODAY)
    assert {(who.name, who.role, who.country) for who in one.participants} == {
        (None, "foreign minister", "KEN"),
        (None, "foreign minister", "UGA"),
    }


def test_who_opens_a_sentence_is_another_than_who_acts_in_it() -> None:
    text = "After his talks with Mr Hassan Diarra, the Malian president flew to Niamey."
    visit = next(one for one in found(Contact, text, TODAY) if one.kind.value == "visit")
    assert [(who.name, who.country) for who in visit.participants] == [(None, "MLI")]


def test_who_is_told_in_a_clause_about_another_takes_no_part() -> None:
    text = (
        "Greek minister Nikos Papas, who accompanied President Petros Stavrou in May, on Monday chaired a session of the Greece-Armenia "
        "commission with Armenian minister Armen Petrosyan."
    )
    (one,) = [one for one in found(Contact, text, TODAY) if one.kind.value == "session"]
    assert {who.name for who in one.participants} == {"Nikos Papas", "Armen Petrosyan"}


def test_what_is_told_of_its_own_day_is_not_of_another() -> None:
    text = "At a meeting held earlier on Tuesday, Kenyan minister Mary Kamau and Ugandan minister Paul Mukasa discussed milk."
    assert [one.date for one in found(Contact, text, TODAY)] == ["2024-06-11"]


def test_how_long_somebody_stayed_is_a_length_whatever_came_after() -> None:
    text = "Kenyan President Daniel Mwangi stayed in Kampala for three days before flying home."
    assert [one.duration for one in found(Contact, text, TODAY)] == ["P3D"]


def test_what_lies_days_off_is_not_of_the_day_of_the_story() -> None:
    text = (
        "Rwandan President Paul Mugisha met the Emir of Qatar in Doha on Monday.\n"
        "He said that the meeting came a few days after a visit of Qatari minister Hamad Saleh to Rwanda."
    )
    assert [one.date for one in found(Contact, text, TODAY) if one.kind.value == "visit"] == [None]

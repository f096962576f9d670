"""Whether a contact happened, is planned, only proposed or called off, by all the ways in which dispatches say so."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Contact

MODALITIES = [
    (
        "The prime minister of Kenya is also scheduled to attend a luncheon hosted by the president of Uganda.",
        "planned",
    ),
    ("The presidents of Kenya and Uganda met in Nairobi on 4 June.", "held"),
    ("The presidents of Kenya and Uganda have met in Nairobi.", "held"),
    ("Talks between Kenya and Uganda were held in Nairobi on 4 June.", "held"),
    ("The presidents of Kenya and Uganda will meet in Nairobi on 4 July.", "planned"),
    ("The presidents of Kenya and Uganda are to meet in Nairobi on 4 July.", "planned"),
    ("The presidents of Kenya and Uganda are expected to meet in Nairobi on 4 July.", "planned"),
    ("The presidents of Kenya and Uganda agreed to meet in Nairobi on 4 July.", "planned"),
    ("The presidents of Kenya and Uganda are scheduled to hold talks in Nairobi on 4 July.", "planned"),
    ("Kenyan President Daniel Mwangi is going to visit Uganda.", "planned"),
    ("Kenyan President Daniel Mwangi plans to visit Uganda.", "planned"),
    ("Kenyan President Daniel Mwangi accepted an invitation to visit Uganda.", "planned"),
    ("Preparations are under way for the visit of Kenyan President Daniel Mwangi to Uganda in July.", "planned"),
    ("Kenyan President Daniel Mwangi's upcoming visit to Uganda was discussed.", "planned"),
    ("Ugandan President Joseph Okello invited Kenyan President Daniel Mwangi to visit Kampala.", "proposed"),
    ("Kenya offered to hold talks with Uganda in Nairobi.", "proposed"),
    ("Kenyan President Daniel Mwangi hopes to visit Uganda.", "proposed"),
    ("Kenyan President Daniel Mwangi cancelled his visit to Uganda.", "cancelled"),
    ("Kenyan President Daniel Mwangi's visit to Uganda has been postponed.", "cancelled"),
    ("Kenyan President Daniel Mwangi did not visit Uganda in 2023.", "cancelled"),
    ("The talks between Kenya and Uganda in Nairobi were called off.", "cancelled"),
    ("Joint drills of Kenya and Uganda are going to be held in Nairobi.", "planned"),
    ("Joint drills of Kenya and Uganda are to take place in Nairobi.", "planned"),
    ("Kenyan President Daniel Mwangi was to come to Kampala and meet President Joseph Okello.", "planned"),
    ("Kenyan President Daniel Mwangi looked forward to talks with Ugandan President Joseph Okello.", "planned"),
    ("It will be the first time that Daniel Mwangi is received by President Joseph Okello of Uganda.", "planned"),
    (
        "An early meeting of the Kenya-Uganda Joint Commission was also agreed upon by the presidents of Kenya and Uganda.",
        "planned",
    ),
    ("The two decided that the third session of the Kenya-Uganda commission be held in Kampala.", "planned"),
    ("A meeting of the presidents of Kenya and Uganda is in the works.", "planned"),
    ("First on the agenda is a meeting in private of the two presidents of Kenya and Uganda.", "planned"),
    ("A visit to Uganda is likewise on the schedule of Kenyan President Daniel Mwangi.", "planned"),
    ("Security is tight in Kampala ahead of the visit of Kenyan President Daniel Mwangi.", "planned"),
    ("Kenyan Ambassador Mary Otieno went to see Ugandan President Joseph Okello on Monday.", "held"),
    ("Kenya proposed holding the next session of the joint commission with Uganda in Mombasa.", "proposed"),
    ("Kenya called for a meeting of the presidents of Kenya and Uganda.", "proposed"),
    ("Kenyan President Daniel Mwangi should have flown to Uganda on Sunday.", "cancelled"),
    ("The visit which Kenyan President Daniel Mwangi was to make to Uganda will not take place.", "cancelled"),
    ("Kenya confirmed that the trip of President Daniel Mwangi to Kampala was off for now.", "cancelled"),
    ("Kenya called off a visit of Daniel Mwangi to Uganda that should have started on Monday.", "cancelled"),
]


@pytest.mark.parametrize(("text", "modality"), MODALITIES)
def test_modality(text: str, modality: str) -> None:
    assert {one.modality.value for one in found(Contact, text)} == {modality}


@pytest.mark.parametrize(
    ("published", "modality"), [("2024-06-12", "planned"), ("2024-09-01", "held"), ("2024-07-04", "planned")]
)
def test_a_date_ahead_of_the_document_is_planned(published: str, modality: str) -> None:
    text = "Kenya and Uganda hold talks in Nairobi on 10 July 2024."
    assert {one.modality.value for one in found(Contact, text, published)} == {modality}


@pytest.mark.parametrize("text", ["put off until September", "postponed to September"])
def test_a_contact_that_is_moved_is_planned_for_its_new_day(text: str) -> None:
    (one,) = found(Contact, f"The visit of Kenyan President Daniel Mwangi to Uganda was {text}.", "2024-06-12")
    assert (one.modality.value, one.date) == ("planned", "2024-09")


def test_a_weekday_ahead_is_that_of_the_coming_week() -> None:
    text = "Kenyan President Daniel Mwangi will meet Ugandan President Joseph Okello on Tuesday, it was announced on Monday."
    assert {one.date for one in found(Contact, text, "2023-06-19")} == {"2023-06-20"}
    evening = text.replace("on Tuesday", "on Tuesday evening")
    assert {one.date for one in found(Contact, evening, "2023-06-19")} == {"2023-06-20"}


def test_a_stay_begins_when_one_leaves_for_it() -> None:
    text = "President Daniel Mwangi of Kenya left on Sunday for a six-day visit to Uganda."
    assert {one.date for one in found(Contact, text, "2003-06-22")} == {"2003-06-22/2003-06-27"}


WHEN = [
    ("The commission of Kenya and Uganda has met since 1988, when Kenyan President Arap Moi visited Kampala.", "1988"),
    ("When they met on 4 June, the presidents of Kenya and Uganda held talks on trade.", "2024-06-04"),
    ("Kenyan President Daniel Mwangi lands in Kampala, Uganda, tomorrow (Friday) for talks.", "2024-06-14"),
    ("In line with what the presidents had agreed when they met in October, Kenya and Uganda held talks.", None),
]


@pytest.mark.parametrize(("text", "day"), WHEN)
def test_the_day_told_by_when(text: str, day: str | None) -> None:
    assert {one.date for one in found(Contact, text, "2024-06-13") if one.kind.value in {"visit", "talks"}} == {day}


def test_a_headline_without_a_verb_holds_nothing_that_the_body_plans() -> None:
    text = "# Joint session of the governments of Kenya and Uganda\nA joint session of the governments of Kenya and Uganda will be held in Nairobi today."
    assert [one.modality.value for one in found(Contact, text, "2024-06-12")] == ["planned"]


NO_CONTACTS = [
    "Regular meetings of the two ministries help the trade of Kenya and Uganda.",
    "Kenya and Uganda maintain contacts at all levels.",
    "Uganda meets the requirements of the bank.",
    "The committee of the Kenyan parliament received 40 complaints.",
    "Exchanges of visits are frequent between Kenya and Uganda.",
    "The video conference room in Nairobi is new.",
    "Visitors to Kenya met delays at the airport.",
    "For a long time the commission of Kenya and Uganda has not met.",
]


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_no_contact_is_told(text: str) -> None:
    assert found(Contact, text) == []


AHEAD = [
    (
        "Besides holding a meeting with President Joseph Okello of Uganda, President Daniel Mwangi will open a fair.",
        "planned",
    ),
    ("The Kenyan parliament published an authorization for the trip of President Daniel Mwangi to Uganda.", "planned"),
    ("Ugandan President Joseph Okello invited Kenyan President Daniel Mwangi for the December trip.", "proposed"),
]


@pytest.mark.parametrize(("text", "modality"), AHEAD)
def test_what_hangs_on_something_ahead(text: str, modality: str) -> None:
    assert modality in {one.modality.value for one in found(Contact, text) if one.kind.value in {"visit", "meeting"}}


def test_a_visit_of_a_country_is_one_to_it() -> None:
    text = "President Daniel Mwangi of Kenya, on the invitation of Joseph Okello, will arrive on a two-day visit of Uganda."
    (one,) = found(Contact, text)
    assert ([who.name for who in one.participants], one.place) == (["Daniel Mwangi"], "Uganda")

"""Contacts told beside others: each with its own day, place and people."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Contact

TODAY = "2024-06-12"  # a Wednesday

MEANT = [
    ("Tajik Foreign Minister Sirojiddin Aslov was to fly to Bishkek on Thursday.", ("planned", "2024-06-13")),
    ("President Okello of Uganda was to meet President Mwangi of Kenya on Friday.", ("planned", "2024-06-14")),
    ("The eighth session of the joint committee of Kenya and Uganda was to be held in May.", ("planned", "2024-05")),
]


@pytest.mark.parametrize(("text", "told"), MEANT)
def test_what_was_to_be_lies_ahead(text: str, told: tuple[str, str]) -> None:
    assert {(one.modality.value, one.date) for one in found(Contact, text, TODAY)} == {told}


TOURS = [
    (
        "Norwegian Foreign Minister Lena Holm will visit Tbilisi and Baku from 14 to 18 October.",
        {("Tbilisi", "2024-10-14/2024-10-18"), ("Baku", "2024-10-14/2024-10-18")},
    ),
    (
        "Turkish President Kemal Demir visited Albania and Serbia on June 3-5.",
        {("Albania", "2024-06-03/2024-06-05"), ("Serbia", "2024-06-03/2024-06-05")},
    ),
    (
        "Turkish President Kemal Demir will visit Tirana on Thursday and Belgrade on Friday.",
        {("Tirana", "2024-06-13"), ("Belgrade", "2024-06-14")},
    ),
    (
        "President Kemal Demir of Turkey visited Riga in October 2016 and Vilnius in January 2017.",
        {("Riga", "2016-10"), ("Vilnius", "2017-01")},
    ),
    ("Turkish President Kemal Demir visited Albania on Tuesday.", {("Albania", "2024-06-11")}),
]


@pytest.mark.parametrize(("text", "stops"), TOURS)
def test_each_country_of_a_tour_is_a_visit(text: str, stops: set[tuple[str, str]]) -> None:
    visits = [one for one in found(Contact, text, TODAY) if one.kind.value == "visit"]
    assert {(one.place, one.date) for one in visits} == stops
    assert {person.name for one in visits for person in one.participants} == {
        "Lena Holm" if "Holm" in text else "Kemal Demir"
    }


def test_two_cities_of_a_country_are_one_visit() -> None:
    text = "Turkish President Kemal Demir visited Paris and Lyon in France on Tuesday."
    assert len([one for one in found(Contact, text, TODAY) if one.kind.value == "visit"]) == 1


AGAIN = "Turkish President Kemal Demir met the Thai prime minister in Bangkok in January and again in Jakarta in April."


def test_a_second_meeting_has_its_own_place() -> None:
    assert {(one.place, one.date) for one in found(Contact, AGAIN, TODAY)} == {
        ("Bangkok", "2024-01"),
        ("Jakarta", "2024-04"),
    }


def test_a_place_behind_a_semicolon_is_of_the_next() -> None:
    text = "The Croatian prime minister, Ivana Barac, received the Slovenian prime minister, Matija Zorko, on Monday; their next meeting will take place in Kranjska Gora."
    first = next(one for one in found(Contact, text, TODAY) if one.modality.value == "held")
    assert (first.date, first.place) == ("2024-06-10", None)


def test_what_happens_meanwhile_has_its_own_people() -> None:
    text = "The presidents of Poland, Latvia and Estonia met in Warsaw on Monday, while the Finnish president met her Slovak counterpart in Bratislava."
    told = {one.place: {person.country for person in one.participants} for one in found(Contact, text, TODAY)}
    assert told == {"Warsaw": {"POL", "LVA", "EST"}, "Bratislava": {"FIN", "SVK"}}


THREE = [
    ("The foreign ministers of Turkey, Azerbaijan and Georgia held a trilateral meeting in Baku on Monday.", {"TUR", "AZE", "GEO"}),
    ("The presidents of Kenya, Uganda and Rwanda met in Entebbe on Monday.", {"KEN", "UGA", "RWA"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "states"), THREE)
def test_three_offices_in_a_row(text: str, states: set[str]) -> None:
    (one,) = found(Contact, text, TODAY)
    assert {person.country for person in one.participants} == states


COUNTERPARTS = [
    (
        "Estonian Foreign Minister Mari Kask met her Latvian and Lithuanian counterparts, Edgars Ozols and Linas Petrauskas, in Tallinn on Tuesday.",
        {("Mari Kask", "EST"), ("Edgars Ozols", "LVA"), ("Linas Petrauskas", "LTU")},
    ),
    (
        "Zimbabwean minister Tendai Moyo met separately with his South African and Zambian counterparts, Thabo Nkosi and Mwansa Banda.",
        {("Tendai Moyo", "ZWE"), ("Thabo Nkosi", "ZAF"), ("Mwansa Banda", "ZMB")},
    ),
]


@pytest.mark.parametrize(("text", "people"), COUNTERPARTS)
def test_counterparts_of_two_states_in_their_order(text: str, people: set[tuple[str, str]]) -> None:
    (one,) = found(Contact, text, TODAY)
    assert {(person.name, person.country) for person in one.participants} == people


ABSTRACT = [
    "After three years of negotiations, Turkey and Malaysia signed a free trade agreement on Tuesday.",
    "After two years of talks, Turkey and Malaysia on Tuesday signed a border treaty.",
    "The free trade agreement of Chile and Peru, negotiations on which were concluded in May, will be signed in July.",
]


@pytest.mark.parametrize("text", ABSTRACT)
def test_years_of_talks_are_no_contact(text: str) -> None:
    assert found(Contact, text, TODAY) == []


MOVED = [
    ("President Musa's visit to Ankara, scheduled for June 20, will now take place on July 4.", "2024-07-04"),
    ("The visit of Egypt's prime minister to Uganda has been moved from June 20 to July 4.", "2024-07-04"),
    ("The eighth session of the joint committee of Kenya and Oman, which was to be held in Muscat in May, has been put back to November.", "2024-11"),
    ("The Kenyan president's trip to Oman had been planned for June but was put off until September.", "2024-09"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), MOVED)
def test_the_new_day_of_what_is_moved(text: str, day: str) -> None:
    assert [(one.modality.value, one.date) for one in found(Contact, text, TODAY)] == [("planned", day)]


def test_what_was_first_to_be_elsewhere_was_held() -> None:
    text = "The 10th round of the Indonesia-Korea Joint Commission, originally to have been held in Seoul in May, took place by video conference on Monday."
    (one,) = [one for one in found(Contact, text, TODAY) if one.kind.value == "session"]
    assert (one.modality.value, one.date, one.place) == ("held", "2024-06-10", None)


def test_who_leads_a_state_is_not_a_visit_of_it() -> None:
    text = (
        "The talks come years after the Emir of Qatar, Sheikh Fahad Al Thani, visited Burundi with a large delegation."
    )
    assert {one.place for one in found(Contact, text, TODAY)} <= {"Burundi"}


VISITED = [
    ("During the visit to Muscat of Ukraine's foreign minister Andriy Koval in May, a visa agreement was signed.", "Muscat", "Andriy Koval"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "who"), VISITED)
def test_the_visitor_s_country_is_not_the_place(text: str, place: str, who: str) -> None:
    visits = [one for one in found(Contact, text, TODAY) if one.kind.value == "visit"]
    assert [(one.place, [person.name for person in one.participants]) for one in visits] == [(place, [who])]


STAYS = [
    ("President Demir of Turkey is on a five-day visit to Chile from June 10.", "2024-06-10/2024-06-14"),
    ("President Demir of Turkey will be on a state visit to Oslo from Sunday.", "2024-06-16"),
]


@pytest.mark.parametrize(("text", "day"), STAYS)
def test_a_stay_from_a_day(text: str, day: str) -> None:
    assert [one.date for one in found(Contact, text, TODAY)] == [day]


def test_a_month_beside_an_older_year_is_of_the_document() -> None:
    text = "Negotiations of Turkey and Chile were opened in 2014 and the sixth round was held in Ankara in April."
    assert "2024-04" in {one.date for one in found(Contact, text, TODAY)}


def test_the_way_to_the_airport_is_no_visit() -> None:
    text = "President Ramesh Poudel of Nepal went to the Tribhuvan International Airport to bid farewell to the Qatari Amir."
    assert [one for one in found(Contact, text, TODAY) if one.kind.value == "visit"] == []


def test_not_since() -> None:
    assert found(Contact, "Not since 1997 had a Burmese leader visited Dhaka.", TODAY) == []

from __future__ import annotations

import pytest
from readings import reading

from communique.model.spans import Span
from communique.reading.annotations import CountryForm, CountryMention, PersonMention
from communique.reading.english.nations import frame_countries, home_state, leader_country, leaders


def person(name: str, country: str | None) -> PersonMention:
    return PersonMention(Span(0, 1), name, "minister", country)


def place(country: str, start: int) -> CountryMention:
    return CountryMention(Span(start, start + 3), country, CountryForm.NAME)


@pytest.mark.parametrize(
    ("name", "year", "among", "country"),
    [
        ("Michelle Bachelet", 2015, ["CHL", "PER"], "CHL"),
        ("Bachelet", 2015, ["CHL", "PER"], "CHL"),
        ("Bachelet", 2015, ["KEN", "UGA"], None),
        ("Yoweri Museveni", None, [], "UGA"),
        ("Merkel", 2010, ["DEU", "FRA"], "DEU"),
        ("Nobody Anywhere", 2015, ["CHL", "PER"], None),
    ],
)
def test_leaders_are_known(name: str, year: int | None, among: list[str], country: str | None) -> None:
    assert leader_country(name, year, among) == country


def test_a_bare_surname_must_be_in_office() -> None:
    assert leader_country("Bachelet", 1998, ["CHL"]) is None


def test_every_leader_is_found_by_the_whole_name() -> None:
    rows = {one for found in leaders().values() for one in found}
    assert rows
    assert all(one.last is None or one.first <= one.last for one in rows)


def test_the_frame_of_a_page_tells_its_side() -> None:
    assert home_state(("KEN", "UGA"), (), (place("KEN", 0),), None) == "KEN"
    assert home_state(("KEN", "UGA"), (), (), "UGA") == "UGA"


def test_foreign_officials_are_called_by_their_country() -> None:
    assert home_state(("KEN", "UGA"), (person("A B", "UGA"),), (), None) == "KEN"
    assert home_state(("KEN", "UGA"), (), (), None) is None
    assert home_state((), (), (), None) is None


def test_the_frame_is_what_stands_outside_the_body() -> None:
    named = (place("KEN", 0), place("UGA", 20))
    assert frame_countries([Span(10, 40)], named) == (named[0],)


def test_a_home_minister_is_not_called_by_the_country() -> None:
    text = (
        "OSLO, 11 June (NTB) - Foreign Minister Ingrid Halvorsen met Icelandic Prime Minister Gunnar Jonsson "
        "to discuss the ties of Norway and Iceland."
    )
    countries = {one.name: one.country for one in reading(text).people}
    assert countries == {"Ingrid Halvorsen": "NOR", "Gunnar Jonsson": "ISL"}


def test_who_visits_a_state_speaks_for_the_other() -> None:
    text = "Prime Minister Lars Sorensen paid a visit to Kenya. Denmark and Kenya are old friends of Kenya."
    assert {one.name: one.country for one in reading(text).people} == {"Lars Sorensen": "DNK"}


def test_a_delegation_lends_its_country() -> None:
    text = (
        "The Chilean delegation, Trade Minister Carla Rojas among them, landed in Peru. Chile and Peru share a border."
    )
    assert {one.name: one.country for one in reading(text).people} == {"Carla Rojas": "CHL"}


COMPANY = [
    (
        (
            "JAKARTA, June 11 -- Foreign Minister Retno Marsudi received her Norwegian counterpart Ingrid Dahl here, accompanied by "
            "Trade Minister Budi Santoso."
        ),
        "Budi Santoso",
        "IDN",
    ),
    (
        "Attending the ceremony were Deputy Prime Minister Vuong Van Hung and Lao Finance Minister Somdy Keo.",
        "Vuong Van Hung",
        None,
    ),
    ("The Norwegian delegation, including Trade Minister Ingrid Dahl, left Kenya.", "Ingrid Dahl", "NOR"),
]


@pytest.mark.parametrize(("text", "name", "country"), COMPANY)
def test_who_stands_near_a_guest_is_not_of_the_same_state(text: str, name: str, country: str | None) -> None:
    assert {one.country for one in reading(text).people if one.name == name} == {country}


def test_who_is_met_together_is_of_one_state() -> None:
    text = "BISHKEK, June 11 -- Kyrgyz minister Ruslan Asanov met in New York with President of Mongolia Bat Dorj and Foreign Minister Sara Bold."
    assert {one.country for one in reading(text).people if one.name == "Sara Bold"} == {"MNG"}

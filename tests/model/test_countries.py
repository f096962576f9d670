from __future__ import annotations

import re

import pytest

from communique.model.countries import countries
from communique.model.errors import UnknownCountry


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("KEN", "KEN"),
        ("ken", "KEN"),
        ("NO", "NOR"),
        ("Norway", "NOR"),
        ("norwegian", "NOR"),
        ("the Netherlands", "NLD"),
        (" Chile ", "CHL"),
        ("South Korea", "KOR"),
        ("Republic of Korea", "KOR"),
        ("North Korea", "PRK"),
        ("UAE", "ARE"),
        ("United States", "USA"),
        ("UK", "GBR"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Burma", "MMR"),
        ("Czechia", "CZE"),
        ("Kosovo", "XKX"),
        ("European Union", "EUR"),
        ("Norway's", "NOR"),
        ("Côte d’Ivoire", "CIV"),
    ],
)
def test_a_country_is_found_by_what_it_is_called(given: str, code: str) -> None:
    assert countries().find(given).iso3 == code


@pytest.mark.parametrize(("given", "meant"), [("Norwey", "Norway"), ("Mozambik", "Mozambique"), ("Urugay", "Uruguay")])
def test_an_unknown_country_names_what_was_probably_meant(given: str, meant: str) -> None:
    with pytest.raises(UnknownCountry, match="did you mean") as raised:
        countries().find(given)
    assert meant in raised.value.nearest
    assert raised.value.given == given


def test_nonsense_has_no_neighbours() -> None:
    with pytest.raises(UnknownCountry) as raised:
        countries().find("qqqqqq")
    assert raised.value.nearest == ()


def test_codes_are_unlike_and_well_formed() -> None:
    rows = countries().rows
    assert len({row.iso3 for row in rows}) == len(rows)
    assert all(re.fullmatch("[A-Z]{3}", row.iso3) for row in rows)
    assert all(re.fullmatch("[A-Z]{2}", row.iso2) for row in rows if row.iso2)
    assert len(rows) >= 193


@pytest.mark.parametrize("code", ["CHL", "PER", "KEN", "NOR", "VNM", "SRB"])
def test_every_row_is_found_by_its_own_name_and_adjective(code: str) -> None:
    row = countries().by_code[code]
    assert countries().find(row.name) is row
    assert countries().find(row.adjective) is row
    assert row.seats


def test_no_name_of_one_state_finds_another() -> None:
    table = countries()
    assert {row.name: table.find(row.name).iso3 for row in table.rows} == {row.name: row.iso3 for row in table.rows}


@pytest.mark.parametrize(("place", "code"), [("Oslo", "NOR"), ("OSLO ", "NOR"), ("Bergen", None), ("", None)])
def test_a_capital_leads_to_its_country(place: str, code: str | None) -> None:
    found = countries().seated(place)
    assert (found.iso3 if found else None) == code

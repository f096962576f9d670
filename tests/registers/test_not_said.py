"""What a text does not say must not become a row, and a denied deed keeps its denial."""

from __future__ import annotations

import pytest
from readings import TODAY, found

from communique.model.mentions import Agreement, Commitment, Contact, Figure, Project, Standing, Statement


def test_a_denied_deed_keeps_its_denial() -> None:
    (one,) = found(Commitment, "Laos undertook not to let foreign troops use its border with Thailand.")
    assert one.what.startswith("not to let")


def test_a_denied_opinion_is_told_with_its_denial() -> None:
    (one,) = found(
        Statement,
        "Foreign Minister Aigars Bērziņš said he does not think that this will be the last shipment to Moldova.",
    )
    assert "not think" in (one.paraphrase or "")


def test_no_standing_from_its_denial() -> None:
    assert not found(Standing, "An analyst called it a non-strategic partnership of Peru and Chile.")


@pytest.mark.parametrize(
    "text",
    [
        "President Juan Ruiz of Peru had never met President Luis Soto of Chile before.",
        "President Juan Ruiz of Peru did not attend the forum in Santiago, Chile.",
        "It was neither a working nor a state visit, Peru's foreign ministry said of the stay in Chile.",
    ],
)
def test_no_contact_from_its_denial(text: str) -> None:
    assert not [one for one in found(Contact, text) if one.modality == "cancelled" or one.kind == "state_visit"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("President Juan Ruiz of Peru is on his first visit to Chile since his re-election on 20 November.", TODAY),
        ("Peru and Chile held talks in Lima on the 1974 Boundary Treaty.", None),
        ("President Juan Ruiz of Peru visited Chile on 3 May 2019.", "2019-05-03"),
    ],
)
def test_a_date_of_something_else_is_not_the_contact_s(text: str, date: str | None) -> None:
    assert {one.date for one in found(Contact, text)} == {date}


def test_each_number_of_a_series_has_the_year_behind_it() -> None:
    figures = found(
        Figure, "Trade between Ghana and Togo was $47 million in 2022, $44 million in 2023, $46 million in 2024."
    )
    assert [(one.value, one.period) for one in figures] == [(47e6, "2022"), (44e6, "2023"), (46e6, "2024")]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Trade between Ghana and Togo is to reach $90 million.", "planned"),
        ("The aim of Ghana and Togo is trade of $90 million.", "planned"),
        ("Trade between Ghana and Togo reached $90 million.", None),
    ],
)
def test_a_target_is_no_fact(text: str, modality: str | None) -> None:
    (one,) = found(Figure, text)
    assert one.modality == modality


def test_handing_over_is_no_more_than() -> None:
    (one,) = found(Figure, "Japan handed over 20 ambulances to Fiji.")
    assert one.qualifier == "exact"


def test_a_resolution_s_number_measures_nothing() -> None:
    assert not found(Figure, "Libya and Italy recalled Security Council resolutions 2570 and 2571.")


def test_both_bound_have_no_other_side() -> None:
    one = found(Commitment, "Ghana and Togo will build a customs post at Aflao.")
    assert one
    assert all(each.to is None for each in one)


def test_condolences_are_no_commitment() -> None:
    assert not found(Commitment, "Ghana offered condolences to Togo.")


def test_a_due_day_lies_ahead() -> None:
    got = found(Commitment, "Ghana, which joined the bank in April 2012, will lend Togo $20 million.")
    assert got
    assert all(one.due is None for one in got)


def test_views_exchanged_sign_nothing() -> None:
    text = "Japan and Fiji exchanged views on the nuclear programmes of a third country and on a joint action plan."
    assert not [one for one in found(Agreement, text) if one.stage == "signed"]


def test_no_other_project_is_no_project() -> None:
    assert not found(Project, "Ghana has no other gas pipeline project in Togo.")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Parliament ratified on 30 June 2018 the agreement of Serbia and Georgia on visas.", None),
        ("Serbia and Georgia signed an agreement on visas on 10 June 2018.", "2018-06-10"),
    ],
)
def test_the_day_of_ratification_is_not_the_day_of_signing(text: str, date: str | None) -> None:
    assert {one.date for one in found(Agreement, text)} == {date}


def test_money_that_goes_to_works_is_no_visit() -> None:
    text = "The loans of Japan to Fiji are tied: they go to works that make use of Japanese technology."
    assert not found(Contact, text)


def test_what_was_not_said_binds_nobody() -> None:
    text = "The foreign minister of Chile, Ana Soto, did not say that Chile would leave the pact with Peru."
    assert not found(Commitment, text)


NOT_WORDS = [
    "The Kenyan delegation was welcomed at the airport on Tuesday by Ugandan Minister of Finance Jane Okot.",
    "Ugandan President Joseph Okello has welcomed his Kenyan counterpart Daniel Mwangi at the State House.",
    "A memorandum on trade has been signed by Kenya and Uganda, Daystar reports.",
    "A memorandum on trade has been signed by Kenya and Uganda, Savanna News reported.",
]


@pytest.mark.parametrize("text", NOT_WORDS)
def test_a_welcome_of_guests_and_an_agency_s_own_name_are_no_statements(text: str) -> None:
    assert found(Statement, text) == []

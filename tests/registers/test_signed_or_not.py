"""Instruments that were not signed, were signed by others, or on another day than the one that stands near."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Agreement

PARTIES = [
    ("Relations between Sudan and Chad improved after the accord signed in Doha in May 2009.", {"SDN", "TCD"}),
    ("Serbia and Bulgaria have ratified the water agreement signed in Vienna in 2009.", {"SRB", "BGR"}),
    (
        "Denmark and Latvia have a new tax treaty. It matters. The pact was signed in Riga by Finance Minister Kaspars Kalns and Ambassador Lise Holm.",
        {"DNK", "LVA"},
    ),
]


@pytest.mark.parametrize(("text", "parties"), PARTIES)
def test_neither_a_city_nor_a_signer_is_a_party(text: str, parties: set[str]) -> None:
    assert {code for one in found(Agreement, text) for code in one.parties} == parties


UNSIGNED = [
    "No agreement was signed during the visit of the Lebanese president to Egypt.",
    "No joint statement was issued after the talks between the presidents of Gabon and Cameroon.",
    "Kenya and Uganda signed no agreement on Monday.",
    "The talks of Kenya and Uganda ended without the signing of the memorandum on visas.",
    "Egypt denied that it had signed an agreement with Israel on the gas field.",
    "The transit agreement between Iran and Azerbaijan lapsed in 2016.",
]


@pytest.mark.parametrize("text", UNSIGNED)
def test_what_was_not_signed_is_no_instrument(text: str) -> None:
    assert found(Agreement, text) == []


ASIDE = [
    (
        "Danish minister Jonas Holm, who arrived on Monday with Prime Minister Ulrik Dahl, signed a memorandum with Latvia on Tuesday.",
        "2024-06-11",
        ("Jonas Holm",),
    ),
    (
        "The agreement of Israel and Morocco, approved by the Knesset on Monday, was signed in Rabat in May.",
        "2024-05",
        (),
    ),
    (
        "Finance Minister Ali Raza of Pakistan signed the protocol amending the 2005 tax agreement with Bahrain on Tuesday.",
        "2024-06-11",
        ("Ali Raza",),
    ),
]


@pytest.mark.parametrize(("text", "day", "signers"), ASIDE)
def test_side_clauses_and_other_instruments_lend_nothing(text: str, day: str, signers: tuple[str, ...]) -> None:
    one = next(one for one in found(Agreement, text, "2024-06-12") if one.date != "2005")
    assert (one.date, one.signatories) == (day, signers)


JUBILEES = [
    "Poland and Germany on Tuesday marked the 30th anniversary of the Treaty on Good Neighbourliness.",
    "This year marks 25 years since the signing of the treaty of friendship between Mongolia and Kazakhstan.",
    "Fifty years after the signing of the Warsaw treaty, the Polish president will visit Germany on Thursday.",
]


@pytest.mark.parametrize("text", JUBILEES)
def test_a_jubilee_is_not_the_day_of_signing(text: str) -> None:
    assert [(one.stage.value, one.date) for one in found(Agreement, text, "2021-05-18")] == [("signed", None)]


AT_STAGES = [
    ("Ecuador is the first country in the region to sign a migration agreement with Qatar.", "signed"),
    ("Kosovo's parliament refused to ratify the border agreement with Montenegro.", "signed"),
    ("The agreement of Moldova and Norway, initialled in July, is ready.", "in_preparation"),
    ("The accord of Kenya and Uganda, to be signed on Friday, sets up joint patrols.", "in_preparation"),
]


@pytest.mark.parametrize(("text", "stage"), AT_STAGES)
def test_rankings_ratifications_and_initials_tell_the_stage(text: str, stage: str) -> None:
    assert [one.stage.value for one in found(Agreement, text)] == [stage]


def test_what_ends_beside_an_instrument_is_not_the_instrument() -> None:
    text = "He cancelled his trip to Gulu after Kenya and Uganda had signed an agreement on milk."
    assert [one.stage.value for one in found(Agreement, text)] == ["signed"]

"""Turns of phrase of real dispatches that were once read wrongly, told in sentences of our own; what is right of each."""

from __future__ import annotations

from typing import Any

import pytest
from readings import found, read

from communique.model.mentions import (
    Agreement,
    Commitment,
    Contact,
    Figure,
    Mention,
    Office,
    Project,
    Standing,
    Statement,
)


def told(text: str, day: str = "2024-06-12") -> dict[str, list[Mention]]:
    """The mentions of a text by the name of their class."""
    out: dict[str, list[Mention]] = {}
    for one in read(text, day).mentions:
        out.setdefault(type(one).__name__, []).append(one)
    return out


OFFICES = [
    (
        "Estonia's president, Liis Tamm, came to Riga. With her Latvian counterpart, Edgars Ozols, the Estonian president opened a bridge.",
        [("Edgars Ozols", "LVA"), ("Liis Tamm", "EST")],
    ),
    ("The President of the Riigikogu, Mart Kask, met Latvian deputies in Riga.", [("Mart Kask", "EST")]),
    (
        "Ravi Menon, High Commissioner of the Republic of India to the Republic of Ghana, spoke.",
        [("Ravi Menon", "IND")],
    ),
    (
        "Sudan's president, Hamad al-Nour, and Egypt's president, Samir el-Tayeb, met.",
        [("Hamad al-Nour", "SDN"), ("Samir el-Tayeb", "EGY")],
    ),
    ("Japan's envoy met President Abdul Hamid in Dhaka, Bangladesh, on Monday.", [("Abdul Hamid", "BGD")]),
]


@pytest.mark.parametrize(("text", "wanted"), OFFICES, ids=[case[0][:40] for case in OFFICES])
def test_offices(text: str, wanted: list[tuple[str, str]]) -> None:
    held = {(one.name, one.country) for one in found(Office, text)}
    assert set(wanted) <= held
    assert len({name for name, _ in held}) == len(held)


def test_who_presides_over_a_chamber_presides_over_no_state() -> None:
    (one,) = found(Office, "The President of the Bundestag, Jutta Ahrens, arrived in Astana from Germany.")
    assert one.role == "President of the Bundestag"


def test_a_counterpart_holds_the_first_of_two_fields() -> None:
    text = "Tibor Nagy, Hungary's minister of foreign affairs and trade, met his Azeri counterpart Elman Quliyev."
    assert {one.role for one in found(Office, text)} == {
        "minister of foreign affairs and trade",
        "minister of foreign affairs",
    }


def test_a_member_of_parliament_in_brackets_keeps_his_office() -> None:
    (one,) = found(Office, "India's External Affairs Minister Asha Nair (MP) landed in Accra, Ghana.")
    assert one.role == "External Affairs Minister"


def test_who_heads_a_company_is_not_called_as_it_is() -> None:
    assert not found(Office, "The chairman of Turkey's Demir Insaat opened the works in Ethiopia.")


def test_money_is_no_state() -> None:
    text = (
        "Trade between Pakistan and Uzbekistan went up from US$122 million to US$387 million; a US dollar loan helped."
    )
    assert {state for one in read(text).mentions for state in one.states} == {"PAK", "UZB"}


NO_CONTACT = [
    "A meeting between the Spanish and Mexican ministers was not on the agenda.",
    "Paraguay recalled its ambassador in Brazil for consultations.",
    "Brazil summoned the Paraguayan ambassador for talks.",
]


@pytest.mark.parametrize("text", NO_CONTACT)
def test_no_contact(text: str) -> None:
    assert not found(Contact, text)


CONTACTS = [
    ("The first session of the working group of Chad and Niger is likely to take place in July.", "planned", "2024-07"),
    (
        "The visit of the Spanish king to Mexico had been scheduled for 2020 but fell victim to the pandemic.",
        "cancelled",
        "2020",
    ),
    ("Mexico's foreign secretary today begins a visit to Spain that will conclude on Friday.", "held", "2024-06-12"),
    ("Egypt's president will visit Sudan for the first time since he was elected in May 2022.", "planned", None),
    (
        "Kenya's premier told a news conference in Kampala, Uganda, that exports grew by a tenth in 2022.",
        "held",
        "2024-06-12",
    ),
    ("Singapore's premier met Malaysia's Anwar Rashid, who took office in March.", "held", None),
    ("The visit of Chad's president to Niger in May came after a loan was called off.", "held", "2024-05"),
    ("The talks in Oman, Yemen, come a day after Sanaa filled the dam.", "held", None),
]


@pytest.mark.parametrize(("text", "modality", "date"), CONTACTS, ids=[case[0][:40] for case in CONTACTS])
def test_contacts(text: str, modality: str, date: str | None) -> None:
    one, *_ = found(Contact, text)
    assert (one.modality, one.date) == (modality, date)


AGREEMENTS = [
    ("Chile and Japan are interested in signing an agreement on tourism.", "considered", None),
    ("Spain's minister stressed the importance of signing the treaty with Mexico.", "considered", None),
    ("The ministers of Angola and Portugal looked forward to the signing of a treaty on tax.", "considered", None),
    (
        "The signing ceremony of the pact between Chile and Japan is due to take place on 8 July.",
        "in_preparation",
        "2024-07-08",
    ),
    ("Chile's Senate approved the trade agreement with Japan on Tuesday.", "signed", None),
    ("The Senate of Brazil on 12 May approved the agreement that Paraguay had signed in 2009.", "signed", "2009"),
]


@pytest.mark.parametrize(("text", "stage", "date"), AGREEMENTS, ids=[case[0][:40] for case in AGREEMENTS])
def test_agreements(text: str, stage: str, date: str | None) -> None:
    one, *_ = found(Agreement, text)
    assert (one.stage, one.date) == (stage, date)


def test_what_stands_beside_a_signing_leaves_it_signed() -> None:
    for text in (
        "After signing the agreement on tourism, the ministers of Chile and Japan stressed the role of trade.",
        "The signing of the treaty between Peru and Chile was due to the efforts of both presidents.",
    ):
        (one,) = found(Agreement, text)
        assert one.stage == "signed"


def test_a_matter_off_the_agenda_leaves_the_talks() -> None:
    (one,) = found(
        Contact, "Gas was not on the agenda of the talks between the Russian and Turkish presidents in Sochi."
    )
    assert (one.modality, one.place) == ("held", "Sochi")
    assert found(Contact, "Brazil summoned the ministers of Spain and Mexico to Lima for a meeting.")


def test_what_is_put_to_work_or_lengthened_by_a_day_is_due() -> None:
    for text in (
        "Malaysia and Singapore agreed to put the power plant into operation by 2027.",
        "Kazakhstan agreed to extend the railway to Termez in Uzbekistan by 2027.",
    ):
        (one,) = found(Commitment, text)
        assert one.due == "2027"


def test_a_guest_keeps_the_title_behind_his_name() -> None:
    text = "Germany's foreign minister, Otto Maas, met his Hungarian counterpart, Tibor Nagy, the minister of justice."
    assert {one.name: one.role for one in found(Office, text)}["Tibor Nagy"] == "minister of justice"
    text = "Hungary's foreign and trade minister, Péter Kiss, met his Azeri counterpart Elman Quliyev in Baku."
    assert {one.role for one in found(Office, text)} == {"foreign and trade minister"}


def test_a_trade_centre_costs_what_it_is_worth() -> None:
    (one,) = found(Project, "Turkey completed a trade centre worth $30 million in Ethiopia.")
    assert one.amount == "USD 30 million"
    assert found(Project, "India built a health post in Nepal.")


NO_COMMITMENT = [
    "The German and Kazakh governments agreed on the terms of cooperation in mining.",
    "Germany and Kazakhstan will consider the state and prospects of their relations.",
    "Germany backs a commission to look into the clashes in Kazakhstan.",
    "Ethiopia will see larger Turkish investments.",
]


@pytest.mark.parametrize("text", NO_COMMITMENT)
def test_no_commitment(text: str) -> None:
    assert not found(Commitment, text)


def test_who_does_it_is_told_once_and_without_his_story() -> None:
    (one,) = found(
        Commitment,
        "The study will be ordered by the Joint Office of Chad and Niger, which was set up in Lagos in May 2023.",
    )
    assert (one.who, one.what, one.due) == ("Joint Office of Chad and Niger", "study will be ordered", None)


def test_a_semicolon_ends_what_somebody_says() -> None:
    first, second = found(
        Figure, "Uzbek Railways spoke of $4.6 billion; Pakistan's ministry put the cost of the line at $8.2 billion."
    )
    assert first.speaker == "Uzbek Railways"
    assert second.speaker != first.speaker


def test_who_puts_his_signature_says_nothing() -> None:
    assert found(Statement, "The ministry of Kenya put the effect of the ban on Uganda at $2 billion.")
    assert not found(Statement, "Both leaders put their signatures on the declaration of Kenya and Uganda.")


def test_what_is_put_off_is_not_due() -> None:
    (one,) = found(Commitment, "Malaysia and Singapore agreed to postpone the works on the line until the end of 2025.")
    assert one.due is None


FIGURES: list[tuple[str, list[tuple[float, str, dict[str, Any]]]]] = [
    (
        "Singapore paid Malaysia S$100 million (RM320 million) for costs.",
        [
            (1e8, "SGD", {"indicator": "payment of Singapore for costs"}),
            (3.2e8, "MYR", {"indicator": "payment of Singapore for costs"}),
        ],
    ),
    (
        "Trade between Egypt and Sudan should climb from $300 million to $500 million next year.",
        [(3e8, "USD", {"modality": None, "period": None}), (5e8, "USD", {"modality": "planned", "period": "2025"})],
    ),
    (
        "India gave Ghana a $15 million school in 2004, a $60 million mill in 2006 and a $35 million plant in 2013.",
        [(1.5e7, "USD", {"period": "2004"}), (6e7, "USD", {"period": "2006"}), (3.5e7, "USD", {"period": "2013"})],
    ),
    ("Trade between Ghana and India has not exceeded $500 million.", [(5e8, "USD", {"qualifier": "less_than"})]),
    (
        "Kenya and India agreed to double trade within five years.",
        [(2.0, "times", {"indicator": "growth of trade"})],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), FIGURES, ids=[case[0][:40] for case in FIGURES])
def test_figures(text: str, wanted: list[tuple[float, str, dict[str, Any]]]) -> None:
    one = found(Figure, text)
    assert [(figure.value, figure.unit) for figure in one] == [(value, unit) for value, unit, _ in wanted]
    for figure, (_, _, fields) in zip(one, wanted, strict=True):
        assert {name: getattr(figure, name) for name in fields} == fields


def test_another_sum_beside_the_first_is_no_conversion() -> None:
    text = "India gave Nepal 100 million euros for schools, about $20 million for roads and 7 billion rupees for wells."
    said = {figure.unit: figure.indicator for figure in found(Figure, text)}
    assert len(set(said.values())) > 1
    text = "The loan of China to Belarus is 4.8 billion Russian rubles, some $156 million."
    assert len({figure.indicator for figure in found(Figure, text)}) == 1


def test_projects() -> None:
    dropped = found(Project, "Malaysia dropped the Johor-Jurong rail link to Singapore, citing a debt of RM1 trillion.")
    assert [one.amount for one in dropped] == [None]
    assert not found(Project, "Ethiopia is on the right track, the Turkish ambassador wrote in a Facebook post.")
    planned = found(Project, "Chad and Niger will sign a memorandum setting up a joint working group on locusts.")
    assert {one.stage for one in planned} == {"planned"}
    mills = found(Project, "India built a sugar plant in 2013 and a fish plant in 2016 in Ghana.")
    assert sorted(one.name for one in mills) == ["fish plant", "sugar plant"]


def test_the_level_before_ends_when_the_next_begins() -> None:
    text = (
        "Japan and Bangladesh raised their ties to a strategic partnership from the existing comprehensive partnership."
    )
    assert {one.term: one.as_of for one in found(Standing, text)} == {
        "strategic partnership": "2024-06-12",
        "comprehensive partnership": "../2024-06-11",
    }


def test_a_level_that_was_left_in_talk_is_no_former_one() -> None:
    (one,) = found(Standing, "Chile raised concern that Peru had retreated from a strategic partnership.")
    assert one.as_of == "2024-06-12"

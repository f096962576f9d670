"""Turns of phrase of real dispatches that were once read wrongly, told in sentences of our own; what is right of each."""

from __future__ import annotations

from typing import Any

import pytest
from readings import found, read

from communique.model.mentions import (
    Agreement,
    Commitment,
    Contact,
    ContactKind,
    Figure,
    Mention,
    Modality,
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


SESSIONS = [
    ("Romania and Egypt held the 12th Annual Consultation in Cairo on 11 June.", (12, "Annual Consultation")),
    ("The 15th Joint Commission of Romania and Egypt was hosted in Cairo on 10 June.", (15, "Joint Commission")),
]


@pytest.mark.parametrize(("text", "wanted"), SESSIONS, ids=["held", "hosted"])
def test_a_session_is_called_by_its_body(text: str, wanted: tuple[int, str]) -> None:
    (one,) = found(Contact, text)
    assert one.kind is ContactKind.SESSION
    assert one.session_no == wanted[0]
    assert (one.body or "").startswith(wanted[1])


def test_the_next_meeting_of_a_numbered_body_is_its_session() -> None:
    text = "Romania and Egypt held the fourth meeting of their Joint Committee in 2019. The fifth meeting was held in Cairo in May 2021."
    assert [(one.session_no, one.date) for one in found(Contact, text)] == [(4, "2019"), (5, "2021-05")]


HEADS = [
    "The Cuban delegation was headed by Ana Vidal, Director General at the Foreign Ministry. Mary Poole, Acting Assistant Secretary, led the U.S. delegation.",
    "Heading the Cuban delegation was Deputy Minister Ana Vidal; the U.S. side was led by Assistant Secretary Mary Poole.",
]


@pytest.mark.parametrize("text", HEADS, ids=["headed by", "heading"])
def test_who_led_the_sides_took_part(text: str) -> None:
    (one,) = found(Contact, "The fifth meeting of the Bilateral Commission was held in Havana on June 7. " + text)
    assert {(who.name, who.country) for who in one.participants} == {("Ana Vidal", "CUB"), ("Mary Poole", "USA")}


STYLED = [
    (
        "The Minister of Foreign Affairs of Malaysia, His Excellency Dato’ Sri Amin Haji Osman, spoke.",
        "Amin Haji Osman",
    ),
    ("The Prime Minister of Malaysia, the Honourable Datuk Seri Amin Osman, spoke.", "Amin Osman"),
    ("Tan Sri Amin Osman, Malaysia's Home Minister, spoke.", "Amin Osman"),
    ("Singapore's Trade Minister Tan Wei Ling spoke.", "Tan Wei Ling"),
    ("Sri Wahyuni Hadi, Indonesia's finance minister, spoke.", "Sri Wahyuni Hadi"),
    ("India's petroleum minister, Hon'ble Shri Ravi Menon, spoke.", "Ravi Menon"),
]


@pytest.mark.parametrize(("text", "name"), STYLED, ids=[case[1] for case in STYLED])
def test_styles_are_no_part_of_a_name(text: str, name: str) -> None:
    assert [one.name for one in found(Office, text)] == [name]


def test_a_homologue_is_a_counterpart() -> None:
    text = "Mozambique's president, Rui Lopes, came at the invitation of Themba Dube, his South African homologue."
    assert {(one.name, one.role) for one in found(Office, text)} == {
        ("Rui Lopes", "president"),
        ("Themba Dube", "president"),
    }


def test_roads_are_no_money() -> None:
    text = "Road R67 in Cambodia and the N1 were built with Thai help; South Africa paid R5 million and R500."
    assert [(one.value, one.unit) for one in found(Figure, text)] == [(5_000_000, "ZAR"), (500, "ZAR")]


def test_what_both_leaders_agree_binds_their_states() -> None:
    text = "President Ana Soto of Chile met President Luis Rey of Peru. The two leaders agreed to build a railway."
    (one,) = found(Commitment, text)
    assert one.who == "Chile; Peru"


def test_a_clause_that_adds_a_deed_binds() -> None:
    text = "A stake in Nigeria's refinery will be bought by China, which will also build a power station."
    assert ("China", "build a power station") in {(one.who, one.what) for one in found(Commitment, text)}


def test_money_is_pledged_for_something() -> None:
    (one,) = found(Commitment, "Chad pledged USD 5 million for schools in Niger.")
    assert one.what == "USD 5 million for schools in Niger"


def test_what_experts_are_told_to_do_by_a_month_lies_ahead() -> None:
    (one,) = found(Commitment, "The ministers of Chad and Niger instructed experts to prepare a plan by August.")
    assert one.due == "2024-08"


NOW = [
    ("Prime Minister Ali Demir of Turkey, at present on a visit to Kiev, spoke to Ukrainian students.", "2024-06-12"),
    ("Ukraine's president, Petro Koval, is on a two-day visit to Turkey.", "2024-06-12"),
    (
        "Turkey's prime minister, Ali Demir, met Ukraine's president, Petro Koval. The two had last met in Bursa in June 2010.",
        "2010-06",
    ),
]


@pytest.mark.parametrize(("text", "day"), NOW, ids=["at present", "is on", "the two"])
def test_days_of_contacts(text: str, day: str) -> None:
    assert found(Contact, text)[-1].date == day


def test_who_follows_talks_took_part_in_them() -> None:
    text = "Following talks with Ukraine's president, Petro Koval, on Tuesday, Turkey's prime minister, Ali Demir, spoke to reporters."
    talks = next(one for one in found(Contact, text) if one.kind is ContactKind.TALKS)
    assert {one.name for one in talks.participants} == {"Petro Koval", "Ali Demir"}


def test_a_visit_that_is_awaited_has_not_been_paid() -> None:
    text = "An official visit to Ukraine by Turkey's president, Kemal Aydin, is being looked forward to."
    assert [one.modality for one in found(Contact, text)] == [Modality.PLANNED]


def test_whose_visit_is_looked_forward_to() -> None:
    text = "Turkey is looking forward to the visit of President Petro Koval of Ukraine in August."
    (one,) = found(Contact, text)
    assert [who.name for who in one.participants] == ["Petro Koval"]


def test_when_a_visit_was_first_due_is_no_visit() -> None:
    text = "Turkey's president, Kemal Aydin, will come to Kiev tomorrow. The visit was originally due in November."
    assert [one.date for one in found(Contact, text) if one.date and one.date > "2024-07"] == []


PROJECTS = [
    ("Thailand halted work on Road R67 in Cambodia.", [("Road R67", "suspended")]),
    ("Japan is financing Line 5 of the Dhaka metro in Bangladesh.", [("Line 5 of the Dhaka metro", "financed")]),
    ("The bank ranks it among the most ambitious infrastructure projects of Chile and Peru.", []),
    ("China and Nigeria signed a memorandum on Belt and Road Initiative projects.", []),
    ("On the programme of Chile's minister in Peru were two museums.", []),
]


@pytest.mark.parametrize(("text", "wanted"), PROJECTS, ids=[case[0][:30] for case in PROJECTS])
def test_roads_and_praise(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(one.name, one.stage) for one in found(Project, text)] == wanted


def test_a_deadline_is_no_figure() -> None:
    assert not found(Figure, "Iran and Iraq agreed to reopen their embassies within two months.")

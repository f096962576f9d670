"""What pages of agencies, ministries and embassies tell in their own manner, once read wrongly; in sentences of our own."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import (
    Commitment,
    Contact,
    ContactKind,
    Figure,
    Modality,
    Office,
    Project,
)

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


def test_the_end_of_a_visit_is_its_last_day() -> None:
    text = "At the end of a visit of five days to India by Hari Thapa, Prime Minister of Nepal, a statement was issued on June 7, 2024."
    assert [one.date for one in found(Contact, text)] == ["2024-06-03/2024-06-07"]


def test_a_call_is_paid_on_somebody() -> None:
    text = "The Prime Minister of Nepal, Hari Thapa, paid a call on the President of India, H.E. Dr. Ravi Menon."
    (one,) = found(Contact, text)
    assert one.kind is ContactKind.MEETING
    assert {who.name for who in one.participants} == {"Hari Thapa", "Ravi Menon"}


NO_CONTACT = [
    "Iran is ready. The visit, said Prime Minister Zafar Malik of Pakistan, would be a milestone.",
    "In Afghanistan, Prime Minister Zafar Malik of Pakistan went on to say, Iran plays a role.",
]


@pytest.mark.parametrize("text", NO_CONTACT, ids=["milestone", "went on"])
def test_what_is_said_of_a_visit_is_no_visit(text: str) -> None:
    assert not found(Contact, text)


def test_the_day_of_the_telling_is_not_that_of_the_plan() -> None:
    text = (
        "On Tuesday, officials said that the Joint Economic Commission of Iran and Pakistan will meet in coming months."
    )
    assert [one.date for one in found(Contact, text)] == [None]


def test_an_adviser_to_a_minister_has_a_name() -> None:
    text = (
        "Pakistan's Adviser to the Prime Minister on Commerce and Investment Zafar Malik met Iran's envoy Ali Rahmani."
    )
    assert "Zafar Malik" in {one.name for one in found(Office, text)}


def test_how_often_is_no_figure() -> None:
    assert not found(Figure, "Iran and Pakistan agreed to have a summit not less than once in a year.")


NO_PROMISE = [
    "Senior minister Sok Rith will be there for Cambodia; Thailand sends its envoy.",
    "Talks will be held by him with President Rui Lopes, his Mozambican counterpart, in South Africa.",
    "Six Algerian ministers are to make the journey to France.",
    "Jordan and Israel tried for five years to fill the treaty with content.",
    "Nigeria and China agreed that the two countries have shown each other respect.",
]


@pytest.mark.parametrize("text", NO_PROMISE, ids=[case[:30] for case in NO_PROMISE])
def test_what_promises_nothing(text: str) -> None:
    assert not found(Commitment, text)


def test_what_is_on_the_schedule_lies_ahead() -> None:
    text = "A meeting of President Joko Hadi of Indonesia with Malaysia's premier, Amin Osman, is on the schedule."
    assert [one.modality for one in found(Contact, text)] == [Modality.PLANNED]


def test_thanks_for_a_reception_tell_none() -> None:
    assert not found(Contact, "President Luis Rey of Peru thanked Chile's president, Ana Soto, for the reception.")


def test_a_measure_in_brackets_is_the_one_before_it() -> None:
    assert [one.unit for one in found(Figure, "The pipeline from Iran to Pakistan runs 1,000 miles (1,600 km).")] == [
        "miles"
    ]


def test_a_guard_is_no_surname() -> None:
    text = (
        "Crown Prince Faisal Al Jaber, Commander of the National Guard, met Iran's president in Jeddah, Saudi Arabia."
    )
    assert {one.name for one in found(Office, text)} == {"Faisal Al Jaber"}


SITED = [
    (
        "Azerbaijan's SOCAR is building a refinery on the Petkim grounds in Turkey.",
        "refinery on the Petkim grounds in Turkey",
    ),
    ("Turkey works on a railway from Kars to Dilucu, near Azerbaijan.", "railway from Kars to Dilucu"),
]


@pytest.mark.parametrize(("text", "name"), SITED, ids=["on", "from to"])
def test_a_work_is_known_by_where_it_is(text: str, name: str) -> None:
    assert [one.name for one in found(Project, text)] == [name]


def test_who_calls_a_meeting_serious_was_not_at_it() -> None:
    text = (
        "President Petro Koval of Ukraine met President Kemal Aydin of Turkey. In Bursa on 31 May the presidents had what "
        'the press secretary, Olena Moroz, termed "a very serious meeting".'
    )
    assert not any(who.name == "Olena Moroz" for one in found(Contact, text) for who in one.participants)


def test_a_visit_that_is_only_judged_is_not_told() -> None:
    text = "President Petro Koval of Ukraine regards the visit as a sequel to his work with Turkey's president."
    assert not found(Contact, text)


def test_a_guest_who_signs_with_his_host_is_on_a_visit() -> None:
    text = "A declaration was signed in Kiev by Turkey's president, Kemal Aydin, who is on a state visit, and Ukraine's president, Petro Koval."
    assert ContactKind.STATE_VISIT in {one.kind for one in found(Contact, text)}


def test_both_touring_a_port_pay_no_visit() -> None:
    text = "Turkey's president, Kemal Aydin, met Ukraine's president, Petro Koval, in Odessa. The two toured the port."
    assert [one.kind for one in found(Contact, text)] == [ContactKind.MEETING]

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Contact, ContactKind


def told(one: Contact) -> str:
    """Kind, modality, date, place and participants in one line: "visit held 2024-06-11 @Oslo: A B/NOR"."""
    people = ", ".join(f"{who.name or who.role}/{who.country}" for who in one.participants)
    return f"{one.kind} {one.modality} {one.date} @{one.place}: {people}"


def contacts(text: str) -> list[str]:
    return [told(one) for one in found(Contact, text)]


MEETINGS = [
    (
        "A delegation of the Togolese parliament led by Deputy Speaker Ama Koffi called on Foreign Minister Kwame Badu of Ghana in Accra.",
        "meeting held None @Accra: Ama Koffi/TGO, Kwame Badu/GHA",
    ),
    (
        "Ambassador Ama Koffi of Togo called on Foreign Minister Kwame Badu of Ghana to discuss the port.",
        "meeting held None @None: Ama Koffi/TGO, Kwame Badu/GHA",
    ),
    (
        "The Joint Commission of Ghana and Togo, founded in 1963, met in Accra on Tuesday.",
        "session held 2024-06-11 @Accra: ",
    ),
    (
        "President Daniel Mwangi of Kenya, elected in May 2022, held talks with Ugandan President Joseph Okello on 4 June 2024.",
        "talks held 2024-06-04 @None: Daniel Mwangi/KEN, Joseph Okello/UGA",
    ),
    (
        "Norwegian Foreign Minister Ingrid Halvorsen met her Icelandic counterpart Gunnar Jonsson in Oslo on Tuesday.",
        "meeting held 2024-06-11 @Oslo: Ingrid Halvorsen/NOR, Gunnar Jonsson/ISL",
    ),
    (
        "President Daniel Mwangi of Kenya held talks with Ugandan President Joseph Okello in Nairobi on 4 June 2024.",
        "talks held 2024-06-04 @Nairobi: Daniel Mwangi/KEN, Joseph Okello/UGA",
    ),
    (
        "On June 3, Portuguese Prime Minister Miguel Carvalho received Brazilian Vice President Rafael Teixeira.",
        "meeting held 2024-06-03 @None: Miguel Carvalho/PRT, Rafael Teixeira/BRA",
    ),
    (
        "The foreign ministers of Malaysia and Thailand met in Bangkok on Monday.",
        "meeting held 2024-06-10 @Bangkok: foreign minister/MYS, foreign minister/THA",
    ),
    (
        "Jordan's energy minister, Khalid Haddad, met Egyptian officials in Cairo on 2 May 2019.",
        "meeting held 2019-05-02 @Cairo: Khalid Haddad/JOR",
    ),
    (
        "Finnish President Matti Korhonen will meet Estonian President Jaan Tamm in Helsinki on 20 June.",
        "meeting planned 2024-06-20 @Helsinki: Matti Korhonen/FIN, Jaan Tamm/EST",
    ),
    (
        "The President of Serbia cancelled a meeting with the President of Croatia planned for 20 June.",
        "meeting cancelled 2024-06-20 @None: President/SRB, President/HRV",
    ),
    (
        "Armenia has proposed a meeting of the foreign ministers of Armenia and Georgia in Tbilisi.",
        "meeting proposed None @Tbilisi: foreign minister/ARM, foreign minister/GEO",
    ),
    (
        "Omani Foreign Minister Salim Al Harthy was received in Doha on 9 June by Qatari Prime Minister Nasser Al Kuwari.",
        "meeting held 2024-06-09 @Doha: Salim Al Harthy/OMN, Nasser Al Kuwari/QAT",
    ),
    (
        (
            "Ethiopian Prime Minister Dawit Bekele and Djiboutian President Hassan Guelleh met in Addis Ababa on "
            "17 February 2024."
        ),
        "meeting held 2024-02-17 @Addis Ababa: Dawit Bekele/ETH, Hassan Guelleh/DJI",
    ),
]

TOGETHER = [
    (
        "The Turkish and Greek foreign ministers, Hakan Demir and Nikos Pappas, held talks in Athens on 5 June.",
        "talks held 2024-06-05 @Athens: Hakan Demir/TUR, Nikos Pappas/GRC",
    ),
    (
        "The Serbian and Croatian defence ministers met on Monday.",
        "meeting held 2024-06-10 @None: defence minister/SRB, defence minister/HRV",
    ),
    (
        "Swiss and Austrian Presidents Urs Keller and Heinz Gruber met in Bern on 6 June.",
        "meeting held 2024-06-06 @Bern: Urs Keller/CHE, Heinz Gruber/AUT",
    ),
]

CALLS = [
    (
        "Chilean Foreign Minister Andrea Fuentes talked over the phone with Canadian Foreign Minister Michael Tremblay on 7 June.",
        "call held 2024-06-07 @None: Andrea Fuentes/CHL, Michael Tremblay/CAN",
    ),
    (
        "Turkmen President Serdar Annayev held a telephone conversation with Azerbaijan's President Rashad Mammadov.",
        "call held None @None: Serdar Annayev/TKM, Rashad Mammadov/AZE",
    ),
    (
        "Chilean Foreign Minister Andrea Fuentes spoke by phone with her Canadian counterpart Michael Tremblay on 7 June.",
        "call held 2024-06-07 @None: Andrea Fuentes/CHL, Michael Tremblay/CAN",
    ),
    (
        "Nepali Prime Minister Ramesh Thapa had a phone call with Bhutanese Prime Minister Tashi Wangdi on Sunday.",
        "call held 2024-06-09 @None: Ramesh Thapa/NPL, Tashi Wangdi/BTN",
    ),
    (
        "President Ana Lucia Moreno of Ecuador sent a letter to Colombian President Jorge Restrepo on 1 June 2024.",
        "letter held 2024-06-01 @None: Ana Lucia Moreno/ECU, Jorge Restrepo/COL",
    ),
]

VISITS = [
    (
        "South Korean President Park Ji-hoon arrived on Tuesday for a three-day state visit to Indonesia.",
        "state_visit held 2024-06-11/2024-06-13 @Indonesia: Park Ji-hoon/KOR",
    ),
    (
        "Saudi Crown Prince Faisal bin Turki will pay an official visit to the United Arab Emirates in September.",
        "official_visit planned 2024-09 @United Arab Emirates: Faisal bin Turki/SAU",
    ),
    (
        "Mongolian Prime Minister Bat Erdene visited Kyrgyzstan on 20-22 May 2024.",
        "visit held 2024-05-20/2024-05-22 @Kyrgyzstan: Bat Erdene/MNG",
    ),
    (
        "Slovak Defence Minister Peter Novak paid a working visit to Budapest on 5 June, Hungarian officials said.",
        "working_visit held 2024-06-05 @Budapest: Peter Novak/SVK",
    ),
    (
        "Togolese President Kofi Mensah postponed a visit to Ghana that was planned for June 2024.",
        "visit cancelled 2024-06 @Ghana: Kofi Mensah/TGO",
    ),
    (
        "Cuban President Luis Herrera invited Vietnamese President Nguyen Van Hung to visit Havana.",
        "visit proposed None @Havana: Nguyen Van Hung/VNM",
    ),
    (
        "A Peruvian delegation led by Trade Minister Carla Quispe will travel to Santiago, Chile, next week.",
        "visit planned 2024-06-17/2024-06-23 @Chile: Carla Quispe/PER",
    ),
    (
        "Danish Prime Minister Lars Sorensen concluded a two-day visit to Greenland and Canada on 8 June.",
        "visit held 2024-06-07/2024-06-08 @Canada: Lars Sorensen/DNK",
    ),
]

SESSIONS = [
    (
        "The 14th session of the joint economic commission of Algeria and Tunisia was held in Algiers on 22 April 2024.",
        "session held 2024-04-22 @Algiers: ",
        14,
        "joint economic commission",
    ),
    (
        "Zambia and Botswana will hold the sixth meeting of their bi-national commission in Lusaka in October 2024.",
        "session planned 2024-10 @Lusaka: ",
        6,
        "bi-national commission",
    ),
    (
        "The Latvian-Lithuanian intergovernmental commission on cross-border cooperation met in Vilnius on 30 May.",
        "session held 2024-05-30 @Vilnius: ",
        None,
        "intergovernmental commission on cross-border cooperation",
    ),
]

GATHERINGS = [
    (
        "A Philippine-Australian business forum took place in Manila on 6 March 2024.",
        "forum held 2024-03-06 @Manila: ",
    ),
    (
        "Morocco and Spain will hold joint naval exercises in Agadir in November.",
        "exercise planned 2024-11 @Agadir: ",
    ),
    (
        "Romanian President Andrei Popescu and Moldovan President Elena Rusu held a joint press conference on Monday.",
        "press_conference held 2024-06-10 @None: Andrei Popescu/ROU, Elena Rusu/MDA",
    ),
    (
        "Presidents Andrei Popescu of Romania and Elena Rusu of Moldova inaugurated a bridge over the Prut on 3 June.",
        "ceremony held 2024-06-03 @None: Andrei Popescu/ROU, Elena Rusu/MDA",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*MEETINGS, *TOGETHER, *CALLS, *VISITS, *GATHERINGS])
def test_one_contact_is_told(text: str, expected: str) -> None:
    assert contacts(text) == [expected]


@pytest.mark.parametrize(("text", "expected", "number", "body"), SESSIONS)
def test_sessions_have_number_and_body(text: str, expected: str, number: int | None, body: str) -> None:
    (one,) = found(Contact, text)
    assert told(one) == expected
    assert one.session_no == number
    assert body in (one.body or "")


NO_CONTACTS = [
    "A group of Kenyans called on President Joseph Okello of Uganda to free the fishermen.",
    "The Kenyan team called on President Joseph Okello of Uganda for restraint.",
    "The presidents of Kenya and Uganda meet every six months.",
    "In a letter of intent Kenya and Uganda encouraged the contract.",
]


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_what_is_no_contact(text: str) -> None:
    assert found(Contact, text) == []


def test_a_place_is_no_participant() -> None:
    text = "The presidents of Uganda and Rwanda inaugurated the Gatuna Katuna border post."
    (one,) = found(Contact, text)
    assert [who.name for who in one.participants] == [None, None]


def test_a_visit_goes_where_its_own_words_say() -> None:
    text = (
        "As part of Ugandan President Joseph Okello's state visit to Kenya, the first meeting of the Supreme Council, as well "
        "as the Kenya-Uganda business forum were held."
    )
    (visit,) = [one for one in found(Contact, text) if one.kind is ContactKind.STATE_VISIT]
    assert (visit.place, [who.name for who in visit.participants]) == ("Kenya", ["Joseph Okello"])


def test_a_further_session_needs_no_body_of_its_own() -> None:
    text = (
        "The second session of the joint commission of Kenya and Uganda was held in Nairobi on 4 June 2024.\n"
        "The next session will be convened in Kampala in 2025."
    )
    assert [(one.place, one.date) for one in found(Contact, text)] == [("Nairobi", "2024-06-04"), ("Kampala", "2025")]


WHO = [
    (
        "President Jan Novak of Slovakia, speaking at yesterday's ceremony with Croatian President Luka Babic, praised it.",
        {("Jan Novak", "SVK"), ("Luka Babic", "HRV")},
    ),
    (
        "Slovak President Jan Novak was also due to meet King Ivan III of Croatia.",
        {("Jan Novak", "SVK"), ("Ivan III", "HRV")},
    ),
    (
        "Peter Kral, Slovak Ambassador to Croatia, went to see Prime Minister Luka Babic of Croatia on Monday.",
        {("Peter Kral", "SVK"), ("Luka Babic", "HRV")},
    ),
    (
        "Meeting in Zagreb on Monday, President Jan Novak of Slovakia and President Luka Babic of Croatia spoke of trade.",
        {("Jan Novak", "SVK"), ("Luka Babic", "HRV")},
    ),
    (
        "President Jan Novak of Slovakia will welcome Croatian Prime Minister Luka Babic on Tuesday.",
        {("Jan Novak", "SVK"), ("Luka Babic", "HRV")},
    ),
    ("Slovakia is ready to welcome President Luka Babic of Croatia on a visit in May.", {("Luka Babic", "HRV")}),
    (
        "On his visit to Croatia President Jan Novak of Slovakia met Premier Luka Babic.",
        {("Jan Novak", "SVK"), ("Luka Babic", "HRV")},
    ),
]


@pytest.mark.parametrize(("text", "people"), WHO)
def test_who_takes_part_though_told_outside_the_clause(text: str, people: set[tuple[str, str]]) -> None:
    told = [{(who.name, who.country) for who in one.participants} for one in found(Contact, text, "2024-06-13")]
    assert people in told

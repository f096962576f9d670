"""Pages that tell by their layout: programmes, chronicles, lists of visits, a day at the head of a paragraph."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Agreement, Contact, ContactKind, Modality, Office


def days(text: str, day: str | None = "2022-12-01") -> list[tuple[str, str | None]]:
    """Kind and day of each contact of a text."""
    return [(one.kind.value, one.date) for one in found(Contact, text, day)]


PROGRAMME = """Programme of the talks
Monday, 5 December
10:00 Official welcome ceremony
10:30 Talks of President Radu Marin of Romania with President Samir Fathy of Egypt
Tuesday, 6 December
09:00 Business forum in Cairo"""


def test_the_days_of_a_programme_are_over_its_lines() -> None:
    assert days(PROGRAMME) == [("ceremony", "2022-12-05"), ("talks", "2022-12-05"), ("forum", "2022-12-06")]
    assert {one.modality for one in found(Contact, PROGRAMME, "2022-12-01")} == {Modality.PLANNED}


def test_the_heading_of_a_programme_tells_what_is_to_come() -> None:
    (one,) = found(Contact, "Programme of the visit of President Radu Marin of Romania to Egypt", "2022-12-01")
    assert one.modality is Modality.PLANNED


def test_one_line_that_is_a_day_is_that_of_the_page() -> None:
    text = "30 November 2022\nForeign Minister Jan Berg of Norway met his Polish counterpart Adam Lis in Oslo."
    assert days(text) == [("meeting", None)]


def test_a_day_that_opens_a_paragraph_is_over_it() -> None:
    text = "29/11/2022. Foreign Minister Jan Berg of Norway received the Polish envoy Adam Lis in Oslo."
    assert days(text) == [("meeting", "2022-11-29")]


CHRONICLE = """Chronicle of Norway and Poland
5 December 2019: President Adam Lis of Poland visits Norway.
2021
June – Speaker Ola Vik of Norway visits Warsaw
July: Poland's Foreign Minister Jan Mazur pays a visit to Oslo
2022: Fisheries agreement is signed"""


def test_entries_of_a_chronicle_are_of_their_days_and_years() -> None:
    assert [day for _, day in days(CHRONICLE)] == ["2019-12-05", "2021-06", "2021-07"]
    (paper,) = found(Agreement, CHRONICLE, "2022-12-01")
    assert paper.date == "2022"


LISTED = [
    "High-level visits\n- President Radu Marin of Romania to Egypt (May 2008)\n- Prime Minister Samir Fathy of Egypt to Romania (12-14 September 2009)",
    "Visits: May 2008 President Radu Marin of Romania to Egypt; 12-14 September 2009 Prime Minister Samir Fathy of Egypt to Romania.",
    "High level visits:\n\nPresident Radu Marin of Romania in May 2008, Prime Minister Samir Fathy of Egypt on 12-14 September 2009.",
]


@pytest.mark.parametrize("text", LISTED, ids=["lines", "semicolons", "commas"])
def test_visits_are_listed_without_a_verb(text: str) -> None:
    both = found(Contact, text, "2012-12-31")
    assert [(one.kind, one.date, [p.name for p in one.participants]) for one in both] == [
        (ContactKind.VISIT, "2008-05", ["Radu Marin"]),
        (ContactKind.VISIT, "2009-09-12/2009-09-14", ["Samir Fathy"]),
    ]


def test_the_grade_of_a_listed_visit_stands_in_brackets() -> None:
    text = (
        "Visits\n1981 President Ade Bello of Nigeria to the UK (State)\n2018 (August) Prime Minister Ann Hale to Abuja"
    )
    first, second = found(Contact, text, "2020-12-31")
    assert (first.kind, first.date) == (ContactKind.STATE_VISIT, "1981")
    assert (second.date, second.participants[0].country) == ("2018-08", "GBR")


def test_a_heading_of_visits_without_entries_tells_none() -> None:
    assert not days("Exchange of visits\nEconomic relations\nTrade of Norway and Poland grew in 2021.")


OFFICES = [
    ("In 2006 President Kofi Boateng of Ghana visited New Delhi, India.", "2006"),
    ("Visits\n1981 President Ade Bello of Nigeria to the UK (State)", "1981"),
    ("President Kofi Boateng of Ghana said that trade with India grew in 2006.", "2022-12-01"),
    ("President Kofi Boateng of Ghana, who took office in 2006, spoke in India.", "2022-12-01"),
    (
        "In 2006 President Kofi Boateng of Ghana visited India. President Boateng arrived there again on Monday.",
        "2022-12-01",
    ),
]


@pytest.mark.parametrize(("text", "day"), OFFICES, ids=[case[0][:40] for case in OFFICES])
def test_an_office_is_of_the_day_of_its_occasion(text: str, day: str) -> None:
    (one,) = found(Office, text, "2022-12-01")
    assert one.as_of == day


DEEDS = [
    "In 1962 Prime Minister Ravi Menon of India visited Accra and met President Kofi Boateng of Ghana.",
    "Ravi Menon, India's prime minister, came to Accra on Monday, laid a wreath and held talks with Ghana's president, Kofi Boateng.",
]


@pytest.mark.parametrize("text", DEEDS, ids=["two deeds", "three deeds"])
def test_who_does_one_thing_after_another_takes_part_in_each(text: str) -> None:
    contacts = found(Contact, text, "2022-12-01")
    visit, *_, talks = contacts
    assert visit.kind is ContactKind.VISIT
    assert visit.place == "Accra"
    assert {one.name for one in talks.participants} == {"Ravi Menon", "Kofi Boateng"}


PAPERS = [
    "List of documents signed during the visit\n1. Memorandum of Understanding on youth between Romania and Egypt\n2. Cooperation in tourism\n• Waiver of visas",
    "Romania and Egypt signed the following memoranda on 30 November:\n- Youth exchange\n- Tourism cooperation\n- Customs assistance\nThe presidents met for two hours.",
    "Romania and Egypt signed three documents on 30 November. Of economic matters are these instruments:\n• MoU on ports\n• Agreement on tourism\nThe third closes the list:\n• Protocol on visas",
]


@pytest.mark.parametrize("text", PAPERS, ids=["heading", "colon", "two headings"])
def test_the_lines_under_what_tells_of_signing_are_instruments(text: str) -> None:
    papers = [one for one in found(Agreement, text, "2022-12-01") if one.title != "three documents"]
    assert len([one for one in papers if one.stage.value == "signed"]) >= 3
    assert not any("following" in one.title for one in papers)


def test_what_a_sentence_counts_the_next_one_names() -> None:
    text = "In 2015 Romania and Egypt concluded four agreements. These comprise memoranda on health, fisheries, mail and civil aviation."
    named = {one.title: one.date for one in found(Agreement, text, "2022-12-01")}
    assert {"health", "fisheries", "mail", "civil aviation"} <= named.keys()
    assert set(named.values()) == {"2015"}


def test_an_everyday_list_holds_no_instruments() -> None:
    text = (
        "Romania and Egypt discussed the following topics:\n- Youth exchange\n- Tourism cooperation\nNo date was named."
    )
    assert not found(Agreement, text, "2022-12-01")

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Project


def told(one: Project) -> str:
    """Name, sector, stage and amount in one line."""
    return f"{one.name} | {one.sector} | {one.stage} | {one.amount}"


PROJECTS = [
    (
        "Turkey is building the Karuma Dam in Uganda.",
        "Karuma Dam in Uganda | energy | under construction | None",
    ),
    (
        "Japan and Laos completed the Pakse Bridge in 2000.",
        "Pakse Bridge | transport | completed | None",
    ),
    (
        "Italy will build a $200 million cement plant in Albania.",
        "cement plant in Albania | industry | planned | USD 200 million",
    ),
    (
        "Georgia and Azerbaijan opened the Gardabani Power Plant on 3 June 2024.",
        "Gardabani Power Plant | energy | operating | None",
    ),
    (
        "Italy and Albania discussed a joint project to build the Vlora fish farm.",
        "joint project to build the Vlora fish farm | development | discussed | None",
    ),
    (
        "Italy and Albania held talks on a gas hub in Vlora.",
        "gas hub in Vlora | energy | discussed | None",
    ),
    (
        "Uganda signed a loan agreement with Turkey for a railway from Kampala to Gulu.",
        "railway from Kampala to Gulu | transport | agreed | None",
    ),
    (
        "Italy will put $50 million into a tea factory at Elbasan in Albania.",
        "tea factory at Elbasan | industry | planned | USD 50 million",
    ),
    (
        "The Gardabani Power Plant, which Georgia and Azerbaijan share, is under construction.",
        "Gardabani Power Plant | energy | under construction | None",
    ),
    (
        "Georgia and Azerbaijan said the building of a new port at Anaklia had begun.",
        "new port at Anaklia | transport | under construction | None",
    ),
    (
        "Kenya has sent humanitarian supplies to Uganda.",
        "humanitarian supplies | humanitarian aid | delivered | None",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PROJECTS)
def test_one_project_is_told(text: str, expected: str) -> None:
    assert [told(one) for one in found(Project, text)] == [expected]


def test_the_funder_is_kept() -> None:
    (one,) = found(Project, "The Karuma Dam in Uganda is being built with a loan from the Export Bank of Turkey.")
    assert one.funder == "Export Bank of Turkey"
    assert one.stage == "under construction"


def test_a_project_told_twice_is_one() -> None:
    text = (
        "Turkey is building the Karuma Dam in Uganda.\nThe Karuma Dam will supply electricity to Kampala.\n"
        "Workers of the dam met the Turkish ambassador."
    )
    assert len(found(Project, text)) == 1


def test_an_airport_where_someone_lands_is_no_project() -> None:
    text = "Ugandan President Joseph Okello was received at Jomo Kenyatta International Airport in Kenya."
    assert found(Project, text) == []


def test_a_planned_railway_is_planned_though_its_building_is_spoken_of() -> None:
    text = "The Chinese loan is needed to start building the planned railway from Ibadan to Kano in Nigeria."
    assert {one.stage for one in found(Project, text)} == {"planned"}


def test_a_source_of_figures_is_no_project() -> None:
    text = "Sweden has given Cambodia about 100 million dollars, according to the embassy in Phnom Penh."
    assert [one for one in found(Project, text) if "embassy" in one.name] == []


NO_PROJECTS = [
    "Spain and Morocco will develop joint action plans in the field of water.",
    "Turkish engineers met in Uganda with Turkey's technical assistance.",
    "Uganda and Turkey signed an agreement on technical and economic aid.",
    "Italy and Albania have implemented new and large-scale industrial projects.",
    "Turkey extended a line of credit to Uganda.",
    "Ugandan President Joseph Okello saw the activities at the Tuzla shipyard in Turkey.",
    "Turkey's Anadolu Engineering Corporation is ready to start work in Uganda.",
    "Nobody has given Turkey a corridor to Uganda.",
    "Turkish Airlines bought Embraer aircraft, the ambassador of Brazil said.",
    "The Atlas Mining Corporation of Turkey will spend $4 million in Uganda.",
    "The tenders of Uganda were funded by a Turkish aid scheme.",
]


@pytest.mark.parametrize("text", NO_PROJECTS)
def test_what_is_no_project(text: str) -> None:
    assert [told(one) for one in found(Project, text)] == []


def test_what_was_not_done_is_no_stage() -> None:
    (one,) = found(Project, "The Karuma Dam in Uganda has not been completed, the ambassador of Turkey said.")
    assert one.stage is None


def test_a_paper_on_building_is_not_yet_the_building() -> None:
    (one,) = found(Project, "Uganda and Turkey signed an agreement on the construction of the Karuma Dam.")
    assert one.stage == "agreed"

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
        "Gardabani Power Plant | industry | operating | None",
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

"""Stages of one project, named by number or left to be understood, as projects and as what is asked for."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Commitment, Project, Strength

PORT = (
    "Italy and Albania are building the Port of Vlora. The first stage is complete. The second is under construction, and a "
    "third is planned."
)
HIGHWAY = (
    "Italy builds the Vlora Highway in Albania. Italy said the first stretch, from Vlora to Berat, had been opened and the "
    "next one would follow."
)
STAGES = [
    (
        PORT,
        [
            ("Port of Vlora", "under construction"),
            ("first stage of Port of Vlora", "completed"),
            ("second stage of Port of Vlora", "under construction"),
            ("third stage of Port of Vlora", "planned"),
        ],
    ),
    (
        "The presidents of Uganda and Kenya opened the second phase of the Karuma Dam, while Phase III is to follow in 2027.",
        [("second phase of Karuma Dam", "operating"), ("Phase III of Karuma Dam", "planned")],
    ),
    (
        "Units 3 and 4 of the Karuma plant in Uganda are being built by Italy.",
        [("Units 3 and 4 of Karuma plant in Uganda", "under construction")],
    ),
    (
        HIGHWAY,
        [
            ("Vlora Highway in Albania", "under construction"),
            ("first stretch of Vlora Highway in Albania", "operating"),
            ("next stretch of Vlora Highway in Albania", "planned"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STAGES)
def test_stages_are_projects_of_their_own(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.name, one.stage) for one in found(Project, text)] == expected


NEEDED = (
    "The Karuma Dam in Uganda is a joint venture with Turkey.\n"
    '"Two phases are behind us and we need a third one - the construction of a cement factory," Ugandan President Joseph '
    "Okello said."
)


def test_a_stage_that_is_needed_is_proposed_with_what_it_consists_in() -> None:
    (_, stage) = found(Project, NEEDED)
    assert (stage.name, stage.stage) == ("third phase of Karuma Dam in Uganda: cement factory", "proposed")


def test_a_stage_that_is_needed_is_asked_for() -> None:
    (one,) = found(Commitment, NEEDED.replace("\n", " "))
    assert one.strength is Strength.REQUEST
    assert one.what == "third phase of Karuma Dam in Uganda: cement factory"


def test_it_is_somebodys_turn() -> None:
    text = 'Kenyan President Amina Odhiambo met Ugandan President Joseph Okello. "It is Uganda\'s turn to help us," Odhiambo said.'
    (one,) = found(Commitment, text)
    assert (one.who, one.to, one.what, one.strength) == ("Amina Odhiambo", "Uganda", "help us", Strength.REQUEST)


NO_STAGES = [
    "The first phase of the talks between Italy and Albania on the Port of Vlora was completed. A second is planned.",
    "Italy and Albania opened the Port of Vlora. They signed two agreements; a third is planned.",
    "Italy and Albania opened the Port of Vlora. A third of the grain of the first stage of the harvest was sold.",
    "Italy and Albania opened the Port of Vlora. Italy delivers power in a first phase.",
]


@pytest.mark.parametrize("text", NO_STAGES)
def test_what_is_no_stage_of_a_project(text: str) -> None:
    assert [one.name for one in found(Project, text) if one.name != "Port of Vlora"] == []

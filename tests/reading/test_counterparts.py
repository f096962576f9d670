"""The state for which somebody speaks who meets a person of the other side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import reading

from communique.reading.english.counterparts import counterparts

NORWAY_AND_ICELAND = "Norway and Iceland share a sea. Norway and Iceland fish in it.\n"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "Norwegian Prime Minister Kari Berg is to meet Governor Jon Olafsson in Reykjavik.",
            "Jon Olafsson",
            "ISL",
        ),
        (
            "Talks between Norwegian Foreign Minister Kari Berg and Foreign Minister Jon Olafsson ended on Monday.",
            "Jon Olafsson",
            "ISL",
        ),
        (
            "The session was co-chaired by Deputy Minister Jon Olafsson and Norwegian Deputy Minister Kari Berg.",
            "Jon Olafsson",
            "ISL",
        ),
    ],
)
def test_who_meets_a_person_of_one_state_speaks_for_the_other(text: str, name: str, country: str) -> None:
    people = reading(NORWAY_AND_ICELAND + text).people
    assert {one.country for one in people if one.name == name} == {country}


@pytest.mark.parametrize(
    "text",
    [
        # two of one delegation
        "Norwegian Prime Minister Kari Berg and Foreign Minister Jon Olafsson received the guests.",
        # in another sentence
        "Norwegian Prime Minister Kari Berg opened the meeting. Foreign Minister Jon Olafsson spoke last.",
    ],
)
def test_who_meets_nobody_is_left_open(text: str) -> None:
    people = [replace(one, country=None) for one in reading(text).people]
    assert counterparts(text, people, ("NOR", "ISL"), {"Kari Berg": "NOR"}) == {}


def test_two_whom_one_called_on_are_of_one_side() -> None:
    text = "Norwegian Minister Kari Berg called on President Jon Olafsson and held talks with Prime Minister Einar Palsson in Iceland."
    people = reading(NORWAY_AND_ICELAND + text).people
    assert {one.country for one in people if one.name in {"Jon Olafsson", "Einar Palsson"}} == {"ISL"}


def test_an_office_alone_meets_the_other_side() -> None:
    text = (
        "The Norwegian president is scheduled to meet Speaker Jon Olafsson and Prime Minister Einar Palsson on Tuesday."
    )
    people = reading(NORWAY_AND_ICELAND + text).people
    assert {one.country for one in people if one.name in {"Jon Olafsson", "Einar Palsson"}} == {"ISL"}

"""What rules for the layout and manner of pages must not take: papers still to be signed, tables, other people's offices."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Agreement, Contact, ContactKind, Figure, Modality, Office, Stage


def test_papers_to_be_signed_are_not_signed() -> None:
    text = "Documents to be signed during the visit of Romania's president to Egypt:\n- Tourism cooperation\n- Agreement on ports"
    assert {one.stage for one in found(Agreement, text, "2022-12-01")} == {Stage.IN_PREPARATION}


UNDATED = [
    "Year\n2019\n2020\nExports\nThe presidents of Romania and Egypt met in Cairo.",
    "Speaker Ion Popa of Romania visits Egypt\n12 June 2019\nSpeaker Hany Salem of Egypt visits Romania\n3 May 2018",
    "2019\nTrade grew.\n2020\nTrade fell.\n"
    + "The economy of Romania is large and open. " * 20
    + "The presidents of Romania and Egypt met.",
]


@pytest.mark.parametrize("text", UNDATED, ids=["years of a table", "days below", "prose"])
def test_days_that_stand_over_nothing(text: str) -> None:
    assert {one.date for one in found(Contact, text, "2022-12-01")} == {None}


def test_who_heads_something_else_was_not_at_the_session() -> None:
    text = (
        "The committee of Romania and Egypt met in Cairo on 20 November. The joint venture was founded in 2010. It is led by Hany Salem. "
        "Ion Popa, who heads the election commission of Romania, was abroad."
    )
    (one,) = found(Contact, text, "2022-12-01")
    assert not one.participants


PUT_OFF = [
    (
        "The visit of Romania's president, Ion Popa, to Egypt, originally planned for May, took place on 3 June 2022.",
        Modality.HELD,
    ),
    (
        "The visit of Romania's president, Ion Popa, to Egypt was originally scheduled for 5 May but has been postponed.",
        Modality.CANCELLED,
    ),
]


@pytest.mark.parametrize(("text", "mode"), PUT_OFF, ids=["held later", "postponed"])
def test_for_when_a_visit_was_first_meant(text: str, mode: Modality) -> None:
    assert [one.modality for one in found(Contact, text, "2022-12-01")] == [mode]


def test_a_share_in_brackets_is_no_measure_told_again() -> None:
    text = "Egypt gave grants to 300 students of Romania (91 of them girls)."
    assert [one.value for one in found(Figure, text)] == [300, 91]


def test_south_is_no_ordinal() -> None:
    text = "Nigeria and South Africa held the South Africa-Nigeria 9th Joint Commission in Abuja on 10 June."
    (one,) = [one for one in found(Contact, text) if one.kind is ContactKind.SESSION]
    assert one.session_no == 9
    assert (one.body or "").startswith("South Africa")


def test_a_style_of_two_words() -> None:
    text = "The Right Honourable Tony Marsh, Prime Minister of Australia, met Fiji's premier."
    assert [one.name for one in found(Office, text)] == ["Tony Marsh"]


def test_a_senator_by_style_is_a_minister_by_office() -> None:
    text = (
        "The Australian Minister for Foreign Affairs, Senator the Hon Ann Marsh, met Fiji's premier in Suva on 10 June."
    )
    assert [(one.name, one.role) for one in found(Office, text)] == [("Ann Marsh", "Minister for Foreign Affairs")]


def test_what_is_grown_has_not_grown() -> None:
    (one,) = found(Figure, "Ghana and Ivory Coast grow 80 percent of the world's cocoa.")
    assert one.change is None

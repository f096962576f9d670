"""The day of a contact: not that on which it is announced, asked for or called off, and that on which a story tells its deeds."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Agreement, Contact

TODAY = "2024-06-12"  # a Wednesday

SPOKEN_OF = [
    ("On Tuesday Kenyan President Daniel Mwangi invited Ugandan President Joseph Okello to visit Nairobi.", "proposed"),
    ("Kenyan President Daniel Mwangi on Tuesday invited Ugandan President Joseph Okello to visit Nairobi.", "proposed"),
    ("Kenya on 11 June proposed a meeting of the foreign ministers of Kenya and Uganda.", "proposed"),
    ("Kenya proposed on Tuesday that the foreign ministers of the two countries meet in Kampala.", "proposed"),
    (
        "A formal invitation to the opening ceremony came to President Joseph Okello of Uganda on Tuesday from Kenya.",
        "proposed",
    ),
    ("Ugandan President Joseph Okello accepted on Tuesday an invitation to visit Kenya.", "planned"),
    ("Kenya announced on Tuesday that President Daniel Mwangi would visit Uganda.", "planned"),
    ("The visit of President Daniel Mwangi to Uganda was announced on Tuesday.", "planned"),
    ("The embassy said on Tuesday that President Daniel Mwangi would visit Uganda.", "planned"),
    ("President Daniel Mwangi said on Tuesday that Kenya was willing to hold talks with Uganda.", "proposed"),
    ("Kenya and Uganda agreed on Tuesday to hold a session of their joint commission.", "planned"),
    ("On 10 June the presidents decided that the Kenya-Uganda commission should meet in Kampala.", "planned"),
    ("Kenya on Tuesday called off a visit by its foreign minister to Uganda.", "cancelled"),
    ("The talks between Kenya and Uganda were called off on Tuesday.", "cancelled"),
]


@pytest.mark.parametrize(("text", "modality"), SPOKEN_OF)
def test_the_day_of_the_word_is_not_that_of_the_contact(text: str, modality: str) -> None:
    assert [(one.modality, one.date) for one in found(Contact, text, TODAY)] == [(modality, None)]


ITS_OWN = [
    ("Kenyan President Daniel Mwangi invited Ugandan President Joseph Okello to visit Nairobi in July.", "2024-07"),
    (
        "Kenyan President Daniel Mwangi on Tuesday invited Ugandan President Joseph Okello to visit Nairobi next year.",
        "2025",
    ),
    ("Kenyan President Daniel Mwangi invited Ugandan President Joseph Okello to visit Nairobi in May.", "2025-05"),
    ("Kenyan President Daniel Mwangi will pay a visit to Uganda before 20 June.", "../2024-06-20"),
    ("The two ministers of Kenya and Uganda agreed in May to meet in Nairobi in September.", "2024-09"),
    ("The embassy confirmed on Tuesday that President Daniel Mwangi would arrive in Uganda on 20 June.", "2024-06-20"),
    ("Kenya on Tuesday called off a visit by its foreign minister to Uganda planned for 20 June.", "2024-06-20"),
    ("Kenya and Uganda agreed on Tuesday during talks in Nairobi to build a road.", "2024-06-11"),
    (
        "Presidents Daniel Mwangi and Joseph Okello, who met in Kampala on Tuesday, agreed to build a road.",
        "2024-06-11",
    ),
    ("Kenya's foreign minister came to Kampala on Tuesday to visit the railway works in Uganda.", "2024-06-11"),
    ("On 11 June the Kenyan minister, Mary Kamau, handed over a letter to President Joseph Okello.", "2024-06-11"),
]


@pytest.mark.parametrize(("text", "day"), ITS_OWN)
def test_its_own_day_is_kept(text: str, day: str) -> None:
    assert {one.date for one in found(Contact, text, TODAY)} == {day}


SIGNED = "Kenya and Uganda signed an agreement on power lines on Monday. "
STORIES = [
    (SIGNED + "President Daniel Mwangi met President Joseph Okello in Kampala.", "2024-06-10"),
    (SIGNED + "President Daniel Mwangi had met President Joseph Okello in Kampala.", None),
    (
        "Kenya's foreign ministry said on Monday that ties with Uganda are good. President Daniel Mwangi met President Joseph Okello in Kampala.",
        None,
    ),
]


@pytest.mark.parametrize(("text", "day"), STORIES)
def test_a_story_without_a_dated_contact_goes_on_with_the_day_of_its_deeds(text: str, day: str | None) -> None:
    assert [one.date for one in found(Contact, text, TODAY)] == [day]


MET = "Kenyan President Daniel Mwangi met President Joseph Okello of Uganda in Kampala on Monday. "


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (MET + "Earlier he laid a wreath at the Monument of Independence.", ["2024-06-10", "2024-06-10"]),
        (MET + "Last year he laid a wreath at the Monument of Independence.", ["2024-06-10", "2023"]),
        (MET + "The then foreign minister of Kenya, Mary Kamau, visited Uganda.", ["2024-06-10", None]),
    ],
)
def test_what_looks_back_has_another_day(text: str, days: list[str | None]) -> None:
    assert [one.date for one in found(Contact, text, TODAY)] == days


STAYS = [
    (
        "Kenyan President Daniel Mwangi ended on Tuesday a visit to Kampala. Mwangi landed in Uganda on Sunday.",
        ["2024-06-09/2024-06-11"],
    ),
    (
        "The Kenyan president ended on Tuesday a visit to Uganda. President Daniel Mwangi, who landed in Uganda on Sunday, toured a dam.",
        ["2024-06-09/2024-06-11"],
    ),
    (
        "Kenyan President Daniel Mwangi ended on Tuesday a visit to Kampala. Ugandan President Joseph Okello arrived in Nairobi on Sunday.",
        ["2024-06-11", "2024-06-09"],
    ),
    (
        "Kenyan President Daniel Mwangi arrived in Kampala on Sunday. He ended a visit to Tanzania on Tuesday.",
        ["2024-06-09", "2024-06-11"],
    ),
    (
        "Kenyan President Daniel Mwangi arrived in Kampala on Sunday. Mwangi left for Uganda's east on Tuesday.",
        ["2024-06-09", "2024-06-11"],
    ),
    (
        "Kenyan President Daniel Mwangi will travel to Uganda this week. Mwangi will visit Uganda from 13 to 15 June, his office said.",
        ["2024-06-13/2024-06-15"],
    ),
]


@pytest.mark.parametrize(("text", "days"), STAYS)
def test_a_stay_has_the_days_between_its_ends(text: str, days: list[str]) -> None:
    assert [one.date for one in found(Contact, text, TODAY) if "visit" in one.kind] == days


def test_what_takes_place_is_the_occasion_and_not_the_body_behind_it() -> None:
    text = (
        "The plan came up at the first summit of the Kenya-Uganda Partnership, which took place in Nairobi on 6 June."
    )
    assert [one.date for one in found(Contact, text, TODAY)] == ["2024-06-06"]


def test_the_month_after_which_it_is_the_first_is_not_its_own() -> None:
    text = "The foreign ministers of Kenya and Uganda met on 10 June. It was their third meeting and the first after April."
    assert [one.date for one in found(Contact, text, TODAY)] == ["2024-06-10"]


def test_the_day_of_what_an_official_said_is_not_that_of_the_signing() -> None:
    text = "Kenya and Uganda signed a pact on visas at a summit, Trade Minister Mary Kamau of Kenya said on Tuesday."
    assert [one.date for one in found(Agreement, text, TODAY)] == [None]


def test_who_told_reporters_after_a_meeting_had_it_that_day() -> None:
    text = (
        "Kenyan President Daniel Mwangi said on Tuesday that trade had grown. "
        "Mwangi told reporters after a meeting with Ugandan President Joseph Okello that he was content."
    )
    assert [one.date for one in found(Contact, text, TODAY)] == ["2024-06-11"]


def test_what_is_said_of_a_visit_to_come_does_not_make_it_held() -> None:
    text = (
        "Kenyan President Daniel Mwangi will visit Uganda on 20 June. "
        "Mwangi's visit to Uganda follows months of talks on fishing."
    )
    visits = [one for one in found(Contact, text, TODAY) if one.kind == "visit"]
    assert [(one.modality, one.date) for one in visits] == [("planned", "2024-06-20")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Kenya and Uganda met beside this year's Nile summit held in Kampala from May 4 to 8.",
            "2024-05-04/2024-05-08",
        ),
        (
            "Uganda was hurt by remarks of Kenyan President Daniel Mwangi in a recent newspaper interview.",
            "../2024-06-12",
        ),
    ],
)
def test_the_finer_and_the_vaguer_day(text: str, day: str) -> None:
    assert day in [one.date for one in found(Contact, text, TODAY)]


def test_a_service_is_no_tour() -> None:
    text = "Kenya and Uganda agreed to build facilities for health, tour and educational services in Busia in Kenya."
    assert found(Contact, text, TODAY) == []


@pytest.mark.parametrize("deed", ["agreed to open a consular office in Mombasa", "plan to launch a joint satellite"])
def test_what_they_undertake_to_open_is_no_ceremony(deed: str) -> None:
    assert found(Contact, f"The presidents of Kenya and Uganda {deed}.", TODAY) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kenyan President Daniel Mwangi is currently on a visit to Uganda, where he will address parliament on Thursday.",
            [("visit", "held", "2024-06-12"), ("speech", "planned", "2024-06-13")],
        ),
        (
            "Kenyan and Ugandan troops began a two-week exercise near Tororo on Monday.",
            [("exercise", "held", "2024-06-10/2024-06-23")],
        ),
        (
            "Kenya and Uganda will hold a second round of talks in Kampala after failing to reach agreement on Monday.",
            [("talks", "planned", None)],
        ),
    ],
)
def test_the_day_of_what_comes_after_or_came_before_is_not_its_own(
    text: str, told: list[tuple[str, str, str | None]]
) -> None:
    assert [(one.kind, one.modality, one.date) for one in found(Contact, text, TODAY)] == told


ASIDE = [
    (
        "For the first time since 2019 the foreign ministers of Kenya and Uganda met in Busia on 5 June.",
        "2024-06-05",
    ),
    (
        "In his first visit to Uganda since 2010, Kenyan President Daniel Mwangi arrived in Kampala on 5 June.",
        "2024-06-05",
    ),
    ("Under a treaty signed in 1966, Kenyan minister Mary Kamau met President Joseph Okello on 5 June.", "2024-06-05"),
    ("President Daniel Mwangi of Kenya, elected in 2019, met Ugandan President Joseph Okello on 5 June.", "2024-06-05"),
    (
        "President Daniel Mwangi of Kenya, elected in May 2019, met Ugandan President Joseph Okello on 5 June.",
        "2024-06-05",
    ),
    ("Since ties were cut in 2014, the presidents of Kenya and Uganda have met once, on 5 June.", "2024-06-05"),
    ("In 2019, the presidents of Kenya and Uganda met on 5 June.", "2019-06-05"),
]


@pytest.mark.parametrize(("text", "day"), ASIDE)
def test_a_year_told_beside_the_story_is_not_that_of_its_days(text: str, day: str) -> None:
    assert [one.date for one in found(Contact, text, TODAY)] == [day]


def test_both_ends_of_a_stay_are_shown() -> None:
    text = "Kenyan President Daniel Mwangi ended on Tuesday a visit to Kampala. Mwangi landed in Uganda on Sunday."
    (one,) = found(Contact, text, TODAY)
    assert {text[span.start : span.end] for span in one.evidence["date"]} == {"Tuesday", "Sunday"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Kenyan President Daniel Mwangi met Ugandan minister Joseph Okello, who held office in 2015.", [None]),
        ("The presidents of Kenya and Uganda plan to open the bridge in Busia on 20 June.", ["2024-06-20"]),
        (
            "Kenyan President Daniel Mwangi left on Tuesday for Dodoma, where he will meet Tanzanian President Ali Juma.",
            ["2024-06-11", None],
        ),
    ],
)
def test_the_day_of_one_is_not_that_of_the_other(text: str, days: list[str | None]) -> None:
    assert [one.date for one in found(Contact, text, TODAY)] == days


def test_a_lack_of_dialogue_is_no_talks() -> None:
    assert found(Contact, "Kenya is concerned about the lack of dialogue between the parties in Uganda.", TODAY) == []


def test_the_years_of_a_plan_are_not_those_of_the_talks() -> None:
    text = "Seven documents were adopted following the talks, among them a roadmap for farming for 2017-2019 between Kenya and Uganda."
    assert "2017/2019" not in {one.date for one in found(Contact, text, TODAY)}

"""Visits and sittings told in part: by one end, by an invitation, by a number, by who signed; each with one that it must not join."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from ledgers import one_record, who
from ledgers import one_telling as told

from communique.ledger.likeness.bodies import other_organ
from communique.ledger.linking import link
from communique.ledger.words import same_person

CHIEF = who("Arman Serik", "President", "KAZ")
GUEST = who("Chinor Tash", "President", "UZB")
BOARD = {"kind": "session", "body": "Joint Steppe Council"}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Han Sul Yeom", "Han Seol-yeom", True),
        ("Sul-yeom Han", "Han Seol Yeom", True),
        ("Võ Đình Tạ", "Vo Dinh Ta", True),
        ("Han Sul Yeom", "Han Dae-gon", False),
        ("Han Sul Yeom", "Kim Seol-yeom", False),
    ],
)
def test_a_given_name_in_one_word_or_two(a: str, b: str, same: bool) -> None:  # noqa: FBT001
    assert same_person(a, b) is same
    assert same_person(b, a) is same


@pytest.mark.parametrize("end", ["../2020-05-14", "/2020-05-14", "2020-05-12/..", "../2020-05"])
def test_a_trip_told_by_one_end(end: str) -> None:
    trip = {"kind": "state_visit", "participants": [CHIEF]}
    whole = told("contacts", "2020-05-13", **trip, date="2020-05-12/2020-05-14")
    assert one_record(whole, told("contacts", "2020-05-15", **trip, date=end))
    assert not one_record(whole, told("contacts", "2020-05-15", kind="state_visit", participants=[GUEST], date=end))
    assert not one_record(whole, told("contacts", "2020-05-15", kind="state_visit", date=end))
    later = told("contacts", "2021-05-13", **trip, date="2021-05-12/2021-05-14")
    assert not one_record(later, told("contacts", "2021-05-15", **trip, date=end))


def test_an_invitation_is_taken_up_two_years_later() -> None:
    asked = told("contacts", "2018-10-03", kind="visit", modality="proposed", place="Kazakhstan", participants=[GUEST])
    came = {"kind": "state_visit", "participants": [GUEST]}
    assert one_record(asked, told("contacts", "2020-12-02", **came, place="Kazakhstan", date="2020-11-30"))
    assert one_record(asked, told("contacts", "2020-12-02", **came, place="Kazakhstan", date="../2020-12-01"))
    assert not one_record(asked, told("contacts", "2023-12-02", **came, place="Kazakhstan", date="2023-11-30"))
    assert not one_record(asked, told("contacts", "2020-12-02", **came, date="2020-11-30"))
    other = {**came, "participants": [CHIEF]}
    assert not one_record(asked, told("contacts", "2020-12-02", **other, place="Kazakhstan", date="2020-11-30"))


def test_of_two_yearly_visits_an_invitation_belongs_to_the_first() -> None:
    asked = told("contacts", "2018-10-03", kind="visit", modality="proposed", place="Kazakhstan", participants=[GUEST])
    came = {"kind": "visit", "place": "Kazakhstan", "participants": [GUEST]}
    first = told("contacts", "2019-06-02", **came, date="2019-06-01")
    second = told("contacts", "2020-06-02", **came, date="2020-06-01")
    for order in permutations((asked, first, second)):
        sizes = sorted(tuple(sorted(item.mention for item in one.links)) for one in link("contacts", order))
        assert sizes == sorted([tuple(sorted((asked.key, first.key))), (second.key,)])


def test_a_state_visit_may_be_late_by_more_than_a_year() -> None:
    trip: dict[str, Any] = {"participants": [GUEST], "place": "Kazakhstan"}
    plan = {**trip, "modality": "planned", "date": "2020-01/2020-03"}
    came = {**trip, "date": "2021-06-01/2021-06-02"}
    assert one_record(
        told("contacts", "2019-12-01", **plan, kind="state_visit"),
        told("contacts", "2021-06-02", **came, kind="state_visit"),
    )
    assert not one_record(
        told("contacts", "2019-12-01", **plan, kind="visit"), told("contacts", "2021-06-02", **came, kind="visit")
    )


def test_who_signed_the_minutes_of_a_session_was_not_who_presided() -> None:
    day = {"date": "2020-05-12", "session_no": 9}
    heads = told("contacts", "2020-05-13", **BOARD, **day, participants=[CHIEF, GUEST])
    clerks = [who("Daniyar Tulegen", "Foreign Minister", "KAZ"), who("Ertash Bek", "Foreign Minister", "UZB")]
    assert one_record(heads, told("contacts", "2020-05-14", **BOARD, **day, participants=clerks))
    assert not one_record(
        heads, told("contacts", "2020-05-14", **BOARD, date="2020-05-12", session_no=8, participants=clerks)
    )
    talks = {"kind": "talks", "date": "2020-05-12"}
    assert not one_record(
        told("contacts", "2020-05-13", **talks, participants=[CHIEF, GUEST]),
        told("contacts", "2020-05-14", **talks, participants=clerks),
    )


def test_a_session_by_its_number_and_by_its_month() -> None:
    whole = told("contacts", "2020-05-13", **BOARD, date="2020-05-12", session_no=9)
    number = told("contacts", "2021-12-02", **BOARD, session_no=9)
    month = told("contacts", "2024-12-01", **BOARD, date="2020-05")
    assert len(link("contacts", [whole, number, month])) == 1
    after = told("contacts", "2024-12-01", **BOARD, date="2022-05")
    assert len(link("contacts", [whole, number, after])) == 2


def test_people_who_met_are_not_the_body_that_is_to_sit_that_year() -> None:
    plan = told("contacts", "2019-10-25", **BOARD, modality="planned", date="2020", place="Tashkent", session_no=7)
    talks = {"kind": "talks", "date": "2020-03-23", "place": "Tashkent"}
    assert not one_record(plan, told("contacts", "2020-03-23", **talks, participants=[CHIEF, GUEST]))


def test_a_sitting_that_did_not_come_about() -> None:
    plan = told("contacts", "2019-12-15", **BOARD, modality="planned", date="2020-06")
    moved = {**BOARD, "modality": "planned", "date": "2021-03"}
    assert one_record(plan, told("contacts", "2021-01-18", "It did not come about last June", **moved))
    assert not one_record(plan, told("contacts", "2021-01-18", "It is to sit in March", **moved))


def test_a_sitting_hoped_for_again_after_years() -> None:
    hoped = {**BOARD, "modality": "planned", "place": "Tashkent"}
    first, again = (told("contacts", day, **hoped) for day in ("2019-12-20", "2022-12-17"))
    held = told("contacts", "2025-12-15", **BOARD, date="2025-12", place="Uzbekistan")
    assert len(link("contacts", [first, again, held])) == 1
    assert len(link("contacts", [first, held])) == 2


def test_of_two_visits_of_one_month_the_majesties_made_that_of_the_emperor() -> None:
    court = told(
        "contacts",
        "2020-06-10",
        kind="visit",
        date="2020-06-17/2020-06-23",
        participants=[who("Batu", "Emperor", "KAZ")],
    )
    someone = told("contacts", "2020-06-11", kind="visit", date="2020-06-21/2020-06-30", modality="planned")
    recalled = told(
        "contacts", "2020-12-16", kind="visit", date="2020-06", participants=[who(None, "Their Majesties", "KAZ")]
    )
    found = link("contacts", [court, someone, recalled])
    assert {recalled.key, court.key} in [{item.mention for item in one.links} for one in found]


def test_deputies_are_another_organ_only_of_ministers() -> None:
    assert other_organ("commission of deputy foreign ministers", "commission of foreign ministers")
    assert not other_organ("steppe dialogue of the deputy prime ministers", "steppe dialogue")
    assert other_organ("Steppe Council", "secretariat of the Steppe Council")


def test_a_visit_told_without_a_day_is_the_one_that_was_due_just_before() -> None:
    guest = [who("Arman Serik", "President", "KAZ")]
    plan = told(
        "contacts",
        "2021-08-18",
        kind="official_visit",
        modality="planned",
        date="2021-08-18",
        place="Tashkent",
        participants=guest,
    )
    over: dict[str, Any] = {"kind": "visit", "modality": "held", "participants": guest}
    assert one_record(plan, told("contacts", "2021-08-19", place="Uzbekistan", **over))
    assert not one_record(plan, told("contacts", "2021-11-19", place="Uzbekistan", **over))

"""Contacts told years before they are held, by office alone, or again and again; each with one that it must not join."""

from __future__ import annotations

import pytest
from ledgers import one_record, who
from ledgers import one_telling as told

from communique.ledger.words import same_person

CHIEF = who("Arman Serik", "President", "KAZ")
GUEST = who("Chinor Tash", "President", "UZB")
COUNCIL = {"kind": "session", "body": "Supreme Water Council"}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Carlos Amaro", "Karlos Amaro", True),
        ("Victoria Clarus", "Viktoria Klarus", True),
        ("Cem Kaya", "Kem Kaya", False),
        ("Carla Amaro", "Karim Amaro", False),
    ],
)
def test_a_hard_c_is_a_k(a: str, b: str, same: bool) -> None:  # noqa: FBT001
    assert same_person(a, b) is same
    assert same_person(b, a) is same


def test_an_invitation_is_told_again_after_two_years() -> None:
    trip = {"kind": "visit", "modality": "proposed", "place": "Tashkent"}
    asked = told("contacts", "2015-01-20", **trip, participants=[CHIEF])
    assert one_record(asked, told("contacts", "2017-01-09", **trip, participants=[CHIEF]))
    assert not one_record(asked, told("contacts", "2017-01-09", **trip, participants=[GUEST]))
    assert not one_record(asked, told("contacts", "2019-01-09", **trip, participants=[CHIEF]))
    plan = {**trip, "modality": "planned"}
    assert not one_record(
        told("contacts", "2015-01-20", **plan, participants=[CHIEF]),
        told("contacts", "2017-01-09", **plan, participants=[CHIEF]),
    )


def test_a_visit_put_off_is_made_years_later() -> None:
    off = told(
        "contacts",
        "2015-11-10",
        "The journey has been postponed",
        kind="visit",
        modality="cancelled",
        place="Tashkent",
        participants=[CHIEF],
    )
    made = {"kind": "visit", "date": "2018-01-23", "participants": [CHIEF]}
    assert one_record(off, told("contacts", "2018-01-24", **made, place="Uzbekistan"))
    assert not one_record(off, told("contacts", "2018-01-24", **made, place="Samarkand"))
    dropped = told(
        "contacts",
        "2015-11-10",
        "The journey will not be made",
        kind="visit",
        modality="cancelled",
        place="Tashkent",
        participants=[CHIEF],
    )
    assert not one_record(dropped, told("contacts", "2018-01-24", **made, place="Uzbekistan"))


def test_a_body_sits_where_it_was_to_sit() -> None:
    plan = told("contacts", "2015-01-20", **COUNCIL, modality="planned", place="Tashkent")
    held = {**COUNCIL, "date": "2017-06-01"}
    assert one_record(plan, told("contacts", "2017-06-02", **held, place="Tashkent"))
    assert not one_record(plan, told("contacts", "2017-06-02", **held, place="Astana"))


def test_a_numbered_session_told_long_after_it_was_held() -> None:
    plan = told("contacts", "2015-01-20", **COUNCIL, session_no=9, modality="planned")
    held = {**COUNCIL, "date": "2018-06-01"}
    assert one_record(plan, told("contacts", "2023-06-02", **held, session_no=9))
    assert not one_record(plan, told("contacts", "2023-06-02", **held, session_no=10))


def test_what_is_still_to_come_is_not_what_is_over() -> None:
    held = told("contacts", "2020-09-18", kind="visit", date="2020-09-15/2020-09-17", participants=[GUEST])
    plan = {"kind": "visit", "modality": "planned", "date": "2020"}
    assert not one_record(held, told("contacts", "2020-09-19", **plan))
    assert one_record(told("contacts", "2020-02-19", **plan, participants=[GUEST]), held)


def test_who_is_told_by_his_office_alone() -> None:
    plan = {"kind": "visit", "modality": "planned"}
    held = told("contacts", "2020-06-03", kind="visit", date="2020-06-01", participants=[CHIEF])
    assert one_record(told("contacts", "2020-03-03", **plan, participants=[who(None, "president", "KAZ")]), held)
    assert not one_record(told("contacts", "2020-03-03", **plan, participants=[who(None, "official", "KAZ")]), held)
    assert not one_record(told("contacts", "2020-03-03", **plan, participants=[who(None, "president", "UZB")]), held)


def test_the_governments_of_both_are_no_body_of_their_own() -> None:
    day = {"kind": "session", "place": "Tashkent", "date": "2020-03-28"}
    plan = told("contacts", "2020-02-23", **day, modality="planned", body="governments of Kazakhstan and Uzbekistan")
    assert one_record(plan, told("contacts", "2020-03-28", **day, body="Intergovernmental consultations"))
    assert not one_record(plan, told("contacts", "2020-03-28", **day, body="Aral Water Board"))


def test_a_ceremony_is_known_by_its_place() -> None:
    plan = told("contacts", "2020-05-03", kind="ceremony", modality="planned", date="2020-05-30", place="Sarbaz")
    held = {"kind": "ceremony", "date": "2020-06-01"}
    assert one_record(plan, told("contacts", "2020-06-02", **held, place="the station of Sarbaz"))
    assert not one_record(plan, told("contacts", "2020-06-02", **held, place="Termez"))


def test_a_plan_that_names_nobody_keeps_nothing_away() -> None:
    talks = {"kind": "meeting", "date": "2022-10", "modality": "planned"}
    named = told("contacts", "2022-09-09", **talks, participants=[CHIEF, GUEST])
    heads = [{"name": None, "role": "head of state", "country": code} for code in ("KAZ", "UZB")]
    bare = told("contacts", "2022-09-10", **talks, participants=heads)
    held = {**talks, "modality": "held"}
    assert one_record(
        named, bare, told("contacts", "2022-11-05", **{**held, "date": "2022-11-01"}, participants=[CHIEF, GUEST])
    )
    assert not one_record(
        named, bare, told("contacts", "2022-12-05", **{**held, "date": "2022-12-01"}, participants=[CHIEF, GUEST])
    )

    passed = {"date": "2022-10-30", "modality": "held", "kind": "meeting", "participants": [CHIEF, GUEST]}
    again = {"date": "2022-11-01", "modality": "planned", "kind": "meeting", "participants": heads}
    earlier, later = told("contacts", "2022-10-31", **passed), told("contacts", "2022-10-31", **again)
    assert not one_record(later, earlier)


def test_what_was_announced_may_be_told_by_its_month() -> None:
    trip = {"kind": "visit", "place": "Tashkent", "participants": [CHIEF]}
    soon = told("contacts", "2024-09-12", **trip, modality="planned")
    assert one_record(soon, told("contacts", "2026-02-12", **trip, modality="held", date="2024-09"))
    assert not one_record(soon, told("contacts", "2026-02-12", **trip, modality="held", date="2024-08"))
    assert not one_record(soon, told("contacts", "2026-02-12", **trip, modality="held", date="2024"))

"""The rules of linking one by one, each with a case that it joins and one that it must not; states and people are invented."""

from __future__ import annotations

from typing import Any

import pytest
from ledgers import FIELDS, PAIR, Page, one_record, who
from ledgers import one_telling as told

from communique.ledger.likeness.comparing import likeness
from communique.ledger.likeness.quotes import copied, sums, sums_agree
from communique.ledger.likeness.routes import other_route, route, same_route
from communique.ledger.likeness.standing import term_words
from communique.ledger.likeness.titles import MOST, NOTHING_KNOWN, weights
from communique.ledger.linking import link
from communique.ledger.telling import Telling
from communique.ledger.words import one_name, same_person, same_role, sound

PRESIDENT = who("Arman Serik", "President", "KAZ")
MINISTER = who("Daniyar Tulegen", "Foreign Minister", "KAZ")
GUEST = who("Chinor Tash", "Foreign Minister", "UZB")


COPY = "The ministers of the two countries will meet at the border post before the end of the year"


def test_a_text_sent_again_is_known_by_its_words() -> None:
    first = told("contacts", "2020-06-01", COPY, modality="planned")
    assert one_record(first, told("contacts", "2020-06-02", COPY, modality="planned"))
    assert not one_record(
        first, told("contacts", "2020-08-02", COPY, modality="planned")
    )  # the same words of another year
    assert not copied(first, told("contacts", "2020-06-02", "The ministers will meet soon", modality="planned"))


def test_nobody_tells_of_a_meeting_with_a_president_by_his_minister_alone() -> None:
    whole = told("contacts", "2020-06-02", date="2020-06-01", participants=[PRESIDENT, MINISTER, GUEST])
    assert not one_record(whole, told("contacts", "2020-06-03", date="2020-06-01", participants=[MINISTER, GUEST]))
    assert one_record(whole, told("contacts", "2020-06-03", date="2020-06-01", participants=[PRESIDENT, GUEST]))


def test_who_reigns_is_told_by_many_words() -> None:
    named = told(
        "contacts",
        "2020-05-02",
        kind="visit",
        date="2020-06-05/2020-06-09",
        participants=[who("Batu", "Emperor", "KAZ")],
    )
    couple = {"kind": "visit", "date": "2020-06"}
    majesties = told("contacts", "2020-07-01", **couple, participants=[who(None, "Their Majesties", "KAZ")])
    envoy = told("contacts", "2020-07-01", **couple, participants=[who(None, "Ambassador", "KAZ")])
    assert one_record(named, majesties)
    assert not one_record(named, envoy)


def test_a_plan_told_after_the_visit_is_of_another() -> None:
    held = told("contacts", "2020-06-01", kind="visit", date="2020-06-01", participants=[GUEST])
    trip = {"kind": "visit", "modality": "planned", "participants": [GUEST]}
    assert not one_record(held, told("contacts", "2020-06-02", **trip, date="2020-06-03"))
    earlier = told("contacts", "2020-05-20", **trip, date="2020-06-03")
    assert one_record(earlier, held)


def test_two_places_of_one_text_are_two_visits() -> None:
    state = {"kind": "visit", "date": "2020-06-01", "participants": [GUEST]}
    a = told("contacts", "2020-06-02", "The guest came to Kazakhstan.", "a", **state, place="Kazakhstan")
    same = Page("a", "The guest came to Kazakhstan. a")
    town = same.add("contacts", "The guest", **{**FIELDS["contacts"], **state, "place": "Shymkent"}).made[0]
    assert a.mention.document == town.document
    assert not one_record(a, Telling(town.id, town, said="2020-06-02", name="a", pair=PAIR))
    assert one_record(a, told("contacts", "2020-06-03", **state, place="Shymkent"))


def test_a_visitor_who_goes_on_is_on_another_visit() -> None:
    first = told("contacts", "2020-06-02", kind="visit", date="2020-06-01", participants=[GUEST], place="Shymkent")
    later = {"kind": "visit", "date": "2020-06-03", "participants": [GUEST]}
    assert not one_record(first, told("contacts", "2020-06-04", **later, place="Turkistan"))
    assert one_record(first, told("contacts", "2020-06-04", **later))


def test_a_numbered_session_may_be_years_late_but_yearly_ones_are_many() -> None:
    session = {"kind": "session", "body": "border commission"}
    plan = told("contacts", "2015-01-01", **session, session_no=9, modality="planned", date="2016")
    assert one_record(plan, told("contacts", "2019-04-01", **session, session_no=9, date="2019-03-20"))
    assert not one_record(plan, told("contacts", "2019-04-01", **session, session_no=10, date="2019-03-20"))
    yearly = [told("contacts", f"20{n}-05-02", **session, date=f"20{n}-05-01") for n in range(15, 21)]
    assert len(link("contacts", yearly)) == len(yearly)


def test_a_day_that_was_moved() -> None:
    summit = {"kind": "session", "body": "Caspian summit", "modality": "planned"}
    first = told("contacts", "2020-01-01", **summit, date="2020-05-01/2020-05-10")
    moved = told("contacts", "2020-03-01", "The hosts have moved it to the 20th", **summit, date="2020-05-20")
    assert one_record(first, moved)
    assert not one_record(first, told("contacts", "2020-03-01", "It meets on the 20th", **summit, date="2020-05-20"))


AGREEMENTS = [
    (
        "loans of one sum, and of two",
        {"kind": "loan", "title": "soft loan for the Almaty tram", "quote": "a soft loan of $1.6 billion"},
        {"kind": "loan", "title": "loan on easy terms for the tram", "quote": "$1.6 billion on easy terms"},
        {"kind": "loan", "title": "soft loan for the Almaty tram", "quote": "a soft loan of $2.4 billion"},
    ),
    (
        "the year of signing",
        {"kind": "protocol", "title": "sanitary requirements for melons", "date": "2016-04-25"},
        {"kind": "protocol", "title": "arrangement of 2016 on melons", "date": "2016"},
        {"kind": "protocol", "title": "arrangement of 2018 on melons", "date": "2018"},
    ),
    (
        "a paper that changes another",
        {"title": "Aral Trade Agreement", "date": "2014-03-01"},
        {"title": "the Aral Trade Agreement", "date": "2014-03-01"},
        {"title": "protocol amending the Aral Trade Agreement", "kind": "protocol"},
    ),
    (
        "no title but the passage",
        {"kind": "contract", "title": "contract", "quote": "ordered four Tulpar patrol helicopters in a contract"},
        {"kind": "contract", "title": "contract for Tulpar patrol helicopters"},
        {"kind": "contract", "title": "contract for school buses in Shymkent"},
    ),
]


@pytest.mark.parametrize(
    ("first", "same", "other"), [case[1:] for case in AGREEMENTS], ids=[case[0] for case in AGREEMENTS]
)
def test_agreements(first: dict[str, Any], same: dict[str, Any], other: dict[str, Any]) -> None:
    def of(day: str, values: dict[str, Any]) -> Telling:
        fields = dict(values)
        return told("agreements", day, fields.pop("quote", ""), **fields)

    assert one_record(of("2020-06-01", first), of("2020-07-01", same))
    assert not one_record(of("2020-06-01", first), of("2020-07-01", other))


FIGURES = [
    (
        "units under their names",
        {"indicator": "pipeline to Termez", "value": 320, "unit": "km"},
        {"indicator": "pipeline to Termez", "value": 320, "unit": "kilometres"},
        {"indicator": "pipeline to Termez", "value": 320, "unit": "megawatts"},
    ),
    (
        "more than",
        {"indicator": "cost of the Termez tunnel", "value": 700e6, "qualifier": "more_than"},
        {"indicator": "cost of the Termez tunnel", "value": 713e6},
        {"indicator": "cost of the Samarkand stadium", "value": 713e6},
    ),
    (
        "what is not named",
        {"indicator": "trade", "value": 30e9, "period": "2025"},
        {"indicator": "the two sides", "value": 30e9, "period": "2025"},
        {"indicator": "target", "value": 30e9, "period": "2025", "quote": "30 billion of mutual investment by 2025"},
    ),
    (
        "to the last digit",
        {"indicator": "the deal", "value": 5.4375e9},
        {"indicator": "melon exports", "value": 5.4375e9},
        {"indicator": "melon exports", "value": 5.4e9},
    ),
    (
        "an outlay of one sum",
        {"indicator": "cost of the Termez bridge", "value": 38e6},
        {"indicator": "investment in the Termez bridge", "value": 38e6},
        {"indicator": "exports over the Termez bridge", "value": 38e6},
    ),
]


@pytest.mark.parametrize(("first", "same", "other"), [case[1:] for case in FIGURES], ids=[case[0] for case in FIGURES])
def test_figures(first: dict[str, Any], same: dict[str, Any], other: dict[str, Any]) -> None:
    def of(day: str, values: dict[str, Any]) -> Telling:
        fields = dict(values)
        return told("figures", day, fields.pop("quote", ""), **fields)

    assert one_record(of("2020-06-01", first), of("2020-07-01", same))
    assert not one_record(of("2020-06-01", first), of("2020-07-01", other))


PROJECTS = [
    ("two ends", "railway from Termez to Mazar", "Termez-Mazar railway", "railway from Mazar to Herat"),
    ("one end", "railway from Termez to Mazar", "railway to Mazar", "railway to Herat"),
    ("a later stage", "Shymkent cement plant", "cement plant at Shymkent", "second stage of the Shymkent cement plant"),
    ("spelling", "Sampoor power station", "power station at Sampur", "power station at Sangar"),
    ("beginnings", "Trans-Altai Natural Gas Pipeline", "TRALGAP pipeline", "TUMAP pipeline"),
    ("initials", "Enhanced Herding Plan", "EHP", "EPH"),
    ("what carries gas", "gas pipeline to Sarbaz", "natural gas link to Sarbaz", "power link to Sarbaz"),
    ("a town called a port", "school at Port Amaro", "new school at Port Amaro", "Port Amaro harbour"),
]


@pytest.mark.parametrize(
    ("first", "same", "other"), [case[1:] for case in PROJECTS], ids=[case[0] for case in PROJECTS]
)
def test_projects(first: str, same: str, other: str) -> None:
    a, b, c = (told("projects", f"2020-06-0{n}", name=name) for n, name in enumerate((first, same, other), 1))
    assert one_record(a, b)
    assert not one_record(a, c)


def test_commitments_of_other_works_and_after_years() -> None:
    coal = told("commitments", "2010-06-01", what="build the Sarbaz coal-fired power station")
    assert one_record(coal, told("commitments", "2012-06-01", what="build the coal-fired power station at Sarbaz"))
    assert not one_record(coal, told("commitments", "2012-06-01", what="build the Sarbaz solar power station"))
    raised = told("commitments", "2010-06-01", what="raise melon trade")
    steps = {"what": "raise the duty-free volume of melon trade"}
    assert one_record(raised, told("commitments", "2011-06-01", **steps))
    assert not one_record(raised, told("commitments", "2019-06-01", **steps))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Andriy Hrytsai", "Andrii Grytsai", True),
        ("Əli Vəliyev", "Ali Valiyev", True),
        ("MASUDA Kenji", "Kenji Masuda", True),
        ("Tarlan Kumara Dissanayake", "Disanayaka", True),
        ("Jorowi", "Joro Wirano", True),
        ("KBT", "Karim bin Tariq", True),
        ("Omar al-Hadidi", "Omar El Hadidi", True),
        ("Oleg Karimov", "Oleg Kasimov", False),
        ("Ivanov", "Ivanova", False),
        ("Sergei Petrov", "Sergei Petrenko", False),
        ("Joroma", "Joro Wirano", False),
    ],
)
def test_spellings_of_persons(a: str, b: str, same: bool) -> None:  # noqa: FBT001
    assert same_person(a, b) is same
    assert same_person(b, a) is same


def test_people_without_a_state_and_with_another() -> None:
    known = told("offices", "2020-06-01", name="Arman Serik")
    assert one_record(known, told("offices", "2020-06-02", name="Arman Serik", country=None))
    assert one_record(known, told("offices", "2020-06-02", name="Arman Serik", country="UZB"))  # a side read amiss
    assert not one_record(known, told("offices", "2020-06-02", name="Serik", country="UZB"))
    assert not one_record(known, told("offices", "2020-06-02", name="Serik", role="Minister", country=None))


def test_offices_in_other_words() -> None:
    assert same_role("External Affairs Minister", "foreign minister")
    assert same_role("former President", "President")
    assert not same_role("Deputy Minister", "Minister")
    premier = told("offices", "2020-06-01", name="Arman Serik", role="Prime Minister")
    assert one_record(premier, told("offices", "2020-06-02", name="Arman Serik", role="head of government"))
    assert not one_record(
        premier, told("offices", "2020-06-02", name="Arman Serik", role="head of delegation of youth")
    )


def test_standings_in_other_words() -> None:
    assert term_words("allied relations") == term_words("formal allies")
    assert term_words("strategic partnership") != term_words("comprehensive strategic partnership")
    assert term_words("good neighbourly relations") != term_words("allied relations")


def test_names_sound_alike_or_do_not() -> None:
    assert sound("aliyev") == sound("aliev")
    assert one_name("koodankulam", "kudankulam")
    assert not one_name("karimov", "kasimov")


def test_sums_of_money() -> None:
    assert sums("118.9 billion yen ($1.05 billion) in 2017") == {118.9e9, 1.05e9}
    assert sums("on 25 May 2019 the 24th session") == frozenset()
    assert sums_agree("a loan of $118.9 million", "119 million dollars") is True
    assert sums_agree("a loan of $1.6 billion", "$2.0 billion") is False
    assert sums_agree("a loan", "$2.0 billion") is None


def test_ends_of_lines() -> None:
    assert route("ferry between Aktau and Baku").places == ("aktau", "baku")
    assert not route("the ferry").places
    assert same_route("Aktau-Baku ferry", "ferry from Baku to Aktau")
    assert other_route("road to Osh", "road from Aktau to Baku")


def test_a_name_is_spelled_by_the_beginnings_of_three_words_at_least() -> None:
    short, long = weights("LAPTRE"), weights("Lamur Port Transport scheme")
    assert likeness(short, weights("Lamur Port Transit Region"), NOTHING_KNOWN).common > 0
    assert likeness(weights("LAPO"), weights("Lamur Port"), NOTHING_KNOWN).common == 0
    assert likeness(short, long, NOTHING_KNOWN).common == 0


def test_a_councils_secretariat_is_not_the_council() -> None:
    council = told(
        "contacts",
        "2020-03-01",
        kind="session",
        modality="planned",
        date="2020-10",
        session_no=1,
        body="Supreme Water Council",
    )
    other = told("contacts", "2020-11-01", kind="session", date="2020-10-20", session_no=1, body="Water Council")
    organ = told(
        "contacts",
        "2021-11-01",
        kind="session",
        date="2021",
        session_no=1,
        body="secretariat of the Supreme Water Council",
    )
    assert one_record(council, other)
    assert not one_record(council, organ)


def test_a_stock_told_a_year_later_with_another_value_is_another_observation() -> None:
    first = told("figures", "2020-01-04", indicator="investment in Uzbekistan", value=5e9)
    later = told("figures", "2020-12-06", indicator="investment in Uzbekistan", value=4.2e9)
    beside = told("figures", "2020-01-20", indicator="investment in Uzbekistan", value=4.7e9)
    assert not one_record(first, later)
    assert one_record(first, beside)
    price = told("figures", "2020-01-04", indicator="cost of the Shymkent bridge", value=5e8)
    again = told("figures", "2021-12-06", indicator="cost of the Shymkent bridge", value=5.5e8)
    assert one_record(price, again)


def test_a_name_of_pages_is_compared_by_its_first_words() -> None:
    letters = "bcdfgklmnprstvz"
    text = " ".join(a + b + c + "o" for a in letters for b in letters for c in letters)
    assert len(weights(text)) == MOST
    assert list(weights(text)) == list(weights(text[: len(text) // 2]))

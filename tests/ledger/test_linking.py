from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from typing import Any

import pytest
from ledgers import PAIR, Page, who

from communique.ledger.likeness.offices import unique_post
from communique.ledger.linking import Decisions, Linked, link, record_id
from communique.ledger.telling import Telling
from communique.ledger.words import WORD, content, same_person, same_role
from communique.model.mentions import Mention, Office

A = who("Arman Serik", "President", "KAZ")
B = who("Bobur Karim", "President", "UZB")
C = who("Chinor Tash", "Prime Minister", "UZB")


def contact(document: str = "a", /, **fields: Any) -> Mention:
    page = Page(document, f"They met as told in {document}.")
    values = {"kind": "meeting", "modality": "held", **fields}
    return page.add("contacts", "They met", **values).made[0]


def other(register: str, document: str = "a", /, **fields: Any) -> Mention:
    return Page(document, f"Something is told in {document}.").add(register, "Something", **fields).made[0]


def linked(register: str, mentions: Iterable[Mention]) -> tuple[Linked, ...]:
    return link(register, [Telling(one.id, one, said="2020-06-01", name=one.document, pair=PAIR) for one in mentions])


def groups(register: str, *mentions: Mention) -> int:
    """How many records they make, published a day after each other."""
    days = (f"2020-06-{number:02}" for number in itertools.count(1))
    return len(link(register, [Telling(one.id, one, said=next(days), pair=PAIR) for one in mentions]))


SAME = [
    ("same day", contact("a", date="2020-05-12"), contact("b", date="2020-05-12")),
    ("month and day", contact("a", date="2020-05", modality="planned"), contact("b", date="2020-05-12")),
    ("forms of talks", contact("a", date="2020-05-12", kind="talks"), contact("b", date="2020-05-12")),
    (
        "forms of visit",
        contact("a", date="2020-05-12", kind="visit"),
        contact("b", date="2020-05-12/2020-05-13", kind="state_visit"),
    ),
    (
        "one name more",
        contact("a", date="2020-05-12", participants=[A]),
        contact("b", date="2020-05-12", participants=[A, B]),
    ),
    (
        "undated, same body, one document",
        contact("a", kind="session", body="border commission", modality="planned"),
        contact("a", kind="session", body="the border commission", date="2020-05-12", session_no=3),
    ),
    ("undated, both names", contact("a", participants=[A, B]), contact("a", participants=[A, B], date="2020-05-12")),
]
APART = [
    (
        "held without a day and to come with one",
        contact("a", kind="session", body="border commission"),
        contact("a", kind="session", body="the border commission", date="2027", modality="planned"),
    ),
    ("other day", contact("a", date="2020-05-12"), contact("b", date="2020-05-13")),
    ("visit and meeting", contact("a", date="2020-05-12", kind="visit"), contact("b", date="2020-05-12")),
    (
        "other counterpart",
        contact("a", date="2020-05-12", participants=[A, B]),
        contact("b", date="2020-05-12", participants=[A, C]),
    ),
    (
        "other office",
        contact("a", date="2020-05-12", participants=[who(None, "foreign minister", "UZB")]),
        contact("b", date="2020-05-12", participants=[who(None, "deputy foreign minister", "UZB")]),
    ),
    ("undated in two documents", contact("a", participants=[A, B]), contact("b", participants=[A, B])),
    ("undated, one name only", contact("a", participants=[A]), contact("a", participants=[A], date="2020-05-12")),
    ("other session", contact("a", date="2020", session_no=3), contact("b", date="2020", session_no=4)),
    (
        "a commission and a meeting of presidents",
        contact("a", date="2020-05-12", body="border commission"),
        contact("b", date="2020-05-12", participants=[A, B]),
    ),
]


@pytest.mark.parametrize(("a", "b"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_contacts_that_are_one(a: Mention, b: Mention) -> None:
    assert groups("contacts", a, b) == 1


@pytest.mark.parametrize(("a", "b"), [case[1:] for case in APART], ids=[case[0] for case in APART])
def test_contacts_that_are_two(a: Mention, b: Mention) -> None:
    assert groups("contacts", a, b) == 2


def test_a_vague_date_that_fits_two_contacts_joins_neither() -> None:
    days = [contact(name, date=day) for name, day in (("a", "2020-05-12"), ("b", "2020-09-01"))]
    assert groups("contacts", *days, contact("c", date="2020")) == 3
    assert groups("contacts", days[0], contact("c", date="2020")) == 1


def test_no_record_holds_two_mentions_that_contradict() -> None:
    # The month fits both days, which do not fit each other.
    early, late, month = (
        contact(name, date=day) for name, day in (("a", "2020-05-12"), ("b", "2020-05-20"), ("c", "2020-05"))
    )
    assert groups("contacts", month, early, late) == 2
    assert groups("contacts", early, late, month) == 3  # told last, it says of neither that it is meant


def test_what_is_published_later_changes_no_record() -> None:
    mentions = [mention for case in (*SAME, *APART) for mention in case[1:]]
    days = [f"2020-06-{number:02}" for number in range(1, 29)]
    tellings = [
        Telling(one.id, one, said=days[n % 28], pair=PAIR)
        for n, one in enumerate({one.id: one for one in mentions}.values())
    ]
    whole = {one.mention: record.id for record in link("contacts", tellings) for one in record.links}
    for day in days:
        part = link("contacts", [one for one in tellings if one.said <= day])
        assert {one.mention: record.id for record in part for one in record.links}.items() <= whole.items()


def test_people_join_and_part() -> None:
    a, b, c = (contact(name, date="2020-05-12") for name in "abc")
    d = contact("d", date="2021-01-01")
    tellings = [Telling(one.id, one, said=f"2020-06-0{n}", pair=PAIR) for n, one in enumerate((a, b, c, d), 1)]

    def records(decisions: Decisions) -> list[set[str]]:
        found = link("contacts", tellings, decisions)
        return sorted(({one.mention for one in record.links} for record in found), key=sorted)

    assert records(Decisions()) == sorted([{a.id, b.id, c.id}, {d.id}], key=sorted)
    parted = Decisions(apart=frozenset({(b.id, a.id), (b.id, c.id)}))
    assert {b.id} in records(parted)
    assert {a.id, c.id} in records(parted)
    joined = Decisions(together=frozenset({(a.id, d.id)}))
    assert records(joined) == [{a.id, b.id, c.id, d.id}]


OTHERS = [
    ("agreements", {"title": "Memorandum on border trade zones"}, {"title": "border trade zones memorandum"}, 1),
    ("agreements", {"title": "Agreement on trade"}, {"title": "Agreement on transit"}, 2),
    ("agreements", {"title": "Agreement on visa-free travel"}, {"title": "visa-free travel", "stage": "considered"}, 1),
    ("agreements", {"title": "joint projects", "parties": ["KAZ"]}, {"title": "joint projects", "parties": ["UZB"]}, 2),
    ("commitments", {"what": "open a trade house in Almaty"}, {"what": "open the trade house in Almaty in May"}, 1),
    ("commitments", {"what": "help"}, {"what": "assist"}, 2),
    ("commitments", {"what": "open a trade house"}, {"what": "open a trade house", "who": "Kazakhstan"}, 2),
    ("figures", {"indicator": "bilateral trade"}, {"indicator": "the bilateral trade"}, 1),
    ("figures", {"indicator": "bilateral trade"}, {"indicator": "bilateral trade", "period": "2020"}, 2),
    ("figures", {"indicator": "bilateral trade"}, {"indicator": "bilateral trade", "value": 4.0}, 1),
    ("figures", {"indicator": "bilateral trade"}, {"indicator": "bilateral trade", "value": 30.0}, 2),
    ("figures", {"indicator": "bilateral trade"}, {"indicator": "exports", "value": 3.0}, 2),
    ("projects", {"name": "Shymkent cement plant"}, {"name": "cement plant at Shymkent"}, 1),
    ("projects", {"name": "Shymkent cement plant"}, {"name": "Shymkent railway"}, 2),
    ("offices", {"name": "Arman Serik"}, {"name": "Mr Serik"}, 1),
    ("offices", {"name": "Arman Serik"}, {"name": "Arman Serik", "role": "Deputy Minister"}, 2),
    ("offices", {"name": "Arman Serik"}, {"name": "Bobur Karim"}, 2),
    ("standing", {"term": "Strategic Partnership"}, {"term": "strategic partnership"}, 1),
    ("standing", {"term": "strategic partnership"}, {"term": "comprehensive strategic partnership"}, 2),
    ("standing", {"term": "trust-based strategic partnership"}, {"term": "trustworthy strategic partnership"}, 1),
    ("statements", {"speaker": "Arman Serik"}, {"speaker": "Arman Serik"}, 2),
]
BASE: dict[str, dict[str, Any]] = {
    "agreements": {"kind": "agreement", "stage": "signed"},
    "commitments": {"who": "Uzbekistan", "strength": "pledge"},
    "figures": {"value": 3.0, "unit": "USD", "period": "2019"},
    "projects": {},
    "offices": {"role": "Minister", "country": "KAZ"},
    "standing": {},
    "statements": {"quote_type": "indirect"},
}


@pytest.mark.parametrize(("register", "left", "right", "records"), OTHERS)
def test_other_registers(register: str, left: dict[str, Any], right: dict[str, Any], records: int) -> None:
    a = other(register, "a", **{**BASE[register], **left})
    b = other(register, "b", **{**BASE[register], **right})
    assert groups(register, a, b) == records


def test_linking_does_not_depend_on_order_and_gives_reasons() -> None:
    mentions = [mention for case in (*SAME, *APART) for mention in case[1:]]
    expected = linked("contacts", mentions)
    for seed in range(5):
        random.Random(seed).shuffle(mentions)
        assert linked("contacts", mentions) == expected
    assert all(one.reason for record in expected for one in record.links)
    founders = {record_id(mention.id) for mention in mentions}
    assert {record.id for record in expected} <= founders
    assert all(len(record.id) == 18 for record in expected)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Aleksandr Petrov", "Alexander Petrov", True),
        ("President Arman Serik", "Serik", True),
        ("A. Serik", "Arman Serik", True),
        ("Lee Min-ho", "Lee Minho", True),
        ("José Núñez", "Jose Nunez", True),
        ("Arman Serik", "Daniyar Serik", False),
        ("Arman Serik", "Arman Tulegen", False),
        ("Li Wei", "Li Qun", False),
    ],
)
def test_names(a: str, b: str, same: bool) -> None:  # noqa: FBT001
    assert same_person(a, b) is same
    assert same_person(b, a) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("President", "president", True),
        ("Minister of Foreign Affairs", "Foreign Affairs Minister", True),
        ("President", "Vice President", False),
        ("Minister of Trade", "Minister of Energy", False),
    ],
)
def test_offices(a: str, b: str, same: bool) -> None:  # noqa: FBT001
    assert same_role(a, b) is same


def test_a_prefix_written_apart_belongs_to_its_word() -> None:
    assert content("re-open the border") == content("reopen the border")
    assert content("Co-operation in trade") == content("cooperation in trade")
    assert WORD.findall("will re-open in Re-Lake") == ["will", "re-open", "in", "Re", "Lake"]


def test_words_are_compared_without_their_endings() -> None:
    for a, b in itertools.pairwise(["border trade zones", "the border-trade zone", "Zones of border trade"]):
        assert content(a) == content(b)


@pytest.mark.parametrize(
    ("role", "single"),
    [
        ("President", True),
        ("President of the Republic", True),
        ("Premier of the State Council", True),
        ("Minister of Foreign Affairs", True),
        ("Healthcare Minister", True),
        ("Minister", False),
        ("Deputy Minister of Trade", False),
        ("Ambassador", False),
        ("President of the Chamber of Commerce", False),
        ("Minister for Water and Roads", False),
    ],
)
def test_posts_that_one_person_holds(role: str, single: bool) -> None:  # noqa: FBT001
    office = other("offices", name="Arman Serik", role=role, country="KAZ")
    assert isinstance(office, Office)
    assert (unique_post(office) is not None) is single

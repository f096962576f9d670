from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from ledgers import Page, fill, sample

from communique.ledger.checking import FindingKind, check
from communique.ledger.citations import cite, verify
from communique.ledger.store import Store


def found(path: Path) -> list[tuple[str, str]]:
    with Store.open(path) as store:
        return [(one.kind.value, one.message) for one in check(store.view())]


def test_a_sound_ledger_has_no_finding(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    assert found(tmp_path / "l.db") == []


@pytest.mark.parametrize(("word", "instead"), [("12 May", "13 May"), ("signed", "singed"), ("open,”", "open.”")])
def test_one_changed_character_breaks_citations(tmp_path: Path, word: str, instead: str) -> None:
    path = tmp_path / "l.db"
    fill(path, sample())
    connection = sqlite3.connect(path)
    assert connection.execute("UPDATE documents SET text = replace(text, ?, ?)", (word, instead)).rowcount
    connection.commit()
    connection.close()
    kinds = {kind for kind, _ in found(path)}
    assert kinds == {FindingKind.BROKEN.value}
    assert any("2020-05-visit: sentence" in message for _, message in found(path))


def test_a_text_cut_short_is_reported_not_raised(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    fill(path, sample())
    connection = sqlite3.connect(path)
    connection.execute("UPDATE documents SET text = substr(text, 1, 20)")
    connection.commit()
    connection.close()
    assert any("of a text of 20 characters" in message for _, message in found(path))


def test_a_citation_is_verified_and_never_sought_elsewhere(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    with Store.open(tmp_path / "l.db") as store:
        view = store.view()
        for row in view.mentions():
            text = view.text(row.document.id)
            citation = cite(row, text)
            assert verify(citation, text) is None
            assert verify(citation, "x" + text) is not None
            assert verify(citation, "") is not None


Facts = Sequence[tuple[str, dict[str, Any]]]
MEETING = {"kind": "meeting", "modality": "held"}
TRADE = {"indicator": "trade", "unit": "USD"}
FARMS = {"indicator": "farm trade", "unit": "USD"}
CASES: list[tuple[str, Facts, str]] = [
    ("future", [("contacts", {**MEETING, "date": "2020-02-01"})], "told as held on 2020-02-01"),
    ("no such day", [("contacts", {**MEETING, "date": "2020-02-30"})], "'2020-02-30' is no possible date"),
    ("backwards", [("figures", {**TRADE, "value": 1.0, "period": "2020/2019"})], "is no possible date"),
    (
        "parts",
        [
            ("figures", {"indicator": name, "value": value, "unit": "firms", "part_of": 170.0})
            for name, value in (("joint", 52.0), ("foreign", 117.0))
        ],
        "= 169, not 170 firms",
    ),
    ("more than the whole", [("figures", {**TRADE, "value": 12.0, "part_of": 10.0})], "12 = 12, not 10 USD"),
    (
        "growth",
        [
            ("figures", {**TRADE, "value": 100.0, "period": "2018"}),
            ("figures", {**TRADE, "value": 150.0, "period": "2019"}),
            (
                "figures",
                {"indicator": "growth of trade", "value": 20.0, "unit": "%", "change": "+20%", "period": "2019"},
            ),
        ],
        "+20% is said, but 100 to 150 USD is +50.0%",
    ),
    (
        "two values",
        [
            ("figures", {**TRADE, "indicator": "farm trade", "value": value, "period": "2019"})
            for value in (3.0e9, 4.0e9)
        ],
        "farm trade, 2019: 3,000,000,000 and 4,000,000,000 USD",
    ),
    (
        "two holders",
        [
            ("offices", {"name": name, "role": "President", "country": "KAZ", "as_of": "2019-05-01"})
            for name in ("Arman Serik", "Bobur Karim")
        ],
        "Arman Serik and Bobur Karim are both President of KAZ",
    ),
    (
        "two days of signing",
        [
            ("agreements", {"title": "treaty on border water use", "kind": "treaty", "stage": "signed", "date": day})
            for day in ("2019-05-01", "2019-06-01")
        ],
        "two days of signing, 2019-05-01 and 2019-06-01",
    ),
    (
        "session",
        [
            (
                "contacts",
                {"kind": "session", "modality": "held", "session_no": 4, "body": "water commission", "date": day},
            )
            for day in ("2019-05-01", "2019-06-01")
        ],
        "session no. 4 of the water commission is dated",
    ),
    (
        "ten times the year before",
        [
            ("figures", {**FARMS, "value": value, "period": period})
            for value, period in ((3.1e9, "2018"), (3.2e10, "2019"))
        ],
        "3,100,000,000 USD in 2018, but 32,000,000,000 USD in 2019, a factor of about 10",
    ),
    (
        "million for billion",
        [
            ("figures", {**FARMS, "value": value, "period": period})
            for value, period in ((3.1e9, "2018"), (3.2e6, "2019"))
        ],
        "a factor of about 1,000",
    ),
    (
        "one number in two currencies",
        [("figures", {**FARMS, "value": 3.1e9, "unit": unit, "period": "2018"}) for unit in ("USD", "CNY")],
        "farm trade, 2018: 3,100,000,000 is said of CNY and of USD",
    ),
    (
        "held and cancelled",
        [("contacts", {"kind": "visit", "modality": how, "date": "2019-05-01"}) for how in ("held", "cancelled")],
        "told as held and as cancelled",
    ),
]
SOUND: list[tuple[str, Facts]] = [
    (
        "an aim and what came of it",
        [
            ("figures", {"indicator": "farm trade", "unit": "USD", "value": value, "period": "2019", "modality": how})
            for value, how in ((3.0e9, None), (4.0e9, "planned"))
        ],
    ),
    (
        "parts that sum",
        [
            ("figures", {"indicator": name, "value": value, "unit": "firms", "part_of": 170.0})
            for name, value in (("joint", 52.0), ("foreign", 118.0))
        ],
    ),
    (
        "rounded parts",
        [
            ("figures", {**TRADE, "indicator": name, "value": value, "part_of": 22.9e9})
            for name, value in (("exports", 12.3e9), ("imports", 10.5e9))
        ],
    ),
    ("one part", [("figures", {**TRADE, "value": 4.0, "part_of": 10.0})]),
    (
        "about",
        [
            ("figures", {**TRADE, "value": value, "period": "2019", "qualifier": hedge})
            for value, hedge in ((4.4e9, "exact"), (4.5e9, "about"))
        ],
    ),
    (
        "more than",
        [
            ("figures", {**TRADE, "value": value, "period": "2019", "qualifier": hedge})
            for value, hedge in ((4.0e9, "more_than"), (4.5e9, "exact"))
        ],
    ),
    (
        "growth to more than a level",
        [
            ("figures", {**TRADE, "value": 46.2, "period": "2018"}),
            ("figures", {**TRADE, "value": 50.0, "period": "2019", "qualifier": "more_than"}),
            (
                "figures",
                {"indicator": "growth of trade", "value": 11.3, "unit": "%", "change": "+11.3%", "period": "2019"},
            ),
        ],
    ),
    (
        "grown by a factor that is no slip",
        [
            ("figures", {**FARMS, "value": value, "period": period})
            for value, period in ((3e9, "2018"), (6e9, "2019"), (1.2e10, "2020"))
        ],
    ),
    (
        "ten times after many years",
        [("figures", {**FARMS, "value": value, "period": period}) for value, period in ((3e9, "2008"), (3e10, "2019"))],
    ),
    (
        "two loans",
        [
            ("figures", {"indicator": "loan for farms", "unit": "USD", "value": value, "period": period})
            for value, period in ((3e6, "2018"), (3e7, "2019"))
        ],
    ),
    (
        "two currencies of which each has its number",
        [
            ("figures", {**FARMS, "value": value, "unit": unit, "period": "2018"})
            for value, unit in ((3.1e9, "USD"), (2.05e10, "CNY"))
        ],
    ),
    (
        "named after a person",
        [
            ("offices", {"name": name, "role": "President", "country": "KAZ", "as_of": "2019-05-01"})
            for name in ("Arman Serik", "Bolat Dos Gas Pipeline")
        ],
    ),
    (
        "put off and held later",
        [
            ("contacts", {"kind": "visit", "modality": "cancelled", "date": "2019-04-01", "place": "Tashkent"}),
            ("contacts", {"kind": "visit", "modality": "held", "date": "2019-05-01", "place": "Tashkent"}),
        ],
    ),
    (
        "a visit of two days",
        [
            ("contacts", {"kind": "visit", "modality": "held", "date": day, "place": "Tashkent"})
            for day in ("2019-04-30", "2019-05")
        ],
    ),
    (
        "two ministers",
        [
            ("offices", {"name": name, "role": "Deputy Minister", "country": "KAZ", "as_of": "2019-05-01"})
            for name in ("Arman Serik", "Bobur Karim")
        ],
    ),
    (
        "deputy",
        [
            ("offices", {"name": name, "role": role, "country": "KAZ", "as_of": "2019-05-01"})
            for name, role in (("Arman Serik", "President"), ("Bobur Karim", "Vice President"))
        ],
    ),
]


def page_of(facts: Facts) -> Page:
    words = [f"Fact number {number} stands here." for number in range(len(facts))]
    page = Page("facts", " ".join(words), "2020-01-01")
    for sentence, (register, fields) in zip(words, facts, strict=True):
        page.add(register, sentence, **fields)
    return page


@pytest.mark.parametrize(("facts", "words"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_does_not_fit_is_found(tmp_path: Path, facts: Facts, words: str) -> None:
    fill(tmp_path / "l.db", [page_of(facts)])
    messages = [message for _, message in found(tmp_path / "l.db")]
    assert len(messages) == 1
    assert words in messages[0]


@pytest.mark.parametrize("facts", [case[1] for case in SOUND], ids=[case[0] for case in SOUND])
def test_what_fits_is_left_alone(tmp_path: Path, facts: Facts) -> None:
    fill(tmp_path / "l.db", [page_of(facts)])
    assert found(tmp_path / "l.db") == []

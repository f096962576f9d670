"""Quality, history and disagreements of one record that several pages tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ledgers import PAIR, Page, fill, who

from communique.ledger.disagreement import disagreements
from communique.ledger.history import history
from communique.ledger.quality import key_fields, quality
from communique.ledger.queries import Query, View
from communique.ledger.rows import RecordRow
from communique.ledger.store import Store
from communique.model.mentions import REGISTERS

Told = Sequence[tuple[str, dict[str, Any]]]  # day of publication, fields


def told(path: Path, register: str, tellings: Told, outlets: Sequence[str] = ()) -> tuple[RecordRow, View]:
    """The one record of a page a telling; a sentence may be given as ``words``."""
    pages = []
    for number, (day, fields) in enumerate(tellings):
        words = fields.pop("words", f"Telling number {number} of {day}.")
        url = f"https://{outlets[number]}/{number}" if outlets else None
        pages.append(Page(f"p{number}", words, day, url=url).add(register, words, **fields))
    fill(path / "l.db", pages)
    with Store.open(path / "l.db") as store:
        view = store.view()
        (record,) = view.records(Query(register=register))
        assert len(record.mentions) == len(tellings)
        return record, view


VISIT = {"kind": "visit", "place": "Tashkent", "participants": [who("Arman Serik", "President", "KAZ")]}
SESSION = {"kind": "session", "body": "water commission", "session_no": 4}
PACT = {"title": "treaty on border water use", "kind": "treaty", "parties": list(PAIR)}
PLANT = {"name": "Shymkent cement plant"}
TRADE = {"indicator": "farm trade", "unit": "USD", "period": "2019"}
LIVES: list[tuple[str, str, Told, list[str]]] = [
    (
        "announced, postponed, held",
        "contacts",
        [
            ("2020-03-01", {**VISIT, "modality": "planned", "date": "2020-05-12"}),
            ("2020-03-05", {**VISIT, "modality": "planned", "date": "2020-05-12"}),
            (
                "2020-05-01",
                {
                    **VISIT,
                    "modality": "planned",
                    "date": "2020-06-12",
                    "words": "The visit was postponed to 12 June 2020.",
                },
            ),
            ("2020-06-13", {**VISIT, "modality": "held", "date": "2020-06-12"}),
        ],
        [
            "2020-03-01 announced 2020-05-12 None 2",
            "2020-05-01 postponed 2020-06-12 2020-05-12 1",
            "2020-06-13 held 2020-06-12 None 1",
        ],
    ),
    (
        "a plan told in hindsight is no step",
        "contacts",
        [
            ("2020-06-13", {**VISIT, "modality": "held", "date": "2020-06-12"}),
            ("2020-06-14", {**VISIT, "modality": "planned", "date": "2020-06-12"}),
        ],
        ["2020-06-13 held 2020-06-12 None 1"],
    ),
    (
        "an instrument to its force",
        "agreements",
        [
            ("2019-01-01", {**PACT, "stage": "in_preparation"}),
            ("2019-05-02", {**PACT, "stage": "signed", "date": "2019-05-01"}),
            ("2019-06-01", {**PACT, "stage": "in_preparation"}),
            (
                "2019-09-01",
                {**PACT, "stage": "in_force", "words": "Parliament ratified the treaty on border water use."},
            ),
            (
                "2020-01-02",
                {**PACT, "stage": "in_force", "date": "2020-01-01", "words": "The treaty entered into force."},
            ),
        ],
        [
            "2019-01-01 in preparation None None 2",
            "2019-05-02 signed 2019-05-01 None 1",
            "2019-09-01 ratified None None 1",
            "2020-01-02 in force 2020-01-01 None 1",
        ],
    ),
    (
        "a project that stops and goes on",
        "projects",
        [
            ("2019-01-01", {**PLANT, "stage": "planned"}),
            ("2019-06-01", {**PLANT, "stage": "under construction"}),
            ("2019-07-01", {**PLANT, "stage": "started"}),
            ("2019-09-01", {**PLANT, "stage": "suspended"}),
            ("2020-03-01", {**PLANT, "stage": "under construction"}),
            ("2021-01-01", {**PLANT, "stage": "operating"}),
            ("2021-06-01", {**PLANT, "stage": "planned"}),
        ],
        [
            "2019-01-01 planned None None 1",
            "2019-06-01 under construction None None 2",
            "2019-09-01 suspended None None 1",
            "2020-03-01 under construction None None 1",
            "2021-01-01 operating None None 1",
        ],
    ),
    (
        "a term that changes",
        "commitments",
        [
            (day, {"who": "Kazakhstan", "what": "open a rail terminal at Darbaza", "strength": "pledge", "due": due})
            for day, due in (("2020-01-01", "2021"), ("2020-02-01", "2021-06"), ("2021-09-01", "2023"))
        ],
        ["2020-01-01 pledge 2021 None 2", "2021-09-01 other term told 2023 2021 1"],
    ),
    (
        "first and last seen",
        "standing",
        [(day, {"term": "strategic partners", "as_of": day}) for day in ("2019-01-01", "2020-01-01", "2021-01-01")],
        ["2019-01-01 first seen 2019-01-01 None 1", "2021-01-01 last seen 2021-01-01 None 1"],
    ),
    ("a figure has no life", "figures", [("2020-01-01", {**TRADE, "value": 3e9})], []),
]


@pytest.mark.parametrize(("register", "tellings", "steps"), [one[1:] for one in LIVES], ids=[one[0] for one in LIVES])
def test_the_life_of_a_record(tmp_path: Path, register: str, tellings: Told, steps: list[str]) -> None:
    record, _ = told(tmp_path, register, tellings)
    found = [f"{one.said} {one.what} {one.when} {one.before} {len(one.rows)}" for one in history(record)]
    assert found == steps


DIFFER: list[tuple[str, str, Told, list[str]]] = [
    (
        "values",
        "figures",
        [("2020-01-01", {**TRADE, "value": 4.7e9}), ("2020-02-01", {**TRADE, "value": 4.9e9})],
        ["value: 4,700,000,000 USD p0 | 4,900,000,000 USD p1"],
    ),
    (
        "days of signing",
        "agreements",
        [
            ("2019-05-03", {**PACT, "stage": "signed", "date": "2019-05-01"}),
            ("2019-05-04", {**PACT, "stage": "signed", "date": "2019-05-02"}),
        ],
        ["date: 2019-05-01 p0 | 2019-05-02 p1"],
    ),
    (
        "signed and not yet signed on one day",
        "agreements",
        [
            ("2019-05-03", {**PACT, "stage": "signed"}),
            ("2019-05-03", {**PACT, "stage": "in_preparation"}),
        ],
        ["stage: signed p0 | in_preparation p1"],
    ),
    (
        "sums of a project",
        "projects",
        [
            ("2020-01-01", {**PLANT, "amount": "USD 200 million", "stage": "planned"}),
            ("2020-02-01", {**PLANT, "amount": "USD 240 million", "stage": "planned"}),
        ],
        ["amount: USD 200 million p0 | USD 240 million p1"],
    ),
    (
        "wordings",
        "standing",
        [
            ("2020-01-01", {"term": "strategic partners"}),
            ("2020-02-01", {"term": "strategic partnership"}),
        ],
        ["term (wording): strategic partners p0 | strategic partnership p1"],
    ),
]


@pytest.mark.parametrize(("register", "tellings", "found"), [one[1:] for one in DIFFER], ids=[one[0] for one in DIFFER])
def test_what_is_told_differently_stands_side_by_side(
    tmp_path: Path, register: str, tellings: Told, found: list[str]
) -> None:
    assert in_words(told(tmp_path, register, tellings)[0]) == found


def in_words(record: RecordRow) -> list[str]:
    return [
        f"{one.field}{' (wording)' if one.wording else ''}: "
        + " | ".join(f"{side.value} {' '.join(row.document.name for row in side.rows)}" for side in one.sides)
        for one in disagreements(record)
    ]


AGREE: list[tuple[str, str, Told]] = [
    ("rounding", "figures", [("2020-01-01", {**TRADE, "value": 3.26e9}), ("2020-02-01", {**TRADE, "value": 3.3e9})]),
    ("cut off", "figures", [("2020-01-01", {**TRADE, "value": 68e9}), ("2020-02-01", {**TRADE, "value": 68.7e9})]),
    (
        "inside a range",
        "figures",
        [
            ("2020-01-01", {**TRADE, "value": 3e9, "value_high": 4e9, "qualifier": "range"}),
            ("2020-02-01", {**TRADE, "value": 3.5e9}),
        ],
    ),
    (
        "more than",
        "figures",
        [
            ("2020-01-01", {**TRADE, "value": 3e9, "qualifier": "more_than"}),
            ("2020-02-01", {**TRADE, "value": 3.2e9}),
        ],
    ),
    (
        "a day moved",
        "contacts",
        [
            ("2020-03-01", {**VISIT, "modality": "planned", "date": "2020-05-12"}),
            (
                "2020-05-01",
                {**VISIT, "modality": "planned", "date": "2020-06-12", "words": "The visit was postponed to June."},
            ),
        ],
    ),
    (
        "a month and its day",
        "contacts",
        [
            ("2020-07-01", {**SESSION, "modality": "held", "date": "2020-06"}),
            ("2020-07-02", {**SESSION, "modality": "held", "date": "2020-06-12"}),
        ],
    ),
    (
        "a stage reached later",
        "agreements",
        [("2019-05-01", {**PACT, "stage": "in_preparation"}), ("2019-05-02", {**PACT, "stage": "signed"})],
    ),
    (
        "the stages of money",
        "projects",
        [
            ("2020-01-01", {**PLANT, "amount": "USD 200 million", "stage": "planned"}),
            ("2021-02-01", {**PLANT, "amount": "USD 240 million", "stage": "contracted"}),
        ],
    ),
]


@pytest.mark.parametrize(("register", "tellings"), [one[1:] for one in AGREE], ids=[one[0] for one in AGREE])
def test_history_and_rounding_are_no_disagreement(tmp_path: Path, register: str, tellings: Told) -> None:
    assert in_words(told(tmp_path, register, tellings)[0]) == []


FULL: dict[str, Any] = {**PACT, "stage": "signed", "date": "2019-05-01"}
MARKS: list[tuple[str, dict[str, Any], list[str], str, int, tuple[str, ...]]] = [
    ("two voices", FULL, ["gazeta.uz", "reuters.com"], "strong", 2, ()),
    ("an official page of a side", FULL, ["akorda.kz"], "strong", 1, ("KAZ",)),
    ("an official page of another state", FULL, ["kremlin.ru"], "fair", 1, ()),
    ("one state in two voices", FULL, ["uza.uz", "press.gov.uz"], "strong", 1, ("UZB",)),
    ("state media alone", FULL, ["uza.uz", "eng.uza.uz"], "fair", 1, ()),
    ("nobody known", FULL, ["a.example", "b.example"], "fair", 0, ()),
    ("half told", {"title": "treaty on water", "kind": "treaty", "stage": "signed"}, ["a.example"], "weak", 0, ()),
    (
        "half told by two",
        {"title": "treaty on border water use", "kind": "treaty", "stage": "signed"},
        ["gazeta.uz", "reuters.com"],
        "fair",
        2,
        (),
    ),
]


@pytest.mark.parametrize(
    ("fields", "outlets", "mark", "voices", "official"), [one[1:] for one in MARKS], ids=[one[0] for one in MARKS]
)
def test_the_mark_follows_from_its_parts(
    tmp_path: Path, fields: dict[str, Any], outlets: list[str], mark: str, voices: int, official: tuple[str, ...]
) -> None:
    tellings = [("2020-01-01", dict(fields)) for _ in outlets]
    record, view = told(tmp_path, "agreements", tellings, outlets)
    found = quality(record, view.outlet, date(2020, 1, 11))
    assert (found.mark.value, found.voices, found.official, found.age) == (mark, voices, official, 10)
    assert found.documents == found.sources == len(outlets)


def test_copies_are_one_source_and_no_voice_of_their_own(tmp_path: Path) -> None:
    text = " ".join(f"The treaty on water has an article number {number} on the rivers." for number in range(40))
    pages = [
        Page(host, text + f" {host}", day, url=f"https://{host}/x").add("agreements", "The treaty on water", **FULL)
        for host, day in (("uza.uz", "2019-05-02"), ("reuters.com", "2019-05-03"))
    ]
    fill(tmp_path / "l.db", pages)
    with Store.open(tmp_path / "l.db") as store:
        (record,) = store.view().records(Query(register="agreements"))
        found = quality(record, store.view().outlet, None)
    assert (found.documents, found.sources, found.voices, found.age) == (2, 1, 1, None)
    assert found.mark.value == "fair"


def test_every_register_has_its_key_fields() -> None:
    assert set(key_fields()) == set(REGISTERS)

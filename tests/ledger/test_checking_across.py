"""What does not fit across documents, and what only seems so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from ledgers import Page, fill

from communique.ledger.checking import check
from communique.ledger.store import Store

Told = tuple[str, str, dict[str, Any]]  # day of publication, register, fields
OIL = {"indicator": "oil sent by rail", "value": 5.2e6}


def found(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [one.message for one in check(store.view())]


def pages_of(facts: Sequence[Told]) -> list[Page]:
    """A page a fact: day, register, fields."""
    return [
        Page(f"p{number}", f"Fact number {number} stands on page {number}.", day).add(
            register, f"Fact number {number} stands", **fields
        )
        for number, (day, register, fields) in enumerate(facts)
    ]


def president(day: str, name: str) -> Told:
    return (day, "offices", {"name": name, "role": "President", "country": "KAZ", "as_of": day})


A, B = "Arman Serik", "Bolat Dos"
ACROSS: list[tuple[str, list[Told], str]] = [
    (
        "one in the middle of another's tenure",
        [
            president(day, name)
            for day, name in (("2019-01-01", A), ("2019-02-01", B), ("2019-02-02", B), ("2019-03-01", A))
        ],
        "Bolat Dos is told as President of KAZ on 2019-02-01, Arman Serik on 2019-01-01 and again on 2019-03-01",
    ),
    (
        "one slip is no holder",
        [president(day, name) for day, name in (("2019-01-01", A), ("2019-02-01", B), ("2019-03-01", A))],
        "",
    ),
    (
        "back after years",
        [
            president(day, name)
            for day, name in (("2012-01-01", A), ("2015-02-01", B), ("2016-02-02", B), ("2019-03-01", A))
        ],
        "",
    ),
    (
        "followed by another",
        [
            president(day, name)
            for day, name in (("2019-01-01", A), ("2019-02-01", A), ("2019-02-02", B), ("2019-03-01", B))
        ],
        "",
    ),
    (
        "a nickname",
        [
            president(day, name)
            for day, name in (("2019-01-01", A), ("2019-02-01", "Seko"), ("2019-02-02", "Seko"), ("2019-03-01", A))
        ],
        "",
    ),
    (
        "goes on in another unit",
        [
            ("2019-02-01", "figures", {**OIL, "unit": "tonnes", "period": "2018"}),
            ("2020-02-01", "figures", {**OIL, "value": 6.1e6, "unit": "barrels", "period": "2019"}),
        ],
        "oil sent by rail: in tonnes for 2018, in barrels for 2019",
    ),
    (
        "told in both units",
        [
            ("2019-02-01", "figures", {**OIL, "unit": "tonnes", "period": "2018"}),
            ("2019-02-01", "figures", {**OIL, "value": 3.9e7, "unit": "barrels", "period": "2018"}),
            ("2020-02-01", "figures", {**OIL, "value": 4.4e7, "unit": "barrels", "period": "2019"}),
        ],
        "",
    ),
    (
        "a term that was moved",
        [
            (
                day,
                "commitments",
                {"who": "Kazakhstan", "what": "open a rail terminal at Darbaza", "strength": "pledge", "due": due},
            )
            for day, due in (("2020-01-01", "2021"), ("2021-09-01", "2023"))
        ],
        "",
    ),
    (
        "two terms on one day",
        [
            (
                day,
                "commitments",
                {"who": "Kazakhstan", "what": "open a rail terminal at Darbaza", "strength": "pledge", "due": due},
            )
            for day, due in (("2020-01-01", "2021"), ("2020-01-01", "2023"))
        ],
        "open a rail terminal at Darbaza: due 2021 and 2023",
    ),
    (
        "two sums at one stage",
        [
            (day, "projects", {"name": "Shymkent cement plant", "stage": "contracted", "amount": amount})
            for day, amount in (("2020-01-01", "USD 200 million"), ("2020-02-01", "USD 240 million"))
        ],
        "Shymkent cement plant: amount USD 200 million and USD 240 million",
    ),
]


@pytest.mark.parametrize(("facts", "words"), [case[1:] for case in ACROSS], ids=[case[0] for case in ACROSS])
def test_what_does_not_fit_across_documents(tmp_path: Path, facts: list[Told], words: str) -> None:
    fill(tmp_path / "l.db", pages_of(facts))
    messages = found(tmp_path / "l.db")
    assert len(messages) == bool(words)
    assert not words or words in messages[0]


def test_a_sentence_on_an_earlier_year_tells_of_its_holder_then(tmp_path: Path) -> None:
    text = "President Arman Serik spoke. In 2012 President Bolat Dos came."
    page = Page("p", text, "2019-05-01")
    for name in (A, B):
        page.add("offices", f"President {name}", name=name, role="President", country="KAZ", as_of="2019-05-01")
    fill(tmp_path / "l.db", [page])
    assert found(tmp_path / "l.db") == []

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ledgers import Page, fill

from communique.desk.money import money_words
from communique.ledger.money import Sum, finance
from communique.ledger.queries import Query
from communique.ledger.store import Store
from communique.model.spans import Span

NAME = "Shymkent cement plant"
Figures = Sequence[tuple[str, dict[str, Any]]]  # quote, fields


def sums(path: Path, pages: Sequence[Page]) -> tuple[Sum, ...]:
    fill(path / "l.db", pages)
    with Store.open(path / "l.db") as store:
        view = store.view()
        records = {one: view.records(Query(register=one)) for one in ("projects", "figures", "agreements")}
    (found,) = finance(records["projects"], records["figures"], records["agreements"]).values()
    return found


def page(
    text: str, amount: str | None, figures: Figures = (), day: str = "2020-01-01", stage: str | None = None
) -> Page:
    """A page whose project's amount stands where its first number stands."""
    made = Page(f"p{day}", text, day)
    fields: dict[str, Any] = {"name": NAME, "amount": amount, "stage": stage}
    quote = next(word for word in text.split() if word[0].isdigit())
    made.add(
        "projects",
        text.split(". ", maxsplit=1)[0].rstrip("."),
        **{key: value for key, value in fields.items() if value},
    )
    if amount:
        made.made[-1] = _at(made, quote)
    for words, own in figures:
        made.add("figures", words, **{"value": 0.0, "unit": "USD", "indicator": "cost", **own})
    return made


def _at(made: Page, quote: str) -> Any:
    start = made.text.index(quote)
    mention = made.made[-1]
    return replace(mention, evidence={**mention.evidence, "amount": (Span(start, start + len(quote)),)})


STAGES = [
    ("China pledged 200 million dollars for the plant", None, "announced USD 200 million"),
    ("China disbursed 200 million dollars for the plant", None, "disbursed USD 200 million"),
    ("A loan agreement on 200 million dollars for the plant was signed", None, "committed USD 200 million"),
    ("A firm won the contract of 200 million dollars for the plant", None, "contracted USD 200 million"),
    ("The plant, for which 200 million dollars will be paid, is delayed", None, "announced USD 200 million"),
    ("The 200 million dollars for the plant were not disbursed", None, "USD 200 million (stage not told)"),
    ("The plant costs 200 million dollars", None, "USD 200 million (stage not told)"),
    ("The plant costs 200 million dollars", "contracted", "contracted USD 200 million"),
    ("The plant costs 200 million dollars", "operating", "USD 200 million (stage not told)"),
    (
        "A package of 200 million dollars holds the plant",
        None,
        "USD 200 million (for several together) (stage not told)",
    ),
    ("The first tranche of 200 million dollars was paid", None, "disbursed USD 200 million (a part)"),
]


@pytest.mark.parametrize(("text", "stage", "words"), STAGES, ids=[f"{one[0][:40]} {one[1]}" for one in STAGES])
def test_the_stage_of_money_follows_from_its_verb(tmp_path: Path, text: str, stage: str | None, words: str) -> None:
    found = sums(tmp_path, [page(text + ".", "USD 200 million", stage=stage)])
    assert money_words(found) == words


def test_stages_stand_side_by_side_and_are_never_added(tmp_path: Path) -> None:
    pages = [
        page("China announced 8 billion dollars for the plant.", "USD 8 billion"),
        page("A contract of 500 million dollars for the plant was awarded.", "USD 500 million", day="2020-03-01"),
        page("A contract of 540 million dollars for the plant was awarded.", "USD 540 million", day="2020-03-02"),
        page("China announced 8 billion dollars for the plant again.", "USD 8 billion", day="2020-03-03"),
    ]
    found = sums(tmp_path, pages)
    assert (
        money_words(found) == "announced USD 8 billion; contracted USD 500 million or USD 540 million (sources differ)"
    )
    assert [len(one.rows) for one in found] == [2, 1, 1]


def test_a_loan_of_years_later_is_another(tmp_path: Path) -> None:
    pages = [
        page("A loan agreement on 500 million dollars for the plant was signed.", "USD 500 million"),
        page("A loan agreement on 540 million dollars for the plant was signed.", "USD 540 million", day="2024-03-02"),
    ]
    words = "committed USD 500 million (told 1 January 2020), USD 540 million (told 2 March 2024)"
    assert money_words(sums(tmp_path, pages)) == words


BESIDE: list[tuple[str, str, str | None, Figures, str]] = [
    (
        "two stages of one sentence",
        "Of the plant's money 8 billion was announced, while 500 million was disbursed.",
        None,
        [("8 billion", {"value": 8e9, "indicator": "loan"}), ("500 million", {"value": 5e8, "indicator": "loan"})],
        "announced USD 8 billion; disbursed USD 500 million",
    ),
    (
        "a figure gives the hedge of the same sum",
        "China pledged up to 200 million for the plant.",
        "USD 200 million",
        [("up to 200 million", {"value": 2e8, "qualifier": "up_to"})],
        "announced up to USD 200 million",
    ),
    (
        "an exchanged sum",
        "China disbursed 200 million yuan (28 million dollars) for the plant.",
        None,
        [("200 million", {"value": 2e8, "unit": "CNY"}), ("28 million", {"value": 2.8e7})],
        "disbursed CNY 200 million (USD 28 million)",
    ),
    (
        "two sums of which it is not known which is the plant's",
        "The plant and a road cost 200 million and 300 million.",
        None,
        [("200 million", {"value": 2e8}), ("300 million", {"value": 3e8})],
        "",
    ),
    (
        "what the plant sells",
        "The plant sold goods for 200 million.",
        None,
        [("200 million", {"value": 2e8, "indicator": "exports of the plant"})],
        "",
    ),
    (
        "part of a whole",
        "China disbursed 200 million for the plant.",
        None,
        [("200 million", {"value": 2e8, "part_of": 9e8})],
        "disbursed USD 200 million (a part)",
    ),
]


@pytest.mark.parametrize(
    ("text", "amount", "figures", "words"), [one[1:] for one in BESIDE], ids=[one[0] for one in BESIDE]
)
def test_figures_in_the_sentence_of_one_project_tell_of_its_money(
    tmp_path: Path, text: str, amount: str | None, figures: Figures, words: str
) -> None:
    assert money_words(sums(tmp_path, [page(text, amount, figures)])) == words


def test_an_amount_that_is_no_sum_is_passed_over(tmp_path: Path) -> None:
    assert sums(tmp_path, [page("The plant costs 2 fortunes.", "a fortune")]) == ()

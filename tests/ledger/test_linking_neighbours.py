"""Neighbours: works, papers and figures told beside each other, and what each of them may be joined with."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ledgers import FIELDS, PAIR, Page, one_record
from ledgers import one_telling as told

from communique.ledger.likeness.numbering import both_against_one, several_against_one
from communique.ledger.likeness.titles import main_kinds, other_works
from communique.ledger.linking import link
from communique.ledger.telling import Telling


def in_one_text(register: str, *fields: dict[str, Any]) -> int:
    """How many records the tellings of one text make."""
    page = Page("a", "One is told, and two is told.")
    made = [
        page.add(register, words, **{**FIELDS[register], **one}).made[-1]
        for words, one in zip(("One is told", "two is told"), fields, strict=True)
    ]
    return len(link(register, [Telling(one.id, one, said="2020-06-01", name="a", pair=PAIR) for one in made]))


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("road beyond the bridge over the Aksu", {"road"}),
        ("bridge over the railway at Sarbaz", {"bridge"}),
        ("construction of a road to the port", {"road"}),
        ("Sarbaz-Aksu bridge", {"bridge"}),
        ("second stage of the metro", {"metro"}),
    ],
)
def test_what_a_work_is_rather_than_where_it_lies(name: str, kinds: set[str]) -> None:
    assert main_kinds(name) == kinds


def test_a_road_beyond_a_bridge_is_no_bridge() -> None:
    assert other_works("road beyond the bridge over the Aksu", "bridge over the Aksu")
    assert not other_works("second crossing of the Aksu", "second bridge over the Aksu")
    bridge = told("projects", "2020-06-01", name="bridge over the Aksu at Sarbaz")
    assert one_record(bridge, told("projects", "2021-06-01", name="Sarbaz bridge over the Aksu"))
    assert not one_record(bridge, told("projects", "2021-06-01", name="road beyond the bridge over the Aksu at Sarbaz"))


@pytest.mark.parametrize(
    ("several", "one", "apart"),
    [
        ("three inland ferries", "ferry from Aksu", True),
        ("six crossing points on the border", "crossing of Sarbaz and Aksu", True),
        ("six units at a new site", "Units 3 and 4 of the Sarbaz plant", True),
        ("two more units of the Sarbaz plant", "fifth and sixth units of the Sarbaz plant", False),
        ("six ports", "ports of Aksu, Sarbaz and Termez", False),
        ("500 kV line", "line to Sarbaz", False),
        ("second ferry", "ferry from Aksu", False),
    ],
)
def test_several_things_are_not_one_of_them(several: str, one: str, apart: bool) -> None:  # noqa: FBT001
    assert several_against_one(several, one) is apart


def test_a_pipe_for_gas_is_none_for_oil() -> None:
    gas = told("projects", "2007-10-12", name="Aksu gas pipeline")
    assert one_record(gas, told("projects", "2011-11-29", name="Aksu gas line"))
    assert not one_record(gas, told("projects", "2011-11-29", name="oil pipeline to Aksu"))
    assert not other_works("oil and gas pipeline", "gas pipe")


@pytest.mark.parametrize(
    ("both", "one", "apart"),
    [
        ("Sarbaz and Aksu fields", "Aksu field", True),
        ("the Sarbaz and Aksu fields", "Sarbaz", True),
        ("Sarbaz and Aksu fields", "fields of Aksu and Sarbaz", False),
        ("railway between Sarbaz and Aksu stations", "line from Aksu", False),
        ("railway between the Sarbaz and Aksu stations", "line from Aksu", False),
        ("Sarbaz and Aksu field", "Aksu field", False),
        ("Science and Technology parks", "technology park", False),
        ("Bosnia and Herzegovina railways", "railway of Bosnia", False),
        ("Sarbaz and Aksu fields", "Termez field", False),
    ],
)
def test_two_named_things_are_not_one_of_them(both: str, one: str, apart: bool) -> None:  # noqa: FBT001
    assert both_against_one(both, one) is apart


def test_what_both_promised_may_be_told_of_one_of_them_by_another_text() -> None:
    both = {"who": "Kazakhstan; Uzbekistan", "what": "finish the Sarbaz railway"}
    first = told("commitments", "2023-04-10", **both)
    assert one_record(first, told("commitments", "2023-09-02", **{**both, "who": "Uzbekistan"}))
    assert not one_record(first, told("commitments", "2023-09-02", **{**both, "who": "Turkmenistan"}))
    assert in_one_text("commitments", both, {**both, "who": "Uzbekistan"}) == 2


def test_one_text_tells_two_things_by_two_names() -> None:
    fund = {"title": "credit from the Steppe Irrigation Development Fund", "kind": "memorandum"}
    facility = {"title": "credit from the Steppe Irrigation Promotion Facility", "kind": "memorandum"}
    shorter = {"title": "Development Fund", "kind": "memorandum"}
    assert in_one_text("agreements", fund, facility) == 2
    assert in_one_text("agreements", fund, fund) == 1
    assert in_one_text("agreements", fund, shorter) == 1
    line = {"name": "market loop of the Aksu tramway"}
    branch = {"name": "museum branch of the Aksu tramway"}
    assert in_one_text("projects", line, branch) == 2
    assert in_one_text("projects", line, {"name": "Aksu tramway, market loop"}) == 1


AIM = {
    "indicator": "trade target of the two states",
    "value": 5e9,
    "unit": "USD",
    "period": "2022",
    "modality": "planned",
}
FIGURES = [
    (
        "an aim and what came of it",
        AIM,
        {**AIM, "indicator": "trade goal of the two states"},
        {**AIM, "indicator": "trade of the two states", "modality": None},
    ),
    (
        "what was hoped for and what was",
        {"indicator": "trade of the two states", "value": 4e9, "unit": "USD", "period": "2022"},
        {"indicator": "trade of the two states", "value": 4.02e9, "unit": "USD", "period": "2022"},
        {
            "indicator": "trade of the two states",
            "value": 4.8e9,
            "unit": "USD",
            "period": "2022",
            "modality": "planned",
        },
    ),
    (
        "what works cost, planned and built",
        {"indicator": "cost of the Sarbaz bridge", "value": 271e6, "unit": "USD", "modality": "planned"},
        {"indicator": "cost of the Sarbaz bridge", "value": 290e6, "unit": "USD"},
        {"indicator": "cost of the Sarbaz road", "value": 271e6, "unit": "USD"},
    ),
    (
        "lines to two towns",
        {"indicator": "length of the railway from Aksu to Sarbaz", "value": 348, "unit": "kilometres"},
        {"indicator": "length of the Aksu-Sarbaz railway", "value": 348, "unit": "kilometres"},
        {"indicator": "length of the railway from Aksu to Termez", "value": 348, "unit": "kilometres"},
    ),
]


@pytest.mark.parametrize(("first", "same", "other"), [case[1:] for case in FIGURES], ids=[case[0] for case in FIGURES])
def test_figures(first: dict[str, Any], same: dict[str, Any], other: dict[str, Any]) -> None:
    assert one_record(told("figures", "2020-06-01", **first), told("figures", "2020-09-01", **same))
    assert not one_record(told("figures", "2020-06-01", **first), told("figures", "2020-09-01", **other))


def test_two_plans_are_compared_by_what_they_say_not_by_where_it_is_kept() -> None:
    """Two equal words read from two files are two objects."""
    planned = json.loads('"planned"')
    page = [{**AIM, "modality": word, "value": value} for word, value in (("planned", 5e9), (planned, 7e9))]
    assert in_one_text("figures", *page) == 2


def test_the_passage_tells_the_way_of_a_line_that_has_a_name() -> None:
    line = told("projects", "2020-06-01", name="railway from Aksu to Sarbaz")
    arrow = {"name": "Steppe Arrow rail scheme"}
    assert one_record(
        line, told("projects", "2021-06-01", "The Steppe Arrow, 350 km from Sarbaz by Otar to Aksu, has begun", **arrow)
    )
    assert not one_record(
        line,
        told("projects", "2021-06-01", "The Steppe Arrow, 350 km from Termez by Otar to Nukus, has begun", **arrow),
    )


def test_a_second_phase_may_be_a_section_but_not_the_whole() -> None:
    second = told("projects", "2020-06-01", name="Phase 2 of the Aksu railway")
    assert not one_record(second, told("projects", "2020-06-03", name="railway from Aksu to Sarbaz"))
    assert one_record(second, told("projects", "2020-06-03", name="Aksu railway section from Otar to Sarbaz"))

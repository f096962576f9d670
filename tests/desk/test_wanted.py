from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ledgers import Page, fill, sample

from communique.desk.briefing import brief
from communique.desk.model import Briefing
from communique.desk.render_text import heading_lines
from communique.desk.wanted import NAME_LENGTH, Wanted
from communique.ledger.queries import View
from communique.ledger.store import Store
from communique.model.errors import BriefingError

PAIR = ("KAZ", "UZB")


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    fill(tmp_path / "l.db", sample())
    with Store.open(tmp_path / "l.db") as store:
        yield store.view()


def lines(briefing: Briefing) -> list[str]:
    return [line.text for section in briefing.sections for group in section.groups for line in group.lines]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            {"sections": ("figures", "gossip")},
            "no section is called 'gossip'; the sections are new, standing, contacts",
        ),
        ({"sections": ()}, "at least one section"),
        ({"sections": ("new",)}, "the section new needs the day of the last briefing"),
        ({"topics": ("gossip",)}, "no topic is called 'gossip'; the topics are"),
        ({"since": date(2021, 1, 1), "as_of": date(2020, 1, 1)}, "(2021-01-01) does not lie before that of this one"),
    ],
)
def test_what_cannot_be_is_named(given: dict[str, Any], words: str) -> None:
    with pytest.raises(BriefingError) as caught:
        Wanted(**given)
    assert words in str(caught.value)


def test_chosen_sections_come_in_the_order_of_the_page(view: View) -> None:
    briefing = brief(view, PAIR, Wanted(sections=("figures", "standing", "figures")))
    assert [one.key for one in briefing.sections] == ["standing", "figures"]
    assert [source.document.name for source in briefing.sources] == ["2020-03-plan", "2020-05-visit", "2021-02-trade"]
    assert briefing.chosen == "sections Standing of the relationship, Figures"
    dated = brief(view, PAIR, Wanted(sections=("new", "figures"), since=date(2020, 4, 1)))
    assert [one.key for one in dated.sections] == ["new", "figures"]


def test_only_records_of_a_chosen_topic_make_lines(view: View) -> None:
    briefing = brief(view, PAIR, Wanted(topics=("trade",)))
    assert lines(briefing) == [
        "Uzbekistan: open a trade house in Almaty, due 2021",
        "USD 3 billion",
        "USD 3.3 billion",
    ]
    empty = {one.key: one.empty for one in briefing.sections}
    assert empty["agreements"].startswith("nothing found on Trade in 4 documents, 2020-03-02")
    assert "Only: topics Trade" in heading_lines(briefing)
    assert lines(brief(view, PAIR, Wanted(topics=("trade", "energy")))) == lines(briefing)
    assert len(lines(brief(view, PAIR))) > 3


def test_a_topic_does_not_hide_who_came_later(tmp_path: Path) -> None:
    pages = [
        Page(day, f"President {name} spoke on {day}.", day).add(
            "offices", name, name=name, role="President", country="KAZ", as_of=day, topics=topics
        )
        for day, name, topics in (("2018-01-01", "Arman Serik", "trade"), ("2020-01-01", "Bolat Dos", ""))
    ]
    fill(tmp_path / "l.db", pages)
    with Store.open(tmp_path / "l.db") as store:
        briefing = brief(store.view(), PAIR, Wanted(sections=("people",), topics=("trade",)))
    ((group,),) = (section.groups for section in briefing.sections)
    assert [(line.text, line.mark) for line in group.lines] == [
        ("Arman Serik: President, Kazakhstan", "past: later Bolat Dos")
    ]


def test_the_head_says_who_prepared_it_and_of_when_the_data_are(view: View) -> None:
    briefing = brief(view, PAIR, Wanted(prepared_by="  Anna \n Example ", as_of=date(2021, 6, 1)))
    assert heading_lines(briefing) == [
        "As of 1 June 2021",
        "Prepared by Anna Example",
        "From 3 documents, 2020-03-02 to 2021-02-10",
        "Outlets: Oasis Daily, Steppe Wire",
        "Data: 3 documents published by 1 June 2021, read by this ledger until 1 January 2026, 00:00 UTC",
    ]
    assert briefing.read_until == "2026-01-01T00:00:00+00:00"
    assert len(brief(view, PAIR, Wanted(prepared_by="a" * 999)).prepared_by) == NAME_LENGTH
    whole = brief(view, PAIR)
    assert whole.data_as_of.startswith("4 documents published by 10 February 2021")
    assert (whole.prepared_by, whole.chosen) == ("", "")
    assert brief(view, ("KEN", "NOR")).data_as_of == "no document"


def test_equal_requests_give_equal_briefings(view: View) -> None:
    asked = [Wanted(sections=("figures",), topics=("trade",), prepared_by="Anna") for _ in range(2)]
    assert asked[0] == asked[1]
    assert brief(view, PAIR, asked[0]) == brief(view, PAIR, asked[1])

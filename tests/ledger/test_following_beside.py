"""What stands beside a promise and a sentence: pages, the questions asked of them, time, and records told in both."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from ledgers import PAIR, Page, sentences_of

from communique.ledger.following.asking import question_of
from communique.ledger.following.circumstances import UNDUE, Home, circumstances, home_of, stands_of
from communique.ledger.following.pages import pages_of
from communique.ledger.following.promises import Promise, Sentence
from communique.ledger.telling import Telling

MADE = (
    Page("made", "It is dry. The Aksu dam project is agreed, and they will finish it soon. They met.", "2020-01-10")
    .add("projects", "The Aksu dam project", name="Aksu dam", stage="agreed")
    .add("commitments", "they will finish it", who="Kazakhstan", what="finish the Aksu dam", strength="pledge", due="2022")
)  # fmt: skip
LATER = (
    Page("later", "Rain fell. The dam of Aksu stands since 2022. A road follows.", "2023-05-01")
    .add("projects", "The dam of Aksu", name="dam of Aksu", stage="operating")
    .add("commitments", "A road follows", who="Kazakhstan", what="build a road", strength="pledge")
)  # fmt: skip


def told(page: Page) -> list[Telling]:
    said = page.published or "9999"
    return [Telling(one.id, one, said, page.name, page.text[one.span.start : one.span.end], PAIR) for one in page.made]


def spoken(page: Page) -> list[Sentence]:
    return [
        Sentence(page.id, span.start, span.end, span.of(page.text), page.published or "9999", page.name)
        for span in sentences_of(page.text)
    ]


TELLINGS = [*told(MADE), *told(LATER)]
RECORDS: Mapping[str, str] = dict(zip([one.key for one in TELLINGS], ("dam", "own", "dam", "road"), strict=True))
PAGES = pages_of([*spoken(MADE), *spoken(LATER)], TELLINGS)
OWN = Promise("own", "commitments", (TELLINGS[1],))


def test_a_page_knows_what_stands_around_a_mention() -> None:
    page = PAGES[MADE.id]
    assert page.around(OWN.made) == "It is dry. The Aksu dam project is agreed, and   soon."
    assert page.before(2) == "It is dry. The Aksu dam project is agreed, and they will finish it soon."
    assert page.at(len(MADE.text) + 5) is None


def test_a_question_holds_both_contexts() -> None:
    asked = question_of(OWN.made, PAGES, PAGES[LATER.id], 1)
    assert (asked.made, asked.who, asked.what) == ("2020", "Kazakhstan", "finish the Aksu dam")
    assert asked.around.startswith("It is dry.")
    assert (asked.said, asked.before, asked.text) == ("2023", "Rain fell.", "The dam of Aksu stands since 2022.")
    assert question_of(OWN.made, {}, PAGES[LATER.id], 1).around == ""


def test_a_promise_is_at_home_beside_the_records_of_its_sentence() -> None:
    assert home_of(OWN, OWN.tellings, PAGES, RECORDS) == Home(
        frozenset({("projects", "dam")}), frozenset({("projects", "dam")})
    )
    assert home_of(OWN, OWN.tellings, {}, RECORDS) == Home()


def test_time_and_neighbours_speak() -> None:
    home = home_of(OWN, OWN.tellings, PAGES, RECORDS)
    rain, stands, road = (circumstances(OWN, home, one) for one in stands_of(PAGES[LATER.id], RECORDS))
    assert (rain["shared"], stands["shared"], road["shared"], road["shared before"]) == (0, 1, 0, 1)
    assert (stands["other promises"], road["other promises"]) == (0, 1)
    assert (rain["due told"], stands["due told"]) == (0, 1)
    assert stands["past due"] == pytest.approx(121 / 365)
    assert not any(one["week"] or one["own told"] for one in (rain, stands, road))


def test_an_office_shares_no_matter() -> None:
    page = Page("made", MADE.text, "2020-01-10").add(
        "offices", "they will finish it", name="Adam Tashev", role="minister", country="KAZ"
    )
    pages = pages_of(spoken(MADE), [*told(MADE), *told(page)])
    records = {**RECORDS, told(page)[0].key: "tashev"}
    assert home_of(OWN, OWN.tellings, pages, records).own == frozenset({("projects", "dam")})


def test_without_days_nothing_is_said_of_time() -> None:
    undated = Page("none", "The dam stands.", None)
    stand = stands_of(pages_of(spoken(undated), ())[undated.id], {})[0]
    found = circumstances(OWN, Home(), stand)
    assert (found["days"], found["past due"], found["due"]) == (0.0, UNDUE, 1.0)

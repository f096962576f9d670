from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = Callable[..., Any]


def cards(found: Any) -> dict[str, list[str]]:
    return {one["standing"]: [card["what"] for card in one["cards"]] for one in found["columns"] if one["cards"]}


def test_what_is_promised_or_planned_stands_by_what_came_of_it(data: Data) -> None:
    found = data("board")
    assert found["day"] == "2022-06-03"
    columns = cards(found)
    assert columns["overdue"] == ["Session of the border commission"]
    assert "build a road to the <b>border</b>" in columns["open"]
    (late,) = next(one["cards"] for one in found["columns"] if one["standing"] == "overdue")
    assert (late["due"], late["overdue"], late["register"]) == ("2021-06-30", 338, "contacts")
    assert late["said"]["document"]["name"] == "2021-02-trade"


def test_the_board_as_of_a_day_knows_no_later_document(data: Data) -> None:
    found = data("board", as_of="2020-12-31")
    assert cards(found)["open"] == ["open a trade house in Almaty"]
    assert data("board", as_of="2022-01-15")["columns"][0]["standing"] == "overdue"
    (card,) = (
        one for one in data("board", as_of="2022-01-15")["columns"][0]["cards"] if one["register"] == "commitments"
    )
    assert (card["due"], card["due_rule"], card["overdue"], card["said"]["sentence"]) == (
        "2021-12-31",
        "date given",
        15,
        2,
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"topic": "transport"}, {"build a road to the <b>border</b>"}),
        ({"side": "UZB", "q": "house"}, {"open a trade house in Almaty"}),
        ({"side": "KAZ", "q": "road"}, {"build a road to the <b>border</b>"}),
        ({"status": "overdue"}, {"Session of the border commission"}),
        ({"q": "nobody says this"}, set()),
    ],
)
def test_the_board_is_narrowed(data: Data, asked: dict[str, str], expected: set[str]) -> None:
    assert {what for column in cards(data("board", **asked)).values() for what in column} == expected


def test_a_column_goes_on_behind_its_cursor(data: Data) -> None:
    whole = [column for column in data("board")["columns"] if column["number"]]
    for column in whole:
        seen, after = [], None
        while True:
            (part,) = data("board", status=column["standing"], limit=1, **({"after": after} if after else {}))[
                "columns"
            ]
            seen += [card["id"] for card in part["cards"]]
            after = part["next"]
            if after is None:
                break
        assert seen == [card["id"] for card in column["cards"]]


def test_a_card_tells_who_owes_what_to_whom_and_where_it_is_said(page: Callable[..., str]) -> None:
    found = page("board", q="road")
    assert 'Kazakhstan</span> → <span dir="auto">Uzbekistan' in found
    assert "#s3" in found
    assert "Foreign Ministry" in found

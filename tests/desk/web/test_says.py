from __future__ import annotations

from collections.abc import Callable
from typing import Any

Data = Callable[..., Any]


def said(found: Any) -> dict[str, list[str]]:
    return {one["side"]: [statement["speaker"] for statement in one["statements"]] for one in found["sides"]}


def test_each_side_is_heard_for_itself(data: Data) -> None:
    found = data("says")
    assert said(found) == {
        "KAZ": ["Armen Serik"],
        "UZB": ["Bobur Karim"],
        "both": ["The two sides"],
        "others": ["Petra Novak"],
    }
    (one,) = found["sides"][1]["statements"]
    assert (one["direct"], one["year"], one["text"]) == (True, 2020, "“Our borders are open,” Bobur Karim said.")


def test_what_is_said_is_narrowed(data: Data) -> None:
    def speakers(**asked: Any) -> set[str]:
        return {name for names in said(data("says", **asked)).values() for name in names}

    assert speakers(topic="trade") == {"Armen Serik"}
    assert speakers(speaker="Arman Serik") == {"Armen Serik"}
    assert speakers(until="2021-01-01") == {"Bobur Karim"}
    assert speakers(since="2022-01-01", q="dream") == {"Petra Novak"}
    assert speakers(side="both") == {"The two sides"}
    assert speakers(as_of="2021-12-31") == {"Bobur Karim"}


def test_what_is_direct_is_marked_and_topics_part_the_page(page: Callable[..., str]) -> None:
    found = page("says")
    assert found.count("in their words") == 2
    assert found.count("reported</span>") == 2
    assert [found.index(f'id="t-{key}"') for key in ("trade", "transport", "none")] == sorted(
        found.index(f'id="t-{key}"') for key in ("trade", "transport", "none")
    )
    assert "Nothing is told of this side" in found


def test_earlier_statements_of_a_side_are_a_link_away(data: Data, page: Callable[..., str]) -> None:
    first = data("says", limit=1)
    assert all(one["next"] is None for one in first["sides"])
    assert "Earlier statements" not in page("says")

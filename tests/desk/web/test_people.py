from __future__ import annotations

from collections.abc import Callable
from typing import Any

from communique.desk.people import protocol

Data = Callable[..., Any]


def test_spellings_of_a_name_are_one_person_with_offices_over_time(data: Data) -> None:
    found = data("people")
    serik = found["people"][0]
    assert (serik["name"], serik["variants"], serik["side"]) == ("Arman Serik", ["Armen Serik"], "KAZ")
    assert [(one["role"], one["first"], one["last"]) for one in serik["offices"]] == [
        ("President", "2022-06-03", "2022-06-03"),
        ("Minister", "2020-03-02", "2020-03-02"),
    ]
    assert [(one["date"], one["others"]) for one in serik["contacts"]] == [
        ("2022-06-02", ["Bobur Karim"]),
        ("2020-05-12", []),
    ]
    assert (serik["held"], serik["planned"]) == (2, 0)


def test_people_are_narrowed_and_ordered(data: Data) -> None:
    def names(**asked: Any) -> list[str]:
        return [one["name"] for one in data("people", **asked)["people"]]

    assert names() == ["Arman Serik", "Bobur Karim"]
    assert names(state="UZB") == ["Bobur Karim"]
    assert names(q="presid") == ["Arman Serik"]
    assert names(q="karim minister") == ["Bobur Karim"]
    assert names(state="others") == []
    assert names(order="-met", limit=1) == ["Arman Serik"]
    following = data("people", limit=1)["next"]
    assert names(limit=1, after=following) == ["Bobur Karim"]
    assert names(as_of="2020-03-31") == ["Arman Serik"]


def test_the_page_says_how_often_they_met(page: Callable[..., str]) -> None:
    found = page("people")
    assert "2 contacts held" in found
    assert "also written" in found
    assert 'href="/pairs/KAZ-UZB/says?speaker=Arman+Serik"' in found.replace("%20", "+")


def test_deputies_come_after_those_whom_they_serve() -> None:
    assert protocol("President") < protocol("Foreign Minister") < protocol("Deputy Minister")

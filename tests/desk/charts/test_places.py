from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from charting import having, page, records, texts
from ledgers import PAIR

from communique.desk.charts.gazetteer import locate, named_in
from communique.desk.charts.mapping import framed
from communique.desk.charts.places import place_chart


def met(place: str, modality: str = "held", number: int = 1) -> tuple[str, dict[str, Any]]:
    return ("contacts", {"kind": "meeting", "modality": modality, "date": f"2020-0{number}-12", "place": place})


def test_places_of_contacts_and_projects(tmp_path: Path) -> None:
    told = [
        page("2020-05-01", met("Tashkent"), met("Almaty", "planned", 8), met("Kazakhstan", "held", 2)),
        page("2020-06-01", met("Tashkent", "held", 5), met("Nowhere at All", "held", 3), met("Astana", "cancelled", 4)),
        page(
            "2020-07-01",
            ("projects", {"name": "cement plant near Shymkent"}),
            ("projects", {"name": "Friendship Bridge"}),
        ),
    ]
    chart = place_chart(records(tmp_path, told), PAIR)
    assert chart is not None
    assert chart.rows[1:] == (
        ("Tashkent", "Uzbekistan", "2", "0", "0"),
        ("Almaty", "Kazakhstan", "0", "1", "0"),
        ("Shymkent", "Kazakhstan", "0", "0", "1"),
    )
    assert {(row["place"], row["kind"]) for row in having(chart, "place")} == {
        ("Tashkent", "held"),
        ("Almaty", "ahead"),
        ("Shymkent", "project"),
    }
    (hollow,) = [row for row in having(chart, "place") if row["kind"] == "ahead"]
    assert hollow["fill"] == "transparent"
    assert "Tashkent 2" in texts(chart)
    assert "Left out: 2 contacts" in chart.alt
    assert len(chart.records) == 4


def test_two_places_make_no_map(tmp_path: Path) -> None:
    told = [page("2020-05-01", met("Tashkent"), met("Almaty", number=2))]
    assert place_chart(records(tmp_path, told), PAIR) is None
    assert place_chart((), PAIR) is None


@pytest.mark.parametrize(
    ("name", "pair", "city", "state"),
    [
        ("Delhi", ("BGD", "IND"), "New Delhi", "IND"),
        ("Great Hall of the People, Beijing", ("BLR", "CHN"), "Beijing", "CHN"),
        ("the Great Hall of the People", ("BLR", "CHN"), "Beijing", "CHN"),
        ("Brest", ("BLR", "CHN"), "Brest", "BLR"),
        ("Brest", ("FRA", "CHN"), "Brest", "FRA"),
        ("Hyderabad", ("IND", "CHN"), "Hyderabad", "IND"),
        ("Hyderabad", ("PAK", "CHN"), "Hyderabad", "PAK"),
        ("Akorda", ("KAZ", "UZB"), "Astana", "KAZ"),
    ],
)
def test_a_name_is_looked_for_in_the_two_states_first(name: str, pair: tuple[str, str], city: str, state: str) -> None:
    place = locate([name], pair)[name]
    assert (place.name, place.state) == (city, state)


@pytest.mark.parametrize("name", ["China", "Belarus", "the residence", "", "<script>", "Great Stone"])
def test_what_names_no_place_has_none(name: str) -> None:
    assert locate([name], ("BLR", "CHN")) == {}


def test_names_in_names_of_projects() -> None:
    found = named_in("railway from Ho Chi Minh City to Hanoi")
    assert ("Hanoi", True) in found
    assert ("Chi Minh City", False) in found
    assert "China" not in {name for name, _ in named_in("China-Belarus Industrial Park")}
    assert named_in("plain words") == ()


def test_a_map_goes_across_the_line_of_dates() -> None:
    points = [(178.0, -18.0), (-172.0, -13.5), (174.8, -41.3)]
    shown = framed(points)
    for longitude, latitude in points:
        x, y = shown.pixel(longitude, latitude)
        assert 0 < x < shown.width
        assert 0 < y < shown.height
    assert shown.scale > 200

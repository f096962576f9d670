from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from charting import having, page, read, records, texts

from communique.desk.charts.lanes import Item, seats
from communique.desk.charts.timeline import WIDTH, timeline_chart

TODAY = date(2022, 6, 1)


def contact(day: str | None, modality: str = "held", **more: Any) -> tuple[str, dict[str, Any]]:
    fields = {"kind": "visit", "modality": modality, **more}
    return ("contacts", fields | ({"date": day} if day else {}))


def test_lanes_signs_and_what_is_left_out(tmp_path: Path) -> None:
    told = [
        page("2020-05-01", contact("2020-04-28", place="Tashkent")),
        page("2020-06-01", contact("2020-07-01", "cancelled", kind="call"), contact(None, kind="forum")),
        page(
            "2021-01-01", contact("2023-03", "planned", kind="meeting"), contact("2022-09", "proposed", kind="letter")
        ),
        page(
            "2021-02-01",
            (
                "agreements",
                {"title": "border trade agreement", "kind": "agreement", "stage": "signed", "date": "2021-01-30"},
            ),
            ("commitments", {"who": "Uzbekistan", "what": "open a trade house", "strength": "pledge", "due": "2025"}),
            ("agreements", {"title": "water treaty", "kind": "treaty", "stage": "considered", "date": "2021-01-29"}),
        ),
    ]
    found, fates = read(tmp_path, told)
    chart = timeline_chart(found, fates, TODAY)
    assert chart is not None
    marks = {row["at"]: (row["state"], row["fill"] == "transparent") for row in having(chart, "sign")}
    assert marks == {
        "2020-04-28": ("done", False),
        "2020-07-01": ("off", True),
        "2023-03-16": ("ahead", True),
        "2022-09-15": ("proposed", True),
        "2021-01-30": ("done", False),
        "2021-02-01": ("ahead", True),
        "2021-01-29": ("proposed", True),
    }
    assert {"Tashkent", "Border trade agreement", "1 June 2022"} <= {
        *texts(chart),
        *(row["words"] for row in having(chart, "words")),
    }
    assert [row["title"] for row in having(chart, "title")] == [
        "Visits",
        "Meetings, talks",
        "Calls, letters",
        "Agreements",
        "Commitments",
    ]
    (promise,) = [row for row in having(chart, "sign") if row["at"] == "2021-02-01"]
    assert promise["due"] == "2025-12-31"
    assert "Left out: 1 without a day." in chart.alt
    assert len(chart.rows) == len(chart.records) + 1 == 8


def test_a_plan_whose_day_has_passed_is_marked(tmp_path: Path) -> None:
    told = [page("2020-01-01", contact("2020-03-01", "planned")), page("2022-01-01", contact("2021-12-30"))]
    found, fates = read(tmp_path, told)
    chart = timeline_chart(found, fates, TODAY)
    assert chart is not None
    assert sorted(row["state"] for row in having(chart, "sign")) == ["done", "overdue"]
    assert "of 1 the day has passed without a report" in chart.alt


def test_without_a_day_there_is_no_line(tmp_path: Path) -> None:
    assert timeline_chart((), {}, TODAY) is None
    assert timeline_chart(records(tmp_path, [page("2020-01-01", contact(None))]), {}, None) is None


def test_a_day_of_another_century_does_not_press_the_rest_together(tmp_path: Path) -> None:
    told = [page("2020-05-01", contact("2020-04-28")), page("2020-05-02", contact("1386-04-28", kind="meeting"))]
    chart = timeline_chart(records(tmp_path, told), {}, TODAY)
    assert chart is not None
    assert len(chart.records) == 1
    assert "1 of far-off years" in chart.alt


def test_many_years_make_it_wider(tmp_path: Path) -> None:
    few = timeline_chart(records(tmp_path, [page("2020-05-01", contact("2020-04-28"))]), {}, TODAY)
    told = [page(f"{year}-05-01", contact(f"{year}-04-28")) for year in range(1994, 2023)]
    many = timeline_chart(records(tmp_path, told), {}, TODAY)
    assert few is not None
    assert many is not None
    assert few.spec["width"] < WIDTH < many.spec["width"]


def test_a_full_lane_says_how_many_more_there_are(tmp_path: Path) -> None:
    subjects = "wheat water rail customs visas science health sport tourism banking mining gas media timber".split()
    paper = {"kind": "agreement", "stage": "signed", "date": "2020-04-28"}
    told = [page("2020-05-01", *(("agreements", {"title": f"agreement on {one}", **paper}) for one in subjects))]
    chart = timeline_chart(records(tmp_path, told), {}, TODAY)
    assert chart is not None
    drawn = len(having(chart, "sign"))
    assert drawn < len(chart.records)
    assert f"+{len(chart.records) - drawn}" in texts(chart)
    assert f"{len(chart.records) - drawn} marks found no room" in chart.alt


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([("a", 0, 12, 50), ("b", 20, 32, 50)], {"a": (0, True), "b": (1, True)}),
        ([("a", 0, 12, 0), ("b", 20, 32, 0)], {"a": (0, False), "b": (0, False)}),
        ([("a", 0, 12, 50), ("b", 5, 17, 50), ("c", 20, 32, 10)], {"a": (0, False), "b": (1, True), "c": (0, True)}),
        ([("a", 0, 12, 5), ("b", 1, 13, 5), ("c", 2, 14, 5)], {"a": (0, True), "b": (1, True)}),
        ([("a", 0, 12, 500)], {"a": (0, False)}),
    ],
)
def test_seats(items: list[tuple[str, float, float, float]], expected: dict[str, tuple[int, bool]]) -> None:
    found, levels = seats([Item(*item) for item in items], 2, 100)
    assert {key: (seat.level, seat.labelled) for key, seat in found.items()} == expected
    assert levels == len({level for level, _ in expected.values()})

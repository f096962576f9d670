from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from charting import HOSTILE, page, read, trade
from ledgers import PAIR, sample

from communique.desk.charts.chart import Chart, key_of, plain
from communique.desk.charts.drawing import png, svg
from communique.desk.charts.figures import figure_charts
from communique.desk.charts.money import money_chart
from communique.desk.charts.places import place_chart
from communique.desk.charts.tenures import tenure_chart
from communique.desk.charts.theme import chart_words
from communique.desk.charts.timeline import timeline_chart


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> list[Chart]:
    """A chart of each kind, all names of which are hostile."""
    bad = {"indicator": f"exports of {HOSTILE}", "unit": f"{HOSTILE} units", "speaker": HOSTILE}
    told = [
        page(
            "2020-01-01", trade(1.0, "2019", **bad), ("offices", {"name": HOSTILE, "role": HOSTILE, "country": "KAZ"})
        ),
        page("2021-01-01", trade(2.0, "2020", **bad)),
        page("2021-02-01", ("projects", {"name": f"{HOSTILE} in Almaty", "amount": "USD 5 million"})),
        *(
            page(
                f"2021-0{month}-03",
                (
                    "contacts",
                    {"kind": "visit", "modality": "held", "date": f"2021-0{month}-02", "place": place, "body": HOSTILE},
                ),
            )
            for month, place in ((3, "Tashkent"), (4, "Shymkent"), (5, HOSTILE))
        ),
        page(
            "2021-06-01", ("agreements", {"title": HOSTILE, "kind": "treaty", "stage": "signed", "date": "2021-05-30"})
        ),
    ]
    found, fates = read(tmp_path_factory.mktemp("ledger"), told)
    day = None
    made = [timeline_chart(found, fates, day), money_chart(found), tenure_chart(found, PAIR), place_chart(found, PAIR)]
    charts = [*figure_charts(found), *(one for one in made if one is not None)]
    assert len(charts) == 5
    return charts


def test_hostile_words_stand_as_words_alone(hostile: list[Chart]) -> None:
    for chart in hostile:
        for dark in (False, True):
            drawn = svg(chart, dark=dark)
            tree = ET.fromstring(drawn)
            assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= ALLOWED
            assert not re.search(r"href\s*=|url\((?!#)|src\s*=|\son\w+\s*=", drawn.replace("&quot;", ""))
            assert "\u202e" not in drawn
            assert "\u0007" not in drawn
            assert "<script" not in drawn
        assert chart.alt == ET.fromstring(svg(chart)).get("aria-label")
        assert not any(c in cell for row in chart.rows for cell in row for c in "\u202e\u0007")
        assert "\u202e" not in chart.alt + chart.title
    assert any("&lt;script&gt;alert(1)" in svg(chart) for chart in hostile)


ALLOWED = {"svg", "g", "rect", "path", "line", "text", "tspan", "defs", "clipPath"}


def test_equal_charts_give_equal_bytes_in_every_zone(hostile: list[Chart]) -> None:
    chart = hostile[0]
    assert svg(chart) == svg(chart)
    assert png(chart) == png(chart)
    assert svg(chart) != svg(chart, dark=True)
    code = (
        "import sys, json; from communique.desk.charts.chart import Chart; from communique.desk.charts.drawing import svg; "
        "sys.stdout.write(svg(Chart('k', '', sys.argv[1], json.loads(sys.argv[2]), (), ())))"
    )
    for zone in ("Pacific/Honolulu", "Asia/Tokyo"):
        command = [sys.executable, "-c", code, chart.alt, json.dumps(chart.spec)]
        there = subprocess.run(command, env=os.environ | {"TZ": zone}, capture_output=True, text=True, check=True)
        assert there.stdout == svg(chart)


def test_a_picture_of_dots_has_the_size_asked_for(hostile: list[Chart]) -> None:
    small, large = png(hostile[0], scale=1.0), png(hostile[0])
    widths = [int.from_bytes(data[16:20], "big") for data in (small, large)]
    assert small[:4] == b"\x89PNG"
    assert widths[1] == pytest.approx(2 * widths[0], abs=2)


def test_the_sample_has_its_charts(tmp_path: Path) -> None:
    found, fates = read(tmp_path, list(sample()))
    (trade_chart,) = figure_charts(found)
    assert [row[:2] for row in trade_chart.rows[1:]] == [("2019", "USD 3 billion"), ("2020", "USD 3.3 billion")]
    assert timeline_chart(found, fates, None) is not None
    assert "billion US dollars" in svg(trade_chart)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("a\u202eb\u0000c", 10, "abc"),
        ("one two three", 9, "one two…"),
        ("Jianguo-Maximilian", 10, "Jianguo-M…"),
        ("  a \n b ", 10, "a b"),
        ("\ud800x", 10, "x"),
        ("می\u200cخواهم", 10, "می\u200cخواهم"),
        ("x" * 100000, 5, "xxxx…"),
    ],
)
def test_words_are_made_fit(text: str, limit: int, expected: str) -> None:
    assert plain(text, limit) == expected


def test_keys_are_safe_in_addresses() -> None:
    assert re.fullmatch(r"[a-z0-9-]+", key_of("Trade & <b>Größe</b>", "a", "b"))
    assert key_of("x", "a", "b") != key_of("x", "ab", "")


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_signs_and_words_stand_out_on_both_grounds(name: str) -> None:
    tones = chart_words()["themes"][name]
    assert all(contrast(tone, tones["ground"]) >= 3 for tone in chart_words()["palette"].values())
    assert all(contrast(tones[text], tones["ground"]) >= 4.5 for text in ("text", "muted"))
    assert all(contrast(tones[text], tones["land"]) >= 4.5 for text in ("text", "muted"))
    assert contrast(tones["rule"], tones["ground"]) >= 3

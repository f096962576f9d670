from __future__ import annotations

from pathlib import Path

import pytest
from charting import having, page, records, texts, trade, values

from communique.desk.charts.figures import figure_charts
from communique.desk.charts.measure import in_unit, ladder, short, unit_words


def test_a_series_is_one_chart_with_a_point_for_each_value_and_source(tmp_path: Path) -> None:
    told = [
        page("2020-02-01", trade(3e9, "2019")),
        page("2020-03-01", trade(3e9, "2019")),
        page("2021-02-01", trade(3.3e9, "2020", qualifier="about")),
        page("2021-09-01", trade(2e9, "2021-01/2021-06")),
    ]
    (chart,) = figure_charts(records(tmp_path, told))
    assert chart.title == "Bilateral trade turnover"
    assert chart.spec["encoding"]["y"]["axis"]["title"] == "billion US dollars"
    points = having(chart, "kind", "doubted")
    assert [(row["value"], row["kind"]) for row in points] == [(3, "exact"), (3, "exact"), (3.3, "about"), (2, "exact")]
    assert points[0]["at"] < "2019-07-02" < points[1]["at"]
    assert ("2021-01-01", "2021-07-01") in [(row["first"], row["last"]) for row in having(chart, "first")]
    assert {"3", "3.3", "2"} <= set(texts(chart))
    assert len(chart.records) == 3
    assert chart.rows[0] == ("Period", "Value", "Told as", "According to", "Document", "Published")
    assert len(chart.rows) == 5
    assert chart.alt == (
        "Bilateral trade turnover: 4 values for 3 periods, first USD 3 billion (2019), last USD 2 billion "
        "(January-June 2021); the highest is about USD 3.3 billion (2020)."
    )


def test_sources_that_differ_are_joined_and_warned_of(tmp_path: Path) -> None:
    told = [page("2020-02-01", trade(3e9, "2019")), page("2020-05-01", trade(4.1e9, "2019"))]
    (chart,) = figure_charts(records(tmp_path, told))
    assert having(chart, "low", "kind") == [{"at": "2019-07-02", "low": 3.0, "high": 4.1, "kind": "sources differ"}]
    assert all(row["doubted"] for row in having(chart, "doubted"))
    assert "Sources differ on 2019." in chart.alt


def test_a_rounder_value_is_no_disagreement(tmp_path: Path) -> None:
    told = [
        page("2020-02-01", trade(3.02e9, "2019")),
        page("2020-05-01", trade(3e9, "2019", qualifier="about")),
        page("2021-05-01", trade(4e9, "2020")),
    ]
    (chart,) = figure_charts(records(tmp_path, told))
    assert not any(row["doubted"] for row in having(chart, "doubted"))


def test_aims_are_hollow_ranges_are_bars_and_running_totals_are_lines(tmp_path: Path) -> None:
    told = [
        page("2020-02-01", trade(3e9, "2019")),
        page("2020-03-01", trade(4e9, "2021", value_high=5e9, qualifier="range", modality="planned")),
        page("2020-04-01", trade(2e10, "2010/..", qualifier="more_than")),
    ]
    (chart,) = figure_charts(records(tmp_path, told))
    kinds = {row["kind"]: row for row in having(chart, "doubted")}
    assert list(kinds) == ["exact", "over, at least", "aim: from … to …"]
    assert kinds["aim: from … to …"]["ahead"]
    assert kinds["over, at least"]["at"] == "2020-04-01"
    running = [row for row in values(chart) if row.get("kind") == "running total since then"]
    assert [(row["first"], row["at"]) for row in running] == [("2010-01-01", "2020-04-01")]
    scales = next(layer for layer in chart.spec["layer"] if "shape" in layer.get("encoding", {}))["encoding"]
    assert scales["fill"]["scale"]["range"][-1] == "transparent"
    assert scales["shape"]["scale"]["domain"] == list(kinds)


def test_what_has_no_period_is_left_out_and_counted(tmp_path: Path) -> None:
    told = [
        page("2020-02-01", trade(3e9, "2019")),
        page("2021-02-01", trade(3.3e9, "2020")),
        page("2022-02-01", trade(5e9, None)),
        page("2023-02-01", trade(7e9, "202X")),
    ]
    (chart,) = figure_charts(records(tmp_path, told))
    assert "Left out: 2 values without a period." in chart.alt
    assert len(chart.rows) == 3


def test_uncertain_and_open_times_have_a_place(tmp_path: Path) -> None:
    told = [page("2020-02-01", trade(3e9, "2018~")), page("2021-02-01", trade(9e9, "../2020"))]
    (chart,) = figure_charts(records(tmp_path, told))
    assert [row["at"] for row in having(chart, "doubted")] == ["2018-07-02", "2020-12-31"]


def test_series_of_several_periods_come_first_and_single_values_not_at_all(tmp_path: Path) -> None:
    told = [
        page("2020-02-01", trade(5.0, "2019", indicator="share of potash", unit="%")),
        page("2020-03-01", trade(9.0, "2019", indicator="share of potash", unit="%")),
        page("2020-02-02", trade(3e9, "2018"), trade(40.0, "2019", indicator="number of joint firms", unit="firms")),
        page("2021-02-02", trade(3.3e9, "2020")),
    ]
    found = records(tmp_path, told)
    assert [chart.title for chart in figure_charts(found)] == ["Bilateral trade turnover", "Share of potash"]
    assert [chart.title for chart in figure_charts(found, limit=1)] == ["Bilateral trade turnover"]
    assert figure_charts([]) == ()


def test_a_decline_stands_below_nought(tmp_path: Path) -> None:
    growth = {"indicator": "growth of exports", "unit": "%"}
    told = [
        page("2020-02-01", trade(5.0, "2019", change="-5%", **growth)),
        page("2021-02-01", trade(12.5, "2020", change="+12.5%", **growth)),
    ]
    (chart,) = figure_charts(records(tmp_path, told))
    assert [row["value"] for row in having(chart, "doubted")] == [-5.0, 12.5]
    assert chart.spec["encoding"]["y"]["axis"]["title"] == "percent"
    assert chart.rows[1][1] == "-5%"


def test_the_key_stays_when_a_series_grows(tmp_path: Path) -> None:
    told = [page(f"202{year}-02-01", trade(year * 1e9 + 1e9, f"201{year}")) for year in range(4)]
    (one,), (other,) = (figure_charts(records(tmp_path, told[:count])) for count in (2, 4))
    assert one.key == other.key
    assert one.key.startswith("bilateral-trade-turnover-")


@pytest.mark.parametrize(
    ("unit", "other", "factor"),
    [
        ("USD", "USD", 1),
        ("USD", "CNY", None),
        ("km", "miles", 1 / 1.609344),
        ("firms", "residents", 1),
        ("firms", "%", None),
        ("tonnes", "barrels", None),
    ],
)
def test_units_on_one_axis(unit: str, other: str, factor: float | None) -> None:
    assert in_unit(unit, other) == (pytest.approx(factor) if factor else None)


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (4.514, "4.51"), (12.44, "12.4"), (1250, "1,250"), (-5, "−5")])
def test_numbers_are_short(value: float, text: str) -> None:
    assert short(value) == text


@pytest.mark.parametrize("values", [[0.0], [3, 14], [-5, 12], [1e-9], [1e15, 2], [-3.0, -1.0]])
def test_an_axis_holds_its_values_and_nought(values: list[float]) -> None:
    axis = ladder(values)
    assert axis.low <= min(0, *values) <= max(0, *values) <= axis.high
    assert 2 <= len(axis.ticks) <= 8
    assert axis.low < axis.high


def test_units_in_words() -> None:
    assert [unit_words(unit) for unit in ("USD", "%", "residents")] == ["US dollars", "percent", "residents"]

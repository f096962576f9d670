from __future__ import annotations

from pathlib import Path

from charting import having, page, records, texts
from ledgers import Page

from communique.desk.charts.money import money_chart


def plant(published: str, words: str, amount: str, name: str = "cement plant near Shymkent") -> Page:
    return Page(f"plant-{published}", f"It is reported that {words}.", published).add(
        "projects", words, name=name, amount=amount
    )


def test_stages_stand_side_by_side_and_are_never_added_up(tmp_path: Path) -> None:
    told = [
        plant("2020-01-01", "a bank promised USD 200 million for the cement plant near Shymkent", "USD 200 million"),
        plant(
            "2021-01-01",
            "contracts of USD 120 million were awarded for the cement plant near Shymkent",
            "USD 120 million",
        ),
        plant("2022-01-01", "a bank paid out USD 50 million for the cement plant near Shymkent", "USD 50 million"),
    ]
    chart = money_chart(records(tmp_path, told))
    assert chart is not None
    stages = [row[1] for row in chart.rows[1:]]
    assert stages == ["announced", "contracted", "disbursed"]
    assert {"announced USD 200 million", "contracted USD 120 million", "disbursed USD 50 million"} <= set(texts(chart))
    assert texts(chart).count("Cement plant near Shymkent") == 1
    marks = having(chart, "sign")
    assert len(marks) == len({row["sign"] for row in marks}) == 3
    assert not any("370" in text for text in (*texts(chart), chart.alt))
    assert "not added up" in chart.alt


def test_sums_of_one_stage_that_differ_are_joined(tmp_path: Path) -> None:
    told = [
        plant("2020-01-01", "a bank promised USD 200 million for the cement plant near Shymkent", "USD 200 million"),
        plant("2020-02-01", "a bank promised USD 290 million for the cement plant near Shymkent", "USD 290 million"),
    ]
    chart = money_chart(records(tmp_path, told))
    assert chart is not None
    assert "announced USD 200 million or USD 290 million (sources differ)" in texts(chart)
    assert len({row["y"] for row in having(chart, "sign")}) == 1


def test_each_currency_has_a_scale_of_its_own(tmp_path: Path) -> None:
    told = [
        plant("2020-01-01", "a plant for glass costs USD 3 to 4 billion", "USD 3 to 4 billion", "plant for glass"),
        plant(
            "2020-02-01", "a bridge over the river costs CNY 700 million", "CNY 700 million", "bridge over the river"
        ),
        plant("2020-03-01", "a road to the pass costs USD 5 million", "USD 5 million", "road to the pass"),
    ]
    chart = money_chart(records(tmp_path, told))
    assert chart is not None
    assert [text for text in texts(chart) if text in ("US dollars", "Chinese yuan")] == ["US dollars", "Chinese yuan"]
    assert {"1 million", "10 million", "10 billion"} <= set(texts(chart))
    assert any(row["x2"] > row["x"] for row in having(chart, "sign"))


def test_without_money_there_is_no_chart(tmp_path: Path) -> None:
    assert money_chart(()) is None
    assert money_chart(records(tmp_path, [page("2020-01-01", ("projects", {"name": "a road"}))])) is None

from __future__ import annotations

from pathlib import Path
from typing import Any

from charting import having, page, records, texts
from ledgers import PAIR

from communique.desk.charts.tenures import tenure_chart


def holds(name: str, role: str, country: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return ("offices", {"name": name, "role": role, "country": country, **more})


def test_people_by_state_and_protocol_with_the_days_on_which_they_were_seen(tmp_path: Path) -> None:
    told = [
        page("2020-01-10", holds("Arman Serik", "Minister of Trade", "KAZ", as_of="2020-01-10")),
        page("2021-03-10", holds("Arman Serik", "Minister of Trade", "KAZ", as_of="2021-03-10")),
        page("2020-06-01", holds("Dana Omar", "President", "KAZ", as_of="2020-06-01")),
        page("2020-06-02", holds("Bobur Karim", "Prime Minister", "UZB"), holds("Ivan Third", "Minister", "RUS")),
        page("2020-06-03", holds("Old Minister", "Minister of Water", "UZB", as_of="2020-06-03", past=True)),
        page(None, holds("Some Body", "Ambassador", "UZB")),
    ]
    chart = tenure_chart(records(tmp_path, told), PAIR)
    assert chart is not None
    assert [row[:3] for row in chart.rows[1:]] == [
        ("Kazakhstan", "Dana Omar", "President"),
        ("Kazakhstan", "Arman Serik", "Minister of Trade"),
        ("Uzbekistan", "Bobur Karim", "Prime Minister"),
    ]
    assert [row["day"] for row in having(chart, "day")] == ["2020-06-01", "2020-01-10", "2021-03-10", "2020-06-02"]
    bars = [(row["first"], row["last"]) for row in having(chart, "first")]
    assert bars == [("2020-01-10", "2021-03-10")]
    assert texts(chart)[:2] == ["Kazakhstan", "Uzbekistan"]
    assert "2 on one day only" in chart.alt
    assert "Left out: " in chart.alt
    assert len(chart.records) == 3


def test_nobody_seen_makes_no_chart(tmp_path: Path) -> None:
    assert tenure_chart((), PAIR) is None
    assert tenure_chart(records(tmp_path, [page(None, holds("Some Body", "Minister", "KAZ"))]), PAIR) is None

"""Figures as small charts of one size, one an indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from communique.desk.charts.chart import TITLE_LENGTH, Chart, counted, key_of, plain, sentence, table
from communique.desk.charts.days import Span, span_of
from communique.desk.charts.figure_layers import Panel, layers
from communique.desk.charts.measure import ladder, short, size_of, unit_words
from communique.desk.charts.observations import Observation, differing, observations
from communique.desk.charts.theme import wide
from communique.desk.context import newest
from communique.desk.series import by_indicator, telling
from communique.desk.wording import amount, capital, when
from communique.ledger.rows import RecordRow
from communique.ledger.words import content

WIDTH = 320  # pixels of the whole picture
HEIGHT = 130  # of its middle, without axis and legend
MARGIN = 12  # on both sides of a picture together
MOST_POINTS = 120
HEADINGS = ("Period", "Value", "Told as", "According to", "Document", "Published")


def figure_charts(records: Sequence[RecordRow], *, limit: int | None = None) -> tuple[Chart, ...]:
    """The series with two observations or more: those of several periods first, then the fullest, then the newest.

    At most ``limit`` of them. What measures nothing but a state's name, and what has no period, makes no series.
    """
    figures = [one for one in records if one.register == "figures" and telling(one, one.states)]
    series = [(members, *observations(members)) for members in by_indicator(figures)]
    several = [one for one in series if len({_told(point) for point in one[1]}) > 1]
    several.sort(key=lambda one: (_periods(one[1]) < 2, -len(one[1]), min(newest(record) for record in one[0])))
    return tuple(_chart(*one) for one in several[:limit])


def _told(point: Observation) -> tuple[object, ...]:
    return (point.stretch, point.low, point.high, point.ahead)


def _periods(points: Sequence[Observation]) -> int:
    return len({point.stretch for point in points})


def _chart(members: Sequence[RecordRow], found: Sequence[Observation], undated: int) -> Chart:
    points = found[-MOST_POINTS:]
    unit = str(members[0].fields["unit"])
    latest = max(points, key=lambda one: (one.stretch.at, one.row.document.said))
    title = plain(capital(latest.figure.indicator), TITLE_LENGTH)
    rivals = differing(points)
    words = sorted(content(str(members[0].fields["indicator"])))
    shown = {point.record for point in points}
    return Chart(
        key=key_of(" ".join(words), unit, *words),
        title=title,
        alt=_alt(title, points, rivals, undated + len(found) - len(points)),
        spec=_spec(points, rivals, unit),
        rows=table(HEADINGS, (_row(point) for point in points)),
        records=tuple(sorted(shown)),
    )


def _row(point: Observation) -> tuple[str, ...]:
    document = point.row.document
    return (
        when(point.period),
        _amount(point),
        "aim or forecast" if point.ahead else "reached",
        point.figure.speaker or "",
        document.name,
        when(document.published),
    )


def _amount(point: Observation) -> str:
    words = amount(point.figure.values())
    return f"-{words}" if point.low < 0 <= point.figure.value else words


def _alt(title: str, points: Sequence[Observation], rivals: Sequence[Sequence[Observation]], left_out: int) -> str:
    first, last = points[0], points[-1]
    periods = counted(_periods(points), "period")
    ends = [f"{_amount(one)} ({when(one.period)}{', aim' if one.ahead else ''})" for one in (first, last)]
    told = f"{title}: {counted(len(points), 'value')} for {periods}, first {ends[0]}, last {ends[1]}"
    top = max(points, key=lambda one: one.high)
    if _periods(points) > 2 and top not in (first, last):
        told += f"; the highest is {_amount(top)} ({when(top.period)})"
    years = ", ".join(dict.fromkeys(when(group[0].period) for group in rivals))
    differ = f"Sources differ on {years}" if years else ""
    return plain(
        sentence(told, differ, f"Left out: {counted(left_out, 'value')} without a period" if left_out else ""), 1000
    )


def _spec(points: Sequence[Observation], rivals: Sequence[Sequence[Observation]], unit: str) -> Mapping[str, Any]:
    size, word = size_of([end for point in points for end in (point.low, point.high)])
    axis = ladder([end / size for point in points for end in (point.low, point.high)])
    labels = max(wide(short(tick)) for tick in axis.ticks)
    width = WIDTH - MARGIN - round(labels) - 12
    span: Span = span_of([point.stretch for point in points], width).padded(10)
    panel = Panel(span, axis, size, HEIGHT)
    return {
        "width": width,
        "height": HEIGHT,
        "encoding": {"y": _numbers(panel, f"{word} {unit_words(unit)}".strip(), labels)},
        "layer": layers(panel, points, rivals),
    }


def _numbers(panel: Panel, title: str, labels: float) -> dict[str, Any]:
    """The axis of values, its title lying above it rather than standing beside it."""
    axis = panel.axis
    return {
        "type": "quantitative",
        "scale": {"domain": [axis.low, axis.high], "nice": False, "zero": False},
        "axis": {
            "values": list(axis.ticks),
            "format": ",.12~g",
            "title": title,
            "titleAngle": 0,
            "titleAlign": "left",
            "titleAnchor": "start",
            "titleBaseline": "bottom",
            "titleX": -round(labels) - 8,
            "titleY": -12,
            "titleLimit": WIDTH - MARGIN,
            "domain": False,
            "ticks": False,
        },
    }

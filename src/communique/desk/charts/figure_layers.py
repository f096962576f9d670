"""What is drawn on the panel of one indicator: spans of periods, disagreements, ranges, points, and numbers where there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from communique.desk.charts.days import Span, shifted, years
from communique.desk.charts.measure import Ladder, short
from communique.desk.charts.observations import Observation
from communique.desk.charts.theme import chart_words, colour, shape, wide

BESIDE = 7  # pixels between points of one value that several sources tell
MOST_BESIDE = 4
LABELLED = 14  # points from which on numbers would hide what they tell
LINE = 13  # pixels that a number takes from top to bottom
NEAR = 6  # pixels around a point that no number may cover
MARK = 60  # square pixels of a point
COLUMN = 128  # pixels of words that leave room for a second column of the legend

Kind = tuple[str, str, bool]  # words, shape, and whether it is an aim


@dataclass(frozen=True, slots=True)
class Panel:
    """The middle of the picture: its days, its numbers, by what they are divided, and how high it is in pixels."""

    span: Span
    axis: Ladder
    size: float
    height: int


def layers(
    panel: Panel, points: Sequence[Observation], rivals: Sequence[Sequence[Observation]]
) -> list[dict[str, Any]]:
    """The layers from back to front."""
    doubted = {one.row.id for group in rivals for one in group}
    rows = _rows(panel, points, doubted)
    kinds = [kind for kind in _all_kinds() if any(row["kind"] == kind[0] for row in rows)]
    made = [
        years(panel.span),
        *(_lines(panel, [one for one in points if one.ahead is ahead], ahead=ahead) for ahead in (False, True)),
        _running(panel, [one for one in points if one.stretch.since]),
        _rivals(panel, rivals),
        _points([row for row in rows if not row["doubted"]], panel, kinds),
        _doubted([row for row in rows if row["doubted"]], panel, kinds),
        _numbers(panel, points),
    ]
    return [layer for layer in made if layer is not None]


def _values(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"values": list(rows)}


def _time(panel: Panel, field: str) -> dict[str, Any]:
    return {"field": field, **panel.span.axis()}


def _line(panel: Panel, one: Observation) -> dict[str, Any]:
    stretch = one.stretch
    low, high = one.low / panel.size, one.high / panel.size
    ends = {"first": stretch.first.isoformat(), "last": shifted(stretch.last, 1).isoformat()}
    return {**ends, "value": one.middle / panel.size, "low": low, "high": high, "at": stretch.at.isoformat()}


def _lines(panel: Panel, points: Sequence[Observation], *, ahead: bool) -> dict[str, Any] | None:
    """A thin line over the days of each period, so that eight months are not taken for a year, and a broad one over a range."""
    lines = [_line(panel, one) for one in points if not one.stretch.since]
    spans = {(line["first"], line["last"], line["value"]): line for line in lines}
    ranges = [_line(panel, one) for one in points if one.high != one.low]
    if not spans and not ranges:
        return None
    tone = colour("aim" if ahead else "told")
    dash = {"strokeDash": [4, 2]} if ahead else {}
    across = {"x": _time(panel, "first"), "x2": {"field": "last"}, "y": {"field": "value"}}
    upright = {"x": _time(panel, "at"), "y": {"field": "low"}, "y2": {"field": "high"}}
    return {
        "layer": [
            {
                "data": _values(list(spans.values())),
                "mark": {"type": "rule", "strokeWidth": 2, "opacity": 0.6, "color": tone, **dash},
                "encoding": across,
            },
            {
                "data": _values(ranges),
                "mark": {"type": "rule", "strokeWidth": 5, "color": tone},
                "encoding": upright,
            },
        ]
    }


def _running(panel: Panel, points: Sequence[Observation]) -> dict[str, Any] | None:
    """What has run up since a day: a broken line from it to the day on which that was told."""
    if not points:
        return None
    words = chart_words()["figures"]["words"]["running"]
    return {
        "data": _values([{**_line(panel, one), "kind": words} for one in points]),
        "mark": {"type": "rule", "strokeWidth": 1.6, "color": colour("told")},
        "encoding": {
            "x": _time(panel, "first"),
            "x2": {"field": "last"},
            "y": {"field": "value"},
            "strokeDash": {
                "field": "kind",
                "type": "nominal",
                "scale": {"domain": [words], "range": [[3, 3]]},
                "legend": _legend() | {"symbolType": "stroke", "symbolStrokeColor": colour("told")},
            },
        },
    }


def _rivals(panel: Panel, rivals: Sequence[Sequence[Observation]]) -> dict[str, Any] | None:
    """A line between the values of one period that cannot all be right."""
    if not rivals:
        return None
    words = chart_words()["figures"]["words"]["differ"]
    rows = []
    for group in rivals:
        ends = {"low": min(one.low for one in group) / panel.size, "high": max(one.high for one in group) / panel.size}
        rows.append({"at": group[0].stretch.at.isoformat(), **ends, "kind": words})
    return {
        "data": _values(rows),
        "mark": {"type": "rule", "strokeWidth": 2.5},
        "encoding": {
            "x": _time(panel, "at"),
            "y": {"field": "low"},
            "y2": {"field": "high"},
            "color": {
                "field": "kind",
                "type": "nominal",
                "scale": {"domain": [words], "range": [colour("warning")]},
                "legend": _legend() | {"symbolType": "stroke", "symbolStrokeWidth": 2.5},
            },
        },
    }


def _rows(panel: Panel, points: Sequence[Observation], doubted: set[str]) -> list[dict[str, Any]]:
    """The points, those of one value that several sources tell side by side."""
    beside: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for one in points:
        beside[one.stretch.at, one.low, one.high].append(one)
    rows = []
    for group in beside.values():
        shown = group[:MOST_BESIDE]
        for place, one in enumerate(shown):
            by = panel.span.days_of(BESIDE) * (place - (len(shown) - 1) / 2)
            rows.append(
                {
                    "at": shifted(one.stretch.at, by).isoformat(),
                    "value": one.middle / panel.size,
                    "kind": _kind(one),
                    "doubted": one.row.id in doubted,
                    "ahead": one.ahead,
                }
            )
    return rows


def _points(rows: Sequence[dict[str, Any]], panel: Panel, kinds: Sequence[Kind]) -> dict[str, Any]:
    """One sign for how a value is told, filled where it was reached."""
    hollow = ["transparent" if kind[2] else colour("told") for kind in kinds]
    outline = [colour("aim" if kind[2] else "told") for kind in kinds]
    return {
        "data": _values(rows),
        "mark": {"type": "point", "size": MARK, "strokeWidth": 1.8, "opacity": 1},
        "encoding": {
            "x": _time(panel, "at"),
            "y": {"field": "value"},
            "shape": _by_kind(kinds, [shape(kind[1]) for kind in kinds]),
            "fill": _by_kind(kinds, hollow),
            "stroke": _by_kind(kinds, outline),
        },
    }


def _doubted(rows: Sequence[dict[str, Any]], panel: Panel, kinds: Sequence[Kind]) -> dict[str, Any] | None:
    """The same signs in the colour of warning."""
    if not rows:
        return None
    tone = colour("warning")
    return {
        "layer": [
            {
                "data": _values([row for row in rows if row["ahead"] is ahead]),
                "mark": {
                    "type": "point",
                    "size": MARK,
                    "strokeWidth": 1.8,
                    "opacity": 1,
                    "stroke": tone,
                    "fill": "transparent" if ahead else tone,
                },
                "encoding": {
                    "x": _time(panel, "at"),
                    "y": {"field": "value"},
                    "shape": _by_kind(kinds, [shape(kind[1]) for kind in kinds]),
                },
            }
            for ahead in (False, True)
            if any(row["ahead"] is ahead for row in rows)
        ]
    }


def _by_kind(kinds: Sequence[Kind], values: Sequence[str]) -> dict[str, Any]:
    """A scale over the kinds. Those of shape, fill and stroke have one legend as long as they are of one field and domain."""
    words = [kind[0] for kind in kinds]
    plain = words == [_all_kinds()[0][0]]
    columns = 2 if max(wide(word) for word in words) < COLUMN else 1
    legend = None if plain else _legend() | {"columns": columns}
    return {"field": "kind", "type": "nominal", "scale": {"domain": words, "range": list(values)}, "legend": legend}


def _legend() -> dict[str, Any]:
    return {"title": None, "orient": "bottom", "direction": "horizontal", "columns": 1, "rowPadding": 3, "offset": 8}


def _all_kinds() -> list[Kind]:
    """First what was reached, then aims."""
    signs = chart_words()["figures"]["signs"]
    reached = [(sign["words"], sign["shape"], False) for sign in signs]
    return [*reached, *((_aim(sign["words"]), sign["shape"], True) for sign in signs)]


def _kind(one: Observation) -> str:
    words = next(sign["words"] for sign in chart_words()["figures"]["signs"] if sign["key"] == one.sign)
    return _aim(words) if one.ahead else str(words)


def _aim(words: str) -> str:
    figures = chart_words()["figures"]
    exact = words == figures["signs"][0]["words"]
    return str(figures["words"]["aim"] if exact else figures["words"]["aims"].format(words))


def _numbers(panel: Panel, points: Sequence[Observation]) -> dict[str, Any] | None:
    """The values in digits above or below their points, where nothing else stands."""
    told = {(one.stretch.at, one.low, one.high): one for one in points}
    if len(told) > LABELLED:
        return None
    taken = [
        (x - NEAR, y - NEAR, x + NEAR, y + NEAR)
        for one in told.values()
        for x, y in [(panel.span.pixel(one.stretch.at), panel.axis.pixel(one.middle / panel.size, panel.height))]
    ]
    rows = []
    for one in told.values():
        x = panel.span.pixel(one.stretch.at)
        ends = [one.low / panel.size] if one.low == one.high else [one.low / panel.size, one.high / panel.size]
        text = " to ".join(short(end) for end in ends)
        top = panel.axis.pixel(one.high / panel.size, panel.height)
        foot = panel.axis.pixel(one.low / panel.size, panel.height)
        half = wide(text) / 2
        centre = min(max(x, half), panel.span.width - half)
        for y in (top - NEAR - 2 - LINE / 2, foot + NEAR + 2 + LINE / 2):
            box = (centre - half, y - LINE / 2, centre + half, y + LINE / 2)
            if -4 < y < panel.height - LINE / 2 and not any(_meet(box, other) for other in taken):
                taken.append(box)
                rows.append({"x": round(centre, 1), "pixel": round(y, 1), "text": text})
                break
    if not rows:
        return None
    return {
        "data": _values(rows),
        "mark": {"type": "text", "style": "muted", "baseline": "middle"},
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "scale": None, "axis": None},
            "y": {"field": "pixel", "type": "quantitative", "scale": None, "axis": None},
            "text": {"field": "text"},
        },
    }


Box = tuple[float, float, float, float]


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]

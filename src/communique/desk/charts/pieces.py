"""Pieces of Vega-Lite that several charts are put together from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Layer = dict[str, Any]


def data(rows: Sequence[Row]) -> dict[str, Any]:
    """Rows inside the chart."""
    return {"values": [dict(row) for row in rows]}


def at(field: str) -> dict[str, Any]:
    """A place that stands in the data in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def own(field: str) -> dict[str, Any]:
    """A colour or shape that stands in the data."""
    return {"field": field, "type": "nominal", "scale": None, "legend": None}


def drawn(layers: Sequence[Layer | None]) -> list[Layer]:
    """The layers that there are."""
    return [layer for layer in layers if layer is not None]


def words(rows: Sequence[Row], style: str | None = None, **mark: Any) -> Layer | None:
    """Texts (``text``) at places in pixels (``x``, ``y``), begun there and set on the middle of their line."""
    if not rows:
        return None
    named = {"style": style} if style else {}
    return {
        "data": data(rows),
        "mark": {"type": "text", "align": "left", "baseline": "middle", **named, **mark},
        "encoding": {"x": at("x"), "y": at("y"), "text": {"field": "text"}},
    }


def signs(field: str, found: Sequence[Mapping[str, str]], columns: int) -> Layer:
    """A legend of its own, without marks: for each sign its ``words``, ``shape``, ``stroke`` and ``fill``."""
    legend = {"title": None, "orient": "bottom", "columns": columns, "offset": 10}
    names = [sign["words"] for sign in found]

    def scale(key: str) -> dict[str, Any]:
        values = [sign[key] for sign in found]
        return {"field": field, "type": "nominal", "scale": {"domain": names, "range": values}, "legend": legend}

    return {
        "data": {"values": []},
        "mark": {"type": "point", "opacity": 1},
        "encoding": {key: scale(key) for key in ("shape", "fill", "stroke")},
    }


# Marks that bring their own signs stand beside a legend with scales of its own.
APART: Mapping[str, Any] = {"scale": {"shape": "independent", "fill": "independent", "stroke": "independent"}}

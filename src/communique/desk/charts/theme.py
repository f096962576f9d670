"""Colours, signs and words of the charts, from ``data/charts.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

FONT = "DejaVu Sans, sans-serif"
SIZE = 12  # pixels of all text
LEGENDS = {"bottom": {"anchor": "start", "direction": "vertical", "margin": 4}}  # several below one another
CHARACTER = 7.0  # pixels that a character of that size takes, more or less


@cache
def chart_words() -> Mapping[str, Any]:
    """The whole file."""
    source = resources.files("communique.desk").joinpath("data/charts.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def colour(name: str) -> str:
    """A colour of the palette."""
    return str(chart_words()["palette"][name])


def shape(name: str) -> str:
    """A shape as Vega takes it: its own name, or the path of one of ours."""
    return str(chart_words()["shapes"].get(name, name))


def wide(text: str, size: int = SIZE) -> float:
    """How many pixels a text takes, more or less; wide letters of other scripts take two places."""
    return sum(CHARACTER if ord(c) < 0x1100 else 2 * CHARACTER for c in text) * size / SIZE


def theme(*, dark: bool) -> dict[str, Any]:
    """The configuration of Vega-Lite for a light or a dark ground."""
    tones: Mapping[str, str] = chart_words()["themes"]["dark" if dark else "light"]
    text, muted, rule, grid = tones["text"], tones["muted"], tones["rule"], tones["grid"]
    words = {"labelFont": FONT, "titleFont": FONT, "labelFontSize": SIZE, "titleFontSize": SIZE}
    words |= {"labelColor": text, "titleColor": text, "titleFontWeight": "normal"}
    return {
        # What Vega tells of each mark goes by the clock of the machine; ``alt`` and the table tell it better.
        "aria": False,
        "background": "transparent",
        "font": FONT,
        "padding": 6,
        "view": {"stroke": None},
        "axis": {**words, "gridColor": grid, "domainColor": rule, "tickColor": rule, "labelPadding": 4},
        "legend": {**words, "symbolStrokeWidth": 1.6, "labelLimit": 320, "layout": LEGENDS},
        "title": {"font": FONT, "fontSize": SIZE, "color": text, "anchor": "start", "fontWeight": "bold"},
        "text": {"color": text, "font": FONT, "fontSize": SIZE},
        "geoshape": {"fill": tones["land"], "stroke": tones["shore"], "strokeWidth": 0.7},
        "style": {
            "muted": {"color": muted, "fill": muted, "font": FONT, "fontSize": SIZE},
            "guide": {"color": rule, "strokeWidth": 1},
            "faint": {"color": grid, "strokeWidth": 1},
            "heading": {"fill": text, "font": FONT, "fontSize": SIZE, "fontWeight": "bold"},
        },
    }

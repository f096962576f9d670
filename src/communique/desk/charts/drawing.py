"""Charts drawn: Vega-Lite of one fixed version inside a package, without a network; equal charts give equal bytes."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from communique.desk.charts.chart import Chart
from communique.desk.charts.theme import theme

VEGA_LITE = "5.21"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def svg(chart: Chart, *, dark: bool = False) -> str:
    """The chart as SVG on a transparent ground; the first one takes a second, the next a few hundredths of one."""
    import vl_convert  # noqa: PLC0415 - loads a whole engine of JavaScript

    drawn = vl_convert.vegalite_to_svg(_whole(chart, dark=dark), vl_version=VEGA_LITE, allowed_base_urls=[])
    return drawn.replace("<svg ", f'<svg role="img" aria-label={quoteattr(chart.alt)} ', 1)


def png(chart: Chart, *, scale: float = 2.0) -> bytes:
    """The chart as PNG for a light ground, with so many pixels for each of the SVG's."""
    import vl_convert  # noqa: PLC0415 - loads a whole engine of JavaScript

    return vl_convert.vegalite_to_png(
        _whole(chart, dark=False), vl_version=VEGA_LITE, scale=scale, allowed_base_urls=[]
    )


def _whole(chart: Chart, *, dark: bool) -> dict[str, Any]:
    return {**chart.spec, "$schema": SCHEMA, "config": theme(dark=dark)}

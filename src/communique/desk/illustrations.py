"""The charts of a briefing: which there are, in which section each stands, what each is drawn from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from communique.desk.charts import drawing
from communique.desk.charts.chart import Chart
from communique.desk.charts.figures import figure_charts
from communique.desk.charts.money import money_chart
from communique.desk.charts.timeline import timeline_chart
from communique.desk.context import Context, best_rows
from communique.desk.model import Draft, DraftGroup, Group, Illustration
from communique.ledger.rows import RecordRow

FIGURES = 4  # charts of figures
CITED = 8  # citations below a chart
SHARPNESS = 2.0  # pixels of a PNG for each of the SVG's
WHOLE_PAGE = 760  # pixels of a picture as wide as a page
_WIDTH = re.compile(r'<svg\b[^>]*?\swidth="(\d+(?:\.\d+)?)"')

# The sections that a chart may stand in, the first that the page has.
HOMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "timeline": ("contacts", "calendar", "agreements", "commitments"),
        "figures": ("figures",),
        "money": ("projects",),
    }
)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A chart whose citations have no numbers yet."""

    illustration: Illustration
    draft: DraftGroup

    def cited(self, group: Group) -> Illustration:
        """The chart with the citations of its line."""
        (line,) = group.lines
        return replace(self.illustration, references=line.references, more=line.more)


def illustrations(context: Context, shows: Callable[[str], bool]) -> tuple[Drafted, ...]:
    """At most six charts of the sections that ``shows`` names. Nothing is drawn before it is asked for."""
    by_id = {record.id: record for members in context.records.values() for record in members}
    made: list[Drafted] = []
    for kind, homes in HOMES.items():
        home = next(filter(shows, homes), None)
        if home is not None:
            made += [_drafted(chart, home, by_id) for chart in _charts(kind, context)]
    return tuple(made)


def _charts(kind: str, context: Context) -> tuple[Chart, ...]:
    """The charts of a kind, none where there is nothing to draw."""
    if kind == "figures":
        return figure_charts(context.lines("figures"), limit=FIGURES)
    if kind == "money":
        # Figures and agreements tell of the money of projects whatever their own topics are.
        told = [one for register in ("figures", "agreements") for one in context.records.get(register, ())]
        chart = money_chart([*context.lines("projects"), *told])
    else:
        records = [record for register in context.records for record in context.lines(register)]
        chart = timeline_chart(records, context.fates, context.day)
    return (chart,) if chart is not None else ()


def _drafted(chart: Chart, section: str, by_id: Mapping[str, RecordRow]) -> Drafted:
    told = [best_rows(by_id[key])[0] for key in chart.records if key in by_id]
    rows = tuple(sorted(told, key=lambda row: (row.document.said, row.mention.span, row.id), reverse=True))
    made = Illustration(
        chart.key,
        chart.title,
        chart.alt,
        section,
        svg=partial(drawing.svg, chart),
        png=partial(drawing.png, chart, scale=SHARPNESS),
    )
    return Drafted(made, DraftGroup("", (Draft(chart.title, rows, most=CITED),)))


def drawn_svg(chart: Illustration) -> str | None:
    """The picture; None where the package that draws is not installed, for its words to stand in its place."""
    try:
        return chart.svg()
    except ModuleNotFoundError:
        return None


def share_of_page(svg: str) -> float:
    """How much of the width of a page the picture takes, so that letters are of one size in all: one at most."""
    found = _WIDTH.match(svg)
    return _share(float(found[1])) if found else 1.0


def share_of_png(png: bytes) -> float:
    """As ``share_of_page``: a PNG tells its width from its sixteenth byte on."""
    return _share(int.from_bytes(png[16:20], "big") / SHARPNESS)


def _share(pixels: float) -> float:
    return min(1.0, round(pixels / WHOLE_PAGE, 3))


def drawn_png(chart: Illustration) -> bytes | None:
    """As ``drawn_svg``."""
    try:
        return chart.png()
    except ModuleNotFoundError:
        return None

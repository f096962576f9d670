"""Pages that show pictures: the timeline, figures as small multiples, money by stage, places. Every picture stands beside its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request, Response
from fastapi import Query as Param
from pydantic import BaseModel

from communique import __version__
from communique.desk.charts import drawing
from communique.desk.charts.chart import Chart
from communique.desk.charts.figures import figure_charts
from communique.desk.charts.money import money_chart
from communique.desk.charts.places import place_chart
from communique.desk.charts.tenures import tenure_chart
from communique.desk.charts.timeline import timeline_chart
from communique.desk.web.asking import Ask, Asking, Pair
from communique.desk.web.page import Page
from communique.desk.web.shown import Rows, Shown
from communique.desk.web.visit import Visit, Visiting
from communique.ledger.rows import RecordRow

ROUTER = APIRouter(include_in_schema=False)
PICTURED = 24  # figures of one page, those told most first


class ChartOut(BaseModel):
    """A chart as a table: the first of ``rows`` holds its headings. ``picture`` is the address of its SVG."""

    key: str
    title: str
    alt: str
    rows: list[list[str]]
    records: list[str]
    picture: str


class Charts(BaseModel):
    """The charts of a page."""

    states: list[str]
    charts: list[ChartOut]


class PictureAsk(Ask):
    """What a picture can be asked: as its page, and for which ground."""

    theme: str = "light"


Made = tuple[Chart, ...]


def records_of(visit: Visit, pair: tuple[str, str], ask: Ask) -> tuple[RecordRow, ...]:
    """All records of two states, made once for each state of the ledger."""
    query = ask.wanted(pair)
    found: tuple[RecordRow, ...] = visit.desk.made.get(
        ("records", visit.revision, query), lambda: visit.view.records(query)
    )
    return found


def _of(register: str, records: tuple[RecordRow, ...]) -> tuple[RecordRow, ...]:
    return tuple(one for one in records if one.register == register)


def _timeline(visit: Visit, pair: tuple[str, str], ask: Ask) -> Made:
    records = records_of(visit, pair, ask)
    today = ask.as_of or visit.view.latest()
    fates = visit.view.fates(records, today, ask.wanted(pair)) if today else {}
    return _one(timeline_chart(records, fates, today))


def _figures(visit: Visit, pair: tuple[str, str], ask: Ask) -> Made:
    return figure_charts(_of("figures", records_of(visit, pair, ask)), limit=PICTURED)


def _money(visit: Visit, pair: tuple[str, str], ask: Ask) -> Made:
    return _one(money_chart(_of("projects", records_of(visit, pair, ask))))


def _tenures(visit: Visit, pair: tuple[str, str], ask: Ask) -> Made:
    return _one(tenure_chart(_of("offices", records_of(visit, pair, ask)), pair))


def _places(visit: Visit, pair: tuple[str, str], ask: Ask) -> Made:
    return _one(place_chart(records_of(visit, pair, ask), pair))


def _one(chart: Chart | None) -> Made:
    return () if chart is None else (chart,)


KINDS: Mapping[str, Callable[[Visit, tuple[str, str], Ask], Made]] = {
    "timeline": _timeline,
    "charts": _figures,
    "money": _money,
    "tenures": _tenures,
    "map": _places,
}


def charts_of(visit: Visit, kind: str, pair: tuple[str, str], ask: Ask) -> Made:
    """The charts of a kind, made once for each state of the ledger."""
    key = ("charts", visit.revision, kind, pair, ask.model_dump_json())
    found: Made = visit.desk.made.get(key, lambda: KINDS[kind](visit, pair, ask))
    return found


def _shown(visit: Visit, kind: str, pair: tuple[str, str], ask: Ask) -> Shown[Charts]:
    charts = charts_of(visit, kind, pair, ask)
    asked = {name: value for name, value in ask.model_dump(mode="json").items() if value is not None}
    data = Charts(
        states=list(pair),
        charts=[
            ChartOut(
                key=one.key,
                title=one.title,
                alt=one.alt,
                rows=[list(row) for row in one.rows],
                records=list(one.records),
                picture=f"/pairs/{'-'.join(pair)}/pictures/{kind}/{one.key}.svg",
            )
            for one in charts
        ],
    )
    rows = Rows(("chart", "row"), lambda: ((one.title, list(row)) for one in charts for row in one.rows[1:]))
    context = {"pair": pair, "here": kind, "ask": ask, "asked": asked, "wide": kind not in {"charts"}}
    return Shown("illustrated.html.j2", data, context, rows)


def timeline(visit: Visit, pair: Pair, ask: Asking) -> Shown[Charts]:
    """Contacts, agreements and commitments over time."""
    return _shown(visit, "timeline", pair, ask)


def figures(visit: Visit, pair: Pair, ask: Asking) -> Shown[Charts]:
    """Figures, an indicator a chart."""
    return _shown(visit, "charts", pair, ask)


def money(visit: Visit, pair: Pair, ask: Asking) -> Shown[Charts]:
    """Money of projects by stage."""
    return _shown(visit, "money", pair, ask)


def places(visit: Visit, pair: Pair, ask: Asking) -> Shown[Charts]:
    """Where they met and what is built where."""
    return _shown(visit, "map", pair, ask)


@ROUTER.get("/pairs/{pair}/pictures/{kind}/{key}.svg")
def picture(
    request: Request,
    visit: Visiting,
    pair: Pair,
    kind: str,
    key: Annotated[str, Path(max_length=60)],
    ask: Annotated[PictureAsk, Param()],
) -> Response:
    """A chart as SVG."""
    if kind not in KINDS:
        raise HTTPException(404, "there is no such chart")
    own = Ask(**ask.model_dump(exclude={"theme"}))
    tag = f'W/"{visit.revision}-{__version__}-{ask.model_dump_json().encode().hex()}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    chart = next((one for one in charts_of(visit, kind, pair, own) if key in {one.key, "all"}), None)
    if chart is None:
        raise HTTPException(404, "there is no such chart")
    drawn = visit.desk.answers.get(
        ("svg", visit.revision, pair, kind, key, ask.model_dump_json()),
        lambda: drawing.svg(chart, dark=ask.theme == "dark"),
    )
    return Response(drawn, headers=headers, media_type="image/svg+xml")


PAGES = (
    Page(
        "timeline",
        "/pairs/{pair}/timeline",
        timeline,
        Charts,
        "Contacts, agreements and commitments over time.",
        listed=True,
    ),
    Page("charts", "/pairs/{pair}/charts", figures, Charts, "Figures, an indicator a chart.", listed=True),
    Page("money", "/pairs/{pair}/money", money, Charts, "Money of projects by stage.", listed=True),
    Page("map", "/pairs/{pair}/map", places, Charts, "Where they met and what is built where.", listed=True),
)

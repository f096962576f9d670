from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ledgers import fill, sample
from lxml import etree

from communique.desk import illustrations
from communique.desk.briefing import brief
from communique.desk.model import Briefing
from communique.desk.render_docx import render_docx
from communique.desk.render_html import render_html
from communique.desk.render_json import render_json
from communique.desk.render_markdown import render_markdown
from communique.desk.render_pdf import as_values, render_pdf
from communique.desk.wanted import Wanted
from communique.ledger.rows import RecordRow
from communique.ledger.store import Store

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True)
class Made:
    """A chart as the charts make it, as far as a briefing looks at it."""

    key: str
    title: str
    alt: str
    records: tuple[str, ...]


def chart(key: str, records: Sequence[RecordRow]) -> Made | None:
    ids = tuple(one.id for one in records)
    return Made(key, f"{key} <b>", f'Words of {key} & "more"', ids) if ids else None


class Drawn:
    """Stands for the modules of charts, and counts what is drawn."""

    def __init__(self) -> None:
        self.drawn: list[str] = []
        self.day: date | None = None
        self.missing = False

    def money(self, rows: Sequence[RecordRow]) -> Made | None:
        return chart("money", [row for row in rows if row.register == "projects"])

    def svg(self, one: Made) -> str:
        return str(self.draw(one, SVG))

    def png(self, one: Made, *, scale: float) -> bytes:
        assert scale == illustrations.SHARPNESS
        return bytes(self.draw(one, PNG))

    def figures(self, rows: Sequence[RecordRow], *, limit: int) -> tuple[Made, ...]:
        return tuple(Made(f"f{n}", f"Figure {n}", "alt", (row.id,)) for n, row in enumerate(rows))[:limit]

    def timeline(self, rows: Sequence[RecordRow], fates: Mapping[str, Any], day: date | None) -> Made | None:
        assert {row.id for row in rows if row.register == "commitments"} <= set(fates)
        self.day = day
        return chart("timeline", [row for row in rows if row.register in {"contacts", "agreements"}])

    def draw(self, one: Made, picture: Any) -> Any:
        if self.missing:
            raise ModuleNotFoundError("vl_convert")
        self.drawn.append(one.key)
        return picture


@pytest.fixture
def charts(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    made = Drawn()
    for name, fake in (("figure_charts", made.figures), ("money_chart", made.money), ("timeline_chart", made.timeline)):
        monkeypatch.setattr(illustrations, name, fake)
    monkeypatch.setattr(illustrations, "drawing", made)
    return made


def made(folder: Path, **given: Any) -> Briefing:
    fill(folder / "l.db", sample())
    with Store.open(folder / "l.db") as store:
        return brief(store.view(), ("KAZ", "UZB"), Wanted(**given))


def test_each_chart_stands_in_its_section_and_cites(charts: Drawn, tmp_path: Path) -> None:
    briefing = made(tmp_path)
    assert [(one.key, one.section) for one in briefing.charts] == [
        ("timeline", "contacts"),
        ("f0", "figures"),
        ("f1", "figures"),
        ("money", "projects"),
    ]
    anchors = {passage.anchor for source in briefing.sources for passage in source.passages}
    assert all(one.references and {r.anchor for r in one.references} <= anchors for one in briefing.charts)
    assert charts.day == briefing.as_of
    assert charts.drawn == []


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        ({"charts": False}, []),
        ({"sections": ("figures",)}, ["f0", "f1"]),
        ({"sections": ("agreements", "people")}, ["timeline"]),
        ({"sections": ("people",)}, []),
        ({"topics": ("trade",)}, ["f0", "f1"]),
    ],
)
def test_charts_follow_what_is_asked_for(charts: Drawn, tmp_path: Path, given: dict[str, Any], keys: list[str]) -> None:
    assert [one.key for one in made(tmp_path, **given).charts] == keys
    assert charts.drawn == []


def test_the_page_holds_them_as_images_in_which_nothing_runs(charts: Drawn, tmp_path: Path) -> None:
    html = render_html(made(tmp_path))
    assert len(charts.drawn) == 4
    images = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)">', html)
    assert len(images) == html.count("<img") == 4
    assert base64.b64decode(images[0][0]).decode() == SVG
    assert images[0][1] == "Words of timeline &amp; &#34;more&#34;"
    assert "img-src data:" in html
    assert "timeline &lt;b&gt;" in html
    assert "img-src" not in render_html(made(tmp_path, charts=False))


def test_paper_holds_them_with_their_words(charts: Drawn, tmp_path: Path) -> None:
    briefing = made(tmp_path)
    assert render_pdf(briefing) == render_pdf(briefing)
    assert [one["svg"] for section in as_values(briefing)["sections"] for one in section["charts"]] == [SVG] * 4
    made_of = render_docx(briefing)
    with zipfile.ZipFile(io.BytesIO(made_of)) as file:
        properties = list(etree.fromstring(file.read("word/document.xml")).iter(DRAWING))
    assert [one.get("descr") for one in properties] == [one.alt for one in briefing.charts]
    assert len({one.get("id") for one in properties}) == 4
    assert {one["width"] for section in as_values(briefing)["sections"] for one in section["charts"]} == {0.053}
    assert charts.drawn.count("timeline") == 5
    assert made_of == render_docx(briefing)


def test_where_nothing_draws_their_words_stand_in_their_place(charts: Drawn, tmp_path: Path) -> None:
    charts.missing = True
    briefing = made(tmp_path)
    html = render_html(briefing)
    assert "<img" not in html
    assert "Words of timeline &amp; &#34;more&#34;" in html
    assert render_pdf(briefing).startswith(b"%PDF-")
    with zipfile.ZipFile(io.BytesIO(render_docx(briefing))) as file:
        assert "Words of timeline" in file.read("word/document.xml").decode()


def test_text_tells_what_they_show(charts: Drawn, tmp_path: Path) -> None:
    briefing = made(tmp_path)
    markdown = render_markdown(briefing)
    assert '*Chart: timeline \\<b\\>.* Words of timeline \\& "more" [^' in markdown
    told = json.loads(render_json(briefing))["charts"]
    assert [one["key"] for one in told] == ["timeline", "f0", "f1", "money"]
    assert told[0]["citations"][0]["anchor"].startswith("d")
    assert charts.drawn == []

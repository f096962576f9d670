from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from ledgers import Page, fill, sample

from communique.desk.briefing import brief
from communique.desk.model import Briefing
from communique.desk.render_html import render_html
from communique.desk.render_json import render_json
from communique.desk.render_markdown import render_markdown
from communique.desk.render_text import render_text
from communique.ledger.store import Store

HOSTILE = "<script>alert(1)</script> **bold** [link](javascript:x) & \x1b[31mred"


def hostile() -> Page:
    text = f"They are {HOSTILE} partners, it is said."
    page = Page("2022-<b>bad</b>", text, "2022-01-01", outlet=HOSTILE, url="javascript:alert(1)")
    return page.add("standing", f"{HOSTILE} partners", term=f"{HOSTILE} partners")


@pytest.fixture
def briefing(tmp_path: Path) -> Briefing:
    fill(tmp_path / "l.db", [*sample(), hostile()])
    with Store.open(tmp_path / "l.db") as store:
        return brief(store.view(), ("KAZ", "UZB"))


class Seen(HTMLParser):
    """Collects ids, links, tags and marked text."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.marked: list[str] = []
        self._in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self._in_mark = tag == "mark"
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a":
            self.links.append(str(values.get("href")))

    def handle_data(self, data: str) -> None:
        if self._in_mark:
            self.marked.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_mark = self._in_mark and tag != "mark"


def test_html_links_resolve_and_nothing_hostile_runs(briefing: Briefing) -> None:
    html = render_html(briefing)
    page = Seen()
    page.feed(html)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert [link for link in page.links if not link.startswith("#")] == []
    assert not page.tags & {"script", "svg", "iframe", "link", "b"}
    assert html.count("<img ") == html.count('<img src="data:image/svg+xml;base64,') == len(briefing.charts) > 0
    assert "javascript:alert(1)" in html
    assert "Our borders are open" in page.marked
    assert "@page" in html
    assert not re.search(r'(?:src|href)="https?:', html)


def test_text_has_no_steering_characters_and_cites(briefing: Briefing) -> None:
    text = render_text(briefing)
    assert "\x1b" not in text
    assert "[2: 2020-05-13, 2020-05-visit, s. 1]" in " ".join(text.split())
    assert text.endswith("\n")
    assert "6. Figures" in text


@pytest.mark.parametrize("width", [40, 60, 100])
def test_text_keeps_to_the_width(briefing: Briefing, width: int) -> None:
    for line in render_text(briefing, width=width).splitlines():
        assert len(line) <= width or " " not in line.strip().removeprefix("- ")


def test_markdown_escapes_what_documents_say(briefing: Briefing) -> None:
    markdown = render_markdown(briefing)
    assert "<script" not in markdown.replace("\\<script", "")
    assert "\\[link\\](javascript:x)" in markdown
    anchors = set(re.findall(r'<a id="([^"]+)"></a>', markdown))
    assert set(re.findall(r"\]\(#([^)]+)\)", markdown)) <= anchors


def test_json_holds_the_whole_briefing(briefing: Briefing) -> None:
    value = json.loads(render_json(briefing))
    assert value["pair"] == ["KAZ", "UZB"]
    assert [section["key"] for section in value["sections"]] == [section.key for section in briefing.sections]
    anchors = {passage["anchor"] for source in value["sources"] for passage in source["passages"]}
    cited = {
        citation["anchor"]
        for section in value["sections"]
        for group in section["groups"]
        for line in group["lines"]
        for citation in line["citations"]
        if citation["sentence"] is not None
    }
    assert cited == anchors


def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name, pages in (("a", list(sample())), ("b", list(sample())[::-1])):
        fill(tmp_path / f"{name}.db", pages)
        with Store.open(tmp_path / f"{name}.db") as store:
            made.append(render_html(brief(store.view(), ("KAZ", "UZB"))))
    assert made[0] == made[1]

"""The HTML briefing in a browser: what it loads, where its links lead, what it shows, how it prints."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from browser.chromium import Window
from browser.documents import EXAMPLES, IMAGE, READ, SCRIPT

A4 = (595, 842)  # points

CITATIONS = """
return [...document.querySelectorAll("main section:not(#sources) a.cite")].map((link) => {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return {
    text: link.textContent,
    section: link.closest("section").id,
    inSources: Boolean(target && target.closest("#sources")),
    whole: Boolean(target && target.matches("article")),
    quote: target ? target.textContent : "",
    marked: target ? [...target.querySelectorAll("mark")].map((mark) => mark.textContent) : [],
  };
});
"""
TARGET = """
const target = document.querySelector(":target");
if (!target) return null;
const box = target.getBoundingClientRect(), mark = target.querySelector("mark");
return {
  id: target.id, seen: box.top >= 0 && box.top < innerHeight,
  markSeen: Boolean(mark) && mark.getBoundingClientRect().top < innerHeight,
  markColour: mark ? getComputedStyle(mark).backgroundColor : null,
  colour: getComputedStyle(target).backgroundColor,
};
"""
OVERFLOWING = """
const width = document.documentElement.clientWidth, over = [];
for (const one of document.querySelectorAll("body *")) {
  const box = one.getBoundingClientRect();
  if (box.width && (box.right > width + 1 || box.left < -1)) over.push(one.outerHTML.slice(0, 120));
}
return {width, scroll: document.documentElement.scrollWidth, over};
"""
FAINT = """
const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = (colour) => {
  const [r, g, b] = parts(colour).slice(0, 3).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (one) => {
  for (; one; one = one.parentElement) {
    const colour = getComputedStyle(one).backgroundColor, alpha = parts(colour)[3];
    if (alpha === undefined || alpha > 0) return colour;
  }
  return "rgb(255, 255, 255)";
};
const faint = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const one = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim()) continue;
  const [low, high] = [light(getComputedStyle(one).color), light(behind(one))].sort((a, b) => a - b);
  if ((high + 0.05) / (low + 0.05) < 4.5) faint.push(one.outerHTML.slice(0, 120));
}
return faint;
"""
STRUCTURE = """
return {
  lang: document.documentElement.lang,
  landmarks: ["header", "nav", "main"].map((name) => document.querySelectorAll("body > " + name).length),
  named: [...document.querySelectorAll("nav, aside")].every((one) => one.getAttribute("aria-label")),
  levels: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) => Number(one.tagName[1])),
  empty: [...document.querySelectorAll("h1, h2, h3, a")].filter((one) => !one.textContent.trim()).length,
  twice: [...document.querySelectorAll("[id]")].map((one) => one.id).filter((id, at, all) => all.indexOf(id) !== at),
};
"""


def flat(text: str) -> str:
    return " ".join(text.split())


def test_it_loads_alone_and_without_a_complaint(window: Window, page: Path) -> None:
    window.open(page.as_uri())
    assert window.asked == [page.as_uri()]
    assert (window.said, window.errors) == ([], [])
    assert window.run("return document.title") == "Belarus - China: briefing"
    assert window.run("return document.scripts.length") == 0


def test_every_citation_leads_to_a_quotation_of_its_document(window: Window, page: Path) -> None:
    window.open(page.as_uri())
    citations: list[dict[str, Any]] = window.run(CITATIONS)
    assert len({one["section"] for one in citations}) >= 6
    assert [one["text"] for one in citations if not one["inSources"]] == []
    quoting = [one for one in citations if not one["whole"]]
    assert [one["text"] for one in quoting if not any(mark.strip() for mark in one["marked"])] == []
    texts = {flat((EXAMPLES / name).read_text(encoding="utf-8")) for name in READ if name.endswith(".txt")}
    number = re.compile(r"^\[(\d+):")
    sources = {
        match[1]
        for one in quoting
        if any(flat(mark) in text for text in texts for mark in one["marked"]) and (match := number.match(one["text"]))
    }
    assert len(sources) >= len(texts)


def test_a_click_on_a_citation_shows_the_marked_words(window: Window, page: Path) -> None:
    window.open(page.as_uri())
    keys: list[str] = window.run(
        "return [...document.querySelectorAll('main section:not(#sources)')].map((one) => one.id)"
    )
    clicked = 0
    for key in keys:
        links = window.page.locator(f"#{key} a.cite[href*='-s']")
        for place in sorted({0, links.count() - 1} if links.count() else ()):
            link = links.nth(place)
            goal = str(link.get_attribute("href")).rpartition("#")[2]
            link.click()
            target = window.run(TARGET)
            assert target is not None
            assert (target["id"], target["seen"], target["markSeen"]) == (goal, True, True)
            assert target["markColour"] not in {"rgba(0, 0, 0, 0)", target["colour"]}
            clicked += 1
    assert clicked >= 8


def test_the_way_back_leads_to_a_line_that_cites(window: Window, page: Path) -> None:
    window.open(page.as_uri())
    wrong = window.run("""
      return [...document.querySelectorAll("#sources .back a")].filter((link) => {
        const line = document.getElementById(link.hash.slice(1)), own = link.closest("li").id;
        return !line || ![...line.querySelectorAll("a.cite")].some((cite) => cite.hash === "#" + own);
      }).map((link) => link.hash);
    """)
    assert wrong == []
    assert window.run("return document.querySelectorAll('#sources .back a').length") > 10


@pytest.mark.parametrize("width", [1280, 800, 400])
def test_the_links_of_the_sections_lead_to_them(window: Window, page: Path) -> None:
    window.open(page.as_uri())
    hashes = window.run("return [...document.querySelectorAll('nav a')].map((link) => link.hash)")
    assert hashes == window.run("return [...document.querySelectorAll('main > section')].map((one) => '#' + one.id)")
    for place in range(len(hashes)):
        window.run("scrollTo(0, 0)")
        window.click("nav a", place)
        assert window.run("return location.hash") == hashes[place]
        top, left = window.run("""
          const top = document.querySelector(":target h2").getBoundingClientRect().top;
          return [top, document.documentElement.scrollHeight - innerHeight - scrollY];
        """)
        # The last sections may be too short to come up to the upper edge.
        assert 0 <= top < 100 or (left <= 1 and top < 900), hashes[place]


def test_what_a_hostile_document_holds_is_text(window: Window, page: Path) -> None:
    window.open(page.as_uri())
    shown = flat(window.run("return document.body.textContent"))
    assert SCRIPT in shown
    assert IMAGE in shown
    assert window.run(
        "return [...document.querySelectorAll('#sources li')].some((one) => one.textContent.includes('<script>'))"
    )
    assert window.run("return window.hostile === undefined")
    assert window.run("return document.querySelectorAll('script, svg, iframe, object, link, base').length") == 0
    # The only images are the charts, which hold no code that a browser would run there.
    assert window.run("return document.images.length > 0")
    assert window.run("""
      return [...document.images].every((one) => one.src.startsWith("data:image/svg+xml;base64,") && one.naturalWidth > 0
        && one.closest("figure") && one.alt);
    """)
    assert window.run("return [...document.links].filter((one) => one.protocol === 'javascript:').length") == 0
    assert window.run("return [...document.querySelectorAll('*')].every((one) => !one.onerror && !one.onload)")


@pytest.mark.parametrize("width", [320, 400, 800, 1280])
def test_nothing_runs_over_the_side(window: Window, page: Path, width: int) -> None:
    window.open(page.as_uri())
    found = window.run(OVERFLOWING)
    assert found["over"] == []
    assert found["scroll"] <= found["width"] <= width


def test_it_prints_on_a4(window: Window, page: Path) -> None:
    window.open(page.as_uri())
    pdf = window.pdf()
    assert pdf.startswith(b"%PDF-")
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {A4}
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
    words = len(str(window.run("return document.querySelector('main').innerText")).split())
    # The sources begin a page of their own; a page that is neither crammed nor near empty has 100 to 700 words.
    assert max(2, words // 700) <= pages <= 2 + words // 100


@pytest.mark.parametrize("width", [400, 1280])
def test_all_text_stands_out_from_what_is_behind_it(window: Window, page: Path) -> None:
    window.open(page.as_uri())
    assert window.run(FAINT) == []
    window.click("a.cite[href*='-s']")
    assert window.run(FAINT) == []


def test_it_can_be_followed_by_ear(window: Window, page: Path) -> None:
    window.open(page.as_uri())
    found = window.run(STRUCTURE)
    levels = found["levels"]
    assert found["lang"] == "en"
    assert found["landmarks"] == [1, 1, 1]
    assert found["named"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert (found["empty"], found["twice"]) == (0, [])

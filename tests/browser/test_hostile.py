"""What documents and people write is shown and never obeyed, on any page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from browser.chromium import Browser, Window
from browser.hostile import PAIR, made
from browser.serving import Served, served
from communique.desk.web.pages.catalogue import PAGES
from communique.model.mentions import REGISTERS

BUDGET = 300_000  # bytes of a page and all that it loads, as they are sent
WHOLE = 2_000_000  # bytes of a page as it is read
HARM = """
const wrong = [];
if (window.hostile !== undefined) wrong.push("a script ran: " + window.hostile);
if (document.title.startsWith("taken")) wrong.push("the title was taken");
for (const one of document.querySelectorAll("script:not([src^='/static/']), iframe, object, embed, base, style, meta[http-equiv]"))
  wrong.push(one.outerHTML.slice(0, 100));
for (const one of document.querySelectorAll("*"))
  for (const { name, value } of one.attributes) {
    if (name.startsWith("on")) wrong.push(name + "=" + value.slice(0, 80));
    if (["href", "src", "action", "formaction"].includes(name) && !/^(https?:|[/#?])/.test(value)) wrong.push(name + "=" + value.slice(0, 80));
    if (["src", "action", "formaction"].includes(name) && !/^[/#?](?![/])/.test(value)) wrong.push(name + "=" + value.slice(0, 80));
  }
return wrong;
"""
# Marks that turn the writing around must not reach beyond the element that holds them.
LOOSE = """
const loose = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const one = walker.currentNode.parentElement;
  if (!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(walker.currentNode.data) || one.closest("option, textarea, datalist")) continue;
  const holds = (at) => at && (["isolate", "isolate-override", "plaintext"].includes(getComputedStyle(at).unicodeBidi) || holds(at.parentElement));
  if (!holds(one)) loose.push(one.outerHTML.slice(0, 100));
}
return loose;
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(made(tmp_path_factory.mktemp("hostile") / "ledger.db"), reviewer="<i>'\"&") as one:
        yield one


@pytest.fixture(scope="module")
def paths(desk: Served) -> dict[str, list[str]]:
    """Of each page a path for every register, record and document that it can be asked for."""
    found: dict[str, list[str]] = {}
    records, documents = set(), set()
    for register in REGISTERS:
        for one in desk.json(f"/pairs/{PAIR}/{register}.json?limit=3&order=documents")["records"]:
            records.add(one["id"])
            documents |= {told["document"]["id"] for told in desk.json(f"/records/{one['id']}.json")["mentions"]}
    fill = {
        "{pair}": [PAIR],
        "{register}": list(REGISTERS),
        "{record}": sorted(records),
        "{document}": sorted(documents),
    }
    for page in PAGES:
        found[page.name] = [page.path]
        for name, values in fill.items():
            found[page.name] = [
                path.replace(name, value) for path in found[page.name] for value in dict.fromkeys(values)
            ]
            found[page.name] = list(dict.fromkeys(found[page.name]))
    found["search"] = [f"{found['search'][0]}?q=visited", f"{found['search'][0]}?q=%3Cscript%3Ewindow"]
    return found


def check(window: Window, desk: Served, path: str) -> None:
    window.open(desk.home + path)
    assert window.answers[0].status == 200, path
    assert window.page.url == desk.home + path
    assert (window.said, window.errors, window.dialogs) == ([], [], []), path
    assert window.run(HARM) == [], path
    assert window.run(LOOSE) == [], path
    assert window.elsewhere(desk.home) == [], path
    assert window.overflow() <= 0, path
    assert window.page.locator("main").is_visible(), path
    assert window.transferred() <= BUDGET, path
    assert len(window.answers[0].body()) <= WHOLE, path


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_what_is_written_is_shown_and_not_obeyed(
    window: Window, desk: Served, paths: dict[str, list[str]], name: str, width: int
) -> None:
    for path in paths[name] if width == 360 else paths[name][:2]:
        check(window, desk, path)


def test_what_is_written_stays_readable(window: Window, desk: Served) -> None:
    window.open(f"{desk.home}/pairs/{PAIR}/agreements")
    shown = window.page.locator("main").inner_text()
    assert "<style>*{display:none}</style>" in shown
    assert "{{ 7 * 7 }}" in shown


def test_hovering_clicking_and_deciding_runs_nothing(browser: Browser, desk: Served) -> None:
    with browser.window() as window:
        window.open(f"{desk.home}/pairs/{PAIR}/review")
        for key in ("?", "Escape", "c", "Escape", "m", "Escape", "a", "u", "j"):
            window.page.keyboard.press(key)
        window.page.wait_for_load_state("networkidle")
        # By events, not by the pointer: what was decided moves out of its way.
        for link in window.page.locator("main a").all()[:5]:
            for event in ("mouseover", "mouseenter", "focus"):
                link.dispatch_event(event)
        assert window.run(HARM) == []
        assert (window.errors, window.dialogs) == ([], [])


def test_every_chart_and_list_that_is_taken_away_is_inert(
    desk: Served, window: Window, paths: dict[str, list[str]]
) -> None:
    for name, among in paths.items():
        window.open(desk.home + among[0])
        for picture in window.run(
            "return [...document.images].map((one) => one.src).filter((one) => !one.startsWith('data:'))"
        ):
            window.open(picture)
            assert window.run("return document.querySelectorAll('script, foreignObject, a').length") == 0, (
                f"{name}: {picture}"
            )
            assert window.run("return window.hostile === undefined"), f"{name}: {picture}"

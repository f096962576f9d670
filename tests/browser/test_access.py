"""People who see badly, use no mouse, or are made ill by movement can use every page."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.chromium import Browser, Scheme, Window
from browser.serving import Served
from communique.desk.web.pages.catalogue import PAGES

PAIR = "BLR-CHN"
GRAVE = {"serious", "critical"}
STOPS = 40  # of the tabulator that are looked at on a page
# What the focus does to what has it, and whether that can be seen.
FOCUSED = """
const one = document.activeElement;
if (!one || one === document.body) return null;
const style = getComputedStyle(one), box = one.getBoundingClientRect();
return {
  what: one.outerHTML.slice(0, 120),
  marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
  seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
};
"""


@pytest.fixture(scope="module")
def paths(desk: Served) -> dict[str, str]:
    return desk.addresses(PAIR, "trade")


def grave(window: Window, *rules: str) -> list[tuple[str, list[str]]]:
    """What axe-core calls serious or critical, with the elements; by these rules alone where some are named."""
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found: list[dict[str, Any]] = Axe().run(window.page, options=options).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"][:5]]) for one in found if one["impact"] in GRAVE]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_nothing_serious_stands_in_the_way(
    window: Window, desk: Served, paths: dict[str, str], name: str, scheme: Scheme
) -> None:
    window.open(desk.home + paths[name])
    window.run("for (const one of document.querySelectorAll('details')) one.open = true")
    # In the dark nothing but colours is another.
    assert grave(window, *(["color-contrast"] if scheme == "dark" else [])) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_stands_in_the_way_of_the_list_of_keys(window: Window, desk: Served) -> None:
    window.open(desk.home)
    window.page.keyboard.press("?")
    assert grave(window) == []


def test_a_page_that_is_not_there_says_so_to_everybody(window: Window, desk: Served) -> None:
    window.open(f"{desk.home}/records/r:0000000000000000")
    assert [one.status for one in window.answers[:1]] == [404]
    assert grave(window) == []


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_the_tabulator_always_shows_where_it_is(
    browser: Browser, desk: Served, paths: dict[str, str], name: str
) -> None:
    # Without movement a page has come to rest as soon as it is asked.
    with browser.window(reduced_motion="reduce") as window:
        window.open(desk.home + paths[name])
        for _ in range(STOPS):
            window.page.keyboard.press("Tab")
            at = window.run(FOCUSED)
            if at is None:
                break
            assert (at["marked"], at["seen"]) == (True, True), at["what"]


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_the_first_stop_skips_to_what_the_page_says(
    window: Window, desk: Served, paths: dict[str, str], name: str
) -> None:
    window.open(desk.home + paths[name])
    window.page.keyboard.press("Tab")
    skip = window.page.locator(".skip")
    assert skip.evaluate("(one) => one === document.activeElement")
    box = skip.bounding_box()
    assert box is not None
    assert box["height"] >= 20
    window.page.keyboard.press("Enter")
    window.page.keyboard.press("Tab")
    assert window.run("return document.activeElement.closest('header, .pair') === null")


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_nothing_moves_for_those_whom_movement_makes_ill(
    browser: Browser, desk: Served, paths: dict[str, str], name: str
) -> None:
    with browser.window(reduced_motion="reduce") as window:
        window.open(desk.home + paths[name])
        assert window.run("return getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        moving = "return document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 10).length"
        assert window.run(moving) == 0
        assert window.errors == []


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_pages_can_be_read_in_colours_of_the_readers_own(
    browser: Browser, desk: Served, paths: dict[str, str], name: str
) -> None:
    with browser.window(forced_colors="active") as window:
        window.open(desk.home + paths[name])
        window.page.keyboard.press("Tab")
        window.page.keyboard.press("Tab")
        at = window.run(FOCUSED)
        assert at is not None
        assert at["marked"]

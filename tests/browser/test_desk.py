"""Every page of the desk in a browser, wide and narrow, light and dark: it opens in quiet, stays at home, fits and is small."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.chromium import Browser, Scheme, Window, kept
from browser.serving import Served
from communique.desk.web.pages.catalogue import PAGES

PAIR = "BLR-CHN"
BUDGET = 300_000  # bytes of a page and all that it loads, as they are sent
PICTURES = Path(__file__).parents[2] / "out" / "screenshots"


@pytest.fixture(scope="module")
def paths(desk: Served) -> dict[str, str]:
    return desk.addresses(PAIR, "trade")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_a_page_opens_in_quiet_fits_its_window_and_is_small(
    window: Window, desk: Served, paths: dict[str, str], name: str, width: int, scheme: Scheme
) -> None:
    window.open(desk.home + paths[name])
    kept(PICTURES, window, f"{name}-{width}-{scheme}")
    assert (window.said, window.errors, window.dialogs) == ([], [], [])
    assert [one.status for one in window.answers if not one.ok] == []
    assert window.elsewhere(desk.home) == []
    assert window.overflow() <= 0
    assert window.page.locator("h1").count() == 1
    assert window.transferred() <= BUDGET


def test_pages_work_without_scripts(desk: Served, paths: dict[str, str], browser: Browser) -> None:
    with browser.window(java_script_enabled=False) as window:
        for path in paths.values():
            window.open(desk.home + path)
            assert window.page.locator("h1").first.is_visible(), path

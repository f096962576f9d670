"""What a user makes from the examples and hostile documents: a briefing, a ledger, a desk on it; and a browser to look at them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Error

from browser.chromium import Browser, Scheme, Window, lacking, started
from browser.documents import EXAMPLES, HOSTILE, READ
from browser.serving import Served, served
from communique.cli.main import run


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The briefing as a file."""
    folder = tmp_path_factory.mktemp("briefing")
    ledger, wire, made = folder / "ledger.db", folder / "wire.jsonl", folder / "briefing.html"
    wire.write_text(json.dumps(HOSTILE) + "\n", encoding="utf-8")
    paths = [str(EXAMPLES / name) for name in READ]
    assert run(["read", *paths, str(wire), "--ledger", str(ledger), "--strict", "--quiet"]) == 0
    assert run(["brief", "BLR", "CHN", "--ledger", str(ledger), "--format", "html", "--output", str(made)]) == 0
    return made


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of all examples and a document that means harm."""
    folder = tmp_path_factory.mktemp("read")
    ledger, wire = folder / "ledger.db", folder / "wire.jsonl"
    wire.write_text(json.dumps(HOSTILE) + "\n", encoding="utf-8")
    assert run(["read", str(EXAMPLES), str(wire), "--ledger", str(ledger), "--quiet"]) == 0
    return ledger


@pytest.fixture(scope="module")
def desk(read: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk on a copy of the ledger, which the tests of one file may write to."""
    with served(Path(shutil.copy(read, tmp_path_factory.mktemp("desk") / "ledger.db"))) as one:
        yield one


# Of the package and not of the session: as long as it runs, no other test can have an event loop in this thread.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Headless Chromium. Where it cannot be had, its tests are skipped."""
    lack = lacking()
    if lack is not None:
        pytest.skip(lack)
    with ExitStack() as stack:
        try:
            one = stack.enter_context(started())
        except Error as error:
            pytest.skip(f"the browser cannot be started: {error.message.partition(chr(10))[0]}")
        yield one


@pytest.fixture
def width() -> int:
    """Of the window; tests name others as parameters."""
    return 1280


@pytest.fixture
def scheme() -> Scheme:
    """Light or dark; tests name others as parameters."""
    return "light"


@pytest.fixture
def window(browser: Browser, width: int, scheme: Scheme) -> Iterator[Window]:
    """A window."""
    with browser.window(width, scheme=scheme) as one:
        yield one

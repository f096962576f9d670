"""Headless Chromium without a network, driven by Playwright: what tests ask of a page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser as Program
from playwright.sync_api import BrowserContext, Dialog, Page, Response, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
)
HEIGHT = 900
Scheme = Literal["light", "dark"]


def found() -> str | None:
    """The first browser that is on the PATH."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def lacking() -> str | None:
    """Why no browser can be driven, None where one can."""
    return None if found() else f"no {' or '.join(BROWSERS)} on the PATH (Debian: apt-get install chromium)"


class Window:
    """A page in a window of its own, without cookies or cache, and everything that it did since it was opened. Sizes are CSS pixels."""

    def __init__(self, context: BrowserContext) -> None:
        context.set_default_timeout(15_000)
        self.page: Page = context.new_page()
        self.said: list[str] = []  # on the console
        self.errors: list[str] = []  # that no script caught
        self.asked: list[str] = []  # addresses
        self.dialogs: list[str] = []
        self.answers: list[Response] = []
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("response", lambda answer: self.answers.append(answer))  # noqa: PLW0108 -- a bound method is refused
        self.page.on("dialog", self._dialog)

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def open(self, address: str) -> None:
        """Load a page; what the lists held before is dropped."""
        for one in (self.said, self.errors, self.asked, self.dialogs, self.answers):
            one.clear()
        self.page.goto(address)

    def run(self, script: str, *arguments: Any) -> Any:
        """What the body of a script returns; ``arguments`` are its arguments."""
        # An expression in a string would be evaluated by the page, whose policy forbids that.
        return self.page.evaluate(f"(arguments) => {{{script}}}", list(arguments))

    def click(self, selector: str, place: int = 0) -> None:
        """Click one of what the selector finds."""
        self.page.locator(selector).nth(place).click()

    def elsewhere(self, home: str) -> list[str]:
        """Addresses asked for that are not of that host and port."""
        return [
            one
            for one in self.asked
            if urlsplit(one).scheme != "data" and urlsplit(one).netloc != urlsplit(home).netloc
        ]

    def transferred(self) -> int:
        """Bytes of all bodies as they were sent."""
        return sum(one.request.sizes()["responseBodySize"] for one in self.answers)

    def overflow(self) -> int:
        """Pixels by which the page is wider than its window."""
        return int(self.run("const one = document.documentElement; return one.scrollWidth - one.clientWidth"))

    def pdf(self) -> bytes:
        """The page as it is printed, on the paper that it asks for itself."""
        return self.page.pdf(prefer_css_page_size=True, print_background=False)


class Browser:
    """The program, which opens windows."""

    def __init__(self, program: Program) -> None:
        self.program = program

    @contextmanager
    def window(
        self, width: int = 1280, height: int = HEIGHT, scheme: Scheme = "light", **options: Any
    ) -> Iterator[Window]:
        """A window that is closed with the context; ``options`` are those of Playwright's contexts."""
        size: Any = {"width": width, "height": height}
        context = self.program.new_context(
            viewport=size, color_scheme=scheme, is_mobile=width < 600, has_touch=width < 600, locale="en-GB", **options
        )
        try:
            yield Window(context)
        finally:
            context.close()


@contextmanager
def started() -> Iterator[Browser]:
    """A browser which ends with the context."""
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=found(), args=list(FLAGS))
        try:
            yield Browser(program)
        finally:
            program.close()


def kept(folder: Path, window: Window, name: str) -> Path:
    """A picture of the whole page, for people to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    # Pictures further down are loaded when they are scrolled to; here they are looked at, and count for what the page weighs.
    window.run("for (const one of document.images) one.loading = 'eager'")
    window.page.wait_for_load_state("networkidle")
    window.page.screenshot(path=path, full_page=True, animations="disabled")
    return path

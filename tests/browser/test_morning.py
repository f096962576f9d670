"""A morning at the desk, by mouse and keyboard: from the list of pairs to a corrected date and back; and reviewing without a mouse."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, expect

from browser.chromium import Window
from browser.serving import Served
from communique.desk.web.pages.catalogue import PAGES

PAIR = "BLR-CHN"
LATER = "2031-07-19"  # a day that no example names
TARGET = """
const target = document.querySelector(":target"), box = target.getBoundingClientRect();
return {
  text: target.textContent, seen: box.bottom > 0 && box.top < innerHeight,
  colour: getComputedStyle(target).backgroundColor, around: getComputedStyle(document.body).backgroundColor,
};
"""


def whole(desk: Served, record: str) -> dict[str, Any]:
    found: dict[str, Any] = desk.json(f"/records/{record}.json")
    return found


def there(desk: Served, record: str) -> bool:
    return httpx.get(f"{desk.home}/records/{record}.json").status_code == 200


@pytest.fixture(scope="module")
def overdue(desk: Served) -> str:
    """A commitment that is overdue and names its day."""
    rows = desk.json(f"/pairs/{PAIR}/commitments.json?limit=200")["records"]
    for row in rows:
        one = whole(desk, row["id"])
        if row["fields"].get("due") and one["fate"] and one["fate"]["status"] == "overdue" and one["places"].get("due"):
            return str(row["id"])
    raise AssertionError("nothing in the examples is overdue")


def to_the_record(window: Window, desk: Served, record: str) -> None:
    """From the start to the record, by what a person would click."""
    page = window.page
    page.goto(desk.home)
    page.get_by_role("link", name="Belarus – China").first.click()
    expect(page.locator("h1")).to_have_text("Belarus – China")
    board = any(one.name == "board" for one in PAGES)
    page.locator(f".tabs a[href='/pairs/{PAIR}/{'board' if board else 'commitments'}']").click()
    within = page.locator("#overdue") if board else page.locator("table")
    link = within.locator(f"a[href^='/records/{record}']").first
    if not link.count():  # on a later part of the list
        page.goto(f"{desk.home}/pairs/{PAIR}/commitments?limit=200")
        link = page.locator(f"table a[href='/records/{record}']").first
    link.click()
    expect(page.locator(f"article[data-record='{record}']")).to_be_visible()


def field(window: Window, label: str) -> Locator:
    """The entry of a field on the page of a record."""
    return window.page.locator("dl.fields > div").filter(has=window.page.locator("dt", has_text=label))


def correct(window: Window, name: str, value: str, note: str) -> None:
    """Fill in the form with the mouse."""
    page = window.page
    page.locator("summary[data-key='c']").click()
    form = page.locator("form[data-action='correct']")
    form.locator("select[name='field']").select_option(name)
    form.locator("input[name='value']").fill(value)
    form.locator("input[name='note']").fill(note)
    form.get_by_role("button").click()
    expect(page.locator(".toast")).to_be_visible()


def test_a_whole_morning(window: Window, desk: Served, overdue: str) -> None:
    page, before = window.page, whole(desk, overdue)
    to_the_record(window, desk, overdue)

    citation = field(window, "Due").locator("a.cite")
    sentence = field(window, "Due").locator("q").inner_text().strip("“”")
    citation.click()
    page.wait_for_url("**/documents/**")
    at = window.run(TARGET)
    assert " ".join(at["text"].split()) == " ".join(sentence.split())
    assert at["seen"]
    assert at["colour"] not in {at["around"], "rgba(0, 0, 0, 0)"}
    page.go_back()

    correct(window, "due", LATER, "so in print")
    expect(field(window, "Due").locator("dd")).to_contain_text("19 Jul 2031")
    expect(page.locator(".judging")).to_contain_text("so in print")
    assert whole(desk, overdue)["fate"]["status"] != "overdue"

    page.locator(f".tabs a[href='/pairs/{PAIR}']").click()
    expect(page.locator("#commitments, main").first).to_contain_text("19 July 2031")
    printed = window.pdf()
    assert printed.startswith(b"%PDF-")
    assert len(printed) > 20_000

    page.go_back()
    page.locator(".judging form[data-action='withdraw'] button").first.click()
    expect(field(window, "Due").locator("dd")).not_to_contain_text("2031")
    after = whole(desk, overdue)
    assert (after["fields"], after["fate"]) == (before["fields"], before["fate"])
    page.locator(f".tabs a[href='/pairs/{PAIR}']").click()
    expect(page.locator("main")).not_to_contain_text("2031")
    assert (window.errors, window.dialogs) == ([], [])


def test_what_was_just_decided_on_a_record_is_undone_by_a_key(window: Window, desk: Served, overdue: str) -> None:
    before = whole(desk, overdue)["fields"]
    to_the_record(window, desk, overdue)
    correct(window, "due", LATER, "")
    assert whole(desk, overdue)["fields"]["due"] == LATER
    window.page.locator("h1").click()
    window.page.keyboard.press("u")
    expect(field(window, "Due").locator("dd")).not_to_contain_text("2031")
    assert whole(desk, overdue)["fields"] == before


class Queue:
    """The queue of a pair under somebody's fingers."""

    def __init__(self, window: Window, desk: Served) -> None:
        self.page, self.desk = window.page, desk
        self.page.goto(desk.home)
        self.page.keyboard.press("g")
        self.page.keyboard.press("r")
        self.page.wait_for_url("**/review")

    @property
    def top(self) -> Locator:
        return self.page.locator("li.queued:not([hidden])").first

    def record(self) -> str:
        return str(self.top.get_attribute("data-record"))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def said(self, words: str) -> None:
        expect(self.page.locator(".toast")).to_contain_text(words)

    def decided(self) -> list[tuple[str, bool]]:
        """What was decided, the latest first, and whether it stands."""
        found = self.desk.json("/judgements.json")["judgements"]
        return [(one["action"], one["stands"]) for one in found]

    def undo(self) -> None:
        before = self.page.locator(".toast").inner_text()
        self.press("u")
        expect(self.page.locator(".toast")).not_to_have_text(before)
        self.said("↶")


@pytest.fixture
def queue(window: Window, desk: Served) -> Queue:
    return Queue(window, desk)


def test_accepting_and_rejecting_by_keys_goes_through_the_queue(queue: Queue) -> None:
    first = queue.record()
    queue.press("a")
    queue.said("accept")
    second = queue.record()
    assert second != first
    queue.press("r")
    queue.said("reject")
    assert queue.record() not in {first, second}
    assert queue.decided()[:2] == [("reject", True), ("accept", True)]
    queue.undo()
    assert queue.record() == second
    queue.undo()
    assert queue.record() == first
    assert queue.decided()[:4] == [("withdraw", True), ("withdraw", True), ("reject", False), ("accept", False)]


def test_correcting_by_keys(queue: Queue) -> None:
    record = queue.record()
    before = whole(queue.desk, record)["fields"]
    queue.press("c")
    name = queue.top.locator("select[name='field']")
    expect(name).to_be_focused()
    text = next(one for one in name.locator("option").all() if isinstance(before.get(one.get_attribute("value")), str))
    field = str(text.get_attribute("value"))
    queue.page.keyboard.type(text.inner_text())
    expect(name).to_have_value(field)
    queue.press("Tab")
    given = LATER if field in {"date", "due", "as_of"} else before[field]
    queue.page.keyboard.type(f"{given}")
    queue.press("Enter")
    queue.said("correct")
    assert queue.decided()[0] == ("correct", True)
    queue.press("Escape")
    queue.undo()
    assert whole(queue.desk, record)["fields"] == before


def test_merging_by_keys(queue: Queue) -> None:
    queue.page.goto(f"{queue.page.url}?register=figures")
    for _ in range(15):
        if queue.top.locator(".near code").count():
            break
        queue.press("j")
    record = queue.record()
    other = str(queue.top.locator(".near code").first.text_content())
    tellings = len(whole(queue.desk, record)["mentions"])
    queue.press("m")
    expect(queue.top.locator("input[name='other']")).to_be_focused()
    queue.page.keyboard.type(other)
    queue.press("Enter")
    queue.said("merge")
    kept = [one for one in (record, other) if there(queue.desk, one)]
    assert len(kept) == 1
    assert len(whole(queue.desk, kept[0])["mentions"]) > tellings
    queue.undo()
    assert there(queue.desk, other)
    assert len(whole(queue.desk, record)["mentions"]) == tellings


def test_keys_that_every_page_knows(window: Window, desk: Served) -> None:
    page = window.page
    page.goto(f"{desk.home}/pairs/{PAIR}/contacts")
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.keyboard.press("j")
    assert page.locator("tr.current").count() == 0
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()

    rows = page.locator("table[data-rows] tbody tr")
    for key, place in (("j", 0), ("j", 1), ("j", 2), ("k", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        assert rows.nth(place).evaluate("(row) => row.classList.contains('current')"), key
    goal = rows.first.locator("a").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{goal}")

    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("trade?j")
    expect(page.locator("#find")).to_have_value("trade?j")
    page.locator("#find").fill("trade")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=trade")
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url(f"{desk.home}/")
    assert window.errors == []

"""Ledgers for briefings on paper: documents that mean harm, and documents in other scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from browser.documents import HOSTILE
from ledgers import Page, fill, sample, who

from communique.desk.briefing import brief
from communique.desk.model import Briefing
from communique.desk.wanted import Wanted
from communique.ledger.store import Store

PAIR = ("KAZ", "UZB")
LONG = "x" * 300
# Markup of every form that there is, and characters that steer or that XML forbids.
MARKUP = (
    '#panic("taken") $x$ *bold* _it_ <lbl> @ref [link](javascript:x) \\u{41} `code` <w:t>&amp;</w:t> '
    f"\x00\x07\x1b[31m \u202eesrever\u202c \ufffe\uffff {LONG}"
)
ARABIC = "وقع الطرفان مذكرة تفاهم بقيمة 300 مليون دولار في Tashkent."
HEBREW = "השרים חתמו על הסכם בטשקנט ב-14 במאי 2022."
ADDRESS = "https://example.org/a?b=c&d/" + "long-path/" * 30


def pages() -> Iterator[Page]:
    """The sample, the hostile document, and four more."""
    yield from sample()
    yield _named(HOSTILE)
    marked = Page(f"n {MARKUP}", f"They are {MARKUP} partners.", "2022-01-01", outlet=MARKUP, url="javascript:alert(1)")
    yield marked.add("standing", f"{MARKUP} partners", term=f"{MARKUP} partners")
    arabic = Page("مذكرة", ARABIC, "2022-05-12", outlet="وكالة الأنباء", url=ADDRESS)
    yield arabic.add(
        "agreements", ARABIC[:-1], title="مذكرة تفاهم", kind="memorandum", stage="signed", date="2022-05-12"
    )
    hebrew = Page("he", HEBREW, "2022-05-14", url="http://[bad")
    yield hebrew.add("statements", HEBREW[:-1], speaker="Bobur Karim", quote_type="direct")
    russian = Page("ru", "Арман Серик прибыл в Ташкент.", "2022-06-01", outlet="Степь")
    yield russian.add(
        "contacts",
        "прибыл в Ташкент",
        kind="visit",
        modality="held",
        date="2022-06-01",
        participants=[who("Арман Серик", "министр", "KAZ")],
    )


def _named(given: dict[str, str]) -> Page:
    page = Page(given["id"], given["text"], given["published"], outlet=given["outlet"], url=given["url"])
    first = given["text"].split(". ")[0]
    return page.add("contacts", first, kind="meeting", modality="held", date="2025-03-03", place=given["title"])


def hostile_ledger(folder: Path) -> Path:
    """A ledger of all of them."""
    path = folder / "hostile.db"
    fill(path, pages())
    return path


def briefing_of(path: Path, wanted: Wanted | None = None) -> Briefing:
    """The briefing of a ledger."""
    with Store.open(path) as store:
        return brief(store.view(), PAIR, wanted)

"""A chart as a value, and words of documents made fit to stand in one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from communique.desk.wording import shorten

CELL_LENGTH = 300  # characters of a cell of the table
TITLE_LENGTH = 120
SLUG_LENGTH = 40
LEAST_KEPT = 0.7  # of the room that a text is cut to
# Controls, marks that turn the direction of text, halves of pairs, and what Unicode gives no meaning; joiners of letters stay.
_UNFIT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_JOINERS = frozenset("\u200c\u200d")
_UNSAFE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn and what it says to those who cannot see it.

    ``key`` is stable within its kind and safe in addresses. ``spec`` is Vega-Lite with the data inside, without a theme and
    without the title, which stands beside the picture. ``rows`` are the same as a table, headings first. ``records`` are the
    ids of the records shown.
    """

    key: str
    title: str
    alt: str
    spec: Mapping[str, Any]
    rows: tuple[tuple[str, ...], ...]
    records: tuple[str, ...]


def plain(text: str, limit: int = CELL_LENGTH) -> str:
    """The text on one line of at most so many characters, without controls and marks of direction."""
    spaced = " ".join(text[: limit * 20].split())
    kept = "".join(c for c in spaced if c in _JOINERS or unicodedata.category(c) not in _UNFIT)
    cut = shorten(kept, limit)
    # A long last word is cut inside rather than lost.
    return cut if len(kept) <= limit or len(cut) > limit * LEAST_KEPT else kept[: limit - 1] + "…"


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """The rows under their headings, every cell cleaned."""
    return (tuple(headings), *(tuple(plain(cell) for cell in row) for row in rows))


def key_of(words: str, *parts: str) -> str:
    """A name for an address: the words as far as they are plain letters, and a hash of all parts."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = _UNSAFE.sub("-", folded)[:SLUG_LENGTH].strip("-")
    return f"{slug}-{digest}" if slug else digest


def counted(number: int, one: str, many: str | None = None) -> str:
    """Such as "1 value" and "3 values"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def sentence(*parts: str) -> str:
    """The filled parts, each as a sentence."""
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)

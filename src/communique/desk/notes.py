"""Citations as footnotes: which source, and at the first citation of a passage its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from communique.desk.independence import outlet_name
from communique.desk.model import Briefing, Reference, Source
from communique.desk.plain import plain
from communique.desk.wording import shorten

QUOTED = 320  # characters of a sentence in a footnote; the whole stands among the sources
OUTLET_LENGTH = 60
ADDRESS_LENGTH = 2000
EXPLAINED = (
    "A note “3: 2021-01-26, s. 4” stands for source 3, published on that day, sentence 4. "
    "The words on which a line rests are marked."
)
_KEPT = "%/:=&?~#+!$,;'@()*[]"  # signs that mean something in an address
LINKED_SCHEMES = ("http://", "https://")


def web(address: str | None) -> bool:
    """May the address be linked? One from a document could otherwise run a script."""
    return bool(address) and str(address).casefold().startswith(LINKED_SCHEMES)


def web_address(address: str | None) -> str:
    """The address as a link that every program can read, empty where it may not be linked or names no host."""
    if not address or not web(address) or len(address) > ADDRESS_LENGTH:
        return ""
    try:
        host = urlsplit(address).hostname
        return quote(address, safe=_KEPT) if host else ""
    except ValueError:  # brackets that close nothing; half of a pair
        return ""


@dataclass(frozen=True, slots=True)
class Note:
    """One citation: "3: 2021-01-26", who says so, "s. 4", and the sentence where it is cited for the first time.

    ``anchor`` is the key of the passage among the sources, ``url`` the address of the source if it may be linked.
    """

    anchor: str
    source: str
    outlet: str
    place: str
    url: str
    quote: str


class Notes:
    """Makes the notes of one briefing in the order of the page; it remembers which passages were quoted."""

    def __init__(self, briefing: Briefing) -> None:
        """The sources are those of the briefing."""
        self._sources = {source.number: source for source in briefing.sources}
        self._passages = {one.anchor: one.text for source in briefing.sources for one in source.passages}
        self._quoted: set[str] = set()

    def of(self, references: Sequence[Reference]) -> tuple[Note, ...]:
        """The notes of one line."""
        return tuple(self._note(reference) for reference in references)

    def _note(self, reference: Reference) -> Note:
        source = self._sources[reference.source]
        words = "" if reference.anchor in self._quoted else self._passages.get(reference.anchor, "")
        self._quoted.add(reference.anchor)
        return Note(
            reference.anchor,
            f"{reference.source}: {reference.published or 'undated'}",
            outlet_words(source),
            f"s. {reference.sentence}" if reference.sentence is not None else "",
            web_address(source.document.url),
            shorten(plain(words), QUOTED),
        )


def outlet_words(source: Source) -> str:
    """Who says it: the outlet, else the short name of the document."""
    return plain(outlet_name(source.document) or source.label, OUTLET_LENGTH)

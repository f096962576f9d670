"""A briefing as values: sections of lines, every line with the places that it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from communique.ledger.rows import DocumentRow, MentionRow

REFERENCES = 3  # citations printed at the end of a line; ``more`` counts the rest


@dataclass(frozen=True, slots=True)
class Draft:
    """A line before its sources have numbers: ``rows`` are the mentions that it rests on, the best first.

    ``documents`` are documents that are spoken of as a whole; ``most`` is how many of the rows are cited.
    """

    text: str
    rows: tuple[MentionRow, ...]
    date: str | None = None
    mark: str = ""
    documents: tuple[DocumentRow, ...] = ()
    most: int = REFERENCES


@dataclass(frozen=True, slots=True)
class DraftGroup:
    """Lines under one heading; ``left_out`` counts those that a briefing has no room for."""

    title: str
    lines: tuple[Draft, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """One citation of a line. ``anchor`` is the key of the quoted passage among the sources."""

    source: int
    published: str | None
    label: str
    sentence: int | None
    anchor: str

    def __str__(self) -> str:
        place = f", s. {self.sentence}" if self.sentence is not None else ""
        return f"{self.source}: {self.published or 'undated'}, {self.label}{place}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``date`` is EDTF or None, ``mark`` a word or two on its state, ``more`` counts further places."""

    text: str
    date: str | None
    mark: str
    references: tuple[Reference, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading, which may be empty; ``left_out`` counts lines that stand in the ledger alone."""

    title: str
    lines: tuple[Line, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A section. ``empty`` says what was searched when there is no line."""

    key: str
    title: str
    groups: tuple[Group, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted passage: pieces of text in order, True for those that were cited."""

    anchor: str
    sentence: int | None
    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The passage as one text."""
        return "".join(piece for piece, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the sources section with the passages that the lines cite."""

    number: int
    label: str
    document: DocumentRow
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Illustration:
    """A chart in the section of that key. ``alt`` says in words what it shows; ``svg`` and ``png`` draw it when called.

    ``references`` cite what was drawn, ``more`` counts what they leave out.
    """

    key: str
    title: str
    alt: str
    section: str
    svg: Callable[[], str] = field(compare=False, repr=False)
    png: Callable[[], bytes] = field(compare=False, repr=False)
    references: tuple[Reference, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the ledger holds on two states as of a day.

    ``as_of`` is the day asked for, or that of the latest document, or None where no document is dated. ``searched`` says
    in words how many documents of which days were looked at, ``data_as_of`` until when they were published and read; the
    latter alone is ``read_until`` (ISO 8601, None without documents). ``chosen`` says which part was asked for, and is
    empty where that is the whole.
    """

    pair: tuple[str, str]
    names: tuple[str, str]
    as_of: date | None
    documents: int
    undated: int
    searched: str
    outlets: tuple[str, ...]
    warnings: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    chosen: str
    prepared_by: str
    data_as_of: str
    read_until: str | None
    charts: tuple[Illustration, ...] = ()

    def charts_of(self, section: str) -> tuple[Illustration, ...]:
        """The charts of a section."""
        return tuple(one for one in self.charts if one.section == section)

    @property
    def title(self) -> str:
        """The heading."""
        return f"{self.names[0]} - {self.names[1]}: briefing"

"""Places in a text, and maps from a rewritten text back to the text it was made from.

Offsets count Unicode characters from 0; the end is exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

_set = object.__setattr__


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """Characters ``start`` up to but not including ``end``. Raises ValueError when they are out of order."""

    start: int
    end: int

    # Written out: a document makes seven hundred, and a check in a function of its own took a third of the time.
    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"a span runs forward from 0 or later, not {start}..{end}")
        _set(self, "start", start)
        _set(self, "end", end)

    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        return Span, (self.start, self.end)  # 0.6 instead of 1.0 ms a document to travel between processes

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The slice of the text."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Does the other lie wholly inside?"""
        return self.start <= other.start and other.end <= self.end

    def join(self, other: Span) -> Span:
        """The smallest span over both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shift(self, by: int) -> Span:
        """The span moved by a number of characters."""
        return Span(self.start + by, self.end + by)


class Piece(NamedTuple):
    """``length`` characters at ``target`` in the new text that stand for ``source_length`` at ``source`` in the old."""

    target: int
    length: int
    source: int
    source_length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """From offsets in a rewritten text to offsets in its source, recorded while rewriting.

    Pieces are in order of ``target`` and leave no gap. A piece of equal lengths maps character by character; any
    other maps as a whole.
    """

    pieces: tuple[Piece, ...]
    _targets: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        _set(self, "_targets", tuple([piece.target for piece in self.pieces]))

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that was not rewritten."""
        return cls((Piece(0, length, 0, length),) if length else ())

    def _piece(self, offset: int) -> Piece:
        return self.pieces[max(0, bisect_right(self._targets, offset) - 1)]

    def start(self, offset: int) -> int:
        """The source offset at which the character at ``offset`` begins."""
        if not self.pieces:
            return 0
        piece = self._piece(offset)
        inside = offset - piece.target
        if piece.length == piece.source_length or inside == 0:
            return piece.source + min(inside, piece.source_length)
        return piece.source if inside < piece.length else piece.source + piece.source_length

    def end(self, offset: int) -> int:
        """The source offset at which the character before ``offset`` ends."""
        if not self.pieces or offset <= 0:
            return self.start(0)
        piece = self._piece(offset - 1)
        inside = offset - piece.target
        if piece.length == piece.source_length:
            return piece.source + min(inside, piece.length)
        return piece.source + piece.source_length

    def span(self, span: Span) -> Span:
        """The source span of a span of the rewritten text."""
        start = self.start(span.start)
        return Span(start, max(start, self.end(span.end)))


@dataclass(slots=True)
class Rewriter:
    """Writes a new text from an old one and records the map as it goes."""

    source: str
    _parts: list[str] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _length: int = 0

    def _add(self, text: str, source: int, source_length: int) -> None:
        if not text:
            return
        last = self._pieces[-1] if self._pieces else None
        whole = len(text) == source_length
        if last and whole and last.length == last.source_length and last.source + last.source_length == source:
            self._pieces[-1] = Piece(
                last.target, last.length + len(text), last.source, last.source_length + source_length
            )
        else:
            self._pieces.append(Piece(self._length, len(text), source, source_length))
        self._parts.append(text)
        self._length += len(text)

    def copy(self, start: int, end: int) -> None:
        """Take characters of the source as they are."""
        self._add(self.source[start:end], start, end - start)

    def replace(self, start: int, end: int, text: str) -> None:
        """Write ``text`` in place of characters of the source; an empty text drops them."""
        self._add(text, start, end - start)

    def insert(self, at: int, text: str) -> None:
        """Write ``text`` that stands for nothing, at a place of the source."""
        self._add(text, at, 0)

    def finish(self) -> tuple[str, OffsetMap]:
        """The new text and its map."""
        return "".join(self._parts), OffsetMap(tuple(self._pieces))

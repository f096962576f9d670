"""A paragraph as the attribution engine sees it: its parse with masks of tokens and its quotations.

A mask is an integer whose bit ``i`` stands for token ``i`` of the paragraph: unions, overlaps and counts of stretches of
text, continuous or not, are single operations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from spacy.tokens import Doc

from communique.reading.annotations import Sentence

MARKS = frozenset({'"', "''", "``"})
_MARKED = "\"'`"  # what every mark is made of
# Fewer tokens between single marks are a term or a title.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, the marks included: ``start`` up to but not including ``end``; ``mask`` is its tokens."""

    start: int
    end: int
    closed: bool
    mask: int

    @classmethod
    def over(cls, start: int, end: int, *, closed: bool) -> Quotation:
        """The quotation over these tokens."""
        return cls(start, end, closed, run(start, end))


@dataclass(frozen=True)
class Passage:
    """One paragraph: ``bounds`` are its sentences."""

    doc: Doc
    base: int
    bounds: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    quoted: int

    @cached_property
    def trees(self) -> tuple[int, ...]:
        """The subtree of each token; half of the paragraphs have no cue, and need none."""
        return _trees(self.doc)

    @cached_property
    def words(self) -> int:
        """The tokens that are words."""
        words = 0
        for number, token in enumerate(self.doc):
            word = token.text
            if word.isalnum() or any(map(str.isalnum, word)):
                words |= 1 << number
        return words

    def count(self, mask: int) -> int:
        """How many words a mask holds."""
        return (mask & self.words).bit_count()


def run(start: int, end: int) -> int:
    """The mask of a stretch of tokens."""
    return (1 << end) - (1 << start) if end > start else 0


def runs(mask: int) -> Iterator[tuple[int, int]]:
    """The stretches of a mask, in order."""
    at = 0
    while mask:
        low = (mask & -mask).bit_length() - 1
        mask >>= low
        length = (~mask & (mask + 1)).bit_length() - 1
        yield at + low, at + low + length
        at += low + length
        mask >>= length


def lowest(mask: int) -> int:
    """The first token of a mask."""
    return (mask & -mask).bit_length() - 1


def passages(sentences: Sequence[Sentence]) -> list[Passage]:
    """The paragraphs of parsed sentences, in order."""
    groups: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        groups.setdefault(sentence.paragraph, []).append(sentence)
    return [_passage(group) for group in groups.values()]


def _passage(group: Sequence[Sentence]) -> Passage:
    doc = group[0].tokens.doc
    bounds = tuple((one.tokens.start, one.tokens.end) for one in group)
    owner = [0] * len(doc)
    for number, (start, end) in enumerate(bounds):
        owner[start:end] = [number] * (end - start)
    marked = any(mark in one.text for one in group for mark in _MARKED)
    texts = [token.text for token in doc] if marked else []
    quotations = tuple(_quotations(doc, texts)) or tuple(_single(doc, texts))
    quoted = 0
    for one in quotations:
        quoted |= one.mask
    return Passage(doc, group[0].base, bounds, tuple(owner), quotations, quoted)


def _trees(doc: Doc) -> tuple[int, ...]:
    """The mask of every token's subtree."""
    count = len(doc)
    heads = [number + step for number, step in enumerate(doc.to_array(["HEAD"]).astype(np.int64).ravel().tolist())]
    trees = [1 << number for number in range(count)]
    waiting = [0] * count  # children that are not yet added
    for number, head in enumerate(heads):
        waiting[head] += head != number
    ready = [number for number in range(count) if not waiting[number]]
    for number in ready:
        head = heads[number]
        if head != number:
            trees[head] |= trees[number]
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
    return tuple(trees)


def _quotations(doc: Doc, texts: Sequence[str]) -> Iterator[Quotation]:
    """Double quotation marks paired; speech that is opened again before it was closed goes on; the last may stay open."""
    opened: int | None = None
    for place, text in enumerate(texts):
        if text not in MARKS:
            continue
        if opened is None:
            opened = None if _closes(doc, place) else place
        elif _opens(doc, place):
            yield Quotation.over(opened, place, closed=False)
            opened = place
        else:
            yield Quotation.over(opened, place + 1, closed=True)
            opened = None
    if opened is not None and len(doc) - opened > 2:
        yield Quotation.over(opened, len(doc), closed=False)


def _single(doc: Doc, texts: Sequence[str]) -> Iterator[Quotation]:
    """Speech between single marks, as British papers print it: it closes after a comma, a full stop or the like."""
    opened: int | None = None
    for place, text in enumerate(texts):
        if text != "'":
            continue
        if opened is None:
            opened = place if _opens(doc, place) else None
        elif texts[place - 1] in {",", ".", "?", "!"} and place - opened > _SHORTEST:
            yield Quotation.over(opened, place + 1, closed=True)
            opened = None


def _opens(doc: Doc, place: int) -> bool:
    """Does the mark plainly open speech by where the spaces stand around it?"""
    before = place == 0 or bool(doc[place - 1].whitespace_)
    return before and not doc[place].whitespace_ and place + 1 < len(doc)


def _closes(doc: Doc, place: int) -> bool:
    """Does the mark plainly close speech?"""
    return place > 0 and not doc[place - 1].whitespace_ and bool(doc[place].whitespace_)

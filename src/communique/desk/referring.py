"""Drafts to lines: sources numbered in the order of their days, every citation led to its passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from communique.desk.model import Draft, DraftGroup, Group, Line, Passage, Reference, Source
from communique.ledger.rows import DocumentRow, MentionRow
from communique.model.spans import Span

LABEL_LENGTH = 32
_HEXADECIMAL = re.compile(r"(?<![0-9a-z])(?=[0-9a-f]*\d)[0-9a-f]{12,}(?![0-9a-z])")


class Sources:
    """Collects what the lines cite and gives it numbers."""

    def __init__(self, groups: Iterable[DraftGroup]) -> None:
        """``groups`` are all groups of the briefing."""
        lines = [line for one in groups for line in one.lines]
        documents = {row.document.id: row.document for line in lines for row in line.rows[: line.most]}
        documents |= {row.id: row for line in lines for row in line.documents}
        ordered = sorted(documents.values(), key=lambda row: (*row.said, row.id))
        self._numbers = {row.id: number for number, row in enumerate(ordered, start=1)}
        self._documents = ordered
        self._labels = labels([row.name for row in ordered])
        self._cited: dict[str, list[MentionRow]] = {}

    def group(self, draft: DraftGroup) -> Group:
        """The group with its citations."""
        return Group(draft.title, tuple(self._line(line) for line in draft.lines), draft.left_out)

    def _line(self, draft: Draft) -> Line:
        rows = sorted(draft.rows[: draft.most], key=lambda row: (self._numbers[row.document.id], row.mention.span))
        references = dict.fromkeys(self._reference(row) for row in rows)
        whole = (self._whole(document) for document in draft.documents)
        more = max(0, len(draft.rows) - draft.most)
        return Line(draft.text, draft.date, draft.mark, (*references, *whole), more)

    def _whole(self, document: DocumentRow) -> Reference:
        number = self._numbers[document.id]
        return Reference(number, document.published, self._labels[document.name], None, f"d{number}")

    def _reference(self, row: MentionRow) -> Reference:
        number = self._numbers[row.document.id]
        anchor = f"d{number}-{_place(row)}"
        self._cited.setdefault(anchor, []).append(row)
        sentence = row.sentence.number if row.sentence is not None else None
        return Reference(number, row.document.published, self._labels[row.document.name], sentence, anchor)

    def finish(self) -> tuple[Source, ...]:
        """The sources with the passages cited, after every group has been made."""
        return tuple(
            Source(number, self._labels[document.name], document, self._passages(number))
            for number, document in enumerate(self._documents, start=1)
        )

    def _passages(self, number: int) -> tuple[Passage, ...]:
        own = {anchor: rows for anchor, rows in self._cited.items() if anchor.startswith(f"d{number}-")}
        return tuple(
            _passage(anchor, rows)
            for anchor, rows in sorted(own.items(), key=lambda item: item[1][0].mention.span.start)
        )


def _place(row: MentionRow) -> str:
    return f"s{row.sentence.number}" if row.sentence is not None else f"c{row.mention.span.start}"


def _passage(anchor: str, rows: Sequence[MentionRow]) -> Passage:
    """The sentence, longer where a cited stretch runs on past it, cut where citation begins and ends."""
    first = rows[0]
    if first.sentence is None:
        return Passage(anchor, None, ((first.quote, True),))
    base, text = first.sentence.span.start, first.sentence.text
    for row in rows:
        if row.mention.span.end - base > len(text):
            text = text[: row.mention.span.start - base] + row.quote
    spans = [Span(row.mention.span.start - base, row.mention.span.end - base) for row in rows]
    cuts = sorted({0, len(text), *(edge for span in spans for edge in (span.start, span.end))})
    pieces = [
        (text[start:end], any(span.start <= start and end <= span.end for span in spans))
        for start, end in pairwise(cuts)
    ]
    return Passage(anchor, first.sentence.number, tuple(pieces))


def labels(names: Sequence[str]) -> Mapping[str, str]:
    """A short name for each document name: hashes in it cut to four digits, the whole cut at 32 characters.

    Names that would come out the same stay whole.
    """
    short = {name: _short(name) for name in names}
    taken = list(short.values())
    return {name: label if taken.count(label) == 1 else name for name, label in short.items()}


def _short(name: str) -> str:
    cut = _HEXADECIMAL.sub(lambda match: match.group()[:4], name.replace("_", " _ ")).replace(" _ ", "_")
    return cut if len(cut) <= LABEL_LENGTH else cut[: LABEL_LENGTH - 1].rstrip("-_ ") + "…"

"""One document: its text with what was read from it marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pydantic import BaseModel

from communique.desk.web.asking import DocumentId
from communique.desk.web.objects import DocumentOut, OfRegister
from communique.desk.web.page import Page
from communique.desk.web.shown import Shown
from communique.desk.web.visit import Visit
from communique.desk.wording import headline
from communique.ledger.rows import MentionRow, SentenceRow
from communique.model.documents import BlockKind
from communique.model.spans import Span


class SentenceOut(BaseModel):
    """A sentence: ``start`` and ``end`` count characters of the text."""

    number: int
    start: int
    end: int


class ReadOut(OfRegister):
    """What was read at a place, and the record that it belongs to."""

    id: str
    record: str
    start: int
    end: int
    headline: str


class DocumentWhole(DocumentOut):
    """A document with its text and what was read from it."""

    text: str
    sentences: list[SentenceOut]
    mentions: list[ReadOut]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a sentence and the readings that cover it."""

    text: str
    rows: tuple[MentionRow, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or what stands between two: ``number`` is None."""

    number: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or paragraph of the page; ``kind`` says what it is."""

    kind: BlockKind
    lines: tuple[Line, ...]


def build(visit: Visit, document: DocumentId) -> Shown[DocumentWhole]:
    """The page of a document."""
    whole = visit.view.document(document)
    row = visit.view.document_row(document)
    sentences = visit.view.sentences(document)
    told = visit.view.told_in(document)
    mentions = tuple(sorted((one for one, _ in told), key=lambda one: (one.mention.span, one.mention.register, one.id)))
    records = {one.id: record for one, record in told}
    data = DocumentWhole(
        **DocumentOut.of(row).model_dump(),
        text=whole.text,
        sentences=[SentenceOut(number=one.number, start=one.span.start, end=one.span.end) for one in sentences],
        mentions=[
            ReadOut(
                id=one.id,
                register=one.mention.register,
                record=records[one.id].id,
                start=one.mention.span.start,
                end=one.mention.span.end,
                headline=headline(records[one.id]),
            )
            for one in mentions
        ],
    )
    blocks = whole.blocks or ()
    spans = [(block.span, block.kind) for block in blocks] or [(Span(0, len(whole.text)), BlockKind.BODY)]
    context = {
        "pair": visit.view.main_pair(document) or None,
        "row": row,
        "outlet": visit.view.outlet(row),
        "paragraphs": [
            Paragraph(kind, tuple(_lines(whole.text, span, sentences, mentions)))
            for span, kind in spans
            if span.of(whole.text).strip()
        ],
        "mentions": mentions,
        "records": records,
    }
    return Shown("document.html.j2", data, context)


def _lines(text: str, block: Span, sentences: Sequence[SentenceRow], mentions: Sequence[MentionRow]) -> Iterable[Line]:
    at = block.start
    for sentence in sentences:
        start, end = max(sentence.span.start, block.start), min(sentence.span.end, block.end)
        if start >= end:
            continue
        if at < start:
            yield Line(None, _pieces(text, at, start, ()))
        yield Line(sentence.number, _pieces(text, start, end, mentions))
        at = end
    if at < block.end:
        yield Line(None, _pieces(text, at, block.end, ()))


def _pieces(text: str, start: int, end: int, mentions: Sequence[MentionRow]) -> tuple[Piece, ...]:
    """The text cut wherever a reading begins or ends."""
    near = [one for one in mentions if one.mention.span.start < end and one.mention.span.end > start]
    cuts = {start, end}
    for one in near:
        cuts |= {min(max(place, start), end) for place in (one.mention.span.start, one.mention.span.end)}
    ordered = sorted(cuts)
    return tuple(
        Piece(text[a:b], tuple(one for one in near if one.mention.span.start <= a and one.mention.span.end >= b))
        for a, b in pairwise(ordered)
    )


PAGE = Page("document", "/documents/{document}", build, DocumentWhole, "A document with what was read from it.")

"""The attribution engine on texts: ``python -m bench.attribution IN.jsonl OUT.jsonl``.

Rows of IN have ``id`` and ``text``, one paragraph a line; rows of OUT also ``attributions``, with offsets of that text.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import islice
from typing import Any

from bench.lines import main
from communique.model.documents import Block, BlockKind, DateBasis, Document, PublicationDate, document_id
from communique.model.spans import OffsetMap, Span
from communique.reading.annotations import Sentence
from communique.reading.english import parse
from communique.reading.english.attribution import Attribution, find_attributions
from communique.reading.normalise import normalise
from evals.engines.attribution import score
from evals.engines.scores import Row, Rows

# Documents parsed together, as many as the reader takes.
TOGETHER = 8


def document(text: str) -> Document:
    """A document whose lines are its paragraphs."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), BlockKind.BODY))
        at += len(line) + 1
    date = PublicationDate(None, DateBasis.UNKNOWN)
    return Document(id=document_id(text, None), name="row", text=text, blocks=tuple(blocks), published=date)


def parsed(texts: Sequence[str]) -> list[tuple[tuple[Sentence, ...], OffsetMap]]:
    """The sentences of each text as the reader parses them, with the map back to the text."""
    nlp = parse.load_pipeline()
    out = []
    for start in range(0, len(texts), TOGETHER):
        plain = [normalise(document(text)) for text in texts[start : start + TOGETHER]]
        places = [parse.paragraphs(text, blocks) for text, _, blocks in plain]
        pieces = [span.of(text) for (text, _, _), spans in zip(plain, places, strict=True) for span, _ in spans]
        docs = parse.parsed(nlp, pieces)
        for (_, offsets, _), spans in zip(plain, places, strict=True):
            out.append((parse.sentences(list(islice(docs, len(spans))), spans), offsets))
    return out


def as_row(one: Attribution, offsets: OffsetMap) -> dict[str, Any]:
    """An attribution with offsets of the text."""
    parts = {"source": one.source, "cue": one.cue, "content": one.content}
    placed = {name: [offsets.span(piece) for piece in pieces] for name, pieces in parts.items()}
    return {name: [[piece.start, piece.end] for piece in pieces] for name, pieces in placed.items()} | {
        "type": one.kind.value
    }


def run(rows: Rows) -> list[Row]:
    """The rows with their attributions."""
    read = parsed([str(row["text"]) for row in rows])
    return [
        {**row, "attributions": [as_row(one, offsets) for one in find_attributions(sentences)]}
        for row, (sentences, offsets) in zip(rows, read, strict=True)
    ]


if __name__ == "__main__":
    warm = [{"id": "warm", "text": "The minister said that the talks had begun."}]
    sys.exit(main("attribution", run, score, gold_key="attributions", warm=warm))

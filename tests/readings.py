"""Short texts read by the whole reader: one block a line, each line body unless it begins with "# " (a title)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from communique.model.documents import Block, BlockKind, DateBasis, Document, PublicationDate, document_id
from communique.model.mentions import Mention
from communique.model.spans import Span
from communique.reading.annotations import Reading
from communique.reading.english.reader import EnglishReader
from communique.registers.run import ReadDocument, finish

TODAY = "2024-06-12"  # a Wednesday
TITLE = "# "
M = TypeVar("M", bound=Mention)


def document(text: str, published: str | None = TODAY) -> Document:
    """A document of a text."""
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        title = len(TITLE) if line.startswith(TITLE) else 0
        if line.strip():
            kind = BlockKind.TITLE if title else BlockKind.BODY
            blocks.append(Block(Span(at + title, at + len(line)), kind))
        at += len(line) + 1
    basis = DateBasis.GIVEN if published else DateBasis.UNKNOWN
    return Document(
        id=document_id(text, None),
        name="dispatch",
        text=text,
        blocks=tuple(blocks),
        published=PublicationDate(published, basis),
    )


def readings(documents: Iterable[Document]) -> list[Reading]:
    """Documents as the reader annotates them."""
    return list(EnglishReader().read(documents))


@cache
def reading(text: str, published: str | None = TODAY) -> Reading:
    """A text as the reader annotates it."""
    return readings([document(text, published)])[0]


@cache
def read(text: str, published: str | None = TODAY) -> ReadDocument:
    """A text with its mentions."""
    return finish([reading(text, published)])[0]


def found(kind: type[M], text: str, published: str | None = TODAY) -> list[M]:
    """The mentions of one kind that a text gives, in order."""
    return [one for one in read(text, published).mentions if isinstance(one, kind)]

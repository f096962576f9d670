"""Documents to mentions: read, ask every room, and lead all spans back to the document's own text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from communique.model.documents import DateBasis, Document, PublicationDate
from communique.model.mentions import Mention
from communique.model.spans import Span
from communique.reading.annotations import Reading
from communique.reading.english.reader import STAGES, EnglishReader, together
from communique.registers.catalogue import DERIVING, ROOMS
from communique.registers.passages import weighed
from communique.registers.room import DerivingRoom, Room
from communique.registers.view import View

READER_VERSION = ";".join(
    (
        *STAGES,
        *(f"{room.register}/{room.version}" for room in ROOMS),
        *(f"{room.register}/{room.version}" for room in DERIVING),
    )
)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with what was read in it. Spans count characters of ``document.text``."""

    document: Document
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads documents into mentions."""

    language: EnglishReader = field(default_factory=EnglishReader)

    def read_many(self, documents: Iterable[Document]) -> Iterator[ReadDocument]:
        """Each document with its mentions, in the order given."""
        for batch in together(documents):
            yield from finish(list(self.language.read(batch)))


def finish(readings: Sequence[Reading]) -> list[ReadDocument]:
    """Ask every room about each document and lead the spans back to it."""
    views = [View(reading) for reading in readings]
    read = [[(weighed(view, one), _reader(room)) for room in ROOMS for one in room.read(view)] for view in views]
    told = [(view, [one for one, _ in found]) for view, found in zip(views, read, strict=True)]
    for room in DERIVING:
        for found, derived in zip(read, room.derive(told), strict=True):
            found += [(one, _reader(room)) for one in derived]
    return [_finished(reading, found) for reading, found in zip(readings, read, strict=True)]


def _reader(room: Room | DerivingRoom) -> str:
    return f"{room.register}/{room.version}"


def _finished(reading: Reading, read: Iterable[tuple[Mention, str]]) -> ReadDocument:
    placed = [_placed(reading, one, reader) for one, reader in read]
    mentions = [(one.span.start, one.register, one.span.end, one.id, one) for one in placed]
    mentions.sort(key=lambda row: row[:4])
    return ReadDocument(
        document=_dated(reading),
        sentences=tuple(reading.to_document.span(sentence.span) for sentence in reading.sentences),
        mentions=tuple({name: one for _, _, _, name, one in mentions}.values()),
    )


def _placed(reading: Reading, mention: Mention, reader: str) -> Mention:
    lead = reading.to_document.span
    evidence = {
        name: tuple(dict.fromkeys(lead(span) for span in spans)) for name, spans in mention.evidence.items() if spans
    }
    return mention.at(lead(mention.span), evidence, reader)


def _dated(reading: Reading) -> Document:
    """The document with its date, inferred where nothing stated it."""
    document = reading.document
    if document.published.value is not None or reading.date is None:
        return document
    return replace(document, published=PublicationDate(reading.date, DateBasis.INFERRED))

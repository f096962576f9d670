"""Documents as objects."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.api.places import Citation, citation_of
from communique.api.viewpoint import Source
from communique.ledger.overview import Cited, cited
from communique.ledger.rows import DocumentRow
from communique.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as published. ``published`` is EDTF, ``basis`` says on what that rests; ``read`` is the moment at which the ledger
    learned of it (UTC, ISO 8601). ``copy_of`` is the id of the document that it is a copy or later version of.
    """

    id: str
    name: str
    published: str | None
    basis: str
    title: str | None
    url: str | None
    outlet: str | None
    language: str
    read: str
    copy_of: str | None
    _source: Source = field(repr=False, compare=False)

    def __str__(self) -> str:
        return self.name

    @property
    def text(self) -> str:
        """Its text, whose characters all places count. Raises LedgerError after closing."""
        return self._source.view.text(self.id)

    @property
    def sentences(self) -> tuple[Citation, ...]:
        """Its sentences in order, numbered from 1. Raises LedgerError after closing."""
        view = self._source.view
        row = DocumentRow(
            self.id, self.name, self.published, self.basis, self.title, self.url, self.outlet, self.language, "", "", ""
        )
        return tuple(citation_of(row, one) for one in view.sentences(self.id))

    def cited(self, start: int, end: int) -> tuple[Cited, ...]:
        """What was read from these characters or some of them, in the order of their places. Raises LedgerError after closing."""
        return cited(self._source.engine, self.id, Span(start, end))


def document_of(row: DocumentRow, source: Source) -> Document:
    """The document of a row."""
    return Document(
        id=row.id,
        name=row.name,
        published=row.published,
        basis=row.basis,
        title=row.title,
        url=row.url,
        outlet=row.outlet,
        language=row.language,
        read=row.learned,
        copy_of=row.copy_of,
        _source=source,
    )

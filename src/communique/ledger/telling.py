"""A telling: one mention with what linking needs of the document around it, and the order in which tellings come."""

from __future__ import annotations

from dataclasses import dataclass

from communique.ledger.when import days, stated, width
from communique.model.mentions import Mention

UNDATED_DAY = "9999"


@dataclass(frozen=True, slots=True)
class Telling:
    """``said`` is the last day on which the document may have been published (ISO, "9999" where unknown), ``name`` its name,
    ``quote`` the words of the mention, ``pair`` the two states of the block, empty where it is of another make.
    """

    key: str
    mention: Mention
    said: str = UNDATED_DAY
    name: str = ""
    quote: str = ""
    pair: tuple[str, ...] = ()
    published: str | None = None  # EDTF

    @property
    def place(self) -> tuple[str, str, str, int, int, str]:
        """Orders tellings as they were published, those of one document by how exactly they are dated, then by place.

        What was published later never changes what earlier tellings came to, so that a ledger as of a day is the part of
        the whole that was out by then.
        """
        exactness = width(days(stated(self.mention)))
        return (self.said, self.name, self.mention.document, exactness, self.mention.span.start, self.key)

"""What every section of a briefing is built from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from communique.desk.model import Draft, DraftGroup
from communique.desk.sides import Sides
from communique.ledger.changes import Change
from communique.ledger.checking import Finding
from communique.ledger.fates import Fate
from communique.ledger.likeness.contacts import VAGUE_DAYS
from communique.ledger.outlets import Outlet
from communique.ledger.rows import DocumentRow, MentionRow, RecordRow
from communique.ledger.when import closed, days, width


@dataclass(frozen=True, slots=True)
class Context:
    """The pair, the day, and the records and documents in view. ``day`` is None where nothing is dated;
    ``outlet`` tells who stands behind a document.
    """

    pair: tuple[str, str]
    day: date | None
    records: Mapping[str, Sequence[RecordRow]]
    documents: Sequence[DocumentRow]
    findings: Sequence[Finding]
    sides: Sides
    outlet: Callable[[DocumentRow], Outlet]
    fates: Mapping[str, Fate] = field(default_factory=dict)
    changes: Sequence[Change] = ()  # since the day of the last briefing, where one was given
    topics: frozenset[str] = frozenset()  # where any are named, only their records make lines

    def wants(self, record: RecordRow) -> bool:
        """May the record make a line?"""
        return not self.topics or not self.topics.isdisjoint(record.topics)

    def lines(self, register: str) -> list[RecordRow]:
        """The records of a register that make lines. What they are compared with is in ``records``, whole."""
        return [record for record in self.records.get(register, ()) if self.wants(record)]


def best_rows(record: RecordRow, also: Sequence[MentionRow] = ()) -> tuple[MentionRow, ...]:
    """The mentions of a record, one a document and sentence: the one that tells most, what the line rests on besides
    (``also``), then the latest.
    """
    rows = (record.head, *also, *reversed(record.mentions))
    seen: dict[tuple[str, int], MentionRow] = {}
    for row in rows:
        seen.setdefault((row.document.id, row.sentence.number if row.sentence else -row.mention.span.start), row)
    return tuple(seen.values())


def group(title: str, lines: Iterable[Draft], most: int) -> tuple[DraftGroup, ...]:
    """One group with at most so many lines, none when there is no line."""
    found = tuple(lines)
    return (DraftGroup(title, found[:most], max(0, len(found) - most)),) if found else ()


def placed(record: RecordRow) -> str | None:
    """The date of a record, else the day on which it was first said."""
    return record.date or record.first_said.published


def newest(record: RecordRow) -> tuple[int, str, int, str]:
    """Sorts the newest first, undated ones last, those of one day as their text tells them."""
    found = days(placed(record))
    # A mere year goes before what is dated within it: it may be any of its days.
    day = found[0] if closed(found) and width(found) > VAGUE_DAYS else found[1] or found[0]
    return (-day.toordinal() if day else 0, *_told(record))


def oldest(record: RecordRow) -> tuple[int, str, int, str]:
    """Sorts the oldest first, undated ones last, those of one day as their text tells them."""
    first, last = days(placed(record))
    day = first or last
    return (day.toordinal() if day else date.max.toordinal(), *_told(record))


def _told(record: RecordRow) -> tuple[str, int, str]:
    return (record.head.document.name, record.head.mention.span.start, record.id)

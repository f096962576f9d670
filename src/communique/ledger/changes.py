"""What changed between two views of a ledger: two days of publication, or two moments of reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from communique.ledger.rows import MentionRow, RecordRow


class ChangeKind(StrEnum):
    """How a record differs from what it was."""

    NEW = "new"
    STATUS = "status"
    DATE = "date"
    FIELD = "field"
    TOLD_AGAIN = "told again"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``before`` and ``after`` are values of ``name``; ``rows`` the tellings that are new and bring it about."""

    kind: ChangeKind
    record: RecordRow
    name: str = ""
    before: Any = None
    after: Any = None
    rows: tuple[MentionRow, ...] = ()


ORDER = tuple(ChangeKind)


def changes(before: Sequence[RecordRow], after: Sequence[RecordRow]) -> tuple[Change, ...]:
    """The differences, new records first, then by register and id.

    Records are the same when they share a mention: an id may change where an earlier document was read later.
    """
    old = {row.id: record for record in before for row in record.mentions}
    found: list[Change] = []
    seen: set[str] = set()
    for record in after:
        earlier = {old[row.id].id: old[row.id] for row in record.mentions if row.id in old}
        seen |= earlier.keys()
        if not earlier:
            found.append(Change(ChangeKind.NEW, record, rows=record.mentions))
        else:
            found += _differences(min(earlier.values(), key=lambda one: one.id), record, old)
    found += [Change(ChangeKind.GONE, record, rows=record.mentions) for record in before if record.id not in seen]
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.kind), one.record.register, one.record.id, one.name)))


def _differences(was: RecordRow, now: RecordRow, old: Mapping[str, RecordRow]) -> list[Change]:
    new = tuple(row for row in now.mentions if row.id not in old)
    found: list[Change] = []
    if was.status != now.status:
        found.append(Change(ChangeKind.STATUS, now, "status", was.status, now.status, new))
    if was.date != now.date:
        found.append(Change(ChangeKind.DATE, now, "date", was.date, now.date, new))
    passed_over = {"date", "as_of", "period", "modality", "stage"} if now.register != "projects" else {"date"}
    for name in sorted({*was.fields, *now.fields} - passed_over):
        if was.fields.get(name) != now.fields.get(name) and name in was.fields:
            found.append(Change(ChangeKind.FIELD, now, name, was.fields[name], now.fields.get(name), new))
    if new and not found:
        found.append(Change(ChangeKind.TOLD_AGAIN, now, rows=new))
    return found

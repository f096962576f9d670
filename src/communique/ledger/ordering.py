"""The orders in which views return things, and which records lie in a query's time."""

from __future__ import annotations

from communique.ledger.conditions import Query
from communique.ledger.rows import MentionRow, RecordRow
from communique.ledger.when import UNDATED, apart, days


def place(row: MentionRow) -> tuple[str, str, int, str, str]:
    """Mentions by document name, then by place."""
    return (row.document.name, row.document.id, row.mention.span.start, row.mention.register, row.id)


def in_time(record: RecordRow, query: Query) -> bool:
    """Does a record lie between the query's days?"""
    if query.since is None and query.until is None:
        return True
    told = record.date if record.date or record.register == "contacts" else record.first_said.published
    found = days(told)
    return found != UNDATED and not apart(found, (query.since, query.until))


def record_order(record: RecordRow) -> tuple[str, str, str]:
    """Records by day, undated ones last."""
    first, last = days(record.date or (None if record.register == "contacts" else record.first_said.published))
    day = first or last
    return (day.isoformat() if day else "9999", record.register, record.id)


def which(prefix: str, keys: list[str], what: str) -> str:
    """What is wrong with the beginning of an id."""
    if not keys:
        return f"no {what}'s id begins with {prefix!r}"
    shown = ", ".join(keys[:3]) + (" ..." if len(keys) > 3 else "")
    return f"several {what}s' ids begin with {prefix!r}: {shown}"

"""Full-text search of sentences (FTS5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from communique.model.errors import LedgerError

_QUERY = (
    "SELECT s.document, s.number, s.start, s.end FROM sentence_index "
    "JOIN sentences s ON s.id = sentence_index.rowid JOIN documents d ON d.id = s.document "
    "WHERE sentence_index MATCH ? ORDER BY round(rank, 6), d.name, s.document, s.number LIMIT ?"
)


def matching(connection: Connection, words: str, limit: int) -> Sequence[Any]:
    """The rows of the sentences that hold all the words, best first. Raises LedgerError for what FTS5 cannot read."""
    quoted = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
    if not quoted:
        raise LedgerError("a search needs at least one word")
    try:
        return connection.exec_driver_sql(_QUERY, (quoted, limit)).all()
    except OperationalError as error:
        raise LedgerError(f"cannot search for {words!r} ({error.orig})") from error

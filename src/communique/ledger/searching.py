"""Full-text search of sentences (FTS5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, column, text
from sqlalchemy.exc import OperationalError

from communique.model.errors import LedgerError

_QUERY = (
    "SELECT s.document, s.number, s.start, s.end FROM sentence_index "
    "JOIN sentences s ON s.id = sentence_index.rowid JOIN documents d ON d.id = s.document "
    "WHERE sentence_index MATCH ? ORDER BY round(rank, 6), d.name, s.document, s.number LIMIT ?"
)
# A reading stands in the sentence that holds its first character.
_RECORDS = (
    "WITH hits AS (SELECT rowid FROM sentence_index WHERE sentence_index MATCH :words LIMIT :most) "
    "SELECT DISTINCT r.record FROM hits JOIN sentences s ON s.id = hits.rowid "
    "JOIN mentions m ON m.document = s.document AND m.start >= s.start AND m.start < s.end "
    "JOIN record_mentions r ON r.mention = m.id"
)
MOST = 20_000  # sentences looked at for the records that they tell


def matching(connection: Connection, words: str, limit: int) -> Sequence[Any]:
    """The rows of the sentences that hold all the words, best first. Raises LedgerError for what FTS5 cannot read."""
    try:
        return connection.exec_driver_sql(_QUERY, (_quoted(words), limit)).all()
    except OperationalError as error:
        raise LedgerError(f"cannot search for {words!r} ({error.orig})") from error


def records_with(words: str) -> Any:
    """A query for the ids of the records that a sentence with all the words tells. Raises LedgerError where there is no word."""
    return text(_RECORDS).bindparams(words=_quoted(words), most=MOST).columns(column("record"))


def _quoted(words: str) -> str:
    quoted = " ".join('"' + word.replace('"', '""') + '"' for word in words.replace("\0", " ").split())
    if not quoted:
        raise LedgerError("a search needs at least one word")
    return quoted

"""The whole ledger as JSON Lines: documents with their sources, records with the reason of every link, what people decided.

The moments at which this ledger learned of documents are left out: two ledgers of the same documents, reader and judgements are
the same byte for byte, whatever the order and the number of processes in which they were read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from communique.ledger.queries import Query, View
from communique.ledger.rows import DocumentRow, RecordRow


def export_ledger(view: View, query: Query | None = None) -> Iterator[str]:
    """One object a line: documents by day and name, records by register and id, judgements as they were made."""
    for document in view.documents(query):
        yield _line({"document": _document(document)})
    for record in sorted(view.records(query), key=lambda one: (one.register, one.id)):
        yield _line({"record": _record(record)})
    for judgement in view.judgements():
        yield _line({"judgement": {"id": judgement.id, **judgement.plain()}})


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _document(row: DocumentRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "published": row.published,
        "basis": row.basis,
        "title": row.title,
        "url": row.url,
        "outlet": row.outlet,
        "language": row.language,
        "reader": row.reader,
        "source": row.source,
        "copy": row.copy_kind or None,
    }


def _record(record: RecordRow) -> dict[str, Any]:
    return {
        "id": record.id,
        "register": record.register,
        "date": record.date,
        "status": record.status or None,
        "states": list(record.states),
        "topics": list(record.topics),
        "fields": dict(record.fields),
        "mentions": [
            {
                "id": row.id,
                "document": row.document.id,
                "start": row.mention.span.start,
                "end": row.mention.span.end,
                "quote": row.quote,
                "fields": row.mention.values(),
                "confidence": row.mention.confidence,
                "reason": row.reason,
            }
            for row in record.mentions
        ],
    }

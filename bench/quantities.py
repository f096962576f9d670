"""Quantities of the sentences of a file: ``python -m bench.quantities IN.jsonl OUT.jsonl``.

A row of IN has ``id`` and ``text``; OUT has ``quantities`` beside them in the form that ``evals.engines.quantities`` scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bench.lines import main
from communique.exchange.quantities import rows as as_rows
from communique.model.documents import BlockKind
from communique.model.spans import Span
from communique.reading.english.parse import load_pipeline, parsed, sentences
from communique.reading.english.quantities import find_quantities
from communique.reading.english.times import find_times
from evals.engines.quantities import score
from evals.engines.scores import Rows

WARM = ({"id": "warm", "text": "Trade rose by 5 per cent to $2 billion in 2019."},)


def run(rows: Rows) -> Sequence[dict[str, Any]]:
    """Rows with their quantities, in the order of ``rows``. No day of publication is known."""
    texts = [str(row["text"]) for row in rows]
    docs = parsed(load_pipeline(), texts)
    out = []
    for row, text, doc in zip(rows, texts, docs, strict=True):
        read = sentences([doc], [(Span(0, len(text)), BlockKind.BODY)])
        found = find_quantities(read, find_times(read, None))
        out.append({"id": row["id"], "text": text, "quantities": as_rows(read, found)})
    return out


if __name__ == "__main__":
    raise SystemExit(main("quantities", run, score, gold_key="quantities", warm=WARM))

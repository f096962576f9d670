"""Temporal expressions of plain texts: ``python -m bench.timex IN.jsonl OUT.jsonl``.

Rows of IN have ``id``, ``dct`` (the document's day, or null) and ``text``; rows of OUT have ``timexes`` besides. Where IN
holds ``timexes``, these are the gold: OUT is scored against them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from bench import lines
from communique.reading.english.timex.engine import find_timexes
from communique.reading.english.timex.timexes import Timex
from evals.engines import timex
from evals.engines.scores import Row, Rows

_WARM = [{"id": "warm", "dct": "2020-01-01", "text": "They met on 3 May 2019."}]


def _row(timex: Timex) -> dict[str, Any]:
    """An expression in the scorer's form; one without a value has the value "null", as in the public sets."""
    return {**asdict(timex), "value": timex.value or "null"}


def run(rows: Rows) -> Sequence[Mapping[str, Any]]:
    """Rows with their temporal expressions. Raises ValueError, naming the row, for a ``dct`` that is no day."""
    return [{**row, "timexes": _timexes(row)} for row in rows]


def _timexes(row: Row) -> list[dict[str, Any]]:
    try:
        return [_row(one) for one in find_timexes(row["text"], row.get("dct"))]
    except ValueError as error:
        raise ValueError(f"row {row.get('id')}: dct must be a day, YYYY-MM-DD, not {row.get('dct')!r}") from error


if __name__ == "__main__":
    raise SystemExit(lines.main("timex", run, timex.score, gold_key="timexes", warm=_WARM))

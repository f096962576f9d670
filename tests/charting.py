"""Ledgers for charts, and what is drawn of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from ledgers import PAIR, Page, fill

from communique.desk.charts.chart import Chart
from communique.ledger.fates import Fate
from communique.ledger.queries import Query
from communique.ledger.rows import RecordRow
from communique.ledger.store import Store

HOSTILE = '<script>alert(1)</script> {"expr": "1"} \u202egnirts\u0007 & "x"'


def page(published: str | None, *told: tuple[str, dict[str, Any]], outlet: str | None = None) -> Page:
    """A document with one line for each mention. Its name follows from what it says."""
    lines = [
        f"Of {number} {register} it is said on {published}: {fields}." for number, (register, fields) in enumerate(told)
    ]
    text = "\n".join(line.replace("{", "(").replace("}", ")") for line in lines)
    made = Page(f"doc-{published}-{len(text)}-{sum(map(ord, text)) % 9973}", text, published, outlet=outlet)
    for line, (register, fields) in zip(text.split("\n"), told, strict=True):
        made.add(register, line, **fields)
    return made


def trade(value: float, period: str | None, **more: Any) -> tuple[str, dict[str, Any]]:
    """A figure of one series."""
    fields = {"indicator": "bilateral trade turnover", "value": value, "unit": "USD", **more}
    return ("figures", fields | ({"period": period} if period else {}))


def records(folder: Path, pages: Sequence[Page]) -> tuple[RecordRow, ...]:
    """What the ledger of these pages holds."""
    return read(folder, pages)[0]


def read(folder: Path, pages: Sequence[Page]) -> tuple[tuple[RecordRow, ...], dict[str, Fate]]:
    """The records, and what became of them by the latest day."""
    path = folder / f"{next(_NUMBERS)}.db"
    fill(path, pages)
    with Store.open(path) as store:
        view = store.view()
        found, day = view.records(Query(between=PAIR)), view.latest()
        return found, view.fates(found, day) if day else {}


_NUMBERS = count()


def values(chart: Chart) -> Iterator[dict[str, Any]]:
    """All rows of data of a chart."""
    for layer in _layers(chart.spec["layer"]):
        found = layer.get("data", {}).get("values", [])
        yield from found if isinstance(found, list) else []


def _layers(layers: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for layer in layers:
        yield layer
        yield from _layers(layer.get("layer", []))


def texts(chart: Chart) -> list[str]:
    """What stands in words in the picture."""
    return [str(row["text"]) for row in values(chart) if "text" in row]


def having(chart: Chart, *names: str) -> list[dict[str, Any]]:
    """The rows that have all of these fields."""
    return [row for row in values(chart) if set(names) <= set(row)]

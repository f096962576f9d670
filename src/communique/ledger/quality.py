"""How well a record is founded: a plain mark, and the parts that it follows from. The rules stand in docs/data-model.md."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources

from communique.ledger.outlets import UNKNOWN_BASIS, Outlet, OutletKind
from communique.ledger.rows import DocumentRow, RecordRow
from communique.ledger.when import days

VOICES = 2  # that do not depend on one another
COMPLETE = 0.75
PARTIAL = 0.5


class Mark(StrEnum):
    """The plain mark."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Quality:
    """``documents`` tell the record, of which ``sources`` are no copies of another; ``voices`` known and independent.

    ``official`` are the states among its own whose offices tell it, ``missing`` the key fields that no mention fills,
    ``age`` the days since it was last told, None where it or the day to count to is not dated.
    """

    mark: Mark
    documents: int
    sources: int
    voices: int
    official: tuple[str, ...]
    completeness: float
    missing: tuple[str, ...]
    age: int | None


@cache
def key_fields() -> Mapping[str, tuple[str, ...]]:
    """The fields that a record of each register needs to be whole."""
    source = resources.files("communique.ledger").joinpath("data/quality.toml")
    table: Mapping[str, list[str]] = tomllib.loads(source.read_text(encoding="utf-8"))
    return {register: tuple(names) for register, names in table.items()}


def quality(record: RecordRow, outlets: Callable[[DocumentRow], Outlet], as_of: date | None) -> Quality:
    """The mark of a record; ``outlets`` tells who stands behind a document, ``as_of`` is the day to which age is counted."""
    documents = tuple({row.document.id: row.document for row in record.mentions}.values())
    by_source: dict[str, DocumentRow] = {}
    for document in documents:
        if document.source not in by_source or document.id == document.source:
            by_source[document.source] = document
    # Two unknown outlets may be one; beside a known one an unknown one may be the same again.
    voices = {found.voice for row in by_source.values() if (found := outlets(row)).basis != UNKNOWN_BASIS}
    behind = [found for row in documents if (found := outlets(row)).kind is OutletKind.OFFICIAL]
    official = tuple(sorted({one.country for one in behind if one.country in record.states}))
    missing = tuple(name for name in key_fields()[record.register] if name not in record.fields)
    completeness = 1 - len(missing) / len(key_fields()[record.register])
    last = days(record.last_said.published)[1]
    return Quality(
        mark=_mark(completeness, backed=len(voices) >= VOICES or bool(official)),
        documents=len(documents),
        sources=len(by_source),
        voices=len(voices),
        official=official,
        completeness=completeness,
        missing=missing,
        age=max(0, (as_of - last).days) if as_of is not None and last is not None else None,
    )


def _mark(completeness: float, *, backed: bool) -> Mark:
    if backed and completeness >= COMPLETE:
        return Mark.STRONG
    return Mark.FAIR if (backed and completeness >= PARTIAL) or completeness >= COMPLETE else Mark.WEAK

"""The open ledger behind the objects of the library, and the days from which they look at it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine

from communique.ledger.engine import open_reading
from communique.ledger.fates import Fate
from communique.ledger.money import Sum, by_stage, finance, money_of
from communique.ledger.quality import Quality, quality
from communique.ledger.queries import Query, View
from communique.ledger.rows import RecordRow
from communique.model.errors import LedgerError


class Source:
    """A ledger open for reading alone."""

    def __init__(self, path: Path) -> None:
        """Opens the file; nothing is read yet. Raises LedgerError."""
        self.path = path
        self._engine = open_reading(path)
        self._view: View | None = View(self._engine)

    @property
    def view(self) -> View:
        """The rows of the ledger. Raises LedgerError after closing."""
        if self._view is None:
            raise LedgerError(f"the ledger {self.path} is closed; open it again, or read what you need before")
        return self._view

    @property
    def engine(self) -> Engine:
        """The connections to the file. Raises LedgerError after closing."""
        assert self.view
        return self._engine

    def close(self) -> None:
        """Let the file go."""
        self._view = None
        self._engine.dispose()


class Viewpoint:
    """A ledger as of a day, or as known at a moment; what is computed of its records on demand."""

    def __init__(self, source: Source, as_of: date | None = None, known_at: str | None = None) -> None:
        """``known_at`` is a moment in UTC (ISO 8601)."""
        self.source = source
        self.query = Query(as_of=as_of, known_at=known_at)
        self._fates: dict[str, Fate | None] = {}
        self._money: dict[tuple[str, str], Mapping[str, tuple[Sum, ...]]] = {}

    @cached_property
    def day(self) -> date | None:
        """The day as of which it is looked at, else that of the latest document, None where nothing is dated."""
        return self.query.as_of or self.source.view.latest()

    def quality(self, row: RecordRow) -> Quality:
        """How well a record is founded."""
        return quality(row, self.source.view.outlet, self.day)

    def fate(self, row: RecordRow) -> Fate | None:
        """What became of a record that promises or plans something, None for others."""
        if row.id not in self._fates:
            self.follow([row])
        return self._fates[row.id]

    def follow(self, rows: Iterable[RecordRow]) -> None:
        """Find what became of many records at once, and keep it."""
        wanted = [row for row in rows if row.id not in self._fates]
        found = self.source.view.fates(wanted, self.day or date.max, self.query) if wanted else {}
        self._fates.update({row.id: found.get(row.id) for row in wanted})

    def money(self, row: RecordRow) -> tuple[Sum, ...]:
        """The sums of an undertaking of two states by stage, with the figures that stand in a sentence with it alone; of one of
        other states what its own mentions tell.
        """
        own = by_stage(money_of(row))
        if len(row.states) != 2:
            return own
        first, second = row.states
        pair = (first, second)
        if pair not in self._money:
            query = replace(self.query, between=pair)
            view = self.source.view
            parts = [
                view.records(replace(query, register=register)) for register in ("projects", "figures", "agreements")
            ]
            self._money[pair] = finance(*parts)
        return self._money[pair].get(row.id, own)

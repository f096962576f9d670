"""What all requests of one desk share: the ledger, what was answered already, and the templates."""

from __future__ import annotations

import sqlite3
import time
from collections import OrderedDict
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from threading import Event, Lock
from typing import Any, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined
from sqlalchemy import Engine, event

from communique.desk.web.filters import FILTERS, GLOBALS
from communique.desk.web.settings import Settings
from communique.ledger.queries import Query, View
from communique.ledger.rows import RecordRow
from communique.ledger.store import Store

DEADLINE: ContextVar[float | None] = ContextVar("deadline", default=None)  # by time.monotonic
STEPS = 20_000  # of SQLite's machine between two looks at the clock, about a millisecond
T = TypeVar("T")


class Remembered:
    """The newest values made, by key, up to a number of them; a value is made by whoever asks first, and the others wait for it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Any, Any] = OrderedDict()
        self._making: dict[Any, Event] = {}
        self._lock = Lock()

    def get(self, key: Any, make: Callable[[], T]) -> T:
        """The value of a key, made where it is not there."""
        while True:
            with self._lock:
                if key in self._values:
                    self._values.move_to_end(key)
                    found: T = self._values[key]
                    return found
                before = self._making.get(key)
                if before is None:
                    done = self._making[key] = Event()
                    break
            # Whoever makes it may fail, or run out of time: then the next one tries.
            before.wait()
        try:
            made = make()
            with self._lock:
                self._values[key] = made
                while len(self._values) > self._most:
                    self._values.popitem(last=False)
            return made
        finally:
            with self._lock:
                del self._making[key]
            done.set()


class Recalling(View):
    """A view that gathers the records of two states once for each state of the ledger: many pages rest on the same."""

    def __init__(self, engine: Engine, gathered: Remembered, seen: int) -> None:
        """``seen`` is the revision of the ledger that whoever asks goes by."""
        super().__init__(engine)
        self._gathered_before = gathered
        self._seen = seen

    def records(self, query: Query | None = None) -> tuple[RecordRow, ...]:
        """As the view's own; those of one register are picked from all."""
        query = query or Query()
        if query.between is None or query.known_at is not None:
            return super().records(query)
        whole, gather = replace(query, register=None), super().records
        found = self._gathered_before.get((self._seen, whole), lambda: gather(whole))
        return tuple(one for one in found if query.register in {None, one.register})


class Desk:
    """One ledger and how it is shown."""

    def __init__(self, settings: Settings) -> None:
        """Opens the ledger. Raises LedgerError."""
        self.settings = settings
        self.store = Store.open(settings.ledger, kept=True)
        event.listen(self.store.engine, "checkout", _watch)
        self.writing = Lock()  # one decision at a time; other programs are kept apart by the ledger itself
        self.answers = Remembered(400)  # whole answers, some 20 kB each
        self.made = Remembered(40)  # what takes long to make: briefings, lists of pairs
        self.gathered = Remembered(4)  # all records of two states, some 30 MB for a thousand documents
        self._looked: tuple[float, int] | None = None  # when, and at which revision
        self._decisions = 0  # made here until now

    def close(self) -> None:
        """Let the file go."""
        self.store.close()

    def view(self) -> View:
        """The ledger for reading, as far as it is linked: a page never waits for a program that writes."""
        return View(self.store.engine)

    def revision(self) -> int:
        """Of the ledger, looked up anew when some time has gone by or something was decided here."""
        looked = self._looked
        if looked is not None and time.monotonic() - looked[0] < self.settings.limits.unseen:
            return looked[1]
        decisions, now, found = self._decisions, time.monotonic(), self.view().revision()
        if decisions == self._decisions:  # else somebody decided after we looked
            self._looked = (now, found)
        return found

    def decided(self) -> None:
        """Somebody decided something here: the next page is to show it."""
        self._decisions += 1
        self._looked = None

    def recalling(self, revision: int) -> View:
        """The ledger for reading as of that revision or a moment later."""
        return Recalling(self.store.engine, self.gathered, revision)

    @property
    def ledger(self) -> Path:
        """The file."""
        return self.settings.ledger

    @cached_property
    def templates(self) -> Environment:
        """Everything on a page comes from documents or people; it is escaped without exception."""
        environment = Environment(
            loader=PackageLoader("communique.desk", "data/web/templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters |= FILTERS
        environment.globals |= GLOBALS
        return environment


def _watch(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
    """Break a query off when the request that asked it is out of time."""
    deadline = DEADLINE.get()
    if deadline is None:
        connection.set_progress_handler(None, 0)
    else:
        connection.set_progress_handler(lambda: int(time.monotonic() > deadline), STEPS)

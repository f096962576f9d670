"""A register as a table: of two states, or of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from communique.desk.web.asking import ListAsk, Listed, Pair, Register
from communique.desk.web.objects import RecordList, RecordOut
from communique.desk.web.page import Page
from communique.desk.web.shown import Rows, Shown
from communique.desk.web.visit import Visit
from communique.desk.wording import headline
from communique.ledger.paging import Listing, Order
from communique.ledger.rows import RecordRow
from communique.model.mentions import COMMON, MENTION_TYPES
from communique.model.topics import topics

FIRST = ("date", "summary", "status")
LAST = ("topics", "documents")
AT_ONCE = 200  # records fetched together where a list is taken away as a whole
# Statuses that a list can be narrowed to.
STATUSES: Mapping[str, tuple[str, ...]] = {
    "contacts": ("held", "planned", "proposed", "cancelled"),
    "agreements": ("considered", "in_preparation", "signed", "in_force"),
}


def columns_of(register: str) -> tuple[str, ...]:
    """All columns that a register's table can show."""
    kind = next(one for one in MENTION_TYPES if one.register == register)
    own = tuple(item.name for item in fields(kind) if item.name not in COMMON and item.name not in FIRST)
    return (*FIRST[: 3 if register in STATUSES else 2], *own, *LAST)


DEFAULTS: Mapping[str, tuple[str, ...]] = {
    "contacts": ("date", "summary", "status", "documents"),
    "agreements": ("date", "summary", "status", "documents"),
    "commitments": ("date", "who", "what", "due", "strength", "documents"),
    "figures": ("period", "indicator", "value", "speaker", "documents"),
    "projects": ("date", "name", "stage", "amount", "funder", "documents"),
    "offices": ("name", "role", "country", "organisation", "date", "documents"),
    "standing": ("date", "term", "documents"),
    "statements": ("date", "speaker", "summary", "documents"),
    "events": ("date", "summary", "act", "modality", "documents"),
}


def of_pair(visit: Visit, pair: Pair, register: Register, ask: Listed) -> Shown[RecordList]:
    """A register's records that concern two states."""
    return _shown(visit, pair, register, ask)


def of_all(visit: Visit, register: Register, ask: Listed) -> Shown[RecordList]:
    """A register's records of whatever states."""
    return _shown(visit, None, register, ask)


def _shown(visit: Visit, pair: tuple[str, str] | None, register: str, ask: ListAsk) -> Shown[RecordList]:
    query = ask.wanted(pair, register)
    listing = ask.listing()
    page = visit.view.page(query, listing)
    known = columns_of(register)
    chosen = tuple(name for name in known if name in ask.column) or _default(register, known)
    data = RecordList(
        register=register,
        states=list(pair or ()),
        records=[RecordOut.of(one) for one in page.records],
        next=page.next,
    )
    context = {
        "pair": pair,
        "register": register,
        "ask": ask,
        "asked": _asked(ask),
        "columns": chosen,
        "all_columns": known,
        "rows": page.records,
        "orders": list(Order),
        "statuses": STATUSES.get(register, ()),
        "topics": topics(),
    }

    def values() -> Iterator[Sequence[Any]]:
        for record in everything(visit, query, listing):
            yield [record.id, *(cell(record, name) for name in exported)]

    exported = tuple(name for name in known if name in ask.column) or known
    return Shown("register.html.j2", data, context, Rows(("id", *exported), values))


def _default(register: str, known: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in DEFAULTS.get(register, ()) if name in known) or tuple(known)


def _asked(ask: ListAsk) -> dict[str, Any]:
    return {
        name: value
        for name, value in ask.model_dump(mode="json").items()
        if name != "after" and value not in (None, "", [])
    }


def everything(visit: Visit, query: Any, listing: Listing) -> Iterator[RecordRow]:
    """All records of a list, some at a time."""
    after: str | None = None
    while True:
        page = visit.view.page(query, replace(listing, after=after, limit=AT_ONCE))
        yield from page.records
        if page.next is None:
            return
        after = page.next


def cell(record: RecordRow, name: str) -> Any:
    """What stands in a column: a plain value or JSON."""
    made: Mapping[str, Any] = {
        "date": record.date,
        "status": record.status or None,
        "topics": list(record.topics),
        "documents": len({row.document.id for row in record.mentions}),
    }
    if name == "summary":
        return headline(record)
    return made[name] if name in made else record.fields.get(name)


OF_PAIR = Page(
    "pair_register",
    "/pairs/{pair}/{register}",
    of_pair,
    RecordList,
    "A register's records that concern two states.",
    listed=True,
)
OF_ALL = Page("register", "/registers/{register}", of_all, RecordList, "A register's records.", listed=True)

"""Lists a page at a time, by the index that linking keeps: as quick for a hundred thousand documents as for a hundred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, or_, select

from communique.ledger import cursors
from communique.ledger import tables as t
from communique.ledger.conditions import Query
from communique.ledger.rows import RecordRow
from communique.ledger.searching import records_with
from communique.ledger.telling import UNDATED_DAY


class Order(StrEnum):
    """How a list is ordered; what has no date comes last in either direction."""

    DATE = "date"
    LATEST = "-date"
    SAID = "said"  # the day on which it was first told
    LAST_SAID = "-said"
    DOCUMENTS = "documents"  # how many tell it
    MOST_DOCUMENTS = "-documents"


@dataclass(frozen=True, slots=True)
class Page:
    """Some records of a list in its order; ``next`` is the cursor of the following page, None at the end."""

    records: tuple[RecordRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list shows of what its query asks for: ``words`` that a sentence telling a record holds, its ``status``, the order,
    the cursor ``after`` which it goes on, and how many records at most.
    """

    words: str | None = None
    status: str | None = None
    order: Order = Order.DATE
    after: str | None = None
    limit: int = 50


Column = tuple[ColumnElement[Any], bool]  # and whether it goes down


def ids(connection: Connection, query: Query, listing: Listing) -> tuple[list[str], str | None]:
    """The ids of the next records and the cursor behind them. Raises LedgerError for a bad cursor or search.

    With ``as_of`` the order is that of the days as known now; what was first told later is left out.
    """
    records = t.records
    where: list[ColumnElement[bool]] = [records.c.hidden == 0, *_in_time(query)]
    placed: ColumnElement[Any] = records.c.placed
    register: ColumnElement[Any] = records.c.register
    key: ColumnElement[Any] = records.c.id
    source: Any = records
    if query.between is not None:
        pairs = t.record_pairs
        placed, register, key = pairs.c.placed, pairs.c.register, pairs.c.record
        source = pairs.join(records, records.c.id == pairs.c.record)
        where.append(pairs.c.pair == " ".join(query.between))
    if query.register is not None:
        where.append(register == query.register)
    if query.topic is not None:
        where.append(_about(query.topic))
    if listing.status is not None:
        where.append(records.c.status == listing.status)
    if listing.words:
        where.append(records.c.id.in_(records_with(listing.words)))
    columns = [*_order(listing.order, placed), (register, False), (key, False)]
    if listing.after is not None:
        kinds = [column.type.python_type for column, _ in columns]
        where.append(_behind(columns, cursors.read(listing.after, listing.order, kinds)))
    statement: Select[Any] = select(*(column for column, _ in columns)).select_from(source).where(*where)
    ordered = statement.order_by(*(column.desc() if down else column for column, down in columns))
    found = connection.execute(ordered.limit(listing.limit + 1)).all()
    keys = [tuple(row) for row in found[: listing.limit]]
    more = len(found) > listing.limit and bool(keys)
    return [row[-1] for row in keys], cursors.write(listing.order, keys[-1]) if more else None


def _order(order: Order, placed: ColumnElement[Any]) -> list[Column]:
    name, down = order.value.removeprefix("-"), order.value.startswith("-")
    if name == "documents":
        return [(t.records.c.documents, down)]
    day = placed if name == "date" else t.records.c.said
    if not down:
        return [(day, False)]
    # "9999" stands for no day and would come first.
    return [(case((day == UNDATED_DAY, 1), else_=0), False), (day, True)]


def _in_time(query: Query) -> list[ColumnElement[bool]]:
    records = t.records
    where: list[ColumnElement[bool]] = []
    if query.as_of is not None:
        where.append(records.c.said <= query.as_of.isoformat())
    if query.since is not None or query.until is not None:
        where.append(or_(records.c.first.is_not(None), records.c.last.is_not(None)))
    if query.since is not None:
        where.append(or_(records.c.last.is_(None), records.c.last >= query.since.isoformat()))
    if query.until is not None:
        where.append(or_(records.c.first.is_(None), records.c.first <= query.until.isoformat()))
    return where


def _about(topic: str) -> ColumnElement[bool]:
    padded = " " + t.mentions.c.topics + " "
    linked = and_(t.record_mentions.c.record == t.records.c.id, t.record_mentions.c.mention == t.mentions.c.id)
    return exists().where(linked, padded.contains(f" {topic} ", autoescape=True))


def _behind(columns: Sequence[Column], key: cursors.Key) -> ColumnElement[bool]:
    """Rows that come after one in the order of the columns."""
    (column, down), value = columns[0], key[0]
    beyond: ColumnElement[bool] = column < value if down else column > value
    if len(columns) == 1:
        return beyond
    return or_(beyond, and_(column == value, _behind(columns[1:], key[1:])))

"""Lists a page at a time, by the index that linking keeps: as quick for a hundred thousand documents as for a hundred."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from communique.ledger import tables as t
from communique.ledger.conditions import Query
from communique.ledger.rows import RecordRow
from communique.model.errors import LedgerError


@dataclass(frozen=True, slots=True)
class Page:
    """Some records of a list in its order; ``next`` is the cursor of the following page, None at the end."""

    records: tuple[RecordRow, ...]
    next: str | None


Key = tuple[str, str, str]


def ids(connection: Connection, query: Query, after: str | None, limit: int) -> tuple[list[str], str | None]:
    """The ids of the next records in the order of their days, and the cursor behind them. Raises LedgerError for a bad cursor.

    With ``as_of`` the order is that of the days as known now; what was first told later is left out.
    """
    records = t.records
    where: list[ColumnElement[bool]] = [records.c.hidden == 0]
    columns: tuple[Any, ...] = (records.c.placed, records.c.register, records.c.id)
    statement: Select[Any] = select(*columns)
    if query.between is not None:
        pairs = t.record_pairs
        columns = (pairs.c.placed, pairs.c.register, pairs.c.record)
        statement = select(*columns).join(records, records.c.id == pairs.c.record)
        where.append(pairs.c.pair == " ".join(query.between))
        if query.register is not None:
            where.append(pairs.c.register == query.register)
    elif query.register is not None:
        where.append(records.c.register == query.register)
    where += _in_time(query)
    if query.topic is not None:
        where.append(_about(query.topic))
    if after is not None:
        where.append(_behind(columns, _key(after)))
    found = connection.execute(statement.where(*where).order_by(*columns).limit(limit + 1)).all()
    more = len(found) > limit
    keys = [tuple(row) for row in found[:limit]]
    return [key[2] for key in keys], _cursor(keys[-1]) if more and keys else None


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


def _behind(columns: Sequence[Any], key: Key) -> ColumnElement[bool]:
    placed, register, record = columns
    return or_(
        placed > key[0],
        and_(placed == key[0], or_(register > key[1], and_(register == key[1], record > key[2]))),
    )


def _cursor(key: Sequence[str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


def _key(cursor: str) -> Key:
    try:
        placed, register, record = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (ValueError, TypeError) as error:
        raise LedgerError(f"{cursor!r} is no cursor of this list") from error
    return str(placed), str(register), str(record)

"""The user's own table of outlets, kept in the ledger."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from communique.ledger import tables as t
from communique.ledger.outlets import Outlet, OutletKind

BASIS = "your table"


def load_outlets(connection: Connection) -> Mapping[str, Outlet]:
    """What the user says of outlets, by host or lower-case name."""
    rows = connection.execute(select(t.outlets).order_by(t.outlets.c.key))
    return {row.key: Outlet(row.key, row.country, OutletKind(row.kind), BASIS) for row in rows}


def put_outlets(connection: Connection, table: Mapping[str, Outlet]) -> None:
    """Put a table in the place of the one before."""
    connection.execute(delete(t.outlets))
    rows = [{"key": key, "country": one.country, "kind": one.kind.value} for key, one in sorted(table.items())]
    if rows:
        connection.execute(insert(t.outlets), rows)

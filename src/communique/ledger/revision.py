"""A number that grows with every transaction that writes: what was made from a ledger holds while it stays the same."""

from __future__ import annotations

from sqlalchemy import Connection, Integer, cast, select
from sqlalchemy.dialects.sqlite import insert

from communique.ledger.tables import meta

KEY = "revision"


def bump(connection: Connection) -> None:
    """Note, inside a transaction that writes, that something may have changed."""
    grown = cast(meta.c.value, Integer) + 1
    connection.execute(
        insert(meta).values(key=KEY, value="1").on_conflict_do_update(index_elements=["key"], set_={"value": grown})
    )


def revision(connection: Connection) -> int:
    """How often the ledger was written to; 0 where no transaction was counted yet."""
    found = connection.execute(select(meta.c.value).where(meta.c.key == KEY)).scalar()
    return int(found) if found is not None else 0

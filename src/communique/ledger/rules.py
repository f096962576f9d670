"""By which rules a ledger was linked and followed: after a change of them all of it is linked anew, so that equal documents
make equal ledgers whichever program linked them first. Which documents are copies is not asked again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from communique.ledger import tables as t

KEY = "rules"
ROOMS = ("likeness", "following", "data")
ALONE = ("linking.py", "words.py", "when.py", "copies.py")
SUFFIXES = (".py", ".json", ".toml", ".npz")


@cache
def version() -> str:
    """A name for the rules of this program: a checksum of their files and of the network's description."""
    home = resources.files("communique.ledger")
    files = [home / name for name in ALONE] + [home / "models" / "bearings" / "model.json"]
    for room in ROOMS:
        files += _files(home / room)
    found = hashlib.sha256()
    for one in sorted(files, key=lambda one: one.name):
        found.update(one.name.encode() + b"\0" + one.read_bytes())
    return found.hexdigest()[:16]


def _files(room: Traversable) -> Iterator[Traversable]:
    return (one for one in room.iterdir() if one.is_file() and one.name.endswith(SUFFIXES))


def changed(connection: Connection) -> bool:
    """Was the ledger linked by other rules, or not yet?"""
    return connection.execute(select(t.meta.c.value).where(t.meta.c.key == KEY)).scalar() != version()


def mark_changed(connection: Connection) -> None:
    """Every block waits to be linked by these rules."""
    blocks = connection.execute(select(t.mentions.c.register, t.mentions.c.block).distinct()).all()
    if blocks:
        rows = [{"register": row.register, "block": row.block} for row in blocks]
        connection.execute(insert(t.stale).on_conflict_do_nothing(), rows)
    told = {"value": version()}
    connection.execute(insert(t.meta).values(key=KEY, **told).on_conflict_do_update(index_elements=["key"], set_=told))

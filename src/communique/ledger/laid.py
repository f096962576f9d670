"""What people decided, laid upon the ledger once for each state of it: every view asks for it, and it takes a look at all judgements."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

from communique.ledger.judged import Judged
from communique.ledger.judging import judged
from communique.ledger.revision import revision

_LATEST: WeakKeyDictionary[Engine, tuple[int, Judged]] = WeakKeyDictionary()


def laid_upon(connection: Connection) -> Judged:
    """The judgements that stand, found again among what this connection sees."""
    # Of one transaction: the number is of the very state that is read.
    seen = revision(connection)
    latest = _LATEST.get(connection.engine)
    if latest is not None and latest[0] == seen:
        return latest[1]
    made = judged(connection)
    _LATEST[connection.engine] = (seen, made)
    return made

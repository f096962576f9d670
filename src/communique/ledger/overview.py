"""What a ledger holds as a whole, and documents by what people call them; for those who only read it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, func, or_, select

from communique.ledger import tables as t
from communique.ledger.following.updating import FOLLOWED
from communique.model.errors import LedgerError

FEWEST = 8  # characters of the beginning of a document's id


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states (ISO codes, in the order of the alphabet) with the number of documents that speak of both."""

    first: str
    second: str
    documents: int


def pairs(engine: Engine) -> tuple[Pair, ...]:
    """The pairs of states that documents speak of, those of most documents first."""
    own = t.document_pairs
    number = func.count(own.c.document)
    query = select(own.c.first, own.c.second, number).group_by(own.c.first, own.c.second)
    with engine.connect() as connection:
        rows = connection.execute(query.order_by(number.desc(), own.c.first, own.c.second)).all()
    return tuple(Pair(*row) for row in rows)


def document_id(engine: Engine, key: str) -> str:
    """The id of the document of this name or id, whose beginning is enough. Raises LedgerError for none or several."""
    wanted = key.strip()
    own = t.documents
    fits = or_(own.c.id == wanted, own.c.name == wanted)
    start = "sha256:" + wanted.casefold().removeprefix("sha256:")
    if len(start) >= FEWEST + len("sha256:"):
        fits = or_(fits, (own.c.id >= start) & (own.c.id < start + "~"))
    with engine.connect() as connection:
        found = connection.execute(select(own.c.id, own.c.name).where(fits).order_by(own.c.id).limit(4)).all()
    exact = [row.id for row in found if wanted in (row.id, row.name)] or [row.id for row in found]
    if not exact:
        raise LedgerError(f"the ledger has no document {key!r}")
    if len(exact) > 1:
        raise LedgerError(f"several documents are called {key!r}: {', '.join(exact[:3])}{' ...' if exact[3:] else ''}")
    return exact[0]


def unlinked(engine: Engine) -> int:
    """How many mentions were read since the last linking, and stand in no record yet."""
    linked = select(t.record_mentions.c.mention)
    blocks = t.stale.c.register != FOLLOWED
    waiting = select(t.mentions.c.id).join(
        t.stale, (t.stale.c.register == t.mentions.c.register) & (t.stale.c.block == t.mentions.c.block)
    )
    with engine.connect() as connection:
        found = connection.execute(
            select(func.count()).select_from(waiting.where(blocks, t.mentions.c.id.not_in(linked)).subquery())
        )
        return int(found.scalar_one())

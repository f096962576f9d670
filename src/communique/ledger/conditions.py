"""What a query asks for, and the conditions on the tables that follow from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from communique.ledger import tables as t
from communique.model.errors import UnknownRegister
from communique.model.mentions import REGISTERS, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look at. ``between`` are two ISO codes; ``since`` and ``until`` bound when it happened (else was said);
    ``as_of`` leaves out documents published later or at an unknown day; ``known_at`` (a moment in UTC, ISO 8601) what this
    ledger had not read by then, and judgements made later.
    """

    register: str | None = None
    between: tuple[str, str] | None = None
    since: date | None = None
    until: date | None = None
    topic: str | None = None
    as_of: date | None = None
    known_at: str | None = None

    def __post_init__(self) -> None:
        if self.register is not None and self.register not in REGISTERS:
            raise UnknownRegister(self.register, REGISTERS)
        if self.between is not None:
            object.__setattr__(self, "between", tuple(sorted(self.between)))


def of_documents(query: Query) -> list[ColumnElement[bool]]:
    """Conditions on ``documents``: published by the as-of day, and speaking of the pair."""
    where: list[ColumnElement[bool]] = []
    if query.as_of is not None:
        where.append(t.documents.c.published_last <= query.as_of.isoformat())
    if query.known_at is not None:
        where.append(t.documents.c.learned <= query.known_at)
    if query.between is not None:
        where.append(t.documents.c.id.in_(_speaking_of(query.between)))
    return where


def _speaking_of(pair: tuple[str, str]) -> Any:
    pairs = t.document_pairs
    return select(pairs.c.document).where(pairs.c.first == pair[0], pairs.c.second == pair[1])


def of_mentions(query: Query) -> list[ColumnElement[bool]]:
    """Conditions on ``mentions``: register and topic."""
    where: list[ColumnElement[bool]] = []
    if query.register is not None:
        where.append(t.mentions.c.register == query.register)
    if query.topic is not None:
        padded = " " + t.mentions.c.topics + " "
        where.append(padded.contains(f" {query.topic} ", autoescape=True))
    return where


def principal(connection: Connection, documents: Sequence[str], query: Query) -> frozenset[str]:
    """Those of the documents of which most mentions concern the pair; all of them where no pair is asked for."""
    if query.between is None:
        return frozenset(documents)
    pairs = t.document_pairs
    first, second = query.between
    where = (pairs.c.document.in_(documents), pairs.c.first == first, pairs.c.second == second, pairs.c.principal == 1)
    return frozenset(connection.execute(select(pairs.c.document).where(*where)).scalars())


def concerns(mention: Mention, query: Query, *, principal: bool) -> bool:
    """Both states, or, in a document mainly of the pair, no state but these; an office-holder of either in any case."""
    if query.between is None:
        return True
    pair, states = set(query.between), set(mention.states)
    if pair <= states:
        return True
    if mention.register == "offices":
        return bool(pair & (states | {getattr(mention, "country", None)}))
    return principal and states <= pair

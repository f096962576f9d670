"""What lists are filtered and ordered by, written beside each record when it is linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, select

from communique.ledger import tables as t
from communique.ledger.gathering import rejected, told
from communique.ledger.judged import Judged
from communique.ledger.linking import Linked
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.ledger.when import days
from communique.model.mentions import Mention, Office

MANY = 8  # states from which a mention concerns a gathering, not each pair of those present


def record_rows(
    register: str, block: str, linked: Sequence[Linked], tellings: Mapping[str, Telling], laid: Judged
) -> list[dict[str, Any]]:
    """The rows of ``records``."""
    return [_row(register, block, one, [tellings[link.mention] for link in one.links], laid) for one in linked]


def _row(register: str, block: str, linked: Linked, members: list[Telling], laid: Judged) -> dict[str, Any]:
    ordered = sorted(members, key=lambda one: (one.said, one.name, one.mention.span, one.key))
    held = laid.about(linked.id, (one.key for one in ordered))
    date, status = told([one.mention for one in ordered], held)
    first, last = days(date or (None if register == "contacts" else ordered[0].published))
    day = first or last
    return {
        "id": linked.id,
        "register": register,
        "block": block,
        "placed": day.isoformat() if day else UNDATED_DAY,
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
        "said": ordered[0].said,
        "status": status,
        "documents": len({one.mention.document for one in ordered}),
        "hidden": int(rejected(held)),
    }


def pair_rows(
    records: Sequence[Mapping[str, Any]],
    linked: Sequence[Linked],
    tellings: Mapping[str, Telling],
    spoken: Mapping[str, Sequence[tuple[str, str, int]]],
) -> list[dict[str, Any]]:
    """The rows of ``record_pairs``. ``spoken`` gives the pairs that each document speaks of, and whether mainly."""
    found = []
    for row, one in zip(records, linked, strict=True):
        members = [tellings[link.mention].mention for link in one.links]
        pairs = {pair for mention in members for pair in pairs_of(mention, spoken.get(mention.document, ()))}
        found += [
            {"pair": pair, "register": row["register"], "placed": row["placed"], "record": row["id"]}
            for pair in sorted(pairs)
        ]
    return found


def pairs_of(mention: Mention, spoken: Iterable[tuple[str, str, int]]) -> set[str]:
    """The pairs of states that a mention concerns: ``conditions.concerns`` turned round."""
    states = set(mention.states)
    found = {f"{a} {b}" for a, b, _ in spoken if {a, b} <= states}
    if len(states) <= MANY:
        found |= {f"{a} {b}" for a, b in combinations(sorted(states), 2)}
    if isinstance(mention, Office):
        return found | {f"{a} {b}" for a, b, _ in spoken if {a, b} & (states | {mention.country})}
    return found | {f"{a} {b}" for a, b, mainly in spoken if mainly and states <= {a, b}}


def spoken_of(connection: Connection, register: str, block: str) -> dict[str, list[tuple[str, str, int]]]:
    """The pairs of states that the documents of a block speak of."""
    own = select(t.mentions.c.document).where(t.mentions.c.register == register, t.mentions.c.block == block)
    found: dict[str, list[tuple[str, str, int]]] = {}
    for row in connection.execute(select(t.document_pairs).where(t.document_pairs.c.document.in_(own))):
        found.setdefault(row.document, []).append((row.first, row.second, row.principal))
    return found

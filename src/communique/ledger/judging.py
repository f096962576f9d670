"""Judgements in the ledger: written once, found again among what is read, exported and imported."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from communique.ledger import tables as t
from communique.ledger.codec import from_fields, mention_row
from communique.ledger.hashes import of_slice
from communique.ledger.judged import Judged, Reading, find, lay, standing
from communique.ledger.likeness.catalogue import block_of
from communique.ledger.loading import load_mentions
from communique.ledger.telling import Telling
from communique.model.errors import LedgerError
from communique.model.judgements import Action, Anchor, Judgement, Scope, from_plain
from communique.model.mentions import Mention
from communique.model.spans import Span

BY_PERSON = "judgement/1"  # the reader of a mention that a person upheld though it is no longer read


def write(connection: Connection, judgements: Iterable[Judgement]) -> int:
    """Add judgements; those that are there already stay as they are. Returns how many were new."""
    rows = {one.id: _row(one) for one in judgements}
    known = set(connection.execute(select(t.judgements.c.id).where(t.judgements.c.id.in_(rows))).scalars())
    new = [row for key, row in rows.items() if key not in known]
    if new:
        connection.execute(insert(t.judgements), new)
    return len(new)


def _row(judgement: Judgement) -> dict[str, Any]:
    first = judgement.targets[0] if judgement.targets else None
    return {
        "id": judgement.id,
        "made": judgement.made,
        "by": judgement.by,
        "action": judgement.action.value,
        "register": first.register if first else "",
        "document": first.document if first else "",
        "body": json.dumps(judgement.plain(), ensure_ascii=False, sort_keys=True),
    }


def judgements(connection: Connection, known_at: str | None = None) -> tuple[Judgement, ...]:
    """All that were made (until a moment, UTC, ISO 8601), withdrawn ones too, in the order of their making."""
    query = select(t.judgements.c.body).order_by(t.judgements.c.made, t.judgements.c.id)
    if known_at is not None:
        query = query.where(t.judgements.c.made <= known_at)
    return tuple(from_plain(json.loads(body)) for body in connection.execute(query).scalars())


def judged(connection: Connection, known_at: str | None = None) -> Judged:
    """The judgements that stand, found again."""
    made = standing(judgements(connection, known_at))
    if not made:
        return Judged()
    documents = sorted({anchor.document for one in made for anchor in (*one.targets, *one.others)})
    return lay(made, _readings(connection, documents), _later(connection, documents))


def _readings(connection: Connection, documents: Sequence[str]) -> dict[str, list[Reading]]:
    here = set(connection.execute(select(t.documents.c.id).where(t.documents.c.id.in_(documents))).scalars())
    found: dict[str, list[Reading]] = {key: [] for key in here}
    columns = (t.mentions.c.document, t.mentions.c.id, t.mentions.c.register, t.mentions.c.start, t.mentions.c.end)
    for row in connection.execute(select(*columns).where(t.mentions.c.document.in_(here)).order_by(t.mentions.c.id)):
        found[row.document].append(Reading(row.id, row.register, row.start, row.end))
    return found


def _later(connection: Connection, documents: Sequence[str]) -> dict[str, list[str]]:
    """The texts of later versions of the same pages, in the order of publication."""
    query = (
        select(t.copies.c.parent, t.documents.c.text)
        .join(t.documents, t.documents.c.id == t.copies.c.document)
        .where(t.copies.c.kind == "version", t.copies.c.parent.in_(documents))
        .order_by(t.documents.c.published_last, t.documents.c.id)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for parent, text in connection.execute(query):
        found[parent].append(text)
    return found


def anchor(connection: Connection, mention: str) -> Anchor:
    """What a judgement on this mention holds on to. Raises LedgerError."""
    found = load_mentions(connection, t.mentions.c.id == mention)
    if mention not in found:
        raise LedgerError(f"the ledger has no mention {mention}")
    return _anchor(connection, mention, found[mention])


def _anchor(connection: Connection, key: str, mention: Mention) -> Anchor:
    text = connection.execute(select(t.documents.c.text).where(t.documents.c.id == mention.document)).scalar_one()
    return Anchor(
        mention=key,
        register=mention.register,
        document=mention.document,
        start=mention.span.start,
        end=mention.span.end,
        quote=mention.span.of(text),
        values=mention.values(),
        states=mention.states,
    )


def reinstate(connection: Connection, document: str, text: str, pair: tuple[str, ...]) -> None:
    """Put back the mentions of a document that a person accepted or corrected and that its new reading no longer has."""
    upheld = [
        anchor
        for one in standing(judgements(connection))
        if one.scope is Scope.MENTION and one.action in {Action.ACCEPT, Action.CORRECT}
        for anchor in one.targets
        if anchor.document == document
    ]
    if not upheld:
        return
    readings = _readings(connection, [document])
    for one in upheld:
        span = Span(one.start, one.end)
        if find(one, readings) is not None or span.of(text) != one.quote:
            continue
        common = {
            "document": document,
            "start": one.start,
            "end": one.end,
            "states": " ".join(one.states),
            "topics": "",
            "confidence": 1.0,
            "reader": BY_PERSON,
        }
        mention = from_fields(one.register, one.values, common, {})
        row = mention_row(mention, mention.id, text, pair)
        assert row["sha256"] == of_slice(text, span)
        connection.execute(insert(t.mentions), [row])
        connection.execute(
            insert(t.stale).prefix_with("OR IGNORE"), [{"register": row["register"], "block": row["block"]}]
        )
        readings = _readings(connection, [document])


def corrected(mention: Mention, changes: Mapping[str, Any]) -> Mention:
    """The mention with fields as a person corrected them. Raises LedgerError where a value does not fit its field."""
    values = {**mention.values(), **changes}
    common = {
        "document": mention.document,
        "start": mention.span.start,
        "end": mention.span.end,
        "states": " ".join(mention.states),
        "topics": " ".join(mention.topics),
        "confidence": mention.confidence,
        "reader": mention.reader,
    }
    try:
        return from_fields(
            mention.register, {k: v for k, v in values.items() if v is not None}, common, mention.evidence
        )
    except (TypeError, ValueError, KeyError) as error:
        raise LedgerError(f"{mention.register}: a correction does not fit ({error})") from error


def upheld(tellings: Iterable[Telling], laid: Judged) -> list[Telling]:
    """The tellings that no person rejected, with the fields that people corrected."""
    return [
        replace(one, mention=corrected(one.mention, laid.corrected[one.key])) if one.key in laid.corrected else one
        for one in tellings
        if one.key not in laid.rejected
    ]


def blocks_of(connection: Connection, made: Sequence[Judgement]) -> list[tuple[str, str]]:
    """The blocks of what these judgements are about, those that they withdraw included."""
    withdrawn = {one.withdraws for one in made if one.withdraws}
    about = [*made, *(one for one in judgements(connection) if one.id in withdrawn)]
    documents = sorted({anchor.document for one in about for anchor in (*one.targets, *one.others)})
    registers = sorted({anchor.register for one in about for anchor in (*one.targets, *one.others)})
    query = (
        select(t.mentions.c.register, t.mentions.c.block)
        .where(t.mentions.c.document.in_(documents), t.mentions.c.register.in_(registers))
        .distinct()
    )
    return [(row.register, row.block) for row in connection.execute(query)]


def settle(connection: Connection) -> None:
    """Bring what people merged into one block, and what was withdrawn back to its own, so that linking sees it together."""
    made = judgements(connection)
    merges = [one for one in made if one.action is Action.MERGE]
    if not merges:
        return
    stand = {one.id for one in standing(made)}
    documents = sorted({anchor.document for one in merges for anchor in (*one.targets, *one.others)})
    readings = _readings(connection, documents)
    wanted: dict[str, str] = {}
    for one in merges:
        keys = [key for anchor in (*one.targets, *one.others) if (key := find(anchor, readings))]
        if not keys:
            continue
        home = wanted.get(keys[0]) or _natural(connection, keys[0])
        for key in keys:
            if one.id in stand:
                wanted[key] = home
            else:
                wanted.setdefault(key, _natural(connection, key))
    stored = select(t.mentions.c.id, t.mentions.c.register, t.mentions.c.block).where(t.mentions.c.id.in_(wanted))
    for key, register, block in connection.execute(stored).all():
        if block != wanted[key]:
            connection.execute(update(t.mentions).where(t.mentions.c.id == key).values(block=wanted[key]))
            connection.execute(delete(t.record_mentions).where(t.record_mentions.c.mention == key))
            rows = [{"register": register, "block": name} for name in (block, wanted[key])]
            connection.execute(insert(t.stale).prefix_with("OR IGNORE"), rows)


def _natural(connection: Connection, key: str) -> str:
    """The block of a mention without any judgement."""
    (mention,) = load_mentions(connection, t.mentions.c.id == key).values()
    return block_of(mention, main_pair_of(connection, mention.document))


def main_pair_of(connection: Connection, document: str) -> tuple[str, ...]:
    """The two states that a stored document mainly speaks of, empty where none or several pairs are."""
    pairs = t.document_pairs
    where = (pairs.c.document == document, pairs.c.principal == 1)
    found = connection.execute(select(pairs.c.first, pairs.c.second).where(*where)).all()
    return tuple(found[0]) if len(found) == 1 else ()

"""Judgements in the ledger: written once, found again among what is read, exported and imported."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, tuple_, update

from communique.ledger import tables as t
from communique.ledger.codec import from_fields, mention_row
from communique.ledger.hashes import of_slice
from communique.ledger.judged import Judged, Reading, find, lay, standing
from communique.ledger.likeness.catalogue import block_of
from communique.ledger.loading import load_mentions
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.model.errors import LedgerError
from communique.model.judgements import Action, Anchor, Judgement, Scope, from_plain
from communique.model.mentions import Mention
from communique.model.spans import Span

BY_PERSON = "judgement/1"  # the reader of a mention that a person upheld though it is no longer read


def write(connection: Connection, judgements: Iterable[Judgement]) -> int:
    """Add judgements; those that are there already stay as they are. Returns how many were new."""
    rows = {one.id: _row(one) for one in judgements}
    before = connection.execute(select(func.count()).select_from(t.judgements)).scalar_one()
    if rows:
        connection.execute(insert(t.judgements).prefix_with("OR IGNORE"), list(rows.values()))
    return connection.execute(select(func.count()).select_from(t.judgements)).scalar_one() - before


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


def judgements(
    connection: Connection, known_at: str | None = None, *where: ColumnElement[bool]
) -> tuple[Judgement, ...]:
    """All that were made (until a moment, UTC, ISO 8601), withdrawn ones too, in the order of their making.

    With conditions only those that meet them, and what withdraws any.
    """
    query = select(t.judgements.c.body).order_by(t.judgements.c.made, t.judgements.c.id)
    if known_at is not None:
        query = query.where(t.judgements.c.made <= known_at)
    if where:
        query = query.where(or_(and_(*where), t.judgements.c.action == Action.WITHDRAW.value))
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
    """The texts of later versions of the same pages, in the order of publication (see ``placing``)."""
    own, other = t.documents, t.documents.alias()
    place = [
        (func.coalesce(one.c.published_last, UNDATED_DAY), func.length(one.c.text), one.c.id) for one in (own, other)
    ]
    query = (
        select(own.c.id, other.c.text)
        .join(other, and_(other.c.url == own.c.url, other.c.id != own.c.id))
        .where(own.c.id.in_(documents), tuple_(*place[1]) > tuple_(*place[0]))
        .order_by(*place[1])
    )
    found: dict[str, list[str]] = defaultdict(list)
    for key, text in connection.execute(query):
        found[key].append(text)
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
    """Put back the mentions of a document that a person accepted or corrected and that its new reading no longer has.

    What was put back for a judgement that has been withdrawn since is taken out.
    """
    made = judgements(connection, None, t.judgements.c.document == document)
    upheld = [
        anchor
        for one in standing(made)
        if one.scope is Scope.MENTION and one.action in {Action.ACCEPT, Action.CORRECT}
        for anchor in one.targets
        if anchor.document == document
    ]
    _take_out(connection, document, {one.mention for one in upheld})
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
        try:
            mention = from_fields(one.register, one.values, common, {})
        except (TypeError, ValueError, KeyError):
            continue  # the register has other fields by now; the judgement is flagged
        row = mention_row(mention, mention.id, text, pair)
        assert row["sha256"] == of_slice(text, span)
        connection.execute(insert(t.mentions), [row])
        connection.execute(
            insert(t.stale).prefix_with("OR IGNORE"), [{"register": row["register"], "block": row["block"]}]
        )
        readings = _readings(connection, [document])


def _take_out(connection: Connection, document: str, upheld: set[str]) -> None:
    """Remove the mentions that stand there by a person's word alone, where nobody upholds them any more."""
    own = (t.mentions.c.document == document, t.mentions.c.reader == BY_PERSON)
    query = select(t.mentions.c.id, t.mentions.c.register, t.mentions.c.block).where(*own)
    for key, register, block in connection.execute(query).all():
        if key not in upheld:
            connection.execute(delete(t.record_mentions).where(t.record_mentions.c.mention == key))
            connection.execute(delete(t.mentions).where(t.mentions.c.id == key))
            rows = [{"register": register, "block": block}]
            connection.execute(insert(t.stale).prefix_with("OR IGNORE"), rows)


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


def with_withdrawn(connection: Connection, made: Sequence[Judgement]) -> list[Judgement]:
    """These judgements and those that they withdraw."""
    withdrawn = {one.withdraws for one in made if one.withdraws}
    return [*made, *(one for one in judgements(connection) if one.id in withdrawn)] if withdrawn else list(made)


def blocks_of(connection: Connection, made: Sequence[Judgement]) -> list[tuple[str, str]]:
    """The blocks of what these judgements are about, those that they withdraw included."""
    about = with_withdrawn(connection, made)
    documents = sorted({anchor.document for one in about for anchor in (*one.targets, *one.others)})
    registers = sorted({anchor.register for one in about for anchor in (*one.targets, *one.others)})
    query = (
        select(t.mentions.c.register, t.mentions.c.block)
        .where(t.mentions.c.document.in_(documents), t.mentions.c.register.in_(registers))
        .distinct()
    )
    return [(row.register, row.block) for row in connection.execute(query)]


def settle(connection: Connection, document: str | None = None) -> None:
    """Bring what people merged into one block, and what was withdrawn back to its own, so that linking sees it together.

    With a document nothing is done where no merging concerns it.
    """
    made = judgements(connection, None, t.judgements.c.action == Action.MERGE.value)
    merges = [one for one in made if one.action is Action.MERGE]
    concerned = {anchor.document for one in merges for anchor in (*one.targets, *one.others)}
    if not merges or (document is not None and document not in concerned):
        return
    stand = {one.id for one in standing(made)}
    readings = _readings(connection, sorted(concerned))
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

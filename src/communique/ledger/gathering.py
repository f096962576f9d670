"""Mention rows to record rows: which mention speaks for the record, and what they say together."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

from communique.ledger.judged import Held
from communique.ledger.rows import MentionRow, RecordRow
from communique.ledger.when import days, stated, width
from communique.model.judgements import Action, Scope
from communique.model.mentions import Agreement, Contact, Mention, Modality, Stage

_STAGES = tuple(Stage)


DATES = ("date", "as_of", "period")


def gather(key: str, rows: Sequence[MentionRow], judged: tuple[Held, ...] = ()) -> RecordRow:
    """The record of at least one mention row, with what people decided about it; the latest correction of a field stands."""
    changes = {
        held.judgement.name: held.judgement.value
        for held in judged
        if held.judgement.action is Action.CORRECT and held.judgement.scope is Scope.RECORD and held.judgement.name
    }
    status = [held.judgement.value for held in judged if held.judgement.action is Action.STATUS]
    ordered = tuple(sorted(rows, key=lambda row: (*row.document.said, row.mention.span, row.id)))
    head = max(ordered, key=lambda row: _weight(row, ordered))
    return RecordRow(
        id=key,
        register=head.mention.register,
        head=head,
        mentions=ordered,
        fields=MappingProxyType(
            {name: value for name, value in {**_complete(head, ordered), **changes}.items() if value is not None}
        ),
        date=next((changes[name] for name in DATES if name in changes), _date(ordered)),
        status=str(status[-1]) if status else str(changes.get("modality", changes.get("stage", _status(ordered)))),
        judged=judged,
    )


def _weight(row: MentionRow, rows: tuple[MentionRow, ...]) -> tuple[bool, int, float, int]:
    """What is told as done, then what tells most, then what is surest, then the latest."""
    filled = row.mention.values()
    people = len(filled.get("participants", ()))
    return (_done(row.mention), len(filled) + people, row.mention.confidence, rows.index(row))


def _done(mention: Mention) -> bool:
    match mention:
        case Contact(modality=modality):
            return modality is Modality.HELD
        case Agreement(stage=stage):
            return stage in (Stage.SIGNED, Stage.IN_FORCE)
        case _:
            return False


def _complete(head: MentionRow, rows: tuple[MentionRow, ...]) -> dict[str, Any]:
    fields = dict(head.mention.values())
    for row in rows:
        for name, value in row.mention.values().items():
            fields.setdefault(name, value)
    return fields


def _date(rows: tuple[MentionRow, ...]) -> str | None:
    """The most exact value of those that are told as done, else of all."""
    values = [(row, stated(row.mention)) for row in rows]
    dated = [(row, value) for row, value in values if value and days(value) != (None, None)]
    done = [item for item in dated if _done(item[0].mention)]
    # Of equally exact dates of something still ahead the latest told counts: it may have been moved.
    best = min(reversed(done or dated), key=lambda item: width(days(item[1])), default=None)
    return best[1] if best else None


def _status(rows: tuple[MentionRow, ...]) -> str:
    contacts = [row.mention.modality for row in rows if isinstance(row.mention, Contact)]
    if contacts:
        return Modality.HELD.value if Modality.HELD in contacts else contacts[-1].value
    stages = [row.mention.stage for row in rows if isinstance(row.mention, Agreement)]
    return max(stages, key=_STAGES.index).value if stages else ""

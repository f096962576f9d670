"""Mention rows to record rows: which mention speaks for the record, and what they say together."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

from communique.ledger.judged import Flag, Held
from communique.ledger.rows import MentionRow, RecordRow
from communique.ledger.when import days, stated, width
from communique.ledger.words import content
from communique.model.judgements import Action, Judgement, Scope
from communique.model.mentions import Agreement, Contact, Mention, Modality, Stage

_STAGES = tuple(Stage)
DATES = ("date", "as_of", "period")
FULL_NAME = 5  # words of a name from which more of them say no more


def gather(key: str, rows: Sequence[MentionRow], judged: tuple[Held, ...] = ()) -> RecordRow:
    """The record of at least one mention row, with what people decided about it; the latest correction of a field stands."""
    ordered = tuple(sorted(rows, key=lambda row: (*row.document.said, row.mention.span, row.id)))
    head = max(enumerate(ordered), key=_weight)[1]
    changes = corrections(judged)
    date, status = told([row.mention for row in ordered], judged)
    fields = {**_complete(head, ordered), **changes}
    # The mention that tells most may tell the year alone where another gives the day.
    if date is not None and "date" in fields and "date" not in changes:
        fields["date"] = date
    return RecordRow(
        id=key,
        register=head.mention.register,
        head=head,
        mentions=ordered,
        fields=MappingProxyType({name: value for name, value in fields.items() if value is not None}),
        date=date,
        status=status,
        judged=judged,
    )


def told(mentions: Sequence[Mention], judged: tuple[Held, ...] = ()) -> tuple[str | None, str]:
    """The date and status of a record whose mentions are given in the order in which they were published."""
    changes = corrections(judged)
    status = [one.value for one in usable(judged) if one.action is Action.STATUS]
    date = next((changes[name] for name in DATES if name in changes), _date(mentions))
    return date, str(status[-1] if status else changes.get("modality", changes.get("stage", _status(mentions))))


def usable(judged: tuple[Held, ...]) -> list[Judgement]:
    """The judgements whose values fit."""
    return [held.judgement for held in judged if held.flag is not Flag.DOES_NOT_FIT]


def corrections(judged: tuple[Held, ...]) -> dict[str, Any]:
    """The fields of a record that people corrected, by their last word."""
    return {
        one.name: one.value
        for one in usable(judged)
        if one.action is Action.CORRECT and one.scope is Scope.RECORD and one.name
    }


def rejected(judged: tuple[Held, ...]) -> bool:
    """Did a person reject the record as a whole, and nobody accept it since?"""
    verdicts = [
        held.judgement.action
        for held in judged
        if held.judgement.scope is Scope.RECORD and held.judgement.action in {Action.ACCEPT, Action.REJECT}
    ]
    return bool(verdicts) and verdicts[-1] is Action.REJECT


def _weight(numbered: tuple[int, MentionRow]) -> tuple[bool, int, float, int]:
    """What is told as done, then what tells most, then what is surest, then the latest."""
    number, row = numbered
    filled = row.mention.values()
    people = len(filled.get("participants", ()))
    # "Great Stone industrial park" says more than "industrial park".
    name = min(FULL_NAME, len(content(str(filled.get("name") or filled.get("title") or ""))))
    return (_done(row.mention), len(filled) + people + name, row.mention.confidence, number)


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


def _date(mentions: Sequence[Mention]) -> str | None:
    """The most exact value of those that are told as done, else of all."""
    values = [(mention, stated(mention)) for mention in mentions]
    dated = [(mention, value) for mention, value in values if value and days(value) != (None, None)]
    done = [item for item in dated if _done(item[0])]
    # Of equally exact dates of something still ahead the latest told counts: it may have been moved.
    best = min(reversed(done or dated), key=lambda item: width(days(item[1])), default=None)
    return best[1] if best else None


def _status(mentions: Sequence[Mention]) -> str:
    contacts = [mention.modality for mention in mentions if isinstance(mention, Contact)]
    if contacts:
        return Modality.HELD.value if Modality.HELD in contacts else contacts[-1].value
    stages = [mention.stage for mention in mentions if isinstance(mention, Agreement)]
    return max(stages, key=_STAGES.index).value if stages else ""

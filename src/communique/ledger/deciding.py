"""From what a person says in a command or on a page to a judgement, checked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from communique.ledger.codec import from_fields, type_of
from communique.ledger.following.status import Status
from communique.ledger.judging import corrected
from communique.ledger.queries import View
from communique.ledger.rows import RecordRow
from communique.model.edtf import valid
from communique.model.errors import LedgerError, NotInLedger
from communique.model.judgements import Action, Anchor, Judgement, Place, Scope
from communique.model.mentions import COMMON

DATES = frozenset({"date", "as_of", "period"})
# A person says what came of a promise; that nothing was heard of it is seen, not decided.
STATUSES = tuple(one.value.replace("_", " ") for one in Status if one is not Status.SILENT)


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, when (UTC, ISO 8601), and why in their own words."""

    name: str
    made: str
    note: str = ""


def accept(view: View, key: str, by: By) -> Judgement:
    """A reading, or a record as a whole, is right."""
    return _whole(view, key, by, Action.ACCEPT)


def reject(view: View, key: str, by: By) -> Judgement:
    """A reading, or a record as a whole, is wrong and disappears from all views."""
    return _whole(view, key, by, Action.REJECT)


def note(view: View, key: str, by: By) -> Judgement:
    """Words about a reading or record. Raises LedgerError where there are none."""
    if not by.note:
        raise LedgerError("a note needs words")
    return _whole(view, key, by, Action.NOTE)


def correct(view: View, key: str, name: str, value: str, by: By) -> Judgement:
    """One field of a reading or record is so. ``value`` is JSON or plain text, empty for none. Raises LedgerError."""
    scope, targets = _targets(view, key)
    fitting = value_of(targets[0], name, value)
    return Judgement(
        made=by.made,
        by=by.name,
        action=Action.CORRECT,
        scope=scope,
        targets=targets,
        name=name,
        value=fitting,
        note=by.note,
    )


def merge(view: View, first: str, second: str, by: By) -> Judgement:
    """Two records are one. Raises LedgerError for records of two registers or one record."""
    a, b = view.record(first), view.record(second)
    if a.register != b.register:
        raise LedgerError(f"a record of {a.register} and one of {b.register} cannot be one")
    if a.id == b.id:
        raise LedgerError(f"{a.id} is one record already")
    return Judgement(
        made=by.made,
        by=by.name,
        action=Action.MERGE,
        scope=Scope.RECORD,
        targets=_anchors(view, a),
        others=_anchors(view, b),
        note=by.note,
    )


def split(view: View, key: str, mentions: Sequence[str], by: By) -> Judgement:
    """Some mentions of a record are of another thing. Raises LedgerError where they are not of it, or all of it."""
    record = view.record(key)
    held = {row.id for row in record.mentions}
    out = {view.mention_id(one) for one in mentions}
    if not out or not out <= held:
        raise LedgerError(f"not of {record.id}: {', '.join(sorted(out - held)) or 'no mention given'}")
    if out == held:
        raise LedgerError(f"{record.id} would hold nothing any more")
    anchors = _anchors(view, record)
    return Judgement(
        made=by.made,
        by=by.name,
        action=Action.SPLIT,
        scope=Scope.RECORD,
        targets=tuple(one for one in anchors if one.mention in out),
        others=tuple(one for one in anchors if one.mention not in out),
        note=by.note,
    )


def status(view: View, key: str, value: str, by: By) -> Judgement:
    """What became of a promise or plan. Raises LedgerError for an unknown status or another register."""
    record = view.record(key)
    if record.register not in {"commitments", "contacts"}:
        raise LedgerError(f"only commitments and planned contacts have a status of their own, not {record.register}")
    if value not in STATUSES:
        raise LedgerError(f"no status is called {value!r}; they are {', '.join(STATUSES)}")
    return Judgement(
        made=by.made,
        by=by.name,
        action=Action.STATUS,
        scope=Scope.RECORD,
        targets=_anchors(view, record),
        name="status",
        value=value,
        note=by.note,
    )


def evidence(view: View, key: str, number: int, verdict: Action, by: By) -> Judgement:
    """A later sentence, by its number as ``show`` prints it, does or does not bear on a record. Raises LedgerError."""
    record = view.record(key)
    fate = view.fates([record], view.latest() or date.max).get(record.id)
    if fate is None or not 1 <= number <= len(fate.later):
        raise LedgerError(f"{record.id} has no later sentence number {number}")
    later = fate.later[number - 1]
    span = later.sentence.span
    return Judgement(
        made=by.made,
        by=by.name,
        action=verdict,
        scope=Scope.EVIDENCE,
        targets=_anchors(view, record),
        evidence=Place(later.document.id, span.start, span.end, later.sentence.text),
        note=by.note,
    )


def withdraw(view: View, key: str, by: By) -> Judgement:
    """An earlier judgement no longer stands. Raises LedgerError for none or several of that id."""
    wanted = "j:" + key.strip().casefold().removeprefix("j:")
    found = [one for one in view.judgements() if one.id.startswith(wanted)]
    if len(found) != 1:
        raise NotInLedger(f"{'no judgement' if not found else 'several judgements'} of id {wanted!r}")
    return Judgement(
        made=by.made, by=by.name, action=Action.WITHDRAW, scope=Scope.JUDGEMENT, withdraws=found[0].id, note=by.note
    )


def _whole(view: View, key: str, by: By, action: Action) -> Judgement:
    scope, targets = _targets(view, key)
    return Judgement(made=by.made, by=by.name, action=action, scope=scope, targets=targets, note=by.note)


def _targets(view: View, key: str) -> tuple[Scope, tuple[Anchor, ...]]:
    if key.strip().casefold().startswith("m:"):
        return Scope.MENTION, (view.anchor(view.mention_id(key)),)
    return Scope.RECORD, _anchors(view, view.record(key))


def _anchors(view: View, record: RecordRow) -> tuple[Anchor, ...]:
    """Of every mention of a record, in the order in which they were published."""
    return tuple(view.anchor(row.id) for row in record.mentions)


def value_of(anchor: Anchor, name: str, given: str) -> Any:
    """The value of a field as a person writes it, None for an empty one.

    Raises LedgerError where the register has no such field or the value does not fit it.
    """
    kind = _kind_of(anchor, name)
    if not given.strip():
        if "None" not in kind and "tuple" not in kind:
            raise LedgerError(f"{anchor.register}: {name} cannot be empty")
        return None
    value: Any = given.strip() if kind.startswith("str") else _json(given)
    if name in DATES and not valid(str(value)):
        raise LedgerError(f"{value!r} is no date such as 2016-09-29, 2016-09 or 2016-09-29/2016-10-01")
    for kinds, words, types in _KINDS:
        if kind.startswith(kinds) and not isinstance(value, types):
            raise LedgerError(f"{name} is {words}, not {value!r}")
    _fits(anchor, name, value)
    return value


_KINDS: tuple[tuple[str, str, type | tuple[type, ...]], ...] = (
    ("str", "text", str),
    ("float", "a number", (int, float)),
    ("int", "a whole number", int),
    ("bool", "true or false", bool),
    ("tuple", 'a list such as ["A", "B"]', list),
)


def _kind_of(anchor: Anchor, name: str) -> str:
    """The type of a field, in words of Python. Raises LedgerError where the register has none of that name."""
    own = {item.name: str(item.type) for item in fields(type_of(anchor.register)) if item.name not in COMMON}
    if name not in own:
        raise LedgerError(f"{anchor.register} have no field {name!r}; they have {', '.join(own)}")
    return own[name]


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text.strip()


def _fits(anchor: Anchor, name: str, value: Any) -> None:
    """Would the mention be one with this value?"""
    common = {
        "document": anchor.document,
        "start": anchor.start,
        "end": anchor.end,
        "states": "",
        "topics": "",
        "confidence": 1.0,
        "reader": "",
    }
    corrected(from_fields(anchor.register, anchor.values, common, {}), {name: value})

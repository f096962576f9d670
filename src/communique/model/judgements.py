"""Judgements: what a person decided about what was read or linked. They win over what is computed and are never overwritten.

A judgement holds on to places in documents, with the words and the values that stood there when it was made, so that it can
be found again when documents are read anew, and told when what it was made on has changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Action(StrEnum):
    """What a person does."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"  # one field
    MERGE = "merge"  # two records are one
    SPLIT = "split"  # some mentions of a record are of another thing
    NOTE = "note"
    STATUS = "status"  # what became of a promise or plan
    WITHDRAW = "withdraw"  # an earlier judgement


class Scope(StrEnum):
    """What a judgement is about."""

    MENTION = "mention"
    RECORD = "record"
    EVIDENCE = "evidence"  # a sentence that is said to bear on a promise
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A reading that a judgement is about: where it stood, in which words, with which values."""

    mention: str
    register: str
    document: str
    start: int
    end: int
    quote: str
    values: Mapping[str, Any] = field(default_factory=dict)
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that bears on a promise."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision. ``made`` is a moment in UTC (ISO 8601), ``by`` who made it.

    ``targets`` are the readings decided on (of a record all that it held, the founding one first); ``others`` those that they are
    merged with or parted from. ``name`` and ``value`` are the field and its new value, or the status.
    """

    made: str
    by: str
    action: Action
    scope: Scope
    targets: tuple[Anchor, ...] = ()
    others: tuple[Anchor, ...] = ()
    name: str | None = None
    value: Any = None
    evidence: Place | None = None
    note: str = ""
    withdraws: str | None = None

    @property
    def id(self) -> str:
        """``j:`` and 16 hexadecimal digits (SHA-256) over everything that it says."""
        canonical = json.dumps(self.plain(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return "j:" + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def plain(self) -> dict[str, Any]:
        """As JSON values."""
        found = asdict(self)
        found["action"], found["scope"] = self.action.value, self.scope.value
        return {name: value for name, value in found.items() if value not in (None, (), [], "")}


def from_plain(values: Mapping[str, Any]) -> Judgement:
    """The judgement of JSON values. Raises KeyError, TypeError and ValueError where they are of another form."""

    def anchors(name: str) -> tuple[Anchor, ...]:
        return tuple(
            Anchor(**{**one, "states": tuple(one.get("states", ())), "values": dict(one.get("values", {}))})
            for one in values.get(name, ())
        )

    return Judgement(
        made=str(values["made"]),
        by=str(values["by"]),
        action=Action(values["action"]),
        scope=Scope(values["scope"]),
        targets=anchors("targets"),
        others=anchors("others"),
        name=values.get("name"),
        value=values.get("value"),
        evidence=Place(**values["evidence"]) if values.get("evidence") else None,
        note=str(values.get("note", "")),
        withdraws=values.get("withdraws"),
    )

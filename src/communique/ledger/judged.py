"""Judgements laid upon what was read: which readings are rejected or corrected, which records joined or parted, and what to look at again.

A judgement is found again by the place that it was made on: the same reading, else one of the same register that overlaps
its words. What it can no longer be found for is flagged and kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from communique.ledger.codec import from_fields
from communique.ledger.following.status import Status
from communique.ledger.linking import Decisions, record_id
from communique.model.judgements import Action, Anchor, Judgement, Scope


class Flag(StrEnum):
    """Why a person should look at a judgement again."""

    HOLDS = ""
    READ_DIFFERENTLY = "read differently now"
    NOT_READ = "no longer read here"
    NO_DOCUMENT = "the document is not in this ledger"
    PAGE_CHANGED = "a later version of the page no longer says so"
    DOES_NOT_FIT = "the value no longer fits its field"


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention as far as finding it again asks."""

    id: str
    register: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Held:
    """A judgement with the mentions that it holds on to now, and why to look at it again."""

    judgement: Judgement
    targets: tuple[str, ...]
    others: tuple[str, ...]
    flag: Flag


@dataclass(frozen=True)
class Judged:
    """All judgements that stand, found again among the readings of a ledger."""

    held: tuple[Held, ...] = ()
    rejected: frozenset[str] = frozenset()
    corrected: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    of_mention: Mapping[str, tuple[Held, ...]] = field(default_factory=dict)
    of_record: Mapping[str, tuple[Held, ...]] = field(default_factory=dict)  # by mentions of the record, and by its id

    def decisions(self) -> Decisions:
        """What people said is one thing, and what is not."""
        together: set[tuple[str, str]] = set()
        apart: set[tuple[str, str]] = set()
        for one in self.held:
            if one.judgement.action is Action.MERGE and one.targets and one.others:
                together.add((one.targets[0], one.others[0]))
            elif one.judgement.action is Action.SPLIT:
                apart |= {(a, b) for a in one.targets for b in one.others}
        return Decisions(frozenset(together), frozenset(apart))

    def about(self, record: str, mentions: Iterable[str]) -> tuple[Held, ...]:
        """The judgements on a record of these mentions in view, oldest first; by its id where what founded it is not in view."""
        found = {held.judgement.id: held for key in (record, *mentions) for held in self.of_record.get(key, ())}
        return tuple(sorted(found.values(), key=lambda held: (held.judgement.made, held.judgement.id)))


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that were not withdrawn, in the order in which they were made."""
    made = sorted(judgements, key=lambda one: (one.made, one.id))
    withdrawn: set[str] = set()
    for one in reversed(made):
        if one.action is Action.WITHDRAW and one.id not in withdrawn and one.withdraws:
            withdrawn.add(one.withdraws)
    return tuple(one for one in made if one.action is not Action.WITHDRAW and one.id not in withdrawn)


def lay(
    judgements: Sequence[Judgement], readings: Mapping[str, Sequence[Reading]], later: Mapping[str, Sequence[str]]
) -> Judged:
    """Find the judgements again. ``readings`` are the mentions of each document that is there, ``later`` the texts of its later versions."""
    held = tuple(_held(one, readings, later) for one in judgements)
    verdict: dict[str, Action] = {}
    corrected: dict[str, dict[str, Any]] = defaultdict(dict)
    of_mention: dict[str, list[Held]] = defaultdict(list)
    of_record: dict[str, list[Held]] = defaultdict(list)
    for one in held:
        judgement = one.judgement
        if judgement.scope is Scope.MENTION:
            for key in one.targets:
                of_mention[key].append(one)
                if judgement.action in {Action.ACCEPT, Action.REJECT}:
                    verdict[key] = judgement.action
                elif judgement.action is Action.CORRECT and judgement.name and one.flag is not Flag.DOES_NOT_FIT:
                    corrected[key][judgement.name] = judgement.value
        else:
            for key in _bearers(one):
                of_record[key].append(one)
    return Judged(
        held,
        frozenset(key for key, action in verdict.items() if action is Action.REJECT),
        corrected,
        {key: tuple(found) for key, found in of_mention.items()},
        {key: tuple(found) for key, found in of_record.items()},
    )


def _bearers(held: Held) -> set[str]:
    """By which mentions a record has the judgement: both sides of a joining or parting; else the one that founded the record.

    Its other mentions may be of another record by now, which was not judged.
    """
    if held.judgement.action in {Action.MERGE, Action.SPLIT}:
        return {*held.targets, *held.others}
    return {key for one in held.targets[:1] for key in (one, record_id(one))}


def _held(judgement: Judgement, readings: Mapping[str, Sequence[Reading]], later: Mapping[str, Sequence[str]]) -> Held:
    targets = [find(anchor, readings) for anchor in judgement.targets]
    others = [find(anchor, readings) for anchor in judgement.others]
    found = [*targets, *others]
    flag = Flag.HOLDS
    if not _fits(judgement):
        flag = Flag.DOES_NOT_FIT
    elif any(key is None for key in found):
        gone = any(anchor.document not in readings for anchor in (*judgement.targets, *judgement.others))
        flag = Flag.NO_DOCUMENT if gone else Flag.NOT_READ
    elif any(key != anchor.mention for key, anchor in zip(found, (*judgement.targets, *judgement.others), strict=True)):
        flag = Flag.READ_DIFFERENTLY
    elif any(_changed(anchor, later) for anchor in judgement.targets):
        flag = Flag.PAGE_CHANGED
    return Held(
        judgement,
        tuple(dict.fromkeys(key for key in targets if key)),
        tuple(dict.fromkeys(key for key in others if key)),
        flag,
    )


def find(anchor: Anchor, readings: Mapping[str, Sequence[Reading]]) -> str | None:
    """The mention that stands now where the anchor stood: the same, else the one that shares most of its words."""
    own = [one for one in readings.get(anchor.document, ()) if one.register == anchor.register]
    if any(one.id == anchor.mention for one in own):
        return anchor.mention
    shared = [(min(one.end, anchor.end) - max(one.start, anchor.start), one) for one in own]
    near = [(size, one) for size, one in shared if 2 * size >= min(one.end - one.start, anchor.end - anchor.start)]
    best = max(near, key=lambda item: (item[0], -item[1].start, item[1].id), default=None)
    return best[1].id if best else None


def _fits(judgement: Judgement) -> bool:
    """Would the readings that a correction was made on be ones with the new value? Fields and statuses may have changed since."""
    if judgement.action is Action.STATUS:
        return str(judgement.value).replace(" ", "_") in set(Status)
    if judgement.action is not Action.CORRECT:
        return True
    return all(_with(anchor, judgement.name, judgement.value) for anchor in judgement.targets)


def _with(anchor: Anchor, name: str | None, value: Any) -> bool:
    values = {**anchor.values, str(name): value}
    common = {"document": "", "start": 0, "end": 0, "states": "", "topics": "", "confidence": 1.0, "reader": ""}
    try:
        from_fields(anchor.register, {key: one for key, one in values.items() if one is not None}, common, {})
    except (TypeError, ValueError, KeyError):
        return False
    return True


def _changed(anchor: Anchor, later: Mapping[str, Sequence[str]]) -> bool:
    """Has the page a later version without the words?"""
    texts = later.get(anchor.document, ())
    words = " ".join(anchor.quote.split())
    return bool(texts) and words not in " ".join(texts[-1].split())

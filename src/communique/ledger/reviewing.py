"""What a person should look at next, and how far two people agree.

The queue is ordered by doubt times stake. Doubt comes from the reader's confidence, from links that rest on little, from values that
contradict each other, and from judgements that have lost their hold; stake from what a briefing does with the record and how
many documents tell it. Both are shown in words, so that nobody needs to trust the order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from communique.ledger.judged import Flag
from communique.ledger.rows import RecordRow
from communique.model.judgements import Action, Judgement, Scope

# What rides on a register, from 0 to 1: money, promises and papers before what was said.
STAKES: Mapping[str, float] = {
    "commitments": 1.0,
    "agreements": 1.0,
    "contacts": 0.9,
    "projects": 0.9,
    "figures": 0.7,
    "standing": 0.7,
    "offices": 0.5,
    "events": 0.4,
    "statements": 0.3,
}
LOOSE = (
    "near it",
    "was moved",
    "later than planned",
    "told soon after",
    "announced before",
    "other words",
    "other day",
    "another",
)


@dataclass(frozen=True, slots=True)
class Item:
    """A record to look at. ``doubt`` and ``stake`` lie in 0..1; ``why`` gives the reasons for the doubt."""

    record: RecordRow
    doubt: float
    stake: float
    why: tuple[str, ...]

    @property
    def weight(self) -> float:
        """By which the queue is ordered."""
        return self.doubt * self.stake


def queue(records: Iterable[RecordRow], by: str | None = None) -> tuple[Item, ...]:
    """The records that nobody (or not ``by``) has accepted, rejected or corrected, the weightiest first; flagged ones before all."""
    items = [item(record) for record in records if _open(record, by)]
    return tuple(sorted(items, key=lambda one: (-round(one.weight, 6), one.record.register, one.record.id)))


def _open(record: RecordRow, by: str | None) -> bool:
    held = [*record.judged, *(held for row in record.mentions for held in row.judged)]
    if any(one.flag is not Flag.HOLDS for one in held):
        return True
    decided = {Action.ACCEPT, Action.REJECT, Action.CORRECT, Action.MERGE, Action.SPLIT}
    return not any(one.judgement.action in decided and by in {None, one.judgement.by} for one in held)


def item(record: RecordRow) -> Item:
    """What speaks for looking at a record."""
    doubt, why = 0.0, []
    flags = {held.flag for held in record.judged} | {held.flag for row in record.mentions for held in row.judged}
    if lost := sorted(flag.value for flag in flags if flag is not Flag.HOLDS):
        doubt, why = 1.0, [f"judged before: {', '.join(lost)}"]
    least = min(row.mention.confidence for row in record.mentions)
    doubt = max(doubt, 1.0 - least)
    if least < 0.6:
        why.append(f"read with confidence {least:.2f}")
    loose = sorted({row.reason for row in record.mentions if any(word in row.reason for word in LOOSE)})
    if loose:
        doubt = min(1.0, doubt + 0.2)
        why += [f"linked: {reason}" for reason in loose]
    if record.register in {"contacts", "agreements"} and not record.date:
        doubt = min(1.0, doubt + 0.1)
        why.append("no date")
    documents = len({row.document.source for row in record.mentions})
    if documents == 1:
        doubt = min(1.0, doubt + 0.1)
        why.append("one source")
    stake = min(1.0, STAKES.get(record.register, 0.5) * (0.8 + 0.1 * min(documents, 4)))
    return Item(record, round(doubt, 4), round(stake, 4), tuple(why))


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two people on what both decided. ``kappa`` (J. Cohen, 1960) is None where it is not defined: all of one kind."""

    first: str
    second: str
    both: int
    same: int
    kappa: float | None


def agreement(judgements: Sequence[Judgement]) -> tuple[Agreement, ...]:
    """How far each two people agree on accepting and rejecting the same readings and records, by their last word."""
    said: dict[str, dict[tuple[str, ...], bool]] = defaultdict(dict)
    for one in judgements:
        if one.action in {Action.ACCEPT, Action.REJECT} and one.scope in {Scope.MENTION, Scope.RECORD} and one.targets:
            said[one.by][one.scope.value, one.targets[0].mention] = one.action is Action.ACCEPT
    found = []
    for first, second in combinations(sorted(said), 2):
        shared = sorted(said[first].keys() & said[second].keys())
        if shared:
            pairs = [(said[first][key], said[second][key]) for key in shared]
            same = sum(a == b for a, b in pairs)
            found.append(Agreement(first, second, len(pairs), same, _kappa(pairs)))
    return tuple(found)


def _kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    count = len(pairs)
    observed = sum(a == b for a, b in pairs) / count
    yes = [sum(pair[side] for pair in pairs) / count for side in (0, 1)]
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return None if chance == 1.0 else round((observed - chance) / (1 - chance), 4)

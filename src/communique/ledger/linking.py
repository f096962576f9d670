"""Mentions to records: one pass in the order of publication, each step explained.

Within a block, tellings are taken in the order in which they were published. Each joins the record that fits it best, or
founds one. A record is never changed by what comes after it except by growing: the records of the documents up to a day are
the same whether or not later ones are there. What a person joined or parted is applied on top.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.ledger.likeness.catalogue import bins_of, learnt_words, rules
from communique.ledger.likeness.titles import Known
from communique.ledger.likeness.verdict import Verdict
from communique.ledger.telling import UNDATED_DAY, Telling

ALONE = "alone"
# A record is compared with by its first tellings and its last ones that differ: retellings of one thing soon repeat themselves.
COMPARED = 6
ASKED = 8  # records of which one telling is asked at most
CROWDED = 60  # records of a bin from which on it is a crowd


@dataclass(frozen=True, slots=True)
class Link:
    """One mention of a record, and why it is there."""

    mention: str
    reason: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A record as linked: its id and its mentions in the order of their ids."""

    id: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided on linking: pairs of mention ids that are one thing, and pairs that are not."""

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()

    def parted(self) -> Mapping[str, frozenset[str]]:
        """For each mention those that it must not stand with."""
        found: dict[str, set[str]] = defaultdict(set)
        for a, b in self.apart:
            found[a].add(b)
            found[b].add(a)
        return {key: frozenset(others) for key, others in found.items()}


@dataclass(slots=True)
class Group:
    """A record that is being gathered. ``members`` are the tellings to compare with, ``links`` all of them, ``bins`` those that it stands in."""

    members: list[Telling]
    links: list[Link] = field(default_factory=list)
    bins: set[str] = field(default_factory=set)

    def join(self, telling: Telling, reason: str) -> None:
        """Take a telling in."""
        self.links.append(Link(telling.key, reason))
        values = telling.mention.values()
        if any(one.mention.values() == values and _soon(one, telling) for one in self.members):
            return
        self.members.append(telling)
        if len(self.members) > COMPARED:
            del self.members[COMPARED // 2]


def _soon(one: Telling, later: Telling) -> bool:
    """Is the later one told in that year or the next? What is repeated after years is fresh news: a visit still hoped for."""
    return UNDATED_DAY in {one.said, later.said} or int(later.said[:4]) - int(one.said[:4]) <= 1


def record_id(mention: str) -> str:
    """``r:`` and 16 hexadecimal digits (SHA-256) of the id of the mention that founds the record."""
    return "r:" + hashlib.sha256(mention.encode()).hexdigest()[:16]


def link(register: str, tellings: Iterable[Telling], decisions: Decisions | None = None) -> tuple[Linked, ...]:
    """The records of one block's tellings, in the order of the records' ids."""
    decisions = decisions or Decisions()
    parted = decisions.parted()
    groups: list[Group] = []
    home: dict[str, int] = {}
    bins: dict[str, list[int]] = defaultdict(list)
    known = Known()
    for telling in sorted(tellings, key=lambda one: one.place):
        own = bins_of(telling)
        barred = {home[other] for other in parted.get(telling.key, ()) if other in home}
        candidates = sorted(_candidates([bins[name] for name in own]) - barred)
        index, reason = _choose(register, telling, [(number, groups[number]) for number in candidates], known)
        if index is None:
            index = len(groups)
            groups.append(Group([]))
        groups[index].join(telling, reason)
        home[telling.key] = index
        known.learn(learnt_words(telling), index)
        for name in own:
            if name not in groups[index].bins:
                groups[index].bins.add(name)
                bins[name].append(index)
    return tuple(sorted(_joined(groups, home, decisions), key=lambda linked: linked.id))


def _candidates(own: Sequence[Sequence[int]]) -> set[int]:
    """The records that share most bins, the latest first among equals.

    Crowded bins (a word that many have) say little: they are asked only where no other is filled, of their latest records.
    """
    shared = Counter(index for held in own if len(held) <= CROWDED for index in held)
    if not shared:
        shared = Counter(index for held in own for index in held[-CROWDED:])
    if len(shared) <= ASKED:
        return set(shared)
    return set(sorted(shared, key=lambda index: (-shared[index], -index))[:ASKED])


def _choose(
    register: str, telling: Telling, candidates: Sequence[tuple[int, Group]], known: Known
) -> tuple[int | None, str]:
    """The record that fits best; none where two fit equally and nothing says which of them is meant."""
    rule = rules()[register]
    fitting: list[tuple[float, int, str]] = []
    for index, group in candidates:
        verdict = rule(telling, group.members, known)
        if verdict is not None:
            fitting.append((verdict.score, index, verdict.reason))
    if not fitting:
        return None, ALONE
    best = max(score for score, _, _ in fitting)
    first, *rest = [item for item in fitting if item[0] == best]
    if rest and best < Verdict.SURE:
        return None, "alone: fits several equally"
    return first[1], first[2]


def _joined(groups: Sequence[Group], home: Mapping[str, int], decisions: Decisions) -> Iterable[Linked]:
    """The records, those put together that people said are one."""
    root = list(range(len(groups)))

    def top(index: int) -> int:
        while root[index] != index:
            index = root[index]
        return index

    for a, b in sorted(decisions.together):
        if a in home and b in home:
            first, second = sorted((top(home[a]), top(home[b])))
            root[second] = first
    gathered: dict[int, list[Link]] = defaultdict(list)
    founders: dict[int, str] = {}
    for index, group in enumerate(groups):
        here = top(index)
        founders.setdefault(here, group.links[0].mention)
        reason = None if here == index else "joined by a person"
        gathered[here] += [Link(one.mention, reason or one.reason) for one in group.links]
    for index, links in gathered.items():
        yield Linked(record_id(founders[index]), tuple(sorted(links, key=lambda one: one.mention)))

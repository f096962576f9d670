"""What a user gets: the gold documents read by the reader, stored and linked as ``communique read`` does.

The ledger's mentions are matched to gold rows of their document and register whose spans overlap, the best overlap first and one
to one; a contact only to one of the same group of forms. Records are compared over what is matched; ``coverage`` is its share.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from communique.ledger.likeness.contacts import group_of
from communique.ledger.rows import MentionRow
from communique.ledger.store import Read, Store
from communique.model.mentions import Contact, Mention
from communique.model.spans import Span
from communique.registers.run import READER_VERSION, Reader
from evals.linking.clusters import Grouped
from evals.linking.gold import REGISTERS, GoldMention, GoldPair


@dataclass(frozen=True, slots=True)
class Ledgered:
    """A mention as the ledger holds it, with its record."""

    row: MentionRow
    record: str

    def telling(self, gold: GoldMention) -> GoldMention:
        """What was read in place of the gold's reading of it."""
        return replace(gold, mention=self.row.mention)


@dataclass(frozen=True, slots=True)
class AsRead:
    """The gold rows that were read, by key, each with the mention read for it; how many rows there are, by register."""

    matched: Mapping[str, tuple[GoldMention, Ledgered]]
    rows: Mapping[str, int]

    def grouped(self) -> dict[str, Grouped]:
        """Gold records and found ones over the matched rows, by register."""
        gold: dict[str, dict[str, str]] = defaultdict(dict)
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for key, (one, ours) in self.matched.items():
            pair = key.split("/", 1)[0]
            gold[one.mention.register][key] = f"{pair}/{one.record}"
            found[one.mention.register][key] = ours.record
        return {register: Grouped(gold[register], found[register]) for register in REGISTERS}

    def coverage(self, register: str) -> float:
        """The share of a register's gold rows that were read."""
        ours = sum(one.mention.register == register for one, _ in self.matched.values())
        return ours / self.rows[register] if self.rows.get(register) else 1.0


def read_pages(chosen: Iterable[GoldPair]) -> list[Read]:
    """Every document of the pairs read."""
    documents = (page.document for pair in chosen for page in pair.pages.values())
    return list(Reader().read_many(documents))


def as_read(chosen: Sequence[GoldPair], reads: Iterable[Read]) -> AsRead:
    """A ledger a pair made of what was read, and its mentions matched to the pair's gold rows."""
    by_document = {one.document.id: one for one in reads}
    matched: dict[str, tuple[GoldMention, Ledgered]] = {}
    rows: dict[str, int] = defaultdict(int)
    for pair in chosen:
        ledgered = _ledgered(by_document[page.document.id] for page in pair.pages.values())
        wanted: dict[tuple[str, str], list[GoldMention]] = defaultdict(list)
        for one in pair.mentions():
            rows[one.mention.register] += 1
            wanted[one.page.document.id, one.mention.register].append(one)
        for place, gold in wanted.items():
            for one, ours in match(gold, ledgered.get(place, ())):
                matched[f"{pair.name}/{one.key}"] = one, ours
    return AsRead(matched, rows)


def _ledgered(reads: Iterable[Read]) -> Mapping[tuple[str, str], Sequence[Ledgered]]:
    """The mentions of a ledger that lives for as long as it is linked, by document and register."""
    found: dict[tuple[str, str], list[Ledgered]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "gold.db", create=True) as store:
        for one in reads:
            store.add(one, READER_VERSION)
        for record in store.view().records():
            for row in record.mentions:
                found[row.mention.document, row.mention.register].append(Ledgered(row, record.id))
    return found


def match(gold: Sequence[GoldMention], ours: Sequence[Ledgered]) -> Iterable[tuple[GoldMention, Ledgered]]:
    """Pairs of overlapping mentions, the best overlap first, each mention once."""
    overlaps = sorted(
        (-_overlap(one.mention.span, other.row.mention.span), first, second)
        for first, one in enumerate(gold)
        for second, other in enumerate(ours)
        if _may_be(one.mention, other.row.mention)
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for overlap, first, second in overlaps:
        if overlap < 0 and first not in taken[0] and second not in taken[1]:
            taken[0].add(first)
            taken[1].add(second)
            yield gold[first], ours[second]


def _overlap(a: Span, b: Span) -> float:
    common = min(a.end, b.end) - max(a.start, b.start)
    return max(0, common) / (max(a.end, b.end) - min(a.start, b.start))


def _may_be(a: Mention, b: Mention) -> bool:
    return not (isinstance(a, Contact) and isinstance(b, Contact)) or group_of(a.kind) == group_of(b.kind)

"""How well a reading agrees with gold, register by register.

A predicted row answers a gold row of the same document and register when their spans overlap, or, where a text tells one
thing in several places, when every key field agrees. One prediction answers one gold row; the pairs that agree best are
taken first. What repeats a gold row elsewhere is not an error, nor is a statement that touches none of the gold, which
lists only the main ones. Gold rows marked ``ignore`` are neither asked for nor held against a reading.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.exchange.agreement import IDENTIFYING, KEY_FIELDS, SELECTIVE, TOLD_ONCE, agreeing
from communique.exchange.interchange import Row


@dataclass(frozen=True, slots=True)
class RegisterScore:
    """Counts of one register, and what follows from them. ``fields`` counts the found rows right in each key field."""

    gold: int
    predicted: int
    found: int
    exact: int
    fields: Mapping[str, int]

    @property
    def precision(self) -> float:
        """The share of predicted rows that answer a gold row."""
        return self.found / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold rows that are answered."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return _f1(self.found, self.gold, self.predicted)

    @property
    def exact_f1(self) -> float:
        """The same where only rows that are right in every key field count as found."""
        return _f1(self.exact, self.gold, self.predicted)

    def accuracy(self, field: str) -> float:
        """How often a key field is right in a found row."""
        return self.fields[field] / self.found if self.found else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of all registers, and the gold rows that nothing answered."""

    registers: Mapping[str, RegisterScore]
    missed: tuple[Row, ...]
    extra: tuple[Row, ...]

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the registers that gold has rows of."""
        return _mean([one.f1 for one in self.registers.values() if one.gold])

    @property
    def macro_exact_f1(self) -> float:
        """The mean exact F1 of the registers that gold has rows of."""
        return _mean([one.exact_f1 for one in self.registers.values() if one.gold])


def _f1(hits: int, gold: int, predicted: int) -> float:
    return 2 * hits / (gold + predicted) if hits else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


@dataclass(slots=True)
class _Tally:
    gold: int = 0
    predicted: int = 0
    found: int = 0
    exact: int = 0


def score(gold: Sequence[Row], predicted: Sequence[Row], documents: Collection[str] | None = None) -> Scores:
    """Compare a reading with gold over ``documents``, by default those that gold has rows of."""
    chosen = set(documents) if documents else {row.document for row in gold}
    asked, given = grouped(gold, chosen), grouped(predicted, chosen)
    registers: dict[str, RegisterScore] = {}
    missed: list[Row] = []
    extra: list[Row] = []
    for register, keys in KEY_FIELDS.items():
        tally, right = _Tally(), Counter[str]()
        for document in sorted(chosen):
            ours, theirs = asked[document, register], given[document, register]
            pairs = matched(register, ours, theirs)
            answered = {i: j for i, j in pairs if not ours[i].ignore}
            aside = {j for i, j in pairs if ours[i].ignore} | _forgiven(register, ours, theirs, {j for _, j in pairs})
            tally.gold += sum(not row.ignore for row in ours)
            tally.predicted += len(theirs) - len(aside)
            tally.found += len(answered)
            for i, j in answered.items():
                agreed = agreeing(register, ours[i], theirs[j])
                right.update(agreed)
                tally.exact += len(agreed) == len(keys)
            missed += [row for i, row in enumerate(ours) if i not in answered and not row.ignore]
            extra += [row for j, row in enumerate(theirs) if j not in aside and j not in answered.values()]
        fields = {name: right[name] for name in keys}
        registers[register] = RegisterScore(tally.gold, tally.predicted, tally.found, tally.exact, fields)
    return Scores(registers, tuple(missed), tuple(extra))


def grouped(rows: Iterable[Row], documents: Collection[str]) -> defaultdict[tuple[str, str], list[Row]]:
    """The rows of the documents by document and register."""
    groups: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.document in documents:
            groups[row.document, row.register_].append(row)
    return groups


def shared(a: Row, b: Row) -> int:
    """How many characters two spans share; 0 or less when they do not touch."""
    return min(a.end, b.end) - max(a.start, b.start)


def matched(register: str, gold: Sequence[Row], predicted: Sequence[Row]) -> list[tuple[int, int]]:
    """One-to-one pairs of positions: overlapping before told elsewhere, more agreement before less, then more overlap."""
    offers: list[tuple[bool, int, int, int, int]] = []
    for i, asked in enumerate(gold):
        for j, given in enumerate(predicted):
            common = shared(asked, given)
            right = len(agreeing(register, asked, given))
            complete = right == len(KEY_FIELDS[register])
            if common > 0 or (complete and register not in TOLD_ONCE):
                offers.append((common <= 0, -right, -common, i, j))
    pairs: list[tuple[int, int]] = []
    left, right_side = set(range(len(gold))), set(range(len(predicted)))
    for *_, i, j in sorted(offers):
        if i in left and j in right_side:
            left.remove(i)
            right_side.remove(j)
            pairs.append((i, j))
    return pairs


def _forgiven(register: str, gold: Sequence[Row], predicted: Sequence[Row], matched: set[int]) -> set[int]:
    """Predictions that answer nothing and yet are no errors."""
    free: set[int] = set()
    for j, given in enumerate(predicted):
        if j in matched:
            continue
        if register in SELECTIVE and not any(shared(asked, given) > 0 for asked in gold):
            free.add(j)
        wanted = set(IDENTIFYING[register])
        if wanted and any(wanted <= set(agreeing(register, asked, given)) for asked in gold):
            free.add(j)
    return free

"""Figures of one indicator beside each other: values ten times the one before, units that change without a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from communique.ledger.findings import Finding, FindingKind, same_sentence
from communique.ledger.measures import class_of, is_money, plain, rounding, scaled, single
from communique.ledger.rows import MentionRow
from communique.ledger.when import closed, days
from communique.ledger.words import content
from communique.model.mentions import Figure, Qualifier

TENFOLD = (9.0, 11.0)  # a comma that slipped, or million for billion, is a factor of ten or a thousand
POWERS = (1.0, 100.0)
TELLING = 2  # words of an indicator's name; one word alone names several things
SHORTEST = 27  # days of a period over which something is measured; what is of a day is an event's
MOST = 250  # values of one series that are compared, the latest
LEAST = 100.0  # what is counted below this may well grow tenfold
DIGITS = 2  # that two numbers must be told with for their likeness to be no chance

Item = tuple[MentionRow, Figure]
Series = Mapping[tuple[frozenset[str], tuple[str, ...]], Sequence[Item]]


def check_series(items: Sequence[Item]) -> Iterable[Finding]:
    """Findings about figures that were reached, not about aims."""
    series = _series(items)
    for members in series.values():
        yield from _jumps(members)
        yield from _one_number_two_units(members)
        yield from _units_change(members)


def _series(items: Sequence[Item]) -> Series:
    """By the telling words of the indicator and the states; one word alone, a share and a change make no series."""
    found: dict[tuple[frozenset[str], tuple[str, ...]], list[Item]] = defaultdict(list)
    for row, figure in items:
        words = content(figure.indicator)
        ends = closed(days(figure.period))
        long = ends is not None and (ends[1] - ends[0]).days >= SHORTEST
        if long and not figure.change and figure.part_of is None and len(words) >= TELLING and not words & single():
            found[words, figure.states].append((row, figure))
    return {key: _distinct(sorted(members, key=_order)) for key, members in found.items()}


def _distinct(members: Sequence[Item]) -> list[Item]:
    """The first to tell each value, so that what thousands repeat costs nothing."""
    first: dict[tuple[str | None, float, str], Item] = {}
    for row, figure in members:
        first.setdefault((figure.period, figure.value, figure.unit), (row, figure))
    return list(first.values())[-MOST:]


def _order(item: Item) -> tuple[str, str, float, str]:
    row, figure = item
    return (figure.period or "", *row.document.said[:1], figure.value, row.id)


def _jumps(members: Sequence[Item]) -> Iterable[Finding]:
    """Neighbouring periods, or sources of one period, of which one value is ten, or a thousand, times the other."""
    exact = [(row, one) for row, one in members if one.qualifier in (Qualifier.EXACT, Qualifier.ABOUT)]
    for (left, a), (right, b) in combinations(exact, 2):
        low, high = sorted((a.value * scaled(a.unit)[1], b.value * scaled(b.unit)[1]))
        if scaled(a.unit)[0] != scaled(b.unit)[0] or a.unit == "%" or low < LEAST or same_sentence(left, right):
            continue
        factor = next((power for power in POWERS if TENFOLD[0] * power <= high / low <= TENFOLD[1] * power), None)
        if factor is None or not _beside(a, b):
            continue
        yield Finding(
            FindingKind.JUMP,
            f"{min(a.indicator, b.indicator)}: {plain(a.value)} {a.unit} in {a.period}, but {plain(b.value)} {b.unit} "
            f"in {b.period}, a factor of about {10 * factor:,.0f}",
            (left, right),
        )


def _beside(a: Figure, b: Figure) -> bool:
    """The same period, or two of one length of which one follows the other."""
    left, right = closed(days(a.period)), closed(days(b.period))
    if left is None or right is None:
        return False
    if left == right:
        return True
    lengths = [(one[1] - one[0]).days for one in (left, right)]
    first, second = sorted((left, right))
    gap = second[0] - first[1]
    return abs(lengths[0] - lengths[1]) <= 3 and timedelta(0) < gap <= timedelta(days=max(31, min(lengths)))


def _one_number_two_units(members: Sequence[Item]) -> Iterable[Finding]:
    """One number for one period in two units of one class: dollars here and yuan there."""
    for (left, a), (right, b) in combinations(members, 2):
        if a.unit == b.unit or scaled(a.unit)[0] == scaled(b.unit)[0] or days(a.period) != days(b.period):
            continue
        kind = class_of(a.unit)
        if kind is None or kind != class_of(b.unit) or _digits(a.value) < DIGITS:
            continue
        if abs(a.value - b.value) <= max(rounding(a.value, a.unit), rounding(b.value, b.unit)):
            message = f"{min(a.indicator, b.indicator)}, {a.period}: {plain(a.value)} is said of {_units(a, b)}"
            yield Finding(FindingKind.UNITS, message, (left, right))


def _units(a: Figure, b: Figure) -> str:
    return " and of ".join(sorted((a.unit, b.unit)))


def _digits(value: float) -> int:
    return len(f"{abs(value):.6g}".split("e")[0].replace(".", "").strip("0"))


def _units_change(members: Sequence[Item]) -> Iterable[Finding]:
    """A series that goes on in another unit of the class, no period of it being told in both."""
    by_class: dict[str, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for row, figure in members:
        kind = class_of(figure.unit)
        if kind is not None:
            by_class[kind][scaled(figure.unit)[0]].append((row, figure))
    for units in by_class.values():
        for one, other in combinations(sorted(units), 2):
            yield from _change(units[one], units[other])


def _change(one: Sequence[Item], other: Sequence[Item]) -> Iterable[Finding]:
    told = [{_period(figure) for _, figure in items} for items in (one, other)]
    if told[0] & told[1] or any(same_sentence(a, b) for a, _ in one for b, _ in other):
        return
    pairs = [(x, y) for x in one for y in other if _beside(x[1], y[1]) and x[0].document.source != y[0].document.source]
    pairs = [(x, y) for x, y in pairs if _near(x[1], y[1])]
    if pairs:
        ordered = [sorted(pair, key=_order) for pair in pairs]
        (left, a), (right, b) = min(ordered, key=lambda pair: (_order(pair[0]), _order(pair[1])))
        message = f"{min(a.indicator, b.indicator)}: in {a.unit} for {a.period}, in {b.unit} for {b.period}"
        yield Finding(FindingKind.UNITS, message, (left, right))


def _period(figure: Figure) -> tuple[date | None, date | None]:
    return days(figure.period)


def _near(a: Figure, b: Figure) -> bool:
    """Might the values be taken for one series by mistake? Money of which one is a hundred times the other will not."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return not is_money(a.unit) or (low > 0 and high / low < 100)

"""Arithmetic of figures: parts and wholes, growth and levels, two values for one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from communique.ledger.checking_series import check_series
from communique.ledger.findings import Finding, FindingKind, same_sentence
from communique.ledger.measures import LOOSE_ROUNDING, disagree, plain, rounding
from communique.ledger.rows import MentionRow, RecordRow
from communique.ledger.when import closed, days
from communique.ledger.words import content
from communique.model.mentions import Figure, Qualifier

GROWTH_POINTS = 1.5  # percentage points by which a stated growth may miss the one that rounded levels give
YEAR_DAYS = (360, 370)
TELLING = 2  # words of an indicator's name; one word alone (exports) names several things
COMPARED = 40  # values of one indicator and period that are compared with one another, the smallest and the largest

_Item = tuple[MentionRow, Figure]


def check_figures(records: Sequence[RecordRow]) -> Iterable[Finding]:
    """All findings about figures."""
    items = [(row, row.mention) for record in records for row in record.mentions if isinstance(row.mention, Figure)]
    yield from _parts(items)
    told = [(row, figure) for row, figure in items if figure.modality != "planned"]  # an aim may be missed
    yield from _growth(told)
    yield from _two_values(told)
    yield from check_series(told)


def _parts(items: Sequence[_Item]) -> Iterable[Finding]:
    """Two or more parts of one whole in one document must come to the whole, and never to more."""
    groups: dict[tuple[str, str, float], list[_Item]] = defaultdict(list)
    for row, figure in items:
        if figure.part_of is not None:
            groups[row.document.id, figure.unit, float(figure.part_of)].append((row, figure))
    for (_, unit, whole), members in sorted(groups.items()):
        distinct = {(content(figure.indicator), figure.value): (row, figure) for row, figure in members}
        parts = [figure for _, figure in distinct.values()]
        total, rows = sum(figure.value for figure in parts), tuple(row for row, _ in distinct.values())
        loose = any(figure.qualifier is not Qualifier.EXACT for figure in parts)
        room = (
            abs(whole) * LOOSE_ROUNDING if loose else sum(rounding(x, unit) for x in (whole, *(p.value for p in parts)))
        )
        sums = " + ".join(plain(figure.value) for figure in parts)
        if total > whole + room or (len(parts) > 1 and total < whole - room):
            message = f"{sums} = {plain(total)}, not {plain(whole)} {unit}"
            yield Finding(FindingKind.ARITHMETIC, message, rows)


def _topic(figure: Figure) -> frozenset[str]:
    return content(figure.indicator, "growth")


def _growth(items: Sequence[_Item]) -> Iterable[Finding]:
    """A stated growth against the levels of its year and of the year before."""
    levels: dict[tuple[frozenset[str], tuple[str, ...]], list[_Item]] = defaultdict(list)
    for row, figure in items:
        # "More than 50 billion" is no level from which a growth follows.
        if figure.unit != "%" and figure.period and figure.qualifier in (Qualifier.EXACT, Qualifier.ABOUT):
            levels[_topic(figure), figure.states].append((row, figure))
    for row, figure in items:
        stated = _percent(figure)
        if stated is None or not figure.period:
            continue
        pairs = list(_consecutive(levels[_topic(figure), figure.states], figure.period))
        real = [100 * (after[1].value / before[1].value - 1) for before, after in pairs]
        room = max(GROWTH_POINTS, abs(stated) * LOOSE_ROUNDING)
        if pairs and all(abs(growth - stated) > room for growth in real):
            before, after = pairs[0]
            message = (
                f"{figure.indicator}: {stated:+g}% is said, but {plain(before[1].value)} to "
                f"{plain(after[1].value)} {after[1].unit} is {real[0]:+.1f}%"
            )
            yield Finding(FindingKind.ARITHMETIC, message, (row, before[0], after[0]))


def _percent(figure: Figure) -> float | None:
    """The growth that a figure states, in percent."""
    if figure.unit != "%" or not figure.change or figure.qualifier is not Qualifier.EXACT:
        return None
    sign = -1.0 if figure.change.startswith(("-", "−", "–")) else 1.0
    return sign * abs(figure.value) if figure.change[:1] in "+-−–" else None


def _consecutive(levels: Sequence[_Item], period: str) -> Iterable[tuple[_Item, _Item]]:
    for after in levels:
        if days(after[1].period) != days(period):
            continue
        for before in levels:
            comparable = before[1].unit == after[1].unit and before[1].value
            if comparable and _year_before(days(before[1].period), days(after[1].period)):
                yield before, after


def _year_before(a: tuple[date | None, date | None], b: tuple[date | None, date | None]) -> bool:
    left, right = closed(a), closed(b)
    if left is None or right is None:
        return False
    same_length = abs((left[1] - left[0]).days - (right[1] - right[0]).days) <= 1
    return same_length and YEAR_DAYS[0] <= (right[0] - left[0]).days <= YEAR_DAYS[1]


def _two_values(items: Sequence[_Item]) -> Iterable[Finding]:
    """One indicator, unit and period with values that cannot both be right."""
    groups: dict[tuple[frozenset[str], str, str, tuple[str, ...]], list[_Item]] = defaultdict(list)
    for row, figure in items:
        if figure.period and len(content(figure.indicator)) >= TELLING:
            groups[content(figure.indicator), figure.unit, figure.period, figure.states].append((row, figure))
    for members in groups.values():
        pair = _widest(members)
        if pair is not None:
            (left, a), (right, b) = pair
            values = f"{plain(a.value)} and {plain(b.value)} {a.unit}".rstrip()
            message = f"{min(a.indicator, b.indicator)}, {a.period}: {values}"
            yield Finding(FindingKind.CONTRADICTION, message, (left, right))


def _widest(members: Sequence[_Item]) -> tuple[_Item, _Item] | None:
    """Of the values that cannot both be right, the two farthest apart."""
    ordered = sorted(members, key=lambda item: (item[1].value, item[0].id))
    distinct = {(figure.value, figure.value_high, figure.qualifier): (row, figure) for row, figure in reversed(ordered)}
    kept = sorted(distinct.values(), key=lambda item: (item[1].value, item[0].id))
    kept = kept if len(kept) <= COMPARED else [*kept[: COMPARED // 2], *kept[-COMPARED // 2 :]]
    pairs = sorted(combinations(kept, 2), key=lambda pair: pair[0][1].value - pair[1][1].value)
    return next(
        ((low, high) for low, high in pairs if disagree(low[1], high[1]) and not same_sentence(low[0], high[0])), None
    )

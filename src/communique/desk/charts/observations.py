"""The values of one series as points: one a period, value and source."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from communique.desk.charts.days import Stretch, stretch
from communique.desk.charts.measure import in_unit
from communique.ledger.findings import same_sentence
from communique.ledger.measures import disagree, unlike
from communique.ledger.rows import MentionRow, RecordRow
from communique.model.mentions import Figure, Qualifier

COMPARED = 30  # points of one period that are compared with one another


@dataclass(frozen=True, slots=True)
class Observation:
    """One telling. ``low`` and ``high`` are in the unit of the series and differ for ranges; ``ahead`` is an aim or forecast."""

    record: str
    row: MentionRow
    figure: Figure
    period: str
    stretch: Stretch
    low: float
    high: float

    @property
    def sign(self) -> str:
        """How the value is told."""
        return Qualifier.RANGE.value if self.high != self.low else self.figure.qualifier.value

    @property
    def ahead(self) -> bool:
        """Is it an aim or a forecast?"""
        return self.figure.modality == "planned"

    @property
    def middle(self) -> float:
        """The value, or the middle of the range."""
        return (self.low + self.high) / 2


def observations(members: Sequence[RecordRow]) -> tuple[tuple[Observation, ...], int]:
    """The points of a series in the order of time and value, and how many values have no place on it.

    A copy tells nothing of its own. What is told without a period takes that of its record.
    """
    unit = str(members[0].fields["unit"])
    found: dict[tuple[object, ...], Observation] = {}
    lost: set[tuple[object, ...]] = set()
    for record in members:
        for row in record.mentions:
            figure = row.mention
            if not isinstance(figure, Figure):
                continue
            one = _observation(record, row, figure, unit)
            source = row.document.source
            if one is None:
                lost.add((record.id, figure.value, figure.unit, source))
            else:
                found.setdefault((one.stretch, one.low, one.high, one.sign, one.ahead, source), one)
    placed = {(one.record, one.figure.value, one.figure.unit, one.row.document.source) for one in found.values()}
    return tuple(sorted(found.values(), key=_place)), len(lost - placed)


def _observation(record: RecordRow, row: MentionRow, figure: Figure, unit: str) -> Observation | None:
    factor = in_unit(figure.unit, unit)
    told = row.document.published
    when = stretch(figure.period, told) or stretch(record.date, told)
    high = figure.value_high if figure.value_high is not None else figure.value
    if factor is None or when is None or not (math.isfinite(figure.value) and math.isfinite(high)):
        return None
    # A decline of 5% is told as 5 with its direction beside it.
    sign = (
        -1.0 if figure.unit == "%" and (figure.change or "").startswith(("-", "−", "–")) and figure.value > 0 else 1.0
    )
    ends = sorted((sign * factor * figure.value, sign * factor * high))
    period = figure.period if stretch(figure.period, told) else record.date
    return Observation(record.id, row, figure, str(period), when, ends[0], ends[1])


def _place(one: Observation) -> tuple[object, ...]:
    return (one.stretch.at, one.stretch.length, one.ahead, one.low, one.high, *one.row.document.said, one.row.id)


def differing(found: Iterable[Observation]) -> tuple[tuple[Observation, ...], ...]:
    """Points of one period that cannot all be right, those of a period together; aims do not contradict what was reached."""
    groups: dict[tuple[Stretch, bool], list[Observation]] = defaultdict(list)
    for one in found:
        groups[one.stretch, one.ahead].append(one)
    return tuple(told for members in groups.values() if len(told := _unlike(members[:COMPARED])) > 1)


def _unlike(members: Sequence[Observation]) -> tuple[Observation, ...]:
    pairs = ((a, b) if a.low <= b.low else (b, a) for a, b in combinations(members, 2))
    kept = {one.row.id for low, high in pairs if _rivals(low, high) for one in (low, high)}
    return tuple(one for one in members if one.row.id in kept)


def _rivals(low: Observation, high: Observation) -> bool:
    """Two values for one thing: of two sources, or of one that the ledger takes for one observation."""
    if low.figure.unit != high.figure.unit or same_sentence(low.row, high.row):
        return False
    apart = low.row.document.source != high.row.document.source or low.record == high.record
    return apart and disagree(low.figure, high.figure) and unlike(low.high, high.low, low.figure.unit)

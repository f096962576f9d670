"""When two tellings are of one observation: indicator and period; values may differ between sources, and are then both shown."""

from __future__ import annotations

from communique.ledger.likeness.titles import Known, likeness, other_measure, weights
from communique.ledger.likeness.verdict import SILENT, Verdict
from communique.ledger.telling import Telling
from communique.ledger.when import UNDATED, days
from communique.model.mentions import Figure

EQUAL = 0.011  # rounding: 3.3 for 3.26
DISAGREE = 0.5  # the share from which two values are of two things
# How alike the names of two equal values must be, by the digits that the value is told with: 83.4 billion is told of one thing, 5 of many.
NAMED_ALIKE = {1: 0.4, 2: 0.3}
EXACT_ALIKE = 0.2
SAME_NAME = 0.75
NEAR = 0.1
NEAR_NAME = 0.6


def same_figure(a: Telling, b: Telling, known: Known) -> Verdict | None:
    """The same indicator and period; two values within one text are two things unless two speakers give them."""
    one, other = a.mention, b.mention
    assert isinstance(one, Figure)
    assert isinstance(other, Figure)
    left, right = days(one.period), days(other.period)
    if other_measure(one.indicator, other.indicator) or (UNDATED not in (left, right) and left != right):
        return None
    names = [weights(mention.indicator, a.pair, "indicator") for mention in (one, other)]
    alike = likeness(names[0], names[1], known).overlap
    if one.unit != other.unit and _money(one.unit) != _money(other.unit):
        return None
    if one.unit != other.unit and _money(one.unit):
        same = alike >= SAME_NAME and left == right and one.document != other.document
        return Verdict(alike * 0.8, "same indicator and period, another currency") if same else SILENT
    gap = _gap(one, other)
    if gap <= EQUAL:
        return _equal(one, other, alike, same_period=left == right != UNDATED)
    if one.unit != other.unit or one.modality != other.modality or gap >= DISAGREE:
        return None
    if one.document == other.document and not _two_speakers(one, other):
        return None
    if alike >= (NEAR_NAME if gap <= NEAR and left == right != UNDATED else SAME_NAME):
        return Verdict(alike * 0.9, "same indicator and period, another value")
    return SILENT


def _equal(a: Figure, b: Figure, alike: float, *, same_period: bool) -> Verdict | None:
    digits = _digits(a.value)
    enough = NAMED_ALIKE.get(digits, EXACT_ALIKE)
    if a.unit != b.unit or (a.document == b.document and a.unit == b.unit):
        enough += 0.1
    if same_period:
        enough -= 0.1
    return Verdict(max(alike, 0.5), "same indicator, period and value") if alike >= enough else SILENT


def _digits(value: float) -> int:
    """How many digits a value is told with, the zeros at its end aside."""
    return len(f"{abs(value):.6g}".split("e")[0].replace(".", "").strip("0"))


def _money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _two_speakers(a: Figure, b: Figure) -> bool:
    return a.speaker is not None and b.speaker is not None and a.speaker != b.speaker


def _gap(a: Figure, b: Figure) -> float:
    """By what share of the smaller two values differ; 0 where one lies in the other's range."""
    ranges = [(one.value, one.value_high if one.value_high is not None else one.value) for one in (a, b)]
    (low, high), (bottom, top) = ranges
    if low <= top and bottom <= high:
        return 0.0
    small, great = sorted((abs(a.value), abs(b.value)))
    return (great - small) / small if small else float("inf")

"""When two tellings are of one observation: indicator and period; values may differ between sources, and are then both shown."""

from __future__ import annotations

from communique.ledger.likeness.titles import Known, likeness, weights
from communique.ledger.likeness.verdict import Verdict
from communique.ledger.telling import Telling
from communique.ledger.when import UNDATED, days
from communique.ledger.words import WORD, fold, lexicon, stem
from communique.model.mentions import Figure

EQUAL = 0.011  # rounding: 3.3 for 3.26
NEAR = 0.1
DISAGREE = 2.0  # the factor from which two values are of two things


def same_figure(a: Telling, b: Telling, known: Known) -> Verdict | None:
    """The same indicator and period; two values within one text are two things unless one rounds the other."""
    one, other = a.mention, b.mention
    assert isinstance(one, Figure)
    assert isinstance(other, Figure)
    if one.modality != other.modality or _other_measure(one.indicator, other.indicator):
        return None
    left, right = days(one.period), days(other.period)
    if UNDATED not in (left, right) and left != right:
        return None
    names = (weights(mention.indicator, a.pair, "indicator") for mention in (one, other))
    alike = likeness(*names, known).overlap
    gap = _gap(one, other)
    if gap <= EQUAL:
        enough = 0.5 if left == right != UNDATED else 0.7
        return Verdict(max(alike, 0.5), "same indicator, period and value") if alike >= enough else None
    if left != right or left == UNDATED or one.document == other.document:
        return None
    if alike >= (0.6 if gap <= NEAR else 0.8) and gap < DISAGREE - 1:
        return Verdict(alike * 0.9, "same indicator and period, another value")
    return None


def _gap(a: Figure, b: Figure) -> float:
    """By what share of the smaller two values differ; 0 where one lies in the other's range."""
    ranges = [(one.value, one.value_high if one.value_high is not None else one.value) for one in (a, b)]
    (low, high), (bottom, top) = ranges
    if low <= top and bottom <= high:
        return 0.0
    small, great = sorted((abs(a.value), abs(b.value)))
    return (great - small) / small if small else float("inf")


def _other_measure(a: str, b: str) -> bool:
    """Do the names measure different things: exports and imports, a level and its growth? By the lexicon's groups."""
    left, right = ({stem(word) for word in WORD.findall(fold(name))} for name in (a, b))
    measures: list[list[str]] = lexicon()["measures"]
    kinds = [{group[0] for group in measures if words & set(group)} for words in (left, right)]
    return kinds[0] != kinds[1]

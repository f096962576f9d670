"""When two tellings are of one observation: indicator and period; values may differ between sources, and are then both shown."""

from __future__ import annotations

from datetime import date
from functools import cache

from communique.ledger.likeness.quotes import quotes_alike
from communique.ledger.likeness.titles import Known, Weights, likeness, measures_of, other_measure, weights
from communique.ledger.likeness.verdict import SILENT, Verdict
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.ledger.when import UNDATED, Days, apart, days, width
from communique.ledger.words import fold, lexicon, listed, stem
from communique.model.mentions import Figure, Qualifier

EQUAL = 0.011  # rounding: 3.3 for 3.26
HEDGED = 0.05  # by which a value told as "about" or "more than" may miss
HEDGES = frozenset({Qualifier.ABOUT, Qualifier.MORE_THAN, Qualifier.LESS_THAN})
DISAGREE = 0.5  # the share from which two values are of two things
# How alike the names of two equal values must be, by the digits that the value is told with: 83.4 billion is told of one thing, 5 of many.
NAMED_ALIKE = {1: 0.4, 2: 0.3}
EXACT_ALIKE = 0.2
# The same of all the words of the two passages, of which the share in the shorter counts.
TOLD_ALIKE = {1: 0.6, 2: 0.4}
TOLD_EXACT = 0.25
TOLD_LEAST = 3.0  # weight of the words in common from which that says something
EXACT = 3  # digits of a value that may go without a name
OUTRIGHT = 4  # digits of a value that needs no words
SAME_NAME = 0.75
NEAR = 0.1
NEAR_NAME = 0.6
ONE_STATE = 60  # days within which two values without a period are of one state of things
SHORT_PERIOD = 20  # days up to which a period is the day of an event, which says little of what is counted


def same_figure(a: Telling, b: Telling, known: Known) -> Verdict | None:
    """The same indicator and period; two values within one text are two things unless two speakers give them."""
    one, other = a.mention, b.mention
    assert isinstance(one, Figure)
    assert isinstance(other, Figure)
    left, right = days(one.period), days(other.period)
    same_value = one.value == other.value and _digits(one.value) > 1
    if other_measure(_counted(a), _counted(b), same_value=same_value) or _other_period(left, right):
        return None
    if one.unit != other.unit and (_money(one.unit) != _money(other.unit) or _measured_otherwise(one, other)):
        return None
    alike = likeness(_named(a), _named(b), known).overlap
    same_period = left == right != UNDATED
    if one.unit != other.unit and _money(one.unit):
        same = alike >= SAME_NAME and left == right and one.document != other.document
        return Verdict(alike * 0.8, "same indicator and period, another currency") if same else SILENT
    gap = _gap(one, other)
    if gap <= EQUAL or (gap <= HEDGED and _hedged(one, other)):
        return _equal(a, b, alike, known, same_period=same_period)
    if not _same_unit(one, other) or one.modality != other.modality or gap >= DISAGREE:
        return None
    if one.document == other.document and not _two_speakers(one, other):
        return None
    if not same_period and _grown(a, b):
        return None
    if alike >= (NEAR_NAME if gap <= NEAR and same_period else SAME_NAME):
        return Verdict(alike * 0.9, "same indicator and period, another value")
    return SILENT


def _grown(a: Telling, b: Telling) -> bool:
    """Two values without a period, told long after each other: a stock that has grown, unless it measures what does not change."""
    assert isinstance(a.mention, Figure)
    assert isinstance(b.mention, Figure)
    measured = measures_of(a.mention.indicator) | measures_of(b.mention.indicator)
    if measured and measured <= listed("lasting"):
        return False
    if UNDATED_DAY in {a.said, b.said}:
        return True
    return abs((date.fromisoformat(a.said) - date.fromisoformat(b.said)).days) > ONE_STATE


def _counted(telling: Telling) -> str:
    """The words that say what is counted: the indicator, or the whole passage where that only stands for it."""
    assert isinstance(telling.mention, Figure)
    return telling.quote if _unnamed(telling) else telling.mention.indicator


def _named(telling: Telling) -> Weights:
    assert isinstance(telling.mention, Figure)
    return weights(telling.mention.indicator, telling.pair, "indicator")


def _other_period(left: Days, right: Days) -> bool:
    """Are two periods told that differ? The day of an event within or beside a longer period is none."""
    if UNDATED in (left, right) or left == right:
        return False
    return min(width(left), width(right)) > SHORT_PERIOD or apart(left, right)


def _equal(a: Telling, b: Telling, alike: float, known: Known, *, same_period: bool) -> Verdict:
    """Two equal values: the more digits they are told with, the fewer words need agree."""
    one, other = a.mention, b.mention
    assert isinstance(one, Figure)
    assert isinstance(other, Figure)
    digits = min(_digits(one.value), _digits(other.value))
    here = one.document == other.document
    loose = _gap(one, other) > EQUAL
    more = 0.1 if not _same_unit(one, other) or here or loose else 0.0
    less = 0.1 if same_period else 0.0
    if alike >= NAMED_ALIKE.get(digits, EXACT_ALIKE) + more - less:
        return Verdict(max(alike, 0.5), "same indicator, period and value")
    if here or loose or not _same_unit(one, other):
        return SILENT
    if digits >= OUTRIGHT and one.value == other.value:
        return Verdict(0.45, "same value to the last digit")
    told = quotes_alike(a, b, known)
    enough = TOLD_ALIKE.get(digits, TOLD_EXACT) - less
    if told.contained >= enough and told.common >= TOLD_LEAST:
        return Verdict(min(0.45, told.overlap + 0.1), "same value, told in like words")
    exact = digits >= EXACT and one.value == other.value
    if (same_period or exact) and one.unit == other.unit and (_unnamed(a) or _unnamed(b)):
        return Verdict(0.2 + 0.1 * same_period, "same value, one is not named")
    return SILENT


def _unnamed(telling: Telling) -> bool:
    """Is what is counted told by a word that stands for it ("it", "the target", "the two sides")?"""
    return not {word for word in _named(telling) if word not in listed("pronoun")}


def _digits(value: float) -> int:
    """How many digits a value is told with, the zeros at its end aside."""
    return len(f"{abs(value):.6g}".split("e")[0].replace(".", "").strip("0"))


def _hedged(a: Figure, b: Figure) -> bool:
    """Is one of two values told as near what the other is: "about", "more than"?"""
    return any(one.qualifier in HEDGES for one in (a, b))


def _same_unit(a: Figure, b: Figure) -> bool:
    """The same unit, under one of its names; what is counted one by one may go by any noun (units, reactors)."""
    left, right = (_unit(one.unit) for one in (a, b))
    return left == right or not (_money(a.unit) or _money(b.unit) or {left, right} & _measured())


def _measured_otherwise(a: Figure, b: Figure) -> bool:
    """Kilometres and megawatts."""
    left, right = (_unit(one.unit) for one in (a, b))
    return left != right and {left, right} <= _measured()


def _unit(unit: str) -> str:
    names: dict[str, str] = lexicon()["units"]
    folded = " ".join(stem(word) for word in fold(unit).split())
    return names.get(folded, folded)


@cache
def _measured() -> frozenset[str]:
    return frozenset(lexicon()["units"].values())


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


def value_bins(figure: Figure) -> tuple[str, ...]:
    """The value to two digits, rounded from a little below and above, so that nearly equal values share one."""
    return tuple(sorted({f"{figure.value * factor:.1e}" for factor in (1 - EQUAL / 2, 1 + EQUAL / 2)}))

"""When two tellings are of one observation: indicator and period; values may differ between sources, and are then both shown."""

from __future__ import annotations

from datetime import date
from functools import cache

from communique.ledger.likeness.currencies import other_worth
from communique.ledger.likeness.evidence import Evidence, around, flags, in_words, only_of_its_kind
from communique.ledger.likeness.frames import other_name
from communique.ledger.likeness.numbering import numbers_contradict
from communique.ledger.likeness.routes import other_route
from communique.ledger.likeness.titles import Known, Weights, measures_of, other_measure, other_works, weights
from communique.ledger.likeness.trade import flow, one_flow
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.ledger.when import UNDATED, Days, apart, days, one_within, width
from communique.ledger.words import WORD, fold, lexicon, listed, stem
from communique.model.mentions import Figure, Qualifier

EQUAL = 0.011  # rounding: 3.3 for 3.26
HEDGED = 0.05  # by which a value told as "about" or "more than" may miss
HEDGES = frozenset({Qualifier.ABOUT, Qualifier.MORE_THAN, Qualifier.LESS_THAN})
DISAGREE = 1.5  # the share from which two values are of two things
NEAR = 0.5  # up to which one of them may correct the other
OUTRIGHT = 4  # digits from which more tell no more
ONE_STATE = 60  # days within which two values without a period are of one state of things
SHORT_PERIOD = 20  # days up to which a period is the day of an event, which says little of what is counted


def weigh_figures(a: Telling, b: Telling, known: Known) -> Evidence | None:
    """What speaks for one observation; None for another period, another kind of unit or trade that goes the other way."""
    one, other = a.mention, b.mention
    assert isinstance(one, Figure)
    assert isinstance(other, Figure)
    left, right = days(one.period), days(other.period)
    currency = one.unit != other.unit and _money(one.unit) and _money(other.unit)
    way = one_flow(_counted(a), _counted(b))
    if _other_unit(one, other) or _other_count(a, b, way=way) or _other_time(one, other):
        return None
    if _other_thing(one.indicator, other.indicator, a.pair):
        return None
    if currency and _other_worth(one, other):
        return None
    gap = 0.0 if currency else _gap(one, other)
    if one.modality != other.modality and _aim_and_outcome(one, other, gap):
        return None
    here = one.document == other.document
    apart_here = here and gap > EQUAL and one.modality == other.modality and not _two_speakers(one, other)
    if gap > DISAGREE or apart_here:
        return None
    if gap > EQUAL and ((left == UNDATED) != (right == UNDATED) or (not left == right != UNDATED and _grown(a, b))):
        return None
    found = in_words(a, b, _named(a), _named(b), known) | around(a, b, one.indicator, other.indicator)
    found |= only_of_its_kind(one.indicator, other.indicator, known, named=found["other names"] > 0)
    equal, period = gap <= EQUAL and not currency, left == right != UNDATED
    digits = min(_digits(one.value), _digits(other.value))
    measured = measures_of(one.indicator), measures_of(other.indicator)
    return (
        found
        | flags(
            equal=equal,
            last_digit=one.value == other.value and one.unit == other.unit and digits >= OUTRIGHT and not here,
            exact=one.value == other.value and one.unit == other.unit,
            hedged=gap <= HEDGED and _hedged(one, other),
            few_digits=equal and digits == 1,
            currency=currency,
            period=period,
            no_period=left == right == UNDATED,
            one_period=(left == UNDATED) != (right == UNDATED),
            within=left != right and one_within(left, right),
            equal_period=equal and period,
            unnamed=_unnamed(a) or _unnamed(b),
            speakers=_two_speakers(one, other),
            facts=one.modality is None and other.modality is None,
            measure=measured[0] & measured[1],
            lasting=not equal and measured[0] | measured[1] and measured[0] | measured[1] <= listed("lasting"),
            flow=way is True,
        )
        | {
            "gap": min(gap, 1.0),
            "near": 0.0 if equal or currency else max(0.0, 1 - gap / NEAR),
            "digits": equal * min(digits, OUTRIGHT) / OUTRIGHT,
            "equal and alike": equal * found["meaning"],
            "equal and told": equal * found["told within"],
            "alike": (not equal) * found["meaning"],
            "currency and alike": currency * found["meaning"],
            "currency and period": float(currency and period),
        }
    )


def _other_thing(one: str, other: str, pair: tuple[str, ...]) -> bool:
    """Are other works, other ends or another name told?"""
    return other_works(one, other) or other_route(one, other) or other_name(one, other, pair, ("indicator",))


def _other_worth(one: Figure, other: Figure) -> bool:
    """Are they sums that no rate makes one? Of one time two sources may tell two worths."""
    if one.period is not None and days(one.period) == days(other.period):
        return False
    return other_worth((one.value, one.unit), (other.value, other.unit))


def _other_unit(one: Figure, other: Figure) -> bool:
    """Money and things, kilometres and megawatts; one currency may be told in another."""
    if one.unit == other.unit:
        return False
    if _money(one.unit) or _money(other.unit):
        return not (_money(one.unit) and _money(other.unit))
    return _measured_otherwise(one, other) or not _same_unit(one, other)


def _other_count(a: Telling, b: Telling, *, way: bool | None) -> bool:
    """Is another measure counted, another stage, or trade that goes the other way?"""
    one, other = a.mention, b.mention
    assert isinstance(one, Figure)
    assert isinstance(other, Figure)
    if way is not None:
        return not way
    same_value = one.value == other.value and _digits(one.value) > 1
    return other_measure(_counted(a), _counted(b), same_value=same_value) or numbers_contradict(
        one.indicator, other.indicator
    )


def _aim_and_outcome(one: Figure, other: Figure, gap: float) -> bool:
    """Is one what was aimed at, and the other what came of it? What a thing costs or measures stays the same figure, planned or built."""
    named = [
        bool({stem(word) for word in WORD.findall(fold(figure.indicator))} & listed("aim")) for figure in (one, other)
    ]
    if named[0] != named[1]:
        return True
    measured = measures_of(one.indicator) | measures_of(other.indicator)
    return gap > HEDGED and not (measured and measured <= listed("lasting"))


def _other_time(one: Figure, other: Figure) -> bool:
    """Another period; eleven months are the year where the values are one, or nearly and told as about that."""
    left, right = days(one.period), days(other.period)
    near = _gap(one, other) <= 2 * HEDGED and (one.value == other.value or _hedged(one, other))
    return _other_period(left, right) and not (near and one_within(left, right))


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


def flow_bins(telling: Telling) -> tuple[str, ...]:
    """Trade of one period between two states, whichever side tells of it."""
    figure = telling.mention
    assert isinstance(figure, Figure)
    way = flow(figure.indicator)
    return (f"{way} {figure.period}",) if way and figure.period else ()

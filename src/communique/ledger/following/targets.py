"""A figure against the sum that was promised: reached, missed when the time was up, or nearer or farther than the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from communique.ledger.following.due import due
from communique.ledger.following.lexicon import promised
from communique.ledger.following.outcomes import Outcome
from communique.ledger.following.promises import BearingKind, Promise
from communique.ledger.following.wording import DEED, amounts, names_in, sense_of, telling_words
from communique.ledger.likeness.comparing import likeness
from communique.ledger.likeness.titles import other_measure
from communique.ledger.telling import Telling
from communique.ledger.when import days
from communique.ledger.words import listed
from communique.model.mentions import Figure

SAME = 0.6
YEAR = (360, 370)  # days of a year, also of one that begins in spring
UNITS = frozenset({"dollar", "usd", "euro", "yuan", "rupee", "us", "billion", "million"})


@dataclass(frozen=True, slots=True)
class Level:
    """What a target's measure was in a period that ended on a day."""

    until: date
    value: float


def against_target(
    promise: Promise, told: Sequence[Telling], said: str, before: Level | None = None
) -> tuple[Outcome | None, Level | None]:
    """What a sentence's figures say of a target, and the latest level that is known then. It is reached; or short of it on a
    day after it was due; or it has come nearer, or moved away, since the level known ``before``.
    """
    what = names_in(promise.made.mention)
    target = max((float(value) for value, _ in amounts(what)), default=0.0)
    if not target or sense_of(what) != "reach":
        return None, before
    ends = due(promise.made)
    found: Outcome | None = None
    for figure in _measures(promise, what, told):
        until = _until(figure)
        if figure.value >= target:
            return Outcome(BearingKind.DONE, f"{figure.value:.12g} reaches {target:.12g}"), before
        period = days(figure.period)[1]
        late = ends.day is not None and said > ends.day.isoformat() and (period is None or period >= ends.day)
        if late:
            return Outcome(BearingKind.CONTRADICTED, f"{figure.value:.12g} instead of {target:.12g}"), before
        if until is None or (before is not None and until <= before.until):
            continue
        if before is not None and until.isoformat() > promise.made.said and figure.value != before.value:
            nearer = figure.value > before.value
            words = f"{figure.value:.12g} {'after' if nearer else 'down from'} {before.value:.12g}, of {target:.12g}"
            found = Outcome(BearingKind.ADVANCED if nearer else BearingKind.DELAYED, words)
        before = Level(until, figure.value)
    return found, before


def _measures(promise: Promise, what: str, told: Sequence[Telling]) -> Iterator[Figure]:
    """The figures that measure what the target is of."""
    thing = _thing(what, promise.made.pair)
    for telling in told:
        figure = telling.mention
        if not isinstance(figure, Figure) or figure.modality == "planned" or not figure.value:
            continue
        if likeness(thing, _thing(figure.indicator, promise.made.pair)).overlap < SAME:
            continue
        if other_measure(what, figure.indicator) or (figure.unit in {"%", "pp"}) != ("%" in what or "percent" in what):
            continue
        yield figure


def _until(figure: Figure) -> date | None:
    """The end of the year that a figure is of; None where it is of another span, which is no measure of a year's target."""
    first, last = days(figure.period)
    return last if first is not None and last is not None and YEAR[0] <= (last - first).days <= YEAR[1] else None


def _thing(name: str, pair: tuple[str, ...]) -> dict[str, float]:
    """What is measured, without sums and deeds and words such as "total"."""
    drop = listed("indicator") | UNITS | promised().keys()
    words = telling_words(name, pair).items()
    return {word: weight for word, weight in words if weight != DEED and not word[0].isdigit() and word not in drop}

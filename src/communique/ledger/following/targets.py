"""A figure against the sum that was promised: reached, or missed when the time was up."""

from __future__ import annotations

from collections.abc import Sequence

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
UNITS = frozenset({"dollar", "usd", "euro", "yuan", "rupee", "us", "billion", "million"})


def against_target(promise: Promise, told: Sequence[Telling], said: str) -> Outcome | None:
    """What a sentence's figures say of a target: reached, or short of it on a day after it was due; else None."""
    what = names_in(promise.made.mention)
    target = max((float(value) for value, _ in amounts(what)), default=0.0)
    if not target or sense_of(what) != "reach":
        return None
    ends = due(promise.made)
    thing = _thing(what, promise.made.pair)
    for telling in told:
        figure = telling.mention
        if not isinstance(figure, Figure) or figure.modality == "planned" or not figure.value:
            continue
        if likeness(thing, _thing(figure.indicator, promise.made.pair)).overlap < SAME:
            continue
        if other_measure(what, figure.indicator) or (figure.unit in {"%", "pp"}) != ("%" in what or "percent" in what):
            continue
        if figure.value >= target:
            return Outcome(BearingKind.DONE, f"{figure.value:.12g} reaches {target:.12g}")
        period = days(figure.period)[1]
        late = ends.day is not None and said > ends.day.isoformat() and (period is None or period >= ends.day)
        if late:
            return Outcome(BearingKind.CONTRADICTED, f"{figure.value:.12g} instead of {target:.12g}")
    return None


def _thing(name: str, pair: tuple[str, ...]) -> dict[str, float]:
    """What is measured, without sums and deeds and words such as "total"."""
    drop = listed("indicator") | UNITS | promised().keys()
    words = telling_words(name, pair).items()
    return {word: weight for word, weight in words if weight != DEED and not word[0].isdigit() and word not in drop}

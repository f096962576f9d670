"""When two tellings are of one undertaking."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from communique.ledger.likeness.routes import other_route
from communique.ledger.likeness.titles import Known, kinds_of_work, likeness, numbers_contradict, other_measure, weights
from communique.ledger.likeness.verdict import SILENT, Verdict
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.ledger.when import apart, days
from communique.ledger.words import WORD, content, fold, listed, same_person
from communique.model.countries import countries
from communique.model.mentions import Commitment

SAME = 0.99
ENOUGH = 0.35
SAME_DUE = 0.25  # for one day
CLOSE = 0.6  # within one text, which tells its points apart
WITHIN = 0.6
ALL_WITHIN = 0.8
LONG = 5  # years after which an undertaking must be told nearly alike
LIGHT = 2.0


@lru_cache(maxsize=16384)
def states_of(who: str) -> frozenset[str]:
    """The states that the words for an actor name, by their name or adjective."""
    words = WORD.findall(fold(who))
    found = (
        countries().get(" ".join(words[start:end]))
        for start in range(len(words))
        for end in range(start + 1, min(start + 4, len(words)) + 1)
        if end - start > 1 or len(words[start]) > 3
    )
    return frozenset(one.iso3 for one in found if one is not None)


def same_actor(a: str, b: str) -> bool:
    """Could two descriptions be of one side? Where both name states, the same ones; else alike words or one person."""
    left, right = states_of(a), states_of(b)
    if left and right:
        return left == right
    return content(a) == content(b) or same_person(a, b)


def _known_side(a: str, b: str) -> bool:
    """Is it known that both are one side, rather than only possible (a person and a state)?"""
    return bool(states_of(a) & states_of(b)) or content(a) == content(b) or same_person(a, b)


def same_commitment(a: Telling, b: Telling, known: Known) -> Verdict | None:
    """The same side undertakes what is nearly the same in words, for the same time where both name one."""
    one, other = a.mention, b.mention
    assert isinstance(one, Commitment)
    assert isinstance(other, Commitment)
    if (
        _other_side(one.who, other.who)
        or numbers_contradict(one.what, other.what, years=False)
        or other_measure(one.what, other.what)
    ):
        return None
    works = kinds_of_work(one.what), kinds_of_work(other.what)
    if (works[0] and works[1] and not works[0] & works[1]) or other_route(one.what, other.what):
        return None
    here = one.document == other.document
    if here and (apart(days(one.due), days(other.due)) or _other_deed(one.what, other.what)):
        return None
    alike = likeness(weights(one.what, a.pair), weights(other.what, a.pair), known)
    if alike.overlap >= SAME:
        return Verdict(Verdict.SURE, "same side, same undertaking")
    enough = CLOSE if here else ENOUGH
    if one.due and one.due == other.due and not here:
        enough = SAME_DUE
    long_ago = _years_between(a, b) > LONG
    if long_ago:
        enough = max(enough, CLOSE)
    if not _known_side(one.who, other.who):
        enough = max(enough, CLOSE)
    if alike.lighter >= LIGHT and (
        alike.overlap >= enough
        or (not here and not long_ago and alike.contained >= (WITHIN if enough < CLOSE else ALL_WITHIN))
    ):
        return Verdict(max(alike.overlap, ENOUGH), "same side, same undertaking in other words")
    return SILENT


def _years_between(a: Telling, b: Telling) -> float:
    if UNDATED_DAY in {a.said, b.said}:
        return 0.0
    return abs((date.fromisoformat(a.said) - date.fromisoformat(b.said)).days) / 365


def _other_side(a: str, b: str) -> bool:
    """Do two descriptions name different states, or two different bodies of which neither is a state?"""
    left, right = states_of(a), states_of(b)
    if left and right:
        return left != right
    return not (left or right) and not same_actor(a, b)


def _other_deed(a: str, b: str) -> bool:
    """Start and finish: in one text two deeds on one thing are two undertakings."""
    deeds = [content(text) & listed("deed") for text in (a, b)]
    return deeds[0] != deeds[1]

"""When two tellings are of one undertaking."""

from __future__ import annotations

from functools import lru_cache

from communique.ledger.likeness.titles import Known, likeness, numbers_contradict, weights
from communique.ledger.likeness.verdict import Verdict
from communique.ledger.telling import Telling
from communique.ledger.when import apart, days
from communique.ledger.words import WORD, content, fold, same_person
from communique.model.countries import countries
from communique.model.mentions import Commitment

SAME = 0.99
ENOUGH = 0.4
CLOSE = 0.6  # within one text, which tells its points apart
WITHIN = 0.8
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


def same_commitment(a: Telling, b: Telling, known: Known) -> Verdict | None:
    """The same side undertakes what is nearly the same in words, for the same time where both name one."""
    one, other = a.mention, b.mention
    assert isinstance(one, Commitment)
    assert isinstance(other, Commitment)
    if not same_actor(one.who, other.who) or numbers_contradict(one.what, other.what):
        return None
    if a.mention.document == b.mention.document and apart(days(one.due), days(other.due)):
        return None
    alike = likeness(weights(one.what, a.pair), weights(other.what, a.pair), known)
    if alike.overlap >= SAME:
        return Verdict(Verdict.SURE, "same side, same undertaking")
    enough = CLOSE if one.document == other.document else ENOUGH
    if alike.lighter >= LIGHT and (alike.overlap >= enough or alike.contained >= WITHIN):
        return Verdict(max(alike.overlap, ENOUGH), "same side, same undertaking in other words")
    return None

"""What a sentence that speaks of a promise says became of it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.ledger.following.cues import OWN, Cue, clause_at, clauses_between, plain
from communique.ledger.following.lexicon import advances, fields, fulfils, weak
from communique.ledger.following.matching import Match
from communique.ledger.following.promises import BearingKind
from communique.ledger.following.wording import Wording, base_of
from communique.ledger.likeness.numbering import numbers
from communique.ledger.likeness.titles import kinds_of_work
from communique.ledger.words import WORD, lexicon, stem

FADES = 60.0  # characters over which a word's bond with an outcome falls to a third
CLAUSE = 0.5  # what is left of it beyond the bound of a clause
BOUND = 0.12  # share of the promise's words that must be bound to the outcome
KEPT = 1.5  # an outcome that is the very deed that was promised binds so much more
LOOSE = 0.7  # one that is only to come so much less
# Likeness from which on an outcome is believed: that a thing was done is told of many a neighbour of what was promised.
LIKE = {
    BearingKind.DONE: 0.4,
    BearingKind.ADVANCED: 0.6,
    BearingKind.DELAYED: 0.5,
    BearingKind.DROPPED: 0.4,
    BearingKind.CONTRADICTED: 0.5,
}
SURE = 0.75  # from this likeness on a promise that is spoken of as one is told again


@dataclass(frozen=True, slots=True)
class Outcome:
    """A bearing with its words."""

    kind: BearingKind
    reason: str


def outcome(text: str, cues: Sequence[Cue], promise: Wording, match: Match, names: str) -> Outcome | None:
    """The outcome that is bound most closely to the promise's words, None where none is or it is only to come.
    ``names`` are what the sentence's mentions are called.
    """
    best: tuple[float, Cue] | None = None
    for cue in cues:
        if not cue.ahead and _kind(cue, promise, match) is None:
            continue
        tie = bond(text, cue, match) * _pull(cue, promise)
        if tie >= BOUND and (best is None or tie > best[0]):
            best = (tie, cue)
    if best is None or best[1].ahead:
        return None
    cue = best[1]
    clause = clause_at(text, cue.start)
    if (
        other_thing(promise.text, clause)
        or (names and other_thing(promise.text, names))
        or _before(promise, cue, clause)
    ):
        return None
    kind = _kind(cue, promise, match)
    return Outcome(kind, f'"{cue.words}"') if kind else None


def _before(promise: Wording, cue: Cue, clause: str) -> bool:
    """Is a deed dated in years before the promise was made?"""
    years = _YEARS.findall(clause)
    return bool(years) and cue.kind in (BearingKind.DONE, BearingKind.ADVANCED) and max(years) < promise.year


def _kind(cue: Cue, promise: Wording, match: Match) -> BearingKind | None:
    if cue.kind is BearingKind.REPEATED:
        return cue.kind if match.own >= SURE else None
    if match.score < LIKE[cue.kind] or (not match.places and cue.kind is BearingKind.ADVANCED):
        return None
    if cue.kind is not BearingKind.DONE:
        return cue.kind
    if cue.words in weak() and cue.sense != promise.sense and match.own < SURE:
        return None
    if cue.sense == OWN or cue.sense in fulfils(promise.sense):
        return BearingKind.ADVANCED if cue.part and cue.part not in plain(promise.text) else BearingKind.DONE
    return BearingKind.ADVANCED if cue.sense in advances(promise.sense) else None


def _pull(cue: Cue, promise: Wording) -> float:
    """How strongly an outcome draws words to it: the very deed, and what went wrong, more than steps on the way."""
    if cue.ahead:
        return LOOSE
    return 1.0 if cue.kind in (BearingKind.ADVANCED, BearingKind.REPEATED) or not _tells(cue, promise) else KEPT


def _tells(cue: Cue, promise: Wording) -> bool:
    if cue.kind is not BearingKind.DONE:
        return True
    return keeps(cue, promise) and (cue.sense == promise.sense or cue.words not in weak())


def keeps(cue: Cue, promise: Wording) -> bool:
    """Is an outcome told as done what was promised?"""
    return cue.kind is BearingKind.DONE and not cue.ahead and (cue.sense == OWN or cue.sense in fulfils(promise.sense))


def other_thing(promise: str, text: str) -> bool:
    """Is a text of another stage, unit or session, or of another kind of work?"""
    left, right = numbers(promise), numbers(text)
    shared = [noun for noun in left.keys() & right.keys() if noun]
    if shared and not any(left[noun] & right[noun] for noun in shared):
        return True
    measures = _measures(promise), _measures(text)
    if measures[0] and measures[1] and not measures[0] & measures[1]:
        return True
    portfolios = _portfolios(promise), _portfolios(text)
    if portfolios[0] and portfolios[1] and not portfolios[0] & portfolios[1]:
        return True
    works = kinds_of_work(promise), kinds_of_work(text)
    return bool(works[0] and works[1] and not works[0] & works[1])


def bond(text: str, cue: Cue, match: Match) -> float:
    """How much of the promise's weight stands near an outcome. What a sentence leans on stands at its head."""
    total = sum(weight for _, weight in match.places)
    if not total:
        return match.score * math.exp(-cue.start / (2 * FADES))
    tie = 0.0
    for place, weight in match.places:
        gap = cue.start - place if cue.start >= place else max(0, place - cue.end)
        tie += weight * math.exp(-gap / FADES) * CLAUSE ** clauses_between(text, cue.start, place)
    return tie / total


_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_NO_MEASURE = frozenset(
    {"target", "growth", "share", "capacity", "length", "cost", "loan", "grant", "debt", "student", "tourist"}
)


@lru_cache(maxsize=8192)
def _portfolios(text: str) -> frozenset[str]:
    """The fields that a text names beside a body: health of "the ministries of health"."""
    bodies, names = fields()
    words = {base_of(word) for word in WORD.findall(text)}
    return frozenset(words & names) if words & bodies else frozenset()


@lru_cache(maxsize=8192)
def _measures(text: str) -> frozenset[str]:
    """What a text measures that is bought, sold or laid out between states: trade, exports, investment."""
    words = {stem(word) for word in WORD.findall(plain(text))}
    groups: list[list[str]] = lexicon()["measures"]
    return frozenset(group[0] for group in groups if words & set(group)) - _NO_MEASURE

"""When two tellings are of one undertaking."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.ledger.likeness.evidence import (
    Evidence,
    around,
    flags,
    in_words,
    only_of_its_kind,
    shared_names,
    years_between,
)
from communique.ledger.likeness.frames import other_name
from communique.ledger.likeness.meaning import near
from communique.ledger.likeness.numbering import numbers_contradict
from communique.ledger.likeness.quotes import sums, sums_agree
from communique.ledger.likeness.routes import other_route
from communique.ledger.likeness.titles import Known, base_of, kinds_of_work, other_measure, weights
from communique.ledger.telling import Telling
from communique.ledger.when import apart, days
from communique.ledger.words import WORD, content, fold, lexicon, listed, same_person
from communique.model.countries import countries
from communique.model.mentions import Commitment, Strength

LONG = 8  # years after which an undertaking must be told nearly alike
CLOSE = 0.6
SAME_VERB = 0.8
GREAT = 1e6  # a sum that is money or trade rather than a count of people


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


def weigh_commitments(a: Telling, b: Telling, known: Known) -> Evidence | None:
    """What speaks for one undertaking; None for another state's, another number or another line."""
    one, other = a.mention, b.mention
    assert isinstance(one, Commitment)
    assert isinstance(other, Commitment)
    here = one.document == other.document
    sides = states_of(one.who), states_of(other.who)
    if _other_state(*sides, here=here) or numbers_contradict(one.what, other.what, years=False):
        return None
    works = kinds_of_work(one.what), kinds_of_work(other.what)
    if (works[0] and works[1] and not works[0] & works[1]) or other_route(one.what, other.what):
        return None
    if other_measure(one.what, other.what) or _other_money(one.what, other.what):
        return None
    if other_name(one.what, other.what, a.pair):
        return None
    left, right = (weights(mention.what, a.pair) for mention in (one, other))
    elsewhere = _other_place(one.what, other.what, a.pair)
    found = in_words(a, b, left, right, known) | around(a, b, one.what, other.what)
    found |= only_of_its_kind(one.what, other.what, known, named=found["other names"] > 0)
    to = states_of(one.to or ""), states_of(other.to or "")
    other_due = apart(days(one.due), days(other.due))
    verb = _one_verb(one.what, other.what)
    if elsewhere and verb >= SAME_VERB and (other_due or (works[0] and works[1])):
        if other_due or here:
            return None
        # One of its kind, but of another town.
        found |= {name: 0.0 for name in found if name.endswith("but other names")}
    other_deed = _other_deed(one.what, other.what)
    if _other_step(one.what, other.what):
        return None
    if _other_body(one.who, other.who) or (here and (other_due or other_deed)):
        return None
    return (
        found
        | {"verb": verb}
        | flags(
            known_side=_known_side(one.who, other.who),
            one_of_both=sides[0] and sides[1] and sides[0] != sides[1],
            same_side=content(one.who) == content(other.who),
            same_to=to[0] and to[0] == to[1],
            other_to=to[0] and to[1] and to[0] != to[1],
            strength=one.strength is other.strength,
            request=(one.strength is Strength.REQUEST) != (other.strength is Strength.REQUEST),
            due=one.due and one.due == other.due,
            other_due=other_due,
            other_deed=other_deed,
            long_ago_and_unlike=years_between(a, b) > LONG and found["overlap"] < CLOSE,
        )
    )


def _other_state(left: frozenset[str], right: frozenset[str], *, here: bool) -> bool:
    """Are other states named? In one text what both promise is not what one of them does."""
    return bool(left and right and (left != right if here else not left & right))


_AT = re.compile(r"\b(?:at|in|near|outside)\s+(?:the\s+)?((?:[A-Z][\w’'-]*)(?:[\s-]+[A-Z][\w’'-]*)*)")
_NO_PLACES = frozenset({"spring", "summer", "autumn", "winter", "phase", "stage", "parliament", "english"})


def _other_place(one: str, other: str, pair: tuple[str, ...]) -> bool:
    """Does each say where, and not the same: "a school at one town" and "a school at another"?"""
    left, right = _places(one, pair), _places(other, pair)
    return bool(left and right) and not shared_names(left, right)


@lru_cache(maxsize=16384)
def _places(what: str, pair: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the places that an undertaking names by "at" or "in"; the two states say nothing."""
    idle = listed("months") | _NO_PLACES
    # Behind another word: at the head of a name a capital alone tells no name.
    found = [word for match in _AT.finditer(what) for word in weights(f"at {match[1]}", pair)]
    return tuple(dict.fromkeys(word for word in found if word not in idle and not word.isdigit()))


def _other_money(a: str, b: str) -> bool:
    """Do both tell great sums, and none that is the same?"""
    great = all(any(value >= GREAT for value in sums(text)) for text in (a, b))
    return great and sums_agree(a, b) is False


def _other_body(a: str, b: str) -> bool:
    """Do two descriptions name different bodies, of which neither is a state?"""
    return not (states_of(a) or states_of(b)) and not same_actor(a, b)


def _one_verb(a: str, b: str) -> float:
    """How near the deeds stand that open two undertakings."""
    left, right = (base_of(next(iter(WORD.findall(text)), "")) for text in (a, b))
    return 1.0 if left == right else near(left, right)


def _other_step(a: str, b: str) -> bool:
    """Does one promise to negotiate what the other promises to sign or to ratify?"""
    steps = [_step(base_of(next(iter(WORD.findall(text)), ""))) for text in (a, b)]
    return None not in steps and steps[0] != steps[1]


@lru_cache(maxsize=16384)
def _step(verb: str) -> int | None:
    groups: list[list[str]] = lexicon()["steps"]
    return next((number for number, group in enumerate(groups) if verb in group), None)


def _other_deed(a: str, b: str) -> bool:
    """Start and finish: in one text two deeds on one thing are two undertakings."""
    deeds = [content(text) & listed("deed") for text in (a, b)]
    return deeds[0] != deeds[1]

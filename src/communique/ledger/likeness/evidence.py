"""What speaks for two tellings being of one thing, and what against it: numbers from 0 to 1, weighed by ``fitted``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from communique.ledger.likeness.comparing import in_meaning, likeness, one_word, spelled_by, weighed
from communique.ledger.likeness.numbering import counts_of, numbers
from communique.ledger.likeness.quotes import said_words, sums_agree
from communique.ledger.likeness.routes import other_route, same_route
from communique.ledger.likeness.titles import NAMED, ORDINARY, Known, Weights, base_of, kinds_of_work
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.ledger.words import WORD

Evidence = dict[str, float]

HEAVY = 6.0  # weight of a name from which more of it tells no more
NAMES = 3  # names in common from which more tell no more
SAME = 0.99
YEARS = 10.0
WEEK = 7


def years_between(a: Telling, b: Telling) -> float:
    """Years between two days of publication; 0 where one is not known."""
    if UNDATED_DAY in {a.said, b.said}:
        return 0.0
    return abs((date.fromisoformat(a.said) - date.fromisoformat(b.said)).days) / 365


def kind_keys(name: str) -> tuple[str, ...]:
    """The kinds of works that a name names, as words of their own that stand for the kind."""
    return tuple(f"a {kind}" for kind in sorted(kinds_of_work(name)))


def in_words(a: Telling, b: Telling, left: Weights, right: Weights, known: Known) -> Evidence:
    """Of two tellings' names (``left`` of ``a``) and the passages around them."""
    said, there = said_words(a), said_words(b)
    whole, other = {**said, **left}, {**there, **right}
    all_left, all_right = weighed(whole, known), weighed(other, known)
    own_left, own_right = (
        {word: every[word] for word in name} for every, name in ((all_left, left), (all_right, right))
    )
    name, meaning = in_meaning(left, right, own_left, own_right)
    _, full = in_meaning(whole, other, all_left, all_right)
    found = {
        "overlap": name.overlap,
        "contained": name.contained,
        "meaning": meaning.overlap,
        "meaning within": meaning.contained,
        "light": min(meaning.lighter, HEAVY) / HEAVY,
        "told": full.overlap,
        "told within": full.contained,
        "same name": float(name.overlap >= SAME),
        "no name": float(not left or not right),
    }
    return found | _names(left, right, known)


def told_apart(a: Telling, b: Telling, one: tuple[str, Weights], other: tuple[str, Weights]) -> bool:
    """Does one text tell of two things by names of which each has a telling word that the other lacks?

    A text tells a thing again under a shorter name, or the same, but hardly under another without saying so.
    """
    if a.mention.document != b.mention.document:
        return False
    (name, left), (there, right) = one, other
    if spelled_by(left, right) or spelled_by(right, left):
        return False
    return _has_own(name, left, right) and _has_own(there, right, left)


def _has_own(name: str, left: Weights, right: Weights) -> bool:
    """Has a name a telling word, its initials aside, that is no form or spelling of one of the other's?"""
    told = {base_of(word) for word in WORD.findall(name)}
    return any(
        weight >= ORDINARY and word in told and not any(one_word(word, there) for there in right)
        for word, weight in left.items()
        if word not in right
    )


def only_of_its_kind(one: str, other: str, known: Known, *, named: bool) -> Evidence:
    """Do two names name a kind of works of which one record alone is known? ``named``: by names of which none is the same."""
    shared = _shared(kind_keys(one), kind_keys(other))
    sole = max((1 / max(1, known.count(key)) for key in shared), default=0.0)
    return {"sole work": 0.0 if named else sole, "sole work but other names": sole if named else 0.0}


def _names(left: Weights, right: Weights, known: Known) -> Evidence:
    """Words that name something, by themselves; the rarest word in common, and whether one record alone has had it."""
    ours, theirs = (tuple(word for word, weight in one.items() if weight >= NAMED) for one in (left, right))
    names = shared_names(ours, theirs) if ours and theirs else 0.0
    if not names and ((ours and spelled_by(ours, right)) or (theirs and spelled_by(theirs, left))):
        names = 1.0
    other = bool(ours and theirs and not names)
    rare = sole = 0.0
    for word, weight in left.items():
        if word in right:
            rare = max(rare, known.rarity(word) * min(weight, 2.0) / 2)
            sole = max(sole, 1 / max(1, known.count(word)))
    return {
        "names": min(names, NAMES) / NAMES,
        "a name": float(names >= 1),
        "other names": float(other),
        "rare": rare,
        "sole": 0.0 if other else sole,
        "sole but other names": sole if other else 0.0,
    }


@lru_cache(maxsize=65536)
def shared_names(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """How many names two have in common, in whatever spelling."""
    return likeness(dict.fromkeys(ours, 1.0), dict.fromkeys(theirs, 1.0)).common


def around(a: Telling, b: Telling, one: str, other: str) -> Evidence:
    """Of two tellings' documents, days and sums, and the kind of thing that their names name."""
    here = a.mention.document == b.mention.document
    apart = years_between(a, b)
    sums = sums_agree(f"{a.quote} {one}", f"{b.quote} {other}")
    return {
        "here": float(here),
        "years": min(apart, YEARS) / YEARS,
        "week": float(not here and apart * 365 <= WEEK),
        "sum": float(sums is True),
        "other sum": float(sums is False),
        **of_names(one, other),
    }


@lru_cache(maxsize=65536)
def of_names(one: str, other: str) -> Evidence:
    """What two names say of the kind of works, of numbers and counts, and of the way of a line."""
    works = kinds_of_work(one), kinds_of_work(other)
    numbered = numbers(one), numbers(other)
    counts = counts_of(one), counts_of(other)
    both = numbered[0].keys() & numbered[1].keys()
    mixed = any(numbered[x] and counts[y] and not numbered[y] for x, y in ((0, 1), (1, 0)))
    return {
        "work": float(bool(works[0] & works[1])),
        "other work": float(bool(works[0] and works[1] and not works[0] & works[1])),
        "one work": float(bool(works[0]) != bool(works[1])),
        "number": float(any(numbered[0][noun] & numbered[1][noun] for noun in both)),
        "other number": float(bool(numbered[0] and numbered[1] and not both)),
        "number against count": float(mixed),
        "one number": float(bool(numbered[0]) != bool(numbered[1])),
        "count": float(bool(counts[0] & counts[1])),
        "other count": float(bool(counts[0] and counts[1] and not counts[0] & counts[1])),
        "one count": float(bool(counts[0]) != bool(counts[1])),
        "route": float(same_route(one, other)),
        "other route": float(other_route(one, other)),
    }


def _shared(a: Iterable[str], b: Iterable[str]) -> set[str]:
    return set(a) & set(b)


def flags(**found: object) -> Evidence:
    """Yes or no, as numbers; underscores of the names stand for spaces."""
    return {name.replace("_", " "): float(bool(value)) for name, value in found.items()}

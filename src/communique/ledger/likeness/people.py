"""Who takes part: the same people, or others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from communique.ledger.words import lexicon, listed, role_words, same_person, same_role
from communique.model.mentions import Contact, Participant


def shared_names(a: Contact, b: Contact) -> int:
    """How many of the people named in one are named in the other."""
    theirs = [who.name for who in b.participants if who.name]
    return sum(any(same_person(who.name, name) for name in theirs) for who in a.participants if who.name)


def shared_people(a: Contact, b: Contact) -> int:
    """How many are named in both, or named in one and told in the other by an office that one person holds at a time."""
    return shared_names(a, b) + sum(any(_same_holder(x, y) for y in b.participants) for x in a.participants)


def _same_holder(a: Participant, b: Participant) -> bool:
    a, b = _by_office(a), _by_office(b)
    if a.country != b.country or (a.name and b.name) or not (a.role and b.role):
        return False
    if _reign(a.role) and _reign(b.role):
        return True
    return bool(office_of(a.role)) and office_of(a.role) == office_of(b.role)


@lru_cache(maxsize=4096)
def office_of(role: str) -> str:
    """The office that one person at a time holds in a state, "" for any other."""
    words = role_words(role)
    found = (" ".join(office) for office in lexicon()["single"] if words >= frozenset(office))
    return "" if words & listed("rank") else next(found, "")


def other_people(a: tuple[Participant, ...], b: tuple[Participant, ...]) -> bool:
    """Does some state send other people in one than in the other?"""
    for country in {who.country for who in a} & {who.country for who in b}:
        ours = [who for who in a if who.country == country]
        theirs = [who for who in b if who.country == country]
        if not any(_could_be_one(x, y) for x in ours for y in theirs):
            return True
        if _head_is_missing(ours, theirs) or _head_is_missing(theirs, ours):
            return True
    return False


def _head_is_missing(ours: Sequence[Participant], theirs: Sequence[Participant]) -> bool:
    """Nobody tells of a meeting with a head of state or government by naming his minister alone."""
    heads = [who for who in ours if who.role and is_head(who.role)]
    return bool(heads) and not any(_could_be_one(head, other) for head in heads for other in theirs)


@lru_cache(maxsize=4096)
def is_head(role: str) -> bool:
    """Does an office lead a state or its government?"""
    words = role_words(role)
    heads = (frozenset(head) for head in lexicon()["heads"])
    return not words & listed("rank") and any(head <= words and words - head <= listed("filler") for head in heads)


def _could_be_one(a: Participant, b: Participant) -> bool:
    a, b = _by_office(a), _by_office(b)
    if a.name and b.name:
        return same_person(a.name, b.name)
    if not a.role or not b.role or same_role(a.role, b.role):
        return True
    if any(role_words(role) <= listed("vague") or role_words(role) & listed("company") for role in (a.role, b.role)):
        return True
    return _reign(a.role) and _reign(b.role)


def _by_office(who: Participant) -> Participant:
    """Who is named by nothing but an office ("the King") is told by it."""
    if not who.name or who.role or not _is_office(who.name):
        return who
    return replace(who, name=None, role=who.name)


@lru_cache(maxsize=4096)
def _is_office(name: str) -> bool:
    words = role_words(name)
    return bool(words) and words <= listed("crowned") | listed("honorific")


def _reign(role: str) -> bool:
    """Is it told of one who reigns, or of those beside him?"""
    return bool(role_words(role) & listed("crowned"))

"""When two tellings are of one project."""

from __future__ import annotations

from communique.ledger.likeness.quotes import in_passage
from communique.ledger.likeness.routes import other_route, same_route
from communique.ledger.likeness.titles import (
    ORDINARY,
    Known,
    Weights,
    kinds_of_work,
    likeness,
    numbers,
    numbers_contradict,
    weights,
)
from communique.ledger.likeness.verdict import SILENT, Verdict
from communique.ledger.telling import Telling
from communique.model.mentions import Project

SAME = 0.99
ENOUGH = 0.4
SAME_MONEY = 0.25  # where both tell the same sum
WITHIN = 0.8  # the share of the lighter name that stands in the other
LIGHT = 1.5
QUOTED = 0.8  # the share of one name that stands in the other's passage


def same_project(a: Telling, b: Telling, known: Known) -> Verdict | None:
    """Names that share their telling words; never another phase or unit, nor another kind of works."""
    one, other = a.mention, b.mention
    assert isinstance(one, Project)
    assert isinstance(other, Project)
    works = kinds_of_work(one.name), kinds_of_work(other.name)
    if numbers_contradict(one.name, other.name) or (works[0] and works[1] and not works[0] & works[1]):
        return None
    if other_route(one.name, other.name) or _later_stage(one.name, other.name):
        return None
    left, right = (weights(mention.name, a.pair, "project") for mention in (one, other))
    alike = likeness(left, right, known)
    if _other_thing(left, right, works):
        return None
    if alike.overlap >= SAME:
        return Verdict(Verdict.SURE, "same name")
    if same_route(one.name, other.name) and works[0] & works[1]:
        return Verdict(Verdict.SURE, "same works between the same ends")
    money = one.amount is not None and one.amount == other.amount and one.document != other.document
    if alike.overlap >= (SAME_MONEY if money else ENOUGH):
        return Verdict(alike.overlap, "names alike")
    if alike.lighter >= LIGHT and alike.contained >= WITHIN and one.document != other.document:
        return Verdict(max(alike.overlap, ENOUGH), "one name within the other")
    if one.document != other.document and in_passage(a, b, left, right, known) >= QUOTED:
        return Verdict(ENOUGH, "one name in the other's passage")
    return SILENT


def _later_stage(a: str, b: str) -> bool:
    """A second stage is not the whole, which its first stage is often called by."""
    later = ["stage" in numbers(name) and min(numbers(name)["stage"]) > "1" for name in (a, b)]
    return any(late and "stage" not in numbers(name) for late, name in zip(later, (b, a), strict=True))


def _other_thing(left: Weights, right: Weights, works: tuple[frozenset[str], frozenset[str]]) -> bool:
    """A cement plant and a railway of one town: is one of a known kind, and the other told by words of its own?"""
    if bool(works[0]) == bool(works[1]):
        return False
    plain, known = (left, right) if works[1] else (right, left)
    return any(weight == ORDINARY and word not in known for word, weight in plain.items())

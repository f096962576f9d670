"""When two tellings are of one project."""

from __future__ import annotations

from communique.ledger.likeness.titles import contained, kinds_of_work, numbers_contradict, overlap, weights
from communique.ledger.likeness.verdict import Verdict
from communique.ledger.telling import Telling
from communique.model.mentions import Project


def same_project(a: Telling, b: Telling) -> Verdict | None:
    """Names that share their telling words; never another phase or unit, nor another kind of works."""
    one, other = a.mention, b.mention
    assert isinstance(one, Project)
    assert isinstance(other, Project)
    works = kinds_of_work(one.name), kinds_of_work(other.name)
    if numbers_contradict(one.name, other.name) or (works[0] and works[1] and not works[0] & works[1]):
        return None
    left, right = (weights(mention.name, a.pair, "project") for mention in (one, other))
    alike = overlap(left, right)
    if alike >= 0.99:
        return Verdict(Verdict.SURE, "same name")
    if alike >= 0.5:
        return Verdict(alike, "names alike")
    if min(sum(left.values()), sum(right.values())) >= 2 and contained(left, right) >= 1.0:
        return Verdict(0.5, "one name within the other")
    return None

"""When two tellings are of one project."""

from __future__ import annotations

from communique.ledger.likeness.titles import Known, kinds_of_work, likeness, numbers_contradict, weights
from communique.ledger.likeness.verdict import Verdict
from communique.ledger.telling import Telling
from communique.model.mentions import Project

SAME = 0.99
ENOUGH = 0.5
WITHIN = 0.75  # the share of the lighter name that stands in the other
LIGHT = 1.5


def same_project(a: Telling, b: Telling, known: Known) -> Verdict | None:
    """Names that share their telling words; never another phase or unit, nor another kind of works."""
    one, other = a.mention, b.mention
    assert isinstance(one, Project)
    assert isinstance(other, Project)
    works = kinds_of_work(one.name), kinds_of_work(other.name)
    if numbers_contradict(one.name, other.name) or (works[0] and works[1] and not works[0] & works[1]):
        return None
    left, right = (weights(mention.name, a.pair, "project") for mention in (one, other))
    alike = likeness(left, right, known)
    if alike.overlap >= SAME:
        return Verdict(Verdict.SURE, "same name")
    if alike.overlap >= ENOUGH:
        return Verdict(alike.overlap, "names alike")
    if alike.lighter >= LIGHT and alike.contained >= WITHIN and one.document != other.document:
        return Verdict(max(alike.overlap, ENOUGH), "one name within the other")
    return None

"""When two tellings are of one project."""

from __future__ import annotations

from communique.ledger.likeness.evidence import Evidence, around, flags, in_words, only_of_its_kind, told_apart
from communique.ledger.likeness.frames import other_name
from communique.ledger.likeness.numbering import (
    both_against_one,
    counts_of,
    numbers,
    numbers_contradict,
    several_against_one,
)
from communique.ledger.likeness.quotes import sums_agree
from communique.ledger.likeness.routes import other_route, route, same_route
from communique.ledger.likeness.titles import ORDINARY, Known, Weights, kinds_of_work, other_works, weights
from communique.ledger.telling import Telling
from communique.ledger.words import WORD, content, fold, lexicon, listed, stem
from communique.model.mentions import Project


def weigh_projects(a: Telling, b: Telling, known: Known) -> Evidence | None:
    """What speaks for one project; None for another phase or unit."""
    one, other = a.mention, b.mention
    assert isinstance(one, Project)
    assert isinstance(other, Project)
    if numbers_contradict(one.name, other.name) or other_works(one.name, other.name):
        return None
    counts = counts_of(one.name), counts_of(other.name)
    if counts[0] and counts[1] and not counts[0] & counts[1]:
        return None
    if any(rule(*names) for rule in (several_against_one, both_against_one) for names in _both_ways(one, other)):
        return None
    if other_route(one.name, other.name) or _later_stage(one.name, other.name):
        return None
    if other_name(one.name, other.name, a.pair, ("project",)):
        return None
    left, right = (weights(mention.name, a.pair, "project") for mention in (one, other))
    if told_apart(a, b, (one.name, left), (other.name, right)):
        return None
    found = in_words(a, b, left, right, known) | around(a, b, one.name, other.name)
    found |= only_of_its_kind(one.name, other.name, known, named=found["other names"] > 0)
    sectors, funders = (
        [content(text or "") for text in pair] for pair in ((one.sector, other.sector), (one.funder, other.funder))
    )
    found["route"] = max(found["route"], float(same_route(_way(a, one.name), _way(b, other.name))))
    money = sums_agree(one.amount or "", other.amount or "")
    return found | flags(
        sector=sectors[0] & sectors[1],
        other_sector=sectors[0] and sectors[1] and not sectors[0] & sectors[1],
        funder=funders[0] & funders[1],
        money=money is True,
        one_prolonged=_prolonged(one.name) != _prolonged(other.name),
        other_money=money is False,
        other_thing=_other_thing(left, right, one.name, other.name),
    )


def _both_ways(one: Project, other: Project) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one.name, other.name), (other.name, one.name)


def _way(telling: Telling, name: str) -> str:
    """The words that tell the way of a line: its name, or the passage where the name tells none ("the Steppe Arrow, from A to B")."""
    return name if route(name).places else telling.quote


def _prolonged(name: str) -> bool:
    """Is it the part by which a work grows?"""
    return bool({stem(word) for word in WORD.findall(fold(name))} & listed("prolonged"))


def _later_stage(a: str, b: str) -> bool:
    """A second stage is not the whole, by which its first stage is often called; it may be told as a section with its own ends."""
    stages = [numbers(name).get("stage", frozenset()) for name in (a, b)]
    later = [len(one) == 1 and min(one) > "1" for one in stages]
    return any(late and not numbers(name) and not _section(name) for late, name in zip(later, (b, a), strict=True))


def _section(name: str) -> bool:
    """Is it told as a part that runs between two places?"""
    parts = {stem(word) for word in WORD.findall(fold(name))} & lexicon()["numbered"].keys()
    return route(name).whole and any(lexicon()["numbered"][part] == "stage" for part in parts)


def _other_thing(left: Weights, right: Weights, a: str, b: str) -> bool:
    """A cement plant and a railway of one town: is one of a known kind, and the other told by words of its own?"""
    works = kinds_of_work(a), kinds_of_work(b)
    if bool(works[0]) == bool(works[1]):
        return False
    plain, known = (left, right) if works[1] else (right, left)
    return any(weight == ORDINARY and word not in known for word, weight in plain.items())

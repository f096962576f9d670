"""When two tellings are of one person in one post, and which posts one person holds at a time."""

from __future__ import annotations

from communique.ledger.likeness.titles import Known
from communique.ledger.likeness.verdict import Verdict
from communique.ledger.telling import Telling
from communique.ledger.words import lexicon, listed, role_words, same_person, same_role
from communique.model.mentions import Office


def same_office(a: Telling, b: Telling, _known: Known) -> Verdict | None:
    """The same person in the same post of the same state, now or then."""
    one, other = a.mention, b.mention
    assert isinstance(one, Office)
    assert isinstance(other, Office)
    if not same_person(one.name, other.name) or not same_role(one.role, other.role):
        return None
    return Verdict(Verdict.SURE, "same person and post")


def unique_post(office: Office) -> frozenset[str] | None:
    """The telling words of a post that one person holds at a time, None for any other post.

    Such are the heads of state and government, and a minister of one named portfolio.
    """
    words = role_words(office.role)
    if words & listed("rank"):
        return None
    filler = listed("filler")
    posts = (frozenset(post) for post in lexicon()["single"])
    found = max((post for post in posts if post <= words and words - post <= filler), key=len, default=None)
    if found is not None:
        return found
    portfolio = words - filler
    return portfolio if "minister" in portfolio and len(portfolio) == 2 else None

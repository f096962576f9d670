"""When two tellings are of one person in one post, and which posts one person holds at a time."""

from __future__ import annotations

from communique.ledger.likeness.people import is_head
from communique.ledger.likeness.titles import Known
from communique.ledger.likeness.verdict import Verdict
from communique.ledger.telling import Telling
from communique.ledger.words import lexicon, listed, name_words, role_words, same_person, same_role
from communique.model.mentions import Office

WHOLE_NAME = 0.9
LAST_NAME = 0.6
OTHER_STATE = 0.5


def same_office(a: Telling, b: Telling, _known: Known) -> Verdict | None:
    """The same person in the same post of the same state, now or then."""
    one, other = a.mention, b.mention
    assert isinstance(one, Office)
    assert isinstance(other, Office)
    if not same_person(one.name, other.name):
        return None
    if not same_role(one.role, other.role) and not _head_in_other_words(one.role, other.role):
        return None
    if one.country == other.country and one.country is not None:
        return Verdict(Verdict.SURE, "same person and post")
    whole = name_words(one.name) == name_words(other.name) and len(name_words(one.name)) > 1
    if one.country is None or other.country is None:
        if not whole and any(
            len(role_words(mention.role)) < 2 and not is_head(mention.role) for mention in (one, other)
        ):
            return None  # "minister Serik" of some state
        return Verdict(WHOLE_NAME if whole else LAST_NAME, "same person and post, one without a state")
    return (
        Verdict(OTHER_STATE, "same name and post, another state told")
        if whole and same_role(one.role, other.role)
        else None
    )


def _head_in_other_words(a: str, b: str) -> bool:
    """Is one told as "head of state" or "head of government", and the other an office that is one?"""
    return any(role_words(x) <= listed("vague") and "head" in role_words(x) and is_head(y) for x, y in ((a, b), (b, a)))


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

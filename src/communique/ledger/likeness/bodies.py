"""Bodies that meet: commissions, councils, consultations, under their names and their initials."""

from __future__ import annotations

from functools import lru_cache

from communique.ledger.words import WORD, content, fold, listed, within
from communique.model.countries import countries

_ROW = 3  # initials that are more than chance


@lru_cache(maxsize=4096)
def body_words(name: str) -> frozenset[str]:
    """The telling words of a body's name, "two plus two" as digits and without the words for its sitting."""
    text = (
        fold(name).replace("-", " ").replace("two plus two", "2+2").replace("2 + 2", "2+2").replace("2+2", "twoplustwo")
    )
    whole = frozenset(word for word in WORD.findall(text) if countries().get(word) is not None)
    plain = content(" ".join(word for word in WORD.findall(text) if word not in whole))
    return plain - listed("sitting") or plain or content(text)


@lru_cache(maxsize=4096)
def bodies_alike(a: str, b: str) -> float:
    """The share of the shorter name that stands in the other; what many bodies are called counts only for bodies of one form."""
    left, right = body_words(a), body_words(b)
    plain = left - listed("any_body"), right - listed("any_body")
    if all(plain):
        return within(*plain)
    if any(plain) and not left & right & listed("organised"):
        return 0.0
    return within(left, right)


def nameless(name: str) -> bool:
    """Does a name tell only who meets ("the governments of both"), and of no body that stays?"""
    words = body_words(name)
    return words <= listed("any_body") and not words & listed("organised")


@lru_cache(maxsize=4096)
def other_organ(a: str, b: str) -> bool:
    """Is one a part of the other that meets by itself? Who sits in it may be left out: deputies are no others than nobody."""
    left, right = content(a), content(b)
    apart = (left ^ right) & listed("organ")
    return bool(apart - {"deputy"}) or bool(apart and "minister" in left & right)


@lru_cache(maxsize=4096)
def by_initials(a: str, b: str) -> bool:
    """Does a row of initials hold those of the other name: JEC of Joint Economic Commission, IRIGC of inter-governmental commission?"""
    for short, long in ((a, b), (b, a)):
        row = fold(short).replace("-", "").replace(" ", "")
        words = [word for word in fold(long).replace("-", " ").split() if word not in listed("stop")]
        first = "".join(word[0] for word in words if countries().get(word) is None)
        if (
            one_is_short(a, b)
            and short.replace("-", "").replace(" ", "").isupper()
            and len(first) >= _ROW
            and first in row
        ):
            return True
    return False


def one_is_short(a: str, b: str) -> bool:
    """Is one name a row of initials (IRIGC-TEC) and the other written out, so that they do not compare?"""
    short = [name.replace("-", "").replace(" ", "").isupper() for name in (a, b)]
    return short[0] != short[1]

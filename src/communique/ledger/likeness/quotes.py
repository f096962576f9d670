"""What the words around a name say: the quotes of two tellings compared, their sums of money, and word for word retellings."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from communique.ledger.likeness.comparing import Likeness, likeness
from communique.ledger.likeness.titles import Known, Weights, weights
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.ledger.words import WORD, fold

LIGHT = 2.0  # weight from which a name found in a passage says something
COPIED_WORDS = 6  # words that a passage must have for its repetition to be more than chance
COPIED_DAYS = 7  # days within which a text is sent again
COPIED = 0.9  # share of words in common
ROUNDED = 0.012  # by which two tellings of one sum may differ: 118.9 and 119
_SUM = re.compile(
    r"(?P<before>(?:us|a|c|nz|hk)?[$€£¥₹]|\b(?:usd|eur|gbp|jpy|cny|rmb|inr|rs|sh|ksh|kes|brl|rub)\.?)?\s?"
    r"(?P<number>\d[\d.,]*\d|\d)\s?(?P<scale>bn|billion|m|mln|million|trillion|crore|lakh|thousand)?\b"
)
_SCALES = {
    "bn": 1e9, "billion": 1e9, "m": 1e6, "mln": 1e6, "million": 1e6,
    "trillion": 1e12, "crore": 1e7, "lakh": 1e5, "thousand": 1e3,
}  # fmt: skip


def said_words(telling: Telling) -> Weights:
    """The telling words of a quote, without those of reporting."""
    return weights(telling.quote, telling.pair, "prose")


def quotes_alike(a: Telling, b: Telling, known: Known) -> Likeness:
    """The quotes of two tellings compared."""
    return likeness(said_words(a), said_words(b), known)


def in_passage(a: Telling, b: Telling, left: Weights, right: Weights, known: Known) -> float:
    """Of two names (``left`` of ``a``) the share of one that stands in the other's name or passage; light names say nothing."""
    there = likeness(left, {**said_words(b), **right}, known)
    back = likeness({**said_words(a), **left}, right, known)
    return max(one.contained if one.lighter >= LIGHT else 0.0 for one in (there, back))


@lru_cache(maxsize=65536)
def sums(text: str) -> frozenset[float]:
    """The sums of money and great numbers of a text, as values; not years, days or counts below a hundred."""
    found: set[float] = set()
    for one in _SUM.finditer(fold(text)):
        digits = one["number"].replace(",", "").rstrip(".")
        if digits.count(".") > 1:
            continue
        value = float(digits) * _SCALES.get(one["scale"] or "", 1.0)
        year = not one["before"] and not one["scale"] and "," not in one["number"] and 1900 <= value <= 2100
        if value >= 100 and not year:
            found.add(value)
    return frozenset(found)


def sums_agree(a: str, b: str) -> bool | None:
    """Have two texts a sum in common, nearly? None where one of them tells none."""
    left, right = sums(a), sums(b)
    if not left or not right:
        return None
    return any(abs(x - y) <= ROUNDED * max(x, y) for x in left for y in right)


@lru_cache(maxsize=65536)
def _plain(quote: str) -> tuple[str, ...]:
    return tuple(WORD.findall(fold(quote)))


def copied(a: Telling, b: Telling) -> bool:
    """Do two texts of about one day tell in the same words?"""
    if a.mention.document == b.mention.document or UNDATED_DAY in {a.said, b.said}:
        return False
    left, right = _plain(a.quote), _plain(b.quote)
    if min(len(left), len(right)) < COPIED_WORDS:
        return False
    if abs((date.fromisoformat(a.said) - date.fromisoformat(b.said)).days) > COPIED_DAYS:
        return False
    if left == right:
        return True
    common = len(set(left) & set(right))
    return common / max(len(set(left)), len(set(right))) >= COPIED


def opening(quote: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The first and the last words of a passage that is long enough to be known again."""
    words = _plain(quote)
    return (("first", words[:4]), ("last", words[-4:])) if len(words) >= COPIED_WORDS else ()

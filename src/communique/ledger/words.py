"""Words and names made comparable: folded, stemmed, without the words that say nothing."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import resources
from typing import Any

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SAME_SPELLING = 0.6  # Aleksandr and Alexander are 0.78 alike, Viktor and Alexander 0.27
_SHORT = 3  # letters of a family name below which a match at one end of the name alone is chance


@cache
def lexicon() -> Mapping[str, Any]:
    """The lists of ``data/likeness.toml``."""
    source = resources.files("communique.ledger").joinpath("data/likeness.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def listed(key: str) -> frozenset[str]:
    """One of those lists as a set."""
    return frozenset(lexicon()[key])


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics, one kind of apostrophe."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def stem(word: str) -> str:
    """The word without the ending of its plural."""
    word = word.removesuffix("'s")
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@lru_cache(maxsize=65536)
def content(text: str, *without: str) -> frozenset[str]:
    """The stems of a text's telling words; ``without`` names lists of the lexicon to leave out as well."""
    drop = listed("stop").union(*(listed(name) for name in without))
    found = WORD.findall(fold(text))
    return frozenset(stem(word) for word in found if word not in drop and stem(word) not in drop)


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of words that two sets have in common (Jaccard), 0 when either is empty."""
    return len(a & b) / len(a | b) if a and b else 0.0


def within(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that stands in the larger, 0 when either is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles; the hyphen in a given name is closed."""
    found = WORD.findall(fold(name).replace("-", "").replace("ё", "е"))
    bare = tuple(word.removesuffix("'s") for word in found if word not in listed("honorific"))
    return bare or tuple(found)


@lru_cache(maxsize=65536)
def same_person(a: str, b: str) -> bool:
    """Could two names be one person's: one inside the other, or the same family name and alike given names?"""
    left, right = name_words(a), name_words(b)
    if not left or not right:
        return False
    if set(left) <= set(right) or set(right) <= set(left) or "".join(left) == "".join(right):
        return True
    return _same_at(left, right, -1) or _same_at(left, right, 0)


def _same_at(left: tuple[str, ...], right: tuple[str, ...], end: int) -> bool:
    """The family name at one end agrees, and the rest is an initial or a spelling of the other's."""
    if len(left) < 2 or len(right) < 2 or left[end] != right[end] or len(left[end]) < _SHORT:
        return False
    rest = (left[:-1], right[:-1]) if end == -1 else (left[1:], right[1:])
    first, second = rest[0][0], rest[1][0]
    if first[0] != second[0]:
        return False
    initial = len(first) == 1 or len(second) == 1
    return initial or SequenceMatcher(None, first, second).ratio() >= _SAME_SPELLING


@lru_cache(maxsize=65536)
def role_words(role: str) -> frozenset[str]:
    """The telling words of an office."""
    return content(role)


def same_role(a: str, b: str) -> bool:
    """Could two descriptions be of one office? A deputy's is never the principal's."""
    left, right = role_words(a), role_words(b)
    ranks = listed("rank")
    return left & ranks == right & ranks and within(left, right) >= 1.0

"""Which way goods go: what one state exports to another the other imports from it."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.ledger.words import WORD, fold, listed, stem
from communique.model.countries import countries

_STATE_WORDS = 3  # words that the name of a state has at most: "United Arab Emirates"


@lru_cache(maxsize=65536)
def flow(text: str) -> str:
    """The state from which goods go and that to which, where a text tells of exports, imports or sales: "KEN>ETH"; a state
    that is not told is left out, "" where nothing is told.
    """
    words = [match[0] for match in WORD.finditer(re.sub(r"['’]s\b", "", text))]
    told = next(
        (number for number, word in enumerate(words) if stem(fold(word)) in listed("outward") | listed("inward")), None
    )
    if told is None:
        return ""
    inward = stem(fold(words[told])) in listed("inward")
    source = target = ""
    for number, code in _states(words):
        before = fold(words[number - 1]) if number else ""
        goes_to = before == "to" or (inward and (before in {"of", "by"} or number < told) and before != "from")
        if goes_to:
            target = target or code
        else:
            source = source or code
    return f"{source}>{target}" if source or target else ""


def _states(words: list[str]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    start = 0
    while start < len(words):
        for length in range(_STATE_WORDS, 0, -1):
            country = countries().get(" ".join(words[start : start + length]))
            if country is not None and (length > 1 or len(words[start]) > 3):
                found.append((start, country.iso3))
                start += length - 1
                break
        start += 1
    return found


def one_flow(a: str, b: str) -> bool | None:
    """Do two texts tell of one direction of trade? None where one tells of none or too little is told."""
    left, right = flow(a).partition(">"), flow(b).partition(">")
    if not any((left[0], left[2])) or not any((right[0], right[2])):
        return None
    same = [x == y for x, y in ((left[0], right[0]), (left[2], right[2])) if x and y]
    if not same:
        crossed = [x == y for x, y in ((left[0], right[2]), (left[2], right[0])) if x and y]
        return False if any(crossed) else None
    return all(same)

"""Numbers that count nothing: in names, references, addresses and results; and what tells ages and weights."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from communique.reading.english import quantities_grammar as grammar

_SMALL = 110
_LINES = frozenset({480, 576, 720, 1080, 1440, 2160})  # "1080p" is a picture, not pence
_AGED = re.compile(
    r"\b(?:aged|ages?|age of)(?: between| from| over| under| about)? (?:\d+(?:, | and | to |-| or )){0,3}$|\bage (?:is|was|to) $"
)
_OLD = re.compile(r" (?:or|and) (?:older|younger)\b|(?:[ -](?:year|month|week|day)s?)?[ -]olds?\b")
_PAIR = re.compile(r"(?<![\w$€£.,])(\d{1,3})[-–](\d{1,3})(?![\d%,]|\.\d)")
_PRODUCT = re.compile(r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozen|Boeing|Airbus) (?:[a-z]+ ){0,2}$")
_COMING = re.compile(r"\b(?:by|in|until|till|since)\s$")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def _references() -> re.Pattern[str]:
    words = _any(grammar.data()["references"]["words"])
    return re.compile(rf"(?:^|[^\w])(?:{words}|[Nn]umber)s?(?: -|[ -])(?:\d+(?:, | and | or | to |[-–]))*$")


@cache
def _street() -> re.Pattern[str]:
    words = _any(grammar.data()["references"]["streets"])
    return re.compile(rf"[A-Z]?(?:[-/]\d+[A-Z]?)? (?:[A-Z0-9][\w'.]* ){{1,4}}(?:{words})\b")


@cache
def _weight() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = grammar.data()["weight"]
    return (
        re.compile(rf"\b(?:weigh\w*|foot-\d|{_any(words['near'])})\b", re.IGNORECASE),
        re.compile(rf" of (?!(?:{_any(words['sums'])})\b)"),
    )


def is_weight(match: re.Match[str]) -> bool:
    """Are the pounds of an amount pounds of mass: "weighs 140 pounds", "500 pounds of explosives"?"""
    around = grammar.left(match.string, match.start()) + grammar.right(match.string, match.end())
    if match["cur"] or "£" in around or "sterling" in around:
        return False
    near, load = _weight()
    return near.search(around) is not None or (load.match(match.string, match.end()) is not None and not match["s"])


def is_age(text: str, start: int, end: int) -> bool:
    """Is the number at ``start``..``end``, with or without its unit of time, somebody's age?"""
    return _AGED.search(grammar.left(text, start)) is not None or _OLD.match(text, end) is not None


def is_name(match: re.Match[str], unit: str | None, raw: float) -> bool:
    """Is the number of an amount part of a name, a reference, a list, an age or a date, so that it counts nothing?"""
    text = match.string
    if unit is not None:
        return unit == "pence" and raw in _LINES
    before, after = grammar.left(text, match.start()), grammar.right(text, match.end())
    if _references().search(before[-24:]) or _street().match(after) or _is_result(text, *match.span("n")):
        return True
    if re.match(r" ?\+ ?\d", after) or (re.search(r"\d ?\+ ?$|\+$", before) and "." not in match["n"]):
        return True
    if re.match(r"[.)]\s", after) and not before.strip(" (\"'"):
        return True
    if is_age(text, *match.span()) or _is_product(match, before, after):
        return True
    if re.search(r"[a-z], $", before) and re.match(r",(?! \d)", after) and match["n"].isdigit() and raw < _SMALL:
        return True
    return _is_year(match, before, after)


def _is_year(match: re.Match[str], before: str, after: str) -> bool:
    if match["s"]:
        return False
    if re.fullmatch(r"2[01]\d\d", match["n"]) and _COMING.search(before):
        return True
    plain = re.fullmatch(r"(?:1[6-9]|20)\d\d", match["n"]) is not None
    return plain and (re.search(r"[A-Z]\w* ?$|-$|\($", before) is not None or not re.match(r" [a-z]", after))


def _is_product(match: re.Match[str], before: str, after: str) -> bool:
    """Is the number a product's, behind the one that counts: "two new 737 Max jets"?"""
    named = match["n"].isdigit() and not match["s"] and re.match(r" [A-Z][a-z]+ [a-z]", after) is not None
    return named and _PRODUCT.search(before) is not None


def _is_result(text: str, start: int, end: int) -> bool:
    """Is the number one of two whose first is not the smaller: "89-89", "3-1"? That is a result and no range."""
    return any(
        pair.start() <= start and end <= pair.end() and int(pair[1]) >= int(pair[2])
        for pair in _PAIR.finditer(text, max(0, start - 4), end + 5)
    )

"""Works that run from one place to another: lines of other ends are other lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from communique.ledger.words import fold, one_name
from communique.model.countries import countries

_PLACE = r"[^\W\d_a-z][\w'’]+(?: [^\W\d_a-z][\w'’]+)*"
_ON = r"(?: (?:to|and|with|through|via|by way of|by) (?:the )?|[-–])"
_BOTH = re.compile(
    rf"(?:\b(?:from|between|linking|connecting|joining|of) (?:the )?)({_PLACE}(?:{_ON}{_PLACE})+)|({_PLACE}(?: (?:to|through|via) |[-–])(?:{_PLACE})(?:{_ON}{_PLACE})*)"
)
_ONE = re.compile(rf"\bto (?:the )?({_PLACE}(?:(?:,| and) {_PLACE})*)")
_SPLIT = re.compile(rf"{_ON}|(?:,| and) ")


_SHORT = 4  # letters of a place told by its consonants alone


@dataclass(frozen=True, slots=True)
class Route:
    """The places that a name tells of, folded; ``whole`` where it tells both ends, else it tells where the line leads."""

    places: tuple[str, ...]
    whole: bool


@lru_cache(maxsize=65536)
def route(name: str) -> Route:
    """What a name says of a line's way. States are no places: many lines join two states."""
    both = _BOTH.search(name)
    if both:
        places = _places(both[1] or both[2])
        if len(places) > 1:
            return Route(places, whole=True)
    one = _ONE.search(name)
    return Route(_places(one[1]) if one else (), whole=False)


def _places(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in _SPLIT.split(text))
    return tuple(fold(part).split()[0] for part in parts if part and countries().get(part) is None)


def _common(left: Route, right: Route) -> int:
    return sum(any(one_name(x, y) or _short_for(x, y) or _short_for(y, x) for y in right.places) for x in left.places)


def _short_for(short: str, name: str) -> bool:
    """KKS for Kankesanturai: few letters, all consonants, of a name in their order."""
    if len(short) > _SHORT or len(name) <= 2 * len(short) or short[0] != name[0] or set(short) & set("aeiouy"):
        return False
    rest = iter(name)
    return all(letter in rest for letter in short)


@lru_cache(maxsize=65536)
def other_route(a: str, b: str) -> bool:
    """Do two names tell of ends that are not of one line? A name may tell one end alone."""
    left, right = route(a), route(b)
    if not left.places or not right.places:
        return False
    common = _common(left, right)
    return common < 2 if left.whole and right.whole else common == 0


@lru_cache(maxsize=65536)
def same_route(a: str, b: str) -> bool:
    """Do two names tell of the same two ends?"""
    left, right = route(a), route(b)
    return left.whole and right.whole and not other_route(a, b)

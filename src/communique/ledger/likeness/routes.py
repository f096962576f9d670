"""Works that run from one place to another: lines of other ends are other lines."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.ledger.words import fold, one_name

_PLACE = r"((?:[A-Z][\w'’]+)(?: [A-Z][\w'’]+)*)"
_BOTH = re.compile(
    rf"(?:\bfrom|\bbetween|\blinking|\bconnecting|\bof) {_PLACE} (?:to|and|with) {_PLACE}|{_PLACE} to {_PLACE}|\b([A-Z]\w+)[-–]([A-Z]\w+)\b"
)
_ONE = re.compile(rf"\bto {_PLACE}")


@lru_cache(maxsize=65536)
def ends(name: str) -> tuple[str, ...]:
    """The two ends of a line as its name tells them, or the one where it leads, folded; none where it tells neither."""
    found = _BOTH.search(name) or _ONE.search(name)
    return tuple(fold(place).split()[0] for place in found.groups() if place) if found else ()


def other_route(a: str, b: str) -> bool:
    """Do two names tell of ends that are not of one line? A name may tell one end alone."""
    left, right = ends(a), ends(b)
    if not left or not right:
        return False
    common = sum(any(one_name(x, y) for y in right) for x in left)
    return common < min(len(left), len(right))


def same_route(a: str, b: str) -> bool:
    """Do two names tell of the same two ends?"""
    return len(ends(a)) == len(ends(b)) == 2 and not other_route(a, b)

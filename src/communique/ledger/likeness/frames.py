"""Names that differ in nothing but who or what is named: "the Alpha bridge" and "the Beta bridge" are two."""

from __future__ import annotations

from functools import lru_cache

from communique.ledger.likeness.comparing import spelled_by
from communique.ledger.likeness.evidence import shared_names
from communique.ledger.likeness.titles import NAMED, base_of, weights
from communique.ledger.words import WORD

_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_CROSSING = frozenset({"across", "over", "through", "under", "beneath", "along"})
_LEAST = 2  # words of a frame: a name alone has none
Frame = tuple[tuple[str, ...], tuple[str, ...]]


def other_name(one: str, other: str, pair: tuple[str, ...], without: tuple[str, ...] = ()) -> bool:
    """Do two names share every word and its place but the proper names, of which none is shared?

    A model or class by which a thing is also called ("the FREMM frigate") is no such name, and what a bridge crosses may be told in
    two ways.
    """
    (frame, names), (there, others) = (_framed(text, pair, without) for text in (one, other))
    if not names or not others or frame != there or len(frame) < _LEAST or _CROSSING & set(frame):
        return False
    return not shared_names(names, others) and not spelled_by(names, others) and not spelled_by(others, names)


@lru_cache(maxsize=65536)
def _framed(text: str, pair: tuple[str, ...], without: tuple[str, ...]) -> Frame:
    """The words of a name with a gap for each proper name, and the proper names; none where one of them is an abbreviation."""
    weighed = weights(text, pair, *without)
    frame: list[str] = []
    names: list[str] = []
    for match in WORD.finditer(text):
        base = base_of(match[0])
        if weighed.get(base, 0.0) >= NAMED and match[0][0].isupper():
            if match[0].isupper() or any(one.isdigit() for one in match[0]):
                return (), ()
            names.append(base)
            if frame[-1:] != ["_"]:
                frame.append("_")
        elif base not in _ARTICLES:
            frame.append(base)
    return tuple(frame), tuple(names)

"""How near two words stand in meaning, by vectors that ``training/words`` drew from a sentence encoder.

They know derivations (export, exporter), synonyms (loan, lending) and what belongs together (nurse, carer). Names have no
vectors that mean anything and are never compared so.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

FROM = 0.45  # cosine from which two words say something of each other: bridge and port 0.16, loan and grant 0.3
TO = 0.85  # and from which they say the same: house and home 0.88, build and construction 0.84

Vector = NDArray[np.float32]


@cache
def _table() -> tuple[Mapping[str, int], NDArray[np.int8]]:
    source = resources.files("communique.ledger").joinpath("data/words.npz")
    with np.load(io.BytesIO(source.read_bytes()), allow_pickle=False) as held:
        words = held["words"].tobytes().decode().split("\n")
        return {word: number for number, word in enumerate(words)}, held["vectors"]


def is_word(word: str) -> bool:
    """Is a folded word one of the twenty thousand commonest?"""
    return word in _table()[0]


@lru_cache(maxsize=65536)
def vector(word: str) -> Vector | None:
    """The direction of a folded word, or of its plural; None where it is not known."""
    numbers, vectors = _table()
    number = numbers.get(word, numbers.get(word + "s"))
    if number is None:
        return None
    found: Vector = vectors[number].astype(np.float32)
    found /= np.float32(np.linalg.norm(found))
    return found


@lru_cache(maxsize=262144)
def near(a: str, b: str) -> float:
    """From 0, two words that have nothing to do with each other, to 1, two that say the same."""
    left, right = vector(a), vector(b)
    if left is None or right is None:
        return 0.0
    return min(1.0, max(0.0, (float(left @ right) - FROM) / (TO - FROM)))

"""Names compared word by word: by spelling, by what they mean, and by the beginnings of which they are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from communique.ledger.likeness.meaning import near
from communique.ledger.likeness.titles import NAMED, NOTHING_KNOWN, SHORT, Known, Weights
from communique.ledger.words import one_name, sound

_ALIKE = 0.8  # spellings of one name: Magampura and Mahampura are 0.9 alike, Patimban and Palembang 0.7
MADE_UP = (4, 8)  # letters of a name made of beginnings; rows of initials are found without
_ROOT = 5  # letters that two forms of one word share: electric, electricity


@dataclass(frozen=True, slots=True)
class Likeness:
    """Of two names: the weight in common, that of each, and of their union."""

    common: float
    left: float
    right: float

    @property
    def overlap(self) -> float:
        """The share of weight in common (weighted Jaccard), 0 when either is empty."""
        union = self.left + self.right - self.common
        return min(1.0, self.common / union) if union and self.left and self.right else 0.0

    @property
    def contained(self) -> float:
        """The share of the lighter name's weight that stands in the other, 0 when either is empty."""
        return min(1.0, self.common / self.lighter) if self.lighter else 0.0

    @property
    def lighter(self) -> float:
        """The weight of the lighter name."""
        return min(self.left, self.right)


def likeness(a: Weights, b: Weights, known: Known = NOTHING_KNOWN) -> Likeness:
    """Two names compared word by word, one spelling taken for the other's."""
    if any(word not in a and weight >= NAMED and _spelled(word, tuple(a)) for word, weight in b.items()):
        a, b = b, a
    left = {word: weight * known.rarity(word) for word, weight in a.items()}
    right = {word: weight * known.rarity(word) for word, weight in b.items()}
    shared = 0.0
    rest = {word: weight for word, weight in right.items() if word not in left}
    for word, weight in left.items():
        if word in right:
            shared += (weight + right[word]) / 2
            continue
        if a[word] >= NAMED and (spelled := _spelled(word, tuple(right))):
            shared += min(weight, sum(rest.pop(one, 0.0) for one in spelled))
            continue
        other = next((one for one in rest if one_word(word, one)), None)
        if other is not None:
            shared += min(weight, rest.pop(other))
    return Likeness(shared, sum(left.values()), sum(right.values()))


def weighed(words: Weights, known: Known) -> Weights:
    """Words with their weight, each less the more records it has stood in."""
    rarity = known.rarity
    return {word: weight * rarity(word) for word, weight in words.items()}


def in_meaning(a: Weights, b: Weights, left: Weights, right: Weights) -> tuple[Likeness, Likeness]:
    """Two names compared by their words alone, and by what these mean: then a word that the other lacks counts as far as one of
    the other's is near it. ``left`` and ``right`` are the words of ``a`` and ``b`` weighed.
    """
    shared = 0.0
    ours: list[str] = []
    for word, weight in left.items():
        theirs = right.get(word)
        if theirs is None:
            ours.append(word)
        else:
            shared += (weight + theirs) / 2
    rest = [word for word in right if word not in left] if ours else []
    spelled, near_by = _paired(a, b, left, right, ours, rest) if rest else (0.0, 0.0)
    whole = sum(left.values()), sum(right.values())
    return Likeness(shared + spelled, *whole), Likeness(shared + near_by, *whole)


def _paired(
    a: Weights, b: Weights, left: Weights, right: Weights, ours: Sequence[str], rest: Sequence[str]
) -> tuple[float, float]:
    """The weight of words that pair with one of the other's, the nearest first: those spelled alike, and all."""
    pairs: list[tuple[float, float, str, str]] = []
    for word in ours:
        named = a[word] >= NAMED
        for other in rest:
            closeness = _closeness(word, other, named or b[other] >= NAMED)
            if closeness:
                pairs.append((-closeness, -closeness * min(left[word], right[other]), word, other))
    spelled = every = 0.0
    taken: set[str] = set()
    given: set[str] = set()
    for closeness, worth, word, other in sorted(pairs):
        if word not in taken and other not in given:
            taken.add(word)
            given.add(other)
            every -= worth
            spelled -= worth if closeness == -1.0 else 0.0
    return spelled, every


@lru_cache(maxsize=524288)
def _closeness(a: str, b: str, named: bool) -> float:  # noqa: FBT001 - called for every two words of two passages
    """How near two words stand, by spelling and, but for names, by meaning."""
    if one_word(a, b):
        return 1.0
    return 0.0 if named else near(a, b)


def spelled_by(names: Iterable[str], words: Iterable[str]) -> bool:
    """Is one of the names made of the beginnings of such words?"""
    return any(_spelled(name, tuple(words)) for name in names)


@lru_cache(maxsize=65536)
def _spelled(short: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of whose beginnings a name is made, at least three and in order (TANAP: Trans-Anatolian Pipeline); else none."""
    if not MADE_UP[0] <= len(short) <= MADE_UP[1]:
        return ()

    def rest_of(letters: str, start: int) -> tuple[str, ...] | None:
        if not letters:
            return ()
        for index in range(start, len(words)):
            for cut in range(min(len(letters), 4), 0, -1):
                if words[index].startswith(letters[:cut]):
                    tail = rest_of(letters[cut:], index + 1)
                    if tail is not None:
                        return (words[index], *tail)
        return None

    found = rest_of(short, 0) or ()
    return found if len(found) >= SHORT else ()


@lru_cache(maxsize=65536)
def one_word(a: str, b: str) -> bool:
    """Are two words forms or spellings of one?"""
    if min(len(a), len(b)) < _ROOT:
        return min(len(a), len(b)) >= _ROOT - 1 and sound(a) == sound(b)
    if a[:_ROOT] == b[:_ROOT] and abs(len(a) - len(b)) <= _ROOT:
        return SequenceMatcher(None, a, b).ratio() >= 0.7
    return one_name(a, b) or (a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= _ALIKE)

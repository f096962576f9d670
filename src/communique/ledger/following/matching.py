"""Which promises a sentence speaks of: shared words, weighed by how rare they were in what was published before."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.ledger.following.wording import CODE, LETTERS, NOWHERE, TELLING, Word, Wording, same_word

FEW = 6  # texts from which on it is known what is rare
LEAST = 0.5
BEFORE = (0.6, 0.4, 0.25)  # what a word is worth that stands one, two, three sentences before
FORM = 0.8  # what another form or spelling of a word is worth
MORE = 0.6  # what a word of the promise's text is worth beside those of what is promised
ENOUGH = 0.5  # of the promise's weight
OWN = 2  # telling words that a sentence shares itself, where none of them is a name or a sum
ALONE = 0.3  # of the promise's weight that must stand in the sentence itself, unless it leans on the one before
SINGLE = 0.4  # of its weight where a rare name of no other promise is told
RARE = 0.7  # rarity of such a name
CROWDED = 60  # promises that share a word from which on it chooses none


class Rarity:
    """How many texts published before hold a word. Copies of a text count once."""

    def __init__(self) -> None:
        """Nothing has been published."""
        self._texts: Counter[str] = Counter()
        self._sources: set[str] = set()
        self._seen: set[tuple[str, str]] = set()

    def learn(self, source: str, words: Iterable[str]) -> None:
        """A text was published."""
        self._sources.add(source)
        for word in words:
            if (source, word) not in self._seen:
                self._seen.add((source, word))
                self._texts[word] += 1

    def of(self, word: str) -> float:
        """1 for a word of one text at most, less for one of many: half where every text has it."""
        others = self._texts[word] - 1
        if others <= 0 or len(self._sources) < FEW:
            return 1.0
        return max(LEAST, 1.0 - math.log(1 + others) / math.log(1 + len(self._sources)))


@dataclass(frozen=True, slots=True)
class Match:
    """A promise of which a sentence speaks. ``own`` and ``score`` are shares of the promise's weight: in the sentence, and with
    what it leans on. ``places`` are where its words stand in the sentence with their weight, ``words`` those words.
    """

    promise: int
    score: float
    own: float
    places: tuple[tuple[int, float], ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence's telling words, and those of the sentences before it in its paragraph, the nearest first."""

    text: str
    words: tuple[Word, ...]
    before: tuple[tuple[Word, ...], ...] = ()
    initials: frozenset[str] = frozenset()


class Index:
    """Promises by the first letters of their words."""

    def __init__(self) -> None:
        """No promises."""
        self._promises: dict[str, set[int]] = defaultdict(set)

    def add(self, number: int, words: Iterable[str]) -> None:
        """A promise was made or told anew with these words."""
        for word in words:
            self._promises[word[:LETTERS]].add(number)

    def alone(self, word: str) -> bool:
        """Do no two promises share a word's first letters?"""
        return len(self._promises.get(word[:LETTERS], ())) == 1

    def candidates(self, scene: Scene, least: int = OWN, most: int | None = None) -> Iterator[int]:
        """Promises that share two words with a sentence and what it leans on, or one that is a name or a sum; at most so many, those
        that share most.
        """
        shared: Counter[int] = Counter()
        told: dict[str, Word] = {}
        for words in (scene.words, *scene.before):
            for word in words:
                told.setdefault(word.base, word)
        crowded = []
        for word in told.values():
            here = self._promises.get(word.base[:LETTERS], set())
            if len(here) > CROWDED:
                crowded.append((word, here))
                continue
            for number in here:
                shared[number] += OWN if word.weight >= TELLING else 1
        # A word of very many promises chooses none of them; it counts where another word has chosen.
        for word, here in crowded:
            for number in here & shared.keys():
                shared[number] += OWN if word.weight >= TELLING else 1
        ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:most]
        yield from sorted(number for number, count in ranked if count >= least)


def match(number: int, promise: Wording, scene: Scene, rarity: Rarity, index: Index) -> Match | None:
    """How far a sentence speaks of a promise, None where too little is shared."""
    worth = worth_of(promise.core, rarity)
    total = sum(worth.values())
    if not total:
        return None
    own = shared(worth, scene.words)
    for word in (promise.short & scene.initials & worth.keys()) - own.keys():
        own[word] = Shared(worth[word], (), frozenset({word}))
    extra = shared(worth_of(promise.more, rarity, MORE), scene.words)
    lent, rest = 0.0, {word: weight for word, weight in worth.items() if word not in own}
    for share, earlier in zip(BEFORE, scene.before, strict=False):
        found = shared(rest, earlier)
        lent += share * sum(one.worth for one in found.values())
        rest = {word: weight for word, weight in rest.items() if word not in found}
    here = (sum(one.worth for one in own.values()) + min(sum(one.worth for one in extra.values()), total / 4)) / total
    score = here + lent / total
    known = any(identifies(word, promise, rarity, index) for word in own)
    if score < (SINGLE if known else ENOUGH) or (here < (SINGLE if known else ALONE) and not lent):
        return None
    if not known and not lent and len(own) < OWN:
        return None
    common = (*own.values(), *extra.values())
    places = tuple(sorted({(one, found.worth) for found in common for one in found.places}))
    return Match(number, min(1.0, score), min(1.0, here), places, frozenset().union(*(one.bases for one in common)))


def worth_of(words: Mapping[str, float], rarity: Rarity, share: float = 1.0) -> Mapping[str, float]:
    """What a promise's words are worth, the rare ones most."""
    return {word: weight * rarity.of(word) * share for word, weight in words.items()}


def identifies(word: str, promise: Wording, rarity: Rarity, index: Index) -> bool:
    """Is a word a name that tells the promise from all others?"""
    weight = promise.core[word]
    return index.alone(word) and (weight >= CODE or (weight >= TELLING and rarity.of(word) >= RARE))


@dataclass(frozen=True, slots=True)
class Shared:
    """A promise's word in a sentence: what it is worth, where it stands, in which forms."""

    worth: float
    places: tuple[int, ...]
    bases: frozenset[str]


def shared(worth: Mapping[str, float], words: Sequence[Word]) -> dict[str, Shared]:
    """The words in common."""
    near: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        near[word.base[:LETTERS]].append(word)
    found: dict[str, Shared] = {}
    for base, value in worth.items():
        alike = [one for one in near.get(base[:LETTERS], ()) if same_word(base, one.base)]
        if alike:
            exact = any(one.base == base for one in alike)
            places = tuple(one.start for one in alike if one.start != NOWHERE)
            found[base] = Shared(value if exact else value * FORM, places, frozenset(one.base for one in alike))
    return found

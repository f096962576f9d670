"""Names of things compared: titles of instruments, names of projects, indicators, what was promised.

Words that name something (capitals inside a text) weigh twice; the two states of the block say nothing, nor do the words of a
thing's form.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from communique.ledger.likeness.meaning import is_word
from communique.ledger.likeness.numbering import is_number
from communique.ledger.words import WORD, fold, lexicon, listed, stem
from communique.model.countries import countries

NAMED = 4.0
ORDINARY = 1.0
COMMON = 0.5
SHORT = 3  # names in a row whose initials may stand for them
FEW = 6  # records from which on it is known what is rare
LEAST = 1 / 3
MOST = 120  # telling words of a name or passage that are compared: word is held against word, so that a title of pages costs hours

Weights = Mapping[str, float]


@lru_cache(maxsize=1024)
def _state_words(pair: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for code in pair:
        country = countries().by_code.get(code)
        forms = (country.name, *country.aliases, *country.adjectives) if country else ()
        found |= {stem(word) for form in forms for word in WORD.findall(fold(form))}
    return frozenset(found)


@lru_cache(maxsize=65536)
def weights(text: str, pair: tuple[str, ...] = (), *without: str) -> Weights:
    """The first ``MOST`` telling words of a name with their weight; ``without`` names lists of the lexicon to leave out as well.

    A row of names stands by its initials too: "Mass Rapid Transit" is also "mrt"; in a title small words do not end the row.
    """
    drop = listed("stop").union(*(listed(name) for name in without)) | _state_words(pair)
    common = _common_words()
    found: dict[str, float] = {}
    run = ""
    passage = not without or "prose" in without
    for number, match in enumerate(WORD.finditer(text)):
        if len(found) >= MOST:
            break
        word = match[0]
        folded = fold(word)
        named = _is_name(word, first=number == 0)
        small = folded in _JOINING and not passage
        run = run if small and run else run + folded[0] if word[0].isupper() and not (passage and not named) else ""
        if len(run) >= SHORT and not small:
            found[run] = NAMED
        base = _one(folded)
        if folded in drop or base in drop or is_number(folded):
            continue
        found[base] = max(found.get(base, 0.0), NAMED if named else COMMON if base in common else ORDINARY)
    return found


def base_of(word: str) -> str:
    """The form of a word by which it is compared."""
    return _one(fold(word))


def _one(folded: str) -> str:
    synonyms: Mapping[str, str] = lexicon()["synonyms"]
    base = stem(folded)
    return synonyms.get(base, base)


@cache
def _common_words() -> frozenset[str]:
    """Words that say of what kind a thing is."""
    works: list[list[str]] = lexicon()["works"]
    return frozenset(_one(word) for group in works for word in group) | listed("common") | listed("deed")


_JOINING = frozenset({"and", "for", "of", "on", "the"})
_FORMS = ("al", "ic", "ive", "ed", "ing", "tion", "sion", "ment", "ness", "ity", "ary", "ance", "ence", "ship", "s")


def _is_name(word: str, *, first: bool) -> bool:
    """Does a word name something by its capital? At the head only where it looks like no common word."""
    if not word[0].isupper():
        return False
    folded = fold(word)
    if not first or word.isupper() or any(one.isdigit() for one in word):
        return True
    known = stem(folded) in _common_words() or any(
        folded in listed(name) for name in ("instrument", "project", "indicator")
    )
    # "Caserones" ends as a plural does, and no dictionary knows it.
    common = folded.endswith(_FORMS) and (is_word(folded) or is_word(stem(folded)))
    return not known and not common


class Known:
    """How often words stood in what was told before: a word of one record alone tells more than one that many share.

    It is filled in the order of linking, so that what comes later changes no weight.
    """

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._records: dict[str, set[int]] = defaultdict(set)
        self._count = 0

    def learn(self, words: Iterable[str], record: int) -> None:
        """A record is told with these words."""
        self._count = max(self._count, record + 1)
        for word in words:
            self._records[word].add(record)

    def count(self, word: str) -> int:
        """How many records a word has stood in."""
        return len(self._records.get(word, ()))

    def rarity(self, word: str) -> float:
        """1 for a word of one record at most, less for a word of many: a third where every record has it."""
        records = self._records.get(word)
        if records is None or self._count < FEW or len(records) <= 1:
            return 1.0
        return max(LEAST, 1.0 - math.log(len(records)) / math.log(1 + self._count))


NOTHING_KNOWN = Known()


# "Port Amaro" is a town; "the Amaro Port City", "Port of Amaro" and "the port at Amaro" are works.
_TOWN = re.compile(r"(^|\b[^\W\d_A-Z]\w* |[^\w\s] )Port (?=[A-Z])")


@lru_cache(maxsize=65536)
def kinds_of_work(text: str) -> frozenset[str]:
    """What kinds of works a name names (a railway, a port), by the first word of each group in the lexicon."""
    found = {stem(word) for word in WORD.findall(fold(_TOWN.sub(r"\1", text)))}
    if found & listed("current") and found & listed("conductor"):
        return frozenset({"interconnector"})
    if found & listed("carried") and found & listed("carrier"):
        return frozenset({"pipeline"})
    return frozenset(group[0] for group in lexicon()["works"] if found & set(group))


_AFTER = re.compile(
    r"\b(?:of|over|from|to|between|at|in|for|through|by|near|beyond|on|under|along|across|via|beside|behind)\b"
)


@lru_cache(maxsize=65536)
def main_kinds(text: str) -> frozenset[str]:
    """What kind of works a name is of, rather than where it lies or leads: a "road beyond the bridge" is a road, no bridge."""
    parts = (kinds_of_work(part) for part in _AFTER.split(text))
    return next((found for found in parts if found), kinds_of_work(text))


def other_works(a: str, b: str) -> bool:
    """Are two names of works of different kinds? What crosses a river may be told as a crossing or as a bridge."""
    left, right = main_kinds(a), main_kinds(b)
    if left == right == {"pipeline"}:
        goods = carried_by(a), carried_by(b)
        return bool(goods[0] and goods[1] and not goods[0] & goods[1])
    return bool(left and right and not left & right and left | right != {"crossing", "bridge"})


@lru_cache(maxsize=65536)
def carried_by(text: str) -> frozenset[str]:
    """What a name says that a pipeline carries."""
    words = {stem(word) for word in WORD.findall(fold(text))}
    return frozenset(_one(word) for word in words & listed("carried"))


def other_measure(a: str, b: str, *, same_value: bool = False) -> bool:
    """Do the names measure different things: exports and imports, a level and its growth? By the lexicon's groups.

    Two words for an outlay (a cost, a loan) are not held apart where its value is the same.
    """
    left, right = measures_of(a), measures_of(b)
    if same_value and left | right <= listed("outlay"):
        return False
    return bool(left and right and left != right) or "growth" in left ^ right


@lru_cache(maxsize=65536)
def measures_of(text: str) -> frozenset[str]:
    """What a name measures, by the first word of each group in the lexicon."""
    words = {stem(word) for word in WORD.findall(fold(text))}
    return frozenset(group[0] for group in lexicon()["measures"] if words & set(group))

"""Names of things compared: titles of instruments, names of projects, indicators, what was promised.

Words that name something (capitals inside a text) weigh twice; the two states of the block say nothing, nor do the words of a
thing's form. Numbers that tell things apart (phases, units, years) must not contradict.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from communique.ledger.likeness.meaning import near
from communique.ledger.words import WORD, fold, lexicon, listed, one_name, sound, stem
from communique.model.countries import countries

NAMED = 4.0
ORDINARY = 1.0
COMMON = 0.5
SHORT = 3  # names in a row whose initials may stand for them
_ALIKE = 0.8  # spellings of one name: Magampura and Mahampura are 0.9 alike, Patimban and Palembang 0.7
MADE_UP = (4, 8)  # letters of a name made of beginnings; rows of initials are found without
FEW = 6  # records from which on it is known what is rare
LEAST = 1 / 3
_ROOT = 5  # letters that two forms of one word share: electric, electricity
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?$|\d+[a-z]$")

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
    """The telling words of a name with their weight; ``without`` names lists of the lexicon to leave out as well.

    A row of names stands by its initials too: "Mass Rapid Transit" is also "mrt".
    """
    drop = listed("stop").union(*(listed(name) for name in without)) | _state_words(pair)
    common = _common_words()
    found: dict[str, float] = {}
    run = ""
    for number, word in enumerate(WORD.findall(text)):
        folded = fold(word)
        named = _is_name(word, first=number == 0)
        run = run + folded[0] if named else ""
        if len(run) >= SHORT:
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
    return not known and not folded.endswith(_FORMS)


def is_number(word: str) -> bool:
    """Does a folded word count or number something?"""
    return bool(_NUMBER.match(word)) or word in _ROMAN or word in lexicon()["ordinals"]


@lru_cache(maxsize=65536)
def numbers(text: str) -> Mapping[str, frozenset[str]]:
    """What numbers a thing, as digits (and a letter), by what is numbered: units, stages; "" for years and codes."""
    found: dict[str, set[str]] = defaultdict(set)
    ordinals: Mapping[str, str] = lexicon()["ordinals"]
    classes: Mapping[str, str] = lexicon()["numbered"]
    words = [fold(word) for word in WORD.findall(text)]
    before = ""
    for number, word in enumerate(words):
        noun = classes.get(stem(word))
        if noun:
            before = noun
            continue
        if word in _NEXT and before == "" and number + 1 < len(words) and classes.get(stem(words[number + 1])):
            found[classes[stem(words[number + 1])]] |= {"2", "3", "4", "5"}
            continue
        if not is_number(word):
            before = before if word in {"and", "no", "number", "to"} else ""
            continue
        value = re.sub(r"(?:st|nd|rd|th)$", "", word) if _NUMBER.match(word) else _ROMAN.get(word) or ordinals[word]
        if before:
            found[before].add(value)
        elif word.endswith(_ORDINAL) or word == "second":
            found[next((classes[stem(one)] for one in words[number + 1 : number + 5] if stem(one) in classes), "")].add(value)
        elif _names_by_number(word, text, number):
            found[""].add(value)
    for axis in _AXES.findall(fold(text)):
        found["axis"].add(axis)
    return {noun: frozenset(values) for noun, values in found.items()}


def _names_by_number(word: str, text: str, number: int) -> bool:
    """Is a number that follows no noun a year or part of a code (S-400), rather than a count (six units, 500 kV)?"""
    if word in _YEARS or not word.isdigit():
        return word in _YEARS or bool(_NUMBER.match(word))
    place = list(WORD.finditer(text))[number].start()
    return place > 1 and text[place - 1] == "-" and text[place - 2].isalpha()


@lru_cache(maxsize=65536)
def counts_of(text: str) -> frozenset[float]:
    """How many things a name counts: six of "six reactors", 50000 of "fifty thousand houses"; not years, codes or sums of money."""
    found: set[float] = set()
    ordinals: Mapping[str, str] = lexicon()["ordinals"]
    words = [(fold(match[0]), match.start(), match.end()) for match in _COUNTED.finditer(text)]
    before = ""
    for number, (word, start, end) in enumerate(words):
        value = _count(word, ordinals)
        noun, before = before, stem(word)
        if value is None or noun in lexicon()["numbered"] or noun == "and" or str(word) in _YEARS:
            continue
        if start and (text[start - 1] in "-$€£¥" or text[start - 1].isalpha()):
            continue
        after = words[number + 1][0] if number + 1 < len(words) else ""
        if end < len(text) and (text[end].isalpha() or text[end] == "%") or after in _NO_COUNT:
            continue
        found.add(value * _SCALES.get(after, 1))
    return frozenset(found)


def _count(word: str, ordinals: Mapping[str, str]) -> float | None:
    if word[0].isdigit():
        plain = word.replace(",", "")
        return float(plain) if plain.replace(".", "", 1).isdigit() else None
    tens = _TENS.get(word)
    if tens is not None:
        return tens
    value = ordinals.get(word)
    return float(value) if value and not word.endswith(_ORDINAL) and word != "second" else None


_COUNTED = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+")
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9}
_NO_COUNT = {"dollar", "dollars", "euro", "euros", "yen", "yuan", "year", "years", "month", "months", "per", "percent", "to", "and", "side", "sides", "countries", "states", "governments"}
_TENS = {
    "thirteen": 13.0, "fourteen": 14.0, "fifteen": 15.0, "sixteen": 16.0, "seventeen": 17.0, "eighteen": 18.0, "nineteen": 19.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0, "hundred": 100.0, "thousand": 1000.0}
_NEXT = frozenset({"next", "further", "following"})  # a stage after the first
_ORDINAL = ("st", "nd", "rd", "th")
_AXES = re.compile(r"\b(?:east|west|north|south)[- –](?:east|west|north|south)\b")


_YEARS = frozenset(str(year) for year in range(1900, 2101))


def numbers_contradict(a: str, b: str, *, years: bool = True) -> bool:
    """Are both numbered, and have no number in common? Without ``years`` numbers that may be years do not count."""
    left, right = (numbers(name) for name in (a, b))
    if not years:
        left, right = ({noun: found - _YEARS for noun, found in one.items() if found - _YEARS} for one in (left, right))
    if not left or not right:
        return False
    both = left.keys() & right.keys()
    if any(left[noun] & right[noun] for noun in both):
        return any(noun and not left[noun] & right[noun] for noun in both)
    return bool(both)


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
        other = next((one for one in rest if _one_word(word, one)), None)
        if other is not None:
            shared += min(weight, rest.pop(other))
    return Likeness(shared, sum(left.values()), sum(right.values()))


def weighed(words: Weights, known: Known) -> Weights:
    """Words with their weight, each less the more records it has stood in."""
    rarity = known.rarity
    return {word: weight * rarity(word) for word, weight in words.items()}


def in_meaning(a: Weights, b: Weights, left: Weights, right: Weights) -> Likeness:
    """Two names compared by what their words mean: a word that the other lacks counts as far as one of the other's is near it.

    ``left`` and ``right`` are the words of ``a`` and ``b`` weighed.
    """
    shared = 0.0
    ours: list[str] = []
    for word, weight in left.items():
        other = right.get(word)
        if other is None:
            ours.append(word)
        else:
            shared += (weight + other) / 2
    rest = [word for word in right if word not in left] if ours else []
    pairs: list[tuple[float, float, str, str]] = []
    for word in ours:
        named = a[word] >= NAMED
        for other in rest:
            closeness = _closeness(word, other, named or b[other] >= NAMED)
            if closeness:
                pairs.append((-closeness, -closeness * min(left[word], right[other]), word, other))
    if pairs:
        taken: set[str] = set()
        given: set[str] = set()
        for _, worth, word, other in sorted(pairs):
            if word not in taken and other not in given:
                taken.add(word)
                given.add(other)
                shared -= worth
    return Likeness(shared, sum(left.values()), sum(right.values()))


@lru_cache(maxsize=524288)
def _closeness(a: str, b: str, named: bool) -> float:
    """How near two words stand, by spelling and, but for names, by meaning."""
    if _one_word(a, b):
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
def _one_word(a: str, b: str) -> bool:
    if min(len(a), len(b)) < _ROOT:
        return min(len(a), len(b)) >= _ROOT - 1 and sound(a) == sound(b)
    if a[:_ROOT] == b[:_ROOT] and abs(len(a) - len(b)) <= _ROOT:
        return SequenceMatcher(None, a, b).ratio() >= 0.7
    return one_name(a, b) or (a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= _ALIKE)


@lru_cache(maxsize=65536)
def kinds_of_work(text: str) -> frozenset[str]:
    """What kinds of works a name names (a railway, a port), by the first word of each group in the lexicon."""
    found = {stem(word) for word in WORD.findall(fold(text))}
    if found & listed("current") and found & listed("conductor"):
        return frozenset({"interconnector"})
    if found & listed("carried") and "line" in found:
        return frozenset({"pipeline"})
    return frozenset(group[0] for group in lexicon()["works"] if found & set(group))


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

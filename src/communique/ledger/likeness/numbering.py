"""What numbers a thing, and how many are counted: phases, units, years and codes tell things apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from communique.ledger.likeness.meaning import vector
from communique.ledger.words import WORD, fold, lexicon, stem
from communique.model.countries import countries

_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?$|\d+[a-z]$")


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
            found[next((classes[stem(one)] for one in words[number + 1 : number + 5] if stem(one) in classes), "")].add(
                value
            )
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
        if noun == _SCALED:
            continue
        if value is None or noun in lexicon()["numbered"] or noun == "and" or str(word) in _YEARS:
            continue
        if start and (text[start - 1] in "-$€£¥" or text[start - 1].isalpha()):
            continue
        after = words[number + 1][0] if number + 1 < len(words) else ""
        if (end < len(text) and (text[end].isalpha() or text[end] == "%")) or after in _NO_COUNT:
            continue
        found.add(value * _SCALES.get(after, 1))
        before = _SCALED if after in _SCALES else before
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
_SCALED = "scaled"  # stands for a number before the word of its scale
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9}
_NO_COUNT = {
    "dollar",
    "dollars",
    "euro",
    "euros",
    "yen",
    "yuan",
    "year",
    "years",
    "month",
    "months",
    "per",
    "percent",
    "to",
    "and",
    "side",
    "sides",
    "countries",
    "states",
    "governments",
}
_TENS = {
    "thirteen": 13.0,
    "fourteen": 14.0,
    "fifteen": 15.0,
    "sixteen": 16.0,
    "seventeen": 17.0,
    "eighteen": 18.0,
    "nineteen": 19.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
    "hundred": 100.0,
    "thousand": 1000.0,
}
_NEXT = frozenset({"next", "further", "following"})  # a stage after the first
_ORDINAL = ("st", "nd", "rd", "th")
_AXES = re.compile(r"\b(?:east|west|north|south)[- –](?:east|west|north|south)\b")


@lru_cache(maxsize=65536)
def several_against_one(several: str, one: str) -> bool:
    """Does a name begin with a count of things ("three domestic cables"), and the other tell of one of their kind, or number fewer?"""
    words = [fold(word) for word in WORD.findall(several)]
    many = _count(words[0], lexicon()["ordinals"]) if words else None
    if many is None or many < 2 or (len(words) > 1 and words[1] in _SCALES) or counts_of(one):
        return False
    told = next(((word, stem(word)) for word in words[1:5] if stem(word) != word), None)
    if told is None:
        return False
    numbered = [values for noun, values in numbers(one).items() if noun and noun == lexicon()["numbered"].get(told[1])]
    if numbered:
        return len(numbered[0]) < many
    singles = {fold(word) for word in WORD.findall(one)}
    kinds = _kinds_counted(" ".join(words[1:5]))
    return bool(({told[1]} | kinds) & singles) and not any(stem(word) != word for word in singles)


def _kinds_counted(text: str) -> frozenset[str]:
    """The names of the works that are counted, in the singular."""
    groups: list[list[str]] = lexicon()["works"]
    found = {stem(word) for word in WORD.findall(text)}
    return frozenset(word for group in groups if found & set(group) for word in group)


_BOTH = re.compile(
    r"(?P<before>\b\w+ )?\b(?:the )?(?P<one>[^\W\d_a-z][\w'’-]+) and (?P<other>[^\W\d_a-z][\w'’-]+) (?P<noun>\w+)"
)
_ENDS = frozenset({"between", "from", "linking", "connecting", "joining"})


@lru_cache(maxsize=65536)
def both_against_one(both: str, one: str) -> bool:
    """Does a name tell of two things by name ("the Amaro and Belt fields"), and the other of one of them?

    Two ends of a line, a state ("Bosnia and Herzegovina") and plain words ("Science and Technology parks") are no two things.
    """
    found = _BOTH.search(both)
    if found is None or fold(found["before"] or "").strip() in _ENDS:
        return False
    noun, first, second = (fold(found[name]) for name in ("noun", "one", "other"))
    plain = vector(first) is not None and vector(second) is not None
    if stem(noun) == noun or plain or countries().get(f"{found['one']} and {found['other']}") is not None:
        return False
    told = {fold(word) for word in WORD.findall(one)}
    return (first in told) != (second in told)


_YEARS = frozenset(str(year) for year in range(1900, 2101))


@lru_cache(maxsize=65536)
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

"""Words and names made comparable: folded, stemmed, without the words that say nothing."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import resources
from typing import Any

# A prefix that some write apart belongs to its word: "re-open", "co-operation".
WORD = re.compile(r"(?:\b(?:[Rr]e|[Cc]o)-(?=[a-z]))?[^\W_]+(?:'[^\W_]+)?")
_PREFIX = re.compile(r"\b([Rr]e|[Cc]o)-(?=[a-z])")
_SAME_SPELLING = 0.6  # Aleksandr and Alexander are 0.78 alike, Viktor and Alexander 0.27
_LONG = 5  # letters of a name from which a letter more or less is a spelling
_SHORT = 3  # letters of a family name below which a match at one end of the name alone is chance


@cache
def lexicon() -> Mapping[str, Any]:
    """The lists of ``data/likeness.toml``."""
    source = resources.files("communique.ledger").joinpath("data/likeness.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def listed(key: str) -> frozenset[str]:
    """One of those lists as a set."""
    return frozenset(lexicon()[key])


# Letters that do not come apart into a plain one and a mark.
_WHOLE = str.maketrans({
    "’": "'", "ʻ": "'", "ʼ": "'", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ə": "a", "Ə": "A", "æ": "ae", "Æ": "Ae",
    "œ": "oe", "þ": "th", "ð": "d",
})  # fmt: skip


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics, one kind of apostrophe, prefixes at their words."""
    plain = unicodedata.normalize("NFKD", _PREFIX.sub(r"\1", text.translate(_WHOLE)))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def stem(word: str) -> str:
    """The word without the ending of its plural."""
    word = word.removesuffix("'s")
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@lru_cache(maxsize=65536)
def content(text: str, *without: str) -> frozenset[str]:
    """The stems of a text's telling words; ``without`` names lists of the lexicon to leave out as well."""
    drop = listed("stop").union(*(listed(name) for name in without))
    found = WORD.findall(fold(text))
    return frozenset(stem(word) for word in found if word not in drop and stem(word) not in drop)


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of words that two sets have in common (Jaccard), 0 when either is empty."""
    return len(a & b) / len(a | b) if a and b else 0.0


def within(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that stands in the larger, 0 when either is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ad|ar|an|at)[- ](?=[a-z]{3})|'")


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles; the hyphen in a given name is closed."""
    found = WORD.findall(_ARTICLE.sub("", fold(name)).replace("-", ""))
    bare = tuple(word.removesuffix("'s") for word in found if word not in listed("honorific"))
    return bare or tuple(found)


# Ways of writing one sound in Latin letters, applied in this order.
_SOUNDS = (
    ("tch", "ch"), ("dzh", "j"), ("zh", "j"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("ph", "f"),
    ("iye", "ie"), ("oe", "u"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ie", "i"), ("ye", "e"), ("yo", "o"), ("ya", "a"), ("yu", "u"),
    ("ck", "k"), ("ks", "k"), ("x", "k"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"), ("sh", "s"), ("ch", "c"),
)  # fmt: skip
_HARD = re.compile(r"c(?=[aoulrt])")  # Costas and Kostas; but Turkish and Slavic names spell other sounds by it
_BREATH = re.compile(r"(?<![cs])h")  # Russian writes g where Ukrainian and Belarusian write h
_SILENT = re.compile(r"(?<=\w\w[aeo])h$")  # Shalamcheh and Shalamche, Abdullah and Abdulla
_VOWELS = re.compile(r"[aeiou]")
_FIRST = str.maketrans("eo", "iu")  # Ebrahim and Ibrahim, Omar and Umar
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A folded name as it sounds, more or less: Sampoor and Sampur, Aliyev and Aliev, Nikolay and Nikolai are one."""
    word = _SILENT.sub("", word)
    for written, plain in _SOUNDS:
        word = word.replace(written, plain)
    return _TWICE.sub(r"\1", _BREATH.sub("g", word))


@lru_cache(maxsize=65536)
def bones(word: str) -> str:
    """The first letter and the consonants of a name as it sounds."""
    heard = sound(word)
    return heard[:1].translate(_FIRST) + _VOWELS.sub("", heard[1:])


@lru_cache(maxsize=65536)
def one_name(a: str, b: str) -> bool:
    """Are two folded words of a name spellings of one? They sound alike but for vowels within; Ivanova is not Ivanov."""
    if a == b or sound(a) == sound(b) or sound(_HARD.sub("k", a)) == sound(_HARD.sub("k", b)):
        return True
    if bones(a) != bones(b) or len(bones(a)) < _SHORT or abs(len(sound(a)) - len(sound(b))) > 1:
        return False
    return a + "a" != b and b + "a" != a


@lru_cache(maxsize=65536)
def same_person(a: str, b: str) -> bool:
    """Could two names be one person's: one inside the other, or the same family name and alike given names?"""
    left, right = name_words(a), name_words(b)
    if not left or not right:
        return False
    if _inside(left, right) or _inside(right, left) or "".join(left) == "".join(right):
        return True
    if _short_for(left, right) or _short_for(right, left):
        return True
    return _same_at(left, right, -1) or _same_at(left, right, 0) or _run_together(left, right)


def _inside(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Does each word of one name stand in the other, in whatever order and spelling?"""
    if len(few) > len(many):
        return False
    rest = list(many)
    for word in few:
        found = next((other for other in rest if other == word), None) or next(
            (other for other in rest if len(word) >= _SHORT and len(other) >= _SHORT and one_name(word, other)), None
        )
        if found is None:
            return False
        rest.remove(found)
    return True


def name_bins(name: str) -> tuple[str, ...]:
    """What two spellings of one name share: the consonants of a word, the beginning of the first, or the initials."""
    words = name_words(name)
    initials = "".join(word[0] for word in words)
    found = {bones(word) for word in words} | {word[:3] for word in words[:1]}
    return tuple(sorted(found | ({initials} if len(words) >= _SHORT else set())))


def _short_for(short: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Is one word made of the beginnings of all words of the name: initials, or syllables of each?"""
    if len(short) != 1 or len(name) < 2:
        return False
    if len(name) >= _SHORT and short[0] == "".join(word[0] for word in name):
        return True
    first, last = name[0], name[-1]
    return any(
        short[0] == first[:cut] + last[: len(short[0]) - cut]
        for cut in range(2, min(len(first), len(short[0]) - 2) + 1)
    )


def _same_at(left: tuple[str, ...], right: tuple[str, ...], end: int) -> bool:
    """The family name at one end agrees, and the rest is an initial or a spelling of the other's."""
    if (
        len(left) < 2
        or len(right) < 2
        or min(len(left[end]), len(right[end])) < _SHORT
        or not one_name(left[end], right[end])
    ):
        return False
    rest = (left[:-1], right[:-1]) if end == -1 else (left[1:], right[1:])
    first, second = rest[0][0], rest[1][0]
    if sound(first)[0] != sound(second)[0]:
        return one_name(first, second)
    if len(first) == 1 or len(second) == 1:
        return True
    if end == 0:  # the family name comes first in some states; in others that is a given name, which many share
        return one_name(first, second)
    return SequenceMatcher(None, sound(first), sound(second)).ratio() >= _SAME_SPELLING


def _run_together(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """The family name at either end, and a given name that one writes in two words and the other in one: Suk Yeol and Seokyeol."""
    for ours, given in ((left[0], left[1:]), (left[-1], left[:-1])):
        for theirs, other in ((right[0], right[1:]), (right[-1], right[:-1])):
            if len(given) == len(other) or not given or not other or not one_name(ours, theirs):
                continue
            if one_name("".join(given), "".join(other)):
                return True
    return False


@lru_cache(maxsize=65536)
def role_words(role: str) -> frozenset[str]:
    """The telling words of an office, its names made one."""
    names: Mapping[str, str] = lexicon()["roles"]
    words = frozenset(names.get(word, word) for word in content(role))
    return words - {"premier"} | {"prime", "minister"} if "premier" in words else words


@lru_cache(maxsize=65536)
def same_role(a: str, b: str) -> bool:
    """Could two descriptions be of one office? A deputy's is never the principal's; who left it held the same."""
    past = listed("past")
    left, right = role_words(a) - past, role_words(b) - past
    ranks = listed("rank")
    if not left or not right or left & ranks != right & ranks:
        return False
    few, many = sorted((left, right), key=len)
    return all(word in many or any(_one_root(word, other) for other in many) for word in few)


def _one_root(a: str, b: str) -> bool:
    """Africa and African: one word is the beginning of the other."""
    return min(len(a), len(b)) > _LONG and (a.startswith(b) or b.startswith(a)) and abs(len(a) - len(b)) <= 2

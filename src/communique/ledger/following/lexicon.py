"""The words of ``data/following.toml`` as patterns and sets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from communique.ledger.words import stem


@cache
def lexicon() -> Mapping[str, Any]:
    """The tables of the file."""
    source = resources.files("communique.ledger").joinpath("data/following.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def pattern(table: str) -> re.Pattern[str]:
    """Any of the words of a table."""
    return _any(lexicon()[table]["words"])


@cache
def deeds() -> Mapping[str, re.Pattern[str]]:
    """Words for what was done, by sense."""
    return {sense: _any(words) for sense, words in lexicon()["deeds"].items()}


@cache
def promised() -> Mapping[str, str]:
    """The sense of a promise by the stem of its verb or noun."""
    return {stem(word): sense for sense, words in reversed(lexicon()["promised"].items()) for word in words}


@cache
def sense_names() -> tuple[str, ...]:
    """The senses that a promise may have."""
    return tuple(lexicon()["fulfils"])


@cache
def tense(name: str) -> re.Pattern[str]:
    """Words by which a sentence speaks of what is to come, of what was, of what is told again."""
    return re.compile(r"\b(?:" + "|".join(lexicon()["manner"][name]) + r")\b")


@cache
def fulfils(sense: str) -> frozenset[str]:
    """The senses of deeds that keep a promise of this sense."""
    return frozenset(lexicon()["fulfils"].get(sense, ()))


@cache
def advances(sense: str) -> frozenset[str]:
    """The senses of deeds that are a step towards it."""
    return frozenset(lexicon()["advances"].get(sense, ()))


@cache
def empty_words() -> frozenset[str]:
    """Words that tell nothing, beside those of linking."""
    return frozenset(lexicon()["empty"]["words"])


@cache
def weak() -> frozenset[str]:
    """Deeds told of so much that they count only where nearly all of the promise is named."""
    return frozenset(lexicon()["weak"]["words"])


@cache
def fields() -> tuple[frozenset[str], frozenset[str]]:
    """Words for bodies, and for the fields by which bodies differ."""
    table = lexicon()["fields"]
    return frozenset(table["bodies"]), frozenset(table["words"])


@cache
def irregular() -> Mapping[str, list[str]]:
    """Past forms of verbs that are not made by -ed."""
    forms: Mapping[str, list[str]] = lexicon()["past"]
    return forms


@cache
def unverbal() -> frozenset[str]:
    """Verbs whose past says too little: helped, had, made."""
    return frozenset(lexicon()["vague"]["words"])


@cache
def kind_of(word: str) -> str:
    """The word that stands for all of a kind, the word itself where it is of none."""
    return _kinds().get(word, word)


@cache
def _kinds() -> Mapping[str, str]:
    return {word: group[0] for group in reversed(lexicon()["kinds"]["groups"]) for word in group}


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w'-])(?:" + "|".join(words) + r")(?![\w'])")

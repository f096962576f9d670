"""Units of measure and of money: how they are written, and their full names.

Measures are rows of ``data/quantities_units.csv``: ``name`` (the full singular), ``plural`` (what a ``Quantity`` holds as its
unit), ``kind``, ``words`` in any case, ``symbols`` in their own case, ``tight`` symbols that are units only right behind a
digit ("5W"), single ``letters`` that are units behind a number and a space where no noun follows ("10 a"), and ``factor`` where the name has a number in it ("bcm"). Currencies are rows of ``data/quantities_currencies.csv``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from communique.reading.english.lexicon import table


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency: what is written before a number, its nouns, and the adjectives that single it out."""

    code: str
    symbols: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One measure. ``factor`` is the number in its name: "bcm" is 1e9 cubic metres."""

    name: str
    plural: str
    kind: str
    words: tuple[str, ...]
    symbols: tuple[str, ...]
    tight: tuple[str, ...]
    letters: tuple[str, ...]
    factor: float = 1.0


def _rows(name: str) -> list[dict[str, str]]:
    path = resources.files("communique.reading.english").joinpath("data", name)
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def any_of(words: Iterable[str]) -> str:
    """A pattern of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def currencies() -> tuple[Currency, ...]:
    """All currencies."""
    return tuple(
        Currency(row["code"], *(_parts(row[name]) for name in ("symbols", "nouns", "adjectives")))
        for row in _rows("quantities_currencies.csv")
    )


@cache
def units() -> tuple[Unit, ...]:
    """All measures."""
    return tuple(
        Unit(
            row["name"],
            row["plural"],
            row["kind"],
            _parts(row["words"]),
            _parts(row["symbols"]),
            _parts(row["tight"]),
            _parts(row["letters"]),
            float(row["factor"] or 1),
        )
        for row in _rows("quantities_units.csv")
    )


@cache
def measure_names() -> dict[str, tuple[str, float]]:
    """The unit (plural) and factor of each way of writing it: words in lower case, symbols in their own."""
    out: dict[str, tuple[str, float]] = {}
    for unit in units():
        for form in (*unit.words, *unit.symbols, *unit.tight, *unit.letters):
            out.setdefault(form, (unit.plural, unit.factor))
    return out


def measure_of(form: str) -> tuple[str, float] | None:
    """The unit (plural) and factor of a form as written, None where it is no measure."""
    names = measure_names()
    return names.get(form) or names.get(form.lower()) or names.get(form.lower().replace("-", " "))


@cache
def measures() -> frozenset[str]:
    """The plurals of all measures but those of time."""
    return frozenset(unit.plural for unit in units() if unit.kind != "time")


@cache
def time_measures() -> frozenset[str]:
    """The plurals of the measures of time."""
    return frozenset(unit.plural for unit in units() if unit.kind == "time")


@cache
def measure_pattern() -> str:
    """The pattern of a measure behind a number."""
    words = any_of(word for unit in units() for word in unit.words).replace("\\ ", "[ -]")
    symbols = any_of(symbol for unit in units() for symbol in unit.symbols if symbol != "s")
    tight = any_of(symbol for unit in units() for symbol in unit.tight)
    letters = any_of(letter for unit in units() for letter in unit.letters)
    # A letter is a unit only where the phrase ends with it: "10 a and", not "10 a day" or "10 a.m.".
    ends = r"(?=$|[,;:)]|\.(?!\w)|\.$| (?:and|or|of|in|on|at|for|from|to|with|by|is|was|are|per|than|long|high|wide|tall|deep)\b)"
    single = rf"(?:(?<=\d )|(?<=illion )|(?<=thousand ))(?:{letters}){ends}"
    seconds = r"(?:(?<=\.\d)|(?<=\.\d\d)|(?<=\.\d )|(?<=\.\d\d ))s"
    return rf"(?:(?i:{words})|{symbols}|(?<=\d)(?:{tight})|{single}|(?<=\d )[WVCF]|{seconds})"


@cache
def _singulars() -> dict[str, str]:
    return {unit.plural: unit.name for unit in units() if unit.factor == 1}


def singular_measure(plural: str) -> str | None:
    """The full singular name of a measure, None for what is none."""
    return _singulars().get(plural)


@cache
def currency_names() -> dict[str, str]:
    """The full name of each currency by its code, in lower case: "australian dollar"; the commonest ones alone."""
    short: dict[str, str] = table("quantities.toml")["currency_names"]
    names = {one.code: " ".join((*one.adjectives[:1], one.nouns[0])).lower() for one in currencies() if one.nouns}
    return {**names, **short}

"""When a field of a predicted row agrees with gold: the key fields of each register and their comparisons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from communique.exchange.interchange import Row

Test = Callable[[Row, Row], bool]

# Units that say the same in other words, after lower-casing.
SAME_UNIT: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("people", "persons", "employees", "workers", "jobs"), "person"),
        **dict.fromkeys(("percent", "per cent", "pct"), "%"),
        **dict.fromkeys(("us$", "dollars", "$"), "usd"),
        **dict.fromkeys(("yuan", "rmb"), "cny"),
        **dict.fromkeys(("euro", "euros"), "eur"),
        **dict.fromkeys(("tonnes", "tons"), "ton"),
        **dict.fromkeys(("firms", "enterprises", "companies"), "company"),
        "countries": "country",
        "provinces": "region",
    }
)
EMPTY_WORDS = frozenset({"the", "of", "a", "an", "and", "for"})
_WORD = re.compile(r"[a-zа-яёў0-9%$]+|[\u4e00-\u9fff]")
_MARKS = re.compile(r"[~?%]")
_VISITS = frozenset({"visit", "state_visit", "official_visit", "working_visit"})
_TALKS = frozenset({"meeting", "talks", "session", "press_conference"})
_NEAR = 1e-6  # relative; one for numbers below one


@lru_cache(maxsize=16384)
def _words(text: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall(unicodedata.normalize("NFKC", text or "").lower()))


def _stem(word: str) -> str:
    word = SAME_UNIT.get(word, word)
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + instead
    return word


@lru_cache(maxsize=16384)
def _stems(text: str | None) -> frozenset[str]:
    return frozenset(_stem(word) for word in _words(text)) - EMPTY_WORDS


def _worded(a: str | None, b: str | None, share: float = 0.5) -> bool:
    """Do the texts share that part of the shorter one's words? Two empty ones agree."""
    left, right = _stems(a), _stems(b)
    if not left or not right:
        return not left and not right
    return len(left & right) / min(len(left), len(right)) >= share


def _named(a: str | None, b: str | None) -> bool:
    """Does one name stand inside the other, or do they share two words? Two empty ones agree."""
    left, right = _words(a), _words(b)
    if not left or not right:
        return not left and not right
    return left <= right or right <= left or len(left & right) >= 2


def _dated(a: str | None, b: str | None) -> bool:
    return _MARKS.sub("", (a or "").strip()) == _MARKS.sub("", (b or "").strip())


def _form(kind: str | None) -> str | None:
    return "visit" if kind in _VISITS else "talks" if kind in _TALKS else kind


def _states(row: Row) -> frozenset[str]:
    return frozenset(who.country for who in row.participants or () if who.country)


def _people(gold: Row, predicted: Row) -> bool:
    """Everyone whom gold names is named, and at most one person besides."""
    asked = [who.name for who in gold.participants or () if who.name]
    given = [who.name for who in predicted.participants or () if who.name]
    if not asked:
        return True
    return len(given) <= len(asked) + 1 and all(any(_named(name, other) for other in given) for name in asked)


def _near(a: float | None, b: float | None) -> bool:
    return a is not None and b is not None and abs(a - b) <= _NEAR * max(abs(a), abs(b), 1.0)


def _valued(gold: Row, predicted: Row) -> bool:
    """Both ends of two ranges agree; a single number may be either end of a range."""
    if gold.value_high is not None and predicted.value_high is not None:
        return _near(gold.value, predicted.value) and _near(gold.value_high, predicted.value_high)
    ends = ((gold.value, predicted.value), (gold.value_high, predicted.value), (gold.value, predicted.value_high))
    return any(_near(a, b) for a, b in ends)


KEY_FIELDS: Mapping[str, Mapping[str, Test]] = MappingProxyType(
    {
        "contacts": {
            "kind": lambda g, p: _form(g.kind) == _form(p.kind),
            "modality": lambda g, p: g.modality == p.modality,
            "date": lambda g, p: _dated(g.date, p.date),
            "countries": lambda g, p: not _states(g) or _states(g) == _states(p),
            "people": _people,
        },
        "agreements": {
            "stage": lambda g, p: g.stage == p.stage,
            "title": lambda g, p: _worded(g.title, p.title),
            "date": lambda g, p: _dated(g.date, p.date),
            "parties": lambda g, p: not g.parties or set(g.parties) == set(p.parties or ()),
        },
        "commitments": {
            "who": lambda g, p: _worded(g.who, p.who),
            "what": lambda g, p: _worded(g.what, p.what, 0.4),
            "strength": lambda g, p: g.strength == p.strength,
        },
        "figures": {
            "value": _valued,
            "unit": lambda g, p: _worded(g.unit, p.unit),
            "qualifier": lambda g, p: g.qualifier == p.qualifier,
            "indicator": lambda g, p: _worded(g.indicator, p.indicator, 0.4),
            "period": lambda g, p: _dated(g.period, p.period),
        },
        "projects": {"name": lambda g, p: _worded(g.name, p.name)},
        "offices": {
            "name": lambda g, p: _named(g.name, p.name),
            "role": lambda g, p: _worded(g.role, p.role),
            "country": lambda g, p: not g.country or g.country == p.country,
        },
        "standing": {"term": lambda g, p: _worded(g.term, p.term, 0.6)},
        "statements": {
            "speaker": lambda g, p: _named(g.speaker, p.speaker),
            "quote_type": lambda g, p: g.quote_type == p.quote_type,
        },
        "events": {
            "event_type": lambda g, p: g.event_type == p.event_type,
            "sides": lambda g, p: (g.source, g.target) == (p.source, p.target),
            "modality": lambda g, p: g.modality == p.modality,
            "date": lambda g, p: _dated(g.date, p.date),
        },
    }
)

# The fields by which a second telling of a gold row is known.
IDENTIFYING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "contacts": ("kind", "modality", "date"),
        "agreements": ("title", "stage"),
        "commitments": ("who", "what"),
        "figures": ("value", "unit"),
        "projects": ("name",),
        "offices": ("name", "role"),
        "standing": ("term",),
        "statements": (),
        "events": ("event_type", "sides", "modality"),
    }
)
TOLD_ONCE = frozenset({"commitments", "statements"})  # these answer a gold row only where their spans overlap
SELECTIVE = frozenset({"statements"})  # of these gold lists the main ones only


def agreeing(register: str, gold: Row, predicted: Row) -> tuple[str, ...]:
    """The key fields of a register in which two rows agree."""
    return tuple(name for name, test in KEY_FIELDS[register].items() if test(gold, predicted))

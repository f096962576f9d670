"""The topics of cooperation, their PLOVER contexts, and the words that name them.

The list is ``data/topics.toml``; keys are stable, labels are for people. PLOVER's 37 contexts are those of its manual,
which lacks trade, transport and the like: a finer list of our own maps down to them.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: ``plover`` are the contexts that it maps to, ``pattern`` finds its words in lower-case text.

    ``first`` matches the words that its words and phrases begin with.
    """

    key: str
    label: str
    plover: tuple[str, ...]
    pattern: re.Pattern[str]
    first: re.Pattern[str]


_WORD = re.compile(r"\w+")
_KEPT = 20_000  # words, with the topics that they may name


def _first(words: list[str]) -> re.Pattern[str]:
    heads = {re.split(r"[ .-]", word)[0].replace("*", r"\w*") for word in words}
    return re.compile("|".join(sorted(heads)))


def _pattern(words: list[str]) -> re.Pattern[str]:
    forms = (word.replace(" ", r"[\s-]").replace("*", r"\w*").replace(".", r"\.") for word in words)
    return re.compile(r"\b(?:" + "|".join(forms) + r")\b")


@cache
def topics() -> dict[str, Topic]:
    """All topics by key, in the order of the list."""
    table = tomllib.loads(resources.files("communique.model").joinpath("data/topics.toml").read_text(encoding="utf-8"))
    return {
        key: Topic(key, row["label"], tuple(row["plover"]), _pattern(row["words"]), _first(row["words"]))
        for key, row in table.items()
    }


@lru_cache(maxsize=_KEPT)
def _begun(word: str) -> tuple[str, ...]:
    """The topics with a word or phrase that this word may begin."""
    return tuple(key for key, topic in topics().items() if topic.first.fullmatch(word))


@lru_cache(maxsize=64)  # each room asks of the same sentences
def topics_of(text: str, most: int = 3) -> tuple[str, ...]:
    """The topics that a passage names, the most named first, then in the order of the list; general relations last."""
    folded = text.casefold()
    # The patterns of all topics cost ten times as much as a look at each word for those that it may name.
    near = {key for word in set(_WORD.findall(folded)) for key in _begun(word)}
    order = list(topics())
    counts = {key: len(topics()[key].pattern.findall(folded)) if key in near else 0 for key in order}
    named = [key for key in order if counts[key]]
    named.sort(key=lambda key: (key == "relations", -counts[key], order.index(key)))
    return tuple(named[:most])

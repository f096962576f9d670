"""The word lists in ``data/``, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML table of ``data/`` by its file name."""
    text = resources.files("communique.reading.english").joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Words of which titles of office are made, all lower case but those ``abbreviated``."""

    heads: frozenset[str]
    state: frozenset[str]
    plurals: dict[str, str]
    modifiers: frozenset[str]
    domains: frozenset[str]
    particles: frozenset[str]
    honorifics: frozenset[str]
    abbreviated: tuple[str, ...]
    honorifics_behind: frozenset[str]
    definite_styles: frozenset[str]
    body_ends: frozenset[str]
    past: frozenset[str]
    chambers: frozenset[str]


@cache
def title_words() -> TitleWords:
    """The words of titles."""
    data = table("titles.toml")
    words = data["words"]
    return TitleWords(
        heads=frozenset(data["heads"]),
        state=frozenset(data["state"]),
        plurals=dict(data["plurals"]),
        modifiers=frozenset(words["modifiers"]),
        domains=frozenset(words["domains"]),
        particles=frozenset(words["particles"]),
        honorifics=frozenset(words["honorifics"]),
        abbreviated=tuple(words["abbreviated"]),
        honorifics_behind=frozenset(words["honorifics_behind"]),
        definite_styles=frozenset(words["definite_styles"]),
        body_ends=frozenset(words["body_ends"]),
        past=frozenset(words["past"]),
        chambers=frozenset(words["chambers"]),
    )


CALENDAR_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow".split()
)

"""The word lists of projects, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class ProjectWords:
    """Lists of ``data/projects.toml``."""

    nouns: dict[str, str]
    stages: dict[str, str]
    states: dict[str, str]
    common: frozenset[str]
    modern: frozenset[str]
    bodies: frozenset[str]
    founded: frozenset[str]
    strategies: frozenset[str]


@cache
def project_words() -> ProjectWords:
    """The lists."""
    data = tomllib.loads(
        resources.files("communique.registers").joinpath("data/projects.toml").read_text(encoding="utf-8")
    )
    return ProjectWords(
        data["nouns"],
        data["stages"],
        data["states"],
        frozenset(data["words"]["common"]),
        frozenset(data["words"]["modern"]),
        frozenset(data["words"]["bodies"]),
        frozenset(data["words"]["founded"]),
        frozenset(data["words"]["strategies"]),
    )

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
    papers: dict[str, str]
    common: frozenset[str]
    modern: frozenset[str]
    bodies: frozenset[str]
    founded: frozenset[str]
    general: frozenset[str]
    staged: frozenset[str]
    help: frozenset[str]
    grounds: frozenset[str]
    loose: frozenset[str]
    vague: frozenset[str]
    goods: frozenset[str]
    money: frozenset[str]
    strategies: frozenset[str]
    any_sector: frozenset[str]
    sectors: dict[str, str]
    attitudes: dict[str, str]


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
        data["papers"],
        frozenset(data["words"]["common"]),
        frozenset(data["words"]["modern"]),
        frozenset(data["words"]["bodies"]),
        frozenset(data["words"]["founded"]),
        frozenset(data["words"]["general"]),
        frozenset(data["words"]["staged"]),
        frozenset(data["words"]["help"]),
        frozenset(data["words"]["grounds"]),
        frozenset(data["words"]["loose"]),
        frozenset(data["words"]["vague"]),
        frozenset(data["words"]["goods"]),
        frozenset(data["words"]["money"]),
        frozenset(data["words"]["strategies"]),
        frozenset(data["words"]["any_sector"]),
        data["sectors"],
        {word: stage for stage, words in data["attitudes"].items() for word in words},
    )

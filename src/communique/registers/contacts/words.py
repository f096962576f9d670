"""The word lists of contacts, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from communique.model.mentions import ContactKind


@dataclass(frozen=True, slots=True)
class ContactWords:
    """Lists of ``data/contacts.toml``."""

    nouns: dict[str, ContactKind]
    verbs: dict[str, ContactKind]
    grades: dict[str, ContactKind]
    lists: dict[str, frozenset[str]]
    told: frozenset[str]  # nouns, also in the plural, and verbs: a sentence without one tells no contact

    def has(self, name: str, word: str) -> bool:
        """Is the word in the list of that name?"""
        return word in self.lists[name]


@cache
def contact_words() -> ContactWords:
    """The lists."""
    data = tomllib.loads(
        resources.files("communique.registers").joinpath("data/contacts.toml").read_text(encoding="utf-8")
    )
    words = dict(data["words"])
    grades = words.pop("grades")
    return ContactWords(
        nouns={noun: ContactKind(kind) for noun, kind in data["nouns"].items()},
        verbs={verb: ContactKind(kind) for verb, kind in data["verbs"].items()},
        grades={word: ContactKind(kind) for word, kind in grades.items()},
        lists={name: frozenset(items) for name, items in words.items()},
        told=frozenset((*data["nouns"], *(noun + "s" for noun in data["nouns"]), *data["verbs"], *words["bodies"])),
    )

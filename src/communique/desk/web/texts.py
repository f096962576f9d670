"""The words of the interface, by key: ``desk/data/web/texts/LANGUAGE.toml``. A language is added by adding a file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

DEFAULT = "en"
FOLDER = "data/web/texts"


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = str(value)
    return found


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are words in, by code."""
    folder = resources.files("communique.desk").joinpath(FOLDER)
    return tuple(sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml")))


@cache
def _words(language: str) -> Mapping[str, str]:
    source = resources.files("communique.desk").joinpath(f"{FOLDER}/{language}.toml")
    return _flat(tomllib.loads(source.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one language; what it lacks is said in English."""

    language: str = DEFAULT

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of a key with its places filled; ``number`` chooses between ``KEY.one`` and ``KEY.other``. Raises KeyError."""
        if "number" in values:
            plural = f"{key}.{'one' if values['number'] == 1 else 'other'}"
            key = plural if plural in _words(DEFAULT) else key
        words = _words(self.language)
        return (words[key] if key in words else _words(DEFAULT)[key]).format(**values)

    def or_plain(self, key: str, plain: str) -> str:
        """The text of a key, or a plain word where there is none: for values of vocabularies."""
        words = _words(self.language)
        return words.get(key) or _words(DEFAULT).get(key) or plain


def chosen(wanted: str | None) -> Texts:
    """The texts of a locale such as ``de-CH``, English where its language has none."""
    language = (wanted or DEFAULT).replace("_", "-").split("-")[0].casefold()
    return Texts(language if language in languages() else DEFAULT)

"""Whether "he" or "she" may stand for a person, where the text or a table tells it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from communique.reading.annotations import PersonMention, Sentence, within
from communique.reading.english.lexicon import table
from communique.reading.english.names import fold_name
from communique.reading.english.nations import leads_by_full_name

FEMALE, MALE = "female", "male"
PRONOUNS = dict.fromkeys(("she", "her", "herself"), FEMALE) | dict.fromkeys(("he", "him", "his", "himself"), MALE)


@cache
def _words(kind: str, gender: str) -> frozenset[str]:
    return frozenset(table("genders.toml")[kind][gender])


def genders(people: Sequence[PersonMention], sentences: Sequence[Sentence]) -> dict[str, str]:
    """The gender of each named person of whom it is told: by a style or an office, by the table of leaders, by a first name."""
    out: dict[str, str] = {}
    for sentence in sentences:
        for one in within(people, sentence.span):
            if one.name and one.name not in out and (told := _told(sentence, one)) is not None:
                out[one.name] = told
    for one in people:
        if one.name and one.name not in out and (named := _named(one.name)) is not None:
            out[one.name] = named
    return out


def _told(sentence: Sentence, one: PersonMention) -> str | None:
    """The gender that a style before the name tells ("Mrs", "King"), or the office ("chairwoman")."""
    first = next(iter(sentence.inside(one.name_span)), None) if one.name_span else None
    before = first.doc[first.i - 1].lower_ if first is not None and first.i else ""
    roles = (one.role or "").casefold().split()
    for gender in (FEMALE, MALE):
        if before in _words("styles", gender) or any(_is_of(word, gender) for word in roles):
            return gender
    return None


def _is_of(word: str, gender: str) -> bool:
    """ "Queen", "spokeswoman", "chairman"; no woman is a "man"."""
    if word.endswith("woman"):
        return gender == FEMALE
    return word in _words("roles", gender) or (gender == MALE and word.endswith("man"))


def _named(name: str) -> str | None:
    if leads_by_full_name(name):
        return FEMALE if name in _words("women", "names") else MALE
    first = fold_name(name.replace("-", " ").split()[0])
    return next((gender for gender in (FEMALE, MALE) if first in _words("first_names", gender)), None)

"""Whether "he" or "she" may stand for a person, where the text or a table tells it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from communique.reading.annotations import PersonMention, Sentence
from communique.reading.english.lexicon import table
from communique.reading.english.names import fold_name
from communique.reading.english.nations import leads_by_full_name

FEMALE, MALE = "female", "male"
PRONOUNS = dict.fromkeys(("she", "her", "hers", "herself"), FEMALE) | dict.fromkeys(
    ("he", "him", "his", "himself"), MALE
)


def genders(people: Sequence[PersonMention], sentences: Sequence[Sentence]) -> dict[str, str]:
    """The gender of each named person of whom it is told: by a style or an office, by the table of leaders, by a first name."""
    told: dict[str, str] = {}
    for sentence in sentences:
        for one in people:
            if one.name and one.name not in told and sentence.span.covers(one.span):
                found = _told(sentence, one)
                if found is not None:
                    told[one.name] = found
    named = {one.name: _named(one.name) for one in people if one.name and one.name not in told}
    return {**{name: found for name, found in named.items() if found is not None}, **told}


def _told(sentence: Sentence, one: PersonMention) -> str | None:
    """The gender that a style before the name tells ("Mrs", "King"), or the office ("chairwoman")."""
    lists = table("genders.toml")
    first = next(iter(sentence.inside(one.name_span)), None) if one.name_span else None
    before = first.doc[first.i - 1].lower_ if first is not None and first.i else ""
    roles = (one.role or "").casefold().split()
    for gender in (FEMALE, MALE):
        if before in lists["styles"][gender] or any(
            word == end or (end in {"man", "woman"} and word.endswith(end) and not (end == "man" and "woman" in word))
            for word in roles
            for end in lists["roles"][gender]
        ):
            return gender
    return None


@cache
def _named(name: str) -> str | None:
    lists = table("genders.toml")
    if leads_by_full_name(name):
        return FEMALE if name in lists["women"]["names"] else MALE
    first = fold_name(name.replace("-", " ").split()[0])
    return next((gender for gender in (FEMALE, MALE) if first in lists["first_names"][gender]), None)

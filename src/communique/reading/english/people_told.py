"""Persons who are told by other things than a title before or behind their name: by a verb, a style, a state, or a name that is known."""

from __future__ import annotations

from dataclasses import dataclass

from communique.reading.annotations import CountryForm
from communique.reading.english.names import name_at, name_before
from communique.reading.english.nations import leader_country, leads_by_full_name
from communique.reading.english.sentence_tokens import SentenceTokens
from communique.reading.english.titles import Title


@dataclass(frozen=True, slots=True)
class Found:
    """A person found in one sentence, in token positions of it; ``place`` counts the names of a plural title."""

    first: int
    last: int
    name: tuple[int, int] | None
    title: Title | None
    place: int = 0


def of_a_state(words: SentenceTokens, taken: set[int]) -> list[Found]:
    """Leaders called by their state alone: "China's Xi Jinping", "Kenya's Ruto"."""
    out: list[Found] = []
    for place in range(2, len(words)):
        country = owner(words, place)
        name = name_at(words, place) if country is not None else None
        if name is None or country is None or taken & set(range(name[0], name[1] + 1)):
            continue
        if leader_country(words.text(*name), None, {country}) == country:
            out.append(Found(name[0], name[1], name, None))
    return out


def in_full(words: SentenceTokens, taken: set[int]) -> list[Found]:
    """Leaders called by their full names alone where the recogniser of entities sees no person: "Sheikh Hasina held talks"."""
    out: list[Found] = []
    for place in range(len(words)):
        if not words.capital(place) or place in taken or (words.capital(place - 1) and place - 1 not in taken):
            continue
        name = name_at(words, place)
        if name is None or name[1] == name[0] or taken & set(range(name[0], name[1] + 1)):
            continue
        if words.capital(name[1] + 1) or words.tokens[name[1]].ent_type_ in _OF_THINGS:
            continue  # "the Indira Gandhi Airport"
        if leads_by_full_name(words.text(*name)):
            out.append(Found(name[0], name[1], name, None))
            taken |= set(range(name[0], name[1] + 1))
    return out


_OF_THINGS = frozenset({"FAC", "WORK_OF_ART", "EVENT", "LAW"})


def owner(words: SentenceTokens, place: int) -> str | None:
    """The state in the genitive right before a place."""
    named = words.country.get(place - 2)
    genitive = words.lower(place - 1) in {"'s", "’s", "'", "’"}
    return named.country if genitive and named is not None and named.form is CountryForm.NAME else None


_STYLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."})


_BEFORE_ROLE = 3  # words: a name, a comma, "who"
_RUNS = {"head": "head", "lead": "leader", "run": "head", "chair": "chairman", "direct": "director"}


def running(words: SentenceTokens) -> list[Found]:
    """Persons whose office is told by a verb: "A B, who heads the parliament"."""
    out: list[Found] = []
    for place, lemma in enumerate(words.sentence.lemmas):
        role = _RUNS.get(lemma)
        if role is None or place < _BEFORE_ROLE or words.lower(place - 1) != "who" or words.lower(place - 2) != ",":
            continue
        name = name_before(words, place - 3)
        last = words.tokens[place].right_edge.i - words.tokens[0].i
        country = next(
            (words.country[at].country for at in range(place, min(last + 1, len(words))) if at in words.country), None
        )
        body = words.text(place + 1, min(last, place + 8)).rstrip(" ,.;") if last > place else None
        if name:
            out.append(
                Found(
                    name[0],
                    place,
                    name,
                    Title(place, place, place, role, role, country, body, past=False, plural=False, link=""),
                )
            )
    return out


def styled(words: SentenceTokens, found: list[Found]) -> list[Found]:
    """Persons called by a style alone: "Mr Hu is in Brazil"."""
    out: list[Found] = []
    if words.sentence.forms.isdisjoint(_STYLES):
        return out
    taken = {place for one in found if one.name for place in range(one.name[0], one.name[1] + 1)}
    for place, word in enumerate(words.sentence.lower):
        if word in _STYLES and place + 1 not in taken:
            name = name_at(words, place + 1)
            if name and not taken & set(range(name[0], name[1] + 1)):
                out.append(Found(name[0], name[1], name, None))
    return out


_LED = frozenset({"led", "headed", "chaired"})


def led(words: SentenceTokens) -> list[Found]:
    """Heads of governments named by "the government led by A B"."""
    out: list[Found] = []
    for place, word in enumerate(words.sentence.lower):
        if word not in _LED or words.lower(place + 1) != "by":
            continue
        before = {words.lower(place - back) for back in (1, 2)}
        name = name_at(words, place + 2)
        if before & {"government", "cabinet"} and name:
            past = words.lower(name[1] + 1) == "then" or words.lower(place - 1) == "then"
            title = Title(place, place, place, "head", "head of government", None, None, past, plural=False, link="")
            out.append(Found(place, name[1], name, title))
    return out

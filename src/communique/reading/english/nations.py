"""For which state a person speaks where the text does not say it beside the name.

First the table of leaders (``data/leaders.csv``), then the side of the outlet: a press speaks of its own ministers
without naming their country.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from communique.model.spans import Span
from communique.reading.annotations import CountryForm, CountryMention, PersonMention
from communique.reading.english.lexicon import title_words
from communique.reading.english.names import fold_name


@dataclass(frozen=True, slots=True)
class Leader:
    """A holder of a leading office: ``first`` and ``last`` are years, ``last`` None while it goes on."""

    name: str
    country: str
    office: str
    first: int
    last: int | None


@cache
def leaders() -> dict[str, tuple[Leader, ...]]:
    """Leaders by the folded last word of their name; family names that stand first are found by the first word too."""
    text = resources.files("communique.reading.english").joinpath("data/leaders.csv").read_text(encoding="utf-8")
    table: dict[str, list[Leader]] = {}
    for row in csv.DictReader(text.splitlines()):
        one = Leader(
            row["name"], row["country"], row["office"], int(row["from"]), int(row["to"]) if row["to"] else None
        )
        parts = _folded(one.name)
        for key in {parts[0], parts[-1]}:
            table.setdefault(key, []).append(one)
    return {key: tuple(rows) for key, rows in table.items()}


def leader_country(name: str, year: int | None, among: Iterable[str]) -> str | None:
    """The country of the leader of that name, if one only fits; a bare surname must lead one of the states ``among``."""
    parts = _folded(name)
    found: set[str] = set()
    wanted = set(among)
    for key in {parts[0], parts[-1]}:
        for one in leaders().get(key, ()):
            own = _folded(one.name)
            whole = len(parts) > 1 and len(own) > 1 and (set(parts) <= set(own) or set(own) <= set(parts))
            # Two first names are many men's: "Abdul Hamid" presides over another state than Abdul Hamid Dbeibah.
            whole = whole and (own[-1] in parts or len(own) == len(parts) or one.country in wanted)
            bare = len(parts) == 1 and one.country in wanted and _in_office(one, year)
            if whole or bare:
                found.add(one.country)
    return next(iter(found)) if len(found) == 1 else None


@cache
def _full_names() -> frozenset[tuple[str, ...]]:
    return frozenset(_folded(one.name) for rows in leaders().values() for one in rows)


def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold_name(part) for part in name.replace("-", " ").split())


def leads_by_full_name(name: str) -> bool:
    """Is it the whole name of a leader of the table, word for word?"""
    return _folded(name) in _full_names()


def _in_office(one: Leader, year: int | None) -> bool:
    return year is None or (one.first - 1 <= year <= (one.last or 9999) + 1)


def home_state(
    pair: tuple[str, ...], people: tuple[PersonMention, ...], frame: tuple[CountryMention, ...], dateline: str | None
) -> str | None:
    """The state whose outlet speaks, where the page tells it.

    ``frame`` are the countries named outside the body (header, footer), ``dateline`` the country of the dateline's city.
    Foreign officials are called by their country, one's own are not: the side with more of the former is the other side.
    """
    score: Counter[str] = Counter()
    for one in frame:
        score[one.country] += 2
    if dateline in pair:
        score[dateline] += 2
    explicit = {one.name: one.country for one in people if one.name and one.role and one.country in pair}
    for country in explicit.values():
        if country is not None:
            score[country] -= 2
    if not pair:
        return None
    best = max(score[code] for code in pair)
    ranked = [code for code in pair if score[code] == best]
    if len(pair) == 1 and best <= 0:
        return None  # the one state that is named is named of a guest
    return ranked[0] if len(ranked) == 1 else None


_GOES = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|came|comes|arriv(?:es|ed|ing)|flew|travel(?:s|led|ed|ling)?|trip|tour|landed|paid|pays|paying)\b[^.]{0,40}?$"
)


def travellers(
    text: str, people: Iterable[PersonMention], named: Sequence[CountryMention], pair: tuple[str, ...]
) -> dict[str, str]:
    """Persons who visit one of the two states speak for the other: "President A B paid a state visit to India"."""
    out: dict[str, str] = {}
    for one in people:
        if not one.name or not one.role or one.country:
            continue
        for place in named:
            if (
                place.country in pair
                and one.span.end < place.span.start < one.span.end + 70
                and place.form is not CountryForm.ADJECTIVE
            ):
                between = text[one.span.end : place.span.start]
                if "." not in between and _GOES.search(between) and len(pair) == 2:
                    out.setdefault(one.name, pair[1 - pair.index(place.country)])
                break
    return out


_GROUPS = re.compile(
    r"\s(?:cabinet|delegation|side|government|team|ministers|officials|party|leadership|ministry|co-chairs?|co-chairmen|part|mission|guests|negotiators|counterparts?)\b[^.;]{0,70}$"
)
# Who comes with whom is told of the host as often as of the guest whose name stands nearer.
_COMPANY = re.compile(
    r"\b(?:accompanied by|in the presence of|together with|along with|alongside|flanked by|joined by)\b"
)


def delegates(text: str, people: Iterable[PersonMention], named: Sequence[CountryMention]) -> dict[str, str]:
    """Persons named right after a group that is called by its country: "the Mexican cabinet, Foreign Secretary A B"."""
    out: dict[str, str] = {}
    for one in people:
        if not one.name or not one.role or one.country:
            continue
        before = [place for place in named if one.span.start - 90 < place.span.end <= one.span.start]
        between = text[before[-1].span.end : one.span.start] if before else ""
        if _GROUPS.match(between) and not _COMPANY.search(between):
            out.setdefault(one.name, before[-1].country)
    return out


def known_countries(
    people: Iterable[PersonMention], pair: tuple[str, ...], year: int | None, guests: Mapping[str, str]
) -> dict[str, str]:
    """The countries that the text gives persons, that the table of leaders does, or that their travels tell."""
    out: dict[str, str] = {}
    listed = list(people)
    for one in listed:
        if one.name and one.country:
            out.setdefault(one.name, one.country)
    for one in listed:
        if one.name and one.name not in out:
            country = leader_country(one.name, year, pair) or guests.get(one.name)
            if country is not None:
                out[one.name] = country
    return out


def with_countries(
    people: tuple[PersonMention, ...],
    *,
    home: str | None,
    pair: tuple[str, ...],
    year: int | None,
    guests: Mapping[str, str] | None = None,
) -> tuple[PersonMention, ...]:
    """Fill the country of persons that lack one; ``guests`` are persons known by their travels."""
    known = {one.name: one.country for one in people if one.name and one.country}
    found: dict[str, str] = {}
    roles = title_words().state
    for one in people:
        if not one.name or one.name in known or one.name in found:
            continue
        country = leader_country(one.name, year, pair)
        held = [other.role or "" for other in people if other.name == one.name and other.role]
        official = any(set(role.casefold().split()) & roles for role in held)
        if country is None and guests:
            country = guests.get(one.name)
        if country is None and official and home is not None and not any(_foreign(role) for role in held):
            country = home
        if country is not None:
            found[one.name] = country
    return tuple(
        replace(one, country=found[one.name]) if one.name in found and not one.country else one for one in people
    )


def _foreign(role: str) -> bool:
    """A role in a body of many states belongs to no side."""
    low = role.casefold()
    return any(
        word in low
        for word in (
            "secretary-general",
            "secretary general",
            "un ",
            "united nations",
            "european",
            "high representative",
            "managing director",
        )
    )


def frame_countries(body: Iterable[Span], all_named: tuple[CountryMention, ...]) -> tuple[CountryMention, ...]:
    """The countries named outside the body."""
    spans = list(body)
    return tuple(one for one in all_named if not any(span.covers(one.span) for span in spans))

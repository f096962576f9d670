"""States and how they are named: codes, names, adjectives, and the seats of power that stand for governments.

The table is ``data/countries.csv``. Codes are ISO 3166-1; Kosovo is XKX as in common use, and two past or collective
actors that dispatches name as parties stand under codes of their own: SUN (ISO 3166-3) and EUR (the European Union, as
in PLOVER).
"""

from __future__ import annotations

import csv
import difflib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from communique.model.errors import UnknownCountry


@dataclass(frozen=True, slots=True)
class Country:
    """A state. ``adjectives`` hold demonyms too; ``seats`` are capitals and houses that stand for the government."""

    iso3: str
    iso2: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    seats: tuple[str, ...]

    @property
    def adjective(self) -> str:
        """The plain adjective, or the name where there is none."""
        return self.adjectives[0] if self.adjectives else self.name


class Countries:
    """The table of states with look-ups."""

    def __init__(self, rows: tuple[Country, ...]) -> None:
        """Index the rows; an earlier row wins where two claim one form."""
        self.rows = rows
        self.by_code = {row.iso3: row for row in rows}
        self._forms: dict[str, Country] = {}
        for row in rows:
            for form in (row.iso3, row.iso2, row.name, *row.aliases, *row.adjectives):
                self._forms.setdefault(_fold(form), row)
        self._seats: dict[str, Country] = {}
        for row in rows:
            for seat in row.seats:
                self._seats.setdefault(seat.casefold(), row)

    def get(self, text: str) -> Country | None:
        """The country that a text names wholly, by code, name, alias or adjective in any case, or None."""
        return self._forms.get(_fold(text))

    def seated(self, place: str) -> Country | None:
        """The country whose capital or seat of government a place is, in any case, or None."""
        return self._seats.get(place.strip().casefold())

    def find(self, text: str) -> Country:
        """The country that an argument names, by code, name, alias or adjective in any case.

        Raises UnknownCountry with the nearest right names.
        """
        found = self.get(text)
        if found is None:
            raise UnknownCountry(text, self._nearest(text))
        return found

    def _nearest(self, text: str) -> tuple[str, ...]:
        close = difflib.get_close_matches(_fold(text), self._forms, n=6, cutoff=0.6)
        names = dict.fromkeys(self._forms[form].name for form in close)
        return tuple(names)[:3]


def _fold(text: str) -> str:
    folded = text.strip().casefold().replace("’", "'")
    return folded.removeprefix("the ").removesuffix("'s").strip()


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def countries() -> Countries:
    """The table, read once."""
    text = resources.files("communique.model").joinpath("data/countries.csv").read_text(encoding="utf-8")
    return Countries(
        tuple(
            Country(
                iso3=row["iso3"],
                iso2=row["iso2"],
                name=row["name"],
                aliases=_split(row["aliases"]),
                adjectives=_split(row["adjectives"]),
                seats=_split(row["seats"]),
            )
            for row in csv.DictReader(text.splitlines())
        )
    )

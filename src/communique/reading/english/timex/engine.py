"""The door: all temporal expressions of a text, in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from communique.reading.english.timex import (
    resolve_dates,
    resolve_lengths,
    resolve_relative,
    resolve_seasons,
    resolve_sets,
    resolve_years,
    values,
)
from communique.reading.english.timex.discourse import Discourse, Found, Here, is_narrative
from communique.reading.english.timex.grammar import Match, grammar, matches, tokens_of
from communique.reading.english.timex.timexes import Timex
from communique.reading.english.timex.tokens import Tokens

_FIRST, _LAST = 1000, 2200  # a day of writing outside of these years is a slip


@cache
def _resolvers() -> dict[str, resolve_dates.Resolver]:
    rooms = (resolve_dates, resolve_years, resolve_seasons, resolve_relative, resolve_lengths, resolve_sets)
    return {name: resolver for room in rooms for name, resolver in room.RESOLVERS.items()}


@cache
def _signs(name: str) -> frozenset[str]:
    return frozenset(grammar()[0].having(name))


def _years(tokens: Tokens) -> list[int]:
    """The years that a text states, those before Christ as negative numbers."""
    years = [int(word) for sign, word in zip(tokens.classes, tokens.words, strict=True) if sign in _signs("YEAR")]
    return years + [-1] * sum(sign in _signs("BC") for sign in tokens.classes)


def find_timexes(text: str, dct: str | None) -> tuple[Timex, ...]:
    """The temporal expressions of a plain text, resolved against the document's day ``dct`` (ISO; None if unknown).

    Raises ValueError when ``dct`` does not begin with a day of the calendar.
    """
    tokens = tokens_of(text)
    day = date.fromisoformat(dct[:10]) if dct else None
    if day is not None and not _FIRST < day.year < _LAST:
        day = None
    discourse = Discourse(day, is_narrative(tokens, _years(tokens), day))
    out: list[Timex] = []
    done = 0
    for match in matches(tokens):
        if match.start < done:
            continue
        found = _resolvers()[match.rule](match, Here(discourse, match))
        if found is None:
            continue
        for one in found if isinstance(found, list) else [found]:
            discourse.note(one)
            out.append(_timex(one, match, tokens))
        done = match.end
    return tuple(out)


def _opened(value: str | None, tokens: Tokens, start: int) -> str | None:
    """The EDTF value as an open interval behind "since" and "until"."""
    before = tokens.lower[start - 1] if start else ""
    if value is None or before not in {"since", "until", "till"}:
        return value
    first, _, last = value.partition("/")
    return f"{first}/.." if before == "since" else f"../{last or first}"


def _timex(found: Found, match: Match, tokens: Tokens) -> Timex:
    start = match.start if found.start is None else found.start
    end = match.end if found.end is None else found.end
    stamp = found.stamp
    precision = "" if stamp is None else ("time" if stamp.time else stamp.grain)
    coded = found.edtf if stamp is None else _opened(values.to_edtf(replace(stamp, time=""), found.mod), tokens, start)
    return Timex(
        tokens.starts[start], tokens.ends[end - 1], found.type, found.value, coded, precision, found.basis, found.mod
    )

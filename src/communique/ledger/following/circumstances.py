"""What speaks for a sentence bearing on a promise beside its words: the time between them, and what else both tell of."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from communique.ledger.following.due import due
from communique.ledger.following.pages import Page
from communique.ledger.following.promises import Promise, Sentence
from communique.ledger.telling import UNDATED_DAY, Telling

Told = frozenset[tuple[str, str]]  # records that are told, by register and id
NOTHING: Told = frozenset()
# Registers whose records tell that two texts speak of one matter; an office or a statement stands beside anything.
MATTERS = frozenset({"contacts", "agreements", "commitments", "figures", "projects"})
WEEK, YEAR = 7, 365
LONG = 8.0  # the logarithm of the days of eight years, by which days are made a share
EARLY, LATE, UNDUE = -3.0, 6.0, -4.0  # years from the due day, at least and at most, and for what has none


@dataclass(frozen=True, slots=True)
class Home:
    """What is told where a promise is made or told again: in its sentences, and in those beside them too."""

    own: Told = NOTHING
    near: Told = NOTHING


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a sentence stands: its number on its page of so many, and what it, the one before it and the whole page tell of."""

    sentence: Sentence
    number: int
    of: int
    here: Told
    before: Told
    page: Told


def stands_of(page: Page, records: Mapping[str, str]) -> tuple[Stand, ...]:
    """Where each sentence of a page stands."""
    told = told_in(page, records)
    whole: Told = NOTHING.union(*told)
    return tuple(
        Stand(one, at, len(told), told[at], told[at - 1] if at else NOTHING, whole)
        for at, one in enumerate(page.sentences)
    )


def told_in(page: Page, records: Mapping[str, str]) -> tuple[Told, ...]:
    """What each sentence of a page tells of."""
    return tuple(
        frozenset((one.mention.register, records[one.key]) for one in mentions if one.key in records)
        for mentions in page.mentions
    )


def home_of(promise: Promise, known: Iterable[Telling], pages: Mapping[str, Page], records: Mapping[str, str]) -> Home:
    """What is told beside a promise in the texts that tell of it."""
    own: set[tuple[str, str]] = set()
    near: set[tuple[str, str]] = set()
    for telling in known:
        page = pages.get(telling.mention.document)
        at = page.index(telling.mention.span.start) if page else None
        if page is None or at is None:
            continue
        told = told_in(page, records)
        own |= told[at]
        near |= NOTHING.union(*told[max(0, at - 1) : at + 2])
    return Home(_others(own, promise), _others(near, promise))


def _others(told: Iterable[tuple[str, str]], promise: Promise) -> Told:
    return frozenset(one for one in told if one[0] in MATTERS and one[1] != promise.record)


def circumstances(promise: Promise, home: Home, stand: Stand) -> Mapping[str, float]:
    """Time and neighbours as clues."""
    here, page = stand.here, stand.page
    works = [{one for one in told if one[0] in {"projects", "agreements"}} for told in (here, home.near)]
    own = (promise.register, promise.record)
    return {
        **_time(promise, stand),
        "own told": float(own in here),
        "own in text": float(own in page),
        "other promises": float(sum(one[0] == "commitments" and one != own for one in here)),
        "other contacts": float(sum(one[0] == "contacts" and one != own for one in here)),
        "shared": float(len(here & home.own)),
        "shared near": float(len(here & home.near)),
        "shared before": float(len(stand.before & home.own)),
        "shared in text": float(len(page & home.own)),
        "other work": float(bool(works[0] and works[1] and not works[0] & works[1])),
        "works": float(bool(works[0])),
        "where": stand.number / stand.of,
        "sentences": stand.of / 20,
    }


def _time(promise: Promise, stand: Stand) -> Mapping[str, float]:
    made, sentence = promise.made, stand.sentence
    last = due(made).day
    values = {"days": 0.0, "week": 0.0, "due": float(last is not None), "past due": UNDUE, "due told": 0.0}
    if UNDATED_DAY in {made.said, sentence.said}:
        return values
    said = date.fromisoformat(sentence.said)
    days = max(0, (said - date.fromisoformat(made.said)).days)
    values |= {"days": math.log1p(days) / LONG, "week": float(days <= WEEK)}
    if last is not None:
        past = (said - last).days / YEAR
        values |= {"past due": max(EARLY, min(LATE, past)), "due told": float(str(last.year) in sentence.text)}
    return values

"""Lists that are made as a whole and shown in part: narrowed by words, cut into pages, remembered while the ledger stays the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Generic, TypeVar

from communique.desk.web.visit import Visit
from communique.ledger import cursors
from communique.ledger.conditions import Query
from communique.ledger.when import days
from communique.ledger.words import fold

T = TypeVar("T")
UNDATED = 10**7  # comes behind every day in either direction


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """Some items of a list, the cursor of what follows (None at the end), and how many the list has in all."""

    items: tuple[T, ...]
    next: str | None
    number: int


def cut(items: Iterable[T], key: Callable[[T], cursors.Key], name: str, after: str | None, limit: int) -> Part[T]:
    """The items behind a cursor in the order of their keys, which differ. Raises NotInLedger for a cursor of another list than ``name``."""
    ordered = sorted(items, key=key)
    start = 0
    if after and ordered:
        place = cursors.read(after, name, [type(one) for one in key(ordered[0])])
        start = bisect_right(ordered, place, key=key)
    chosen = tuple(ordered[start : start + limit])
    more = start + limit < len(ordered) and bool(chosen)
    return Part(chosen, cursors.write(name, key(chosen[-1])) if more else None, len(ordered))


def day_up(value: str | None) -> int:
    """Orders EDTF dates, the earliest first and what has no day last."""
    first, last = days(value)
    day = last or first
    return day.toordinal() if day else UNDATED


def day_down(value: str | None) -> int:
    """Orders EDTF dates, the latest first and what has no day last."""
    day = day_up(value)
    return day if day == UNDATED else -day


def within(value: str | None, since: date | None, until: date | None) -> bool:
    """Can a date lie between two days, both included? What has none does only where no day is asked for."""
    first, last = days(value)
    if since is None and until is None:
        return True
    if first is None and last is None:
        return False
    return (since is None or last is None or last >= since) and (until is None or first is None or first <= until)


@lru_cache(maxsize=256)
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}")


def holds(words: str | None, folded: str) -> bool:
    """Does a folded text hold, for each of the words, one that begins so?"""
    return all(_pattern(word).search(folded) for word in fold(words or "").split())


def remembered(visit: Visit, made: Callable[[], T], *key: object) -> T:
    """What takes long to make, made once for each state of the ledger; ``key`` says what it is."""
    found: T = visit.desk.made.get((*key, visit.revision), made)
    return found


def day_of(visit: Visit, pair: tuple[str, str], as_of: date | None) -> date | None:
    """The day as of which a view stands: the one asked for, else that of the latest document on the pair."""
    if as_of is not None:
        return as_of

    def latest() -> date | None:
        ends = (days(row.published)[1] for row in visit.view.documents(Query(between=pair)))
        return max((day for day in ends if day), default=None)

    return remembered(visit, latest, "latest", pair)

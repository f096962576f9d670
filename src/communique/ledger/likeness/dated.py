"""Papers whose titles tell when they were signed: "agreement of June 2004"."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from communique.ledger.when import UNDATED, Days, apart, closed, days, one_within
from communique.model.mentions import Agreement, Stage

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_WHEN = re.compile(rf"\b(?:({'|'.join(_MONTHS)}) )?((?:19|20)\d\d)\b", re.IGNORECASE)


@lru_cache(maxsize=65536)
def in_title(title: str) -> Days:
    """The month or year that a title tells. Two of them are a period, not the time of signing."""
    found = list(_WHEN.finditer(title))
    if len(found) != 1:
        return UNDATED
    month, year = found[0].groups()
    return days(f"{year}-{_MONTHS[month.casefold()]:02}" if month else year)


def titled_by_day(one: Agreement, other: Agreement) -> bool:
    """Does a title tell when the other paper was signed, or do both tell the same?"""
    return _titled(one, other) and one_within(_signed(one), _signed(other))


def other_day(one: Agreement, other: Agreement) -> bool:
    """Does a title tell another month or year than that in which the other paper was signed?"""
    return _titled(one, other) and apart(_signed(one), _signed(other))


def _titled(one: Agreement, other: Agreement) -> bool:
    return any(closed(in_title(paper.title)) for paper in (one, other))


def _signed(one: Agreement) -> Days:
    """When a paper was signed, as far as is told."""
    return days(one.date) if one.stage is Stage.SIGNED and one.date else in_title(one.title)

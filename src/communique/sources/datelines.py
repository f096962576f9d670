"""Datelines inside a first paragraph: the place, the day and the agency before the story begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from communique.sources.dates import FoundDate, find_dates

FURTHEST = 90
"""Characters within which the date of a dateline begins."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's date, with spans counted in the paragraph, and where the story begins after it."""

    found: FoundDate
    end: int


@cache
def _not_places() -> frozenset[str]:
    return frozenset(
        {"on", "in", "since", "by", "from", "until", "the", "this", "at", "during", "after", "before", "as", "for", "today",
         "yesterday", "last", "next", "between", "earlier", "later", "when", "while", "dated", "of", "and", "with", "his",
         "her", "their", "our", "we", "it", "he", "she", "they", "early", "late", "mid", "a", "an", "to", "it's"}
    )  # fmt: skip


@cache
def _after() -> re.Pattern[str]:
    agency = r"(?:\([^()\n]{1,60}\)|/\s*[^/\n]{1,40}\s*/|\[[^\[\]\n]{1,40}\]|[-–—,.:]?\s*(?:[A-Z][\w.-]*\s?){1,4})"
    stop = r"(?:[-–—]{1,3}|:|\.\s*[-–—]|\.(?=\s+[A-Z]))"
    return re.compile(
        rf"\s*[,.]?\s*(?:{agency}\s*[,.]?\s*{stop}|{stop}|\)\s*[-–—:.]|(?:\([^()\n]{{1,40}}\)|/\s*[^/\n]{{1,40}}\s*/))\s*"
    )


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline with which a paragraph begins, None where it begins with the story.

    The year may be missing. "On 5 May 2010, the President ..." is no dateline.
    """
    head = paragraph[: FURTHEST + 80]
    for found in find_dates(head):
        if (found.day is None and found.year is None) or found.span.start > FURTHEST:
            return None
        if not head[: found.span.start].strip() and found.year is not None and found.day is not None:
            alone = _AGENCY.match(head, found.span.end)
            return Dateline(found, alone.end()) if alone and len(paragraph) - alone.end() > 20 else None
        if not _is_lead(head[: found.span.start]):
            return None
        match = _after().match(head, found.span.end)
        return Dateline(found, match.end()) if match and len(paragraph) - match.end() > 20 else None
    return None


_AGENCY = re.compile(r"\s*\([A-Z][\w./ -]{1,30}\)\s*(?:[-–—]{1,3}|:)\s+")  # "April 17, 2008 (LBO) – More than"
_ASIDE = re.compile(r"\([^()\n]{1,40}\)")  # "IZMIR (own report), 10 March 2016 -"


def _is_lead(before: str) -> bool:
    """Place, region and agency: a few capitalised words and signs."""
    words = re.findall(r"[^\W\d_][\w.'’-]*", _ASIDE.sub("", before))
    if not 1 <= len(words) <= 8 or re.search(r"[;?!\"“”]", before):
        return False
    if words[0].lower() in _not_places():
        return False
    return all(word[0].isupper() or word in {"of", "the", "de", "al", "al-", "and", "el"} for word in words)


def shift(dateline: Dateline, by: int) -> FoundDate:
    """The date with its span counted in the text in which the paragraph begins at ``by``."""
    return replace(dateline.found, span=dateline.found.span.shift(by))

"""Lines that are a date with little around it: date lines, labels of publication, the small print under a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.model.documents import BlockKind
from communique.model.spans import Span
from communique.sources.dates import FoundDate, calendar_words, clock_times, find_dates
from communique.sources.phrases import ends_sentence, is_edge, is_small, parts_of, words_of

LONGEST_META = 200
"""Characters above which a line is prose and not looked at as a whole."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a short line with a date says beside the date.

    ``label`` is "published", "updated", "concluded" or ""; ``rest`` is what is left when date, time and label are
    taken away; ``place_before`` is True for "Minsk, 5 May 2010". ``short`` says that nothing beside the date is prose.
    """

    found: FoundDate
    label: str
    clock: bool
    rest: str
    place_before: bool
    short: bool


@cache
def _labels() -> re.Pattern[str]:
    table = calendar_words()["labels"]

    def alternatives(name: str) -> str:
        return "|".join(sorted((re.escape(item).replace(r"\ ", r"\s+") for item in table[name]), key=len, reverse=True))

    return re.compile(
        rf"(?<!\w)(?:(?P<updated>{alternatives('updated')})|(?P<published>{alternatives('published')}))(?!\w)\s*[:|\-–—]?",
        re.IGNORECASE,
    )


def meta_kind(text: str) -> BlockKind | None:
    """DATELINE for a line that is only a date, or a date and a place; FURNITURE for other small print with a date."""
    dated = date_line(text)
    if dated is None or not dated.short:
        return None
    if not dated.rest or dated.place_before:
        return BlockKind.DATELINE
    count = len(words_of(dated.rest))
    plain = dated.found.weekday is None and not dated.clock and not dated.label
    if plain and count <= 3 and is_place(dated.rest) and not is_edge(dated.rest) and "|" not in text:
        return BlockKind.DATELINE
    return None if plain and len(parts_of(text)) < 2 else BlockKind.FURNITURE


def _no_prose(text: str, rest: str) -> bool:
    """Is what stands beside a date no more than labels, names and counters?"""
    parts = [part for part in parts_of(rest) if not is_small(part)]
    words = [word.strip(".,;:()").casefold() for part in parts for word in words_of(part)]
    if len(words) > 10 or any(len(words_of(part)) > 8 for part in parts):
        return False
    if len(words) <= 3:
        return True
    if any(word in _VERBS or (len(word) > 4 and word.endswith("ed")) for word in words):
        return False
    return not ends_sentence(text) or _share_capital(parts) >= 0.4


def _share_capital(parts: list[str]) -> float:
    words = [word for part in parts for word in words_of(part) if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) / len(words) if words else 1.0


_VERBS = frozenset(
    {"is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "may", "met", "meets", "said", "says",
     "held", "holds", "took", "takes", "made", "gave", "came", "began", "begins", "to", "arrives", "visits", "signs", "that"}
)  # fmt: skip


def date_line(text: str) -> DateLine | None:
    """The line as a date with what stands around it; None for lines too long or without a date.

    A date without a year counts only where the line says nothing else.
    """
    return _date_line(text) if len(text) <= LONGEST_META else None


@lru_cache(maxsize=4096)
def _date_line(text: str) -> DateLine | None:
    everything = find_dates(text)
    dates = [found for found in everything if found.year is not None] or list(everything)
    if not dates:
        return None
    label, chosen = _labelled(text, dates)
    rest = _without(text, [item.span for item in dates] + clock_times(text))
    rest = _labels().sub(" ", rest) if label or dates[0].year is None else rest
    rest = re.sub(
        r"\b(?:at|on|GMT|UTC|MSK|EST|IST|EAT|hrs?|hours|[ap]\.?m\.?)(?:[+-]\d+(?::\d\d)?)?(?!\w)|[+-]\d\d:?\d\d",
        " ",
        rest,
    )
    rest = re.sub(r"\(\W*\)", " ", rest)
    rest = re.sub(r"\s{2,}", "  ", rest).strip(" ,.|-–—:;()[]/\\•·*")
    before, after = text[: chosen.span.start].strip(), text[chosen.span.end :].strip(" ,.-–—")
    place = bool(rest) and before.endswith(",") and is_place(before) and not label and len(words_of(rest)) <= 6
    after = after.strip("()[]/ ")  # the agency: "HANOI, Dec. 5, 2022 (NTA)"
    place = place and (not after or is_place(after) or bool(clock_times(after)))
    if chosen.year is None and ((rest and not place) or len(dates) > 1):
        return None
    return DateLine(chosen, label, bool(clock_times(text)), rest, place, _no_prose(text, rest))


def _labelled(text: str, dates: list[FoundDate]) -> tuple[str, FoundDate]:
    """The label that counts and the date that it labels: publication before change."""
    best = ("", dates[0])
    for match in _labels().finditer(text):
        after = [item for item in dates if 0 <= item.span.start - match.end() <= 12]
        if after and match["published"]:
            return "published", after[0]
        if after and not best[0]:
            best = ("updated", after[0])
    return best


def is_place(text: str) -> bool:
    """Minsk; Addis Ababa; Lusaka, Zambia; WASHINGTON, D.C."""
    words = words_of(text)
    return 1 <= len(words) <= 6 and all(word[0].isupper() or word in {"of", "the", "de", "al", "and"} for word in words)


def _without(text: str, spans: list[Span]) -> str:
    for span in sorted(spans, reverse=True):
        text = text[: span.start] + " " + text[span.end :]
    return text

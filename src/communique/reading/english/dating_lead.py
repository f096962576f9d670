"""The month of news that tells a full day at its head and no later one: "On 22 December 2021 five grants were signed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from communique.model import edtf
from communique.model.spans import Span
from communique.reading.annotations import Sentence, TimeKind, TimeMention
from communique.reading.english.dating_clues import data
from communique.reading.english.dating_places import FIRST_YEAR, sentence_of, tense_of
from communique.reading.english.times_context import STATED
from communique.reading.english.times_tense import Tense

_HEAD = 5  # sentences, title and captions among them
_LONGEST = 7  # days of a visit or session that is told as one


@cache
def _history() -> re.Pattern[str]:
    """What looks back and has a day of its own."""
    return re.compile(data()["head"]["history"], re.IGNORECASE)


def told_at_the_head(sentences: Sequence[Sentence], times: Sequence[TimeMention]) -> tuple[date, TimeMention] | None:
    """The full day that the first sentences tell in the past, where no later day is told as past in the whole text."""
    latest: date | None = None
    found: list[tuple[date, TimeMention]] = []
    for time in times:
        if time.kind is not TimeKind.DATE or time.basis != STATED or time.value is None:
            continue
        first, last = edtf.bounds(time.value)
        sentence = sentence_of(sentences, time.span)
        if first is None or last is None or sentence is None:
            continue
        tense = tense_of(sentence, time.span)
        if tense is not Tense.FUTURE:
            latest = max(latest or last, last)
        days = (last - first).days
        told = tense in {Tense.PAST, Tense.UNKNOWN, Tense.MEANT} and days <= _LONGEST and first.year >= FIRST_YEAR
        if told and sentence.index < _HEAD and not _history().search(sentence.text) and not _aside(sentence, time.span):
            found.append((last, time))
    return next((one for one in found if one[0] == latest), None)


def _aside(sentence: Sentence, span: Span) -> bool:
    """Is it the day of something that is only named: "the treaty, which was signed on 14 May 2003"?"""
    at = next(iter(sentence.inside(span)), None)
    while at is not None and at.head.i != at.i:
        if at.dep_ in {"relcl", "acl"}:
            return True
        at = at.head
    return False

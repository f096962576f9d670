"""Days that stand over what they date: the days of a programme, the years of a chronicle, "29/11/2022." before a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import edtf
from communique.model.documents import BlockKind
from communique.reading.annotations import Reading, Sentence, TimeKind, TimeMention, within

_LEAD = re.compile(
    r"(?:\W|\b(?:day|on|dated?|date|in|mon|tues?|wed(?:nes)?|thurs?|fri|satur?|sun)(?:day)?\b|\bday (?:\d+|one|two|three|four)\b)*",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*(?:\([^()]{1,30}\)|[,–—-]\s*[A-Z]\w+(?:[ ,]+[A-Z]\w+){0,2})?[\s.:;–—-]*")
_PROSE = 150  # words of a paragraph that is no entry
_FEWEST = 2  # lines that are days: one alone is the day on which a page was put out


def days_overhead(reading: Reading) -> dict[int, TimeMention]:
    """The day that stands over each sentence, by the sentence's number; sentences under none are left out.

    A line that is a day is over the lines below it, up to the next such line, a title or a paragraph of prose, where the text has
    at least two of them. A day that opens a paragraph is over that paragraph. The document's own day at its head is over nothing.
    """
    sentences = reading.sentences
    heads = {one.index: day for one in sentences if (day := _day_alone(reading, one)) is not None}
    if not heads:
        return {}
    size: dict[int, int] = {}
    for one in sentences:
        size[one.paragraph] = size.get(one.paragraph, 0) + 1
    lines = [number for number in heads if size[sentences[number].paragraph] == 1]
    above = sentences[-1].index not in lines  # else the days stand below what they date
    return _spread(reading, sentences, heads, set(lines) if len(lines) >= _FEWEST and above else set())


def _spread(
    reading: Reading, sentences: Sequence[Sentence], heads: dict[int, TimeMention], lines: set[int]
) -> dict[int, TimeMention]:
    out: dict[int, TimeMention] = {}
    chapter: TimeMention | None = None
    opening: tuple[int, TimeMention] | None = None
    for one in sentences:
        day = heads.get(one.index)
        if one.index in lines:
            beside = {one.index - 1, one.index + 1} & lines  # two years in a row head a table
            chapter = None if beside else day
        elif one.kind is BlockKind.TITLE or len(one.tokens.doc) > _PROSE:
            chapter = None
        elif day is not None and (day.value != reading.date or chapter is not None):
            opening = (one.paragraph, day)
        over = opening[1] if opening is not None and opening[0] == one.paragraph else chapter
        if over is not None and day is None:
            out[one.index] = over
    return out


def _day_alone(reading: Reading, sentence: Sentence) -> TimeMention | None:
    """The day that is all of a sentence which opens its paragraph: "Monday, 5 December – Cairo", "2021"."""
    if sentence.tokens.start != 0 or len(sentence.text) > _LONGEST:
        return None
    for time in within(reading.times, sentence.span):
        if time.kind is TimeKind.DATE and time.value:
            before = reading.text[sentence.span.start : time.span.start]
            after = reading.text[time.span.end : sentence.span.end]
            alone = _LEAD.fullmatch(before) and _TAIL.fullmatch(after) and edtf.valid(time.value)
            return time if alone else None
    return None


_LONGEST = 60  # characters of a line that is a day

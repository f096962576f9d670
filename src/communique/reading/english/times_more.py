"""Times that the patterns of ``times.toml`` miss and the engine of ``timex`` finds, in the form of the registers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from communique.model import edtf
from communique.model.spans import Span
from communique.reading.annotations import Sentence, TimeKind, TimeMention
from communique.reading.english.times_grammar import may_tell_time, relation
from communique.reading.english.timex.engine import find_timexes
from communique.reading.english.timex.grammar import holidays
from communique.reading.english.timex.timexes import Basis, Timex, TimexType

_LOOK_BACK = 80
_GRAINS = frozenset({"day", "week", "weekend", "month", "quarter", "half"})
_BREAK = "\n\n"


def _may_hold(text: str) -> bool:
    """Does a sentence hold a word that a time could be made of, or the longest word of a holiday's name?"""
    return may_tell_time(text) or any(map(text.lower().__contains__, _holidays()))


@cache
def _holidays() -> frozenset[str]:
    return frozenset(max(name.split(), key=len) for name in holidays())


def _text(sentences: Sequence[Sentence]) -> str:
    """The sentences' text at their places in the reading; what lies between is blank, a new paragraph an empty line.

    Sentences without a word of time are blank as well: nothing is found in them, and they are half of a text.
    """
    parts: list[str] = []
    at = 0
    paragraph = None
    for sentence in sentences:
        start = sentence.base + sentence.tokens.start_char
        gap = start - at
        if gap < 0:
            continue
        new = paragraph is not None and sentence.paragraph != paragraph and gap >= len(_BREAK)
        parts.append((_BREAK + " " * (gap - len(_BREAK))) if new else " " * gap)
        parts.append(sentence.text if _may_hold(sentence.text) else " " * len(sentence.text))
        at = start + len(sentence.text)
        paragraph = sentence.paragraph
    return "".join(parts)


def more_times(
    sentences: Sequence[Sentence], anchor: str | None, known: Sequence[TimeMention]
) -> tuple[TimeMention, ...]:
    """Dates that overlap none of the ``known`` times. ``anchor`` is the document's date; only a day is made use of.

    In a sentence with a known time only what hangs on the document's day is added: a second guess at what hangs on the text
    lost dates of contacts.
    """
    text = _text(sentences)
    day = edtf.day(anchor) if anchor else None
    taken = [one.span for one in known]
    bare = [sentence.span for sentence in sentences if not any(sentence.span.covers(one) for one in taken)]
    found = find_timexes(text, day.isoformat() if day else None)
    return tuple(
        _mention(one, text)
        for one in found
        if _usable(one)
        and not any(one.begin < span.end and span.start < one.end for span in taken)
        and (one.basis is Basis.DOCUMENT or any(span.start <= one.begin < span.end for span in bare))
    )


def _usable(one: Timex) -> bool:
    """Days, weeks and months; "the year", "winter" and hours name no date that a register can use."""
    return one.type is TimexType.DATE and one.edtf is not None and one.precision in _GRAINS


def _mention(one: Timex, text: str) -> TimeMention:
    before = text[max(0, one.begin - _LOOK_BACK) : one.begin]
    basis = "year inferred" if one.basis is Basis.INFERRED else one.basis.value
    return TimeMention(Span(one.begin, one.end), TimeKind.DATE, one.edtf, None, basis, relation(before))

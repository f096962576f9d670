"""Where a time stands and in what tense: what all reasons for a date ask."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.reading.english.times_tense import Tense, governing_tense

FIRST_YEAR = 1990
"""The first year in which a text without a date is taken to be written."""


def sentence_of(sentences: Sequence[Sentence], span: Span) -> Sentence | None:
    """The sentence that holds a span, None where none does; ``sentences`` are in order."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    return sentences[at] if at >= 0 and sentences[at].span.covers(span) else None


def tense_of(sentence: Sentence, span: Span) -> Tense:
    """The tense of the verb over a time."""
    shift = sentence.base + sentence.tokens.start_char
    return governing_tense(sentence, span.start - shift, span.end - shift)

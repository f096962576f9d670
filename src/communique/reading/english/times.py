"""Times in English text, resolved against the document's date and against one another.

``find_times(sentences, anchor)`` is the door. To add a way of writing a time, add a rule to ``data/times.toml`` and a
function of its name to ``times_days.py``, ``times_bare.py``, ``times_seasons.py``, ``times_years.py``, ``times_units.py`` or
``times_durations.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from communique.model import edtf
from communique.model.spans import Span
from communique.reading.annotations import Sentence as TimeSentence
from communique.reading.annotations import TimeKind, TimeMention
from communique.reading.english import times_bare, times_days, times_durations, times_seasons, times_units, times_years
from communique.reading.english.times_context import DISCOURSE, STATED, VAGUE, Discourse, Focus, Found, Here
from communique.reading.english.times_grammar import candidates
from communique.reading.english.times_more import more_times
from communique.reading.english.times_tense import Tense, governing_verb, is_aside

_YEAR = re.compile(r"\b(?:in|of|since|by|until|[A-Z][a-z]{2,8},?|\d{1,2},)\s((?:1[5-9]|20)\d\d)\b")
# A text tells history when it states many years and hardly one of them is near its own date.
_MANY_YEARS = 6
_NEAR_SHARE = 0.15
_MONTH = 31
_PROSE = 150  # words of a paragraph that is no entry of a chronicle
_HEADING = re.compile(r"(?:In )?(?:19|20)\d\d[:.–—-]?")


@cache
def _resolvers() -> dict[str, times_days.Resolver]:
    rooms = (times_days, times_bare, times_seasons, times_years, times_units, times_durations)
    return {name: resolver for room in rooms for name, resolver in room.RESOLVERS.items()}


def _historical(sentences: Sequence[TimeSentence], anchor: str | None) -> bool:
    first = edtf.bounds(anchor)[0] if anchor else None
    years = [int(year) for sentence in sentences for year in _YEAR.findall(sentence.text)]
    if len(years) < _MANY_YEARS or first is None:
        return False
    return sum(abs(year - first.year) <= 1 for year in years) < _NEAR_SHARE * len(years)


def find_times(sentences: Sequence[TimeSentence], anchor: str | None) -> tuple[TimeMention, ...]:
    """The times of a document's sentences, in order.

    ``anchor`` is the document's date as EDTF (a day, a month or a year), None when it is unknown: what hangs on it then
    has the value None, and the basis "year unknown" where day or month are known. Raises ValueError for a bad anchor.
    """
    discourse = Discourse(anchor, _historical(sentences, anchor))
    out: list[TimeMention] = []
    for sentence in sentences:
        out.extend(_in_sentence(sentence, discourse))
    return tuple(sorted((*out, *more_times(sentences, anchor, out)), key=lambda one: (one.span.start, one.span.end)))


def _in_sentence(sentence: TimeSentence, discourse: Discourse) -> list[TimeMention]:
    text = sentence.text
    shift = sentence.base + sentence.tokens.start_char
    if len(sentence.tokens.doc) > _PROSE:
        discourse.chapter = None
    out: list[TimeMention] = []
    done = 0
    for candidate in candidates(text):
        start, end = candidate.match.span()
        if start < done:
            continue
        here = Here(discourse, sentence, text, start, end)
        found = _resolvers()[candidate.rule](candidate.match, here)
        if found is None:
            continue
        if found.value is not None and not edtf.valid(found.value):
            continue
        done = end
        value = found.value
        out.append(
            TimeMention(
                Span(shift + start, shift + end), found.kind, value, found.duration, found.basis, _relation(here, found)
            )
        )
        _remember(discourse, here, found)
    return out


def _relation(here: Here, found: Found) -> str:
    """The preposition's sense; "from" before a closed interval opens it and says no more than "on"."""
    closed = found.value is not None and "/" in found.value and here.preceded_by("from")
    return "on" if closed else here.relation


def _aside(here: Here, value: str) -> int | None:
    """The number of the verb over a year that is told beside the story, -1 where it has none; None for all that are not.

    A month or a day is only beside it in a clause of its own: "A B, elected in June 2019, met him on 5 March".
    """
    verb = governing_verb(here.sentence, here.start, here.end)
    if edtf.precision(value) is not edtf.Precision.YEAR:
        return verb.i if verb is not None and verb.dep_ in {"acl", "relcl"} else None
    if here.relation == "since" or (verb is not None and any(child.lower_ == "since" for child in verb.children)):
        return -1
    if verb is not None and _ends_first_clause(here, verb):
        return verb.i
    if not is_aside(here.sentence, here.start, here.end):
        return None
    return verb.i if verb is not None and verb.dep_ in {"acl", "relcl"} else -1


def _ends_first_clause(here: Here, verb: Token) -> bool:
    """Does another clause with its own subject follow: "talks were opened in 2014 and the sixth round was held in June"?"""
    if here.text[: here.start].strip(" ,").casefold() in {"in", "during", ""}:
        return False  # "in 2014 they met and the treaty was signed in June"
    return any(
        child.dep_ == "conj"
        and child.i > verb.i
        and any(part.dep_ in {"nsubj", "nsubjpass"} for part in child.children)
        for child in verb.children
    )


def _remember(discourse: Discourse, here: Here, found: Found) -> None:
    sentence = here.sentence
    if found.kind is not TimeKind.DATE or found.value is None or found.basis == VAGUE:
        return
    carried = found.basis == DISCOURSE and discourse.focus is not None and discourse.focus.stated
    stated = found.basis == STATED or carried
    discourse.focus = Focus(found.value, stated, sentence.paragraph, sentence.index, _aside(here, found.value))
    first, last = edtf.bounds(found.value)
    if found.basis == STATED and _HEADING.fullmatch(here.text[: here.end + 1].strip()) and here.opens_paragraph:
        discourse.heading = discourse.focus
        if here.text[here.end :].strip(" .:–—-") == "" and sentence.tokens.end == len(sentence.tokens.doc):
            discourse.chapter = discourse.focus
    if found.basis == STATED and first and last and (last - first).days <= _MONTH and here.tense is Tense.FUTURE:
        discourse.month_years.setdefault(first.month, first.year)

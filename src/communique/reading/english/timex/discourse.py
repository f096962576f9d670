"""What a text has spoken of so far, and what one match is resolved against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from communique.reading.english.timex import values
from communique.reading.english.timex.grammar import Match
from communique.reading.english.timex.timexes import Basis, TimexType
from communique.reading.english.timex.tokens import BREAK, Tokens, data
from communique.reading.english.timex.values import Stamp

_BACK, _AHEAD = 14, 12
_ENDS = frozenset({".", "!", "?", ";"})
# A text is a narrative when it states many years and few days that hang on the day of writing.
_YEARS_OF_NARRATIVE = 6
_DEICTIC = frozenset("today yesterday tomorrow tonight".split())
_SHARE = 0.15
_PAST_SHARE = 0.5
_LONG = 40  # so many years make a history even of a time that reaches to the day of writing


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule makes of its match. ``focus`` is False where the text does not go on from it."""

    value: str
    type: TimexType = TimexType.DATE
    stamp: Stamp | None = None
    basis: Basis = Basis.STATED
    mod: str | None = None
    focus: bool = True
    start: int | None = None  # tokens, where it is not the whole match
    end: int | None = None
    edtf: str | None = None


def dated(
    stamp: Stamp | None, basis: Basis = Basis.STATED, mod: str | None = None, *, focus: bool = True
) -> Found | None:
    """A stretch of the calendar as an expression; None stays None."""
    if stamp is None:
        return None
    kind = TimexType.TIME if stamp.time else TimexType.DATE
    return Found(stamp.value, kind, stamp, basis, mod, focus)


@dataclass(slots=True)
class Discourse:
    """``day`` is the document's day, None if unknown. ``focus`` is the last date of the text, ``quarter`` the last quarter."""

    day: date | None
    narrative: bool = False
    focus: Stamp | None = None
    basis: Basis = Basis.UNKNOWN  # what the focus was resolved against
    quarter: Stamp | None = None
    mentioned: int | None = None  # the last year that was named or meant, even in passing

    def note(self, found: Found) -> None:
        """Go on from an expression."""
        stamp = found.stamp
        if stamp is not None and stamp.grain not in {"decade", "century"}:
            self.mentioned = stamp.year
        if stamp is None or not found.focus:
            return
        if stamp.grain == "quarter" and (self.quarter is None or stamp.first > self.quarter.first):
            self.quarter = stamp
        if stamp.grain in {"decade", "century"}:
            return
        if stamp.grain == "year" and self.focus is not None and self.focus.year == stamp.year:
            return
        self.basis = found.basis
        self.focus = replace(stamp, time=stamp.time if stamp.grain == "day" else "")

    @property
    def document(self) -> Stamp | None:
        """The day of the document."""
        return values.of_day(self.day) if self.day else None

    def anchor(self) -> tuple[Stamp, Basis] | None:
        """What "next" and "last" start from: the story's day in a narrative, else the document's."""
        if not self.narrative and self.day:
            return values.of_day(self.day), Basis.DOCUMENT
        if self.focus is not None:
            return self.focus, Basis.DISCOURSE
        return (values.of_day(self.day), Basis.DOCUMENT) if self.day else None

    def story(self) -> tuple[Stamp, Basis] | None:
        """What "the following", "the same" and "later" start from: what the text spoke of last, else the document's day."""
        if self.focus is not None:
            return self.focus, Basis.DISCOURSE
        return (values.of_day(self.day), Basis.DOCUMENT) if self.day else None


@cache
def _cues() -> dict[str, int]:
    tense = data()["tense"]
    cues = dict.fromkeys(tense["past"], -1)
    cues.update(dict.fromkeys(tense["future"], 1))
    cues.update(dict.fromkeys(tense["participles"], 0))
    return cues


@cache
def _ahead() -> frozenset[str]:
    return frozenset(data()["tense"]["for"])


@cache
def _before_to() -> frozenset[str]:
    return frozenset(data()["tense"]["before_to"])


def _cue(word: str) -> int:
    known = _cues().get(word)
    if known is not None:
        return known
    return -1 if len(word) > 4 and word.endswith("ed") else 0


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset((*data()["nouns"]["abbreviations"], *data()["names"]["month_short"]))


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    if tokens.classes[at] == BREAK or "\n" in word:
        return True
    if word not in _ENDS:
        return False
    following = tokens.words[at + 1] if at + 1 < len(tokens.words) else "A"
    before = tokens.words[at - 1] if at else ""
    if word != "." or following[:1].islower():
        return word != "."
    return len(before) > 1 and before.lower() not in _abbreviations() and "." not in before


def tense(tokens: Tokens, start: int, end: int) -> int:
    """-1 where the words around an expression look back, 1 where they look ahead, 0 where they do not tell."""
    words = tokens.lower
    for at in range(start - 1, max(-1, start - _BACK), -1):
        if _ends_sentence(tokens, at):
            break
        if words[at] == "to" and at and words[at - 1] in _before_to():
            return 1
        if cue := _cue(words[at]):
            return cue
    for at in range(end, min(len(words), end + _AHEAD)):
        if _ends_sentence(tokens, at):
            break
        if cue := _cue(words[at]):
            return cue
    return 0


@dataclass(frozen=True, slots=True)
class Here:
    """One match and what it is resolved against."""

    discourse: Discourse
    match: Match

    @property
    def tense(self) -> int:
        """The direction of the words around it."""
        if self.match.before() == "for" and self.match.before(2) in _ahead():
            return 1
        if (
            self.match.before() == "until"
            and self.match.start > 1
            and not _ends_sentence(self.match.tokens, self.match.start - 2)
        ):
            return 1
        return tense(self.match.tokens, self.match.start, self.match.end)

    @property
    def narrative(self) -> bool:
        """Does the text tell history?"""
        return self.discourse.narrative

    def opens_sentence(self) -> bool:
        """Does it stand at the head of a sentence or a paragraph?"""
        at = self.match.start - 1
        return at < 0 or _ends_sentence(self.match.tokens, at)


def is_narrative(tokens: Tokens, years: list[int], day: date | None) -> bool:
    """Does a text that states these years tell history rather than news?"""
    if len(years) < _YEARS_OF_NARRATIVE:
        return False
    if day:
        past = sum(year < day.year - 1 for year in years)
        near = sum(abs(year - day.year) <= 1 for year in years)
        if past < _PAST_SHARE * len(years) or (near > _SHARE * len(years) and len(years) < _LONG):
            return False
    weekdays = frozenset(data()["names"]["weekdays"])
    near = sum(word in _DEICTIC or word in weekdays for word in tokens.lower)
    return near < _SHARE * len(years)


def sentence_words(tokens: Tokens, at: int) -> Iterator[str]:
    """The words before a token in its sentence, the nearest first."""
    for place in range(at - 1, -1, -1):
        if _ends_sentence(tokens, place):
            return
        yield tokens.lower[place]

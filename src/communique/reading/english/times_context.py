"""What a time is resolved against: the document's date, the dates that the text named before, and the verb's tense."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from communique.model import edtf
from communique.model.edtf import Precision
from communique.reading.annotations import Sentence, TimeKind
from communique.reading.english import times_calendar as cal
from communique.reading.english.times_grammar import relation
from communique.reading.english.times_tense import Tense, governing_tense, governing_verb

STATED = "stated"
DOCUMENT = "document date"
DISCOURSE = "previous date in the text"
NO_YEAR = "year unknown"
NO_DATE = "document date unknown"
VAGUE = "vague"
# Further back than this many sentences a date no longer carries the story on.
REACH = 3
_LOOK_BACK = 80
_LOOK_AHEAD = 80
# A day this near to the text's own is not the one of another year, whatever the tense: "preparations for the visit of 29
# November had begun", printed on the 24th.
_NEAR = 45  # days


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule made of its match."""

    value: str | None
    basis: str = STATED
    kind: TimeKind = TimeKind.DATE
    duration: str | None = None
    cut: int | None = None  # the expression ends here, before the end of the match


@dataclass(frozen=True, slots=True)
class Focus:
    """The last date of the text and where it stood. ``stated`` is True when it does not hang on the document's date.

    ``aside`` is set for a year told beside the story, "since 2010", "a treaty signed in 1966": the number of the verb of its clause,
    whose other dates alone are of that year, or -1.
    """

    value: str
    stated: bool
    paragraph: int
    sentence: int
    aside: int | None = None


@dataclass(slots=True)
class Discourse:
    """What the text has said so far. ``anchor`` is the first and last day of the document's date, None if unknown."""

    anchor_value: str | None
    historical: bool = False
    focus: Focus | None = None
    heading: Focus | None = None  # a year at the head of its paragraph, which all of the paragraph is of
    chapter: Focus | None = None  # a year that is a line of its own, which the entries of the lines below are of
    month_years: dict[int, int] = field(default_factory=dict)
    years: list[int] = field(default_factory=list)

    @property
    def anchor(self) -> tuple[date, date] | None:
        """First and last day of the document's date, None when it is unknown or open."""
        if self.anchor_value is None:
            return None
        first, last = edtf.bounds(self.anchor_value)
        return (first, last) if first and last else None


@dataclass(frozen=True)
class Here:
    """One match in its sentence. ``start`` and ``end`` count characters of ``sentence.text``."""

    discourse: Discourse
    sentence: Sentence
    text: str
    start: int
    end: int

    @property
    def opens_paragraph(self) -> bool:
        """Does its sentence open the paragraph?"""
        return self.sentence.tokens.start == 0

    @property
    def opens_line(self) -> bool:
        """Does it open its paragraph, as the day of an entry of a chronicle does?"""
        return self.opens_paragraph and not self.text[: self.start].strip(" -–—•*·")

    @property
    def before(self) -> str:
        """The text just before the match, within the sentence."""
        return self.text[max(0, self.start - _LOOK_BACK) : self.start]

    @property
    def after(self) -> str:
        """The text just behind the match, within the sentence."""
        return self.text[self.end : self.end + _LOOK_AHEAD]

    @cached_property
    def relation(self) -> str:
        """The sense of the preposition before it."""
        return relation(self.before)

    @cached_property
    def tense(self) -> Tense:
        """The tense of the verb that governs it; "since" looks back whatever the verb."""
        if self.preceded_by("since"):
            return Tense.PAST
        return governing_tense(self.sentence, self.start, self.end)

    def preceded_by(self, words: str) -> bool:
        """Does the text before end with one of these words (a regular expression)?"""
        return re.search(rf"(?:^|[^\w-])(?:{words})\s?$", self.before, re.IGNORECASE) is not None

    @property
    def day(self) -> date | None:
        """The day of the document, None when it is not known to the day."""
        value = self.discourse.anchor_value
        return edtf.day(value) if value else None

    @property
    def focus(self) -> Focus | None:
        """The date that the text carries on from here, None when it lies too far back."""
        focus = self.discourse.focus
        if focus is None or self.discourse.historical:
            return focus
        near = self.sentence.paragraph == focus.paragraph and self.sentence.index - focus.sentence <= REACH
        return focus if near else None

    def focus_day(self) -> date | None:
        """The day in focus, None when the focus is no single day."""
        return edtf.day(self.focus.value) if self.focus else None

    def focus_start(self) -> date | None:
        """The first day of what is in focus (of the end of an open interval)."""
        if self.focus is None:
            return None
        first, last = edtf.bounds(self.focus.value)
        return first or last

    def story_year(self, month: int) -> int | None:
        """The year of a month in a story that a stated date has begun, None when none is being told."""
        heading = self.discourse.heading
        if heading is not None and heading.paragraph == self.sentence.paragraph:
            return int(heading.value)
        chapter = self.discourse.chapter
        if chapter is not None and self.opens_line:
            return int(chapter.value)
        focus = self.focus
        if focus is None or not focus.stated:
            return None
        start = self.focus_start()
        if start is None or (not self.discourse.historical and self._beside(focus)):
            return None
        exact = edtf.precision(focus.value) in {Precision.DAY, Precision.MONTH, Precision.INTERVAL}
        same_sentence = focus.sentence == self.sentence.index
        if not (exact or same_sentence or self.discourse.historical):
            return None
        return start.year + (start.month - month > 6 and exact)

    def _beside(self, focus: Focus) -> bool:
        """Was the year in focus told beside the story, and of another deed than this date?"""
        if focus.aside is None:
            return False
        if edtf.precision(focus.value) is not Precision.YEAR and focus.sentence != self.sentence.index:
            return False
        verb = governing_verb(self.sentence, self.start, self.end)
        return verb is None or verb.i != focus.aside

    def year_of(self, month: int, day: int | None = None) -> tuple[int | None, str]:
        """The year of a bare month or day and on what it rests; None and ``NO_YEAR`` when nothing tells."""
        anchor = self.discourse.anchor
        story = self.story_year(month)
        if story is not None and (anchor is None or self._tells_past(story, anchor)):
            return story, DISCOURSE
        if anchor is None:
            known = self.discourse.month_years.get(month) if self.tense is Tense.FUTURE else None
            return (known, DISCOURSE) if known is not None else (None, NO_YEAR)
        value = self.discourse.anchor_value
        if value is not None and edtf.precision(value) is Precision.YEAR:
            return anchor[0].year, DOCUMENT
        return self._by_tense(month, day, anchor), DOCUMENT

    def _tells_past(self, year: int, anchor: tuple[date, date]) -> bool:
        return (
            self.discourse.historical
            or self.discourse.heading is not None
            or (self.discourse.chapter is not None and self.opens_line)
            or (year < anchor[0].year and self.tense is not Tense.FUTURE)
        )

    def _by_tense(self, month: int, day: int | None, anchor: tuple[date, date]) -> int:
        spans: dict[int, tuple[date, date]] = {}
        for year in range(anchor[0].year - 1, anchor[1].year + 2):
            if day is None or cal.real(year, month, day):
                spans[year] = (date(year, month, day or 1), date(year, month, day or cal.last_day(year, month)))
        near = [
            year
            for year, (first, last) in spans.items()
            if day is not None and (first - anchor[1]).days <= _NEAR and (anchor[0] - last).days <= _NEAR
        ]
        if near:
            return near[0]
        past = [year for year, span in spans.items() if span[0] <= anchor[1]]
        future = [year for year, span in spans.items() if span[1] >= anchor[0]]
        if self.tense is Tense.PAST and past:
            return max(past)
        if self.tense is Tense.FUTURE and future:
            return min(future)
        years = list(spans)
        return years[cal.nearest(spans.values(), anchor)] if years else anchor[0].year

    def reference_year(self, words: str) -> tuple[int | None, str]:
        """The year that "this year", "the same year", "the following year" means."""
        words = words.lower()
        anchor = self.discourse.anchor
        focus = self.focus_start()
        here = anchor[0].year if anchor else None
        if words in {"the same", "that same", "that", "the following", "the previous", "the preceding", "the next"}:
            by = {"the following": 1, "the next": 1, "the previous": -1, "the preceding": -1}.get(words, 0)
            if focus is not None:
                return focus.year + by, DISCOURSE
            return (here + by, DOCUMENT) if here is not None else (None, NO_YEAR)
        if words == "the" and focus is not None and (self.discourse.historical or here is None):
            return focus.year, DISCOURSE
        by = {"last": -1, "the past": -1, "next": 1, "the coming": 1}.get(words, 0)
        return (here + by, DOCUMENT) if here is not None else (None, NO_YEAR)

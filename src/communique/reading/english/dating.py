"""The date of a text that does not state it, where what it says leaves only one.

``infer_date(sentences, times, pairs)`` is the door. A past year alone never dates a text: it may be history. What counts
is a plan with a year, the anniversary of relations whose beginning is known, an occasion whose days are known, and last a
full day that the head of the text tells where no later one is told (of 160 texts that state no date it gave 18 their
month, and none a wrong year).
Tables: ``data/diplomatic_relations.csv``, ``data/occasions.csv``, ``data/dating.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.model import edtf
from communique.model.documents import BlockKind
from communique.model.spans import Span
from communique.reading.annotations import Sentence, TimeKind, TimeMention
from communique.reading.english import dating_clues as clues
from communique.reading.english.dating_clues import Occasion, OccasionClue, Phase
from communique.reading.english.dating_head import DayAlone, InOffice, days_near, newest_year
from communique.reading.english.dating_lead import told_at_the_head
from communique.reading.english.dating_places import FIRST_YEAR, sentence_of, tense_of
from communique.reading.english.times_context import NO_YEAR, STATED
from communique.reading.english.times_grammar import day_number, month_number, weekday_numbers
from communique.reading.english.times_tense import Tense

LAST_YEAR = 2035
_PLAN_WITHIN = 400  # a plan with a year lies no further ahead, in days
_PLAN_NEXT = 150  # the same where the text has no dateline, so that its day is that of what it tells
_AHEAD_WITHIN = 300
_OVER_WITHIN = 60
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DAY = re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{_MONTH})|(?P<m2>{_MONTH})\.? (?P<d2>\d{{1,2}})")
_AS_OF = re.compile(
    r"(?:^|\W)(?:as (?:of|on|at)|status(?: as of)?:?|position as on|updated(?: on)?:?|last updated:?|dated:?)\s$",
    re.IGNORECASE,
)
_OWN_LINE = 40
_PLANNED = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were) (?:to|due|set|expected|scheduled|slated|planned|going)\b|plan(?:s|ned)?|planning|scheduled|due"
    r"|expected|upcoming|forthcoming|next|coming|intends?|hopes?|aims?|by|until|before|to be \w+)\b",
    re.IGNORECASE,
)
_PLAN_NEAR = 80
_MONTH_ON = 5
_EXACT = frozenset({edtf.Precision.DAY, edtf.Precision.MONTH})
_WEEKDAY_ALONE = re.compile(
    r"(?:\b(?:on|this) |, )(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!,? (?:the |last |next )?(?:\d|[A-Z][a-z]{2,8} \d))"
)
_LEAD = 3  # sentences in which news says when it happened
_LATER = 2  # days after which a lead still calls the day by its name
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


@dataclass(frozen=True, slots=True)
class InferredDate:
    """The date of a document: an EDTF value, on which words it rests, and where they stand."""

    value: str
    basis: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Vote:
    """One reason for a year, or for any day of a window."""

    year: int | None
    span: Span
    words: str
    windows: tuple[tuple[date, date], ...] = ()
    strong: bool = True


def infer_date(
    sentences: Sequence[Sentence],
    times: Sequence[TimeMention],
    pairs: Sequence[Sequence[str]],
    head: DayAlone | None = None,
    holders: Sequence[InOffice] = (),
) -> InferredDate | None:
    """The date of a document from its own words, None where they leave it open.

    ``times`` are those of ``find_times(sentences, None)``; ``pairs`` the pairs of states (ISO alpha-3) that the text is
    about, the likeliest first; ``head`` is the day of a dateline without a year, ``holders`` are the leaders named.
    """
    stated = _as_of(sentences, times)
    if stated is not None:
        return stated
    partial = _told_on(sentences, head) if head is not None else _own_day(sentences, times)
    votes = [
        *_plans(sentences, times, partial, _PLAN_WITHIN if head else _PLAN_NEXT),
        *_anniversaries(sentences, pairs),
        *_occasions(sentences),
    ]
    if partial is not None:
        votes += [_Vote(year, span, _words(sentences, span)) for year, span in days_near(partial, times)]
    floor = max(
        (edtf.bounds(time.value)[0] or date.min for time in times if _is_past(sentences, time) and time.value),
        default=date.min,
    )
    if partial is None:
        return _year_only([vote for vote in votes if vote.year is not None], floor) or _by_lead(sentences, times)
    own = _best(partial, votes, floor) or (_by_office(partial, holders, floor) if head or partial.weekdays else None)
    return own or _by_lead(sentences, times)


def _by_lead(sentences: Sequence[Sentence], times: Sequence[TimeMention]) -> InferredDate | None:
    """The month of the day that the head of the text tells, or the next."""
    found = told_at_the_head(sentences, times)
    if found is None:
        return None
    words = _words(sentences, found[1].span)
    following = (found[0].replace(day=28) + timedelta(days=_MONTH_ON)).isoformat()[:7]
    value = edtf.interval(found[0].isoformat()[:7], following)
    return InferredDate(value, f'month or the next, inferred from "{words}", the latest date told', (found[1].span,))


def _told_on(sentences: Sequence[Sentence], head: DayAlone) -> DayAlone:
    """The day of a dateline with the days of the week on which it can be: "said on Wednesday" is of that day or just before."""
    if head.weekdays:
        return head
    for sentence in [one for one in sentences if one.kind is BlockKind.BODY][:_LEAD]:
        named = _WEEKDAY_ALONE.search(sentence.text)
        if named is None:
            continue
        shift = sentence.base + sentence.tokens.start_char
        span = Span(shift + named.start("day"), shift + named.end("day"))
        if tense_of(sentence, span) is Tense.PAST:
            told = weekday_numbers()[named["day"].lower()]
            return replace(head, weekdays=frozenset((told + later) % 7 for later in range(_LATER + 1)))
    return head


def _by_office(day: DayAlone, holders: Sequence[InOffice], floor: date) -> InferredDate | None:
    """The only year in which all the leaders named were in office and the day fell on its weekday."""
    if not holders:
        return None
    fitting = [
        own
        for year in range(FIRST_YEAR, newest_year() + 1)
        if (own := day.on(year)) is not None and own >= floor and all(one.holds(year) for one in holders)
    ]
    if len(fitting) != 1:
        return None
    words = "; ".join(f'"{one.words}"' for one in holders)
    basis = f'day and month stated ("{day.words}"), the only year that fits with those in office: {words}'
    return InferredDate(fitting[0].isoformat(), basis, (day.span, *(one.span for one in holders)))


def _words(sentences: Sequence[Sentence], span: Span) -> str:
    sentence = sentence_of(sentences, span)
    shift = sentence.base + sentence.tokens.start_char if sentence is not None else 0
    return "" if sentence is None else sentence.text[span.start - shift : span.end - shift]


def _as_of(sentences: Sequence[Sentence], times: Sequence[TimeMention]) -> InferredDate | None:
    """The date of "(as of May 2011)" on a line of its own; inside the story "as of November" tells the month or the next."""
    latest: date | None = None
    inside: tuple[date, TimeMention, str] | None = None
    for time in times:
        first = (
            edtf.bounds(time.value)[0] if time.value and time.kind is TimeKind.DATE and time.basis == STATED else None
        )
        sentence = sentence_of(sentences, time.span)
        if first is None or time.value is None or sentence is None or edtf.precision(time.value) not in _EXACT:
            continue
        shift = sentence.base + sentence.tokens.start_char
        before, words = sentence.text[: time.span.start - shift], sentence.text[: time.span.end - shift]
        rest = sentence.text[time.span.end - shift :].strip(" .)*]")
        if _AS_OF.search(before) and len(before) <= _OWN_LINE and not rest:
            return InferredDate(time.value, f'stated ("{words.strip(" (")}")', (time.span,))
        if tense_of(sentence, time.span) is not Tense.FUTURE:
            latest = max(latest or first, first)
        if re.search(r"\bas (?:of|at|on) $", before, re.IGNORECASE) and (inside is None or first > inside[0]):
            inside = (first, time, f"as of {sentence.text[time.span.start - shift : time.span.end - shift]}")
    if inside is None or inside[0] != latest:
        return None
    following = (inside[0].replace(day=28) + timedelta(days=_MONTH_ON)).isoformat()[:7]
    value = edtf.interval(inside[0].isoformat()[:7], following)
    return InferredDate(
        value, f'month or the next, inferred from "{inside[2]}", the latest date told', (inside[1].span,)
    )


def _is_past(sentences: Sequence[Sentence], time: TimeMention) -> bool:
    """Is it a stated date that a verb in the past speaks of?"""
    if time.kind is not TimeKind.DATE or time.basis != STATED or time.value is None:
        return False
    sentence = sentence_of(sentences, time.span)
    return sentence is not None and tense_of(sentence, time.span) is Tense.PAST


def _own_day(sentences: Sequence[Sentence], times: Sequence[TimeMention]) -> DayAlone | None:
    """The day without a year on which what the text reports took place: the first that does not lie ahead."""
    found: list[DayAlone] = []
    for time in times:
        if time.basis != NO_YEAR or time.kind is not TimeKind.DATE:
            continue
        sentence = sentence_of(sentences, time.span)
        if sentence is None:
            continue
        shift = sentence.base + sentence.tokens.start_char
        words = sentence.text[time.span.start - shift : time.span.end - shift]
        match = _DAY.search(words)
        tense = tense_of(sentence, time.span)
        stretch = re.search(r"\d\s?(?:[-–—]|and|to)\s?\d", words) is not None
        # Days that are told together are as often those of a coming event as of the one reported.
        if match is None or tense is Tense.FUTURE or (stretch and tense is not Tense.PAST):
            continue
        month, day = month_number(match["m"] or match["m2"]), day_number(match["d"] or match["d2"])
        weekday = _WEEKDAY.search(words)
        number = weekday_numbers()[weekday.group().lower()] if weekday else None
        found.append(DayAlone(month, day, frozenset() if number is None else frozenset({number}), time.span, words))
    if not found:
        return None
    first = found[0]
    # What was reported last lies nearest to the day of writing, unless the months run over the end of a year.
    near = [item for item in found if 0 <= (item.month - first.month) * 31 + item.day - first.day <= _OVER_WITHIN]
    return max(near, key=lambda item: (item.month, item.day))


def _plans(
    sentences: Sequence[Sentence], times: Sequence[TimeMention], partial: DayAlone | None, within: int
) -> list[_Vote]:
    """Stated months or days that lie ahead: the text is no more than about a year older."""
    out: list[_Vote] = []
    if partial is None:
        return out
    for time in times:
        if time.kind is not TimeKind.DATE or time.basis != STATED or time.value is None:
            continue
        first, last = edtf.bounds(time.value)
        sentence = sentence_of(sentences, time.span)
        if first is None or last is None or sentence is None or (last - first).days > 31:
            continue
        if first.month == partial.month:
            continue  # of this year or of the next: "November 16", and a delivery "in November 2006"
        if tense_of(sentence, time.span) is not Tense.FUTURE:
            continue
        shift = sentence.base + sentence.tokens.start_char
        start, end = time.span.start - shift, time.span.end - shift
        after = sentence.text[end : end + _PLAN_NEAR].split(",")[0]
        if not _PLANNED.search(sentence.text[max(0, start - _PLAN_NEAR) : end] + after):
            continue  # "were invited in July 1997": the verbs of plans tell of old ones too
        words = _words(sentences, time.span)
        out.append(_Vote(None, time.span, words, ((last - timedelta(days=within), last),)))
    return out


def _anniversaries(sentences: Sequence[Sentence], pairs: Sequence[Sequence[str]]) -> list[_Vote]:
    out = [
        _Vote(clue.base + clue.count, clue.span, clue.words)
        for clue in clues.dated_anniversaries(sentences)
        if FIRST_YEAR <= clue.base + clue.count <= LAST_YEAR
    ]
    begun = next((value for value in (clues.established(pair) for pair in pairs) if value), None)
    if begun is None:
        return out
    for clue in clues.anniversary_clues(sentences):
        year = int(begun[:4]) + clue.count + clue.by
        if FIRST_YEAR <= year <= LAST_YEAR:
            out.append(_Vote(year, clue.span, clue.words))
    return out


def _window(occasion: Occasion, phase: Phase) -> tuple[date, date]:
    if phase is Phase.AHEAD:
        return occasion.first - timedelta(days=_AHEAD_WITHIN), occasion.last
    if phase is Phase.RUNNING:
        return occasion.first - timedelta(days=1), occasion.last + timedelta(days=2)
    if phase is Phase.OVER:
        return occasion.first, occasion.last + timedelta(days=_OVER_WITHIN)
    return occasion.first - timedelta(days=_OVER_WITHIN), occasion.last + timedelta(days=_OVER_WITHIN)


def _occasions(sentences: Sequence[Sentence]) -> list[_Vote]:
    """Known occasions that the text says lie ahead, are running or are just over."""
    out: list[_Vote] = []
    for clue in clues.occasion_clues(sentences):
        if clue.phase is Phase.UNKNOWN and not clue.named:
            continue
        out.append(
            _Vote(None, clue.span, clue.words, tuple(_window(o, clue.phase) for o in clue.options), _strong(clue))
        )
    return out


def _strong(clue: OccasionClue) -> bool:
    """Can the clue alone date a day? Then the phase is told and the options are few."""
    return clue.phase is not Phase.UNKNOWN and (clue.named or len(clue.options) <= 3)


def _year_only(votes: list[_Vote], floor: date) -> InferredDate | None:
    years = {vote.year for vote in votes}
    if len(years) != 1:
        return None
    year = years.pop()
    if year is None or year < floor.year:
        return None
    words = "; ".join(dict.fromkeys(f'"{vote.words}"' for vote in votes))
    return InferredDate(str(year), f"year {year} inferred from {words}", tuple(vote.span for vote in votes))


def _best(partial: DayAlone, votes: Sequence[_Vote], floor: date) -> InferredDate | None:
    """The one year in which the day agrees with the most reasons, at least one of them strong."""
    scores: dict[int, list[_Vote]] = {}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        day = partial.on(year)
        if day is None or day < floor:
            continue
        agreeing = [vote for vote in votes if vote.year == year or any(a <= day <= b for a, b in vote.windows)]
        if any(vote.strong for vote in agreeing):
            scores[year] = agreeing
    if not scores:
        return None
    ranked = sorted(scores, key=lambda year: (-sum(1 + vote.strong for vote in scores[year]), year))
    if len(ranked) > 1 and _weight(scores[ranked[0]]) == _weight(scores[ranked[1]]):
        return None
    year = ranked[0]
    reasons = scores[year]
    words = "; ".join(dict.fromkeys(f'"{vote.words}"' for vote in reasons))
    value = date(year, partial.month, partial.day).isoformat()
    basis = f'day and month stated ("{partial.words}"), year {year} inferred from {words}'
    return InferredDate(value, basis, (partial.span, *(vote.span for vote in reasons)))


def _weight(votes: Sequence[_Vote]) -> int:
    return sum(1 + vote.strong for vote in votes)

"""The day on which a document was published, and on what that rests.

Order of trust: given beside the text; a dateline of the story; the page's metadata; a labelled line; a line with a time
of day or next to the title; any other line that is a date; the end of the text. What can only be inferred from the story
itself stays unknown here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.model.documents import Block, BlockKind, DateBasis, PublicationDate
from communique.sources import phrases, stamps
from communique.sources.datelines import dateline_of, shift
from communique.sources.dates import FoundDate, calendar_words, find_dates, parse_given

DATELINE, LABELLED, BESIDE, LINE, CHANGED, IN_TITLE, CONCLUDED, ASIDE = range(8)
BEFORE, AFTER = 3, 14
"""Days by which a line may be earlier or later than the dateline and still be of the same story."""
METADATA_SLACK = 14
MOST_HINTS = 300


@dataclass(frozen=True, slots=True)
class _Candidate:
    rank: int
    distance: int
    found: FoundDate


def date_of(
    text: str,
    blocks: Sequence[Block],
    *,
    given: str | float | None = None,
    metadata: str | None = None,
    url: str | None = None,
) -> PublicationDate:
    """The date of publication with its basis, and its span where it stands in ``text``.

    ``given`` came beside the text, ``metadata`` is the date that the page states in its code (ISO), ``url`` helps with
    the order of day and month.
    """
    value, note = parse_given(given)
    if value:
        return PublicationDate(value, DateBasis.GIVEN)
    stated = _stated(text, blocks, url)
    if metadata:
        clash = stated.value and _apart(stated.value, metadata) > METADATA_SLACK
        if not clash:
            return PublicationDate(metadata, DateBasis.METADATA, note=note)
        stated = replace(stated, note=f"the page's metadata says {metadata}")
    return replace(stated, note="; ".join(part for part in (note, stated.note) if part))


def _apart(first: str, second: str) -> int:
    return abs((_day(first) - _day(second)).days)


def _day(value: str) -> date:
    parts = [int(part) for part in value.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def _stated(text: str, blocks: Sequence[Block], url: str | None) -> PublicationDate:
    dateline = _dateline(text, blocks)
    hints = [item for block in blocks for item in find_dates(block.span.of(text)[:300])][:MOST_HINTS]
    order = _Order(hints, dateline, url)
    if dateline and dateline.full:
        return _published(order.settle(dateline))
    candidates = _candidates(text, blocks, order)
    if dateline and dateline.year is not None:  # "LA PAZ, Jul 1997 (IPS) -"
        same = [item.found for item in candidates if item.found.full and _same_month(item.found, dateline)]
        return _published(same[0] if same else dateline)
    as_of = _as_of(text, blocks)
    if as_of:
        candidates = [item for item in candidates if item.rank not in (CHANGED, ASIDE) or _close(item.found, as_of)]
    if dateline is None:
        today = None if candidates else _today(text, blocks)
        found = candidates[0].found if candidates else order.settle(today) if today else None
        return _published(found) if found else PublicationDate()
    fitting = [item for item in candidates if _fits(dateline, item.found)]
    if not fitting:
        note = "the dated lines contradict the dateline" if candidates else "the dateline has no year"
        return PublicationDate(note=note)
    return _with_year(dateline, fitting[0].found)


def _same_month(first: FoundDate, second: FoundDate) -> bool:
    return (first.year, first.month) == (second.year, second.month)


_TODAY = re.compile(r"(?P<before>\w+ )?\b(?:today|this (?:morning|afternoon|evening))\b\W{0,3}", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\w+day\)\W{1,3}")
_NOT_ON = frozenset({"until", "till", "since", "before", "from", "of", "by"})
_LEAD = 200  # characters of a paragraph in which it says when


def _today(text: str, blocks: Sequence[Block]) -> FoundDate | None:
    """The day that the first paragraphs call today: "This afternoon (Monday), 18 June 2007"."""
    for block in [one for one in blocks if one.kind is BlockKind.BODY][:2]:
        lead = block.span.of(text)[:_LEAD]
        for match in _TODAY.finditer(lead):
            named = _IN_BRACKETS.match(lead, match.end())
            at = named.end() if named else match.end()
            found = next((one for one in find_dates(lead) if one.span.start == at and one.full), None)
            if found is not None and (match["before"] or "").strip().lower() not in _NOT_ON:
                return _moved(found, block.span.start)
    return None


def _holds_up_to(line: str) -> bool:
    return re.match(r"\W*as\s+(?:of|on|at)\b", line, re.IGNORECASE) is not None


def _as_of(text: str, blocks: Sequence[Block]) -> FoundDate | None:
    """The day up to which a brief says that it holds: not its publication, but a footer's date cannot be far from it."""
    for block in blocks[:6]:
        line = block.span.of(text)
        found = find_dates(line[:80])
        if _holds_up_to(line) and found and found[0].year is not None:
            return found[0]
    return None


def _close(first: FoundDate, second: FoundDate) -> bool:
    return abs((_day(first.edtf or "") - _day(second.edtf or "")).days) <= METADATA_SLACK + (
        31 if second.day is None else 0
    )


def _published(found: FoundDate) -> PublicationDate:
    return PublicationDate(found.edtf, DateBasis.TEXT, found.span)


def _with_year(dateline: FoundDate, other: FoundDate) -> PublicationDate:
    """The dateline's day in the year of the other line."""
    day = _nearest(dateline, other)
    if other.day is None or day is None or day == other.as_date():
        return _published(other)
    return PublicationDate(day.isoformat(), DateBasis.TEXT, dateline.span, "the year is that of the page's date line")


def _nearest(dateline: FoundDate, other: FoundDate) -> date | None:
    """The dateline's day in the year that puts it closest to the other date."""
    anchor = other.as_date()
    days = []
    if anchor is None or dateline.day is None:
        return None
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            days.append(date(year, dateline.month, dateline.day))
        except ValueError:
            continue
    return min(days, key=lambda day: abs((day - anchor).days), default=None)


def _fits(dateline: FoundDate, other: FoundDate) -> bool:
    anchor, day = other.as_date(), _nearest(dateline, other)
    if anchor is None or day is None:
        return False
    if other.day is None:
        return other.month == dateline.month
    return timedelta(days=-BEFORE) <= anchor - day <= timedelta(days=AFTER)


def _dateline(text: str, blocks: Sequence[Block]) -> FoundDate | None:
    """The first dateline among the first paragraphs of the story."""
    bodies = [block for block in blocks if block.kind is BlockKind.BODY]
    if blocks and (match := re.match(r"date\s+(\d{4}-\d\d-\d\d)\b", blocks[0].span.of(text))):
        stamp = find_dates(match[1])  # a field that a crawler put before the text
        if stamp:
            return _moved(stamp[0], blocks[0].span.start + match.start(1))
    for block in bodies[:4]:
        line = dateline_of(block.span.of(text))
        if line:
            return shift(line, block.span.start)
    for block in blocks[:8]:
        dated = stamps.date_line(block.span.of(text)) if block.kind is BlockKind.DATELINE else None
        if dated and dated.found.year is None and dated.found.day is not None:
            return _moved(dated.found, block.span.start)
    return None


def _moved(found: FoundDate, by: int) -> FoundDate:
    return replace(found, span=found.span.shift(by))


@dataclass(frozen=True, slots=True)
class _Order:
    """Decides whether a date in figures puts the day or the month first."""

    hints: Sequence[FoundDate]
    dateline: FoundDate | None
    url: str | None

    def settle(self, found: FoundDate) -> FoundDate:
        """The date in the order that agrees with the rest of the page; day first where nothing speaks."""
        if found.swapped is None:
            return found
        other = found.exchanged()
        here, there = self._agrees(found), self._agrees(other)
        if here != there:
            return found if here else other
        certain = [hint for hint in self.hints if hint.numeric and hint.swapped is None and hint.year is not None]
        if any(hint.month_first for hint in certain):
            return other
        return other if self._american() else found

    def _agrees(self, found: FoundDate) -> bool:
        if self.dateline is not None and self.dateline.year is None:
            return _fits(self.dateline, found)
        day = found.as_date()
        near = (hint.as_date() for hint in self.hints if hint.full and not hint.numeric)
        return day is not None and any(other is not None and abs((day - other).days) <= 3 for other in near)

    def _american(self) -> bool:
        return self.url is not None and re.search(r"\.(?:gov|mil|us)(?:[:/]|$)", self.url) is not None


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with the block of its title, or else of the story's first line, and the block of its last line.

    ``lists`` is the block that opens a list of other stories after it.
    """

    text: str
    blocks: Sequence[Block]
    anchor: int
    last: int
    lists: int

    @classmethod
    def of(cls, text: str, blocks: Sequence[Block]) -> _Page:
        story = [index for index, block in enumerate(blocks) if block.kind in (BlockKind.TITLE, BlockKind.BODY)]
        titles = [index for index in story if blocks[index].kind is BlockKind.TITLE]
        last = story[-1] if story else len(blocks)
        tails = (index for index, block in enumerate(blocks) if index > last and phrases.is_tail(block.span.of(text)))
        return cls(text, blocks, (titles or story or [0])[0], last, next(tails, len(blocks)))

    def line(self, index: int) -> str:
        return self.blocks[index].span.of(self.text)

    def near_weather(self, index: int) -> bool:
        around = range(max(0, index - 1), min(len(self.blocks), index + 2))
        return any(phrases.is_weather(self.line(place)) for place in around)


def _candidates(text: str, blocks: Sequence[Block], order: _Order) -> list[_Candidate]:
    page = _Page.of(text, blocks)
    out: list[_Candidate] = []
    for index, block in enumerate(blocks):
        dated = stamps.date_line(page.line(index)) if len(block.span) <= stamps.LONGEST_META else None
        if dated is None or dated.found.year is None or _holds_up_to(page.line(index)):
            continue
        rank = _rank(page, index, dated)
        if rank is not None:
            found = order.settle(_moved(dated.found, block.span.start))
            out.append(_Candidate(rank, abs(index - page.anchor), found))
    return sorted(out, key=lambda item: (item.found.day is None, item.rank, item.distance, item.found.span))


def _rank(page: _Page, index: int, dated: stamps.DateLine) -> int | None:
    """How far a line is to be believed, None for not at all."""
    kind = page.blocks[index].kind
    if kind is BlockKind.TITLE:
        return IN_TITLE if _closes(page.line(index), dated.found) else None
    if kind is BlockKind.BODY and abs(index - page.anchor) <= _HEAD and _signs(page.line(index), dated):
        return LINE
    if kind in (BlockKind.BODY, BlockKind.CAPTION):
        ending = kind is BlockKind.BODY and index >= page.last - 10 and _concludes(page.line(index))
        return CONCLUDED if ending else None
    if index > page.lists:
        return None  # the day of another story
    if dated.label == "published":
        return LABELLED
    if page.near_weather(index):
        return None  # the day on which the page was fetched
    if dated.label == "updated":
        return CHANGED
    if kind is BlockKind.FURNITURE and index > page.last:
        return None
    near = abs(index - page.anchor) <= 3
    if dated.clock and near:
        return BESIDE
    if kind is BlockKind.DATELINE:
        return LINE if near or dated.clock or index > page.last else ASIDE
    return LINE if near and dated.found.weekday is None else ASIDE


_HEAD = 3  # blocks from the title within which a line says by whom and when


def _signs(line: str, dated: stamps.DateLine) -> bool:
    """Does a line say no more than by whom or where, and when: "By our economics editor, 10 April 2024"?"""
    return dated.found.full and dated.short and _closes(line, dated.found)


def _closes(line: str, found: FoundDate) -> bool:
    """Does a title end with the date, set off by a sign?"""
    before, after = line[: found.span.start].rstrip(), line[found.span.end :]
    return _NOTE.fullmatch(after) is not None and before.endswith((",", "-", "–", "—", "(", ":", "|"))


# What may stand behind the day at the end of a title: "(summary)", ": notes".
_NOTE = re.compile(r"\W*|\s*\([^()]{1,40}\)\W*|\s*[:–—-]\s*\w+\W*")


def _concludes(line: str) -> bool:
    words = "|".join(calendar_words()["labels"]["concluded"])
    return (
        len(line) <= 160
        and re.match(rf"(?:{words})\b(?:\s+(?:at|in|on)\b|\s*:|\s+\d)", line, re.IGNORECASE) is not None
    )

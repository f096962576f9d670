"""A text cut into its lines and paragraphs, paragraphs broken at a column put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique.model.spans import Span

NARROWEST, WIDEST = 40, 110
"""Columns between which a line may be a broken piece of a paragraph."""
SHORTEST = 20
"""Columns from which a line may be such a piece where the next begins inside a sentence."""
SLACK = 8
"""Columns by which an editor or a proportional source may fall short of the greedy break."""


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    blank_before: bool
    indent: int


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(
        r"(?:[-–—•*·▪►‣○●■]\s|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)]\s|\d{1,2}\s?[-–—]\s|(?:Q|A|Question|Answer)\s*:)",
        re.IGNORECASE,
    )


def _lines(text: str) -> list[_Line]:
    out: list[_Line] = []
    start, blank = 0, False
    for match in [*_breaks().finditer(text), None]:
        end = match.start() if match else len(text)
        raw = text[start:end]
        content = raw.strip()
        if content:
            indent = len(raw) - len(raw.lstrip())
            out.append(_Line(Span(start + indent, start + indent + len(content)), content, blank, indent))
        blank = not content if out else False
        start = match.end() if match else end
    return out


def cut(text: str) -> list[Span]:
    """The spans of all blocks in order: a line each, or a paragraph that was broken over several lines.

    White space at their ends is left out; what lies between two blocks is white space only.
    """
    lines = _lines(text)
    wrapped = _is_wrapped(lines)
    out: list[Span] = []
    for index, line in enumerate(lines):
        if index and _joins(lines, index - 1, wrapped=wrapped):
            out[-1] = out[-1].join(line.span)
        else:
            out.append(line.span)
    return out


def _joins(lines: list[_Line], index: int, *, wrapped: bool) -> bool:
    """Does the paragraph of this line go on in the next?"""
    if not _may_continue(lines, index):
        return False
    line, after = lines[index], lines[index + 1]
    if (_runs_on(line, after) and (wrapped or len(line.text) >= NARROWEST)) or (wrapped and _hangs(line)):
        return True
    return wrapped and _is_full(lines, index)


def _group_width(lines: list[_Line], index: int) -> int:
    """The longest line, indent included, in the run of lines without a blank around ``index``."""
    first = index
    while first > 0 and not lines[first].blank_before and index - first < 40:
        first -= 1
    last = index
    while last + 1 < len(lines) and not lines[last + 1].blank_before and last - index < 40:
        last += 1
    return max(line.indent + len(line.text) for line in lines[first : last + 1])


def _may_continue(lines: list[_Line], index: int) -> bool:
    """Could this line be a broken piece of a paragraph that the next one continues?"""
    line, after = lines[index], lines[index + 1]
    if after.blank_before or _item().match(after.text) or line.text.endswith(":"):
        return False
    least = SHORTEST if _runs_on(line, after) else NARROWEST
    return least <= line.indent + len(line.text) <= WIDEST and after.indent + len(after.text) <= WIDEST


def _is_full(lines: list[_Line], index: int) -> bool:
    """Was there no room for the next word?"""
    line, after = lines[index], lines[index + 1]
    return line.indent + len(line.text) + 1 + len(after.text.split()[0]) > _group_width(lines, index) - SLACK


def _runs_on(line: _Line, after: _Line) -> bool:
    return after.text[0].islower() and line.text[-1] not in ".!?;"


def _hangs(line: _Line) -> bool:
    """Does the line end with a word after which no paragraph ends?"""
    return line.text.split()[-1] in _HANGING


_HANGING = frozenset(
    {"a", "an", "the", "of", "on", "in", "at", "to", "for", "from", "by", "with", "and", "or", "as", "that", "which", "who",
     "his", "her", "its", "their", "between", "into", "is", "are", "was", "were", "has", "have", "will", "be", "been"}
)  # fmt: skip


def _is_wrapped(lines: list[_Line]) -> bool:
    """Is the whole text broken at a column? Then many breaks fall inside sentences."""
    pairs = [index for index in range(len(lines) - 1) if _may_continue(lines, index)]
    running = sum(_runs_on(lines[index], lines[index + 1]) or _hangs(lines[index]) for index in pairs)
    return running >= 3 and running >= 0.3 * len(pairs)

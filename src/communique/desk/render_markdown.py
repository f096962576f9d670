"""A briefing as Markdown (CommonMark with footnotes), every citation a footnote that quotes its passage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.desk.model import Briefing, Group, Illustration, Line, Passage, Reference, Source
from communique.desk.render_text import clean, heading_lines, left_out, line_text

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&^$])")
# What begins a list or underlines a heading at the beginning of a line.
_LEADING = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))")
_OUTER = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def render_markdown(briefing: Briefing) -> str:
    """The briefing as one Markdown document."""
    notes = _Notes(briefing)
    parts = [f"# {escape(briefing.title)}", ""]
    parts += ["  \n".join(escape(line) for line in heading_lines(briefing)), ""]
    parts += [f"> **{escape(warning)}**\n" for warning in briefing.warnings]
    for section in briefing.sections:
        parts += [f"## {escape(section.title)}", ""]
        if section.empty:
            parts += [f"{escape(section.empty[:1].upper() + section.empty[1:])}.", ""]
        for chart in briefing.charts_of(section.key):
            parts += [_chart(chart, notes), ""]
        for group in section.groups:
            parts += _group(group, notes)
    parts += ["## Sources", ""]
    parts += [_source(source) for source in briefing.sources]
    return "\n".join([*parts, "", *notes.written]).rstrip("\n") + "\n"


class _Notes:
    """The footnotes: one a passage, numbered as they are first cited."""

    def __init__(self, briefing: Briefing) -> None:
        self._passages = {one.anchor: one for source in briefing.sources for one in source.passages}
        self._numbers: dict[str, int] = {}
        self.written: list[str] = []

    def of(self, references: Sequence[Reference], more: int) -> str:
        """The marks behind a line."""
        marks = " ".join(f"[^{self._number(reference)}]" for reference in references)
        return marks + (f" and {more} more" if more else "")

    def _number(self, reference: Reference) -> int:
        number = self._numbers.get(reference.anchor)
        if number is None:
            number = self._numbers[reference.anchor] = len(self._numbers) + 1
            passage = self._passages.get(reference.anchor)
            quoted = f": “{_quoted(passage)}”" if passage is not None else ""
            self.written.append(f"[^{number}]: [{escape(str(reference))}](#d{reference.source}){quoted}")
        return number


def escape(text: str) -> str:
    """Text in which no character has a meaning in Markdown, not even at the beginning of a line."""
    return _LEADING.sub(r"\1\\", escape_piece(text.strip()))


def escape_piece(text: str) -> str:
    """A piece of a passage, its outer spaces kept."""
    return _SPECIAL.sub(r"\\\1", clean(re.sub(r"\s+", " ", text)))


def _group(group: Group, notes: _Notes) -> list[str]:
    lines = [f"### {escape(group.title)}", ""] if group.title else []
    lines += [f"- {_line(line, notes)}" for line in group.lines]
    if group.left_out:
        lines.append(f"- *{escape(left_out(group))}*")
    return [*lines, ""]


def _line(line: Line, notes: _Notes) -> str:
    return f"{escape(line_text(line))} {notes.of(line.references, line.more)}"


def _chart(chart: Illustration, notes: _Notes) -> str:
    """The words of a chart in the place of its picture."""
    return f"*Chart: {escape(chart.title)}.* {escape(chart.alt)} {notes.of(chart.references, chart.more)}"


def _quoted(passage: Passage) -> str:
    """The passage with the cited words in bold; spaces at their ends would take their meaning from the stars."""
    parts = []
    for text, cited in passage.pieces:
        before, words, after = _OUTER.findall(escape_piece(text))[0]
        parts.append(f"{before}**{words}**{after}" if cited and words else before + words + after)
    return "".join(parts)


def _source(source: Source) -> str:
    document = source.document
    about = [document.published or "undated", document.name, document.outlet, document.title, document.url]
    words = ", ".join(escape_piece(part) for part in about if part)
    return f'- <a id="d{source.number}"></a>**{source.number}** {words} (date: {escape_piece(document.basis)})'

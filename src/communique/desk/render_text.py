"""A briefing as plain text."""

from __future__ import annotations

import textwrap

from communique.desk.model import Briefing, Group, Line, Source
from communique.desk.wording import when

WIDTH = 100


def render_text(briefing: Briefing, *, width: int = WIDTH) -> str:
    """The briefing with lines of at most ``width`` characters (longer words alone go beyond) and a last line end."""
    parts = [briefing.title, "=" * len(briefing.title)]
    parts += [line for heading in heading_lines(briefing) for line in _wrapped(heading, "  ", width)]
    parts += ["", *(line for warning in briefing.warnings for line in _wrapped(f"! {warning}", "  ", width))]
    for number, section in enumerate(briefing.sections, start=1):
        title = f"{number}. {section.title}"
        parts += ["", title, "-" * len(title)]
        parts += _wrapped(f"{section.empty[:1].upper()}{section.empty[1:]}.", "", width) if section.empty else []
        for group in section.groups:
            parts += _group(group, width)
    parts += ["", "Sources", "-------"]
    for source in briefing.sources:
        parts += _source(source, width)
    return "\n".join(clean(part) for part in parts) + "\n"


def heading_lines(briefing: Briefing) -> list[str]:
    """What the page rests on."""
    day = when(briefing.as_of.isoformat()) if briefing.as_of else "an unknown day"
    lines = [f"As of {day}"]
    if briefing.prepared_by:
        lines.append(f"Prepared by {briefing.prepared_by}")
    if briefing.chosen:
        lines.append(f"Only: {briefing.chosen}")
    lines.append(f"From {briefing.searched}")
    if briefing.outlets:
        lines.append(f"Outlets: {', '.join(briefing.outlets)}")
    return [*lines, f"Data: {briefing.data_as_of}"]


def line_text(line: Line) -> str:
    """Date, words and state of a line, without its citations."""
    date = f"{when(line.date)}: " if line.date else ""
    return f"{date}{line.text}" + (f" ({line.mark})" if line.mark else "")


def citations(line: Line) -> str:
    """The citations of a line in brackets."""
    more = f" and {line.more} more" if line.more else ""
    return " ".join(f"[{reference}]" for reference in line.references) + more


def left_out(group: Group) -> str:
    """What a group says of the lines that it has no room for."""
    return f"{group.left_out} more in the ledger" if group.left_out else ""


def clean(text: str) -> str:
    """The text without characters that steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    flat = " ".join(text.split())
    return textwrap.wrap(flat, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _group(group: Group, width: int) -> list[str]:
    lines = [group.title] if group.title else []
    for line in group.lines:
        lines += _wrapped(f"- {line_text(line)} {citations(line)}", "  ", width)
    return [*lines, f"  ({left_out(group)})"] if group.left_out else lines


def _source(source: Source, width: int) -> list[str]:
    document = source.document
    about = [document.published or "undated", source.label]
    if source.label != document.name:
        about.append(document.name)
    about += [part for part in (document.outlet, document.title, document.url) if part]
    lines = _wrapped(f"[{source.number}] {', '.join(about)} (date: {document.basis})", "    ", width)
    for passage in source.passages:
        place = f"s. {passage.sentence}" if passage.sentence is not None else "passage"
        lines += [f"    {line}" for line in _wrapped(f"{place}: “{passage.text}”", "  ", width - 4)]
    return lines

"""A briefing as PDF on A4: footnotes, charts, links from notes to sources and from sources to their addresses."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

from communique.desk.illustrations import drawn_svg, share_of_page
from communique.desk.model import Briefing, Group, Illustration, Line, Passage, Section, Source
from communique.desk.notes import EXPLAINED, Note, Notes, web_address
from communique.desk.plain import TITLE_LENGTH, breakable, isolated, plain, plain_piece, right_to_left
from communique.desk.render_text import heading_lines, left_out
from communique.desk.wording import when
from communique.model.errors import FormMissing

# The first is part of the compiler. The others are taken where they are installed, for scripts that it lacks.
FONTS = (
    "Libertinus Serif",
    "Noto Serif",
    "Noto Naskh Arabic",
    "Noto Serif Hebrew",
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
    "DejaVu Serif",
    "DejaVu Sans",
)


def render_pdf(briefing: Briefing) -> bytes:
    """The file. Raises FormMissing where the compiler is not installed."""
    made: bytes = compiled(briefing, "pdf")
    return made


def compiled(briefing: Briefing, form: Any, ppi: float | None = None) -> Any:
    """The pages in a form of the compiler's: ``pdf`` as one file, ``png`` as one a page."""
    try:
        import typst  # noqa: PLC0415 not everybody has it
    except ModuleNotFoundError as error:
        raise FormMissing("a briefing as PDF") from error
    fonts = typst.Fonts()
    with tempfile.TemporaryDirectory() as folder:
        # Of the machine the compiler may read this folder alone.
        place = Path(folder) / "briefing.typ"
        place.write_bytes(resources.files("communique.desk").joinpath("data/briefing.typ").read_bytes())
        given = inputs(briefing, fonts.families())
        return typst.compile(place, root=place.parent, font_paths=fonts, format=form, ppi=ppi, sys_inputs=given)


def inputs(briefing: Briefing, families: Iterable[str]) -> dict[str, str]:
    """What is handed to the template; ``families`` are the fonts that there are."""
    installed = set(families)
    values = {**as_values(briefing), "fonts": [name for name in FONTS if name in installed]}
    return {"data": json.dumps(values, ensure_ascii=False)}


def as_values(briefing: Briefing) -> dict[str, Any]:
    """What the template asks for, as plain values."""
    notes = Notes(briefing)
    heading = [_words(line) for line in heading_lines(briefing)]
    return {
        "title": plain(briefing.title, TITLE_LENGTH),
        "names": plain(" – ".join(briefing.names), TITLE_LENGTH),
        "author": plain(briefing.prepared_by),
        "day": [briefing.as_of.year, briefing.as_of.month, briefing.as_of.day] if briefing.as_of else None,
        "as_of": heading[0],
        "heading": heading,
        "data_as_of": plain(f"Data: {briefing.data_as_of}"),
        "explained": EXPLAINED,
        "warnings": [_words(warning) for warning in briefing.warnings],
        "sections": [
            _section(number, section, briefing, notes) for number, section in enumerate(briefing.sections, start=1)
        ],
        "sources": [_source(source) for source in briefing.sources],
    }


def _words(text: str, limit: int | None = None) -> str:
    return isolated(breakable(plain(text, limit)))


def _section(number: int, section: Section, briefing: Briefing, notes: Notes) -> dict[str, Any]:
    empty = f"{section.empty[:1].upper()}{section.empty[1:]}." if section.empty else ""
    return {
        "title": f"{number}. {section.title}",
        "empty": plain(empty),
        "charts": [_chart(chart, notes) for chart in briefing.charts_of(section.key)],
        "groups": [_group(group, notes) for group in section.groups],
    }


def _chart(chart: Illustration, notes: Notes) -> dict[str, Any]:
    svg = drawn_svg(chart) or ""
    return {
        "title": _words(chart.title, TITLE_LENGTH),
        "alt": plain(chart.alt),
        "svg": svg,
        "width": share_of_page(svg),
        "notes": [_note(note) for note in notes.of(chart.references)],
        "more": chart.more,
    }


def _group(group: Group, notes: Notes) -> dict[str, Any]:
    return {
        "title": _words(group.title, TITLE_LENGTH),
        "dated": any(line.date for line in group.lines),
        "lines": [_line(line, notes) for line in group.lines],
        "left_out": left_out(group),
    }


def _line(line: Line, notes: Notes) -> dict[str, Any]:
    return {
        "date": plain(when(line.date)) if line.date else "",
        "text": _words(line.text),
        "mark": _words(line.mark),
        "notes": [_note(note) for note in notes.of(line.references)],
        "more": line.more,
    }


def _note(note: Note) -> dict[str, str]:
    return {
        "anchor": note.anchor,
        "source": note.source,
        "outlet": isolated(breakable(note.outlet)),
        "place": note.place,
        "url": note.url,
        "quote": isolated(breakable(note.quote)),
    }


def _source(source: Source) -> dict[str, Any]:
    document = source.document
    title = document.title or document.name
    told = f"{when(document.published)} ({document.basis})" if document.published else "undated"
    about = [told, document.outlet, document.name if document.name != title else None]
    address = str(document.url or "")
    return {
        "anchor": f"d{source.number}",
        "title": f"{source.number}. {_words(title, TITLE_LENGTH)}",
        "about": [_words(part, TITLE_LENGTH) for part in about if part],
        "address": _words(address, TITLE_LENGTH),
        "url": web_address(address),
        "passages": [_passage(passage) for passage in source.passages],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "anchor": passage.anchor,
        "place": f"s. {passage.sentence}" if passage.sentence is not None else "",
        "rtl": right_to_left(passage.text),
        "pieces": [[breakable(plain_piece(text)), cited] for text, cited in passage.pieces],
    }

"""The text of a briefing as a Word document."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import count

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from communique.desk.illustrations import drawn_png, share_of_png
from communique.desk.model import Briefing, Group, Illustration, Line, Section, Source
from communique.desk.notes import EXPLAINED, Note, Notes, web_address
from communique.desk.plain import TITLE_LENGTH, plain, right_to_left
from communique.desk.render_text import heading_lines, left_out
from communique.desk.word.elements import Element, bookmark, inner_link, outer_link, run, tab
from communique.desk.word.footnotes import Footnotes
from communique.desk.word.frame import framed
from communique.desk.word.package import packed
from communique.desk.wording import when

PICTURE_WIDTH = 168  # millimetres


def written(briefing: Briefing) -> bytes:
    """The file."""
    return packed(Writer(briefing).document)


class Writer:
    """Writes one briefing from its first line to its last."""

    def __init__(self, briefing: Briefing) -> None:
        """``document`` is whole afterwards."""
        self.document: Document = framed(briefing)
        self._footnotes = Footnotes(self.document)
        self._notes = Notes(briefing)
        self._bookmarks = count(1)
        self._head(briefing)
        for number, section in enumerate(briefing.sections, start=1):
            self._section(number, section, briefing.charts_of(section.key))
        self._add("SourcesHeading", run("Sources"))
        self._add("LeftOut", run(EXPLAINED))
        for source in briefing.sources:
            self._source(source)

    def _add(self, style: str, *content: Element) -> Element:
        """A paragraph."""
        paragraph: Element = self.document.add_paragraph()._p  # noqa: SLF001 python-docx has no other way to its elements
        paragraph.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), style)
        paragraph.extend(content)
        return paragraph

    def _head(self, briefing: Briefing) -> None:
        self._add("Kicker", run("Briefing"))
        self._add("Title", run(plain(" – ".join(briefing.names), TITLE_LENGTH)))
        for place, line in enumerate(heading_lines(briefing)):
            self._add("About", run(plain(line), "" if place else "Strong"))
        for warning in briefing.warnings:
            self._add("Warning", run(plain(warning)))

    def _section(self, number: int, section: Section, charts: Sequence[Illustration]) -> None:
        self._add("Heading1", run(f"{number}. {section.title}"))
        if section.empty:
            self._add("LeftOut", run(plain(f"{section.empty[:1].upper()}{section.empty[1:]}.")))
        for chart in charts:
            self._chart(chart)
        for group in section.groups:
            self._group(group)

    def _chart(self, chart: Illustration) -> None:
        noted = self._noted(self._notes.of(chart.references), chart.more)
        self._add("Chart", run(plain(chart.title, TITLE_LENGTH)), *noted)
        picture = drawn_png(chart)
        if picture is None:
            self._add("LeftOut", run(plain(chart.alt)))
            return
        shape = self.document.add_picture(io.BytesIO(picture), width=Mm(PICTURE_WIDTH * share_of_png(picture)))
        paragraph: Element = self.document.paragraphs[-1]._p  # noqa: SLF001 as above
        paragraph.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), "Picture")
        properties: Element = shape._inline.docPr  # noqa: SLF001 as above
        properties.set("descr", plain(chart.alt))
        properties.set("title", plain(chart.title, TITLE_LENGTH))

    def _group(self, group: Group) -> None:
        if group.title:
            self._add("Heading2", run(plain(group.title, TITLE_LENGTH)))
        dated = any(line.date for line in group.lines)
        for line in group.lines:
            words = self._words(line)
            if dated:
                self._add("Dated", run(plain(when(line.date)) if line.date else "", "Day"), tab(), *words)
            else:
                self._add("ListBullet", *words)
        if group.left_out:
            self._add("LeftOut", run(left_out(group)))

    def _words(self, line: Line) -> Iterator[Element]:
        yield run(plain(line.text))
        if line.mark:
            yield from (run(" "), run(plain(f"({line.mark})"), "State"))
        yield from self._noted(self._notes.of(line.references), line.more)

    def _noted(self, notes: Sequence[Note], more: int) -> Iterator[Element]:
        """The mark of the footnote of a line."""
        content: list[Element] = []
        for note in notes:
            content += [run("; ")] if content else []
            content += self._note(note)
        if more:
            content.append(run(f"; and {more} more in the ledger"))
        if content:
            yield self._footnotes.add(content)

    def _note(self, note: Note) -> Iterator[Element]:
        yield inner_link(note.anchor, note.source)
        yield run(", ")
        yield outer_link(self._footnotes.address(note.url), note.outlet) if note.url else run(note.outlet)
        if note.place:
            yield run(f", {note.place}")
        if note.quote:
            yield run(": ")
            yield run(f"“{note.quote}”")

    def _source(self, source: Source) -> None:
        document = source.document
        title = document.title or document.name
        begin, end = bookmark(next(self._bookmarks), f"d{source.number}")
        self._add("Heading2", begin, run(f"{source.number}. "), run(plain(title, TITLE_LENGTH)), end)
        told = f"{when(document.published)} ({document.basis})" if document.published else "undated"
        about = [told, document.outlet, document.name if document.name != title else None]
        content = [run(" · ".join(plain(part, TITLE_LENGTH) for part in about if part))]
        if document.url:
            content += [run(" · "), self._address(document.url)]
        self._add("SourceAbout", *content)
        for passage in source.passages:
            begin, end = bookmark(next(self._bookmarks), passage.anchor)
            place = f"s. {passage.sentence}" if passage.sentence is not None else ""
            quoted = [run(text, "Cited" if cited else "") for text, cited in passage.pieces]
            style = "PassageRight" if right_to_left(passage.text) else "Passage"
            self._add(style, begin, run(place, "Place"), tab(), run("“"), *quoted, run("”"), end)

    def _address(self, url: str) -> Element:
        shown, target = plain(url, TITLE_LENGTH), web_address(url)
        if not target:
            return run(shown)
        return outer_link(self.document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True), shown)

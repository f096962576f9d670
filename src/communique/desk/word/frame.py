"""The frame of a Word document: paper, styles, running head and foot, properties."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import resources

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.section import Section, _Footer
from docx.shared import Mm

from communique.desk.model import Briefing
from communique.desk.plain import TITLE_LENGTH, plain
from communique.desk.render_text import heading_lines
from communique.desk.word.elements import Element, field, run, tab
from communique.desk.word.package import EPOCH

PROPERTY_LENGTH = 255  # characters that a core property may have
PAGE, MARGINS = (210, 297), (22, 24, 20, 22)  # millimetres; left, top, right, bottom
LEFT_BEHIND = ("customXml", "stylesWithEffects")  # parts of the template that would tell of other styles


def framed(briefing: Briefing) -> Document:
    """An empty document with everything that stands around the text."""
    document = docx.Document()
    for key in [key for key, one in document.part.rels.items() if one.reltype.endswith(LEFT_BEHIND)]:
        del document.part.rels[key]
    _style(document)
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, PAGE)
    left, top, right, bottom = map(Mm, MARGINS)
    section.left_margin, section.top_margin, section.right_margin, section.bottom_margin = left, top, right, bottom
    section.header_distance = section.footer_distance = Mm(12)
    _head_and_foot(section, briefing)
    _properties(document, briefing)
    return document


def _style(document: Document) -> None:
    source = resources.files("communique.desk").joinpath("data/briefing_styles.xml")
    ours: Element = parse_xml(source.read_bytes())
    theirs: Element = document.styles.element
    for old in list(theirs):
        theirs.remove(old)
    theirs.extend(list(ours))


def _head_and_foot(section: Section, briefing: Briefing) -> None:
    """The title runs above all pages but the first, which begins with it."""
    section.different_first_page_header_footer = True
    title, day = plain(briefing.title, TITLE_LENGTH), heading_lines(briefing)[0]
    paragraph: Element = section.header.paragraphs[0]._p  # noqa: SLF001 python-docx has no other way to its elements
    paragraph.extend([run(title), tab(), run(day)])
    for footer in (section.footer, section.first_page_footer):
        _foot(footer, plain(f"Data: {briefing.data_as_of}"))


def _foot(footer: _Footer, data: str) -> None:
    paragraph = footer.paragraphs[0]
    paragraph.style = "footer"
    content: Element = paragraph._p  # noqa: SLF001 as above
    content.extend([run(data), tab(), *field("PAGE", "1"), run(" of "), *field("NUMPAGES", "1")])


def _properties(document: Document, briefing: Briefing) -> None:
    """The moment of the data stands for that of writing, which would differ from file to file."""
    properties = document.core_properties
    moment = _moment(briefing)
    properties.author = properties.last_modified_by = plain(briefing.prepared_by, PROPERTY_LENGTH)
    properties.title = plain(briefing.title, PROPERTY_LENGTH)
    properties.comments = plain(f"Data: {briefing.data_as_of}", PROPERTY_LENGTH)
    properties.language = "en"
    properties.created = properties.modified = moment


def _moment(briefing: Briefing) -> datetime:
    if briefing.read_until:
        return datetime.fromisoformat(briefing.read_until).astimezone(UTC).replace(tzinfo=None)
    if briefing.as_of:
        return datetime(briefing.as_of.year, briefing.as_of.month, briefing.as_of.day)  # noqa: DTZ001 properties are in UTC
    return datetime(*EPOCH)  # noqa: DTZ001 as above

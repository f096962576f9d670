"""Real footnotes: a part of their own with its type and relationships, the two separators, and the marks in the text."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from communique.desk.word.elements import Element, element, run

TEXT_STYLE = "FootnoteText"
MARK_STYLE = "FootnoteReference"
SEPARATORS = (("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator"))
# What follows footnotePr among the settings, in the order of the schema: python-docx knows no place for it.
_AFTER = ("w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema", "w:themeFontLang")


class Footnotes:
    """The footnotes of one document."""

    def __init__(self, document: Document) -> None:
        """Adds the part with the separators. Call it once a document."""
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for number, kind, tag in SEPARATORS:
            root.append(_separator(number, kind, tag))
        name = PackURI("/word/footnotes.xml")
        self.part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, root, document.part.package)
        self._root: Element = root
        self._count = 0
        document.part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        _register(document.settings.element)

    def add(self, content: Sequence[Element]) -> Element:
        """The run that marks a new footnote; it holds these runs and links."""
        self._count += 1
        number = str(self._count)
        note = element("w:footnote", id=number)
        paragraph = _paragraph(TEXT_STYLE)
        mark = _marked(element("w:footnoteRef"))
        paragraph.extend([mark, run(" "), *content])
        note.append(paragraph)
        self._root.append(note)
        return _marked(element("w:footnoteReference", id=number))

    def address(self, url: str) -> str:
        """The relationship that leads from a footnote to this address."""
        return self.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _marked(content: Element) -> Element:
    made = element("w:r")
    properties = element("w:rPr")
    properties.append(element("w:rStyle", val=MARK_STYLE))
    made.extend([properties, content])
    return made


def _paragraph(style: str) -> Element:
    made = element("w:p")
    properties = element("w:pPr")
    properties.append(element("w:pStyle", val=style))
    made.append(properties)
    return made


def _separator(number: str, kind: str, tag: str) -> Element:
    note = element("w:footnote", type=kind, id=number)
    paragraph, line = element("w:p"), element("w:r")
    line.append(element(tag))
    paragraph.append(line)
    note.append(paragraph)
    return note


def _register(settings: Element) -> None:
    """Names the separators among the settings, without which Word draws none."""
    named = element("w:footnotePr")
    named.extend([element("w:footnote", id=number) for number, _, _ in SEPARATORS])
    following = {qn(tag) for tag in _AFTER}
    place = next((index for index, child in enumerate(settings) if child.tag in following), len(settings))
    settings.insert(place, named)

"""Elements of WordprocessingML: runs of text, links, places that links lead to, fields."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from communique.desk.plain import plain_piece, right_to_left

# Elements are lxml's; python-docx gives them no useful types.
Element = Any


def element(tag: str, **attributes: str) -> Element:
    """An element such as ``w:p``; attributes are of the namespace w."""
    made: Element = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def run(text: str, style: str = "") -> Element:
    """A run of plain text: nothing that steers, and nothing that XML 1.0 forbids, comes through."""
    made = element("w:r")
    words = plain_piece(text)
    turned = right_to_left(words)
    if style or turned:
        properties = element("w:rPr")
        if style:
            properties.append(element("w:rStyle", val=style))
        if turned:
            properties.append(element("w:rtl"))
        made.append(properties)
    made.append(text_of(words))
    return made


def text_of(words: str) -> Element:
    """The text of a run, its outer spaces kept."""
    made = element("w:t")
    made.text = words
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def tab() -> Element:
    """A run that moves to the next stop."""
    made = element("w:r")
    made.append(element("w:tab"))
    return made


def inner_link(anchor: str, text: str) -> Element:
    """A link to a place of the document."""
    made = element("w:hyperlink", anchor=bookmark_name(anchor), history="1")
    made.append(run(text, "Hyperlink"))
    return made


def outer_link(relation: str, text: str) -> Element:
    """A link to the address that a relationship of the part holds."""
    made = element("w:hyperlink", history="1")
    made.set(qn("r:id"), relation)
    made.append(run(text, "Hyperlink"))
    return made


def bookmark_name(anchor: str) -> str:
    """The key of a passage as a name that Word takes: letters, digits and low lines."""
    return anchor.replace("-", "_")


def bookmark(number: int, anchor: str) -> tuple[Element, Element]:
    """The begin and end of a place that links lead to; numbers are unique in a document."""
    start = element("w:bookmarkStart", id=str(number), name=bookmark_name(anchor))
    return start, element("w:bookmarkEnd", id=str(number))


def field(instruction: str, shown: str) -> list[Element]:
    """A field such as PAGE with the result that stands there until it is worked out."""
    runs = []
    for kind in ("begin", "", "separate", "shown", "end"):
        made = element("w:r")
        if kind == "":
            order = element("w:instrText")
            order.text = f" {instruction} "
            made.append(order)
        elif kind == "shown":
            made.append(text_of(shown))
        else:
            made.append(element("w:fldChar", fldCharType=kind))
        runs.append(made)
    return runs

"""A briefing as one self-contained HTML page: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from communique.desk.illustrations import drawn_svg, share_of_page
from communique.desk.model import Briefing, Illustration, Section
from communique.desk.notes import web
from communique.desk.render_text import heading_lines, left_out
from communique.desk.wording import when

HALF = 0.5  # of a page: two pictures as narrow as that stand side by side


@cache
def _template() -> Template:
    # Everything on the page comes from documents; it is escaped without exception.
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"css": _css, "left_out": left_out, "picture": _picture, "web": web, "when": when}
    environment.globals |= {"line_id": _line_id}
    source = resources.files("communique.desk").joinpath("data/briefing.html.j2")
    return environment.from_string(source.read_text(encoding="utf-8"))


def _css(text: str) -> Markup:
    """The text as a string of CSS in which no character can end it."""
    safe = "".join(char if char.isascii() and char.isalnum() else f"\\{ord(char):x} " for char in text)
    return Markup(f'"{safe}"')  # noqa: S704 nothing but letters, digits and escapes is in it


@dataclass(frozen=True, slots=True)
class _Picture:
    address: str
    narrow: bool


def _picture(chart: Illustration) -> _Picture | None:
    """The chart as an address that holds it; in an image nothing of it can run. None where it cannot be drawn."""
    drawn = drawn_svg(chart)
    if drawn is None:
        return None
    held = b64encode(drawn.encode("utf-8")).decode("ascii")
    return _Picture(f"data:image/svg+xml;base64,{held}", narrow=share_of_page(drawn) <= HALF)


def _line_id(section: Section, group: int, line: int) -> str:
    """The key of a line on the page; groups and lines count from 1."""
    return f"{section.key}-{group}-{line}"


def _cited_in(briefing: Briefing) -> Mapping[str, Mapping[str, str]]:
    """For each quoted passage the first line of every section that cites it: key of the line, title of the section."""
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for section in briefing.sections:
        for number, group in enumerate(section.groups, start=1):
            for place, line in enumerate(group.lines, start=1):
                for reference in line.references:
                    found[reference.anchor].setdefault(section.key, (_line_id(section, number, place), section.title))
    return defaultdict(dict, {anchor: dict(lines.values()) for anchor, lines in found.items()})


def render_html(briefing: Briefing) -> str:
    """The page."""
    page = _template().render(briefing=briefing, heading=heading_lines(briefing), cited_in=_cited_in(briefing))
    return page + "\n"

"""A briefing as an object, in all its forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.desk import model
from communique.desk.render_html import render_html
from communique.desk.render_json import as_object
from communique.desk.render_markdown import render_markdown
from communique.desk.render_text import render_text


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the ledger holds on two states as of a day, in sections of cited lines. A notebook shows it as a page."""

    content: model.Briefing

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Briefing {self.content.names[0]} - {self.content.names[1]}, as of {self.as_of or 'no day'}>"

    @property
    def as_of(self) -> date | None:
        """Its day, None where no document is dated."""
        return self.content.as_of

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the sources cannot show, in plain words."""
        return self.content.warnings

    @property
    def sections(self) -> tuple[model.Section, ...]:
        """Its sections, each of groups of lines with their references."""
        return self.content.sections

    def text(self) -> str:
        """As plain text."""
        return render_text(self.content)

    def markdown(self) -> str:
        """As Markdown."""
        return render_markdown(self.content)

    def html(self) -> str:
        """As one HTML page without scripts."""
        return render_html(self.content)

    def to_dict(self) -> dict[str, Any]:
        """As JSON values."""
        return as_object(self.content)

    def _repr_markdown_(self) -> str:
        return self.markdown()

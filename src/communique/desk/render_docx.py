"""A briefing as a Word document: footnotes, charts, links from notes to sources and from sources to their addresses."""

from __future__ import annotations

from communique.desk.model import Briefing
from communique.model.errors import FormMissing


def render_docx(briefing: Briefing) -> bytes:
    """The file. Raises FormMissing where the package that writes it is not installed."""
    try:
        from communique.desk.word.writing import written  # noqa: PLC0415 not everybody has python-docx
    except ModuleNotFoundError as error:
        raise FormMissing("a briefing as DOCX") from error
    return written(briefing)

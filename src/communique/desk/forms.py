"""The forms of a briefing: one list, from which the command line and others choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import cast

from communique.desk.model import Briefing


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the ends of its files' names, the first for new ones, its media type, and the
    function that writes it, in a module of that name.
    """

    key: str
    suffixes: tuple[str, ...]
    media: str
    writer: str
    binary: bool = False

    def render(self, briefing: Briefing) -> bytes:
        """The file. Equal briefings give equal bytes. Raises FormMissing where its packages are not installed."""
        # The module is loaded here: those of the binary forms need packages that not everybody has.
        module = import_module(f"communique.desk.{self.writer}")
        made = cast("Callable[[Briefing], str | bytes]", vars(module)[self.writer])(briefing)
        return made.encode("utf-8") if isinstance(made, str) else made


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        one.key: one
        for one in (
            Form("text", (".txt",), "text/plain; charset=utf-8", "render_text"),
            Form("markdown", (".md", ".markdown"), "text/markdown; charset=utf-8", "render_markdown"),
            Form("html", (".html", ".htm"), "text/html; charset=utf-8", "render_html"),
            Form("json", (".json",), "application/json", "render_json"),
            Form("pdf", (".pdf",), "application/pdf", "render_pdf", binary=True),
            Form("docx", (".docx",), _WORD, "render_docx", binary=True),
        )
    }
)


def form_of(name: str) -> Form:
    """The form of a file by the end of its name; text where that tells nothing."""
    folded = name.casefold()
    return next((form for form in FORMS.values() if folded.endswith(form.suffixes)), FORMS["text"])

"""Write the figures of ``floors.json`` into README.md, between its two marks.

    python -m evals.publish

``make pin`` runs it after pinning, and a test says when the page and the file differ.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from communique.model.errors import CommuniqueError
from communique.model.mentions import REGISTERS
from evals.floors import Floors, read_floors
from evals.sets import PROJECT, EvalsError

BEGIN, END = "<!-- figures: written by python -m evals.publish -->", "<!-- end of figures -->"
TABLES = (("dev", "blind"), ("pages", "pages-blind"))
FIGURES = ("precision", "recall", "f1", "exact_f1")


def table(floors: Floors) -> str:
    """The figures as Markdown tables, one for either kind of text; a cell without a figure is empty."""
    return "\n\n".join(_table(floors, halves) for halves in TABLES if set(halves) <= floors.sets.keys())


def _table(floors: Floors, halves: tuple[str, str]) -> str:
    head = "| register | " + " | ".join(f"{half} P | R | F1 | exact" for half in halves) + " |"
    rows = [
        f"| {name} | " + " | ".join(_cell(floors, half, name, figure) for half in halves for figure in FIGURES) + " |"
        for name in (*REGISTERS, "macro")
    ]
    return "\n".join((head, "|---" * (1 + len(halves) * len(FIGURES)) + "|", *rows))


def _cell(floors: Floors, half: str, name: str, figure: str) -> str:
    found = floors.sets.get(half)
    row: Mapping[str, float] = found.floors.get(name, {}) if found else {}
    return f"{row[figure]:.2f}" if figure in row else ""


def with_figures(page: str, floors: Floors) -> str:
    """The page with the table between its marks. Raises EvalsError for a page without them."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise EvalsError(f"the page lacks one of its marks, {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{table(floors)}\n\n{END}{after}"


def main(project: Path = PROJECT) -> int:
    """Rewrite the page and return the exit status."""
    page = project / "README.md"
    try:
        text = with_figures(page.read_text(encoding="utf-8"), read_floors(project / "evals" / "floors.json"))
    except CommuniqueError as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2
    page.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""``communique brief``: a briefing on two states."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from communique.cli.options import COUNTRY, DayType, as_of_option, known_at_option, ledger_option, pair_of
from communique.cli.output import to_terminal
from communique.desk.briefing import brief
from communique.desk.model import Briefing
from communique.desk.render_html import render_html
from communique.desk.render_json import render_json
from communique.desk.render_markdown import render_markdown
from communique.desk.render_text import WIDTH, render_text
from communique.ledger.store import Store

NARROWEST = 40
FORMATS: Mapping[str, Callable[[Briefing], str]] = MappingProxyType(
    {"text": render_text, "md": render_markdown, "html": render_html, "json": render_json}
)


@click.command("brief", help="Write a briefing on two states, every line dated and cited.")
@click.argument("first", type=COUNTRY, metavar="COUNTRY")
@click.argument("second", type=COUNTRY, metavar="COUNTRY")
@ledger_option
@as_of_option
@known_at_option
@click.option(
    "--since",
    type=DayType(last=True),
    metavar="DATE",
    help="The day of the last briefing: begin with what is new since.",
)
@click.option(
    "--format", "form", type=click.Choice(tuple(FORMATS)), default="text", show_default=True, help="The form."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write to this file, not the terminal.",
)
def command(first: str, second: str, *, ledger: Path, form: str, **options: Any) -> None:
    """Without ``--as-of`` the briefing is as of the latest document."""
    pair_of((first, second))
    as_of: date | None = options["as_of"]
    output: Path | None = options["output"]
    since: date | None = options["since"]
    if since is not None and as_of is not None and since >= as_of:
        raise click.UsageError(f"--since ({since}) does not lie before --as-of ({as_of})")
    with Store.open(ledger) as store:
        briefing = brief(store.view(), (first, second), as_of, since=since, known_at=options["known_at"])
    if form == "text" and output is None and to_terminal():
        text = render_text(briefing, width=min(WIDTH, max(NARROWEST, shutil.get_terminal_size().columns)))
    else:
        text = FORMATS[form](briefing)
    if output is not None:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)

"""``communique brief``: a briefing on two states."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import click

from communique.cli.options import COUNTRY, DayType, TopicType, as_of_option, known_at_option, ledger_option, pair_of
from communique.cli.output import to_terminal
from communique.desk.briefing import brief
from communique.desk.forms import FORMS, Form, form_of
from communique.desk.model import Briefing
from communique.desk.render_text import WIDTH, render_text
from communique.desk.wanted import Wanted
from communique.ledger.store import Store

NARROWEST = 40


class FormType(click.Choice[str]):
    """A form by its name; Markdown also by its short one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The key of the form."""
        return super().convert("markdown" if value == "md" else value, param, ctx)


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
@click.option("--section", "sections", multiple=True, metavar="KEY", help="Only this section; may be repeated.")
@click.option(
    "--topic",
    "topics",
    type=TopicType(),
    multiple=True,
    metavar="TOPIC",
    help="Only what is about this topic; may be repeated.",
)
@click.option("--prepared-by", default="", metavar="NAME", help="Who prepared it, for the head of the page.")
@click.option("--charts/--no-charts", default=True, help="Draw charts where the form has them.")
@click.option(
    "--format", "form", type=FormType(tuple(FORMS)), help="The form; by default that of the file's name, else text."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write to this file, not the terminal.",
)
def command(first: str, second: str, *, ledger: Path, output: Path | None, **options: Any) -> None:
    """Without ``--as-of`` the briefing is as of the latest document."""
    pair_of((first, second))
    named = options.pop("form")
    form = FORMS[named] if named else form_of(output.name if output else "")
    if form.binary and output is None and to_terminal():
        raise click.UsageError(f"{form.key} is no text for a terminal; name a file with --output")
    sections = options.pop("sections")
    wanted = Wanted(sections=sections or None, **options)
    with Store.open(ledger) as store:
        briefing = brief(store.view(), (first, second), wanted)
    made = _made(form, briefing, to_file=output is not None)
    if output is not None:
        output.write_bytes(made)
    elif form.binary:
        sys.stdout.buffer.write(made)
    else:
        click.echo(made.decode("utf-8"), nl=False)


def _made(form: Form, briefing: Briefing, *, to_file: bool) -> bytes:
    if form.key == "text" and not to_file and to_terminal():
        width = min(WIDTH, max(NARROWEST, shutil.get_terminal_size().columns))
        return render_text(briefing, width=width).encode("utf-8")
    return form.render(briefing)

"""``communique show``: one record with everything that is said of it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from communique.cli.listing import as_object
from communique.cli.options import as_of_option, known_at_option, ledger_option
from communique.cli.output import flat, print_json
from communique.desk.lives import about, fate_lines, fate_object, in_words
from communique.desk.wording import headline, when
from communique.ledger.quality import quality
from communique.ledger.queries import Query
from communique.ledger.rows import MentionRow
from communique.ledger.store import Store


@click.command(
    "show", help="Show one record: its fields, quality, history, what sources tell differently, and every mention."
)
@click.argument("record", metavar="ID")
@ledger_option
@as_of_option
@known_at_option
@click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
def command(record: str, *, ledger: Path, as_of: date | None, known_at: str | None, as_json: bool) -> None:
    """The beginning of an id is enough where no other record's begins so."""
    with Store.open(ledger) as store:
        view = store.view()
        row = view.record(record, Query(as_of=as_of, known_at=known_at))
        day = as_of or view.latest() or date.max
        mark = quality(row, view.outlet, as_of or view.latest())
        fate = view.fates([row], day).get(row.id)
    if as_json:
        came = {"fate": fate_object(fate)} if fate else {}
        print_json(as_object(row) | about(row, mark) | came)
        return
    click.echo(f"{row.id}\t{row.register}\t{when(row.date)}{f' ({row.status})' if row.status else ''}")
    click.echo(flat(headline(row)))
    for name, value in row.fields.items():
        click.echo(f"  {name}: {flat(_plain(value))}")
    for line in (*in_words(row, mark), *(fate_lines(fate) if fate else ())):
        click.echo(" " * (len(line) - len(line.lstrip())) + flat(line))
    for mention in row.mentions:
        _print_mention(mention)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _print_mention(row: MentionRow) -> None:
    document = row.document
    place = f"s. {row.sentence.number}" if row.sentence else f"characters {row.mention.span.start}"
    click.echo(f"\n{document.name}, {when(document.published)} ({document.basis}), {place}")
    click.echo(f"  {flat(row.sentence.text if row.sentence else row.quote)}")
    details = f"{row.id}, {row.mention.reader or 'reader unknown'}, confidence {row.mention.confidence:.2f}"
    click.echo(f"  [{details}{f', linked: {row.reason}' if row.reason else ''}]")

"""``communique export``: what other programs take."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from communique.cli.options import as_of_option, between_option, known_at_option, ledger_option, pair_of
from communique.exchange.interchange import export_mentions
from communique.exchange.whole import export_ledger
from communique.ledger.queries import Query
from communique.ledger.store import Store


@click.group("export", help="Write what the ledger holds in a form for other programs.")
def command() -> None:
    """The forms."""


@command.command("mentions", help="Every mention as JSON Lines, the interchange form, by document and place.")
@ledger_option
@between_option
@as_of_option
@known_at_option
def mentions(*, ledger: Path, between: tuple[str, str] | None, as_of: date | None, known_at: str | None) -> None:
    """One line a mention."""
    query = Query(between=pair_of(between), as_of=as_of, known_at=known_at)
    with Store.open(ledger) as store:
        for line in export_mentions(store.view(), query):
            click.echo(line)


@command.command("ledger", help="Documents, records with the reason of every link, and judgements, as JSON Lines.")
@ledger_option
@between_option
@as_of_option
@known_at_option
def whole(*, ledger: Path, between: tuple[str, str] | None, as_of: date | None, known_at: str | None) -> None:
    """One line a document, record or judgement."""
    query = Query(between=pair_of(between), as_of=as_of, known_at=known_at)
    with Store.open(ledger) as store:
        for line in export_ledger(store.view(), query):
            click.echo(line)

"""``communique judge``: a person's decision about one reading or record."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from communique.cli.options import ledger_option
from communique.ledger import deciding
from communique.ledger.deciding import By
from communique.ledger.queries import View
from communique.ledger.store import Store
from communique.model.judgements import Action, Judgement

F = TypeVar("F", bound=Callable[..., Any])


def by_option(function: F) -> F:
    """``--by``."""
    option = click.option(
        "--by",
        default=getpass.getuser,
        show_default="your user name",
        envvar="COMMUNIQUE_REVIEWER",
        metavar="NAME",
        help="Who decides.",
    )
    return option(function)


def _options(function: F) -> F:
    noted = click.option("--note", default="", metavar="WORDS", help="Why.")
    return ledger_option(by_option(noted(function)))


def now() -> str:
    """This moment in UTC, to the microsecond, so that two decisions of one second keep their order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _keep(ledger: Path, by: str, note: str, make: Callable[[View, By], Judgement]) -> None:
    with Store.open(ledger) as store:
        judgement = make(store.view(), By(by, now(), note))
        store.judge([judgement])
        store.link()
    click.echo(f"{judgement.id}\t{judgement.action.value} by {judgement.by}")


@click.group(
    "judge",
    help="Decide: accept, reject, correct, merge, split, note, status, withdraw. Decisions win over what is read.",
)
def command() -> None:
    """IDs are those that `list` and `show` print; their beginning is enough."""


@command.command("accept", help="A record (r:...) or a reading (m:...) is right.")
@click.argument("key", metavar="ID")
@_options
def accept(key: str, *, ledger: Path, by: str, note: str) -> None:
    """Accept."""
    _keep(ledger, by, note, lambda view, who: deciding.accept(view, key, who))


@command.command("reject", help="A record (r:...) or a reading (m:...) is wrong; it disappears from all views.")
@click.argument("key", metavar="ID")
@_options
def reject(key: str, *, ledger: Path, by: str, note: str) -> None:
    """Reject."""
    _keep(ledger, by, note, lambda view, who: deciding.reject(view, key, who))


@command.command("correct", help="A field is so: judge correct r:12ab date 2016-09-29. An empty value takes it away.")
@click.argument("key", metavar="ID")
@click.argument("name", metavar="FIELD")
@click.argument("value", metavar="VALUE")
@_options
def correct(key: str, name: str, value: str, *, ledger: Path, by: str, note: str) -> None:
    """Correct a field."""
    _keep(ledger, by, note, lambda view, who: deciding.correct(view, key, name, value, who))


@command.command("merge", help="Two records are one.")
@click.argument("first", metavar="ID")
@click.argument("second", metavar="ID")
@_options
def merge(first: str, second: str, *, ledger: Path, by: str, note: str) -> None:
    """Merge."""
    _keep(ledger, by, note, lambda view, who: deciding.merge(view, first, second, who))


@command.command("split", help="These readings (m:...) of a record are of another thing.")
@click.argument("key", metavar="ID")
@click.argument("mentions", metavar="MENTION...", nargs=-1, required=True)
@_options
def split(key: str, mentions: tuple[str, ...], *, ledger: Path, by: str, note: str) -> None:
    """Split."""
    _keep(ledger, by, note, lambda view, who: deciding.split(view, key, mentions, who))


@command.command("note", help="Words about a record or reading.")
@click.argument("key", metavar="ID")
@click.argument("words")
@ledger_option
@by_option
def note(key: str, words: str, *, ledger: Path, by: str) -> None:
    """Add a note."""
    _keep(ledger, by, words, lambda view, who: deciding.note(view, key, who))


@command.command("status", help=f"What became of a promise or plan: {', '.join(deciding.STATUSES)}.")
@click.argument("key", metavar="ID")
@click.argument("value", metavar="STATUS", type=click.Choice(deciding.STATUSES))
@_options
def status(key: str, value: str, *, ledger: Path, by: str, note: str) -> None:
    """Say what became of it."""
    _keep(ledger, by, note, lambda view, who: deciding.status(view, key, value, who))


@command.command(
    "evidence", help="A later sentence, by its number in `show`, does (accept) or does not (reject) bear on a record."
)
@click.argument("key", metavar="ID")
@click.argument("number", metavar="NUMBER", type=int)
@click.argument("verdict", metavar="VERDICT", type=click.Choice(("accept", "reject")))
@_options
def evidence(key: str, number: int, verdict: str, *, ledger: Path, by: str, note: str) -> None:
    """Uphold or turn down what is proposed."""
    _keep(ledger, by, note, lambda view, who: deciding.evidence(view, key, number, Action(verdict), who))


@command.command("withdraw", help="An earlier judgement (j:...) no longer stands.")
@click.argument("key", metavar="ID")
@_options
def withdraw(key: str, *, ledger: Path, by: str, note: str) -> None:
    """Withdraw."""
    _keep(ledger, by, note, lambda view, who: deciding.withdraw(view, key, who))

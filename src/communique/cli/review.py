"""``communique review``: a queue of records in the terminal, the most doubtful that matter first."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from communique.cli.judge import by_option, now
from communique.cli.options import as_of_option, between_option, ledger_option, pair_of
from communique.cli.output import flat, print_json
from communique.desk.wording import headline, when
from communique.ledger import deciding
from communique.ledger.deciding import By
from communique.ledger.queries import Query, View
from communique.ledger.reviewing import Item, queue
from communique.ledger.store import Store
from communique.model.errors import CommuniqueError
from communique.model.judgements import Judgement
from communique.model.mentions import REGISTERS

KEYS = "a accept, r reject, c correct, m merge, p part, n note, s skip, u undo, q quit"
SHOWN = 4  # mentions of a record that are printed


@click.command("review", help=f"Go through the records that need a person. Keys: {KEYS}.")
@ledger_option
@between_option
@as_of_option
@click.option("--register", type=click.Choice(REGISTERS), help="Only this register.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many at most.")
@click.option("--list", "listed", is_flag=True, help="Print the queue and ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the queue as JSON and ask nothing.")
@by_option
def command(*, ledger: Path, by: str, limit: int, listed: bool, as_json: bool, **options: Any) -> None:
    """What you decide counts at once; undo takes back the last decision of this review."""
    between: tuple[str, str] | None = pair_of(options["between"])
    as_of: date | None = options["as_of"]
    with Store.open(ledger) as store:
        view = store.view()
        records = view.records(Query(register=options["register"], between=between, as_of=as_of))
        items = queue(records, by)[:limit]
        if as_json:
            print_json([_object(item) for item in items])
        elif listed:
            for item in items:
                _print(item)
        else:
            _Review(store, by).run(items)


def _object(item: Item) -> dict[str, Any]:
    return {
        "id": item.record.id,
        "register": item.record.register,
        "what": headline(item.record),
        "doubt": item.doubt,
        "stake": item.stake,
        "why": list(item.why),
    }


def _print(item: Item) -> None:
    record = item.record
    click.echo(f"\n{record.id}  {record.register}  {when(record.date)}{f' ({record.status})' if record.status else ''}")
    click.echo(f"  {flat(headline(record))}")
    click.echo(f"  why: {'; '.join(item.why) or 'not looked at yet'}")
    for row in record.mentions[:SHOWN]:
        click.echo(f"  {row.id}  {row.document.name}, {when(row.document.published)}")
        click.echo(f"    {flat(row.sentence.text if row.sentence else row.quote)}")
    if len(record.mentions) > SHOWN:
        click.echo(f"  and {len(record.mentions) - SHOWN} more mentions")


class _Review:
    """One sitting of one person."""

    def __init__(self, store: Store, by: str) -> None:
        self._store = store
        self._by = by
        self._made: list[Judgement] = []

    def run(self, items: tuple[Item, ...]) -> None:
        """Ask about each in turn."""
        if not items:
            click.echo("nothing to review")
            return
        for item in items:
            _print(item)
            if not self._ask(item):
                break
        click.echo(f"{len(self._made)} decisions kept")

    def _ask(self, item: Item) -> bool:
        """Go on until the person moves to the next record; False when they stop."""
        while True:
            key = click.prompt(f"  [{KEYS}]", default="s", show_default=False).strip().casefold()[:1]
            if key == "q":
                return False
            if key == "s":
                return True
            try:
                done = self._do(key, item)
            except CommuniqueError as error:
                click.echo(f"  {error}")
                continue
            if done:
                return True

    def _do(self, key: str, item: Item) -> bool:
        """Carry a key out. True when the record is done with."""
        view, record = self._store.view(), item.record.id
        if key == "u":
            self._undo(view)
            return False
        if key == "a":
            self._keep(deciding.accept(view, record, self._who()))
        elif key == "r":
            self._keep(deciding.reject(view, record, self._who(click.prompt("  why", default="", show_default=False))))
        elif key == "c":
            name = click.prompt("  field")
            value = click.prompt("  value (empty takes it away)", default="", show_default=False)
            self._keep(deciding.correct(view, record, name, value, self._who()))
            return False
        elif key == "m":
            self._keep(deciding.merge(view, record, click.prompt("  the same as record"), self._who()))
        elif key == "p":
            mentions = click.prompt("  readings that are of another thing (m:... m:...)").split()
            self._keep(deciding.split(view, record, mentions, self._who()))
        elif key == "n":
            self._keep(deciding.note(view, record, self._who(click.prompt("  note"))))
            return False
        else:
            click.echo(f"  {KEYS}")
            return False
        return True

    def _who(self, note: str = "") -> By:
        return By(self._by, now(), note)

    def _keep(self, judgement: Judgement) -> None:
        self._store.judge([judgement])
        self._store.link()
        self._made.append(judgement)
        click.echo(f"  {judgement.id} {judgement.action.value}")

    def _undo(self, view: View) -> None:
        if not self._made:
            click.echo("  nothing to undo")
            return
        last = self._made.pop()
        self._store.judge([deciding.withdraw(view, last.id, self._who("undone"))])
        self._store.link()
        click.echo(f"  withdrawn: {last.id} {last.action.value}")

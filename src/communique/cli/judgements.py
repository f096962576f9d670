"""``communique judgements``: list, export and import what people decided, and measure how far they agree."""

from __future__ import annotations

import json
from pathlib import Path

import click

from communique.cli.options import ledger_option
from communique.cli.output import flat, print_json, print_table
from communique.exchange.judgements import read_judgements
from communique.ledger.judged import Flag, Held
from communique.ledger.reviewing import agreement
from communique.ledger.store import Store

COLUMNS = ("id", "made", "by", "action", "about", "note", "look again")


@click.group("judgements", help="What people decided: list, export, import, agreement.")
def command() -> None:
    """Judgements travel as JSON Lines."""


@command.command("list", help="Every judgement that stands; with --flagged those to look at again.")
@ledger_option
@click.option("--flagged", is_flag=True, help="Only those whose text or reading has changed.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")
def listing(*, ledger: Path, flagged: bool, as_json: bool) -> None:
    """In the order in which they were made."""
    with Store.open(ledger) as store:
        held = [one for one in store.view().judged().held if not flagged or one.flag is not Flag.HOLDS]
    if as_json:
        print_json([{"id": one.judgement.id, **one.judgement.plain(), "flag": one.flag.value} for one in held])
        return
    print_table(COLUMNS, [_row(one) for one in held])


def _row(held: Held) -> tuple[str, ...]:
    one = held.judgement
    about = one.targets[0].quote if one.targets else ""
    what = f"{one.name} = {one.value}: " if one.name else ""
    return (one.id, one.made, one.by, one.action.value, flat(what + about), flat(one.note), held.flag.value)


@command.command("export", help="Write every judgement, withdrawn ones too, as JSON Lines.")
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@ledger_option
def export(path: Path, *, ledger: Path) -> None:
    """One object a line, in the order in which they were made."""
    with Store.open(ledger) as store:
        made = store.view().judgements()
    lines = [json.dumps(one.plain(), ensure_ascii=False, sort_keys=True) for one in made]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    click.echo(f"{len(lines)} judgements written to {path}")


@command.command("import", help="Read judgements from JSON Lines; those that are there already stay as they are.")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@ledger_option
def import_(path: Path, *, ledger: Path) -> None:
    """All or none."""
    made = list(read_judgements(path))
    with Store.open(ledger) as store:
        new = store.judge(made)
        store.link()
        flagged = sum(one.flag is not Flag.HOLDS for one in store.view().judged().held)
    click.echo(f"{new} new judgements of {len(made)}; {flagged} of all to look at again")


@command.command("agreement", help="How far each two people agree on what both accepted or rejected.")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")
def agree(*, ledger: Path, as_json: bool) -> None:
    """Raw share and Cohen's kappa."""
    with Store.open(ledger) as store:
        found = agreement(store.view().judgements())
    rows = [(one.first, one.second, one.both, one.same, one.kappa) for one in found]
    columns = ("first", "second", "both", "same", "kappa")
    if as_json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        print_table(columns, rows)

"""``communique outlets``: who stands behind the documents, and the user's own table of that."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from communique.cli.options import ledger_option
from communique.cli.output import print_json, print_table
from communique.ledger.outlets import Outlet, parse
from communique.ledger.own_outlets import BASIS
from communique.ledger.queries import View
from communique.ledger.store import Store
from communique.model.errors import LedgerError

COLUMNS = ("outlet", "documents", "country", "kind", "basis")
LARGEST = 1_000_000  # bytes of a table; the shipped one has ten thousand


@click.command("outlets", help="List the outlets of the ledger: documents, country, kind, and on what that rests.")
@ledger_option
@click.option(
    "--load",
    "table",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="First store this table (TOML) in the place of your last one.",
)
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")
def command(*, ledger: Path, table: Path | None, as_json: bool) -> None:
    """The outlets with most documents come first."""
    own = _read(table) if table is not None else None
    with Store.open(ledger) as store:
        if own is not None:
            store.set_outlets(own)
        rows = _rows(store.view())
    if as_json:
        print_json([dict(zip(COLUMNS, row, strict=True)) for row in rows])
    else:
        print_table(COLUMNS, rows)


def _read(path: Path) -> dict[str, Outlet]:
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        raise LedgerError(f"{path} has {len(raw)} bytes; a table of outlets has at most {LARGEST}")
    try:
        return parse(raw.decode("utf-8-sig"), BASIS)
    except UnicodeDecodeError as error:
        raise LedgerError(f"{path} is not UTF-8 ({error.reason} at byte {error.start})") from error


def _rows(view: View) -> list[tuple[Any, ...]]:
    counts = Counter(view.outlet(document) for document in view.documents())
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0].key.casefold(), item[0].key))
    return [(one.key or None, count, one.country, one.kind.value, one.basis) for one, count in ordered]

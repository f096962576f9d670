"""``communique changes``: what is new or different since a day, or since a moment of reading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from communique.cli.options import DayType, MomentType, between_option, ledger_option, pair_of
from communique.cli.output import flat, print_json, print_table
from communique.desk.wording import headline
from communique.ledger.changes import Change, changes
from communique.ledger.queries import Query
from communique.ledger.store import Store
from communique.model.mentions import REGISTERS

COLUMNS = ("change", "register", "id", "what", "before", "after", "documents")


@click.command(
    "changes", help="What is new or different since a day of publication, or with --read since a moment of reading."
)
@ledger_option
@between_option
@click.option(
    "--since", required=True, metavar="DATE", help="The day to compare with (with --read: a day or moment in UTC)."
)
@click.option("--until", metavar="DATE", help="The day up to which to look (default: everything).")
@click.option("--read", "by_reading", is_flag=True, help="Compare what had been read, not what had been published.")
@click.option("--register", type=click.Choice(REGISTERS), help="Only this register.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")
def command(*, ledger: Path, since: str, until: str | None, by_reading: bool, as_json: bool, **options: Any) -> None:
    """New records first."""
    between: tuple[str, str] | None = pair_of(options["between"])
    _forwards(since, until, by_reading=by_reading)
    common = {"register": options["register"], "between": between}
    if by_reading:
        queries = (
            Query(**common, known_at=_moment(since)),
            Query(**common, known_at=_moment(until) if until else None),
        )
    else:
        queries = (Query(**common, as_of=_day(since)), Query(**common, as_of=_day(until) if until else None))
    with Store.open(ledger) as store:
        view = store.view()
        found = changes(view.records(queries[0]), view.records(queries[1]))
    if as_json:
        print_json([as_object(one) for one in found])
    else:
        print_table(COLUMNS, [_row(one) for one in found])


def _forwards(since: str, until: str | None, *, by_reading: bool) -> None:
    """A time that ends before it begins is a wrong argument. Raises UsageError."""
    read = _moment if by_reading else (lambda text: _day(text).isoformat())
    if until is not None and read(until) < read(since):
        raise click.UsageError(f"--until ({until}) lies before --since ({since})")


def _day(text: str) -> date:
    day = DayType(last=True).convert(text, None, None)
    assert isinstance(day, date)
    return day


def _moment(text: str) -> str:
    return str(MomentType().convert(text, None, None))


def _row(change: Change) -> Sequence[Any]:
    documents = sorted({row.document.name for row in change.rows})
    what = headline(change.record) + (f" [{change.name}]" if change.name else "")
    record = change.record
    return (
        change.kind.value,
        record.register,
        record.id,
        what,
        flat(change.before),
        flat(change.after),
        ", ".join(documents),
    )


def as_object(change: Change) -> dict[str, Any]:
    """A change for programs."""
    return {
        "change": change.kind.value,
        "register": change.record.register,
        "record": change.record.id,
        "what": headline(change.record),
        "field": change.name or None,
        "before": change.before,
        "after": change.after,
        "documents": sorted({row.document.name for row in change.rows}),
        "mentions": [row.id for row in change.rows],
    }

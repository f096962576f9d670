"""``communique list``: a register, the documents, or what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from communique.cli.options import (
    DayType,
    TopicType,
    as_of_option,
    between_option,
    known_at_option,
    ledger_option,
    pair_of,
)
from communique.cli.output import print_csv, print_json, print_table
from communique.desk.wording import headline
from communique.ledger.queries import Query, View
from communique.ledger.rows import RecordRow
from communique.ledger.store import Store
from communique.model.mentions import REGISTERS

LISTS = (*REGISTERS, "documents", "rejected")
RECORD_COLUMNS = ("id", "date", "status", "what", "states", "documents")
DOCUMENT_COLUMNS = ("name", "published", "basis", "outlet", "title", "origin")


@click.command("list", help=f"List a register ({', '.join(REGISTERS)}), the documents, or what was rejected.")
@click.argument("register", metavar="REGISTER", type=click.Choice(LISTS, case_sensitive=False))
@ledger_option
@between_option
@click.option(
    "--since", type=DayType(last=False), metavar="DATE", help="Only what happened, or was said, from this day."
)
@click.option(
    "--until", type=DayType(last=True), metavar="DATE", help="Only what happened, or was said, up to this day."
)
@click.option("--topic", type=TopicType(), help="Only what is about this topic.")
@as_of_option
@known_at_option
@click.option("--json", "form", flag_value="json", help="JSON instead of a table.")
@click.option("--csv", "form", flag_value="csv", help="CSV with every field instead of a table.")
def command(register: str, *, ledger: Path, form: str | None, **options: Any) -> None:
    """Print the rows in the order of their dates."""
    _refuse_what_does_not_apply(register, options)
    between: tuple[str, str] | None = pair_of(options["between"])
    as_of: date | None = options["as_of"]
    with Store.open(ledger) as store:
        view = store.view()
        if register == "rejected":
            _put([asdict(row) for row in view.rejected()], ("origin", "reason", "detail"), form)
        elif register == "documents":
            rows = view.documents(Query(between=between, as_of=as_of, known_at=options["known_at"]))
            _put([asdict(row) for row in rows], DOCUMENT_COLUMNS, form)
        else:
            _records(view, Query(register=register, **{**options, "between": between}), form)


def _refuse_what_does_not_apply(register: str, options: dict[str, Any]) -> None:
    """An option that would be passed over in silence, and a period that ends before it begins, are wrong arguments."""
    names = {
        "documents": ("since", "until", "topic"),
        "rejected": ("between", "since", "until", "topic", "as_of", "known_at"),
    }
    given = [f"--{name.replace('_', '-')}" for name in names.get(register, ()) if options[name] is not None]
    if given:
        raise click.UsageError(f"{' and '.join(given)} cannot be used with `list {register}`")
    since, until = options["since"], options["until"]
    if since is not None and until is not None and until < since:
        raise click.UsageError(f"--until ({until}) lies before --since ({since})")


def _put(rows: Sequence[dict[str, Any]], columns: tuple[str, ...], form: str | None) -> None:
    if form == "json":
        print_json(rows)
    elif form == "csv":
        names = tuple(rows[0]) if rows else columns
        print_csv(names, [tuple(row.values()) for row in rows])
    else:
        print_table(columns, [tuple(row[name] for name in columns) for row in rows])


def _records(view: View, query: Query, form: str | None) -> None:
    records = view.records(query)
    if form == "json":
        print_json([as_object(record) for record in records])
    elif form == "csv":
        names = list(dict.fromkeys(name for record in records for name in record.fields))
        rows = [(*_line(record), *(record.fields.get(name) for name in names)) for record in records]
        print_csv((*RECORD_COLUMNS, *names), rows)
    else:
        print_table(RECORD_COLUMNS, [_line(record) for record in records])


def _line(record: RecordRow) -> tuple[Any, ...]:
    documents = len({row.document.id for row in record.mentions})
    return (record.id, record.date, record.status, headline(record), " ".join(record.states), documents)


def as_object(record: RecordRow) -> dict[str, Any]:
    """A record with its mentions, for programs."""
    return {
        "id": record.id,
        "register": record.register,
        "date": record.date,
        "status": record.status or None,
        "states": list(record.states),
        "topics": list(record.topics),
        "fields": dict(record.fields),
        "mentions": [
            {
                "id": row.id,
                "document": row.document.name,
                "published": row.document.published,
                "start": row.mention.span.start,
                "end": row.mention.span.end,
                "sentence": row.sentence.number if row.sentence else None,
                "quote": row.quote,
                "reason": row.reason,
            }
            for row in record.mentions
        ],
    }

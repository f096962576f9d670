"""Mentions as JSON Lines: one object a line, the form in which gold readings and other programs' readings come too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from communique.ledger.queries import Query, View
from communique.ledger.rows import MentionRow
from communique.model.errors import InterchangeError

Register = Literal[
    "contacts", "agreements", "commitments", "figures", "projects", "offices", "standing", "statements", "events"
]


class _Part(BaseModel):
    """What every part of the form has: keys that are not named here are kept out."""

    model_config = ConfigDict(extra="ignore", frozen=True, str_strip_whitespace=False)


class ParticipantRow(_Part):
    """Someone who takes part."""

    name: str | None = None
    role: str | None = None
    country: str | None = None


class Row(_Part):
    """One mention of the form: the fields of all registers, of which a row fills its own.

    Vocabularies (``kind``, ``stage``, ...) are open here, so that a reading by another program can be compared; a word
    outside the vocabulary then simply agrees with nothing.
    """

    document: str
    register_: Register = Field(alias="register")
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str | None = None
    ignore: bool = False

    kind: str | None = None
    modality: str | None = None
    date: str | None = None
    place: str | None = None
    participants: tuple[ParticipantRow, ...] | None = None
    session_no: int | None = None
    body: str | None = None
    condition: str | None = None
    title: str | None = None
    stage: str | None = None
    parties: tuple[str, ...] | None = None
    who: str | None = None
    to: str | None = None
    what: str | None = None
    strength: str | None = None
    due: str | None = None
    indicator: str | None = None
    value: float | None = None
    value_high: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    period: str | None = None
    change: str | None = None
    part_of: float | None = None
    speaker: str | None = None
    name: str | None = None
    sector: str | None = None
    amount: str | None = None
    funder: str | None = None
    role: str | None = None
    organisation: str | None = None
    country: str | None = None
    as_of: str | None = None
    past: bool | None = None
    term: str | None = None
    quote_type: str | None = None
    topic: str | None = None
    paraphrase: str | None = None
    event_type: str | None = None
    act: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] | None = None
    quad: int | None = None
    intensity: float | None = None
    source: str | None = None
    target: str | None = None
    derived_from: str | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"end {self.end} comes before start {self.start}")
        return self


def read_rows(path: Path) -> tuple[Row, ...]:
    """The rows of a file of JSON Lines; blank lines are passed over.

    Raises InterchangeError with file, line and cause.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InterchangeError(f"{path}: cannot be read ({error})") from error
    return tuple(_row(line, f"{path}:{number}") for number, line in enumerate(lines, start=1) if line.strip())


def _row(line: str, place: str) -> Row:
    try:
        given = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InterchangeError(f"{place}: not JSON ({error})") from error
    if not isinstance(given, dict):
        raise InterchangeError(f"{place}: a line holds one JSON object, not {type(given).__name__}")
    return parse_row(given, place)


def parse_row(given: dict[str, Any], place: str = "row") -> Row:
    """One row from a JSON object. Raises InterchangeError that names the place and the first wrong field."""
    try:
        return Row.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InterchangeError(f"{place}: {field + ': ' if field else ''}{first['msg']}") from error


def export_mentions(view: View, query: Query | None = None) -> Iterator[str]:
    """The mentions in view, one JSON object a line without its line end, by document name, place and register."""
    rows = sorted(view.mentions(query), key=_order) if _names_repeat(view, query) else view.mentions(query)
    for row in rows:
        yield json.dumps(as_object(row), ensure_ascii=False)


def _names_repeat(view: View, query: Query | None) -> bool:
    """Documents come by name; only where two share one must their mentions be brought into one order."""
    names = [row.name for row in view.documents(query)]
    return len(names) != len(set(names))


def _order(row: MentionRow) -> tuple[str, int, str, str]:
    return (row.document.name, row.mention.span.start, row.mention.register, row.id)


def as_object(row: MentionRow) -> dict[str, Any]:
    """The object of one mention: place, own fields, and what the ledger adds."""
    mention = row.mention
    return {
        "document": row.document.name,
        "register": mention.register,
        "start": mention.span.start,
        "end": mention.span.end,
        "quote": row.quote,
        **mention.values(),
        "topics": list(mention.topics),
        "states": list(mention.states),
        "confidence": mention.confidence,
        "reader": mention.reader,
    }


def rows_of(objects: Iterable[dict[str, Any]]) -> tuple[Row, ...]:
    """Objects of the form as rows."""
    return tuple(parse_row(given) for given in objects)

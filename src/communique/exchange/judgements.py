"""Judgements as JSON Lines, checked before they enter a ledger: a row that cannot be used there is refused with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from communique.model.errors import InterchangeError
from communique.model.judgements import Action, Judgement, Scope, from_plain

LARGEST = 50_000_000  # bytes of a file


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class AnchorRow(_Part):
    """A reading that a judgement is about."""

    mention: str
    register_: str = Field(alias="register")
    document: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    values: dict[str, Any] = {}
    states: list[str] = []


class PlaceRow(_Part):
    """A sentence that bears on a promise."""

    document: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str


class JudgementRow(_Part):
    """One judgement, with the keys of ``Judgement``."""

    made: str
    by: str = Field(min_length=1)
    action: str
    scope: str
    targets: list[AnchorRow] = []
    others: list[AnchorRow] = []
    name: str | None = None
    value: Any = None
    evidence: PlaceRow | None = None
    note: str = ""
    withdraws: str | None = None


def read_judgements(path: Path) -> Iterator[Judgement]:
    """The judgements of a file in order. Raises InterchangeError naming the line, and OSError."""
    if path.stat().st_size > LARGEST:
        raise InterchangeError(f"{path} has more than {LARGEST} bytes")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InterchangeError(f"{path} is not UTF-8 ({error.reason} at byte {error.start})") from error
    # Only line ends part lines: texts may hold other separators.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _judgement(line, f"{path}:{number}")


def _judgement(line: str, place: str) -> Judgement:
    try:
        row = JudgementRow.model_validate_json(line)
        judgement = from_plain(json.loads(line))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InterchangeError(f"{place}: not a judgement ({where}: {first['msg']})") from error
    except (ValueError, KeyError, TypeError) as error:
        raise InterchangeError(f"{place}: not a judgement ({error})") from error
    fault = _fault(judgement)
    if fault or not _moment(row.made):
        raise InterchangeError(f"{place}: {fault or f'made: {row.made!r} is no moment in UTC'}")
    return judgement


def _moment(text: str) -> bool:
    """Is it a moment in UTC as the ledger writes them? Moments are compared as they are written."""
    try:
        return datetime.fromisoformat(text).utcoffset() == UTC.utcoffset(None) and text.endswith("+00:00")
    except ValueError:
        return False


def _fault(judgement: Judgement) -> str:
    """What keeps a judgement from being one, empty where nothing does.

    A value that no longer fits its field is no fault: the judgement is kept, and flagged in the ledger.
    """
    if judgement.action is Action.WITHDRAW:
        return "" if judgement.withdraws else "it withdraws nothing"
    if not judgement.targets:
        return "it is about nothing"
    if judgement.action in {Action.MERGE, Action.SPLIT} and not judgement.others:
        return f"{judgement.action.value}: the other side is missing"
    if judgement.action is Action.CORRECT and not judgement.name:
        return "the field is missing"
    return "the sentence is missing" if judgement.scope is Scope.EVIDENCE and judgement.evidence is None else ""

"""From a form or JSON on a page to a judgement in the ledger, with its line in the audit log."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from communique.desk.web.desk import Desk
from communique.desk.web.settings import Person
from communique.ledger import deciding
from communique.ledger.deciding import By
from communique.ledger.queries import View
from communique.model.judgements import Action, Judgement

RECORD = r"^r:[0-9a-f]{16}$"
EITHER = r"^(r:[0-9a-f]{16}|m:[0-9a-f]{24})$"
MENTION = r"^m:[0-9a-f]{24}$"
JUDGEMENT = r"^j:[0-9a-f]{16}$"
NOTE, VALUE = 2_000, 2_000  # characters
MOST_MENTIONS = 200


class _Decision(BaseModel):
    model_config = ConfigDict(extra="forbid")

    note: str = Field("", max_length=NOTE, description="Why, in one's own words.")


class Whole(_Decision):
    """A record or reading is right, or wrong."""

    action: Literal["accept", "reject"]
    key: str = Field(pattern=EITHER)


class Correction(_Decision):
    """A field is so; an empty value takes it away."""

    action: Literal["correct"]
    key: str = Field(pattern=EITHER)
    field: str = Field(max_length=40)
    value: str = Field(max_length=VALUE)


class Merging(_Decision):
    """Two records are one."""

    action: Literal["merge"]
    key: str = Field(pattern=RECORD)
    other: str = Field(pattern=RECORD)


class Splitting(_Decision):
    """Some tellings of a record are of another thing."""

    action: Literal["split"]
    key: str = Field(pattern=RECORD)
    mentions: list[Annotated[str, Field(pattern=MENTION)]] = Field(min_length=1, max_length=MOST_MENTIONS)


class Noting(_Decision):
    """Words about a record or reading; ``note`` holds them."""

    action: Literal["note"]
    key: str = Field(pattern=EITHER)


class Standing(_Decision):
    """What became of a promise or plan."""

    action: Literal["status"]
    key: str = Field(pattern=RECORD)
    status: str = Field(max_length=40, description=f"One of {', '.join(deciding.STATUSES)}.")


class Evidence(_Decision):
    """A later sentence, by its number on the page of the record, does or does not bear on it."""

    action: Literal["evidence"]
    key: str = Field(pattern=RECORD)
    number: int = Field(ge=1, le=10_000)
    verdict: Literal["accept", "reject"]


class Withdrawal(_Decision):
    """An earlier judgement no longer stands."""

    action: Literal["withdraw"]
    key: str = Field(pattern=JUDGEMENT)


Decision = Annotated[
    Whole | Correction | Merging | Splitting | Noting | Standing | Evidence | Withdrawal, Field(discriminator="action")
]
DECISIONS: TypeAdapter[Decision] = TypeAdapter(Decision)
_ACTIONS: Mapping[str, Callable[[View, str, By], Judgement]] = {
    "accept": deciding.accept,
    "reject": deciding.reject,
    "note": deciding.note,
    "withdraw": deciding.withdraw,
}


class Made(BaseModel):
    """A judgement that was kept. ``key`` is what it was about."""

    id: str
    action: str
    key: str
    made: str
    by: str


def decide(desk: Desk, person: Person, decision: Decision, address: str) -> Made:
    """Keep a decision. Raises LedgerError for one that does not fit what it is about."""
    by = By(person.name, datetime.now(UTC).isoformat(timespec="microseconds"), decision.note.strip())
    with desk.writing:
        judgement = _judgement(desk.view(), decision, by)
        desk.store.decide(judgement)
        desk.decided()
        made = Made(id=judgement.id, action=decision.action, key=decision.key, made=judgement.made, by=judgement.by)
        _note(desk, made, address)
    return made


def _judgement(view: View, decision: Decision, by: By) -> Judgement:
    match decision:
        case Correction():
            return deciding.correct(view, decision.key, decision.field, decision.value, by)
        case Merging():
            return deciding.merge(view, decision.key, decision.other, by)
        case Splitting():
            return deciding.split(view, decision.key, decision.mentions, by)
        case Standing():
            return deciding.status(view, decision.key, decision.status.replace("_", " "), by)
        case Evidence():
            return deciding.evidence(view, decision.key, decision.number, Action(decision.verdict), by)
        case _:
            return _ACTIONS[decision.action](view, decision.key, by)


def _note(desk: Desk, made: Made, address: str) -> None:
    """A line of the audit log: who decided what, when, from where."""
    line = json.dumps(made.model_dump() | {"from": address}, ensure_ascii=False)
    with desk.settings.audit_file.open("a", encoding="utf-8") as file:
        file.write(line + "\n")

"""What hangs on a record: its history, what is told differently, what became of it, and its money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communique.api.places import Citation, Mention, citation_of, mentions_of
from communique.ledger import disagreement, fates, history, money
from communique.ledger.following.promises import BearingKind
from communique.ledger.following.status import Status
from communique.ledger.money import MoneyStage, Scope


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the life of a record: ``what`` in words, told first on ``said``; ``when`` is its own day, ``before`` the day from
    which it was moved there (all EDTF). ``mentions`` are all that tell it so.
    """

    said: str | None
    what: str
    when: str | None
    before: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of several values, with the mentions that give it."""

    value: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Values of one field that cannot all be right; ``wording`` is True where only the words differ."""

    field: str
    wording: bool
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class FateChange:
    """A promise or plan came to stand so on a day. ``score`` is 1 (kept), 0 (in part), -1 (not kept), None where nothing clear was told."""

    day: date
    status: Status
    score: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class LaterSentence:
    """A later sentence that bears on a promise or plan. ``score`` (0 to 1) says how surely, ``upheld`` whether a person said so."""

    kind: BearingKind
    citation: Citation
    score: float
    reason: str
    upheld: bool


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a promise or plan as of the day asked about. ``by`` names the person whose word the status is, None where it
    is computed. ``due`` is the last day on which it is kept in time, by the rule ``due_rule``.
    """

    status: Status
    since: date
    score: int | None
    by: str | None
    due: date | None
    due_rule: str
    changes: tuple[FateChange, ...]
    later: tuple[LaterSentence, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """Money of an undertaking at a stage, as it is told (``words``); ``amount`` is the plain number, the lower end of a range."""

    stage: MoneyStage
    scope: Scope
    currency: str
    amount: float
    words: str
    mentions: tuple[Mention, ...]


def step_of(one: history.Step) -> Step:
    """The step of the ledger's."""
    return Step(one.said, one.what, one.when, one.before, mentions_of(one.rows))


def disagreement_of(one: disagreement.Disagreement) -> Disagreement:
    """The disagreement of the ledger's."""
    return Disagreement(one.field, one.wording, tuple(Side(side.value, mentions_of(side.rows)) for side in one.sides))


def fate_of(one: fates.Fate) -> Fate:
    """The fate of the ledger's."""
    return Fate(
        status=one.status,
        since=date.fromisoformat(one.since),
        score=one.score,
        by=one.by or None,
        due=one.due.day,
        due_rule=one.due.rule,
        changes=tuple(
            FateChange(date.fromisoformat(change.day), change.status, change.score, change.reason)
            for change in one.changes
        ),
        later=tuple(
            LaterSentence(
                later.kind, citation_of(later.document, later.sentence), later.score, later.reason, bool(later.verdict)
            )
            for later in one.later
        ),
    )


def sum_of(one: money.Sum) -> Sum:
    """The sum of the ledger's."""
    return Sum(one.stage, one.scope, one.currency, one.low, one.words, mentions_of(one.rows))

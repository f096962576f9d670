"""Where a promise stands as of a day, and how it came there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from communique.ledger.following.due import due
from communique.ledger.following.promises import Bearing, BearingKind, Promise
from communique.ledger.telling import UNDATED_DAY

SILENCE = 365  # days without another word after which a promise without a due day is silent
NEVER = 30  # days after which it is where it was never heard of again


class Status(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    FULFILLED = "fulfilled"
    PARTLY = "partly"
    NOT_FULFILLED = "not_fulfilled"
    OVERDUE = "overdue"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A promise came to stand so on a day (ISO). ``document`` tells it, None where only time passed. ``since`` is the day of the
    last word on a silent promise. ``score`` follows the G7 and G20 Research Groups: 1 kept, 0 in part, -1 not, None where
    nothing clear was told.
    """

    day: str
    status: Status
    score: int | None
    reason: str
    document: str | None = None
    since: str | None = None


_BAD = frozenset({BearingKind.DROPPED, BearingKind.CONTRADICTED})


def history(
    promise: Promise, bearings: Iterable[Bearing], as_of: date, said: Mapping[str, str]
) -> tuple[StatusChange, ...]:
    """Every change of status up to a day, the first being the promise itself. ``said`` gives the day of each document; what was
    published after ``as_of``, or on no known day, does not count.
    """
    made = promise.made.said
    start = made if made != UNDATED_DAY else as_of.isoformat()
    changes = [StatusChange(start, Status.OPEN, None, "promised", promise.made.mention.document)]
    last_day = due(promise.made).day
    heard = sorted(
        (said[one.document], one.start, one.document, one)
        for one in bearings
        if one.record == promise.record and said.get(one.document, UNDATED_DAY) <= as_of.isoformat()
    )
    seen: set[BearingKind] = set()
    word = start
    for day, _, document, bearing in heard:
        changes += _passed(changes[-1], last_day, word, day)
        seen.add(bearing.kind)
        word = day
        change = _after(bearing, changes[-1], seen, day)
        if change is not None and (change.status, change.score) != (changes[-1].status, changes[-1].score):
            changes.append(StatusChange(day, change.status, change.score, change.reason, document))
    changes += _passed(changes[-1], last_day, word, as_of.isoformat(), never=not heard)
    return tuple(changes)


def status(promise: Promise, bearings: Iterable[Bearing], as_of: date, said: Mapping[str, str]) -> StatusChange:
    """Where it stands on a day: the last change."""
    return history(promise, bearings, as_of, said)[-1]


def _after(bearing: Bearing, now: StatusChange, seen: set[BearingKind], day: str) -> StatusChange | None:
    """What a bearing makes of the status, None where it leaves it."""
    kind = bearing.kind
    if kind is BearingKind.DONE:
        contradicted = bool(seen & _BAD) and now.status is Status.NOT_FULFILLED
        return StatusChange(day, Status.FULFILLED, None if contradicted else 1, "told as done")
    if kind in _BAD:
        if now.status in (Status.FULFILLED, Status.PARTLY):
            return StatusChange(day, Status.PARTLY, 0, f"done, and later told as {kind.value}")
        return StatusChange(day, Status.NOT_FULFILLED, -1, f"told as {kind.value}")
    if now.status in (Status.FULFILLED, Status.PARTLY):
        return None
    if kind is BearingKind.ADVANCED:
        return StatusChange(day, Status.IN_PROGRESS, 0, "told as advanced")
    if kind is BearingKind.DELAYED and now.status is not Status.NOT_FULFILLED:
        return StatusChange(day, Status.IN_PROGRESS, now.score, "told as delayed")
    if kind is BearingKind.REPEATED and now.status is Status.SILENT:
        return StatusChange(day, Status.OPEN, now.score, "promised again")
    return None


def _passed(
    now: StatusChange, last_day: date | None, word: str, until: str, *, never: bool = False
) -> Iterator[StatusChange]:
    """What the passing of time makes of a status between two days."""
    if now.status is not Status.OPEN:
        return
    if last_day is not None:
        if last_day.isoformat() < until:
            day = max(word, (last_day + timedelta(days=1)).isoformat())
            yield StatusChange(day, Status.OVERDUE, now.score, f"was due by {last_day.isoformat()}")
        return
    days = NEVER if never else SILENCE
    quiet = (date.fromisoformat(word) + timedelta(days=days)).isoformat()
    if quiet <= until:
        yield StatusChange(quiet, Status.SILENT, now.score, "nothing heard", since=word)

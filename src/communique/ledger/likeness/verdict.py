"""What a rule answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from communique.ledger.likeness.titles import Known
from communique.ledger.telling import Telling


@dataclass(frozen=True, slots=True)
class Verdict:
    """How well a telling fits a record, from 0 to 1, and why in a few words.

    Of several records that fit equally well none is taken, unless the verdict is sure: then the first founded is.
    """

    SURE: ClassVar[float] = 1.0

    score: float
    reason: str


Rule = Callable[[Telling, Sequence[Telling], Known], Verdict | None]
Pair = Callable[[Telling, Telling, Known], Verdict | None]


def with_each(rule: Pair) -> Rule:
    """The rule that asks of every telling of the record: one that contradicts is enough to refuse, the best fit counts."""

    def of_record(telling: Telling, members: Sequence[Telling], known: Known) -> Verdict | None:
        best: Verdict | None = None
        for member in members:
            verdict = rule(telling, member, known)
            if verdict is None:
                return None
            if best is None or verdict.score > best.score:
                best = verdict
        return best

    return of_record

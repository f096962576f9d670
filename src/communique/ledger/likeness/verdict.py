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
    LEAST: ClassVar[float] = 0.01  # below it nothing is said: two tellings may be of one thing, but nothing shows it

    score: float
    reason: str

    @property
    def fits(self) -> bool:
        """Does anything speak for it?"""
        return self.score >= Verdict.LEAST


SILENT = Verdict(0.0, "nothing speaks against it")
SUPPORT = 0.5  # share of a record's tellings that must speak for it where the others say nothing
PLAIN = 0.8  # score from which one telling is enough: what has two names is told by either


Rule = Callable[[Telling, Sequence[Telling], Known], Verdict | None]
Pair = Callable[[Telling, Telling, Known], Verdict | None]


def with_each(rule: Pair) -> Rule:
    """The rule that asks of every telling of the record.

    One that contradicts (None) is enough to refuse. Of the others enough must fit, or one plainly, so that tellings do not drift
    from one thing to the next; the best fit counts.
    """

    def of_record(telling: Telling, members: Sequence[Telling], known: Known) -> Verdict | None:
        fitting: list[Verdict] = []
        for member in members:
            verdict = rule(telling, member, known)
            if verdict is None:
                return None
            if verdict.fits:
                fitting.append(verdict)
        best = max(fitting, key=lambda one: one.score, default=None)
        if best is None or (len(fitting) < SUPPORT * len(members) and best.score < PLAIN):
            return None
        return best

    return of_record

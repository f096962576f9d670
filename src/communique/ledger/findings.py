"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from communique.ledger.rows import MentionRow


class FindingKind(StrEnum):
    """What does not fit, the gravest first."""

    BROKEN = "broken citation"
    IMPOSSIBLE = "impossible date"
    AFTER_DOCUMENT = "held after its document"
    ARITHMETIC = "arithmetic"
    CONTRADICTION = "contradiction"
    TENURE = "out of tenure"
    JUMP = "jump"
    UNITS = "units mixed"


def same_sentence(a: MentionRow, b: MentionRow) -> bool:
    """Do both stand in one sentence, which then tells two things apart rather than contradicts itself?"""
    return a.sentence is not None and a.sentence == b.sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit, in words, with the mentions that say so. Equal findings say the same in words."""

    kind: FindingKind
    message: str
    mentions: tuple[MentionRow, ...] = field(default=(), compare=False)

"""What is followed and what bears on it, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from communique.ledger.telling import UNDATED_DAY, Telling
from communique.model.mentions import Contact, Modality


class BearingKind(StrEnum):
    """What a later sentence says of a promise."""

    DONE = "done"
    ADVANCED = "advanced"
    REPEATED = "repeated"
    DELAYED = "delayed"
    DROPPED = "dropped"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Promise:
    """A record of commitments, or one of contacts that was planned: its tellings in the order of publication."""

    record: str
    register: str
    tellings: tuple[Telling, ...]

    @property
    def made(self) -> Telling:
        """The telling that makes it: of a contact the first that plans it, else the first."""
        planned = (one for one in self.tellings if _plans(one))
        return next(planned, self.tellings[0])

    def known(self, before: str) -> tuple[Telling, ...]:
        """The telling that makes it and those published after it and before a day."""
        made = self.made
        later = (one for one in self.tellings if one.place > made.place and one.said < before)
        return (made, *later)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what is asked of its document: the day of publication (ISO), its name, and the document that it copies."""

    document: str
    start: int
    end: int
    text: str
    said: str = UNDATED_DAY
    name: str = ""
    source: str = ""

    @property
    def place(self) -> tuple[str, str, str, int]:
        """Orders sentences as they were published, those of one document by place."""
        return (self.said, self.name, self.document, self.start)


@dataclass(frozen=True, slots=True)
class Bearing:
    """A sentence that bears on a record. ``score`` (0 to 1) says how surely it speaks of it, ``reason`` why it is thought to."""

    record: str
    document: str
    start: int
    end: int
    kind: BearingKind
    score: float
    reason: str


def _plans(telling: Telling) -> bool:
    mention = telling.mention
    return isinstance(mention, Contact) and mention.modality in (Modality.PLANNED, Modality.PROPOSED)


def is_promise(register: str, tellings: tuple[Telling, ...]) -> bool:
    """Is a record one to follow: a commitment, or a contact that a text told before it was held?"""
    if register == "commitments":
        return bool(tellings)
    if register != "contacts" or not tellings:
        return False
    first = tellings[0].mention
    return isinstance(first, Contact) and first.modality is not Modality.HELD

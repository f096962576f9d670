"""A contact as told in one place."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.mentions import Contact, ContactKind
from communique.reading.annotations import Sentence
from communique.registers.contacts.found import VISITS

TALKS = frozenset({ContactKind.MEETING, ContactKind.TALKS})


@dataclass(frozen=True, slots=True)
class Told:
    """A contact as told in one place."""

    mention: Contact
    sentence: Sentence
    definite: bool  # "the meeting", "this visit": refers back
    weight: float
    number: int | None = None  # "the fifth meeting"


def group_of(kind: ContactKind) -> str:
    """Kinds that may be one contact: all visits, meetings and talks; any other kind by itself."""
    if kind in VISITS:
        return "visit"
    return "talks" if kind in TALKS else kind.value

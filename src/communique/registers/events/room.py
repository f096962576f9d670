"""The register of events: what other registers tell first, then what the model reads in the sentences."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.mentions import Event, Mention
from communique.registers.events.coded import coded
from communique.registers.events.derived import derived
from communique.registers.room import Told


class EventsRoom:
    """One mention an act of one state towards another, a sentence."""

    register = "events"
    version = "3"

    def derive(self, documents: Sequence[Told]) -> list[list[Mention]]:
        """The events of each document."""
        known = [_known(told) for _, told in documents]
        more = coded([(view, out) for (view, _), out in zip(documents, known, strict=True)])
        return [[*out, *found] for out, found in zip(known, more, strict=True)]


def _known(told: Sequence[Mention]) -> list[Event]:
    """The events that other registers tell."""
    out: list[Event] = []
    for event in (derived(mention) for mention in told):
        if event is not None and not any(_same(event, other) for other in out):
            out.append(event)
    return out


def _same(event: Event, other: Event) -> bool:
    """Do two registers tell one event of one sentence?"""
    return event.span.overlaps(other.span) and _key(event) == _key(other)


def _key(event: Event) -> tuple[str, ...]:
    return (event.source, event.target, event.act, event.modality, event.mode or "", event.date or "")

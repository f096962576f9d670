"""When two tellings are of one event."""

from __future__ import annotations

from communique.ledger.likeness.titles import Known
from communique.ledger.likeness.verdict import Verdict
from communique.ledger.telling import Telling
from communique.model.mentions import Event


def same_event(a: Telling, b: Telling, _known: Known) -> Verdict | None:
    """The same act between the same two, of the same modality, on the same day: PLOVER's one record a day."""
    one, other = a.mention, b.mention
    assert isinstance(one, Event)
    assert isinstance(other, Event)
    if any(
        getattr(one, name) != getattr(other, name) for name in ("source", "target", "act", "event_type", "modality")
    ):
        return None
    if one.mode and other.mode and one.mode != other.mode:
        return None
    same_day = one.date is not None and one.date == other.date
    return Verdict(Verdict.SURE, "same sides, act and day") if same_day else None

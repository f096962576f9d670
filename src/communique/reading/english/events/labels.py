"""The questions that the model of events answers, and the answers in the order of its outputs."""

from __future__ import annotations

from communique.model.plover import NONE, EventModality, contexts, event_types, modes

NO_MODE = "-"


def questions() -> dict[str, tuple[str, ...]]:
    """Answers by question. ``contexts`` takes any number of answers, the others one."""
    acts = (*event_types(), NONE)
    return {
        "root": acts,
        "act": acts,
        "modality": tuple(str(one) for one in EventModality),
        "mode": (NO_MODE, *modes()),
        "contexts": contexts(),
    }

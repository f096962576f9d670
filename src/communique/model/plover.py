"""PLOVER: the types of events, their quad classes, intensities, modes and contexts.

After the manual 2.0 of the Political Language Ontology for Verifiable Event Records; the table with its two mended
defects is ``data/plover.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

NONE = "NONE"  # no event between the two


class EventModality(StrEnum):
    """Did the act happen, is it announced, only possible, or denied?"""

    HAPPENED = "happened"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen root types.

    ``quad`` is 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; ``score`` the intensity
    from -10 to 10, ``modes`` the intensity of each mode; ``counts_as`` the type coded where the act did not (yet) happen.
    """

    name: str
    quad: int
    score: float
    recipient: bool
    modes: dict[str, float]
    counts_as: dict[EventModality, str]

    def intensity(self, mode: str | None) -> float:
        """The score of the mode, else of the type."""
        return self.modes.get(mode or "", self.score)


@cache
def _table() -> dict[str, dict[str, dict[str, object]]]:
    text = resources.files("communique.model").joinpath("data/plover.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def event_types() -> dict[str, EventType]:
    """The types by name, in the order of the table: from cooperation to conflict."""
    found = {}
    for name, row in _table()["types"].items():
        given: dict[str, object] = dict(row)
        modes = given.get("modes", {})
        found[name] = EventType(
            name=name,
            quad=int(str(given["quad"])),
            score=float(str(given["score"])),
            recipient=bool(given.get("recipient", False)),
            modes={mode: float(score) for mode, score in modes.items()} if isinstance(modes, dict) else {},
            counts_as={
                modality: str(given.get("future" if modality is EventModality.HYPOTHETICAL else modality, name))
                for modality in EventModality
                if modality is not EventModality.HAPPENED
            },
        )
    return found


@cache
def contexts() -> tuple[str, ...]:
    """The 37 contexts."""
    listed = _table()["contexts"]["all"]
    return tuple(str(one) for one in listed) if isinstance(listed, list) else ()


@cache
def modes() -> tuple[str, ...]:
    """All modes of all types, each once, in the order of the table."""
    return tuple(dict.fromkeys(mode for one in event_types().values() for mode in one.modes))


def counted(act: str, modality: EventModality) -> str:
    """The type that PLOVER codes for an act of that modality: a visit to come counts as AGREE. NONE where nothing is coded."""
    kind = event_types().get(act)
    return NONE if kind is None else kind.counts_as.get(modality, act)

"""Communiqué keeps the register of the relations of two states, every line cited. Importing it does no work.

``communique.open("ledger.db")`` opens a ledger for reading; docs/python.md tells the rest. Names are loaded when they are used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.api.briefings import Briefing
    from communique.api.documents import Document
    from communique.api.ledger import Change, Finding, Ledger
    from communique.api.ledger import open_ledger as open  # noqa: A004
    from communique.api.lives import Disagreement, Fate, FateChange, LaterSentence, Side, Step, Sum
    from communique.api.places import Citation, Mention
    from communique.api.records import (
        Agreement,
        Commitment,
        Contact,
        Event,
        Figure,
        Office,
        Project,
        Record,
        Standing,
        Statement,
    )
    from communique.api.sequences import Records
    from communique.ledger.overview import Cited, Pair
    from communique.ledger.quality import Quality
    from communique.model.errors import (
        CommuniqueError,
        LedgerError,
        MissingPackage,
        UnknownCountry,
        UnknownRegister,
        WrongArgument,
    )
    from communique.model.mentions import Participant
    from communique.model.spans import Span

__version__ = "0.1.0"

_PLACES = {
    "communique.api.briefings": ("Briefing",),
    "communique.api.documents": ("Document",),
    "communique.api.ledger": ("Change", "Finding", "Ledger"),
    "communique.api.lives": ("Disagreement", "Fate", "FateChange", "LaterSentence", "Side", "Step", "Sum"),
    "communique.api.places": ("Citation", "Mention"),
    "communique.api.records": (
        "Agreement",
        "Commitment",
        "Contact",
        "Event",
        "Figure",
        "Office",
        "Project",
        "Record",
        "Standing",
        "Statement",
    ),
    "communique.api.sequences": ("Records",),
    "communique.ledger.overview": ("Cited", "Pair"),
    "communique.ledger.quality": ("Quality",),
    "communique.model.errors": (
        "CommuniqueError",
        "LedgerError",
        "MissingPackage",
        "UnknownCountry",
        "UnknownRegister",
        "WrongArgument",
    ),
    "communique.model.mentions": ("Participant",),
    "communique.model.spans": ("Span",),
}

__all__ = [
    "Agreement",
    "Briefing",
    "Change",
    "Citation",
    "Cited",
    "Commitment",
    "CommuniqueError",
    "Contact",
    "Disagreement",
    "Document",
    "Event",
    "Fate",
    "FateChange",
    "Figure",
    "Finding",
    "LaterSentence",
    "Ledger",
    "LedgerError",
    "Mention",
    "MissingPackage",
    "Office",
    "Pair",
    "Participant",
    "Project",
    "Quality",
    "Record",
    "Records",
    "Side",
    "Span",
    "Standing",
    "Statement",
    "Step",
    "Sum",
    "UnknownCountry",
    "UnknownRegister",
    "WrongArgument",
    "__version__",
    "open",
]


def __getattr__(name: str) -> Any:
    if name == "open":
        return import_module("communique.api.ledger").open_ledger
    for module, names in _PLACES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'communique' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

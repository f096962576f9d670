"""What the model of passages says of a token, in the order of its outputs.

For each register whether the token stands in a passage of it, and whether it is the first; then, for a token in such a passage, of what
kind the passage is.
"""

from __future__ import annotations

from functools import cache

from communique.model.mentions import AgreementKind, ContactKind, Modality, Stage, Strength

REGISTERS = ("contacts", "agreements", "commitments", "figures", "projects", "offices", "standing", "statements")


def questions() -> dict[str, tuple[str, ...]]:
    """The answers to each question of kind, by ``register.field``."""
    return {
        "contacts.kind": tuple(str(one) for one in ContactKind),
        "contacts.modality": tuple(str(one) for one in Modality),
        "agreements.kind": tuple(str(one) for one in AgreementKind),
        "agreements.stage": tuple(str(one) for one in Stage),
        "commitments.strength": tuple(str(one) for one in Strength),
    }


@cache
def columns() -> dict[str, range]:
    """The outputs that belong to ``inside``, ``begin`` and each question."""
    out: dict[str, range] = {}
    at = 0
    for name, size in {"inside": len(REGISTERS), "begin": len(REGISTERS)}.items():
        out[name] = range(at, at + size)
        at += size
    for name, answers in questions().items():
        out[name] = range(at, at + len(answers))
        at += len(answers)
    return out


def outputs() -> int:
    """How many numbers the model gives a token."""
    return max(one.stop for one in columns().values())

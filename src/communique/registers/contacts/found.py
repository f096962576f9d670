"""What details of a contact are found as, and which kinds are visits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from communique.model.mentions import ContactKind
from communique.model.spans import Span

T = TypeVar("T")
VISITS = frozenset({ContactKind.VISIT, ContactKind.STATE_VISIT, ContactKind.OFFICIAL_VISIT, ContactKind.WORKING_VISIT})


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value with the spans that it was read from."""

    value: T
    spans: tuple[Span, ...]

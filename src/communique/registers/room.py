"""What every room has in common: its door."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from communique.model.mentions import Mention
from communique.registers.view import View


class Room(Protocol):
    """A register's reader."""

    @property
    def register(self) -> str:
        """The register's name."""

    @property
    def version(self) -> str:
        """Changes whenever the same text would be read differently."""

    def read(self, view: View) -> list[Mention]:
        """The mentions of one document, spans in the reading's coordinates."""


class DerivingRoom(Protocol):
    """A register's reader that builds on what the other rooms have read."""

    @property
    def register(self) -> str:
        """The register's name."""

    @property
    def version(self) -> str:
        """Changes whenever the same text would be read differently."""

    def derive(self, view: View, told: Sequence[Mention]) -> list[Mention]:
        """The mentions of one document, given those of the other rooms, spans in the reading's coordinates."""

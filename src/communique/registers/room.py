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


# What a deriving room sees of a document: its view, and the mentions that the other rooms read in it.
Told = tuple[View, Sequence[Mention]]


class DerivingRoom(Protocol):
    """A register's reader that builds on what the other rooms have read."""

    @property
    def register(self) -> str:
        """The register's name."""

    @property
    def version(self) -> str:
        """Changes whenever the same text would be read differently."""

    def derive(self, documents: Sequence[Told]) -> list[list[Mention]]:
        """The mentions of each document, spans in the reading's coordinates. What it finds in one never depends on the others."""

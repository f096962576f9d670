"""What is decided when the desk is started."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path

from communique.model.errors import CommuniqueError


class SettingsError(CommuniqueError):
    """The desk cannot be started so."""


class Role(StrEnum):
    """What a person may do."""

    READ = "read"
    JUDGE = "judge"  # and read


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may use the desk."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``body`` in bytes, ``address`` in characters, ``seconds`` for one answer, requests a ``minute`` of one person or address;
    what another program writes is seen after ``unseen`` seconds at most, what is decided here at once.
    """

    body: int = 100_000
    address: int = 4_000
    seconds: float = 20.0
    minute: int = 1_200
    unseen: float = 1.0
    rows: int = 100_000  # of a list that is taken away as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``reviewer`` decides where nobody signs in; ``tokens`` maps a secret to the person who holds it.

    ``proxy_header`` names the header in which a reverse proxy tells who asks; of those ``judges`` may decide. ``hosts`` are further names
    under which the desk is reached. ``audit`` is the file to which a line is added for each judgement, None for one beside the ledger.
    """

    ledger: Path
    host: str = "127.0.0.1"
    port: int = 8765
    reviewer: str = "desk"
    tokens: dict[str, Person] = field(default_factory=dict)
    proxy_header: str | None = None
    judges: frozenset[str] = frozenset()
    hosts: tuple[str, ...] = ()
    audit: Path | None = None
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        """Raises SettingsError for an address that others reach while nobody is asked who they are."""
        if not self.loopback and not self.guarded:
            raise SettingsError(
                f"{self.host} can be reached by others: give --token-file, or --proxy-header where a reverse proxy signs people in"
            )

    @property
    def loopback(self) -> bool:
        """Is the desk reached from this machine alone?"""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def guarded(self) -> bool:
        """Must people say who they are?"""
        return bool(self.tokens) or self.proxy_header is not None

    @property
    def audit_file(self) -> Path:
        """Where judgements made on pages are noted."""
        return self.audit or self.ledger.with_name(f"{self.ledger.name}.audit.jsonl")


SECRET = 16  # characters that a token has at least


def read_tokens(path: Path) -> dict[str, Person]:
    """The people of a file of lines ``NAME ROLE TOKEN``; blank lines and those that begin with # are passed over. Raises SettingsError."""
    found: dict[str, Person] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    for number, line in enumerate(lines, start=1):
        parts = line.split()
        if not parts or parts[0].startswith("#"):
            continue
        if len(parts) != 3 or parts[1] not in set(Role):
            raise SettingsError(f"{path}, line {number}: NAME ROLE TOKEN is needed, the role read or judge")
        name, role, token = parts
        if len(token) < SECRET:
            raise SettingsError(f"{path}, line {number}: a token has at least {SECRET} characters")
        if token in found:
            raise SettingsError(f"{path}, line {number}: this token is given twice")
        found[token] = Person(name, Role(role))
    if not found:
        raise SettingsError(f"{path} names nobody")
    return found

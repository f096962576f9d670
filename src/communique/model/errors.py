"""The exceptions that the program raises on purpose.

CommuniqueError
├── SourceRejected    a document cannot be read; ``reason`` is one of ``RejectReason``
├── UnknownCountry    a country argument names no country; ``nearest`` lists what was probably meant
├── UnknownRegister   a register argument names no register
├── WrongArgument     an argument of the library cannot be used
├── MissingPackage    an optional package is needed; ``package`` is what to install
├── LedgerError       the ledger file cannot be used
│   └── NotInLedger   nothing of that id, or several, or no such page of a list
├── BriefingError     a briefing cannot be made as asked
│   └── FormMissing   the package that makes a form is not installed
└── InterchangeError  a line of interchange JSON is not what the form says
"""

from __future__ import annotations

from enum import StrEnum


class RejectReason(StrEnum):
    """Why a document was set aside."""

    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "wrong encoding"
    TRUNCATED = "truncated"
    TOO_LARGE = "too large"
    LANGUAGE = "no reader for the language"
    NO_TEXT = "no main text found"
    MALFORMED = "malformed"
    TOO_DEEP = "nested too deeply"
    UNREADABLE = "cannot be opened"
    UNKNOWN_TYPE = "unknown type of file"
    READER = "the reader failed"


class CommuniqueError(Exception):
    """The root of every exception raised on purpose."""


class SourceRejected(CommuniqueError):
    """A document is set aside."""

    def __init__(self, origin: str, reason: RejectReason, detail: str = "") -> None:
        """``origin`` is the path or address; ``detail`` says in words what was seen."""
        super().__init__(f"{origin}: {reason.value}" + (f" ({detail})" if detail else ""))
        self.origin = origin
        self.reason = reason
        self.detail = detail


class UnknownCountry(CommuniqueError):
    """A country argument names no country."""

    def __init__(self, given: str, nearest: tuple[str, ...]) -> None:
        """``nearest`` holds the nearest known names, best first."""
        hint = f"; did you mean {', '.join(nearest)}?" if nearest else ""
        super().__init__(f"no country is called {given!r}{hint}")
        self.given = given
        self.nearest = nearest


class UnknownRegister(CommuniqueError):
    """A register argument names no register."""

    def __init__(self, given: str, known: tuple[str, ...]) -> None:
        """``known`` holds the names that would be right."""
        super().__init__(f"no register is called {given!r}; the registers are {', '.join(known)}")
        self.given = given


class WrongArgument(CommuniqueError):
    """An argument cannot be used as given."""


class MissingPackage(CommuniqueError):
    """Something needs a package that is not installed."""

    def __init__(self, purpose: str, package: str) -> None:
        """``purpose`` says what needs it; ``package`` is what ``pip install`` takes."""
        super().__init__(f"{purpose} needs a package that is not installed: pip install '{package}'")
        self.package = package


class LedgerError(CommuniqueError):
    """The ledger file cannot be used as asked."""


class NotInLedger(LedgerError):
    """What was asked for is not in the ledger, or not one thing alone."""


class BriefingError(CommuniqueError):
    """A briefing cannot be made as asked."""


class FormMissing(BriefingError):
    """The package that makes a form is not installed."""

    def __init__(self, form: str) -> None:
        """``form`` is what cannot be made, in words."""
        super().__init__(f"{form} needs packages that are not installed: pip install 'communique[desk]'")
        self.form = form


class InterchangeError(CommuniqueError):
    """A line of interchange JSON is not what the form says."""

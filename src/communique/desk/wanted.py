"""What is asked of a briefing: its days, its part of the ledger, who prepares it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communique.desk.sections import SECTIONS
from communique.model.errors import BriefingError
from communique.model.topics import topics

NAME_LENGTH = 120  # characters of the name of who prepared it


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One request. Equal requests of one ledger give equal briefings. Raises BriefingError for what cannot be.

    ``sections`` are keys of ``SECTIONS``, None for all; they come in the order of the page however they are named. With
    ``topics`` (keys) only records of one of them make lines. ``since`` is the day of the last briefing, for the section on
    what is new; ``known_at`` (a moment in UTC, ISO 8601) leaves out what the ledger learned later.
    """

    sections: tuple[str, ...] | None = None
    topics: tuple[str, ...] = ()
    prepared_by: str = ""
    since: date | None = None
    as_of: date | None = None
    known_at: str | None = None
    charts: bool = True

    def __post_init__(self) -> None:
        _among("section", self.sections or (), tuple(key for key, _, _ in SECTIONS))
        if self.topics:
            _among("topic", self.topics, tuple(topics()))
        if self.sections is not None and not self.sections:
            raise BriefingError("a briefing needs at least one section")
        if self.since is None and "new" in (self.sections or ()):
            raise BriefingError("the section new needs the day of the last briefing (since)")
        if self.since is not None and self.as_of is not None and self.since >= self.as_of:
            raise BriefingError(
                f"the day of the last briefing ({self.since}) does not lie before that of this one ({self.as_of})"
            )
        object.__setattr__(self, "prepared_by", " ".join(self.prepared_by.split())[:NAME_LENGTH])

    def shows(self, section: str) -> bool:
        """Is the section on the page? What is new stands only beside the day of the last briefing."""
        return section in self.sections if self.sections is not None else section != "new" or self.since is not None


def _among(what: str, given: tuple[str, ...], known: tuple[str, ...]) -> None:
    for one in given:
        if one not in known:
            raise BriefingError(f"no {what} is called {one!r}; the {what}s are {', '.join(known)}")

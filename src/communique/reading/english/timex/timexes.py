"""What the engine gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Basis(StrEnum):
    """What a value was resolved against."""

    STATED = "stated"
    DOCUMENT = "document date"
    DISCOURSE = "previous date in the text"
    INFERRED = "year inferred"
    UNKNOWN = "unknown"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression: ``text[begin:end]``.

    ``value`` is the TIMEX3 value, "" where nothing can be said. ``edtf`` is the same as EDTF where it lies on the calendar,
    ``precision`` the grain to which it is known (day, week, month, quarter, half, season, year, decade, century, or "" ).
    """

    begin: int
    end: int
    type: TimexType
    value: str
    edtf: str | None = None
    precision: str = ""
    basis: Basis = Basis.STATED
    mod: str | None = None

"""What may stand in an address: the same for a page, its JSON and what is taken away of it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Path, Query
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from communique.ledger.conditions import Query as Wanted
from communique.ledger.paging import Listing, Order
from communique.model.countries import countries
from communique.model.errors import NotInLedger
from communique.model.mentions import REGISTERS
from communique.model.topics import topics

MOST_ROWS = 200  # of one page


def _day(value: object) -> object:
    """A day is written out: pydantic would take a bare number for seconds since 1970."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("a day is written 2021-01-26")
    return value


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Day = Annotated[date, BeforeValidator(_day)]


class Asked(BaseModel):
    """What a form asks: a field that was left empty asks nothing."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _filled(cls, given: Any) -> Any:
        return {name: value for name, value in given.items() if value != ""} if isinstance(given, dict) else given

    def kept(self) -> dict[str, Any]:
        """What was asked, as an address has it; without the cursor, which holds for one order of one list alone."""
        named = self.model_dump(mode="json", exclude_unset=True, by_alias=True)
        return {name: value for name, value in named.items() if name != "after" and value not in (None, "", [])}


class Ask(Asked):
    """What every view of two states can be asked: the day, the time, the topic."""

    since: Day | None = Field(None, description="Only what happened, or was said, from this day.")
    until: Day | None = Field(None, description="Only what happened, or was said, up to this day.")
    topic: str | None = Field(None, description="Only what is about this topic (a key).", max_length=60)
    as_of: Day | None = Field(None, description="Leave out what was published after this day.")

    def wanted(self, pair: tuple[str, str] | None, register: str | None = None) -> Wanted:
        """The ledger's query. Raises NotInLedger for an unknown topic."""
        known_topic(self.topic)
        return Wanted(
            register=register,
            between=pair,
            since=self.since,
            until=self.until,
            topic=self.topic or None,
            as_of=self.as_of,
        )


class ListAsk(Ask):
    """What a list can be asked beside that."""

    q: str | None = Field(None, description="Only what a sentence with all these words tells.", max_length=200)
    status: str | None = Field(None, description="Only what stands so.", max_length=40)
    order: Order = Field(Order.LATEST, description="How the list is ordered; a minus turns it round.")
    after: str | None = Field(None, description="The cursor of the page before.", max_length=400)
    limit: int = Field(50, ge=1, le=MOST_ROWS, description="Rows of a page.")
    column: list[str] = Field([], description="The columns to show, all where none is named.", max_length=30)

    def listing(self) -> Listing:
        """How the ledger pages."""
        words = (self.q or "").replace("\0", " ").strip()
        return Listing(
            words=words or None,
            status=self.status or None,
            order=self.order,
            after=self.after or None,
            limit=self.limit,
        )


Asking = Annotated[Ask, Query()]
Listed = Annotated[ListAsk, Query()]


def known_topic(key: str | None) -> None:
    """Raises NotInLedger for a key that is no topic's."""
    if key and key not in topics():
        raise NotInLedger(f"no topic is called {key!r}; the topics are {', '.join(topics())}")


def known_side(code: str | None, pair: tuple[str, str], *others: str) -> None:
    """Raises NotInLedger for what is neither of the two states nor one of the other sides."""
    sides = (*pair, *others)
    if code and code not in sides:
        raise NotInLedger(f"{code!r} is no side here; the sides are {', '.join(sides)}")


def pair_of(
    pair: Annotated[str, Path(pattern="^[A-Z]{3}-[A-Z]{3}$", description="Two states by ISO 3166-1 alpha-3 code.")],
) -> tuple[str, str]:
    """The two states of an address, sorted. Raises NotInLedger."""
    first, second = sorted(pair.split("-"))
    unknown = [code for code in (first, second) if code not in countries().by_code]
    if unknown or first == second:
        raise NotInLedger(f"no state has the code {unknown[0]}" if unknown else "two different states are needed")
    return first, second


def register_of(
    register: Annotated[str, Path(pattern="^[a-z]+$", description=f"One of {', '.join(REGISTERS)}.")],
) -> str:
    """The register of an address. Raises NotInLedger."""
    if register not in REGISTERS:
        raise NotInLedger(f"no register is called {register!r}; the registers are {', '.join(REGISTERS)}")
    return register


Pair = Annotated[tuple[str, str], Depends(pair_of)]
Register = Annotated[str, Depends(register_of)]
RecordId = Annotated[str, Path(pattern="^r:[0-9a-f]{16}$", description="The id of a record.")]
DocumentId = Annotated[str, Path(pattern="^sha256:[0-9a-f]{32}$", description="The id of a document.")]

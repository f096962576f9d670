"""What the tools take. Each class is the schema that an assistant sees; what does not fit is refused before a tool runs."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from communique.model.mentions import REGISTERS

LIMIT = 25  # items of one answer
WORDS = 400  # characters of a search
CURSOR = 400  # characters
Register = StrEnum("Register", {name.upper(): name for name in REGISTERS})  # type: ignore[misc]

STATE = "A state by ISO code, name or adjective, such as BLR, Belarus or Belarusian."
DAY = "A day, month or year: 2021-01-26, 2021-01 or 2021."
NEXT = "The `next` of the last answer, for the items after it."


class Request(BaseModel):
    """The arguments of a tool."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Paged(Request):
    """The arguments of a tool whose answer is a list."""

    limit: int = Field(default=10, ge=1, le=LIMIT, description="At most so many items.")
    cursor: str | None = Field(default=None, max_length=CURSOR, description=NEXT)


class Search(Paged):
    """Which sentences hold words."""

    words: str = Field(min_length=1, max_length=WORDS, description="Words that a sentence must all hold.")


class ListRecords(Paged):
    """Which records of a register."""

    register_: Register = Field(alias="register", description="The register.")
    first: str | None = Field(default=None, description=f"{STATE} Give both states or none.")
    second: str | None = Field(default=None, description=STATE)
    since: str | None = Field(default=None, description=f"Only what happened, else was said, from this day. {DAY}")
    until: str | None = Field(default=None, description=f"Only what happened, else was said, up to this day. {DAY}")
    topic: str | None = Field(default=None, description="A topic by key or label, such as trade or transport.")


class GetRecord(Request):
    """Which record."""

    id: str = Field(min_length=1, max_length=64, description="The id of a record (r:...), or its beginning.")
    from_mention: int = Field(default=1, ge=1, description="The first mention to show, counted from 1.")


class GetDocument(Request):
    """Which sentences of which document."""

    id: str = Field(min_length=1, max_length=400, description="The name or id of a document.")
    from_sentence: int = Field(default=1, ge=1, description="The first sentence, counted from 1.")
    to_sentence: int | None = Field(default=None, ge=1, description="The last sentence.")


class Briefing(Request):
    """Which two states, as of when."""

    first: str = Field(description=STATE)
    second: str = Field(description=STATE)
    as_of: str | None = Field(default=None, description=f"Only what was published by this day. {DAY}")
    since: str | None = Field(default=None, description=f"The day of the last briefing: begin with what is new. {DAY}")
    part: int = Field(default=1, ge=1, description="Which part of the page, counted from 1.")


class Cite(Request):
    """Which characters of which document."""

    document: str = Field(min_length=1, max_length=400, description="The name or id of a document.")
    start: int = Field(ge=0, description="The first character, counted from 0.")
    end: int = Field(ge=1, description="The character after the last.")


class WhatChanged(Paged):
    """Which two states, since when."""

    first: str = Field(description=STATE)
    second: str = Field(description=STATE)
    since: str = Field(description=f"The day of publication to compare with. {DAY}")


class Pairs(Paged):
    """Which pairs of states."""

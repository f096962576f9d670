"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from communique.ledger.when import closed, days
from communique.model.countries import countries
from communique.model.errors import UnknownCountry
from communique.model.topics import topics

F = TypeVar("F", bound=Callable[..., Any])


class CountryType(click.ParamType[str]):
    """A state by code, name or adjective; its value is the ISO 3166-1 alpha-3 code."""

    name = "country"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code. Fails with the nearest right names."""
        try:
            return countries().find(str(value)).iso3
        except UnknownCountry as error:
            self.fail(str(error), param, ctx)


class DayType(click.ParamType[date]):
    """A day, or the first or last day of a month or year."""

    name = "date"

    def __init__(self, *, last: bool) -> None:
        """``last`` takes the last day of a month or year, else the first."""
        self._last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day."""
        if isinstance(value, date):
            return value
        found = closed(days(str(value)))
        if found is None:
            self.fail(f"{value!r} is not a date such as 2021-01-26, 2021-01 or 2021", param, ctx)
        return found[1] if self._last else found[0]


class TopicType(click.ParamType[str]):
    """A topic by key or label."""

    name = "topic"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The key of the topic."""
        wanted = str(value).casefold()
        named = [key for key, topic in topics().items() if wanted in (key.casefold(), topic.label.casefold())]
        if not named:
            self.fail(f"no topic is called {value!r}; the topics are {', '.join(topics())}", param, ctx)
        return named[0]


COUNTRY = CountryType()


def ledger_option(command: F) -> F:
    """``--ledger``."""
    option = click.option(
        "--ledger",
        type=click.Path(dir_okay=True, path_type=Path),
        default=Path("ledger.db"),
        show_default="./ledger.db",
        envvar="COMMUNIQUE_LEDGER",
        help="The ledger file.",
    )
    return option(command)


def as_of_option(command: F) -> F:
    """``--as-of``."""
    option = click.option(
        "--as-of", type=DayType(last=True), metavar="DATE", help="Leave out what was published after this day."
    )
    return option(command)


class MomentType(click.ParamType[str]):
    """A moment in UTC as the ledger writes moments; a day stands for its end."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """ISO 8601 with offset, to the second."""
        try:
            read = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no moment such as 2026-02-01 or 2026-02-01T10:00", param, ctx)
        if len(str(value)) <= len("2026-02-01"):
            read = read.replace(hour=23, minute=59, second=59)
        return read.replace(tzinfo=read.tzinfo or UTC).astimezone(UTC).isoformat(timespec="seconds")


def known_at_option(command: F) -> F:
    """``--known-at``."""
    option = click.option(
        "--known-at",
        type=MomentType(),
        metavar="MOMENT",
        help="Leave out what this ledger read, and people decided, after this moment (UTC).",
    )
    return option(command)


def between_option(command: F) -> F:
    """``--between``."""
    option = click.option(
        "--between", type=COUNTRY, nargs=2, metavar="COUNTRY COUNTRY", help="Only what concerns these two states."
    )
    return option(command)


def pair_of(codes: tuple[str, str] | None) -> tuple[str, str] | None:
    """Two different states, or None. Raises UsageError."""
    if codes and codes[0] == codes[1]:
        raise click.UsageError(f"two different states are needed, not {codes[0]} twice")
    return codes or None

"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from communique.api import arguments
from communique.model.errors import UnknownCountry, WrongArgument

F = TypeVar("F", bound=Callable[..., Any])


class CountryType(click.ParamType[str]):
    """A state by code, name or adjective; its value is the ISO 3166-1 alpha-3 code."""

    name = "country"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code. Fails with the nearest right names."""
        try:
            return arguments.country(value)
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
        try:
            return arguments.day(value, last=self._last)
        except WrongArgument as error:
            self.fail(str(error), param, ctx)


class TopicType(click.ParamType[str]):
    """A topic by key or label."""

    name = "topic"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The key of the topic."""
        try:
            return arguments.topic(value)
        except WrongArgument as error:
            self.fail(str(error), param, ctx)


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
            return arguments.moment(value)
        except WrongArgument as error:
            self.fail(str(error), param, ctx)


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

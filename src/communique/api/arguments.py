"""Arguments as people write them: countries by name or code, days by day, month or year, topics by key or label."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from communique.ledger.when import closed, days
from communique.model.countries import countries
from communique.model.errors import WrongArgument
from communique.model.topics import topics

DAY_LENGTH = len("2026-02-01")


def country(value: str) -> str:
    """The ISO 3166-1 alpha-3 code of a state given by code, name or adjective in any case. Raises UnknownCountry."""
    return countries().find(str(value)).iso3


def pair(values: Sequence[str]) -> tuple[str, str]:
    """The codes of two different states, in the order given. Raises UnknownCountry and WrongArgument."""
    if isinstance(values, str) or len(values) != 2:
        raise WrongArgument(f"two states are needed, such as ('Belarus', 'China'), not {values!r}")
    first, second = (country(value) for value in values)
    if first == second:
        raise WrongArgument(f"two different states are needed, not {first} twice")
    return first, second


def day(value: str | date, *, last: bool) -> date:
    """The day, or the first or last day of a month or year. Raises WrongArgument."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = closed(days(str(value)))
    if found is None:
        raise WrongArgument(f"{value!r} is not a date such as 2021-01-26, 2021-01 or 2021")
    return found[1] if last else found[0]


def moment(value: str | date) -> str:
    """A moment in UTC as the ledger writes moments (ISO 8601, to the second); a day stands for its end. Raises WrongArgument."""
    text = value.isoformat() if isinstance(value, date) else str(value)
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise WrongArgument(f"{value!r} is no moment such as 2026-02-01 or 2026-02-01T10:00") from error
    if len(text) <= DAY_LENGTH:
        read = read.replace(hour=23, minute=59, second=59)
    return read.replace(tzinfo=read.tzinfo or UTC).astimezone(UTC).isoformat(timespec="seconds")


def topic(value: str) -> str:
    """The key of a topic given by key or label. Raises WrongArgument."""
    wanted = str(value).casefold()
    named = [key for key, one in topics().items() if wanted in (key.casefold(), one.label.casefold())]
    if not named:
        raise WrongArgument(f"no topic is called {value!r}; the topics are {', '.join(topics())}")
    return named[0]


def period(since: str | date | None, until: str | date | None) -> tuple[date | None, date | None]:
    """The first and last day of a time. Raises WrongArgument where it ends before it begins."""
    first = day(since, last=False) if since is not None else None
    final = day(until, last=True) if until is not None else None
    if first is not None and final is not None and final < first:
        raise WrongArgument(f"until ({until}) lies before since ({since})")
    return first, final

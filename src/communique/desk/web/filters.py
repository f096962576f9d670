"""What templates may call: addresses, names of states, and words kept in one piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from communique.desk.web.assets import asset
from communique.desk.wording import capital, country_name, headline, shorten, when
from communique.ledger.rows import RecordRow
from communique.model.topics import topics

LINKED_SCHEMES = ("http://", "https://")


def web(address: str | None) -> bool:
    """May the address be linked? An address from a document could otherwise run a script."""
    return bool(address) and str(address).casefold().startswith(LINKED_SCHEMES)


def code_of(pair: Iterable[str]) -> str:
    """Two states as an address names them."""
    return "-".join(pair)


def with_query(path: str, asked: Mapping[str, Any], **changes: Any) -> str:
    """An address with what was asked, changed; None and empty values are left out."""
    kept: list[tuple[str, str]] = []
    for name, value in {**asked, **changes}.items():
        values = value if isinstance(value, (list, tuple)) else [value]
        kept += [(name, str(one)) for one in values if one not in (None, "")]
    return f"{path}?{urlencode(kept)}" if kept else path


def topic_label(key: str) -> str:
    """A topic for people."""
    found = topics().get(key)
    return found.label if found is not None else key


def between(pair: Iterable[str]) -> str:
    """Two states by name."""
    return " – ".join(country_name(code) for code in pair)


HEADLINE = 300  # characters of one on a page


def headline_of(record: RecordRow) -> str:
    """What a record tells on one line, of a length that a page can hold."""
    return shorten(headline(record), HEADLINE)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "between": between,
    "capital": capital,
    "code": code_of,
    "country": country_name,
    "headline": headline_of,
    "quoted": lambda text: quote(str(text), safe=":"),
    "shorten": shorten,
    "topic": topic_label,
    "web": web,
    "when": when,
}
GLOBALS: Mapping[str, Callable[..., Any]] = {"asset": asset, "with_query": with_query}

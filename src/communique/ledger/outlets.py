"""Who stands behind an outlet: its state and kind, from a table that users extend, else from its address.

Independence is counted in voices: what a state's offices and its own media say is one voice, every private outlet is one.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from communique.model.countries import countries
from communique.model.errors import LedgerError

THIRD = "third country"
UNKNOWN_BASIS = "nothing"


class OutletKind(StrEnum):
    """Who speaks through an outlet."""

    OFFICIAL = "official"
    STATE_MEDIA = "state media"
    PRIVATE = "private"
    ORGANISATION = "organisation"  # of several states
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outlet:
    """``key`` is a host or a name, ``country`` an ISO code or None, ``basis`` says on what this rests."""

    key: str
    country: str | None
    kind: OutletKind
    basis: str

    @property
    def voice(self) -> str:
        """What counts as one voice beside others."""
        if self.country and self.kind in {OutletKind.OFFICIAL, OutletKind.STATE_MEDIA}:
            return f"state {self.country}"
        return self.key


def host_of(url: str | None) -> str:
    """The host of an address without ``www.``; empty where there is none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host.casefold().removeprefix("www.")


@cache
def shipped() -> Mapping[str, Outlet]:
    """The table that comes with the program, by host or lower-case name."""
    source = resources.files("communique.ledger").joinpath("data/outlets.toml")
    return parse(source.read_text(encoding="utf-8"), "the table of outlets")


def parse(text: str, basis: str) -> dict[str, Outlet]:
    """A table as TOML: ``"host or name" = ["BLR", "state media"]``. Raises LedgerError."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LedgerError(f"the table of outlets is not TOML ({error})") from error
    found: dict[str, Outlet] = {}
    for key, value in table.items():
        if not isinstance(value, list) or len(value) != 2 or not all(isinstance(one, str) for one in value):
            raise LedgerError(f'outlet {key!r}: ["CODE or empty", "kind"] is needed, not {value!r}')
        code, kind = value
        if code and code not in countries().by_code:
            raise LedgerError(f"outlet {key!r}: {code!r} is no ISO 3166-1 alpha-3 code")
        if kind not in set(OutletKind):
            raise LedgerError(f"outlet {key!r}: the kinds are {', '.join(OutletKind)}, not {kind!r}")
        found[key.casefold()] = Outlet(key, code or None, OutletKind(kind), basis)
    return found


def outlet_of(url: str | None, name: str | None, own: Mapping[str, Outlet] | None = None) -> Outlet:
    """The outlet of a document: by the user's table, the shipped one, else what its address tells."""
    host = host_of(url)
    key = host or (name or "").strip()
    for table in (own or {}, shipped()):
        for form in _forms(host, name):
            if form in table:
                found = table[form]
                return Outlet(key or found.key, found.country, found.kind, found.basis)
    country = _by_domain(host)
    kind = OutletKind.OFFICIAL if _official(host.split(".")) else OutletKind.UNKNOWN
    return Outlet(
        key, country, kind, "its address" if host and (country or kind is OutletKind.OFFICIAL) else UNKNOWN_BASIS
    )


def sides_of(found: Iterable[Outlet], pair: tuple[str, str]) -> Mapping[str, frozenset[str]]:
    """The voices by the state that they belong to: those of the pair, those of other states under ``THIRD``, others under ""."""
    voices: dict[str, set[str]] = defaultdict(set)
    for one in found:
        side = one.country if one.country in pair else THIRD if one.country else ""
        voices[side or ""].add(one.voice)
    return {side: frozenset(names) for side, names in voices.items()}


def _forms(host: str, name: str | None) -> Iterable[str]:
    labels = host.split(".") if host else []
    for start in range(max(0, len(labels) - 1)):
        yield ".".join(labels[start:])
    if name:
        yield name.strip().casefold()


# Domains of states that anybody may use.
_SOLD = frozenset({"ai", "cc", "co", "fm", "gg", "io", "is", "la", "ly", "me", "sh", "to", "tv", "ws"})


@cache
def _domains() -> Mapping[str, str]:
    found = {row.iso2.casefold(): row.iso3 for row in countries().rows if row.iso2} | {"uk": "GBR", "eu": "EUR"}
    return {domain: code for domain, code in found.items() if domain not in _SOLD}


def _by_domain(host: str) -> str | None:
    labels = host.split(".")
    if len(labels) > 1 and labels[-1] in {"gov", "mil"}:
        return "USA"
    return _domains().get(labels[-1]) if len(labels) > 1 else None


_OFFICES = frozenset(
    [
        "gov",
        "gob",
        "gouv",
        "gov1",
        "go",
        "govt",
        "government",
        "mfa",
        "mofa",
        "mea",
        "fmprc",
        "president",
        "presidency",
        "pm",
        "primeminister",
        "kremlin",
        "mil",
        "embassy",
    ]
)


def _official(labels: Iterable[str]) -> bool:
    return any(label in _OFFICES or label.startswith(("embassy", "mofa")) for label in labels)

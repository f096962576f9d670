"""Tables of records and documents for pandas and polars: which columns there are, of which type, and how they are filled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum, StrEnum, unique
from importlib import import_module
from types import ModuleType, UnionType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from communique.api.documents import Document
from communique.api.records import Commitment, Contact, Record
from communique.ledger.when import days
from communique.model.errors import MissingPackage
from communique.model.mentions import Participant

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl


@unique
class Kind(Enum):
    """The type of a column. All but TRUTH may be absent; a list is empty instead."""

    TEXT = "text"
    DAY = "date"
    INTEGER = "integer"
    NUMBER = "number"
    TRUTH = "true or false"
    TEXTS = "list of text"
    PEOPLE = "list of name, role, country"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``value`` takes it from an item."""

    name: str
    kind: Kind
    value: Callable[[Any], Any]


_COMMON = ("id", "date", "status", "states", "topics")
_HEAD: tuple[Column, ...] = (
    Column("id", Kind.TEXT, lambda one: one.id),
    Column("date", Kind.TEXT, lambda one: one.date),
    Column("date_first", Kind.DAY, lambda one: one.date_first),
    Column("date_last", Kind.DAY, lambda one: one.date_last),
    Column("status", Kind.TEXT, lambda one: one.status),
    Column("headline", Kind.TEXT, lambda one: one.headline),
    Column("states", Kind.TEXTS, lambda one: list(one.states)),
    Column("topics", Kind.TEXTS, lambda one: list(one.topics)),
)
_DUE: tuple[Column, ...] = (
    Column("due_first", Kind.DAY, lambda one: days(one.due)[0]),
    Column("due_last", Kind.DAY, lambda one: days(one.due)[1]),
)
_FATE: tuple[Column, ...] = (
    Column("fate", Kind.TEXT, lambda one: one.fate.status.value if one.fate else None),
    Column("fate_since", Kind.DAY, lambda one: one.fate.since if one.fate else None),
)
_TOLD: tuple[Column, ...] = (
    Column("quality", Kind.TEXT, lambda one: one.quality.mark.value),
    Column("documents", Kind.INTEGER, lambda one: one.quality.documents),
    Column("first_told", Kind.DAY, lambda one: days(one.mentions[0].published)[1]),
    Column("last_told", Kind.DAY, lambda one: max(filter(None, map(_told, one.mentions)), default=None)),
    Column("document", Kind.TEXT, lambda one: one.citations[0].document),
    Column("sentence", Kind.INTEGER, lambda one: one.citations[0].sentence),
    Column("text", Kind.TEXT, lambda one: one.citations[0].text),
)
_DOCUMENT: tuple[Column, ...] = (
    Column("id", Kind.TEXT, lambda one: one.id),
    Column("name", Kind.TEXT, lambda one: one.name),
    Column("published", Kind.TEXT, lambda one: one.published),
    Column("published_first", Kind.DAY, lambda one: days(one.published)[0]),
    Column("published_last", Kind.DAY, lambda one: days(one.published)[1]),
    Column("basis", Kind.TEXT, lambda one: one.basis),
    Column("title", Kind.TEXT, lambda one: one.title),
    Column("url", Kind.TEXT, lambda one: one.url),
    Column("outlet", Kind.TEXT, lambda one: one.outlet),
    Column("language", Kind.TEXT, lambda one: one.language),
    Column("read", Kind.TEXT, lambda one: one.read),
    Column("copy_of", Kind.TEXT, lambda one: one.copy_of),
)


def _told(mention: Any) -> date | None:
    return days(mention.published)[1]


def columns_of(kind: type[Any]) -> tuple[Column, ...]:
    """The columns of the items of a class, in their order."""
    if issubclass(kind, Document):
        return _DOCUMENT
    assert issubclass(kind, Record)
    fate = _FATE if kind in (Contact, Commitment) else ()
    return (*_HEAD, *_own(kind), *fate, *_TOLD)


def _own(kind: type[Record]) -> Iterator[Column]:
    """The columns of a register's own fields."""
    hints = get_type_hints(kind)
    for one in fields(kind):
        if one.name not in _COMMON and not one.name.startswith("_"):
            of = _kind_of(hints[one.name])
            yield Column(one.name, of, _getter(one.name))
            if one.name == "due":
                yield from _DUE


def _getter(name: str) -> Callable[[Any], Any]:
    def value(one: Any) -> Any:
        found = getattr(one, name)
        if isinstance(found, StrEnum):
            return found.value
        if isinstance(found, tuple):
            return [_person(item) if isinstance(item, Participant) else item for item in found]
        return found

    return value


def _person(who: Participant) -> dict[str, str | None]:
    return {"name": who.name, "role": who.role, "country": who.country}


def _kind_of(hint: Any) -> Kind:
    if isinstance(hint, UnionType):
        hint = next(one for one in get_args(hint) if one is not type(None))
    if get_args(hint):
        return Kind.PEOPLE if get_args(hint)[0] is Participant else Kind.TEXTS
    if hint is bool:
        return Kind.TRUTH
    if hint is int:
        return Kind.INTEGER
    return Kind.NUMBER if hint is float else Kind.TEXT


def to_pandas(kind: type[Any], items: Sequence[Any]) -> pd.DataFrame:
    """The table as a data frame of pandas. Raises MissingPackage."""
    frame = _package("pandas")
    _follow(items)
    types = {
        Kind.TEXT: "string",
        Kind.DAY: "datetime64[s]",
        Kind.INTEGER: "Int64",
        Kind.NUMBER: "Float64",
        Kind.TRUTH: "bool",
    }
    made = {}
    for column in columns_of(kind):
        values = [column.value(one) for one in items]
        if column.kind is Kind.DAY:  # years of dispatches and plans may lie outside what nanoseconds can hold
            values = [value.isoformat() if value else None for value in values]
            made[column.name] = frame.Series(_numpy_days(values))
        else:
            made[column.name] = frame.Series(values, dtype=types.get(column.kind, "object"))
    return frame.DataFrame(made)


def _numpy_days(values: Sequence[str | None]) -> Any:
    numpy = import_module("numpy")
    return numpy.array([value or "NaT" for value in values], dtype="datetime64[s]")


def to_polars(kind: type[Any], items: Sequence[Any]) -> pl.DataFrame:
    """The table as a data frame of polars. Raises MissingPackage."""
    frame = _package("polars")
    _follow(items)
    person = frame.Struct({"name": frame.String, "role": frame.String, "country": frame.String})
    types = {
        Kind.TEXT: frame.String,
        Kind.DAY: frame.Date,
        Kind.INTEGER: frame.Int64,
        Kind.NUMBER: frame.Float64,
        Kind.TRUTH: frame.Boolean,
        Kind.TEXTS: frame.List(frame.String),
        Kind.PEOPLE: frame.List(person),
    }
    return frame.DataFrame(  # type: ignore[no-any-return]
        [
            frame.Series(column.name, [column.value(one) for one in items], dtype=types[column.kind])
            for column in columns_of(kind)
        ]
    )


def _follow(items: Sequence[Any]) -> None:
    """Find what became of all promises at once rather than one by one."""
    followed = [one for one in items if isinstance(one, Commitment | Contact)]
    for viewpoint in {id(one._from): one._from for one in followed}.values():  # noqa: SLF001
        viewpoint.follow(one._row for one in followed if one._from is viewpoint)  # noqa: SLF001


def _package(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingPackage(f"a frame of {name}", name) from error

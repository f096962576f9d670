"""What a page holds before it takes a form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Rows:
    """A list as a table: the names of its columns, and a row of plain values each, made when they are asked for."""

    columns: Sequence[str]
    values: Callable[[], Iterable[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class Shown(Generic[M]):
    """``data`` is what programs get, ``context`` what the template needs beside it, ``rows`` the whole list where there is one."""

    template: str
    data: M
    context: Mapping[str, Any] = field(default_factory=dict)
    rows: Rows | None = None

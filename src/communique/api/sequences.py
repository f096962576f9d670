"""Lists of records and documents, read as far as they are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from communique.api import frames

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

T_co = TypeVar("T_co", covariant=True)
SHOWN = 3  # items in the text that stands for a list


class Records(Sequence[T_co], Generic[T_co]):
    """A sequence of records (or documents) of one kind.

    It is read when it is first looked at, and no further than that; what has been read is kept. A slice is a sequence of the same
    kind.
    """

    __slots__ = ("_kind", "_known", "_rest")

    def __init__(self, kind: type[T_co], items: Iterable[T_co]) -> None:
        """``kind`` is the class of the items, also where there are none."""
        self._kind = kind
        self._known: list[T_co] = []
        self._rest = iter(items)

    def _read(self, count: int | None = None) -> list[T_co]:
        """At least so many items where there are as many, else all."""
        wanted = None if count is None else max(0, count - len(self._known))
        self._known.extend(islice(self._rest, wanted))
        return self._known

    def __len__(self) -> int:
        return len(self._read())

    def __bool__(self) -> bool:
        return bool(self._read(1))

    def __iter__(self) -> Iterator[T_co]:
        place = 0
        while len(self._read(place + 1)) > place:
            yield self._known[place]
            place += 1

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Records[T_co]: ...
    def __getitem__(self, index: int | slice) -> T_co | Records[T_co]:
        if isinstance(index, int):
            return self._read(index + 1 if index >= 0 else None)[index]
        forwards = (index.start or 0) >= 0 and (index.step or 1) > 0 and index.stop is not None and index.stop >= 0
        return Records(self._kind, self._read(index.stop if forwards else None)[index])

    def __repr__(self) -> str:
        first = self._read(SHOWN + 1)
        shown = ", ".join(repr(str(one)) for one in first[:SHOWN])
        return f"<Records of {self._kind.__name__}: {shown or 'none'}{', ...' if len(first) > SHOWN else ''}>"

    def to_pandas(self) -> pd.DataFrame:
        """A data frame with a typed column a field (``docs/python.md``), also where there are no rows.

        Raises MissingPackage where pandas is not installed.
        """
        return frames.to_pandas(self._kind, self._read())

    def to_polars(self) -> pl.DataFrame:
        """As ``to_pandas``, for polars. Raises MissingPackage where polars is not installed."""
        return frames.to_polars(self._kind, self._read())

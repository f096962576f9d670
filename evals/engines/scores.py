"""Precision, recall and their mean, counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Rows = Sequence[Row]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one metric: ``right`` of ``predicted`` rows that match one of ``gold`` rows."""

    right: float
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of what was read that is right, 0 to 1; 0 where nothing was read."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was read, 0 to 1; 0 where the gold is empty."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 0.0


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of some scores, each counting alike: the macro average over classes. Of none it is 0."""

    parts: tuple[Score, ...]

    @property
    def precision(self) -> float:
        """Mean precision, 0 to 1."""
        return sum(one.precision for one in self.parts) / len(self.parts) if self.parts else 0.0

    @property
    def recall(self) -> float:
        """Mean recall, 0 to 1."""
        return sum(one.recall for one in self.parts) / len(self.parts) if self.parts else 0.0

    @property
    def f1(self) -> float:
        """Mean of the F1 of the parts, 0 to 1 (not the F1 of the means)."""
        return sum(one.f1 for one in self.parts) / len(self.parts) if self.parts else 0.0

    @property
    def predicted(self) -> int:
        """Rows read in all."""
        return sum(one.predicted for one in self.parts)

    @property
    def gold(self) -> int:
        """Rows of gold in all."""
        return sum(one.gold for one in self.parts)


Metric = Score | Mean


def by_id(rows: Rows) -> dict[str, Row]:
    """Rows by their ``id``. Raises ValueError where one has none or two have the same."""
    found: dict[str, Row] = {}
    for row in rows:
        if "id" not in row:
            raise ValueError('a row has no "id"')
        key = str(row["id"])
        if key in found:
            raise ValueError(f"two rows have the id {key!r}")
        found[key] = row
    return found

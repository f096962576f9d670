"""Labels beside marks, where nothing else stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from communique.desk.charts.theme import SIZE, wide

Box = tuple[float, float, float, float]  # left, top, right, foot in pixels
GAP = 4.0
LINE = SIZE + 2.0


def meet(a: Box, b: Box) -> bool:
    """Do two boxes share a place?"""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def labels(texts: Iterable[tuple[str, Box]], taken: Sequence[Box], width: float, height: float) -> list[dict[str, Any]]:
    """A place for each text beside its box, those given first served first; none for what has no room.

    The places are the left end of the text and the middle of its line.
    """
    boxes = list(taken)
    made: list[dict[str, Any]] = []
    for text, beside in texts:
        for box in _sides(beside, wide(text)):
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
            if inside and not any(meet(box, other) for other in boxes):
                boxes.append(box)
                made.append({"x": round(box[0], 1), "y": round((box[1] + box[3]) / 2, 1), "text": text})
                break
    return made


def _sides(beside: Box, length: float) -> Iterable[Box]:
    """To the right, to the left, above, below."""
    left, top, right, foot = beside
    middle, centre = (top + foot) / 2, (left + right) / 2
    yield (right + GAP, middle - LINE / 2, right + GAP + length, middle + LINE / 2)
    yield (left - GAP - length, middle - LINE / 2, left - GAP, middle + LINE / 2)
    yield (centre - length / 2, top - GAP / 2 - LINE, centre + length / 2, top - GAP / 2)
    yield (centre - length / 2, foot + GAP / 2, centre + length / 2, foot + GAP / 2 + LINE)

"""Marks side by side in lanes: each on the first level where it and its label have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 4.0  # pixels between two things on one level


@dataclass(frozen=True, slots=True)
class Item:
    """What wants a place: where it begins and ends in pixels, and how much a label behind it takes."""

    key: str
    start: float
    end: float
    label: float


@dataclass(frozen=True, slots=True)
class Seat:
    """The level, and whether the label has room there."""

    level: int
    labelled: bool


@dataclass(slots=True)
class _Level:
    """How far a level is filled: by things, and by the label of the last of them."""

    end: float
    label_end: float
    last: str


def seats(items: Sequence[Item], most: int, width: float) -> tuple[dict[str, Seat], int]:
    """A seat for each item by its key, and how many levels are taken; none for what finds all levels full.

    A label gives way where a thing finds no other place.
    """
    levels: list[_Level] = []
    found: dict[str, Seat] = {}
    for item in sorted(items, key=lambda one: (one.start, one.end, one.key)):
        place = _place(levels, item, most)
        if place is None:
            continue
        if place == len(levels):
            levels.append(_Level(float("-inf"), float("-inf"), ""))
        level = levels[place]
        if level.last and level.label_end + GAP > item.start:
            found[level.last] = Seat(place, labelled=False)
        fits = bool(item.label) and item.end + item.label <= width
        found[item.key] = Seat(place, labelled=fits)
        levels[place] = _Level(item.end, item.end + (item.label if fits else 0.0), item.key)
    return found, len(levels)


def _place(levels: Sequence[_Level], item: Item, most: int) -> int | None:
    """A level with room for all, else a new one, else one where only a label is in the way."""
    free = next((place for place, level in enumerate(levels) if level.label_end + GAP <= item.start), None)
    if free is not None:
        return free
    if len(levels) < most:
        return len(levels)
    bare = [(level.label_end, place) for place, level in enumerate(levels) if level.end + GAP / 2 <= item.start]
    return min(bare)[1] if bare else None

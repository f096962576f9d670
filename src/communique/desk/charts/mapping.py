"""The part of the world that a map shows: Mercator around some points, turned so that none falls off an edge."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

WIDTH = 748  # pixels
HEIGHTS = (300, 440)  # the lowest and the highest map
LEAST = (30.0, 16.0)  # degrees from west to east and from south to north, so that a coast or two tells where it is
ROOM = 1.25  # times the way between the outermost points
POLAR = 80.0  # degrees; Mercator knows no poles


@dataclass(frozen=True, slots=True)
class Map:
    """``scale`` is pixels a radian, ``longitude`` and ``latitude`` the middle in degrees."""

    longitude: float
    latitude: float
    scale: float
    width: int
    height: int

    def pixel(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point stands."""
        east = (longitude - self.longitude + 180.0) % 360.0 - 180.0
        north = _stretched(latitude) - _stretched(self.latitude)
        x = self.width / 2 + self.scale * math.radians(east)
        return round(x, 1), round(self.height / 2 - self.scale * north, 1)

    def projection(self) -> dict[str, Any]:
        """The same for Vega."""
        return {
            "type": "mercator",
            "rotate": [-self.longitude, 0, 0],
            "center": [0, self.latitude],
            "scale": self.scale,
            "translate": [self.width / 2, self.height / 2],
            "clipExtent": [[0, 0], [self.width, self.height]],
        }


def framed(points: Sequence[tuple[float, float]]) -> Map:
    """A map around the points (longitude, latitude)."""
    west, across = _arc([longitude for longitude, _ in points])
    latitudes = [latitude for _, latitude in points]
    low, high = _stretched(min(latitudes)), _stretched(max(latitudes))
    upright = max((high - low) * ROOM, math.radians(LEAST[1]))
    level = max(math.radians(across) * ROOM, math.radians(LEAST[0]))
    scale = min(WIDTH / level, HEIGHTS[1] / upright)
    height = min(HEIGHTS[1], max(HEIGHTS[0], round(scale * upright)))
    middle = math.degrees(math.atan(math.sinh((low + high) / 2)))
    longitude = (west + across / 2 + 180.0) % 360.0 - 180.0
    return Map(round(longitude, 4), round(middle, 4), round(scale, 4), WIDTH, height)


def _stretched(latitude: float) -> float:
    """Mercator's ordinate of a latitude."""
    return math.asinh(math.tan(math.radians(max(-POLAR, min(POLAR, latitude)))))


def _arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """Where the shortest arc over all longitudes begins in the west, and how many degrees it has."""
    ordered = sorted(set(longitudes))
    gaps = [(after - before, after) for before, after in pairwise([*ordered, ordered[0] + 360.0])]
    gap, east = max(gaps)
    return (east + 180.0) % 360.0 - 180.0, 360.0 - gap

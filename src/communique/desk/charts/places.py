"""Where the two sides met and build, on a map of the land between."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from communique.desk.charts.chart import Chart, counted, plain, sentence, table
from communique.desk.charts.gazetteer import KNOWN, Place, locate, named_in
from communique.desk.charts.labelling import Box, labels
from communique.desk.charts.mapping import Map, framed
from communique.desk.charts.pieces import APART, Layer, at, data, drawn, own, signs, words
from communique.desk.charts.theme import chart_words, colour, shape
from communique.desk.wording import capital, country_name
from communique.ledger.rows import RecordRow

LEAST = 3  # places that make a map
NAME = 28  # characters of a label
AREA, LEAST_AREA, MOST_AREA = 60.0, 40.0, 700.0  # square pixels of one contact, and of the smallest and largest mark
PROJECT = 75
GRID = 0.2  # opacity of the lines of degrees
LEGEND_COLUMNS = 2
HEADINGS = ("Place", "State", "Contacts held", "Contacts ahead", "Projects")
HELD, AHEAD, PROJECTS = "held", "ahead", "project"


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place with the records that name it, by what they are."""

    place: Place
    records: Mapping[str, tuple[RecordRow, ...]]

    def count(self, *kinds: str) -> int:
        """How many records of those kinds."""
        return sum(len(self.records.get(kind, ())) for kind in kinds)


def place_chart(records: Sequence[RecordRow], pair: tuple[str, str]) -> Chart | None:
    """Places of contacts and projects, the larger the more contacts; None where fewer than three are known.

    What was called off has no place. A place that is only told as a state is left out: no point on its map is meant.
    """
    told = _told(records)
    found = _found(told, records, pair)
    if len(found) < LEAST:
        return None
    placed = {record.id for spot in found for members in spot.records.values() for record in members}
    lost = sum(record.id not in placed for record in told)
    return Chart(
        key="places",
        title="Places of contacts and projects",
        alt=_alt(found, lost),
        spec=_spec(found),
        rows=table(HEADINGS, (_row(spot) for spot in found)),
        records=tuple(sorted(placed)),
    )


def _told(records: Sequence[RecordRow]) -> list[RecordRow]:
    """The contacts that name a place."""
    contacts = (one for one in records if one.register == "contacts" and one.status != "cancelled")
    return [one for one in contacts if one.fields.get("place")]


def _found(told: Sequence[RecordRow], records: Sequence[RecordRow], pair: tuple[str, str]) -> list[_Spot]:
    projects = {one.id: (one, named_in(str(one.fields["name"]))) for one in records if one.register == "projects"}
    titles = [name for _, names in projects.values() for name, _ in names]
    known = locate([*(str(one.fields["place"]) for one in told), *titles], pair)
    spots: dict[Place, dict[str, list[RecordRow]]] = defaultdict(lambda: defaultdict(list))
    for one in told:
        place = known.get(str(one.fields["place"]))
        if place is not None:
            spots[place][HELD if one.status == "held" else AHEAD].append(one)
    for record, names in projects.values():
        for place in _of_project(names, known, pair):
            spots[place][PROJECTS].append(record)
    made = [_Spot(place, {kind: tuple(rows) for kind, rows in kinds.items()}) for place, kinds in spots.items()]
    return sorted(made, key=lambda spot: (-spot.count(HELD), -spot.count(AHEAD, PROJECTS), spot.place.name))


def _of_project(
    names: Sequence[tuple[str, bool]], known: Mapping[str, Place], pair: tuple[str, str]
) -> tuple[Place, ...]:
    """The cities of the two states that a project's name holds; a word inside a longer name is none of its own."""
    found: dict[str, Place] = {}
    for name, led in names:
        place = known.get(name)
        inside = any(f" {name} " in f" {longer} " for longer in found)
        if place is not None and place.state in pair and not inside and (led or place.people >= KNOWN):
            found[name] = place
    return tuple(dict.fromkeys(found.values()))


def _row(spot: _Spot) -> tuple[str, ...]:
    numbers = (str(spot.count(kind)) for kind in (HELD, AHEAD, PROJECTS))
    return (capital(spot.place.name), country_name(spot.place.state), *numbers)


def _alt(found: Sequence[_Spot], lost: int) -> str:
    counts = [
        (sum(spot.count(HELD, AHEAD) for spot in found), "contact"),
        (sum(spot.count(PROJECTS) for spot in found), "project"),
    ]
    what = " and ".join(counted(number, word) for number, word in counts if number)
    top = ", ".join(f"{spot.place.name} {spot.count(HELD, AHEAD, PROJECTS)}" for spot in found[:5])
    told = f"A map of {len(found)} places with {what}: {top}"
    told += f" and {len(found) - 5} more" if len(found) > 5 else ""
    left = f"Left out: {counted(lost, 'contact')} whose place is only told as a state or is not known" if lost else ""
    return plain(sentence(told, left), 1000)


def _spec(found: Sequence[_Spot]) -> dict[str, Any]:
    shown = framed([(spot.place.longitude, spot.place.latitude) for spot in found])
    each = min(AREA, MOST_AREA / max(1, *(spot.count(HELD) or spot.count(AHEAD) for spot in found)))
    rows = [row for spot in found for row in _marks(spot, shown, each)]
    taken = [
        (row["x"] - row["half"], row["y"] - row["half"], row["x"] + row["half"], row["y"] + row["half"]) for row in rows
    ]
    texts = [_label(spot, rows) for spot in found]
    layers = [
        _graticule(shown),
        _land(shown),
        _points(rows),
        words(labels(texts, taken, shown.width, shown.height)),
        _legend(rows),
    ]
    return {"width": shown.width, "height": shown.height, "resolve": dict(APART), "layer": drawn(layers)}


def _marks(spot: _Spot, shown: Map, each: float) -> list[dict[str, Any]]:
    """A disc for the contacts, hollow where none was held, and a sign of its own for projects beside it."""
    x, y = shown.pixel(spot.place.longitude, spot.place.latitude)
    number = spot.count(HELD) or spot.count(AHEAD)
    common = {
        "place": plain(spot.place.name, NAME),
        "latitude": spot.place.latitude,
        "longitude": spot.place.longitude,
        "y": y,
    }
    rows: list[dict[str, Any]] = []
    side = 0.0
    if number:
        area = round(max(LEAST_AREA, each * number), 1)
        half = round((area / math.pi) ** 0.5, 1)
        rows.append(
            {
                **common,
                "x": x,
                "kind": HELD if spot.count(HELD) else AHEAD,
                "size": area,
                "half": half,
                "number": number,
            }
        )
        side = half + 6
    if spot.count(PROJECTS):
        rows.append(
            {**common, "x": x + side, "kind": PROJECTS, "size": PROJECT, "half": 6.0, "number": spot.count(PROJECTS)}
        )
    for row in rows:
        sign = _sign(row["kind"])
        tone = colour(sign["colour"])
        row |= {"tone": tone, "fill": tone if sign.get("filled") else "transparent", "sign": shape(sign["shape"])}
    return rows


def _sign(kind: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(sign for sign in chart_words()["places"]["signs"] if sign["key"] == kind)
    return found


def _label(spot: _Spot, rows: Sequence[Mapping[str, Any]]) -> tuple[str, Box]:
    """The name with its number, and the box of the marks that it stands beside."""
    own_rows = [
        row for row in rows if (row["latitude"], row["longitude"]) == (spot.place.latitude, spot.place.longitude)
    ]
    box = (
        min(row["x"] - row["half"] for row in own_rows),
        min(row["y"] - row["half"] for row in own_rows),
        max(row["x"] + row["half"] for row in own_rows),
        max(row["y"] + row["half"] for row in own_rows),
    )
    return f"{plain(spot.place.name, NAME)} {spot.count(HELD, AHEAD, PROJECTS)}", box


@cache
def _outline() -> Mapping[str, Any]:
    """The land of the world, coarse (Natural Earth, 1:110 million)."""
    source = resources.files("communique.desk").joinpath("data/vendor/land-110m.json")
    found: Mapping[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return found


def _land(shown: Map) -> Layer:
    return {
        "data": {"values": dict(_outline()), "format": {"type": "topojson", "feature": "land"}},
        "projection": shown.projection(),
        "mark": {"type": "geoshape"},
    }


def _graticule(shown: Map) -> Layer:
    return {
        "data": {"graticule": {"step": [10, 10]}},
        "projection": shown.projection(),
        "mark": {"type": "geoshape", "filled": False, "stroke": colour("other"), "strokeOpacity": GRID},
    }


def _points(rows: Sequence[Mapping[str, Any]]) -> Layer:
    brought = {"shape": own("sign"), "fill": own("fill"), "stroke": own("tone")}
    size = {"field": "size", "type": "quantitative", "scale": None, "legend": None}
    return {
        "data": data(rows),
        "mark": {"type": "point", "strokeWidth": 1.8, "opacity": 1, "fillOpacity": 0.6},
        "encoding": {"x": at("x"), "y": at("y"), "size": size, **brought},
    }


def _legend(rows: Sequence[Mapping[str, Any]]) -> Layer:
    found = []
    for sign in chart_words()["places"]["signs"]:
        tone = colour(sign["colour"])
        fill = tone if sign.get("filled") else "transparent"
        if any(row["kind"] == sign["key"] for row in rows):
            found.append({"words": sign["words"], "shape": shape(sign["shape"]), "stroke": tone, "fill": fill})
    return signs("kind", found, LEGEND_COLUMNS)

"""People in their offices over time, as documents show them: from the first day seen to the last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.desk.charts.chart import Chart, counted, plain, sentence, table
from communique.desk.charts.days import Span, stretch, years
from communique.desk.charts.pieces import Layer, Row, at, data, drawn, own, words
from communique.desk.charts.theme import colour
from communique.desk.sides import desk_words
from communique.desk.wording import capital, country_name, when
from communique.ledger.rows import RecordRow
from communique.ledger.words import role_words
from communique.model.mentions import Office

WIDTH = 760  # pixels of the picture
LEFT = 346  # pixels of names and offices
NAME, ROLE = 20, 28  # characters of them
AT_ROLE = 152  # pixels from the names to the offices
LINE = 21  # pixels of one person in one office
HEAD = 30  # pixels of the name of a state
MOST = 30  # lines of a state
MARK = 55  # square pixels
HEADINGS = ("State", "Name", "Office", "First seen", "Last seen", "Times seen")


@dataclass(frozen=True, slots=True)
class _Tenure:
    """One person in one office, with the days on which a document says so."""

    record: RecordRow
    seen: tuple[date, ...]

    @property
    def first(self) -> date:
        """The first of the days."""
        return self.seen[0]

    @property
    def last(self) -> date:
        """The last of the days."""
        return self.seen[-1]


def tenure_chart(records: Sequence[RecordRow], pair: tuple[str, str]) -> Chart | None:
    """The office-holders of the two states in the order of protocol; None where nobody was seen on a day.

    A bar runs from the first day on which somebody was seen in an office to the last; who was seen once is a point. When the
    office was entered or left is not told by that. Those who are only told as having held one are left out.
    """
    told = [one for one in records if one.register == "offices"]
    groups: dict[str, list[_Tenure]] = defaultdict(list)
    for record in told:
        seen = _seen(record)
        code = str(record.fields.get("country") or "")
        if seen and code in pair:
            groups[code].append(_Tenure(record, seen))
    shown = {code: sorted(groups[code], key=_place)[:MOST] for code in dict.fromkeys(pair) if groups[code]}
    if not shown:
        return None
    lines = [line for members in shown.values() for line in members]
    return Chart(
        key="tenures",
        title="Office-holders as they were seen",
        alt=_alt(shown, len(told) - len(lines)),
        spec=_spec(shown),
        rows=table(HEADINGS, (_row(code, line) for code, members in shown.items() for line in members)),
        records=tuple(line.record.id for line in lines),
    )


def _seen(record: RecordRow) -> tuple[date, ...]:
    days: set[date] = set()
    for row in record.mentions:
        office = row.mention
        if isinstance(office, Office) and not office.past:
            found = stretch(office.as_of) or stretch(row.document.published)
            days |= {found.first, found.last} if found else set()
    return tuple(sorted(days))


def _place(line: _Tenure) -> tuple[object, ...]:
    """In the order of protocol, deputies after all others, then as they were first seen."""
    fields = line.record.fields
    held = role_words(str(fields["role"]))
    ranks: list[list[str]] = desk_words()["ranks"]
    rank = next((place for place, words in enumerate(ranks) if held >= frozenset(words)), len(ranks))
    lower = bool(held & frozenset(desk_words()["lower"]))
    return (lower, rank, line.first, line.last, str(fields["name"]), line.record.id)


def _row(code: str, line: _Tenure) -> tuple[str, ...]:
    fields = line.record.fields
    ends = (when(line.first.isoformat()), when(line.last.isoformat()))
    return (country_name(code), str(fields["name"]), _role(line), *ends, str(len(line.seen)))


def _role(line: _Tenure) -> str:
    fields = line.record.fields
    return capital(", ".join(str(part) for part in (fields["role"], fields.get("organisation")) if part))


def _alt(shown: Mapping[str, Sequence[_Tenure]], left_out: int) -> str:
    lines = [line for members in shown.values() for line in members]
    people = " and ".join(f"{len(members)} of {country_name(code)}" for code, members in shown.items())
    first, last = min(line.first for line in lines), max(line.last for line in lines)
    once = sum(line.first == line.last for line in lines)
    told = f"{counted(len(lines), 'office-holder')}, {people}, seen from {when(first.isoformat())} to "
    told += f"{when(last.isoformat())}; {once} on one day only"
    longest = max(lines, key=lambda line: (line.last - line.first, line.record.id))
    who = f"{longest.record.fields['name']}, {_role(longest)}"
    ends = f"{when(longest.first.isoformat())} to {when(longest.last.isoformat())}"
    left = f"Left out: {left_out} of other states, without a day, told as past, or without room" if left_out else ""
    return plain(sentence(told, f"Longest seen: {who}, {ends}" if once < len(lines) else "", left), 1000)


def _spec(shown: Mapping[str, Sequence[_Tenure]]) -> dict[str, Any]:
    lines = [line for members in shown.values() for line in members]
    first, last = min(line.first for line in lines), max(line.last for line in lines)
    span = Span(first, last, WIDTH - LEFT - 12).padded(12)
    headings: list[Row] = []
    names: list[Row] = []
    roles: list[Row] = []
    rows: list[Row] = []
    edges: list[Row] = []
    top = 0.0
    for code, members in shown.items():
        tone = colour("first" if not headings else "second")
        headings.append({"x": -LEFT, "y": top + HEAD / 2 + 2, "text": country_name(code)})
        top += HEAD
        for line in members:
            y, fields = top + LINE / 2, line.record.fields
            names.append({"x": -LEFT, "y": y, "text": plain(str(fields["name"]), NAME)})
            roles.append({"x": AT_ROLE - LEFT, "y": y, "text": plain(_role(line), ROLE)})
            rows.append(
                {"first": line.first.isoformat(), "last": line.last.isoformat(), "y": y, "tone": tone, "line": line}
            )
            top += LINE
        edges.append({"x": -LEFT, "x2": span.width, "y": top + 4})
        top += 4
    layers = [
        years(span),
        _edges(edges),
        words(headings, "heading"),
        words(names),
        words(roles, "muted"),
        *_bars(rows, span),
    ]
    return {"width": span.width, "height": top, "layer": drawn(layers)}


def _edges(edges: Sequence[Row]) -> Layer:
    return {
        "data": data(edges),
        "mark": {"type": "rule", "style": "faint"},
        "encoding": {"x": at("x"), "x2": {"field": "x2"}, "y": at("y")},
    }


def _bars(rows: Sequence[Row], span: Span) -> list[Layer]:
    """A bar from the first day to the last, and a point for each day on which somebody was seen."""
    bars = [{key: row[key] for key in ("first", "last", "y", "tone")} for row in rows]
    points = [{"day": day.isoformat(), "y": row["y"], "tone": row["tone"]} for row in rows for day in row["line"].seen]
    return [
        {
            "data": data([bar for bar in bars if bar["last"] > bar["first"]]),
            "mark": {"type": "rule", "strokeWidth": 5, "opacity": 0.45},
            "encoding": {
                "x": {"field": "first", **span.axis()},
                "x2": {"field": "last"},
                "y": at("y"),
                "stroke": own("tone"),
            },
        },
        {
            "data": data(points),
            "mark": {"type": "point", "shape": "circle", "size": MARK, "opacity": 1},
            "encoding": {
                "x": {"field": "day", **span.axis()},
                "y": at("y"),
                "fill": own("tone"),
                "stroke": own("tone"),
            },
        },
    ]

"""What the two sides did, signed and promised, along one line of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.desk.charts.chart import Chart, counted, plain, sentence, table
from communique.desk.charts.days import YEAR, Span, shifted, years
from communique.desk.charts.happenings import Happening, happenings
from communique.desk.charts.lanes import Item, Seat, seats
from communique.desk.charts.pieces import APART, Layer, at, data, drawn, own, signs, words
from communique.desk.charts.theme import chart_words, colour, shape, wide
from communique.desk.wording import when
from communique.ledger.fates import Fate
from communique.ledger.rows import RecordRow

WIDTH = 760  # pixels of the picture, more where there are many years
WIDEST = 2400
A_YEAR = 46  # pixels that a year has at least
NAMES = 118  # pixels of the names of the lanes on the left
BEFORE, AFTER = 30, 15  # years before and after the day of the chart that are drawn
LEVELS = 10  # of a lane
LEVEL = 17  # pixels from one level to the next
LANE = 8  # pixels between two lanes
MARK = 60  # square pixels
HALF = 6  # pixels from the middle of a mark to its edge
LEGEND_COLUMNS = 3
HEADINGS = ("When", "Lane", "What", "State")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A happening with its seat; ``top`` is the middle of its level in pixels."""

    one: Happening
    seat: Seat
    top: float


@dataclass(frozen=True, slots=True)
class _Lane:
    """A lane with its ends in pixels, and how many things found no room in it."""

    place: int
    top: float
    foot: float
    placed: tuple[_Placed, ...]
    hidden: int


def timeline_chart(records: Sequence[RecordRow], fates: Mapping[str, Fate], today: date | None) -> Chart | None:
    """Lanes of contacts, agreements and commitments, a line at ``today``; None where nothing has a day.

    Filled is what was done, hollow what is ahead, crossed what was called off. A thin line leads from a promise to the day on
    which it is due.
    """
    found, undated = happenings(records, fates)
    if not found:
        return None
    kept = _near(found, today)
    span = _span(kept, today)
    lanes = _lanes(kept, span)
    shown = [placed for lane in lanes for placed in lane.placed]
    hidden = sum(lane.hidden for lane in lanes)
    return Chart(
        key="timeline",
        title="Contacts, agreements and commitments over time",
        alt=_alt(kept, undated, len(found) - len(kept), hidden),
        spec=_spec(lanes, shown, span, today),
        rows=table(HEADINGS, (_row(one) for one in kept)),
        records=tuple(one.record.id for one in kept),
    )


def _near(found: Sequence[Happening], today: date | None) -> tuple[Happening, ...]:
    """Those within some years of today: one day told wrong by a century must not press all others together."""
    centre = today or max(one.stretch.at for one in found)
    first, last = shifted(centre, -BEFORE * YEAR), shifted(centre, AFTER * YEAR)
    kept = tuple(one for one in found if first <= one.stretch.first and one.stretch.last <= last)
    return kept or tuple(found)


def _span(kept: Sequence[Happening], today: date | None) -> Span:
    limit = shifted(today or max(one.stretch.last for one in kept), AFTER * YEAR)
    first = min(one.stretch.first for one in kept)
    last = max(min(one.last, max(limit, one.stretch.last)) for one in kept)
    if today is not None and first <= today:
        last = max(last, today)
    wanted = (last - first).days / YEAR * A_YEAR + NAMES
    return Span(first, last, min(max(WIDTH, round(wanted)), WIDEST) - NAMES).padded(HALF + 6)


def _lanes(kept: Sequence[Happening], span: Span) -> list[_Lane]:
    made: list[_Lane] = []
    top = 0.0
    for place in sorted({one.lane for one in kept}):
        own = {one.record.id: one for one in kept if one.lane == place}
        items = [_item(one, span) for one in own.values()]
        found, levels = seats(items, LEVELS, span.width)
        placed = tuple(
            _Placed(own[key], seat, top + LANE + (seat.level + 0.5) * LEVEL) for key, seat in sorted(found.items())
        )
        foot = top + 2 * LANE + levels * LEVEL
        made.append(_Lane(place, top, foot, placed, len(own) - len(found)))
        top = foot
    return made


def _item(one: Happening, span: Span) -> Item:
    middle = span.pixel(one.stretch.at)
    start = min(middle - HALF, span.pixel(one.stretch.first))
    end = max(middle + HALF, span.pixel(min(one.last, span.last)))
    return Item(one.record.id, start, end, wide(one.label) + 4 if one.label else 0.0)


def _row(one: Happening) -> tuple[str, ...]:
    lists = chart_words()["timeline"]
    sign = next(sign["words"] for sign in lists["signs"] if sign["key"] == one.state)
    return (one.when, lists["lanes"][one.lane]["title"], one.words, sign)


def _alt(kept: Sequence[Happening], undated: int, far: int, hidden: int) -> str:
    registers = [one.record.register for one in kept]
    parts = [
        counted(registers.count(name), name.removesuffix("s"))
        for name in dict.fromkeys(sorted(registers, reverse=True))
    ]
    first, last = min(one.stretch.first for one in kept), max(one.stretch.last for one in kept)
    done = sum(one.state == "done" for one in kept)
    late = sum(one.state == "overdue" for one in kept)
    told = f"{', '.join(parts)} from {when(first.isoformat())} to {when(last.isoformat())}: {done} held, signed or done"
    told += f"; of {late} the day has passed without a report" if late else ""
    left = [f"{undated} without a day"] if undated else []
    left += [f"{far} of far-off years"] if far else []
    room = f"{counted(hidden, 'mark')} found no room in the picture" if hidden else ""
    return plain(sentence(told, f"Left out: {' and '.join(left)}" if left else "", room), 1000)


def _spec(lanes: Sequence[_Lane], shown: Sequence[_Placed], span: Span, today: date | None) -> dict[str, Any]:
    made = [
        years(span),
        _frame(lanes, span),
        _today(span, today, lanes[-1].foot),
        _stretches(shown, span),
        _dues(shown, span),
        _marks(shown, span),
        _labels(shown, span),
        _hidden(lanes, span),
        _legend(shown),
    ]
    return {"width": span.width, "height": lanes[-1].foot, "resolve": APART, "layer": drawn(made)}


def _time(span: Span, field: str) -> dict[str, Any]:
    return {"field": field, **span.axis()}


def _frame(lanes: Sequence[_Lane], span: Span) -> dict[str, Any]:
    """The names of the lanes, and a line below each."""
    titles = chart_words()["timeline"]["lanes"]
    rows = [
        {"y": (lane.top + lane.foot) / 2, "foot": lane.foot, "title": titles[lane.place]["title"]} for lane in lanes
    ]
    return {
        "data": data(rows),
        "layer": [
            {
                "mark": {"type": "rule", "style": "faint"},
                "encoding": {"x": {"value": 8 - NAMES}, "x2": {"value": span.width}, "y": at("foot")},
            },
            {
                "mark": {"type": "text", "align": "left", "baseline": "middle"},
                "encoding": {"x": {"value": 8 - NAMES}, "y": at("y"), "text": {"field": "title"}},
            },
        ],
    }


def _today(span: Span, today: date | None, foot: float) -> Layer | None:
    if today is None or not span.first <= today <= span.last:
        return None
    right = span.pixel(today) > span.width / 2
    return {
        "data": {"values": [{"day": today.isoformat(), "words": when(today.isoformat())}]},
        "layer": [
            {
                "mark": {"type": "rule", "style": "guide", "strokeDash": [4, 3]},
                "encoding": {"x": _time(span, "day"), "y": {"value": -4}, "y2": {"value": foot}},
            },
            {
                "mark": {"type": "text", "style": "muted", "align": "right" if right else "left", "baseline": "bottom"},
                "encoding": {"x": _time(span, "day"), "y": {"value": -6}, "text": {"field": "words"}},
            },
        ],
    }


def _rows(shown: Sequence[_Placed], span: Span) -> list[dict[str, Any]]:
    return [
        {
            "first": placed.one.stretch.first.isoformat(),
            "at": placed.one.stretch.at.isoformat(),
            "last": shifted(placed.one.stretch.last, 1).isoformat(),
            "due": min(placed.one.until or span.last, span.last).isoformat(),
            "y": placed.top,
            "tone": _tone(placed.one),
        }
        for placed in shown
    ]


def _tone(one: Happening) -> str:
    known = chart_words()["timeline"]["signs"]
    warns = next(sign.get("warning", False) for sign in known if sign["key"] == one.state)
    return colour("warning" if warns else one.record.register)


def _stretches(shown: Sequence[_Placed], span: Span) -> Layer | None:
    """Months and years, and visits of several days, as lines through their marks."""
    longer = [one for one in shown if span.pixel(one.one.stretch.last) - span.pixel(one.one.stretch.first) > 2 * HALF]
    if not longer:
        return None
    return {
        "data": data(_rows(longer, span)),
        "mark": {"type": "rule", "strokeWidth": 2, "opacity": 0.6},
        "encoding": {
            "x": _time(span, "first"),
            "x2": {"field": "last"},
            "y": at("y"),
            "stroke": own("tone"),
        },
    }


def _dues(shown: Sequence[_Placed], span: Span) -> Layer | None:
    """From a promise to the day on which it is due, with a stroke across at that day."""
    owed = _rows([one for one in shown if one.one.until is not None], span)
    if not owed:
        return None
    line = {"type": "rule", "strokeWidth": 1.4, "strokeDash": [2, 2]}
    return {
        "data": data(owed),
        "layer": [
            {
                "mark": line,
                "encoding": {
                    "x": _time(span, "at"),
                    "x2": {"field": "due"},
                    "y": at("y"),
                    "stroke": own("tone"),
                },
            },
            {
                "mark": {"type": "tick", "orient": "vertical", "size": 10, "thickness": 1.6},
                "encoding": {"x": _time(span, "due"), "y": at("y"), "color": own("tone")},
            },
        ],
    }


def _marks(shown: Sequence[_Placed], span: Span) -> dict[str, Any]:
    """The marks in the colours of their lanes."""
    known = {sign["key"]: sign for sign in chart_words()["timeline"]["signs"]}
    rows = _rows(shown, span)
    for row, placed in zip(rows, shown, strict=True):
        sign = known[placed.one.state]
        row |= {"sign": shape(sign["shape"]), "state": sign["key"]}
        row |= {"fill": row["tone"] if sign.get("filled") else "transparent"}
    brought = {"shape": own("sign"), "fill": own("fill"), "stroke": own("tone")}
    return {
        "data": data(rows),
        "mark": {"type": "point", "size": MARK, "strokeWidth": 1.8, "opacity": 1},
        "encoding": {"x": _time(span, "at"), "y": at("y"), **brought},
    }


def _legend(shown: Sequence[_Placed]) -> Layer:
    """The signs of the states that are there, in no lane's colour."""
    found = []
    for sign in chart_words()["timeline"]["signs"]:
        tone = colour("warning" if sign.get("warning") else "other")
        fill = tone if sign.get("filled") else "transparent"
        if any(one.one.state == sign["key"] for one in shown):
            found.append({"words": sign["words"], "shape": shape(sign["shape"]), "stroke": tone, "fill": fill})
    return signs("state", found, LEGEND_COLUMNS)


def _labels(shown: Sequence[_Placed], span: Span) -> Layer | None:
    labelled = [one for one in shown if one.seat.labelled and one.one.label]
    rows = [{"x": _item(one.one, span).end + 3, "y": one.top, "text": one.one.label} for one in labelled]
    return words(rows, "muted")


def _hidden(lanes: Sequence[_Lane], span: Span) -> Layer | None:
    """Beside a full lane, how many more there are."""
    full = [lane for lane in lanes if lane.hidden]
    return words(
        [{"x": span.width + 4, "y": lane.foot - LEVEL / 2, "text": f"+{lane.hidden}"} for lane in full], "muted"
    )

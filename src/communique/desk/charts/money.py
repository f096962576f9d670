"""The money of projects, a line for each sum: what sources tell side by side, never a total."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from communique.desk.charts.chart import Chart, counted, plain, sentence, table
from communique.desk.charts.measure import ladder, short, size_of, unit_words
from communique.desk.charts.pieces import APART, Layer, Row, at, data, drawn, own, signs, words
from communique.desk.charts.theme import CHARACTER, chart_words, colour, shape, wide
from communique.desk.money import differ, parts_of
from communique.desk.wording import capital
from communique.ledger.money import MoneyStage, Sum, finance
from communique.ledger.rows import RecordRow

WIDTH = 760  # pixels of the picture
NAME = 36  # characters of a project's name
LEFT = 258  # pixels that the names take
PLOT = WIDTH - LEFT - 24
LINE = 22  # pixels of one sum
HEAD = 34  # pixels above the sums of a currency
ASIDE, BELOW = 12, 15  # pixels from a mark to its words beside it and below it
MOST = 40  # lines
SPREAD = 30  # times the least sum is the greatest, from which every tenfold takes the same room
MARK = 70  # square pixels
LEGEND_COLUMNS = 5
HEADINGS = ("Project", "Stage", "Money", "Told by")


@dataclass(frozen=True, slots=True)
class _Line:
    """Sums of which one is right, of one project at one stage."""

    project: RecordRow
    sums: tuple[Sum, ...]
    words: str

    @property
    def currency(self) -> str:
        """Of all its sums."""
        return self.sums[0].currency

    @property
    def top(self) -> float:
        """The greatest of its sums."""
        return max(one.high for one in self.sums)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From money to pixels. Sums of very different size stand on a scale on which every tenfold takes the same room."""

    low: float
    high: float
    ticks: tuple[float, ...]
    tenfold: bool

    def pixel(self, value: float) -> float:
        """Where a sum stands."""
        low, high, here = self.low, self.high, value
        if self.tenfold:
            low, high, here = math.log10(low), math.log10(high), math.log10(max(value, self.low))
        return round(PLOT * (here - low) / (high - low), 1)


def money_chart(records: Sequence[RecordRow]) -> Chart | None:
    """Projects with the sums that are announced, committed, contracted and disbursed; None where no sum is told.

    ``records`` hold the projects and the figures and agreements beside them, which tell of their money as well.
    """
    projects = [one for one in records if one.register == "projects"]
    figures = [one for one in records if one.register == "figures"]
    agreements = [one for one in records if one.register == "agreements"]
    lines = _lines(projects, finance(projects, figures, agreements))
    if not lines:
        return None
    shown = lines[:MOST]
    return Chart(
        key="money",
        title="Money of projects by stage",
        alt=_alt(shown, len(lines) - len(shown)),
        spec=_spec(shown),
        rows=table(HEADINGS, (_row(line) for line in shown)),
        records=tuple(dict.fromkeys(line.project.id for line in shown)),
    )


def _lines(projects: Sequence[RecordRow], money: Mapping[str, Sequence[Sum]]) -> list[_Line]:
    """By currency, those most used first; in it by project, the greatest sum first; of a project in the order of stages."""
    made: list[_Line] = []
    for project in projects:
        sums = [one for one in money[project.id] if math.isfinite(one.high) and one.low > 0]
        for stage in MoneyStage:
            parts = parts_of([one for one in sums if one.stage is stage])
            made += [_Line(project, tuple(group), text) for group, text in parts]
    used: dict[str, int] = defaultdict(int)
    greatest: dict[tuple[str, str], float] = defaultdict(float)
    for line in made:
        used[line.currency] += 1
        greatest[line.currency, line.project.id] = max(greatest[line.currency, line.project.id], line.top)
    stages = list(MoneyStage)

    def place(line: _Line) -> tuple[object, ...]:
        size = greatest[line.currency, line.project.id]
        return (
            -used[line.currency],
            line.currency,
            -size,
            line.project.id,
            stages.index(line.sums[0].stage),
            -line.top,
        )

    return sorted(made, key=place)


def _row(line: _Line) -> tuple[str, ...]:
    told = dict.fromkeys(row.document.name for one in line.sums for row in one.rows)
    return (capital(str(line.project.fields["name"])), line.sums[0].stage.value, line.words, "; ".join(told))


def _alt(shown: Sequence[_Line], more: int) -> str:
    projects = {line.project.id for line in shown}
    stages = [line.sums[0].stage for line in shown]
    by_stage = ", ".join(f"{stages.count(stage)} {stage.value}" for stage in MoneyStage if stage in stages)
    top = max(shown, key=lambda line: (line.currency == shown[0].currency, line.top))
    name = plain(capital(str(top.project.fields["name"])), NAME)
    told = f"{counted(len(shown), 'sum')} of {counted(len(projects), 'project')} ({by_stage}), which are not added up"
    greatest = f"The greatest in {unit_words(top.currency)} is {top.words} for {name}"
    return plain(sentence(told, greatest, f"Left out: {counted(more, 'further sum')}" if more else ""), 1000)


def _spec(shown: Sequence[_Line]) -> dict[str, Any]:
    sections: dict[str, list[_Line]] = defaultdict(list)
    for line in shown:
        sections[line.currency].append(line)
    layers: list[Layer | None] = []
    top = 0.0
    for currency, lines in sections.items():
        made, foot = _section(currency, lines, top)
        layers += made
        top = foot + LINE / 2
    return {"width": PLOT, "height": top, "resolve": dict(APART), "layer": drawn([*layers, _legend(shown)])}


def _scale(lines: Sequence[_Line]) -> _Scale:
    values = [end for line in lines for one in line.sums for end in (one.low, one.high)]
    low, high = min(values), max(values)
    if high <= SPREAD * low:
        axis = ladder(values)
        return _Scale(axis.low, axis.high, axis.ticks, tenfold=False)
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    return _Scale(10.0**first, 10.0**last, tuple(10.0**power for power in range(first, last + 1)), tenfold=True)


def _section(currency: str, lines: Sequence[_Line], top: float) -> tuple[list[Layer | None], float]:
    """The sums of one currency below their scale, and where they end."""
    scale = _scale(lines)
    foot = top + HEAD
    middle: list[tuple[_Line, float]] = []
    texts: list[Row] = []
    for line in lines:
        y = foot + LINE / 2
        middle.append((line, y))
        text, below = _words(line, scale, y)
        texts.append(text)
        foot += LINE + below
    firsts = [middle[0], *(after for before, after in pairwise(middle) if before[0].project.id != after[0].project.id)]
    names = [{"x": -LEFT, "y": y, "text": plain(capital(str(line.project.fields["name"])), NAME)} for line, y in firsts]
    marks = [_mark(line, one, scale, y) for line, y in middle for one in line.sums]
    layers = [
        _grid(scale, top + HEAD - 4, foot),
        words(_ticks(scale, top + HEAD - 12), "muted", align="center"),
        words([{"x": -LEFT, "y": top + HEAD - 12, "text": capital(unit_words(currency))}], "heading"),
        words(names),
        _bands([y - LINE / 2 for _, y in firsts[1:]]),
        _joined([row for row in marks if row["x2"] > row["x"]]),
        _marks(marks),
        words(texts, "muted"),
    ]
    return layers, foot


def _mark(line: _Line, one: Sum, scale: _Scale, y: float) -> dict[str, Any]:
    sign = _sign(one.stage)
    tone = colour("warning" if differ(line.sums) else sign["colour"])
    ends = [scale.pixel(end) for other in line.sums for end in (other.low, other.high)] if differ(line.sums) else []
    last = max(ends, default=scale.pixel(one.high))
    return {
        "x": scale.pixel(one.low),
        "x2": last,
        "y": y,
        "tone": tone,
        "sign": shape(sign["shape"]),
        "kind": one.stage,
    }


def _sign(stage: MoneyStage) -> Mapping[str, str]:
    return next(sign for sign in chart_words()["money"]["signs"] if sign["key"] == stage.value)


def _words(line: _Line, scale: _Scale, y: float) -> tuple[Row, float]:
    """The stage and the sum in words behind the mark or before it; below it where neither has room, which takes some more."""
    ends = [scale.pixel(end) for one in line.sums for end in (one.low, one.high)]
    stage = line.sums[0].stage
    told = f"{stage.value} {line.words}" if stage is not MoneyStage.NOT_TOLD else line.words
    text = plain(told, int(PLOT / CHARACTER))
    length = wide(text)
    if length <= PLOT - max(ends) - ASIDE:
        return {"x": max(ends) + ASIDE, "y": y, "text": text}, 0.0
    if length <= min(ends) - ASIDE:
        return {"x": round(min(ends) - ASIDE - length, 1), "y": y, "text": text}, 0.0
    return {"x": round(max(0.0, min(*ends, PLOT - length)), 1), "y": y + BELOW, "text": text}, BELOW


def _ticks(scale: _Scale, y: float) -> list[dict[str, Any]]:
    size, word = size_of(scale.ticks)
    named = scale.ticks if len(scale.ticks) < 6 else scale.ticks[:: math.ceil(len(scale.ticks) / 5)]

    def text(tick: float) -> str:
        own_size, own_word = size_of([tick]) if scale.tenfold else (size, word)
        return f"{short(tick / own_size)} {own_word}".strip() if tick else "0"

    return [{"x": scale.pixel(tick), "y": y, "text": text(tick)} for tick in named]


def _grid(scale: _Scale, top: float, foot: float) -> Layer:
    return {
        "data": data([{"x": scale.pixel(tick), "y": top, "y2": foot} for tick in scale.ticks]),
        "mark": {"type": "rule", "style": "faint"},
        "encoding": {"x": at("x"), "y": at("y"), "y2": {"field": "y2"}},
    }


def _bands(edges: Sequence[float]) -> Layer | None:
    """Faint lines between projects."""
    if not edges:
        return None
    return {
        "data": data([{"x": -LEFT, "x2": PLOT, "y": y} for y in edges]),
        "mark": {"type": "rule", "style": "faint"},
        "encoding": {"x": at("x"), "x2": {"field": "x2"}, "y": at("y")},
    }


def _joined(rows: Sequence[dict[str, Any]]) -> Layer | None:
    """Ranges, and sums of which one is right."""
    if not rows:
        return None
    return {
        "data": data(rows),
        "mark": {"type": "rule", "strokeWidth": 3},
        "encoding": {"x": at("x"), "x2": {"field": "x2"}, "y": at("y"), "stroke": own("tone")},
    }


def _marks(rows: Sequence[dict[str, Any]]) -> Layer:
    brought = {"shape": own("sign"), "fill": own("tone"), "stroke": own("tone")}
    return {
        "data": data(rows),
        "mark": {"type": "point", "size": MARK, "opacity": 1},
        "encoding": {"x": at("x"), "y": at("y"), **brought},
    }


def _legend(shown: Sequence[_Line]) -> Layer:
    stages = {line.sums[0].stage for line in shown}
    found = []
    for sign in chart_words()["money"]["signs"]:
        if MoneyStage(sign["key"]) in stages:
            tone = colour(sign["colour"])
            found.append({"words": sign["key"], "shape": shape(sign["shape"]), "stroke": tone, "fill": tone})
    return signs("kind", found, LEGEND_COLUMNS)

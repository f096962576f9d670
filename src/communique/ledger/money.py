"""The money of projects by stage: announced, committed, contracted, disbursed.

Nothing is added up: stages are the same money at different times, an umbrella holds its parts, and two sources may tell one
sum. Sums stand side by side, each with the mentions that tell it.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from communique.ledger.likeness.numbering import numbers
from communique.ledger.measures import is_money, unlike, worded
from communique.ledger.rows import MentionRow, RecordRow
from communique.ledger.when import days
from communique.ledger.words import content, stem
from communique.model.mentions import Agreement, AgreementKind, Figure, Project, Stage

_AMOUNT = re.compile(
    r"(?:(up to|about|around|over|more than|at least|nearly|almost|some|less than) )?([A-Z]{3}) (\d[\d,]*(?:\.\d+)?)"
    r"(?:\s*(?:-|–|to)\s*(\d[\d,]*(?:\.\d+)?))?(?: (thousand|million|billion|trillion))?"
)
_SIZES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_PHASES = frozenset({"stage", "section", "tranche", "lot", "unit"})
OTHER_THING = 2.0  # times; sums as far apart are of two things
ONE_TIME = 400  # days
FAR = 400  # characters around a sum in which its verb stands: what is called a sentence may be a whole page
NEAR = 40  # characters around a sum in which a word says what kind of sum it is


class MoneyStage(StrEnum):
    """How far money has come."""

    ANNOUNCED = "announced"
    COMMITTED = "committed"
    CONTRACTED = "contracted"
    DISBURSED = "disbursed"
    NOT_TOLD = "stage not told"


class Scope(StrEnum):
    """What a sum is of."""

    WHOLE = "whole"
    PART = "part"
    UMBRELLA = "umbrella"  # of several undertakings together


def comparable(a: float, b: float) -> bool:
    """Are two sums of one currency near enough to be tellings of one?"""
    low, high = sorted((a, b))
    return high < OTHER_THING * low


def of_one_time(a: MentionRow, b: MentionRow) -> bool:
    """Were two rows told within a year or so of each other? Undated ones may have been."""
    left, right = days(a.document.published)[1], days(b.document.published)[1]
    return left is None or right is None or abs((left - right).days) <= ONE_TIME


@dataclass(frozen=True, slots=True)
class Money:
    """One telling of a sum. ``high`` equals ``low`` but for ranges; ``words`` are the sum as it is told."""

    currency: str
    low: float
    high: float
    words: str
    stage: MoneyStage
    scope: Scope
    row: MentionRow

    def __str__(self) -> str:
        return self.words

    def comparable(self, other: Money) -> bool:
        """Are two sums near enough to be tellings of one? A loan for the plans of a line is not one for the line."""
        return comparable(self.low, other.low)

    def rivals(self, other: Money) -> bool:
        """Do two tellings give another sum for one thing? A loan of years later is another loan."""
        return self.differs(other) and self.comparable(other) and of_one_time(self.row, other.row)

    def differs(self, other: Money) -> bool:
        """Can two sums of one currency, stage and scope not be one, for all rounding? "Up to" leaves room below."""
        low, high = (self, other) if self.low <= other.low else (other, self)
        if low.high >= high.low or high.words.startswith(("up to", "less")) or low.words.startswith(("more", "over")):
            return False
        return unlike(low.high, high.low, self.currency)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum at a stage with all who tell it, the first to tell it first. ``high`` equals ``low`` but for ranges."""

    stage: MoneyStage
    scope: Scope
    currency: str
    low: float
    high: float
    words: str
    rows: tuple[MentionRow, ...]


@cache
def _lexicon() -> Mapping[str, Any]:
    source = resources.files("communique.ledger").joinpath("data/money.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _verbs() -> Sequence[tuple[MoneyStage, re.Pattern[str]]]:
    table: Mapping[str, list[str]] = _lexicon()["verbs"]
    return tuple((MoneyStage(name), re.compile(rf"\b(?:{'|'.join(words)})\b")) for name, words in table.items())


@cache
def _pattern(table: str, name: str) -> re.Pattern[str]:
    return re.compile(_lexicon()[table][name])


def money_of(record: RecordRow) -> tuple[Money, ...]:
    """The sums that the mentions of a project tell as its own."""
    names = [row.mention.name for row in record.mentions if isinstance(row.mention, Project)]
    phased = [bool(_phases(name)) for name in names]
    found: list[Money] = []
    for row in record.mentions:
        project = row.mention
        if not isinstance(project, Project) or not project.amount:
            continue
        match = _AMOUNT.fullmatch(project.amount.strip())
        if match is None:
            continue
        low, high = _bounds(match)
        places = project.evidence.get("amount", ())
        at = places[0].start if places else None
        scope = _scope(row, at)
        if scope is Scope.WHOLE and _phases(project.name) and not all(phased):
            scope = Scope.PART  # of what other names tell as a whole
        stage = _stage(row, at, project.stage, ())
        found.append(Money(match[2], low, high, project.amount.strip(), stage, scope, row))
    return tuple(found)


def finance(
    projects: Sequence[RecordRow], figures: Iterable[RecordRow], agreements: Iterable[RecordRow]
) -> Mapping[str, tuple[Sum, ...]]:
    """For each project's id its sums by stage, with the figures on money that stand in a sentence with it alone."""
    by_sentence: dict[tuple[str, int], set[str]] = defaultdict(set)
    papers: dict[tuple[str, int], list[Agreement]] = defaultdict(list)
    for record in projects:
        for row in record.mentions:
            if (key := _sentence(row)) is not None:
                by_sentence[key].add(record.id)
    for record in agreements:
        for row in record.mentions:
            if (key := _sentence(row)) is not None and isinstance(row.mention, Agreement):
                papers[key].append(row.mention)
    beside: dict[str, dict[tuple[str, int], list[Money]]] = defaultdict(lambda: defaultdict(list))
    for record in figures:
        for row in record.mentions:
            key = _sentence(row)
            if key is not None and len(by_sentence[key]) == 1 and (one := _figure(row, papers[key])) is not None:
                beside[next(iter(by_sentence[key]))][key].append(one)
    found: dict[str, tuple[Sum, ...]] = {}
    for record in projects:
        own = list(money_of(record))
        for sums in beside[record.id].values():
            own = _joined(own, sums)
        found[record.id] = by_stage(own)
    return found


def _joined(own: list[Money], beside: Sequence[Money]) -> list[Money]:
    """A project's sums with the figures of one sentence. A figure that is one of them gives its hedge and its stage."""
    kept = list(own)
    rest: list[Money] = []
    for figure in beside:
        twins = [
            place
            for place, one in enumerate(kept)
            if isinstance(one.row.mention, Project)
            and one.row.document.id == figure.row.document.id
            and (one.currency, one.low) == (figure.currency, figure.low)
        ]
        for place in twins:
            one = kept[place]
            stage = figure.stage if one.stage is MoneyStage.NOT_TOLD else one.stage
            kept[place] = replace(one, words=figure.words, high=figure.high, stage=stage)
        if not twins:
            rest.append(figure)
    # Of several sums in one sentence it is not known which is the project's, unless each is at a stage of its own.
    for currency in sorted({one.currency for one in rest}):
        sums = [
            one for one in (*rest, *kept) if one.currency == currency and _sentence(one.row) == _sentence(rest[0].row)
        ]
        places = {(one.stage, one.low) for one in sums}
        if len({low for _, low in places}) == 1 or len({stage for stage, _ in places} - {MoneyStage.NOT_TOLD}) == len(
            places
        ):
            kept += [one for one in rest if one.currency == currency]
    return kept


def by_stage(found: Iterable[Money]) -> tuple[Sum, ...]:
    """The sums in the order of stage, scope and telling; tellings of one sum are one. Never a total of any."""
    groups: list[list[Money]] = []
    for one in sorted(found, key=lambda one: (one.high != one.low, one.row.document.said, one.row.mention.span.start)):
        home = next((group for group in groups if _same(group[0], one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    told = [group[0] for group in groups if group[0].stage is not MoneyStage.NOT_TOLD]
    kept = [group for group in groups if group[0] in told or not any(_one_sum(group[0], one) for one in told)]
    sums = [
        Sum(
            group[0].stage,
            group[0].scope,
            group[0].currency,
            group[0].low,
            group[0].high,
            group[0].words,
            tuple(one.row for one in group),
        )
        for group in kept
    ]
    stages, scopes = list(MoneyStage), list(Scope)
    return tuple(
        sorted(sums, key=lambda one: (stages.index(one.stage), scopes.index(one.scope), one.rows[0].document.said))
    )


def _one_sum(a: Money, b: Money) -> bool:
    return a.currency == b.currency and a.comparable(b) and not a.differs(b)


def _same(a: Money, b: Money) -> bool:
    return (a.stage, a.scope) == (b.stage, b.scope) and _one_sum(a, b)


def _bounds(match: re.Match[str]) -> tuple[float, float]:
    size = _SIZES[match[5] or ""]
    low = float(match[3].replace(",", "")) * size
    return low, float(match[4].replace(",", "")) * size if match[4] else low


def _sentence(row: MentionRow) -> tuple[str, int] | None:
    return (row.document.id, row.sentence.number) if row.sentence is not None else None


def _phases(name: str) -> frozenset[str]:
    return (frozenset(numbers(name)) & _PHASES) | frozenset(_pattern("scope", "phase").findall(name.lower()))


def _figure(row: MentionRow, papers: Sequence[Agreement]) -> Money | None:
    """A figure as money of the project beside it, None where it measures something else."""
    figure = row.mention
    assert isinstance(figure, Figure)
    if not is_money(figure.unit) or figure.change:
        return None
    words = {stem(word) for word in content(figure.indicator)}
    lists: Mapping[str, list[str]] = _lexicon()["indicators"]
    if not words & {stem(word) for word in lists["telling"]} or words & {stem(word) for word in lists["other"]}:
        return None
    places = figure.evidence.get("value", ())
    at = places[0].start if places else None
    high = figure.value_high if figure.value_high is not None else figure.value
    qualifier = figure.qualifier.value.replace("_", " ") + " "
    told = "" if figure.qualifier.value in ("exact", "range") else qualifier
    words_of = f"{told}{figure.unit} {worded(figure.value)}"
    words_of += f" to {worded(high)}" if high != figure.value else ""
    scope = Scope.PART if figure.part_of is not None else _scope(row, at)
    stage = _stage(row, at, None, papers)
    if figure.modality == "planned" and stage is MoneyStage.NOT_TOLD:
        stage = MoneyStage.ANNOUNCED
    return Money(figure.unit, figure.value, high, words_of, stage, scope, row)


def _around(row: MentionRow, at: int | None) -> tuple[str, int] | None:
    """The sentence around the sum in lower case, and where in it the sum stands."""
    if row.sentence is None:
        return None
    text = row.sentence.text
    place = (at if at is not None else row.mention.span.start) - row.sentence.span.start
    place = min(max(place, 0), len(text))
    return text[max(0, place - FAR) : place + FAR].lower(), min(place, FAR)


def _scope(row: MentionRow, at: int | None) -> Scope:
    found = _around(row, at)
    if isinstance(row.mention, Project) and _pattern("scope", "umbrella").search(row.mention.name.lower()):
        return Scope.UMBRELLA
    if found is None:
        return Scope.WHOLE
    text, place = found
    before = text[max(0, place - NEAR) : place]
    if _pattern("scope", "part").search(before):
        return Scope.PART
    near = before + text[place : place + NEAR + NEAR // 2]
    return Scope.UMBRELLA if _pattern("scope", "umbrella").search(near) else Scope.WHOLE


def _stage(row: MentionRow, at: int | None, stage: str | None, papers: Sequence[Agreement]) -> MoneyStage:
    """By the nearest verb of the clause, else by a paper in the sentence, else by the stage of the undertaking."""
    by_verb = _by_verb(row, at)
    if by_verb is not None:
        return by_verb
    signed = {paper.kind for paper in papers if paper.stage in (Stage.SIGNED, Stage.IN_FORCE)}
    if AgreementKind.CONTRACT in signed:
        return MoneyStage.CONTRACTED
    if AgreementKind.LOAN in signed:
        return MoneyStage.COMMITTED
    table: Mapping[str, list[str]] = _lexicon()["stages"]
    found = next((name for name, words in table.items() if (stage or "").casefold() in words), None)
    return MoneyStage(found) if found else MoneyStage.NOT_TOLD


def _by_verb(row: MentionRow, at: int | None) -> MoneyStage | None:
    found = _around(row, at)
    if found is None:
        return None
    text, place = found
    best: tuple[int, MoneyStage] | None = None
    ahead = False
    for stage, pattern in _verbs():
        for match in pattern.finditer(text):
            between = text[match.end() : place] if match.end() <= place else text[place : match.start()]
            before = text[: match.start()]
            after = match.start() > place and "," in between
            if after or _pattern("guards", "parts").search(between) or _pattern("guards", "not").search(before):
                continue
            if stage is not MoneyStage.ANNOUNCED and _pattern("guards", "ahead").search(before):
                ahead = True  # what will be paid is not paid, but it is spoken of
            elif best is None or (len(between), stage.value) < (best[0], best[1].value):
                best = (len(between), stage)
    if best is not None:
        return best[1]
    return MoneyStage.ANNOUNCED if ahead else None

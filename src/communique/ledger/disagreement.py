"""What the mentions of one record tell differently, side by side with who says which.

A day that was moved and a stage that was reached later are history and no disagreement; nor is a rounder number, a value
inside a range, or a month beside one of its days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from communique.ledger.measures import disagree, scaled, unlike
from communique.ledger.money import Money, MoneyStage, Scope, money_of
from communique.ledger.rows import MentionRow, RecordRow
from communique.ledger.when import UNDATED, Days, apart, closed, days, width
from communique.ledger.words import content
from communique.model.countries import countries
from communique.model.mentions import Agreement, Commitment, Contact, ContactKind, Figure, Modality, Qualifier, Stage

# Contacts that last for days: the day of arrival and that of the talks are both right.
LASTING = frozenset(
    {
        ContactKind.VISIT,
        ContactKind.STATE_VISIT,
        ContactKind.OFFICIAL_VISIT,
        ContactKind.WORKING_VISIT,
        ContactKind.FORUM,
        ContactKind.EXERCISE,
    }
)
LASTS = 4  # days
WORDINGS = {"agreements": "title", "projects": "name", "standing": "term", "contacts": "body"}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said:
    """One of the values, as ``best`` tells it, with the mentions that give it, in the order of their documents.

    ``tellings`` are the same mentions by how exactly each tells it: about 10 billion beside 10.17 billion.
    """

    value: str
    best: MentionRow
    rows: tuple[MentionRow, ...]
    tellings: tuple[tuple[MentionRow, ...], ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two or more values of one field. ``wording`` is True where only the words differ, not what they say."""

    field: str
    sides: tuple[Said, ...]
    wording: bool = False


def disagreements(record: RecordRow) -> tuple[Disagreement, ...]:
    """What is told differently: values first, then wordings."""
    found: list[Disagreement | None] = []
    match record.register:
        case "contacts":
            found = [_days_held(record), _days_planned(record), _places(record)]
        case "agreements":
            found = [_days_signed(record), _stages(record)]
        case "commitments":
            found = [_due(record)]
        case "figures":
            found = list(_values(record))
        case "projects":
            found = list(_amounts(record))
        case _:
            pass
    return tuple(one for one in (*found, _wordings(record)) if one is not None)


def other_day(a: Days, b: Days, kind: ContactKind | None = None) -> bool:
    """Can two days not be of one contact of that kind?"""
    if not apart(a, b):
        return False
    left, right = closed(a), closed(b)
    if kind not in LASTING or left is None or right is None:
        return True
    return (max(left[0], right[0]) - min(left[1], right[1])).days > LASTS


def _sides(
    field: str,
    items: Iterable[tuple[T, str, MentionRow]],
    differ: Callable[[T, T], bool],
    *,
    wording: bool = False,
) -> Disagreement | None:
    """Items (value, in words, row), the most exact first, put together where they do not differ.

    What would fit beside several values tells for none of them.
    """
    groups: list[list[tuple[T, str, MentionRow]]] = []
    values: list[list[T]] = []  # the distinct ones of each group
    homes: dict[str, int | None] = {}  # by the words of a value, so that repetition costs nothing
    for item in items:
        value, words, _ = item
        if words not in homes:
            fitting = [place for place, known in enumerate(values) if not any(differ(value, one) for one in known)]
            if not fitting:
                fitting = [len(groups)]
                groups.append([])
                values.append([])
            homes[words] = fitting[0] if len(fitting) == 1 else None
            if len(fitting) == 1:
                values[fitting[0]].append(value)
        home = homes[words]
        if home is not None:
            groups[home].append(item)
    if len(groups) < 2:
        return None
    sides = [_said(group) for group in groups]
    return Disagreement(field, tuple(sorted(sides, key=lambda one: _place(one.rows[0]))), wording)


def _said(group: Sequence[tuple[T, str, MentionRow]]) -> Said:
    by_words: dict[str, list[MentionRow]] = {}
    for _, words, row in group:
        by_words.setdefault(words, []).append(row)
    tellings = tuple(_ordered(rows) for rows in by_words.values())
    return Said(group[0][1], group[0][2], _ordered(row for _, _, row in group), tellings)


def _ordered(rows: Iterable[MentionRow]) -> tuple[MentionRow, ...]:
    return tuple(sorted({row.id: row for row in rows}.values(), key=_place))


def _place(row: MentionRow) -> tuple[tuple[str, str], int, str]:
    return (row.document.said, row.mention.span.start, row.id)


def _dated(rows: Sequence[MentionRow], field: str) -> list[tuple[Days, str, MentionRow]]:
    """The rows whose field names a time, the most exact first."""
    found = [(days(value), value, row) for row in rows if isinstance(value := row.mention.values().get(field), str)]
    known = [item for item in found if item[0] != UNDATED]
    return sorted(known, key=lambda item: (width(item[0]), *_place(item[2])))


def _days_held(record: RecordRow) -> Disagreement | None:
    held = _contacts(record, Modality.HELD)
    return _sides("date", _dated([row for row, _ in held], "date"), _differ_by_kind(held))


def _contacts(record: RecordRow, modality: Modality) -> list[tuple[MentionRow, Contact]]:
    return [
        (row, row.mention)
        for row in record.mentions
        if isinstance(row.mention, Contact) and row.mention.modality is modality
    ]


def _differ_by_kind(rows: Sequence[tuple[MentionRow, Contact]]) -> Callable[[Days, Days], bool]:
    """Where any mention calls the contact one that lasts for days, all its days are taken for such."""
    kind = next((contact.kind for _, contact in rows if contact.kind in LASTING), None)
    return lambda a, b: other_day(a, b, kind)


def _days_planned(record: RecordRow) -> Disagreement | None:
    """Days ahead that sources of one day give; of other days, the contact may have been moved."""
    planned = _contacts(record, Modality.PLANNED)
    return _of_one_day("planned date", [row for row, _ in planned], "date", _differ_by_kind(planned))


def _of_one_day(
    field: str, rows: Sequence[MentionRow], key: str, differ: Callable[[Days, Days], bool]
) -> Disagreement | None:
    by_day: dict[str, list[MentionRow]] = {}
    for row in rows:
        if row.document.published:
            by_day.setdefault(row.document.published, []).append(row)
    found = (_sides(field, _dated(members, key), differ) for members in by_day.values())
    return next((one for one in found if one is not None and _two_sources(one)), None)


def _two_sources(found: Disagreement) -> bool:
    """Do not all its values stand in one text? A text that tells two days tells of a change."""
    return len({row.document.source for side in found.sides for row in side.rows}) > 1


def _places(record: RecordRow) -> Disagreement | None:
    """Places of which it is known that they lie in different states; a hall may well stand in the city named beside it."""
    rows = [row for row, _ in _contacts(record, Modality.HELD)]
    if any(isinstance(row.mention, Contact) and row.mention.kind in LASTING for row in rows):
        return None  # a journey leads to several
    placed = [
        (state, str(place), row)
        for row in rows
        if (place := row.mention.values().get("place")) and (state := _state_of(str(place)))
    ]
    return _sides("place", placed, lambda a, b: a != b)


def _state_of(place: str) -> str | None:
    found = countries().seated(place) or countries().get(place)
    return found.iso3 if found is not None else None


def _days_signed(record: RecordRow) -> Disagreement | None:
    rows = [row for row in record.mentions if isinstance(row.mention, Agreement) and row.mention.stage is Stage.SIGNED]
    return _sides("date", _dated(rows, "date"), apart)


def _stages(record: RecordRow) -> Disagreement | None:
    """Signed and not yet signed, by sources of one day."""
    by_day: dict[str, list[tuple[bool, str, MentionRow]]] = {}
    for row in record.mentions:
        if isinstance(row.mention, Agreement) and row.document.published:
            done = row.mention.stage in (Stage.SIGNED, Stage.IN_FORCE)
            by_day.setdefault(row.document.published, []).append((done, row.mention.stage.value, row))
    found = (_sides("stage", items, lambda a, b: a != b) for items in by_day.values())
    return next((one for one in found if one is not None and _told_apart(one)), None)


def _told_apart(found: Disagreement) -> bool:
    """No text tells both sides: such a text tells how it went."""
    texts = [{row.document.source for row in side.rows} for side in found.sides]
    return not texts[0] & texts[1]


def _due(record: RecordRow) -> Disagreement | None:
    rows = [row for row in record.mentions if isinstance(row.mention, Commitment)]
    return _of_one_day("due", rows, "due", apart)


def _values(record: RecordRow) -> Iterable[Disagreement | None]:
    """Values of one unit, reached ones apart from aims. Without a period only those told on one day are of one time."""
    groups: dict[tuple[str, str, str], list[tuple[Figure, str, MentionRow]]] = {}
    for row in record.mentions:
        figure = row.mention
        if isinstance(figure, Figure) and (figure.period or row.document.published):
            when = "" if figure.period else str(row.document.published)
            unit, _ = scaled(figure.unit)
            groups.setdefault((unit, figure.modality or "", when), []).append((figure, _amount(figure), row))
    for (unit, _, _), items in sorted(groups.items(), key=lambda group: group[0]):
        exact = sorted(items, key=lambda item: (item[0].qualifier is not Qualifier.EXACT, *_place(item[2])))
        yield _sides("value", exact, lambda a, b, unit=unit: _other_value(a, b, unit))  # type: ignore[misc]


def _other_value(a: Figure, b: Figure, unit: str) -> bool:
    x, y = a.value * scaled(a.unit)[1], b.value * scaled(b.unit)[1]
    if a.unit != b.unit:
        return unlike(x, y, unit)
    low, high = (a, b) if x <= y else (b, a)
    return disagree(low, high) and unlike(x, y, unit)


def _amount(figure: Figure) -> str:
    high = f" to {figure.value_high:,.12g}" if figure.value_high is not None else ""
    hedge = (
        "" if figure.qualifier in (Qualifier.EXACT, Qualifier.RANGE) else figure.qualifier.value.replace("_", " ") + " "
    )
    return f"{hedge}{figure.value:,.12g}{high} {figure.unit}"


def _amounts(record: RecordRow) -> Iterable[Disagreement | None]:
    """Sums of one currency, stage and reach."""
    groups: dict[tuple[str, str, Scope], list[tuple[Money, str, MentionRow]]] = {}
    for one in money_of(record):
        if one.scope is not Scope.PART:  # parts are many
            groups.setdefault((one.currency, one.stage.value, one.scope), []).append((one, str(one), one.row))
    for (_, stage, _), items in sorted(groups.items(), key=lambda group: group[0]):
        # Without a stage one may be the loan and the other the cost.
        yield _sides("amount" if stage != MoneyStage.NOT_TOLD else f"amount, {stage}", items, lambda a, b: a.rivals(b))


def _wordings(record: RecordRow) -> Disagreement | None:
    field = WORDINGS.get(record.register)
    if field is None:
        return None
    told = [
        (content(str(words)), str(words), row) for row in record.mentions if (words := row.mention.values().get(field))
    ]
    return _sides(field, told, lambda a, b: a != b, wording=True)

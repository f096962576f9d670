"""The money of a project in words: by stage, what sources tell differently side by side, never a total."""

from __future__ import annotations

from collections.abc import Sequence

from communique.desk.wording import when
from communique.ledger.money import MoneyStage, Scope, Sum, comparable, of_one_time
from communique.ledger.rows import MentionRow

SCOPES = {Scope.WHOLE: "", Scope.PART: " (a part)", Scope.UMBRELLA: " (for several together)"}


def money_words(sums: Sequence[Sum]) -> str:
    """Such as "announced USD 8 billion; contracted USD 500 million"."""
    parts: list[str] = []
    for stage in MoneyStage:
        told = _stage_words([one for one in sums if one.stage is stage])
        if told:
            parts.append(f"{told} ({stage.value})" if stage is MoneyStage.NOT_TOLD else f"{stage.value} {told}")
    return "; ".join(parts)


def _stage_words(sums: Sequence[Sum]) -> str:
    """The sums of one stage in a row; an exchanged one stands in brackets."""
    return ", ".join(words for _, words in parts_of(sums))


def parts_of(sums: Sequence[Sum]) -> list[tuple[Sequence[Sum], str]]:
    """The sums of one stage, those together of which one is right, with their words."""
    groups, exchanged = _alternatives(sums)
    parts: list[tuple[Sequence[Sum], str]] = []
    for group in groups:
        text = " or ".join(one.words for one in group)
        if differ(group):
            text += " (sources differ)"
        if any(other is not group and not of_one_time(group[0].rows[0], other[0].rows[0]) for other in groups):
            text += f" (told {when(group[0].rows[0].document.published)})"
        other = [one.words for one in exchanged if len(group) == 1 and _converted(one, group[0])]
        parts.append((group, text + (f" ({', '.join(other)})" if other else "") + SCOPES[group[0].scope]))
    return parts


def differ(group: Sequence[Sum]) -> bool:
    """Do sources tell different sums for one thing? Without a stage one may be the loan, the other the cost."""
    return len(group) > 1 and group[0].stage is not MoneyStage.NOT_TOLD


def _alternatives(sums: Sequence[Sum]) -> tuple[list[list[Sum]], list[Sum]]:
    """Sums of one reach and size together, and apart those that are told only as exchanged."""
    groups: list[list[Sum]] = []
    for one in sums:
        home = next((group for group in groups if _alternative(group[0], one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    exchanged = [
        group for group in groups if len(group) == 1 and any(_converted(group[0], other[0]) for other in groups)
    ]
    return [group for group in groups if group not in exchanged], [group[0] for group in exchanged]


def _alternative(a: Sum, b: Sum) -> bool:
    same = (a.scope, a.currency) == (b.scope, b.currency) and a.scope is not Scope.PART
    return same and comparable(a.low, b.low) and of_one_time(a.rows[0], b.rows[0])


def _converted(one: Sum, other: Sum) -> bool:
    """Is a sum told only beside another of another currency, after it?"""
    if one.currency == other.currency:
        return False
    beside = {_sentence(row): row for row in other.rows}
    return all(_sentence(row) in beside and _after(row, beside[_sentence(row)]) for row in one.rows)


def _sentence(row: MentionRow) -> tuple[str, int]:
    return (row.document.id, row.sentence.number if row.sentence else -row.mention.span.start)


def _after(row: MentionRow, other: MentionRow) -> bool:
    return _place(row) > _place(other)


def _place(row: MentionRow) -> int:
    spans = row.mention.evidence.get("value") or row.mention.evidence.get("amount") or (row.mention.span,)
    return spans[0].start

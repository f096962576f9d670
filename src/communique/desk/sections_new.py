"""What is new since the last briefing: what documents published since then first tell, and what they change."""

from __future__ import annotations

from datetime import date

from communique.desk.context import Context, best_rows, group
from communique.desk.model import Draft, DraftGroup
from communique.desk.wording import capital, headline, when
from communique.ledger.changes import Change, ChangeKind
from communique.ledger.rows import MentionRow

NEW = 12
CHANGED = 12
AGAIN = 6
# In the order of what a reader asks first. People and statements have sections of their own.
REGISTERS = ("contacts", "agreements", "commitments", "projects", "figures", "standing")


def new(context: Context) -> tuple[DraftGroup, ...]:
    """Changed statuses and dates, then new records by register, then what was told again."""
    found = [one for one in context.changes if one.record.register in REGISTERS and context.wants(one.record)]
    changed: dict[str, list[Change]] = {}
    for one in found:
        # A change without a document that brings it cannot be cited: a person made it, and sees it elsewhere.
        if one.kind in {ChangeKind.STATUS, ChangeKind.DATE} and one.rows:
            changed.setdefault(one.record.id, []).append(one)
    groups = [*group("Changed", [_changed(several) for several in changed.values()], CHANGED)]
    for register in REGISTERS:
        fresh = [one for one in found if one.kind is ChangeKind.NEW and one.record.register == register]
        lines = [_new(one) for one in sorted(fresh, key=_latest)]
        groups += group(f"New {register}", lines, NEW)
    again = [one for one in found if one.kind is ChangeKind.TOLD_AGAIN]
    groups += group("Told again", [_new(one) for one in sorted(again, key=_latest)], AGAIN)
    return tuple(groups)


def _latest(change: Change) -> tuple[int, str]:
    """The latest published first."""
    days = [row.document.said[0] for row in change.rows]
    newest = max((day for day in days if day != "9999"), default="0001-01-01")
    return (-date.fromisoformat(newest).toordinal(), change.record.id)


def _changed(several: list[Change]) -> Draft:
    """One line a record: its status, then its date."""
    words = []
    for one in several:
        if one.kind is ChangeKind.DATE:
            words.append(
                f"{when(one.before) if one.before else 'undated'} → {when(one.after) if one.after else 'undated'}"
            )
        else:
            words.append(" → ".join(str(value or "open").replace("_", " ") for value in (one.before, one.after)))
    return Draft(headline(several[0].record), _cited(several[0]), several[0].record.date, ", ".join(words))


def _new(change: Change) -> Draft:
    record = change.record
    mark = record.status.replace("_", " ") if record.status else ""
    return Draft(capital(headline(record)), _cited(change), record.date, mark)


def _cited(change: Change) -> tuple[MentionRow, ...]:
    """The new tellings first."""
    fresh = {row.id for row in change.rows}
    rows = best_rows(change.record)
    return tuple(sorted(rows, key=lambda row: row.id not in fresh))

"""Contacts, agreements and commitments as things in time, each with its lane, its state and a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from communique.desk.charts.chart import plain
from communique.desk.charts.days import Stretch, stretch
from communique.desk.charts.theme import chart_words
from communique.desk.wording import capital, headline, when
from communique.ledger.fates import Fate
from communique.ledger.following.status import Status
from communique.ledger.rows import RecordRow

REGISTERS = ("contacts", "agreements", "commitments")
LABEL = 24  # characters beside a mark


@dataclass(frozen=True, slots=True)
class Happening:
    """``stretch`` is when it was, is to be, or was promised; ``until`` the day on which a promise is due.

    ``lane`` counts from the top, ``state`` is a key of the signs, ``label`` stands beside the mark, ``words`` in the table.
    """

    record: RecordRow
    lane: int
    state: str
    stretch: Stretch
    until: date | None
    label: str
    words: str
    when: str

    @property
    def last(self) -> date:
        """Its last day, that on which it is due counted."""
        return max(self.stretch.last, self.until) if self.until else self.stretch.last


def happenings(records: Sequence[RecordRow], fates: Mapping[str, Fate]) -> tuple[tuple[Happening, ...], int]:
    """Those that have a day, in the order of days, and how many have none."""
    told = [one for one in records if one.register in REGISTERS]
    found = [made for one in told if (made := _happening(one, fates.get(one.id))) is not None]
    found.sort(key=lambda one: (one.stretch.at, one.stretch.first, one.lane, one.record.id))
    return tuple(found), len(told) - len(found)


def _happening(record: RecordRow, fate: Fate | None) -> Happening | None:
    said = record.first_said.published
    # A promise stands at the day on which it was first reported: when it was made is seldom told.
    value = said if record.register == "commitments" else record.date
    found = stretch(value, said)
    if found is None:
        return None
    due = fate.due.day if fate is not None and record.register == "commitments" else None
    return Happening(
        record,
        _lane(record),
        _state(record, fate),
        found,
        due if due is not None and due > found.last else None,
        plain(capital(_label(record)), LABEL),
        plain(headline(record)),
        when(value) + (f", due {when(due.isoformat())}" if due else ""),
    )


def _lane(record: RecordRow) -> int:
    lanes = chart_words()["timeline"]["lanes"]
    own = [place for place, lane in enumerate(lanes) if lane["register"] == record.register]
    kind = str(record.fields.get("kind"))
    return next((place for place in own if kind in lanes[place]["kinds"]), own[-1])


def _state(record: RecordRow, fate: Fate | None) -> str:
    """By what became of it, else by its status, else by how firmly it was promised."""
    states: Mapping[str, str] = chart_words()["timeline"]["states"]
    open_ = fate is None or fate.status in (Status.OPEN, Status.SILENT)
    status = record.status or str(record.fields.get("strength"))
    # What was held or called off is so whatever was expected of it before.
    if fate is not None and not open_ and status not in ("held", "cancelled"):
        status = fate.status.value
    return states.get(status, "ahead")


def _label(record: RecordRow) -> str:
    fields = record.fields
    match record.register:
        case "contacts":
            return str(fields.get("place") or fields.get("body") or "")
        case "agreements":
            return str(fields["title"])
        case _:
            return str(fields["what"])

"""Records that could be the same as another, for a person to choose from."""

from __future__ import annotations

from datetime import date, timedelta

from communique.desk.web.visit import Visit
from communique.ledger.conditions import Query
from communique.ledger.paging import Listing
from communique.ledger.rows import RecordRow
from communique.ledger.when import days

NEAR = timedelta(days=60)  # between records that could be one
CANDIDATES = 15


def near(visit: Visit, record: RecordRow) -> tuple[RecordRow, ...]:
    """Other records of the register and states that lie near it in time."""
    first, last = days(record.date or record.first_said.published)
    pair = (record.states[0], record.states[1]) if len(record.states) == 2 else None
    if first is None or last is None or pair is None:
        return ()
    query = Query(register=record.register, between=pair, since=_shift(first, -NEAR), until=_shift(last, NEAR))
    found = visit.view.page(query, Listing(limit=CANDIDATES + 1)).records
    return tuple(one for one in found if one.id != record.id)[:CANDIDATES]


def _shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day

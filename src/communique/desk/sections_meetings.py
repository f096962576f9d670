"""The sections on standing, contacts and the calendar."""

from __future__ import annotations

from communique.desk.context import Context, best_rows, group, newest, oldest
from communique.desk.model import Draft, DraftGroup
from communique.desk.wording import headline, shorten
from communique.ledger.rows import RecordRow
from communique.ledger.when import days

LAST_CONTACTS = 8
WITHOUT_DAY = 4
CALENDAR = 12
STANDING = 8


def standing(context: Context) -> tuple[DraftGroup, ...]:
    """The terms that the parties use, the one used last first."""
    records = sorted(context.lines("standing"), key=newest)
    lines = []
    for position, record in enumerate(records):
        first = record.mentions[0]
        since = first.mention.values().get("as_of") or first.document.published
        text = headline(record)
        if since and since != record.date and "/" not in since:
            text += f" (so called here since {since})"
        lines.append(Draft(text, best_rows(record), record.date, "" if position else "latest"))
    return group("", lines, STANDING)


def contacts(context: Context) -> tuple[DraftGroup, ...]:
    """What took place last, what took place on a day that no text tells, and what comes next."""
    held = sorted((one for one in context.lines("contacts") if one.status == "held"), key=newest)
    lines = [_line(record) for record in held if _has_come(record, context)]
    undated = [_reported(record) for record in held if not record.date]
    following = [_line(record, record.status) for record in _ahead(context)[:1]]
    return (
        *group("Last", lines, LAST_CONTACTS),
        *group("Day not told", undated, WITHOUT_DAY),
        *group("Next", following, 1),
    )


def calendar(context: Context) -> tuple[DraftGroup, ...]:
    """What is planned, what was planned and not seen held, and what was called off."""
    open_ones = [one for one in context.lines("contacts") if one.status in ("planned", "proposed")]
    ahead = _ahead(context)
    undated = [one for one in open_ones if not one.date]
    passed = [one for one in open_ones if one.date and one not in ahead]
    called_off = [one for one in context.lines("contacts") if one.status == "cancelled"]
    return (
        *group("Ahead", [_line(one, one.status) for one in ahead], CALENDAR),
        *group(
            "Day passed, not seen held",
            [_line(one, f"{one.status}, not seen held") for one in sorted(passed, key=newest)],
            CALENDAR,
        ),
        *group("Without a date", [_line(one, one.status) for one in sorted(undated, key=newest)], CALENDAR),
        *group("Called off", [_line(one, "cancelled") for one in sorted(called_off, key=newest)], CALENDAR),
    )


def _has_come(record: RecordRow, context: Context) -> bool:
    """Is it dated, and not of a day still to come? What is told as held too early stands under what is unclear."""
    first, last = days(record.date)
    begun = first or last
    return begun is not None and (first is None or context.day is None or begun <= context.day)


def _ahead(context: Context) -> list[RecordRow]:
    def lies_ahead(record: RecordRow) -> bool:
        first, last = days(record.date)
        end = last or first
        return end is not None and (last is None or context.day is None or end >= context.day)

    open_ones = [one for one in context.lines("contacts") if one.status in ("planned", "proposed")]
    return sorted((one for one in open_ones if lies_ahead(one)), key=oldest)


def _line(record: RecordRow, mark: str = "") -> Draft:
    return Draft(contact_text(record), best_rows(record), record.date, mark)


def _reported(record: RecordRow) -> Draft:
    """A contact without a day, in the text's own words, with the day on which it was first told."""
    told = record.first_said.published
    return Draft(_quoted(record), best_rows(record), None, f"told {told}" if told else "")


def contact_text(record: RecordRow) -> str:
    """The contact in words; in the text's own where it names neither people nor a body."""
    fields = record.fields
    return headline(record) if fields.get("participants") or fields.get("body") else _quoted(record)


def _quoted(record: RecordRow) -> str:
    return f"{headline(record)}: “{shorten(record.head.quote, 120)}”"

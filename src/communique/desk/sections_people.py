"""The sections on office-holders, on what each side says, and on what is unclear."""

from __future__ import annotations

from collections import defaultdict

from communique.desk.context import Context, best_rows, group, newest
from communique.desk.model import Draft, DraftGroup
from communique.desk.people import protocol
from communique.desk.sections_meetings import contact_text
from communique.desk.sides import BOTH
from communique.desk.wording import capital, country_name, headline, shorten
from communique.ledger.likeness.offices import unique_post
from communique.ledger.rows import RecordRow
from communique.ledger.when import days
from communique.ledger.words import same_person
from communique.model.mentions import Office

PEOPLE = 15
STATEMENTS = 6
UNCLEAR = 15


def people(context: Context) -> tuple[DraftGroup, ...]:
    """Who was last seen in which office, by state in the order of protocol."""
    by_country: dict[str, list[RecordRow]] = defaultdict(list)
    for record in context.records["offices"]:
        by_country[str(record.fields.get("country") or "")].append(record)
    groups: list[DraftGroup] = []
    for code in context.pair:
        groups += _office_group(context, country_name(code), by_country.pop(code, []))
    others = [one for code in sorted(by_country) for one in by_country[code]]
    return (*groups, *_office_group(context, "Others", others))


def _office_group(context: Context, title: str, records: list[RecordRow]) -> tuple[DraftGroup, ...]:
    wanted = filter(context.wants, records)
    seen = sorted(wanted, key=lambda one: (_is_past(one, records), protocol(str(one.fields["role"])), newest(one)))
    lines = [
        Draft(headline(one), best_rows(one), one.date or one.last_said.published, _office_mark(one, records))
        for one in seen
    ]
    return group(title, lines, PEOPLE)


def _office_mark(record: RecordRow, others: list[RecordRow]) -> str:
    if record.fields.get("past"):
        return "past"
    later = _successor(record, others)
    if later is not None:
        return f"past: later {later.fields['name']}"
    return "last seen" if record.date else "day not told"


def _is_past(record: RecordRow, others: list[RecordRow]) -> bool:
    return bool(record.fields.get("past")) or _successor(record, others) is not None


def _successor(record: RecordRow, others: list[RecordRow]) -> RecordRow | None:
    """Who was seen later in a post that one person holds at a time."""
    office, seen = record.head.mention, days(record.date)[1]
    post = unique_post(office) if isinstance(office, Office) else None
    if post is None or seen is None:
        return None
    for other in sorted(others, key=newest):
        theirs, day = other.head.mention, days(other.date)[0]
        if not isinstance(theirs, Office) or day is None or day <= seen or theirs.past:
            continue
        if unique_post(theirs) == post and not same_person(theirs.name, str(record.fields["name"])):
            return other
    return None


def statements(context: Context) -> tuple[DraftGroup, ...]:
    """The latest sayings of each side."""
    by_side: dict[str, list[RecordRow]] = defaultdict(list)
    for record in context.lines("statements"):
        by_side[context.sides.of(str(record.fields["speaker"]))].append(record)
    titles = {code: country_name(code) for code in context.pair} | {BOTH: "Both together"}
    groups: list[DraftGroup] = []
    for side, title in titles.items():
        lines = [_statement(one) for one in sorted(by_side[side], key=newest)]
        groups += group(title, lines, STATEMENTS)
    return tuple(groups)


def _statement(record: RecordRow) -> Draft:
    fields = record.fields
    direct = fields.get("quote_type") == "direct"
    words = shorten(record.head.quote.strip().strip("“”\"'«»"))
    said = f"“{words}”" if direct else capital(str(fields.get("paraphrase") or words))
    return Draft(f"{fields['speaker']}: {said}", best_rows(record), record.first_said.published)


def unclear(context: Context) -> tuple[DraftGroup, ...]:
    """What does not fit together, and what has no date."""
    wanted = [one for records in context.records.values() for one in records if context.wants(one)]
    rows = {row.id: row for one in wanted for row in one.mentions}
    told = {row.document.id for row in rows.values()}
    found = [
        Draft(capital(one.message), one.mentions, None, one.kind.value)
        for one in context.findings
        if not context.topics or any(row.id in rows for row in one.mentions)
    ]
    undated = [one for one in context.lines("contacts") if one.status == "held" and not one.date]
    contacts = [Draft(contact_text(one), best_rows(one), None, "day not told") for one in sorted(undated, key=newest)]
    documents = [
        Draft(row.title or row.name, (), None, "day of publication not known", (row,))
        for row in context.documents
        if row.published is None and (not context.topics or row.id in told)
    ]
    return (
        *group("Does not fit", found, UNCLEAR),
        *group("Contacts without a day", contacts, UNCLEAR),
        *group("Documents without a day", documents, UNCLEAR),
    )

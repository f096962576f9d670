"""Checks: citations that no longer hold, arithmetic that does not add up, and what contradicts itself.

Nothing is mended here; a finding says what does not fit and where it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from communique.ledger.checking_figures import check_figures
from communique.ledger.citations import verify
from communique.ledger.findings import Finding, FindingKind, same_sentence
from communique.ledger.likeness.offices import unique_post
from communique.ledger.queries import View
from communique.ledger.rows import MentionRow, RecordRow
from communique.ledger.when import apart, days
from communique.ledger.words import alike, content, same_person, within
from communique.model.edtf import valid
from communique.model.mentions import Agreement, Commitment, Contact, Modality, Office, Stage

__all__ = ["Finding", "FindingKind", "broken_citations", "check", "contradictions"]

DATE_FIELDS = ("date", "period", "as_of")
ALIKE = 0.8  # names of bodies that share so much of their words are of one body
TELLING = 3  # words that a title must hold beside those of its form to tell one instrument from others


def check(view: View) -> tuple[Finding, ...]:
    """Everything that is wrong or does not fit, broken citations first."""
    return (*broken_citations(view), *contradictions(view.records()))


def broken_citations(view: View) -> tuple[Finding, ...]:
    """The citations whose text is no longer what was cited."""
    found: list[Finding] = []
    for document in view.documents():
        text = view.text(document.id)
        for citation in view.citations(document.id):
            problem = verify(citation, text)
            if problem is not None:
                message = f"{document.name}: {citation.owner}: {problem}"
                found.append(Finding(FindingKind.BROKEN, message))
    return tuple(found)


def contradictions(records: Sequence[RecordRow]) -> tuple[Finding, ...]:
    """What in these records cannot be, or cannot all be, by kind and then by message."""
    by_register: dict[str, list[RecordRow]] = defaultdict(list)
    for record in records:
        by_register[record.register].append(record)
    found = [
        *_dates(records),
        *_contacts(by_register["contacts"]),
        *_agreements(by_register["agreements"]),
        *_commitments(by_register["commitments"]),
        *check_figures(by_register["figures"]),
        *_offices(by_register["offices"]),
    ]
    order = list(FindingKind)
    return tuple(sorted(set(found), key=lambda one: (order.index(one.kind), one.message)))


def _dates(records: Iterable[RecordRow]) -> Iterable[Finding]:
    for record in records:
        for row in record.mentions:
            values = row.mention.values()
            for name in DATE_FIELDS:
                value = values.get(name)
                if isinstance(value, str) and not valid(value):
                    message = f"{record.register}: {name} {value!r} is no possible date"
                    yield Finding(FindingKind.IMPOSSIBLE, message, (row,))


def _contacts(records: Sequence[RecordRow]) -> Iterable[Finding]:
    for record in records:
        yield from _held_before(record)
        yield from _two_days(record)
        told = {row.mention.modality: row for row in record.mentions if isinstance(row.mention, Contact)}
        if Modality.HELD in told and Modality.CANCELLED in told:
            rows = (told[Modality.HELD], told[Modality.CANCELLED])
            yield Finding(FindingKind.CONTRADICTION, f"told as held and as cancelled: {_name(rows[0])}", rows)
    numbered = [record for record in records if record.fields.get("session_no") and record.fields.get("body")]
    by_number: dict[tuple[tuple[str, ...], int], list[RecordRow]] = defaultdict(list)
    for record in numbered:
        by_number[record.states, record.fields["session_no"]].append(record)
    for a, b in (pair for members in by_number.values() for pair in combinations(members, 2)):
        bodies = (content(str(a.fields["body"])), content(str(b.fields["body"])))
        if (
            alike(*bodies) >= ALIKE
            and a.status == b.status == Modality.HELD.value
            and apart(days(a.date), days(b.date))
        ):
            message = f"session no. {a.fields['session_no']} of the {a.fields['body']} is dated {a.date} and {b.date}"
            yield Finding(FindingKind.CONTRADICTION, message, (a.head, b.head))


def _two_days(record: RecordRow) -> Iterable[Finding]:
    """Days of one contact that sources give and that cannot both be."""
    held = [
        row for row in record.mentions if isinstance(row.mention, Contact) and row.mention.modality is Modality.HELD
    ]
    by_day = {str(row.mention.values()["date"]): row for row in held if row.mention.values().get("date")}
    for (a, left), (b, right) in combinations(sorted(by_day.items()), 2):
        if apart(days(a), days(b)):
            number, body = record.fields.get("session_no"), record.fields.get("body")
            named = (
                f"session no. {number} of the {body}"
                if number and body
                else str(record.fields["kind"]).replace("_", " ")
            )
            yield Finding(FindingKind.CONTRADICTION, f"{named} is dated {a} and {b}", (left, right))


def _held_before(record: RecordRow) -> Iterable[Finding]:
    for row in record.mentions:
        mention = row.mention
        if not isinstance(mention, Contact) or mention.modality is not Modality.HELD:
            continue
        first, published = days(mention.date)[0], days(row.document.published)[1]
        if first is not None and published is not None and first > published:
            message = f"told as held on {mention.date} in a document of {row.document.published}"
            yield Finding(FindingKind.AFTER_DOCUMENT, message, (row,))


def _name(row: MentionRow) -> str:
    values = row.mention.values()
    return f"{values.get('kind', row.mention.register)} {values.get('date', 'undated')}"


def _agreements(records: Sequence[RecordRow]) -> Iterable[Finding]:
    signed = [
        (record, row)
        for record in records
        for row in record.mentions
        if isinstance(row.mention, Agreement) and row.mention.stage is Stage.SIGNED and row.mention.date
    ]
    by_title: dict[tuple[tuple[str, ...], frozenset[str]], list[MentionRow]] = defaultdict(list)
    for record, row in signed:
        by_title[record.states, content(str(row.mention.values()["title"]), "instrument")].append(row)
    for (_, title), rows in by_title.items():
        by_day = {str(row.mention.values()["date"]): row for row in rows}
        for (a, left), (b, right) in combinations(sorted(by_day.items()), 2):
            if len(title) >= TELLING and apart(days(a), days(b)):
                message = f"{left.mention.values()['title']}: two days of signing, {a} and {b}"
                yield Finding(FindingKind.CONTRADICTION, message, (left, right))


def _commitments(records: Sequence[RecordRow]) -> Iterable[Finding]:
    for record in records:
        due = [row for row in record.mentions if isinstance(row.mention, Commitment) and row.mention.due]
        for left, right in combinations(due, 2):
            a, b = left.mention.values()["due"], right.mention.values()["due"]
            if apart(days(a), days(b)):
                yield Finding(FindingKind.CONTRADICTION, f"{record.fields['what']}: due {a} and {b}", (left, right))


def _offices(records: Sequence[RecordRow]) -> Iterable[Finding]:
    """Two people in a post that one holds at a time, on one day."""
    holders: dict[tuple[str, frozenset[str], str], list[MentionRow]] = defaultdict(list)
    for record in records:
        for row in record.mentions:
            office = row.mention
            if not isinstance(office, Office) or office.past or not office.country or not office.as_of:
                continue
            post, first = unique_post(office), days(office.as_of)
            if post is not None and first[0] is not None and first[0] == first[1]:
                holders[office.country, post, office.as_of].append(row)
    for (country, _, day), rows in sorted(
        holders.items(), key=lambda item: (item[0][0], item[0][2], sorted(item[0][1]))
    ):
        for left, right in combinations(rows, 2):
            yield from _two_holders(left, right, country, day)


def _two_holders(left: MentionRow, right: MentionRow, country: str, day: str) -> Iterable[Finding]:
    a, b = left.mention, right.mention
    assert isinstance(a, Office)
    assert isinstance(b, Office)
    different_seats = a.organisation and b.organisation and not within(content(a.organisation), content(b.organisation))
    if not same_person(a.name, b.name) and not different_seats and not same_sentence(left, right):
        names = " and ".join(sorted((a.name, b.name)))
        message = f"{names} are both {a.role} of {country} on {day}"
        yield Finding(FindingKind.CONTRADICTION, message, (left, right))

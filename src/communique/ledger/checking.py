"""Checks: citations that no longer hold, arithmetic that does not add up, and what contradicts itself.

Nothing is mended here; a finding says what does not fit and where it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from communique.ledger.checking_figures import check_figures
from communique.ledger.checking_offices import check_offices
from communique.ledger.citations import verify
from communique.ledger.disagreement import disagreements, other_day
from communique.ledger.findings import Finding, FindingKind
from communique.ledger.queries import View
from communique.ledger.rows import MentionRow, RecordRow
from communique.ledger.when import apart, days
from communique.ledger.words import alike, content
from communique.model.edtf import valid
from communique.model.mentions import Agreement, Contact, Modality, Stage

__all__ = ["Finding", "FindingKind", "broken_citations", "check", "contradictions"]

DATE_FIELDS = ("date", "period", "as_of")
ALIKE = 0.8  # names of bodies that share so much of their words are of one body
# Fields of a record whose values are compared beside what the checks of each register look at.
DIFFERENT = {
    "agreements": ("stage",),
    "commitments": ("due",),
    "figures": ("value",),
    "projects": ("amount",),
}
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
        *check_figures(by_register["figures"]),
        *check_offices(by_register["offices"]),
    ]
    found += _told_differently(records, found)
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
        yield from _held_and_cancelled(record)
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


def _held_and_cancelled(record: RecordRow) -> Iterable[Finding]:
    """Called off on the day on which it was held, as told when that day had passed; called off before, it was put off."""
    told = [(row, row.mention) for row in record.mentions if isinstance(row.mention, Contact)]
    held = [(row, contact) for row, contact in told if contact.modality is Modality.HELD]
    off = [(row, contact) for row, contact in told if contact.modality is Modality.CANCELLED]
    for left, one in held:
        for right, other in off:
            day, said = days(one.date)[1], days(right.document.published)[0]
            in_hindsight = day is not None and said is not None and said >= day
            if in_hindsight and not other_day(days(one.date), days(other.date), one.kind) and other.date:
                message = f"told as held and as cancelled: {_name(left)}"
                yield Finding(FindingKind.CONTRADICTION, message, (left, right))
                return


def _two_days(record: RecordRow) -> Iterable[Finding]:
    """Days of one contact that sources give and that cannot both be."""
    found = next((one for one in disagreements(record) if one.field == "date"), None)
    if found is None:
        return
    number, body = record.fields.get("session_no"), record.fields.get("body")
    named = f"session no. {number} of the {body}" if number and body else str(record.fields["kind"]).replace("_", " ")
    dates = " and ".join(sorted(side.value for side in found.sides))
    yield Finding(FindingKind.CONTRADICTION, f"{named} is dated {dates}", tuple(side.best for side in found.sides))


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


def _told_differently(records: Sequence[RecordRow], already: Sequence[Finding]) -> Iterable[Finding]:
    """Values, sums, stages and terms of one record that cannot all be right, where nothing else has found them."""
    known = {row.id for one in already for row in one.mentions}
    for record in records:
        fields = DIFFERENT.get(record.register, ())
        for found in disagreements(record) if fields else ():
            rows = tuple(side.best for side in found.sides)
            if found.field in fields and not {row.id for row in rows} <= known:
                values = " and ".join(sorted(side.value for side in found.sides))
                message = f"{_what(record)}: {found.field} {values}"
                yield Finding(FindingKind.CONTRADICTION, message, rows)


def _what(record: RecordRow) -> str:
    fields = record.fields
    name = fields.get("indicator") or fields.get("title") or fields.get("name") or fields.get("what")
    return f"{name}, {fields['period']}" if fields.get("period") else str(name)

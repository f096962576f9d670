"""Posts that one person holds at a time: two holders on one day, and a holder in the middle of another's tenure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, permutations

from communique.ledger.findings import Finding, FindingKind, same_sentence
from communique.ledger.likeness.offices import unique_post
from communique.ledger.likeness.titles import kinds_of_work
from communique.ledger.rows import MentionRow, RecordRow
from communique.ledger.when import days
from communique.ledger.words import content, name_words, same_person, within
from communique.model.mentions import Office

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
RETURNED = 365  # days after which one who held a post may well hold it again
SOURCES = 2  # that must tell the one in between: a slip of one text is no holder


def check_offices(records: Sequence[RecordRow]) -> Iterable[Finding]:
    """All findings about who holds which post."""
    yield from _two_at_once(records)
    yield from _out_of_tenure(records)


def _holds(office: Office, row: MentionRow) -> bool:
    """Is somebody told as holding a post now? What is named after a person (a pipeline) is nobody.

    A sentence that names earlier years alone tells of those years, whatever day its document has.
    """
    if office.past or kinds_of_work(office.name):
        return False
    years = {int(year) for year in _YEAR.findall(row.sentence.text if row.sentence else row.quote)}
    seen = days(office.as_of)[1]
    return not years or seen is None or max(years) >= seen.year


@dataclass(frozen=True, slots=True)
class _Seen:
    """Somebody in a post on a day. ``full`` is False for a single name, which may be another's nickname."""

    day: date
    office: Office
    row: MentionRow

    @property
    def full(self) -> bool:
        return len(name_words(self.office.name)) > 1


def _out_of_tenure(records: Sequence[RecordRow]) -> Iterable[Finding]:
    """Told in a post before and after another was, who is told by two sources, all within a year."""
    posts: dict[tuple[str, tuple[str, ...]], list[_Seen]] = defaultdict(list)
    for record in records:
        for row in record.mentions:
            office = row.mention
            if not isinstance(office, Office) or not _holds(office, row) or not office.country or office.organisation:
                continue
            post, seen = unique_post(office), days(office.as_of)
            if post is not None and seen[0] is not None and seen[0] == seen[1]:
                posts[office.country, tuple(sorted(post))].append(_Seen(seen[0], office, row))
    for (country, _), seen_on in sorted(posts.items()):
        ordered = sorted((one for one in seen_on if one.full), key=_when)
        yield from _between(ordered, country)


def _when(one: _Seen) -> tuple[date, str]:
    return (one.day, one.row.id)


def _between(seen: Sequence[_Seen], country: str) -> Iterable[Finding]:
    by_name: dict[str, list[_Seen]] = defaultdict(list)
    for one in seen:
        by_name[one.office.name].append(one)
    people: list[list[str]] = []
    for name in by_name:
        home = next((names for names in people if any(same_person(name, other) for other in names)), None)
        if home is None:
            people.append([name])
        else:
            home.append(name)
    tenures = [sorted((one for name in names for one in by_name[name]), key=_when) for names in people]
    for first, second in permutations(tenures, 2):
        yield from _within(first, second, country)


def _within(one: Sequence[_Seen], other: Sequence[_Seen], country: str) -> Iterable[Finding]:
    """The whole tenure of the other lies within that of the one."""
    inner = [it for it in other if one[0].day < it.day < one[-1].day]
    if len({it.row.document.source for it in inner}) < SOURCES or len(inner) < len(other):
        return
    before = max((x for x in one if x.day < inner[0].day), key=lambda x: x.day, default=None)
    after = min((x for x in one if inner[-1].day < x.day), key=lambda x: x.day, default=None)
    if before is None or after is None or (after.day - before.day).days > RETURNED:
        return
    message = (
        f"{inner[0].office.name} is told as {inner[0].office.role} of {country} on {inner[0].day}, "
        f"{before.office.name} on {before.day} and again on {after.day}"
    )
    yield Finding(FindingKind.TENURE, message, (inner[0].row, before.row, after.row))


def _two_at_once(records: Sequence[RecordRow]) -> Iterable[Finding]:
    """Two people in a post on one day."""
    holders: dict[tuple[str, frozenset[str], str], list[MentionRow]] = defaultdict(list)
    for record in records:
        for row in record.mentions:
            office = row.mention
            if not isinstance(office, Office) or not _holds(office, row) or not office.country or not office.as_of:
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

"""When tellings are of one contact: form, day, people and body; announced, moved, prepared and held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from communique.ledger.likeness.bodies import bodies_alike, by_initials, nameless, one_is_short, other_organ
from communique.ledger.likeness.people import other_people, shared_names, shared_people
from communique.ledger.likeness.titles import Known, kinds_of_work
from communique.ledger.likeness.verdict import Verdict
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.ledger.when import UNDATED, Days, closed, days, one_within, width
from communique.ledger.words import content, lexicon, listed
from communique.model.countries import countries
from communique.model.mentions import Contact, ContactKind, Modality

VISITS = frozenset({ContactKind.VISIT, ContactKind.STATE_VISIT, ContactKind.OFFICIAL_VISIT, ContactKind.WORKING_VISIT})
TO_COME = frozenset({Modality.PLANNED, Modality.PROPOSED})
TALKS = frozenset({ContactKind.MEETING, ContactKind.TALKS, ContactKind.SESSION})
VAGUE_DAYS = 31  # a date wider than a month says less than who came
DRIFT = 3  # days by which a plan may miss the day on which it was carried out
AHEAD = 400  # days within which what was announced or put off without a day is held
STANDING = (
    1200  # days within which an invitation is told again, a body sits where it was to, and what was put off is held
)
LATE = 200  # days after a vague plan within which a visit is the one that was planned; yearly visits lie further apart
VAGUE_PLAN = 27  # days of a plan's width from which it is vague: a month
RECENT = 14  # days after a contact within which a text that gives no day speaks of it
DELAYED = 100  # days after a vague plan within which a body's sitting is the one that was planned
LASTED = 10  # days that a trip lasts at most, where only its end or its beginning is told
SOLEMN = (
    600  # days by which a state visit may be later than planned: nobody pays two such to one state in so short a time
)
SAME_NUMBER = 60  # days between two days given for one numbered session


_OPEN = frozenset({"", ".."})


def group_of(kind: ContactKind) -> str:
    """Visits are one group whatever their protocol, and so are the forms of sitting down together."""
    if kind in VISITS:
        return "visit"
    return "talks" if kind in TALKS else kind.value


def same_contact(telling: Telling, members: Sequence[Telling], _known: Known) -> Verdict | None:
    """The same form, nobody who contradicts, and a day that fits that of every telling, or was moved."""
    best: Verdict | None = None
    held = [one for one in members if _contact(one).modality is Modality.HELD]
    for member in members:
        if group_of(_contact(member).kind) != group_of(_contact(telling).kind) or _conflict(telling, member):
            return None
        verdict = _fit(telling, member)
        if verdict is None and any(rule(telling, member) for rule in (_outlived, _undatedly_over, _nearly_planned)):
            continue
        # What was planned for another day need not fit, where the contact has since been held or moved.
        if verdict is None and _contact(member).modality is Modality.HELD:
            return None
        if verdict is None and not held and not _moved(telling, members):
            return None
        if verdict is not None and (best is None or verdict.score > best.score):
            best = verdict
    return best


def _contact(telling: Telling) -> Contact:
    assert isinstance(telling.mention, Contact)
    return telling.mention


def _fit(telling: Telling, member: Telling) -> Verdict | None:
    """How well two tellings agree on the day, with what they share beside it."""
    a, b = _contact(telling), _contact(member)
    left, right = span(a), span(b)
    bond = _bond(a, b)
    if closed(left) and closed(right):
        if (left, right) == (days(a.date), days(b.date)):
            return _dated(telling, member, bond)
        # Of a trip the one end that is told must lie within the days of the other, and somebody must have been on both.
        known = bond >= 1 and one_within(left, right)
        return (
            Verdict(0.4 + min(bond, 4) / 40, "same people or body, ended or begun on one of its days")
            if known
            else None
        )
    if a.document == b.document:
        return _undated_here(a, b) if UNDATED in (left, right) else None
    return _undated(telling, member, bond) if bond >= 1 else None


def span(contact: Contact) -> Days:
    """The days of a contact; of what was held and is told by its end or its beginning alone, those that it may have lasted."""
    start, slash, end = (contact.date or "").partition("/")
    if contact.modality is Modality.HELD and slash and (start in _OPEN) != (end in _OPEN):
        first, last = days(end if start in _OPEN else start)
        if first is not None and last is not None:
            lasted = timedelta(LASTED)
            return (first - lasted, last) if start in _OPEN else (first, last + lasted)
    return days(contact.date)


def _outlived(telling: Telling, member: Telling) -> bool:
    """Is the member a plan without a day, told so long ago that it says nothing of the telling? A later one may still."""
    a, b = _contact(telling), _contact(member)
    if b.modality not in TO_COME or days(b.date) != UNDATED or UNDATED_DAY in {telling.said, member.said}:
        return False
    day = days(a.date)[0]
    return telling.said > member.said and (day is None or day.isoformat() >= member.said)


def _nearly_planned(telling: Telling, member: Telling) -> bool:
    """Is the member a plan for a day near it that only lacks the names? It fits less than one that has them, and contradicts nothing."""
    a, b = _contact(telling), _contact(member)
    left, right = span(a), span(b)
    if b.modality is not Modality.PLANNED or _bond(a, b) >= 1 or _passed(member, telling):
        return False
    return bool(closed(left) and closed(right)) and _gap(left, right) <= DRIFT


def _undatedly_over(telling: Telling, member: Telling) -> bool:
    """Is the member told as held without a day, and the telling as held before that was said? Then it says nothing of the day."""
    a, b = _contact(telling), _contact(member)
    day = span(a)[1]
    if a.document == b.document or not a.modality is b.modality is Modality.HELD or days(b.date) != UNDATED:
        return False
    return day is not None and UNDATED_DAY != member.said >= day.isoformat()


def _bond(a: Contact, b: Contact) -> float:
    """What two contacts share: a body is worth two names, a place half of one; a ceremony is known by its place."""
    place = a.place is not None and b.place is not None and bool(content(a.place) & content(b.place))
    worth = 1.0 if a.kind is b.kind is ContactKind.CEREMONY else 0.5
    return shared_people(a, b) + 2 * _same_body(a, b) + worth * place


def _dated(telling: Telling, member: Telling, bond: float) -> Verdict | None:
    a, b = _contact(telling), _contact(member)
    left, right = days(a.date), days(b.date)
    both_held = a.modality is b.modality is Modality.HELD
    if _passed(telling, member) or _passed(member, telling):
        return None
    if one_within(left, right):
        wide = max(width(left), width(right)) > VAGUE_DAYS
        inside = 0.7 if max(width(left), width(right)) <= DRIFT else 0.6 if bond >= 2 and both_held else 0.4
        score = (0.9 if left == right else inside) + min(bond, 4) / 40
        if wide and not bond:
            # A year told first says nothing of the day told later: only the vaguer telling looks for its match.
            vaguer = width(left) > width(right)
            return Verdict(0.3, "same states and form, one date within the other") if vaguer else None
        return Verdict(
            score, "same states and form, " + ("same date" if left == right else "one date within the other")
        )
    gap = _gap(left, right)
    numbered = a.session_no is not None and a.session_no == b.session_no and _same_body(a, b)
    far = AHEAD if a.body and b.body and one_is_short(a.body, b.body) else 5 * AHEAD
    if numbered and gap <= (SAME_NUMBER if both_held else far):
        return Verdict(0.8, "same body, same number of the session")
    if bond < 1:
        return None
    if not both_held:
        return _planned(telling, member, gap, min(bond, 4) / 40)
    if a.document != b.document and group_of(a.kind) == "visit" and gap <= DRIFT - 1 and _one_place(a, b):
        return Verdict(0.5 + min(bond, 4) / 40, "same visitor, another day told")
    return None


def _planned(telling: Telling, member: Telling, gap: int, bond: float) -> Verdict | None:
    """Two tellings of which one is still to come, for days that do not fit."""
    a, b = _contact(telling), _contact(member)
    if gap <= DRIFT and a.document != b.document:
        return Verdict(0.6 + bond, "same people or body, planned for a day near it")
    if gap <= AHEAD and _moves(telling, member):
        return Verdict(0.55 + bond, "same people or body, the day was moved")
    recalled = a.modality is Modality.CANCELLED and b.modality is Modality.HELD
    recalled = (
        recalled and gap <= _limit(telling, member) and (days(a.date)[1] or date.max) < (days(b.date)[0] or date.min)
    )
    # A visit that was called off need not be the next one; it is where the text says that it was put off.
    if recalled and (group_of(a.kind) != "visit" or _moved_words().search(telling.quote)):
        return Verdict(0.5 + bond, "same people or body, put off before it was held")
    late = a.modality is Modality.HELD and b.modality is Modality.PLANNED and group_of(a.kind) == "visit"
    if (
        late
        and gap <= (SOLEMN if a.kind is b.kind is ContactKind.STATE_VISIT and shared_names(a, b) else LATE)
        and width(days(b.date)) >= VAGUE_PLAN
        and (days(a.date)[0] or date.max) > (days(b.date)[1] or date.max)
    ):
        return Verdict(0.45 + bond, "same visitor, later than planned")
    if a.modality is Modality.HELD and gap <= DELAYED and width(days(b.date)) >= VAGUE_PLAN and _same_body(a, b):
        return Verdict(0.45 + bond, "same body, later than planned")
    return None


def _passed(told: Telling, done: Telling) -> bool:
    """Was the one over when the other was told as still to come? Of a vague plan that which is left of its time is to come."""
    plan, held = _contact(told), _contact(done)
    over, ahead = days(held.date)[1], days(plan.date)[0]
    if plan.modality is Modality.HELD or held.modality is not Modality.HELD or over is None or ahead is None:
        return False
    vague = plan.modality in TO_COME and width(days(plan.date)) > VAGUE_DAYS
    left = max(ahead.isoformat(), told.said) if vague else ahead.isoformat()
    return over.isoformat() < left and over.isoformat() <= told.said


def _limit(telling: Telling, member: Telling) -> int:
    """Days within which what was announced, proposed or put off may come, or be proposed again."""
    a, b = _contact(telling), _contact(member)
    here = bool(a.place and b.place) and _one_way(a, b)
    if a.modality is b.modality is Modality.PROPOSED or (here and _same_body(a, b)):
        return STANDING
    # Whoever was invited comes when he can: the first visit that leads there is the answer, or the word that none will.
    if here and b.modality is Modality.PROPOSED and a.modality is not Modality.PLANNED and shared_names(a, b):
        return STANDING
    put_off = Modality.CANCELLED in (a.modality, b.modality) and (shared_people(a, b) > 0 or _same_body(a, b))
    said = any(_moved_words().search(one.quote) for one in (telling, member))
    return STANDING if put_off and said and _one_way(a, b) else AHEAD


def _moves(telling: Telling, member: Telling) -> bool:
    """Does the telling, or the one before it, say that the day was moved? What has been held is moved no more."""
    a, b = _contact(telling), _contact(member)
    if b.modality is Modality.HELD:
        return False
    if a.modality is Modality.HELD and (
        a.document == b.document or (days(a.date)[1] or date.min).isoformat() < member.said
    ):
        return False
    return _says_moved(telling) or _says_moved(member)


def _gap(left: Days, right: Days) -> int:
    first, second = closed(left), closed(right)
    assert first is not None
    assert second is not None
    return max(0, (max(first[0], second[0]) - min(first[1], second[1])).days)


def _undated(telling: Telling, member: Telling, bond: float) -> Verdict | None:
    """A telling without a day in another text: of what was just held, or of what is still to come."""
    a, b = _contact(telling), _contact(member)
    if UNDATED_DAY in {telling.said, member.said}:
        return None
    earlier, later = date.fromisoformat(member.said), date.fromisoformat(telling.said)
    told = span(a)
    comes = min(later, told[1] or later)
    numbered = a.session_no is not None and a.session_no == b.session_no and _same_body(a, b)
    if numbered and comes - earlier <= timedelta(5 * AHEAD):
        return Verdict(0.75, "same body, same number of the session")
    if b.modality is Modality.HELD:
        day = days(b.date)[1]
        near = day is not None and timedelta(0) <= later - day <= timedelta(RECENT)
        if not near or days(a.date) != UNDATED or a.modality is not Modality.HELD:
            return None
        return Verdict(0.5 + min(bond, 4) / 40, "same people or body, told soon after")
    if a.modality is Modality.HELD and days(a.date) == UNDATED and b.modality is Modality.PLANNED:
        day = span(b)[1]
        just = day is not None and width(span(b)) <= DRIFT and timedelta(0) <= later - day <= timedelta(RECENT)
        if just and (bond >= 2 or group_of(a.kind) == "visit"):
            return Verdict(0.5 + min(bond, 4) / 40, "same people or body, planned for a day shortly before it was told")
    if comes - earlier > timedelta(_limit(telling, member)) or (bond < 2 and group_of(a.kind) != "visit"):
        return None
    # A month in which it was held may have been left of when it was announced.
    since = told[1] if width(told) <= VAGUE_DAYS else told[0]
    if a.modality is Modality.HELD and (since is None or since < earlier):
        return None
    return Verdict(0.4 + min(bond, 4) / 40, "same people or body, announced before")


def _undated_here(a: Contact, b: Contact) -> Verdict | None:
    """A contact without a day joins another of its document only when something speaks for it."""
    if a.kind != b.kind and not _same_body(a, b):
        return None
    if {a.modality, b.modality} == {Modality.HELD, Modality.CANCELLED} or _one_held_one_to_come(a, b):
        return None
    if _same_body(a, b):
        return Verdict(0.8, "same document, same body")
    # One name is not enough: the same leader takes part in most of what a document tells.
    fewer = min(sum(who.name is not None for who in one.participants) for one in (a, b))
    if fewer >= 2 and shared_names(a, b) >= fewer:
        return Verdict(0.7, "same document, same people")
    nobody = not a.participants and not b.participants
    return Verdict(0.6, "same document, same place") if nobody and a.place and a.place == b.place else None


def _one_held_one_to_come(a: Contact, b: Contact) -> bool:
    """Held without a day, and not held yet with one: a text that tells of both tells of two contacts."""
    undated, dated = (a, b) if days(a.date) == UNDATED else (b, a)
    return undated.modality is Modality.HELD and dated.modality is not Modality.HELD and days(dated.date) != UNDATED


def _same_body(a: Contact, b: Contact) -> bool:
    if a.body and b.body:
        alike = bodies_alike(a.body, b.body)
        same_number = a.session_no is not None and a.session_no == b.session_no
        known = alike >= (0.5 if same_number else 0.6) or by_initials(a.body, b.body)
        return known or (same_number and one_is_short(a.body, b.body))
    return a.session_no is not None and a.session_no == b.session_no


def _conflict(telling: Telling, member: Telling) -> bool:
    a, b = _contact(telling), _contact(member)
    if a.session_no is not None and b.session_no is not None and a.session_no != b.session_no:
        return True
    if a.body and b.body and bodies_alike(a.body, b.body) < 0.5 and not one_is_short(a.body, b.body):
        # "the governments of both" is no other body than their consultations of that day.
        return not (_one_day_and_town(a, b) and nameless(a.body) and nameless(b.body))
    if a.body and b.body and other_organ(a.body, b.body):
        return True
    if _elsewhere(a, b):
        return True
    one_is_of_a_body = bool(a.body or a.session_no) != bool(b.body or b.session_no)
    if one_is_of_a_body and (a.document == b.document or not (shared_names(a, b) or _one_day_and_town(a, b))):
        return True
    if a.kind is b.kind is ContactKind.CEREMONY and _other_works(telling, member):
        return True
    return not _one_sitting(a, b) and other_people(a.participants, b.participants)


def _one_sitting(a: Contact, b: Contact) -> bool:
    """The same number of a body, or its one day: then some tell who presided, and others who prepared it or signed."""
    if not a.body or not b.body or not _same_body(a, b):
        return False
    stays = all(content(body) & listed("organised") for body in (a.body, b.body))
    if a.session_no is not None and a.session_no == b.session_no:
        return stays
    day = days(a.date)
    return stays and day == days(b.date) != UNDATED and width(day) <= DRIFT


def _one_day_and_town(a: Contact, b: Contact) -> bool:
    """The same day or days at the same place, or planned there for a time that holds them."""
    dated = days(a.date) == days(b.date) and width(days(a.date)) <= DRIFT
    # People who met in a town were not the body that was to sit there some day of the year.
    plan = days(b.date)
    named = any(who.name for who in (*a.participants, *b.participants))
    planned = (
        b.modality is Modality.PLANNED and one_within(days(a.date), plan) and (width(plan) <= VAGUE_DAYS or not named)
    )
    return (dated or planned) and bool(a.place and b.place and content(a.place) & content(b.place))


def _other_works(telling: Telling, member: Telling) -> bool:
    """Ceremonies for other works, or two that one text tells of one day."""
    a, b = _contact(telling), _contact(member)
    if a.document == b.document and days(a.date) == days(b.date) != UNDATED and a.modality is b.modality:
        return content(telling.quote) != content(member.quote)
    works = kinds_of_work(telling.quote), kinds_of_work(member.quote)
    return bool(works[0] and works[1] and not works[0] & works[1])


def _one_place(a: Contact, b: Contact) -> bool:
    """May two places be one? A visitor told of on two days at two places has gone on."""
    return not a.place or not b.place or bool(content(a.place) & content(b.place))


def _one_way(a: Contact, b: Contact) -> bool:
    """May two contacts lead to one place, told by its town or by its state?"""
    return _one_place(a, b) or any(countries().get(place or "") is not None for place in (a.place, b.place))


def _elsewhere(a: Contact, b: Contact) -> bool:
    """Two places of one text: a visit of a state and the trip to one of its towns are told apart."""
    return a.document == b.document and not _one_place(a, b)


@cache
def _moved_words() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(lexicon()["moved"]) + r")\b", re.IGNORECASE)


def _says_moved(telling: Telling) -> bool:
    return _contact(telling).modality is Modality.CANCELLED or bool(_moved_words().search(telling.quote))


def _moved(telling: Telling, members: Sequence[Telling]) -> bool:
    return _says_moved(telling) or any(_says_moved(one) for one in members)

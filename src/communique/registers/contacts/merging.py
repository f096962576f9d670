"""Tellings of one contact made one mention, where it is told best."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.model import edtf
from communique.model.documents import BlockKind
from communique.model.mentions import Contact, ContactKind, Modality
from communique.registers.contacts.days import is_finer
from communique.registers.contacts.found import VISITS
from communique.registers.contacts.telling import TALKS, Told, group_of


def merge(told: list[Told]) -> list[Contact]:
    """Tellings of one contact made one mention each, in order of their places."""
    groups: list[list[Told]] = []
    for one in sorted(told, key=lambda item: (-item.weight, item.mention.span.start)):
        home = next(
            (
                group
                for group in groups
                if all(_same(one.mention, other.mention, back=one.definite or other.definite) for other in group)
            ),
            None,
        )
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    body = [one for group in groups for one in group if one.sentence.kind is not BlockKind.TITLE]
    kept = [
        group
        for group in groups
        if any(one.sentence.kind is not BlockKind.TITLE for one in group) or not _told(group[0], body)
    ]
    merged = [_one(group) for group in kept]
    return sorted(merged, key=lambda mention: (mention.span.start, mention.span.end))


def _form(one: Told) -> tuple[str, Modality]:
    """A headline tells again what the body tells: one of the same form and modality says nothing new."""
    return group_of(one.mention.kind), one.mention.modality


def _told(title: Told, body: list[Told]) -> bool:
    """Does the body tell what a headline tells? A headline in the present holds nothing that the body tells as planned."""
    form = _form(title)
    if any(_form(one) == form for one in body):
        return True
    past = any(token.tag_ == "VBD" for token in title.sentence.tokens)
    return form[1] is Modality.HELD and not past and any(_ahead_of(title.mention, one.mention) for one in body)


def _ahead_of(title: Contact, one: Contact) -> bool:
    """Is it the same but planned, as far as date, kind and names can tell?"""
    apart = title.date and one.date and not edtf.overlaps(title.date, one.date)
    return one.modality is Modality.PLANNED and title.kind is one.kind and not apart and _names(title) <= _names(one)


def _same(a: Contact, b: Contact, *, back: bool) -> bool:
    """May two tellings be one contact?"""
    if group_of(a.kind) != group_of(b.kind):
        return False
    if a.modality is not b.modality and a.span != b.span:
        return False
    if a.date and b.date and not edtf.overlaps(a.date, b.date):
        return False
    if (a.session_no and b.session_no and a.session_no != b.session_no) or (
        a.kind is ContactKind.SESSION and a.body and b.body and not _same_body(a.body, b.body)
    ):
        return False
    if a.span == b.span and a.place and b.place and a.place != b.place and a.kind in VISITS:
        return False  # two stops of one tour
    states_a, states_b = _states(a), _states(b)
    if len(states_a) > 1 and len(states_b) > 1 and not states_a & states_b:
        return False
    names_a, names_b = _names(a), _names(b)
    if names_a and names_b and not (names_a <= names_b or names_b <= names_a):
        return False
    if group_of(a.kind) == "visit" and a.place and b.place and a.place != b.place and not back:
        return bool(names_a & names_b) and bool(a.date and b.date)
    if not a.date and not b.date and not (names_a & names_b):
        return back or a.kind not in TALKS
    return True


def _names(contact: Contact) -> set[str]:
    return {one.name for one in contact.participants if one.name}


def _states(contact: Contact) -> set[str]:
    return {one.country for one in contact.participants if one.country}


def _same_body(a: str, b: str) -> bool:
    x, y = set(re.findall(r"\w{4,}", a.casefold())), set(re.findall(r"\w{4,}", b.casefold()))
    return len(x & y) / max(1, min(len(x), len(y))) >= 0.5


_FINER = (ContactKind.STATE_VISIT, ContactKind.OFFICIAL_VISIT, ContactKind.WORKING_VISIT, ContactKind.TALKS)


def _one(group: list[Told]) -> Contact:
    """The best telling, completed from the others; evidence points at where each field was read."""
    best = group[0].mention
    changes: dict[str, object] = {}
    evidence = dict(best.evidence)
    for other in (one.mention for one in group[1:]):
        for name in ("date", "place", "session_no", "body", "condition", "duration"):
            if getattr(best, name) is None and name not in changes and getattr(other, name) is not None:
                changes[name] = getattr(other, name)
                evidence[name] = other.evidence.get(name, (other.span,))
        if is_finer(other.date, best.date) and "date" not in changes:
            changes["date"] = other.date
            evidence["date"] = other.evidence.get("date", (other.span,))
        if not best.participants and "participants" not in changes and other.participants:
            changes["participants"] = other.participants
            evidence["participants"] = other.evidence.get("participants", (other.span,))
        if other.kind in _FINER and best.kind not in _FINER and best.kind in VISITS:
            changes.setdefault("kind", other.kind)
    return replace(best, **changes, evidence=evidence)  # type: ignore[arg-type]

"""When two mentions of a register speak of the same thing in the world: one rule a register.

A rule gives the reason in a few words, or None. A rule is symmetric; linking asks it of every pair in a record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from communique.ledger.contacts import group_of, same_contact
from communique.ledger.when import apart, days
from communique.ledger.words import (
    alike,
    content,
    lexicon,
    listed,
    name_words,
    role_words,
    same_person,
    same_role,
    within,
)
from communique.model.mentions import (
    Agreement,
    AgreementKind,
    Commitment,
    Contact,
    Event,
    Figure,
    Mention,
    Office,
    Project,
    Standing,
)

Rule = Callable[[Mention, Mention], str | None]


def same_agreement(a: Mention, b: Mention) -> str | None:
    """Same parties, and titles that share most of their telling words; never two different days of signing."""
    assert isinstance(a, Agreement)
    assert isinstance(b, Agreement)
    if a.parties and b.parties and set(a.parties) != set(b.parties):
        return None
    if (
        AgreementKind.OTHER not in (a.kind, b.kind)
        and a.kind != b.kind
        and AgreementKind.AGREEMENT not in (a.kind, b.kind)
    ):
        return None
    if a.stage == b.stage and apart(days(a.date), days(b.date)):
        return None
    left, right = content(a.title, "instrument"), content(b.title, "instrument")
    if alike(left, right) >= 0.6:
        return "same parties, titles alike"
    if min(len(left), len(right)) >= 3 and within(left, right) >= 1.0:
        return "same parties, one title within the other"
    return None


def same_commitment(a: Mention, b: Mention) -> str | None:
    """The same side undertakes what is nearly the same in words."""
    assert isinstance(a, Commitment)
    assert isinstance(b, Commitment)
    if content(a.who) != content(b.who) and not same_person(a.who, b.who):
        return None
    left, right = content(a.what), content(b.what)
    if min(len(left), len(right)) >= 3 and (alike(left, right) >= 0.6 or within(left, right) >= 1.0):
        return "same side, same undertaking in other words"
    return "same side, same undertaking" if left and left == right else None


def same_figure(a: Mention, b: Mention) -> str | None:
    """The same observation: indicator, unit, period and value."""
    assert isinstance(a, Figure)
    assert isinstance(b, Figure)
    ours = (content(a.indicator), a.unit, a.period, a.value, a.value_high)
    theirs = (content(b.indicator), b.unit, b.period, b.value, b.value_high)
    return "same indicator, unit, period and value" if ours == theirs else None


def same_project(a: Mention, b: Mention) -> str | None:
    """Names that share their telling words."""
    assert isinstance(a, Project)
    assert isinstance(b, Project)
    left, right = content(a.name, "project"), content(b.name, "project")
    if left and left == right:
        return "same name"
    if alike(left, right) >= 0.6:
        return "names alike"
    if min(len(left), len(right)) >= 2 and within(left, right) >= 1.0:
        return "one name within the other"
    return None


def same_office(a: Mention, b: Mention) -> str | None:
    """The same person in the same post of the same state."""
    assert isinstance(a, Office)
    assert isinstance(b, Office)
    if a.past != b.past or not same_person(a.name, b.name) or not same_role(a.role, b.role):
        return None
    return "same person and post"


def same_standing(a: Mention, b: Mention) -> str | None:
    """The same term."""
    assert isinstance(a, Standing)
    assert isinstance(b, Standing)
    return "same states, same term" if content(a.term) == content(b.term) else None


def same_event(a: Mention, b: Mention) -> str | None:
    """The same act between the same two, of the same modality, on the same day: PLOVER's one record a day."""
    assert isinstance(a, Event)
    assert isinstance(b, Event)
    if (a.source, a.target, a.act, a.event_type, a.modality) != (b.source, b.target, b.act, b.event_type, b.modality):
        return None
    if a.mode and b.mode and a.mode != b.mode:
        return None
    return "same sides, act and day" if a.date is not None and a.date == b.date else None


def never(_a: Mention, _b: Mention) -> str | None:
    """What is said stands alone."""
    return None


@cache
def rules() -> Mapping[str, Rule]:
    """The rule of each register."""
    return {
        "contacts": same_contact,
        "agreements": same_agreement,
        "commitments": same_commitment,
        "figures": same_figure,
        "projects": same_project,
        "offices": same_office,
        "standing": same_standing,
        "statements": never,
        "events": same_event,
    }


def block_of(mention: Mention) -> str:
    """The block of a mention: only mentions of one register and one block are compared.

    A mention that concerns no state is compared within its document alone.
    """
    states = " ".join(mention.states) or mention.document
    match mention:
        case Office(country=country):
            return country or states
        case Figure(unit=unit):
            return f"{states} {unit}"
        case Standing() | Contact() | Agreement() | Commitment() | Project() | Event():
            return states
        case _:
            return mention.document


def bins_of(mention: Mention) -> tuple[str, ...]:
    """Smaller bins inside a block: two mentions can be one record only if they share a bin.

    They keep linking from comparing everything with everything where a block is large.
    """
    match mention:
        case Contact():
            return _contact_bins(mention)
        case Figure():
            return (f"{mention.value:g}",)
        case Office():
            return name_words(mention.name)
        case Agreement():
            return tuple(sorted(content(mention.title, "instrument")))
        case Commitment():
            return tuple(sorted(content(mention.what)))
        case Project():
            return tuple(sorted(content(mention.name, "project")))
        case Event():
            return (f"{mention.act} {mention.date}",)
        case Standing():
            return (" ".join(sorted(content(mention.term))),)
        case _:
            return ()


def _contact_bins(mention: Contact) -> tuple[str, ...]:
    group = group_of(mention.kind)
    first, last = days(mention.date)
    here = f"{group} {mention.document}"
    if first is None or last is None:
        return (here,)
    return (here, *(f"{group} {year}" for year in range(first.year, last.year + 1)))


def unique_post(office: Office) -> frozenset[str] | None:
    """The telling words of a post that one person holds at a time, None for any other post.

    Such are the heads of state and government, and a minister of one named portfolio.
    """
    words = role_words(office.role)
    if words & listed("rank"):
        return None
    filler = listed("filler")
    posts = (frozenset(post) for post in lexicon()["single"])
    found = max((post for post in posts if post <= words and words - post <= filler), key=len, default=None)
    if found is not None:
        return found
    portfolio = words - filler
    return portfolio if "minister" in portfolio and len(portfolio) == 2 else None

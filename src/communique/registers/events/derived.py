"""Events that other registers already tell: contacts, agreements and commitments of two states."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.countries import countries
from communique.model.mentions import (
    Agreement,
    Commitment,
    Contact,
    ContactKind,
    Event,
    Evidence,
    Mention,
    Modality,
    Stage,
    Strength,
)
from communique.model.plover import NONE, EventModality, counted, event_types
from communique.model.topics import topics

_CONTACT_MODALITY = {
    Modality.HELD: EventModality.HAPPENED,
    Modality.PLANNED: EventModality.FUTURE,
    Modality.PROPOSED: EventModality.HYPOTHETICAL,
    Modality.CANCELLED: EventModality.NEGATED,
}
_VISITS = frozenset({ContactKind.VISIT, ContactKind.STATE_VISIT, ContactKind.OFFICIAL_VISIT, ContactKind.WORKING_VISIT})
_MEETINGS = frozenset({ContactKind.MEETING, ContactKind.TALKS, ContactKind.SESSION, ContactKind.FORUM})
_STAGE_MODALITY = {
    Stage.SIGNED: EventModality.HAPPENED,
    Stage.IN_FORCE: EventModality.HAPPENED,
    Stage.IN_PREPARATION: EventModality.FUTURE,
    Stage.CONSIDERED: EventModality.HYPOTHETICAL,
}
_MANY = 3  # states from which a meeting is multilateral


@dataclass(frozen=True, slots=True)
class Act:
    """What PLOVER makes of a mention. ``sides`` are source and target, in the alphabet's order where neither leads."""

    act: str
    modality: EventModality
    sides: tuple[str, str]
    mode: str | None = None
    contexts: tuple[str, ...] = ()


def derived(mention: Mention) -> Event | None:
    """The event that a mention of another register tells, or None."""
    act = _act(mention)
    if act is None:
        return None
    root = counted(act.act, act.modality)
    if root == NONE or len(set(act.sides)) < 2:
        return None
    kind = event_types()[root]
    mode = act.mode if act.mode in (kind.modes.keys() | event_types()[act.act].modes.keys()) else None
    contexts = dict.fromkeys((*act.contexts, *(one for key in mention.topics for one in topics()[key].plover)))
    return Event(
        document=mention.document,
        span=mention.span,
        evidence=_evidence(mention),
        states=tuple(sorted({*mention.states, *act.sides})),
        topics=mention.topics,
        confidence=mention.confidence,
        event_type=root,
        act=act.act,
        modality=act.modality,
        quad=kind.quad,
        intensity=kind.intensity(mode),
        source=act.sides[0],
        target=act.sides[1],
        mode=mode,
        contexts=tuple(contexts),
        date=getattr(mention, "date", None),
        place=getattr(mention, "place", None),
        derived_from=mention.register,
    )


def _act(mention: Mention) -> Act | None:
    match mention:
        case Contact():
            return _contact(mention)
        case Agreement():
            return _agreement(mention)
        case Commitment():
            return _commitment(mention)
        case _:
            return None


def _contact(contact: Contact) -> Act | None:
    modality = _CONTACT_MODALITY[contact.modality]
    sides = tuple(dict.fromkeys(who.country for who in contact.participants if who.country))
    if len(sides) < 2:
        sides = tuple(dict.fromkeys((*sides, *contact.states)))
    if len(sides) < 2 or (len(sides) > 2 and not contact.participants):
        return None
    either = (min(sides[:2]), max(sides[:2]))
    if contact.kind in _VISITS:
        host = _country(contact.place)
        ordered = next(((side, host) for side in sides if host in sides and side != host), None)
        return Act("CONSULT", modality, ordered or either, "visit", ("diplomatic",))
    if contact.kind in _MEETINGS:
        return Act("CONSULT", modality, either, "multilateral" if len(sides) >= _MANY else None, ("diplomatic",))
    if contact.kind is ContactKind.CALL:
        return Act("CONSULT", modality, either, "phone", ("diplomatic",))
    if contact.kind is ContactKind.EXERCISE:
        return Act("COOPERATE", modality, either, None, ("military",))
    return None


def _agreement(agreement: Agreement) -> Act | None:
    sides = tuple(party for party in agreement.parties if party in countries().by_code)
    if len(sides) != 2:
        return None
    return Act("SUPPORT", _STAGE_MODALITY[agreement.stage], (min(sides), max(sides)), None, ("diplomatic",))


def _commitment(commitment: Commitment) -> Act | None:
    source = _country(commitment.who)
    if source is None:
        return None
    others = [state for state in commitment.states if state != source]
    target = _country(commitment.to) or (others[0] if len(others) == 1 else None)
    if target is None:
        return None
    if commitment.strength in {Strength.PLEDGE, Strength.INTENT}:
        return Act("AGREE", EventModality.FUTURE, (source, target))
    if commitment.strength is Strength.REQUEST:
        return Act("REQUEST", EventModality.HAPPENED, (source, target))
    return None


def _country(words: str | None) -> str | None:
    """The state that a cell names or whose capital it is."""
    if not words:
        return None
    table = countries()
    named = table.get(words) or table.get(words.rsplit(",", 1)[-1]) or table.seated(words)
    return None if named is None else named.iso3


def _evidence(mention: Mention) -> Evidence:
    """The places of what was taken over; the sides stand where the mention names them, else the whole mention."""
    given = mention.evidence
    whole = (mention.span,)
    sides = given.get("participants") or given.get("parties") or given.get("who") or whole
    kept = {name: given[name] for name in ("date", "place") if name in given}
    told = given.get("kind") or given.get("stage") or given.get("strength") or whole
    return {**kept, "event_type": told, "source": sides, "target": given.get("to") or sides}

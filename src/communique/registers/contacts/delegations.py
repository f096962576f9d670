"""Who led the two sides of a session, where a further sentence says so: "The Cuban delegation was headed by A B"."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.model.mentions import ContactKind, Modality, Participant
from communique.model.spans import Span
from communique.reading.annotations import ActorMention, Sentence
from communique.registers.contacts.details import participant_of
from communique.registers.contacts.telling import TALKS, Told
from communique.registers.view import View

_REACH = 4  # sentences behind the session that tell who led its sides
_LED = r"(?:(?:co-)?(?:led|headed|chaired)|presided over|represented)"
_SIDE = r"(?:delegations?|sides?|teams?|parts?|missions?)"
_BY = re.compile(
    rf"\b{_SIDE}\b[^.;]{{0,60}}\b{_LED}(?: jointly)? by (?:the |its |her |his |\w+(?:'s|’s) )?$", re.IGNORECASE
)
_CHAIRED = re.compile(
    rf"\b(?:session|meeting|talks|round|commission|committee|consultations|dialogue|negotiations)\b[^.;]{{0,40}}\b(?:was|were|is|are|been|being) {_LED}(?: jointly)? by (?:the )?$",
    re.IGNORECASE,
)
_IT = re.compile(rf"\bit was {_LED}(?: jointly)? by (?:the )?$", re.IGNORECASE)
_HEADING = re.compile(
    rf"\b(?:heading|leading|chairing|at the head of|head of) (?:the )?[^.;,]{{0,40}}\b{_SIDE}\b\s*(?:was|were|is|are|:|,|–|-)*\s*(?:the )?$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    rf"\s*(?:,[^.;]{{2,90}})?,?\s*(?:\b\w+ly )?(?:(?:(?:co-)?(?:led|headed|chaired)|presided over) (?:[^.;]|U\.S\.){{0,40}}\b(?:{_SIDE}|session|meeting|talks)"
    rf"|(?:leads|heads) (?:[^.;]|U\.S\.){{0,40}}\bdelegation)\b",
    re.IGNORECASE,
)
_AND = re.compile(
    r",?\s+and (?:by )?(?:the |its |\w+(?:'s|’s) )?$|,\s+(?:while|and) [^.;]{0,50}\bby (?:the |its )?$", re.IGNORECASE
)


def with_heads(view: View, told: list[Told]) -> list[Told]:
    """What is told, each session with those who led its sides in the sentences behind it."""
    held = [
        one
        for one in told
        if one.mention.kind in {ContactKind.SESSION, ContactKind.FORUM} | TALKS
        and one.mention.modality in {Modality.HELD, Modality.PLANNED}
    ]
    out = {id(one): one for one in told}
    for sentence in view.reading.sentences if held else ():
        before = [one for one in held if 0 <= sentence.index - one.sentence.index <= _REACH]
        near = any(sentence.index - one.sentence.index <= 1 for one in before)
        heads = _heads(view, sentence, it=near) if before else []
        if not heads:
            continue
        latest = max(before, key=lambda one: (one.mention.kind is ContactKind.SESSION, one.sentence.index))
        out[id(latest)] = _joined(view, out[id(latest)], heads)
    return [out[id(one)] for one in told]


def _heads(view: View, sentence: Sentence, *, it: bool) -> list[tuple[ActorMention, str | None]]:
    """The persons whom a sentence tells to have led a side, each with the state named beside that side.

    ``it``: may "it" stand for the session?
    """
    found: list[tuple[ActorMention, str | None]] = []
    text = view.reading.text
    for actor in view.actors(sentence.span):
        if not actor.names:
            continue
        before = text[sentence.span.start : actor.span.start]
        after = text[actor.span.end : sentence.span.end]
        side = _BY.search(before) or _HEADING.search(before)
        leads = _LEADS.match(after)
        if side is not None:
            found.append((actor, _state(view, sentence.span.start + side.start() - _STATE, actor.span.start)))
        elif leads is not None:
            found.append((actor, _state(view, actor.span.end, actor.span.end + leads.end())))
        elif (
            _CHAIRED.search(before)
            or (it and _IT.search(before))
            or (found and _AND.fullmatch(text[found[-1][0].span.end : actor.span.start]))
        ):
            found.append((actor, None))
    return found


_STATE = 30  # characters before "delegation" in which its state stands


def _state(view: View, start: int, end: int) -> str | None:
    named = {one.country for one in view.countries(Span(max(0, start), end))}
    return next(iter(named)) if len(named) == 1 else None


def _joined(view: View, one: Told, heads: list[tuple[ActorMention, str | None]]) -> Told:
    mention = one.mention
    known = {other.name for other in mention.participants}
    fresh: dict[str | None, Participant] = {}
    spans: list[Span] = list(mention.evidence.get("participants", ()))
    for actor, side in heads:
        for other in participant_of(view, actor):
            if other.name not in known:
                fresh.setdefault(other.name, replace(other, country=other.country or side))
        spans.append(actor.span)
    if not fresh:
        return one
    named = tuple(other for other in mention.participants if other.name)  # "the two ministers" are now named
    everybody = (*named, *fresh.values())
    return replace(
        one,
        mention=replace(mention, participants=everybody, evidence={**mention.evidence, "participants": tuple(spans)}),
    )

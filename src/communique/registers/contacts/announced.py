"""The day on which a contact is announced, asked for, agreed upon or called off: not its own."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from communique.model import edtf
from communique.reading.annotations import Sentence, TimeMention
from communique.reading.english.reported import reports
from communique.registers.contacts.asked import subjunctive
from communique.registers.contacts.trigger import Trigger
from communique.registers.contacts.words import contact_words
from communique.registers.grammar import auxiliaries, clause_head, is_future, puts_off

# How a verb that speaks of a contact governs it: "agreed to hold talks", "invited him for a visit", "the visit was announced".
_GOVERNED = frozenset({"xcomp", "ccomp", "acomp", "dobj", "nsubjpass", "nsubj", "conj", "acl", "advcl", "pcomp", "compound", "appos"})  # fmt: skip
_BESIDE = frozenset({"nsubj", "conj"})  # "the commission agreed on Monday", "agreed on Monday and met"
_UNTIL = frozenset({"to", "until", "till", "for", "from", "by"})  # "postponed to September"
_INVITATIONS = frozenset({"invitation", "proposal", "offer", "request"})
_FOR = frozenset({"for", "to", "off"})


def is_day_of_the_word(sentence: Sentence, time: TimeMention, trigger: Trigger, today: str | None) -> bool:
    """Is it the day on which somebody spoke of the contact: "announced on Monday that he would visit"?

    A day after ``today``, the document's own, is never that; where ``today`` is not known any may be.
    """
    inside = sentence.inside(time.span)
    if inside and inside[0].i and inside[0].nbor(-1).lower_ in _UNTIL:
        return False
    _, last = edtf.bounds(time.value or "..")
    _, day = edtf.bounds(today) if today else (None, None)
    if not inside or (day is not None and last is not None and last > day):
        return False
    verb = _told_by(inside, trigger, by_day=edtf.day(time.value or "") is not None)
    if verb is None or verb.tag_ not in {"VBD", "VBN"} or is_future(verb):
        return False
    path = _path(verb, trigger)
    if path is None:
        return False
    if verb.i == trigger.token.i:
        return verb.lemma_ == "invite"  # "called on the minister", "handed over a letter" are deeds of their own
    return _words_only(verb, path) or (reports(verb) and _is_ahead(trigger.verb))


def _words_only(verb: Token, path: Sequence[Token]) -> bool:
    """Is it a verb of announcing, asking, agreeing or calling off? "Had cancelled" tells no day of its own."""
    lemma = verb.lemma_.lower()
    if lemma in {"call", "put"}:
        return puts_off(verb) or any(child.lower_ == "for" for child in verb.children)
    if any(one.lemma_.lower() in _INVITATIONS for one in path):
        return True
    return lemma in contact_words().lists["wording"] and not (
        lemma in contact_words().lists["cancel"] and "had" in auxiliaries(verb)
    )


def _told_by(inside: list[Token], trigger: Trigger, *, by_day: bool) -> Token | None:
    """The verb that a date hangs on; of "invited him to visit on Monday" the one that invites, which of "to visit in May" it is not;
    None where it is the contact's own.
    """
    numbers = {token.i for token in inside}
    at = next((token for token in inside if token.head.i not in numbers), inside[0])
    while at.pos_ not in {"VERB", "AUX"}:
        if at.head.i == at.i or (trigger.is_noun and at.i == trigger.token.i):
            return None
        at = at.head
    if by_day and at.i == trigger.token.i and at.head.i != at.i and "to" in auxiliaries(at):
        return clause_head(at.head)
    return at


def _path(verb: Token, trigger: Trigger) -> list[Token] | None:
    """What stands between a contact and the verb that speaks of it; None where that speaks of something done at it or by those
    who met: "agreed at the talks", "the two, who met, agreed".
    """
    at, path, ahead = trigger.token, [], False
    while at.i != verb.i:
        ahead = ahead or _is_ahead(at)  # "said that it was willing to hold talks"
        if at.head.i == at.i or (at.dep_ == "ccomp" and not ahead):
            return None
        beside = at.head.i == verb.i and at.dep_ in _BESIDE and at.lemma_.lower() not in _INVITATIONS
        if beside or (at.dep_ not in _GOVERNED and not _leads_on(at, trigger)) or _apart(at):
            return None
        path.append(at)
        at = at.head
    return path


def _apart(at: Token) -> bool:
    """ "Decided on Monday, as officials met": a clause of its own; not "invited him to visit"."""
    return at.dep_ == "advcl" and "to" not in auxiliaries(at)


def _leads_on(at: Token, trigger: Trigger) -> bool:
    """ "Invited for talks", "agreed on a meeting"; not "decided on the occasion of the summit"."""
    prep = at if at.dep_ == "prep" else at.head
    if at.dep_ not in {"pobj", "prep"}:
        return False
    return prep.lower_ in _FOR or (prep.lower_ == "on" and trigger.token.head.i == prep.i)


def _is_ahead(verb: Token) -> bool:
    """Is it told as still to come: "would meet", "should meet", "to meet"?"""
    aux = auxiliaries(verb)
    return (
        is_future(verb)
        or subjunctive(verb) is not None
        or verb.tag_ == "VB"
        or bool(aux & {"would", "should", "to", "be"})
    )

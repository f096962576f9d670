"""Contacts that are called off, moved to another day, or should have been."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model.mentions import Modality
from communique.registers.contacts.trigger import Trigger
from communique.registers.grammar import auxiliaries, deed, puts_off

_PUTTING_OFF = frozenset({"postpone", "defer", "delay", "reschedule", "shift", "move"})


def new_day(verb: Token) -> Token | None:
    """What names the new day of a contact that is put off: "postponed to September", "put off until next year".

    Also that of a second verb: "had been planned for June but was put off until September".
    """
    further = (child for child in verb.children if child.dep_ == "conj" and child.i > verb.i)
    return next((found for one in (verb, *further) if (found := _new_day(one)) is not None), None)


def _new_day(verb: Token) -> Token | None:
    back = verb.lemma_.lower() in {"put", "push"} and any(child.lower_ == "back" for child in verb.children)
    if verb.lemma_.lower() not in _PUTTING_OFF and not puts_off(verb) and not back:
        return None
    for child in (*verb.children, *(part for one in verb.children if one.lower_ == "back" for part in one.children)):
        dated = any(part.ent_type_ == "DATE" for part in child.children)
        if dated and child.dep_ == "prep" and child.lower_ in {"until", "till", "to", "for"}:
            return child
    return None


def should_have(verb: Token) -> bool:
    """ "He should have been in Islamabad on 2 May": he was not."""
    return "have" in auxiliaries(verb) and bool(auxiliaries(verb) & {"should", "would"})


# "The session, postponed from March, took place on Tuesday", "the visit, put off twice, will begin on 20 June".
_CAME_ABOUT = re.compile(
    r"[^,.;]*, (?:twice |already |first |once )?(?:postponed|delayed|deferred|put off)\b[^,.;]*, (?:(?P<ahead>will|is to|is due to|is now) |(?:was|has been|were) (?:finally |now )?held|took place|opened|began|started|got under way)",
    re.IGNORECASE,
)


def outcome(trigger: Trigger) -> Modality | None:
    """What came of a contact that was put off before: held or planned; None where that is not told."""
    token = trigger.token
    found = _CAME_ABOUT.match(token.doc[token.i + 1 : token.sent.end].text)
    if found is None:
        return None
    return Modality.PLANNED if found["ahead"] else Modality.HELD


_MEANT = re.compile(
    r"\b(?:(?:was|were|had)(?: \w+ly| also)?(?: been)? (?:supposed|due|scheduled|slated|meant|expected|set|planned|hoping) to|had (?:planned|hoped|intended) to|(?:was|were)(?: \w+ly| also| now| then)? to(?: have)?)(?: \w+)?$",
    re.IGNORECASE,
)
_CAME_TO_NOTHING = re.compile(
    r"\bbut\b[^.;]*\b(?:did not|didn't|put (?:\w+ ){0,3}off|postpon|cancel|call(?:ed)? (?:\w+ ){0,2}off|scrapped|shelved|delayed|deferred|never)\b|\b(?:was|were|has been|have been) (?:then |later )?(?:postponed|cancelled|canceled|called off|put off|scrapped|shelved)",
    re.IGNORECASE,
)


def was_meant(trigger: Trigger) -> Modality | None:
    """ "Was scheduled to visit Kigali last month but did not go", "were supposed to meet last week"."""
    verb = deed(trigger.verb)
    if not _MEANT.search(verb.doc[verb.sent.start : verb.i].text):
        return None
    behind = verb.doc[verb.i : verb.sent.end].text
    return Modality.CANCELLED if _CAME_TO_NOTHING.search(behind) else Modality.PLANNED


def awaits_a_day(verb: Token) -> bool:
    """ "No date has been set for the visit", "the dates of the talks are to be agreed"."""
    of = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    return verb.lemma_.lower() in _SETTING and any(one.lemma_.lower() == "date" for one in of)


_SETTING = frozenset({"set", "fix", "agree", "announce", "confirm", "determine", "settle", "name", "decide"})

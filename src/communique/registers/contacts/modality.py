"""Did the contact happen, is it planned, only proposed, or called off?"""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model.edtf import bounds
from communique.model.mentions import Modality
from communique.registers.contacts.asked import bidden, subjunctive
from communique.registers.contacts.off import awaits_a_day, new_day, outcome, should_have, was_meant
from communique.registers.contacts.trigger import Trigger
from communique.registers.contacts.words import contact_words
from communique.registers.grammar import (
    auxiliaries,
    clause_head,
    deed,
    is_future,
    lemma_of,
    near_verb,
    negated,
    puts_off,
)

ENDING = frozenset(
    {"end", "conclude", "wrap", "finish", "close", "last", "run", "continue"}
)  # "a visit that will end on"
_SITTING = frozenset({"meet", "convene", "gather", "sit"})  # what a body does, not its session
_CALLING_OFF = frozenset({"cancel", "postpone", "scrap", "suspend", "shelve", "defer", "abort"})
_NOMINAL_PLANS = frozenset(
    {
        "plan",
        "preparation",
        "agreement",
        "schedule",
        "intention",
        "programme",
        "program",
        "date",
        "decision",
        "arrangement",
        "authorization",
        "authorisation",
    }
)
_NOMINAL_PROPOSALS = frozenset(
    {
        "invitation",
        "proposal",
        "offer",
        "request",
        "possibility",
        "idea",
        "suggestion",
        "hope",
        "desire",
        "readiness",
        "willingness",
        "wish",
        "interest",
    }
)


def modality(trigger: Trigger, date: str | None, today: str | None, *, title: bool) -> Modality:
    """The modality of a told contact. ``date`` is its own date, ``today`` that of the document (both EDTF or None)."""
    if trigger.is_noun and new_day(trigger.verb) is not None and _is_argument(trigger.token, trigger.verb):
        return Modality.PLANNED
    if trigger.is_noun and (came := outcome(trigger)) is not None:
        return came
    said = _by_words(trigger)
    if said in {Modality.CANCELLED, Modality.PROPOSED}:
        return said
    if trigger.is_noun and _FELL.search(_said_of(trigger)):
        return Modality.CANCELLED
    after = _after(date, today)
    if after is True:
        return Modality.PLANNED
    if said is Modality.PLANNED and _HAD_BEEN.search(_said_of(trigger)):
        return said  # what "had been planned" is not told as held, though its day is past
    if (meant := was_meant(trigger)) is not None:
        return meant
    if said is not None and not (said is Modality.PLANNED and after is False and not _explicit_future(trigger)):
        return said
    if title and trigger.verb.tag_ == "VB":
        return Modality.PLANNED
    return Modality.HELD


# What is said of a contact that did not come about; a planner's pluperfect.
_FELL = re.compile(
    r"\b(?:fell (?:victim|through)|(?:is|are|was|were) off(?=[,.;]| for now| until|$)|(?:will|would) (?:now |then )?(?:not|no longer) (?:now |then )?(?:take place|be held|go ahead|happen)|(?:was|were|had to be|has been|have been) (?:called off|scrapped|shelved)|could not (?:take place|be held)|but (?:has|have|was|were) (?:since |now )?(?:been )?(?:postponed|cancelled|canceled|called off|put off|scrapped)(?! (?:to|until|till)\b)|(?:did not|didn't|never) (?:take place|took place|materiali[sz]ed?|come about|came about))\b",
    re.IGNORECASE,
)
_HAD_BEEN = re.compile(
    r"\bhad (?:originally |initially |first |already )?been (?:scheduled|planned|slated|due|expected|set|foreseen)\b",
    re.IGNORECASE,
)
_AWAITED = re.compile(
    r"\b(?:is|are) (?:also |now |still |already )?(?:in the (?:works|offing|pipeline|making)|on the cards|being (?:prepared|arranged|planned|organi[sz]ed|worked out))\b|\b(?:is|are|(?:was|were)(?: also| still)? being) (?:also |now |being |eagerly |keenly |still |much )*(?:looked forward to|awaited|anticipated)\b",
    re.IGNORECASE,
)
_FAR = 30  # words


def _said_of(trigger: Trigger) -> str:
    """What follows in the sentence, up to where another thing or person is spoken of."""
    token, sentence = trigger.token, trigger.token.sent
    end = min(sentence.end, token.i + _FAR)
    for part in token.doc[token.i + 1 : end]:
        if part.dep_ in {"nsubj", "nsubjpass"} and part.lower_ not in _ITSELF:
            end = part.left_edge.i
            break
    return str(token.doc[token.i : max(end, token.i + 1)].text)


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ITSELF = frozenset({"which", "that", "it", "they", "this", "these"})


def _after(date: str | None, today: str | None) -> bool | None:
    """Does the contact begin after the document's day? None where that cannot be told."""
    if not date or not today:
        return None
    first, last = bounds(date)
    _, day = bounds(today)
    if day is None:
        return None
    if first is not None and first > day:
        return True
    return False if last is not None and last < day else None


def _explicit_future(trigger: Trigger) -> bool:
    return "will" in auxiliaries(trigger.verb)


def _by_words(trigger: Trigger) -> Modality | None:
    token, verb = trigger.token, trigger.verb
    if (
        trigger.is_noun
        and token.dep_ == "pobj"
        and token.head.lower_ in {"during", "following", "since"}
        and not is_future(verb)
    ):
        return Modality.HELD
    if trigger.is_noun and _AWAITED.search(_said_of(trigger)):
        return Modality.PLANNED
    if trigger.is_noun and (verb.lemma_.lower() in _CALLING_OFF or puts_off(verb)) and _is_argument(token, verb):
        return Modality.CANCELLED
    if trigger.is_noun and awaits_a_day(verb):
        return Modality.PLANNED
    if trigger.is_noun and (found := bidden(token)) is not None:
        return found
    if trigger.is_noun and token.dep_ in _SUBJECTS and negated(verb) and auxiliaries(verb) & {"will", "would", "wo"}:
        return Modality.CANCELLED
    if trigger.is_noun:
        found = _before(token) or _after_noun(token) or _governing_noun(token)
        if found is not None:
            return found
    return _by_verb(token, verb)


_AT_FIRST = frozenset({"originally", "initially"})
_BEFORE = frozenset({"first", "previously", "earlier"})  # of a plan: "earlier scheduled", but "held earlier on Tuesday"


def was_first_meant(verb: Token) -> bool:
    """Is it only for when something was first meant: "the visit, originally planned for May, took place in June"?"""
    words = _AT_FIRST | (_BEFORE if verb.lemma_.lower() in _PLANNING else frozenset())
    return any(child.lower_ in words for child in verb.children)


def _before(token: Token) -> Modality | None:
    words = contact_words()
    low = {child.lower_ for child in token.children if child.i < token.i}
    low |= {grand.lower_ for child in token.children if child.i < token.i for grand in child.children}
    if low & words.lists["cancelled_before"] and not ("postponed" in low and _came_about(token)):
        return Modality.CANCELLED
    over = lemma_of(clause_head(token)) in {"hold", "take"} and clause_head(token).tag_ in {"VBD", "VBN"}
    if low & words.lists["planned_before"] - ({"next"} if over and not is_future(clause_head(token)) else set()):
        return Modality.PLANNED
    if low & words.lists["proposed_before"] and "the" not in low - {"the"}:
        return Modality.PROPOSED
    return Modality.HELD if low & words.lists["held_before"] else None


def _after_noun(token: Token) -> Modality | None:
    """ "my visit, planned for September", "talks due next week"."""
    for child in token.children:
        if child.dep_ in {"acl", "relcl", "amod", "appos"} and child.i > token.i and not was_first_meant(child):
            if child.lemma_.lower() in {
                "plan",
                "schedule",
                "slate",
                "due",
                "expect",
                "set",
                "envisage",
            } and child.lemma_ not in {"hold"}:
                return Modality.PLANNED
            if child.lemma_.lower() in {"cancel", "postpone"} and not _came_about(token):
                return Modality.CANCELLED
            if child.lemma_.lower() in {"propose", "suggest", "float", "offer"}:
                return Modality.PROPOSED
            if child.dep_ == "relcl" and is_future(child) and deed(child).lemma_.lower() not in ENDING | _SITTING:
                return Modality.PLANNED
            if should_have(child):
                continue
            if child.lemma_ == "hold" and child.tag_ == "VB":
                return Modality.PLANNED
            if child.dep_ in {"acl", "relcl"} and child.tag_ in {"VBD", "VBN"}:
                ahead = _by_verb(token, near_verb(token)) if child.dep_ == "acl" and child.tag_ == "VBN" else None
                return ahead if ahead in {Modality.PLANNED, Modality.PROPOSED} else Modality.HELD
    return None


_COMING_ABOUT = frozenset({"take", "hold", "open", "begin", "start", "convene", "go", "happen", "kick"})


def _came_about(token: Token) -> bool:
    """ "The third round, postponed from March, took place on Tuesday"."""
    verb = near_verb(token)
    return verb.lemma_.lower() in _COMING_ABOUT and not negated(verb)


def _governing_noun(token: Token) -> Modality | None:
    """ "preparations for the visit", "an invitation to visit", "the cancellation of the talks"."""
    head = token.head
    if token.dep_ == "pobj" and head.dep_ == "prep" and head.head.pos_ == "NOUN":
        lemma = head.head.lemma_.lower()
        if lemma in {"cancellation", "postponement"}:
            return Modality.CANCELLED
        if lemma in _NOMINAL_PROPOSALS:
            return Modality.PROPOSED
        if lemma in _NOMINAL_PLANS and head.lower_ in {"for", "of", "on", "to"}:
            return Modality.PLANNED
    return None


_PLANNING = frozenset("plan schedule expect await slate envisage anticipate prepare arrange announce wait".split())


def _by_verb(token: Token, verb: Token) -> Modality | None:
    words = contact_words()
    lemma = verb.lemma_.lower()
    aux = auxiliaries(verb)
    ahead = deed(verb)
    if ahead.i != verb.i:
        off = ahead.lemma_.lower() in _CALLING_OFF or puts_off(ahead) or negated(verb) or negated(ahead)
        return Modality.CANCELLED if off else Modality.PLANNED
    if token.i != verb.i and _is_argument(token, verb):
        if lemma in _CALLING_OFF or puts_off(verb):
            return Modality.CANCELLED
        if lemma == "look" and any(child.lower_ == "forward" for child in verb.children):
            return Modality.PLANNED
        if lemma == "agree" and token.dep_ == "nsubjpass":
            return Modality.PLANNED  # "an early meeting was also agreed upon"
        if lemma in {"propose", "suggest", "offer", "request", "seek", "want", "float", "urge"} and not (
            lemma == "offer" and "visit" not in token.lemma_
        ):
            return Modality.PROPOSED
        if lemma in _PLANNING:
            return Modality.PLANNED
    if lemma == "invite" and token.i == verb.i:
        return Modality.PROPOSED
    higher = _higher(verb) or subjunctive(verb)
    if higher is not None:
        return higher
    if should_have(verb):
        return Modality.CANCELLED
    if negated(verb) and lemma in {"meet", "visit", "take", "hold", "travel", "go", "attend", "arrive", "come"}:
        return Modality.CANCELLED
    if is_future(verb) or re.search(
        r"\b(?:due|set|scheduled|expected|slated|poised|planned|preparing|about|likely) to\b",
        verb.doc[max(0, verb.i - 4) : verb.i].text.lower(),
    ):
        return Modality.PLANNED
    if aux & {"would"} or _is_the_next(verb) or _will_be_the_first(verb):
        return Modality.PLANNED
    if aux & {"could", "may", "might", "should"} or _READY.search(verb.doc[max(0, verb.i - 4) : verb.i].text):
        return Modality.PROPOSED
    if (
        verb.tag_ in {"VBP", "VBZ", "VBG"}
        and lemma in words.lists["plan"]
        and lemma not in {"look", "announce", "agree", "set", "confirm", "decide", "expect"}
    ):
        return Modality.PLANNED
    if lemma == "be" and not negated(verb) and _ON_THE_SCHEDULE.search(verb.doc[verb.i : verb.i + 7].text):
        return Modality.PLANNED
    if lemma == "be" and any(child.dep_ == "acomp" and child.lower_ in _AHEAD for child in verb.children):
        return Modality.PLANNED  # "the first session is likely to take place during the visit"
    return Modality.HELD if verb.tag_ in {"VBD", "VBN", "VBZ", "VBP"} else None


def _is_the_next(verb: Token) -> bool:
    """ "When they next meet"."""
    return verb.tag_ in {"VBP", "VBZ"} and any(child.lower_ == "next" and child.i < verb.i for child in verb.children)


def _will_be_the_first(verb: Token) -> bool:
    """ "It will be the first time that the two meet"."""
    told = verb.tag_ in {"VBP", "VBZ"} or (verb.tag_ == "VBN" and bool(auxiliaries(verb) & {"is", "are"}))
    return told and _TIME_AHEAD.search(verb.doc[verb.sent.start : verb.i].text) is not None


_READY = re.compile(r"\b(?:ready|willing|prepared) to$", re.IGNORECASE)
_TIME_AHEAD = re.compile(
    r"\b(?:will|would) be (?:only |also )?(?:the |their |his |her )?(?:\w+ )?time\b", re.IGNORECASE
)
_ON_THE_SCHEDULE = re.compile(
    r"^(?:is|are) (?:also |now |likewise |already |again |next )?(?:(?:on|in) (?:the|his|her|their) (?:schedule|programme|program|agenda|cards|plans?|itinerary)|(?:a )?part of the (?:programme|program|schedule|agenda|itinerary))\b",
    re.IGNORECASE,
)
_AHEAD = frozenset({"likely", "due", "certain", "sure", "bound", "imminent", "possible"})


def _is_argument(token: Token, verb: Token) -> bool:
    at = token
    while at.head.i not in (verb.i, at.i) and at.dep_ in {"conj", "compound", "appos"}:
        at = at.head
    if at.head.i != verb.i:
        return (
            at.dep_ == "pobj"
            and at.head.dep_ == "prep"
            and at.head.head.i == verb.i
            and at.head.lower_ in {"for", "to", "forward", "of", "off"}
        )
    return at.dep_ in {"dobj", "nsubjpass", "nsubj", "obj", "attr", "oprd"}


def _higher(verb: Token) -> Modality | None:
    """What a verb or noun above an infinitive says: "agreed to meet", "invited him to visit"."""
    words = contact_words()
    to = any(child.lower_ == "to" and child.dep_ in {"aux", "mark"} for child in verb.children)
    if verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in {"plan", "think"}:
        return Modality.PLANNED
    if not to or verb.head.i == verb.i:
        return None
    lemma = lemma_of(verb.head)
    if verb.head.lower_ in {"went", "gone", "came"}:
        return Modality.HELD  # "went to see the Prime Minister today"
    if lemma == "invitation" and lemma_of(clause_head(verb.head)) == "accept":
        return Modality.PLANNED
    if lemma in {"invite", "urge", "ask"}:
        return Modality.PROPOSED
    if lemma in _NOMINAL_PROPOSALS or lemma in {
        "invite",
        "propose",
        "ask",
        "urge",
        "hope",
        "hop",  # the packaged lemmatizer's "hopes"
        "want",
        "wish",
        "offer",
        "seek",
        "like",
        "request",
        "call",
        "encourage",
    }:
        return Modality.PROPOSED
    if lemma in words.lists["plan"] | _NOMINAL_PLANS | {"go", "be", "continue", "accept"}:
        return Modality.CANCELLED if lemma in {"refuse", "decline"} else Modality.PLANNED
    if lemma in {"refuse", "decline"}:
        return Modality.CANCELLED
    if verb.dep_ in {"advcl", "xcomp", "relcl", "acl"}:
        above = clause_head(verb.head)
        return Modality.PLANNED if is_future(above) else None
    return None

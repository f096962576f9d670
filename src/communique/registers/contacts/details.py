"""Who takes part in a told contact, and how long it lasts."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model.mentions import ContactKind, Participant
from communique.model.spans import Span
from communique.reading.annotations import ActorMention, Sentence, TimeMention, within
from communique.registers.contacts.doers import doers
from communique.registers.contacts.found import VISITS, Found
from communique.registers.contacts.places import of_another_time
from communique.registers.contacts.strangers import is_place
from communique.registers.contacts.trigger import Trigger
from communique.registers.contacts.words import contact_words
from communique.registers.grammar import agent, is_listed, side_clause, subject, tells_of_a_person
from communique.registers.view import View


def length_of(view: View, sentence: Sentence, trigger: Trigger) -> Found[str] | None:
    """How long a visit lasts, ISO 8601: "a three-day visit" is P3D."""
    if trigger.kind not in VISITS | {ContactKind.FORUM, ContactKind.EXERCISE}:
        return None
    own = view.subtree(sentence, trigger.token) if trigger.is_noun else sentence.span
    for one in within(view.reading.times, own):
        if is_distance(view, sentence, one):
            continue
        if one.duration and re.fullmatch(r"P\d+[DW]", one.duration):
            return Found(one.duration, (one.span,))
    return None


_FROM_NOW = re.compile(r"\s*(?:ago|after|before|later|earlier|since|ahead|prior)\b")


def is_distance(view: View, sentence: Sentence, time: TimeMention) -> bool:
    """Is it how far off something is, and not how long it lasts: "two weeks ago", "a week after"?"""
    behind = view.text(Span(time.span.end, sentence.span.end))
    if view.text(Span(sentence.span.start, time.span.start)).casefold().endswith("for "):
        return False  # "stayed for three days before flying home"
    return _FROM_NOW.match(behind) is not None or view.text(time.span).casefold().endswith(
        (" ago", " later", " earlier")
    )


def participants(view: View, sentence: Sentence, trigger: Trigger, clause: Span) -> Found[tuple[Participant, ...]]:
    """Those who take part; for visits the visitor."""
    actors = (
        _visitors(view, sentence, trigger) if trigger.kind in VISITS else _attached(view, sentence, trigger, clause)
    )
    speaker = _speaker(view, sentence, trigger)
    out: dict[str, Participant] = {}
    spans: list[Span] = []
    if speaker is not None:
        out[speaker.name or ""] = speaker
        spans.append(sentence.place(trigger.token))
    for actor in actors:
        for one in participant_of(view, actor):
            key = one.name or f"{one.role}/{one.country}"
            if key not in out:
                out[key] = one
        spans.append(actor.span)
    return Found(tuple(out.values()), tuple(spans))


_OWN = frozenset({"i", "we", "my", "our", "me", "us"})


def _speaker(view: View, sentence: Sentence, trigger: Trigger) -> Participant | None:
    """Who says "my visit", "our meeting", "I travelled" takes part."""
    nouns = [child for child in trigger.token.children if child.dep_ == "poss"]
    who = subject(trigger.verb) if not nouns else nouns[0]
    if who is None or who.lower_ not in _OWN:
        return None
    speech = view.speech(sentence.place(trigger.token))
    person = next(
        (one for one in view.reading.people if speech is not None and one.name == speech.speaker and one.name), None
    )
    return _expand_name(view, person.name) if person is not None and person.name else None


def _expand_name(view: View, name: str) -> Participant:
    found = view.persons.get(name, ())
    roles = [one.role for one in found if one.role]
    countries = [one.country for one in found if one.country]
    return Participant(name, roles[0] if roles else None, countries[0] if countries else None)


def participant_of(view: View, actor: ActorMention) -> list[Participant]:
    """An actor as those who take part: one a name, or an office without a name for each of its states."""
    if actor.names:
        return [_expand_name(view, name) for name in actor.names]
    return [Participant(None, actor.role, country) for country in actor.countries] if actor.role else []


def _of_journey(view: View, sentence: Sentence, token: Token) -> list[Token]:
    """Whose journey a noun tells: "the minister's visit", "the visit by A B", "the visit to Muscat of Ukraine's minister"."""
    nouns: list[Token] = []
    for child in token.children:
        if child.dep_ == "poss":
            nouns.append(child)
        elif child.dep_ == "prep" and child.lower_ in {"of", "by"}:
            # "a visit of Pakistan" is one to Pakistan
            nouns += [
                noun
                for noun in child.children
                if noun.dep_ == "pobj" and not (child.lower_ == "of" and view.countries(sentence.place(noun)))
            ]
        elif child.dep_ == "prep" and child.lower_ == "to":
            nouns += [
                noun
                for goal in child.children
                for of in goal.children
                if of.lower_ in {"of", "by"}
                for noun in of.children
                if noun.dep_ == "pobj" and not view.countries(sentence.place(noun))
            ]
    return nouns


def _visitors(view: View, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    token = trigger.token
    nouns = _of_journey(view, sentence, token) if trigger.is_noun else []
    asked = (
        trigger.verb
        if contact_words().has("invite", trigger.verb.lemma_)
        else trigger.verb.head
        if trigger.verb.dep_ in {"xcomp", "ccomp", "advcl"}
        else None
    )
    if not nouns and trigger.verb.dep_ in {"acl", "xcomp"}:  # "extended an invitation to the minister to visit"
        for noun in (trigger.verb.head, *(child for child in trigger.verb.head.children if child.dep_ == "dobj")):
            if noun.lemma_.lower() == "invitation":
                nouns = [
                    part
                    for prep in (*noun.children, *noun.head.children)
                    if prep.lower_ == "to" and prep.dep_ in {"prep", "dative"}
                    for part in prep.children
                    if part.dep_ == "pobj"
                ]
    if not nouns and asked is not None and contact_words().has("invite", asked.lemma_):
        nouns = [
            child for child in asked.children if child.dep_ in {"dobj", "nsubjpass", "dative"}
        ]  # "invited the president to pay a visit"
    if not nouns and trigger.is_noun and trigger.verb.lemma_.lower() in {"welcome", "receive", "host"}:
        nouns = [child for child in trigger.verb.children if child.dep_ in {"dobj", "nsubjpass"}]  # the guest
        nouns = [noun for noun in nouns if noun.i != token.i]
    if not nouns:
        by = agent(trigger.verb)
        nouns = [by] if by is not None else [found for found in [subject(trigger.verb)] if found is not None]
    out: list[ActorMention] = []
    if nouns and nouns[0].tag_ in {"WP", "WDT", "WP$"} and trigger.verb.dep_ == "relcl":
        nouns = [trigger.verb.head]  # "the President, who is in Russia on an official visit"
    for noun in nouns:
        for one in (noun, *noun.conjuncts):
            actor = view.actor_of(sentence, one)
            if actor is not None and (actor.names or actor.role):
                out.append(actor)
    told = contact_words().has("visit_verbs", trigger.verb.lemma_.lower()) or trigger.verb.dep_ == "relcl"
    if not out and told and not any(child.dep_ == "poss" for child in token.children):
        at = sentence.place(trigger.verb).start
        before = [one for one in view.actors(view.clause(sentence, token)) if one.names and one.span.end <= at]
        out = before[-1:]
    return out


def _attached(view: View, sentence: Sentence, trigger: Trigger, clause: Span) -> list[ActorMention]:
    """Persons in the clause, less those who only report it."""
    own = view.subtree(sentence, trigger.token)
    reporters = [one.speaker_span for one in view.spoken(sentence) if one.speaker_span is not None]
    out: list[ActorMention] = _shared(view, sentence, trigger)
    namer = subject(trigger.verb) if trigger.is_noun and trigger.verb.lemma_.lower() in _NAMING else None
    by = view.actor_of(sentence, namer) if namer is not None else None
    for actor in view.actors(clause.join(own)):
        if actor is by:
            continue  # "what the press secretary termed a serious meeting"
        if not (actor.names or actor.role) or view.text(actor.span).casefold() in {"his", "her"}:
            continue
        if is_place(view, sentence, actor) or _is_elsewhere(sentence, actor, trigger):
            continue
        if (
            any(span.overlaps(actor.span) for span in reporters)
            and not own.covers(actor.span)
            and _reports(sentence, actor, trigger)
        ):
            continue
        out.append(actor)
    return out


def _is_elsewhere(sentence: Sentence, actor: ActorMention, trigger: Trigger) -> bool:
    """Does somebody stand in what came before or after, or in a clause about another: "who accompanied the president in May"?"""
    inside = sentence.inside(actor.head)
    if not inside:
        return False
    token, clause = inside[0], side_clause(inside[0], trigger.token)
    if clause is not None and clause.dep_ == "relcl" and token.i > clause.i and tells_of_a_person(clause):
        return True
    return of_another_time(token, trigger)


def _shared(view: View, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """The subject that a verb shares with the one that it is joined to: "visited Accra and met the president"."""
    verb = trigger.verb
    if trigger.is_noun and verb.lemma_.lower() in _NAMING and verb.head.i != verb.i:
        who = subject(verb.head) if verb.head.pos_ == "VERB" else None
        actor = view.actor_of(sentence, who) if who is not None else None
        return [actor] if actor is not None and actor.names else []
    if (after := _opening(trigger)) is not None:
        who = subject(after)
        actor = view.actor_of(sentence, who) if who is not None else None
        return [actor] if actor is not None and actor.names else []
    if verb.dep_ in _HANGING and (trigger.token.i == verb.i or verb.tag_ == "VBG"):
        return _of_another_clause(view, sentence, verb)
    if not (verb.dep_ == "conj" or is_listed(verb)) or any(
        child.dep_ in {"nsubj", "nsubjpass", "auxpass"} for child in verb.children
    ):
        return []
    if trigger.is_noun and not (verb.lemma_ in _HOLDING and trigger.token.dep_ in {"dobj", "obj"}):
        return []
    who = subject(verb)
    found = [] if who is None else [view.actor_of(sentence, one) for one in (who, *who.conjuncts)]
    return [one for one in found if one is not None and (one.names or one.role)]


_HANGING = frozenset({"acl", "advcl", "xcomp", "relcl"})


def _of_another_clause(view: View, sentence: Sentence, verb: Token) -> list[ActorMention]:
    """Who does it where that is told outside its clause: "A B, speaking at the ceremony", "went to see", "who met"."""
    own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if own and own[0].tag_ not in {"WP", "WDT"}:
        return []
    found: list[ActorMention] = []
    for noun in doers(verb, own):
        for one in (noun, *noun.conjuncts):
            actor = view.actor_of(sentence, one)
            if actor is not None and actor not in found and (actor.names or actor.role):
                found.append(actor)
                if one.dep_ in {"dobj", "dative"}:
                    found = [actor]  # "sent him to meet": he meets
    return found


_NAMING = frozenset({"term", "dub", "label"})
_OPENING = frozenset({"after", "following", "during", "in", "at"})


def _opening(trigger: Trigger) -> Token | None:
    """The main verb behind a contact that opens its sentence: "following talks with A, B said", "after meeting A, B left"."""
    token = trigger.token
    met = any(child.lower_ == "with" for child in token.children) or not trigger.is_noun
    above = token.head
    if not met or token.dep_ not in {"pobj", "pcomp"} or above.lower_ not in _OPENING or above.i > token.i:
        return None
    verb = above.head
    first = verb.sent.start
    return verb if verb.pos_ == "VERB" and above.left_edge.i == first and verb.i > token.i else None


_HOLDING = frozenset({"hold", "have", "conduct"})


def _reports(sentence: Sentence, actor: ActorMention, trigger: Trigger) -> bool:
    """Is the actor the subject of another verb than the trigger's?"""
    for token in sentence.tokens:
        if actor.head.overlaps(sentence.place(token)):
            head = token
            while head.head.i != head.i and head.pos_ not in {"VERB", "AUX"}:
                head = head.head
            return head.i != trigger.verb.i
    return False

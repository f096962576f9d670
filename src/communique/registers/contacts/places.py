"""Where a told contact took place: the goal of a visit, else the place named by "in" or "at"."""

from __future__ import annotations

from spacy.tokens import Span as Slice
from spacy.tokens import Token

from communique.reading.annotations import CountryForm, Sentence
from communique.registers.contacts.found import VISITS, Found
from communique.registers.contacts.modality import was_first_meant
from communique.registers.contacts.trigger import Trigger
from communique.registers.contacts.words import contact_words
from communique.registers.grammar import subject
from communique.registers.view import View


def place_of(view: View, sentence: Sentence, trigger: Trigger) -> Found[str] | None:
    """Where: for visits the goal, else the place named by "in" or "at"."""
    if trigger.kind in VISITS:
        goal = _goal(view, sentence, trigger)
        if goal is not None:
            return goal
    for at in (trigger.token, trigger.verb):
        inside = [*at.children, *(part for part in trigger.token.subtree if at.i == trigger.token.i and part.i > at.i)]
        for child in inside:
            if child.dep_ != "prep" or child.lower_ not in {"in", "at"} or of_another_time(child, trigger):
                continue
            for noun in child.children:
                if noun.dep_ == "pobj" and (
                    noun.ent_type_ in {"GPE", "LOC", "FAC"} or view.countries(sentence.place(noun))
                ):
                    where = _place(sentence, noun)
                    if where.value.casefold() not in _ROOMS:
                        return where
                    city = next((one for one in noun.subtree if one.i > noun.i and one.ent_type_ == "GPE"), None)
                    if city is not None:
                        return _place(sentence, city)
    return _hosting(sentence, trigger) or _beyond(view, sentence, trigger)


# Words for a house that name no place by themselves.
_ROOMS = frozenset(
    {
        "building",
        "palace",
        "office",
        "headquarters",
        "ministry",
        "hotel",
        "residence",
        "house",
        "embassy",
        "centre",
        "center",
    }
    | {"hall", "chancellery", "airport", "university", "parliament"}
)


def _beyond(view: View, sentence: Sentence, trigger: Trigger) -> Found[str] | None:
    """A city that the parse hangs on a name or body before it: "talks with President A B in Nairobi"."""
    near = view.clause(sentence, trigger.token).join(view.subtree(sentence, trigger.token))
    for noun in sentence.words:
        if noun.ent_type_ != "GPE":
            continue
        prep, above = noun.head, noun.head.head
        if (
            noun.dep_ != "pobj"
            or prep.lower_ not in {"in", "at"}
            or not near.covers(sentence.place(noun))
            or prep.i < trigger.token.i
            or of_another_time(prep, trigger)
        ):
            continue
        if above.pos_ == "PROPN" or above.lemma_.lower() in contact_words().lists["bodies"]:
            return _place(sentence, noun)
    return None


_OTHER_TIMES = frozenset({"before", "after", "ahead", "since", "following", "until", "pending"})


def of_another_time(token: Token, trigger: Trigger) -> bool:
    """Does a token tell of what came before or after: "spoke on Monday, two weeks before the summit in Lima"?"""
    if _is_beyond(token, trigger):
        return True
    at = token
    while at.i not in {at.head.i, trigger.token.i, trigger.verb.i}:
        if at.dep_ in {"acl", "relcl"} and was_first_meant(at):
            return True  # "originally to have been held in Seoul"
        if at.lower_ in _OTHER_TIMES and not at.is_ancestor(trigger.token):
            return True
        at = at.head
    return False


def _is_beyond(token: Token, trigger: Trigger) -> bool:
    """Does another clause lie between: ";", "while the minister met", "and again in Jakarta"?"""
    first, last = sorted((token.i, trigger.token.i))
    between = token.doc[first + 1 : last]
    if any(part.lower_ == "again" and part.nbor(-1).lower_ == "and" for part in between):
        return True
    stops = [part.i for part in between if part.text == ";"]
    if (
        stops
        and _has_subject(token.doc[stops[-1] : token.sent.end])
        and _has_subject(token.doc[token.sent.start : stops[0]])
    ):
        return True
    return any(
        part.lower_ in {"while", "whereas"}
        and any(child.dep_ in {"nsubj", "nsubjpass"} for child in part.head.children)
        for part in between
        if part.dep_ == "mark"
    )


def _has_subject(words: Slice) -> bool:
    """Does a part of a sentence tell something of its own, and is no item of a list?"""
    return any(
        part.dep_ in {"nsubj", "nsubjpass"}
        and words.start <= part.head.i < words.end
        and part.head.pos_ in {"VERB", "AUX"}
        for part in words
    )


def _place(sentence: Sentence, noun: Token) -> Found[str]:
    first = noun
    while (
        first.i > noun.left_edge.i
        and first.nbor(-1).pos_ == "PROPN"
        and first.nbor(-1).dep_ in {"compound", "amod", "nmod"}
    ):
        first = first.nbor(-1)
    span = sentence.place(first, noun)
    return Found(str(noun.doc[first.i : noun.i + 1].text), (span,))


def _goal(view: View, sentence: Sentence, trigger: Trigger) -> Found[str] | None:
    for at in dict.fromkeys((trigger.token, trigger.verb)):
        for child in at.children:
            goals: list[Token] = []
            if child.dep_ == "prep" and child.lower_ in _goal_words(view, sentence, trigger):
                goals = [noun for noun in child.children if noun.dep_ == "pobj" and noun.i != trigger.token.i]
            elif child.dep_ == "prep" and child.lower_ == "of" and at.i == trigger.token.i and _is_journey(trigger):
                goals = [noun for noun in child.children if view.countries(sentence.place(noun))]
            elif (
                child.dep_ in {"dobj", "obj"}
                and not trigger.is_noun
                and not _sets_out_from(view, sentence, trigger, child)
            ):
                goals = [child]
            for noun in goals:
                near = sentence.span_of(noun.doc[noun.left_edge.i : _own_end(view, sentence, noun).i + 1])
                named = [one for one in view.countries(near) if one.form is not CountryForm.ADJECTIVE]
                if named:
                    return Found(view.text(named[-1].span), (named[-1].span,))
                if (
                    noun.pos_ == "PROPN"
                    and noun.ent_type_ not in {"DATE", "TIME", "PERSON", "EVENT"}
                    and view.actor_of(sentence, noun) is None
                ):
                    return _place(sentence, noun)
    return None


def _is_journey(trigger: Trigger) -> bool:
    """Is it a noun of which the "of" may tell the goal: "a visit of Nepal", and not "the Emir of Qatar"?"""
    return trigger.is_noun and trigger.token.lemma_.lower() in contact_words().told


_SETTING_OUT = frozenset({"leave", "depart"})


def _sets_out_from(view: View, sentence: Sentence, trigger: Trigger, noun: Token) -> bool:
    """Is it the own capital that somebody leaves: "left Phnom Penh for Vientiane"? A guest who leaves it was there."""
    if trigger.verb.lemma_ not in _SETTING_OUT:
        return False
    who = subject(trigger.verb)
    actor = view.actor_of(sentence, who) if who is not None else None
    left = {one.country for one in view.countries(sentence.place(noun))}
    return actor is None or not actor.countries or bool(left & set(actor.countries)) or not left


def _goal_words(view: View, sentence: Sentence, trigger: Trigger) -> frozenset[str]:
    """The prepositions before the goal of a visit: "left Riga for Oslo", "returned from Oslo".

    Who "left for Riga" alone may have ended a visit; who left another place for it, his own, sets out on one.
    """
    if trigger.verb.lemma_ == "return":
        return frozenset({"from"})
    if trigger.verb.lemma_ not in _SETTING_OUT:
        return frozenset({"to", "in", "at"})
    left = [child for child in trigger.verb.children if child.dep_ == "dobj"]
    sets_out = any(view.countries(sentence.place(one)) and _sets_out_from(view, sentence, trigger, one) for one in left)
    return frozenset({"for", "to"}) if sets_out or trigger.verb.tag_ != "VBD" else frozenset({"to", "in", "at"})


def _before_comma(noun: Token) -> Token:
    """The last word of a phrase before its first comma: "to Kenya, the first meeting of the Council" is to Kenya.

    "To Santiago, Chile" is one place.
    """
    for part in noun.doc[noun.i + 1 : noun.right_edge.i + 1]:
        if part.text in {",", ";"} and part.nbor(1).ent_type_ != "GPE":
            return part.nbor(-1)
    return noun.right_edge


def _own_end(view: View, sentence: Sentence, noun: Token) -> Token:
    """The last word of a goal, less further goals and whose visit it is: "to Chile and Peru", "to Muscat of the minister"."""
    last = _before_comma(noun)
    for child in noun.children:
        visitor = child.lower_ == "of" and any(
            view.actor_of(sentence, one) is not None and not _in_country(view, sentence, one) for one in child.children
        )
        if noun.i < child.i <= last.i and (child.dep_ == "cc" or visitor):
            return child.nbor(-1)
    return last


def _in_country(view: View, sentence: Sentence, token: Token) -> bool:
    """Is it a part of a country's name: "the Republic of the Sudan"?"""
    span = sentence.place(token)
    return any(one.span.overlaps(span) for one in view.countries(sentence.span))


def _hosting(sentence: Sentence, trigger: Trigger) -> Found[str] | None:
    """ "Minsk hosted a meeting": the subject is the place."""
    if trigger.verb.lemma_ in {"host", "see"} and trigger.is_noun:
        host = subject(trigger.verb)
        if host is not None and host.ent_type_ in {"GPE", "LOC", "FAC"}:
            return _place(sentence, host)
    return None

"""Verbs that tell a contact, by what hangs on them: "met the president", "flew to Delhi", "cut the ribbon"."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Token

from communique.model.mentions import ContactKind
from communique.model.spans import Span
from communique.reading.annotations import Sentence, within
from communique.registers.contacts.doers import doers
from communique.registers.contacts.nouns import body_phrase
from communique.registers.contacts.trigger import Trigger
from communique.registers.contacts.words import contact_words
from communique.registers.grammar import is_future
from communique.registers.view import View


def verb_trigger(view: View, sentence: Sentence, token: Token) -> Trigger | None:
    """The trigger that a verb is, or None where it tells no contact."""
    if token.pos_ not in {"VERB", "AUX"}:
        return None
    kind = contact_words().verbs.get(token.lemma_.lower())
    if kind is None:
        return None
    if _is_record(token):
        return None
    teller = Teller(view, sentence, token)
    if not teller.tells():
        return None
    body = teller.meeting_body()
    if body is not None:
        return Trigger(token, ContactKind.SESSION, token, body, None)
    if token.lemma_.lower() == "speak" and "face to face" in view.text(sentence.span):
        kind = ContactKind.MEETING
    if token.lemma_.lower() in {"talk", "confer"} and _PHONED.search(view.text(view.clause(sentence, token))):
        kind = ContactKind.CALL
    return Trigger(token, kind, token)


_PHONED = re.compile(r"\b(?:by|over the|on the|via) (?:tele)?phone\b|\bvideo\s?(?:link|call|conference)\b")
# What one calls on somebody for: "called on the president to discuss", not "to release the sailors".
_ERRANDS = frozenset(
    "discuss convey brief pay bid express thank deliver congratulate exchange hold present introduce hand review".split()
)
_GROUPS = frozenset({"delegation", "delegate", "group", "team", "mission", "member", "parliamentarian", "mp"})


def _is_record(verb: Token) -> bool:
    """Is it told only that somebody is the first to do so: "becoming the first Indian minister to visit Mongolia in 42 years"?"""
    head = verb.head
    return (
        verb.dep_ in {"relcl", "acl"}
        and verb.tag_ == "VB"
        and head.dep_ in {"attr", "oprd"}
        and any(child.lower_ in {"first", "second", "third", "only", "last"} for child in head.children)
    )


def _own_edge(noun: Token) -> Token:
    """The last token of a noun phrase less the clauses that hang on it: "works that make use of Japanese technology"."""
    clauses = [child.left_edge.i for child in noun.children if child.dep_ in {"relcl", "acl"} and child.i > noun.i]
    return noun.doc[min([noun.right_edge.i + 1, *clauses]) - 1]


class Teller:
    """Decides whether a verb, with what hangs on it, tells a contact."""

    def __init__(self, view: View, sentence: Sentence, verb: Token) -> None:
        """The verb with its arguments."""
        self.view, self.sentence, self.verb = view, sentence, verb
        self.objects = [child for child in verb.children if child.dep_ in {"dobj", "obj"}]
        kinds = {"nsubjpass"}
        if any(child.dep_ == "auxpass" for child in verb.children):
            kinds.add("nsubj")  # words between auxiliary and verb lead the parser astray
        self.passive = [child for child in verb.children if child.dep_ in kinds]
        self.subjects = doers(verb, [child for child in verb.children if child.dep_ == "nsubj"])
        self.preps: dict[str, list[Token]] = {}
        for child in verb.children:
            if child.dep_ in {"prep", "agent"}:
                self.preps.setdefault(child.lower_, []).append(child)

    def tells(self) -> bool:
        """Does it tell a contact?"""
        lemma = self.verb.lemma_.lower()
        rule = _RULES.get(lemma)
        return rule is not None and rule(self)

    def person(self, noun: Token) -> bool:
        """Is the noun a person or a group of officials?"""
        return _is_person(self.view, self.sentence, noun)

    def any_person(self, nouns: list[Token]) -> bool:
        """Is one of them a person?"""
        return any(self.person(noun) for noun in nouns)

    def official(self, nouns: list[Token]) -> bool:
        """Is one of them a person known by name or office?"""
        actors = [self.view.actor_of(self.sentence, noun) for noun in nouns]
        return any(actor is not None and (actor.names or actor.role) for actor in actors)

    def there(self, *names: str) -> bool:
        """Does a phrase with one of these prepositions name a country or a city?"""
        for name in names:
            for noun in _objects(self.preps.get(name)):
                phrase = Span(self.sentence.place(noun.left_edge).start, self.sentence.place(_own_edge(noun)).end)
                if self.view.countries(phrase) or any(
                    part.ent_type_ in {"GPE", "LOC", "FAC"} for part in noun.subtree if part.i <= _own_edge(noun).i
                ):
                    return True
                if noun.pos_ == "PROPN" and noun.ent_type_ not in {"DATE", "PERSON"} and self.official(self.subjects):
                    return True
        return False

    def meeting_body(self) -> str | None:
        """The joint body that met: "the joint commission met"."""
        if self.verb.lemma_.lower() not in {"meet", "sit", "convene", "gather"}:
            return None
        bodies = [
            noun
            for noun in (*self.subjects, *self.passive)
            if noun.lemma_.lower()
            in contact_words().lists["bodies"] - {"group", "parliament", "assembly", "board", "panel"}
        ]
        return body_phrase(bodies[0]) if bodies else None

    def meets(self) -> bool:
        """ "met the president", "the ministers met", "the commission met"."""
        whom = [*self.objects, *self.passive, *_objects(self.preps.get("with"))]
        if self.any_person(whom) or self.meeting_body():
            return True
        return not self.objects and any(
            self.person(noun) and _several(self.view, self.sentence, noun) for noun in self.subjects
        )

    def receives(self) -> bool:
        """ "received the minister", "the minister was received"."""
        return self.any_person([*self.objects, *self.passive]) and (
            bool(self.passive) or self.any_person(self.subjects)
        )

    def visits(self) -> bool:
        """ "the premier visited Hanoi"."""
        named = any(
            self.view.countries(self.view.subtree(self.sentence, noun)) or noun.pos_ == "PROPN" or noun.ent_type_
            for noun in self.objects
        )
        who = self.any_person(self.subjects) or any(
            noun.ent_type_ == "ORG" or noun.lower_ in {"who", "team", "delegation", "group"} for noun in self.subjects
        )
        if any(noun.like_url for noun in self.objects):
            return False
        return (
            who and bool(self.objects) and (named or self.official(self.subjects)) and not self.any_person(self.objects)
        )

    def arrives(self) -> bool:
        """ "arrived in Minsk", "flew to Delhi", "came to Baku"; who "went on to say" went nowhere."""
        ahead = self.verb.doc[self.verb.i + 1 : self.verb.i + 4]
        if self.verb.lemma_ == "go" and ahead.text.startswith("on to ") and ahead[-1].pos_ == "VERB":
            return False
        return self.there("in", "to", "at", "into") and (
            self.any_person(self.subjects)
            or any(noun.lemma_ in {"delegation", "team", "mission"} for noun in self.subjects)
        )

    def is_in(self) -> bool:
        """ "the minister was in Dhaka in September"."""
        if not self.there("in") or self.objects or any(child.dep_ in {"attr", "acomp"} for child in self.verb.children):
            return False
        return self.official(self.subjects) and bool(
            within(self.view.reading.times, self.sentence.span) or self.verb.lemma_ == "stay"
        )

    def spends(self) -> bool:
        """ "spent Monday in Beijing"."""
        spent = [*self.objects, *(child for child in self.verb.children if child.dep_ == "npadvmod")]
        where = [child for noun in (self.verb, *spent) for child in noun.children if child.lower_ == "in"]
        return (
            self.official(self.subjects)
            and any(noun.ent_type_ in {"DATE", "TIME"} for noun in spent)
            and any(noun.ent_type_ == "GPE" or noun.pos_ == "PROPN" for noun in _objects(where))
        )

    def phones(self) -> bool:
        """ "phoned the president"."""
        return self.any_person(self.objects)

    def speaks(self) -> bool:
        """ "spoke by telephone", "had last spoken face to face"."""
        text = self.view.text(self.sentence.span)
        return _PHONED.search(text) is not None or "face to face" in text

    def confers(self) -> bool:
        """ "the two leaders conferred", "conferred with"."""
        whom = [*_objects(self.preps.get("with")), *_objects(self.preps.get("to"))]
        return self.any_person(whom) or any(
            self.person(noun) and _several(self.view, self.sentence, noun) for noun in self.subjects
        )

    def calls_on(self) -> bool:
        """ "called on President Kovind", "paid a call on"."""
        called = _objects(self.preps.get("on")) or _objects(self.preps.get("upon"))
        asked = [
            part
            for part in self.verb.subtree
            if part.tag_ == "VB" and part.lemma_ not in _ERRANDS and any(child.tag_ == "TO" for child in part.children)
        ]
        to = asked or any(
            child.dep_ in {"xcomp", "ccomp"} and child.pos_ == "VERB" and child.lemma_ not in _ERRANDS
            for child in self.verb.children
        )
        callers = self.official(self.subjects) or any(
            noun.lemma_.lower() in _GROUPS and not noun.ent_type_ for noun in self.subjects
        )
        return self.verb.lemma_ == "call" and self.official(called) and callers and not to and "for" not in self.preps

    def sits(self) -> bool:
        """ "sat down together", "the committee is to sit again"."""
        if self.meeting_body():
            return True
        down = any(child.lower_ in {"down", "together"} for child in self.verb.children)
        return down and (
            self.any_person(self.subjects)
            and (
                self.any_person(_objects(self.preps.get("with")))
                or any(_several(self.view, self.sentence, noun) for noun in self.subjects)
            )
        )

    def sees(self) -> bool:
        """ "was due to see his counterpart"."""
        return (
            self.official(self.objects)
            and self.official(self.subjects)
            and not any(child.dep_ in {"ccomp", "xcomp", "oprd"} for child in self.verb.children)
        )

    def opens(self) -> bool:
        """ "the leaders opened the border post", "cut the ribbon", "laid a wreath"."""
        objects = {noun.lemma_.lower() for noun in [*self.objects, *self.passive]}
        people = [*self.subjects, *_objects(self.preps.get("by"))]
        lemma = self.verb.lemma_.lower()
        if lemma in {"cut", "lay", "lie"}:
            return bool(objects & {"ribbon", "wreath", "stone", "foundation", "cornerstone", "flower"})
        if lemma in {"hand", "flag", "decorate"}:
            return lemma == "decorate" and self.official(people) and self.official(self.objects)
        things = objects - {
            "talk",
            "meeting",
            "session",
            "door",
            "market",
            "border",
            "negotiation",
            "era",
            "chapter",
            "way",
            "embassy",
            "forum",
            "dialogue",
            "proceeding",
            "account",
            "investigation",
            "campaign",
            "attack",
            "offensive",
            "page",
            "initiative",
            "programme",
            "program",
            "process",
            "summit",
            "conference",
        }
        return bool(things) and self.official(people) and self.verb.tag_ in {"VBD", "VBN", "VB", "VBZ"}

    def addresses(self) -> bool:
        """ "addressed the parliament"."""
        return any(
            noun.lemma_.lower()
            in {"parliament", "assembly", "session", "congress", "senate", "sitting", "house", "majlis", "duma", "rada"}
            for noun in self.objects
        )

    def writes(self) -> bool:
        """ "wrote to the president"."""
        return self.any_person(_objects(self.preps.get("to")))

    def invites(self) -> bool:
        """ "invited the president to visit", with no noun that tells the visit."""
        invited = [*self.objects, *self.passive]
        if not self.official(invited):
            return False
        if any(
            child.dep_ == "xcomp" and child.lemma_.lower() in {"visit", "pay", "come", "travel"}
            for child in self.verb.children
        ):
            return False  # told by that verb
        text = self.view.text(self.sentence.span)
        return (
            re.search(
                r"\b(?:visits?|trip|forum|summit|conference|meeting|session|talks|exhibition|ceremony)\b",
                text[text.find(self.verb.text) :],
            )
            is None
            or re.search(r"\bto (?:re)?(?:visit|pay|come|travel)\b", text) is not None
        )

    def discusses(self) -> bool:
        """ "discussed the loan with the ambassador on 3 January"."""
        whom = _objects(self.preps.get("with"))
        several = any(
            noun.tag_ == "NNS"
            and noun.lemma_ in {"representative", "counterpart", "leader", "minister", "official", "colleague"}
            for noun in whom
        )
        return self.official(self.subjects) and (
            several or (self.official(whom) and bool(self.view.dates(self.sentence.span)))
        )

    def returns(self) -> bool:
        """ "members of the commission have returned from China"."""
        who = self.any_person(self.subjects) or any(
            noun.lemma_ in {"member", "delegation", "team", "mission"} for noun in self.subjects
        )
        return who and self.there("from")

    def departs(self) -> bool:
        """ "leaves for Tokyo", "heads to Baku"."""
        return self.there("for", "to") and self.official(self.subjects)

    def welcomes(self) -> bool:
        """ "welcomed the president at the airport", "was welcomed to State House by": a person and a place."""
        if self.official(self.passive):
            return self.official(_objects(self.preps.get("by"))) and bool({"at", "in", "to"} & self.preps.keys())
        met = bool({"at", "in"} & self.preps.keys()) or is_future(self.verb)  # "will welcome him on Tuesday"
        return self.official(self.objects) and self.official(self.subjects) and met


_RULES: dict[str, Callable[[Teller], bool]] = {
    "meet": Teller.meets, "gather": Teller.meets, "receive": Teller.receives, "host": Teller.receives, "greet": Teller.receives,
    "visit": Teller.visits, "tour": Teller.visits, "arrive": Teller.arrives, "fly": Teller.arrives, "travel": Teller.arrives, "come": Teller.arrives,
    "land": Teller.arrives, "go": Teller.arrives, "stop": Teller.arrives, "be": Teller.is_in, "stay": Teller.is_in, "spend": Teller.spends, "phone": Teller.phones,
    "telephone": Teller.phones, "speak": Teller.speaks, "talk": Teller.speaks, "confer": Teller.confers, "call": Teller.calls_on, "sit": Teller.sits,
    "see": Teller.sees, "open": Teller.opens, "inaugurate": Teller.opens, "unveil": Teller.opens, "launch": Teller.opens, "commission": Teller.opens, "cut": Teller.opens,
    "lay": Teller.opens, "lie": Teller.opens, "decorate": Teller.opens, "address": Teller.addresses, "write": Teller.writes, "welcome": Teller.welcomes, "invite": Teller.invites, "discuss": Teller.discusses, "negotiate": Teller.discusses, "depart": Teller.departs, "return": Teller.returns, "leave": Teller.departs, "head": Teller.departs,
}  # fmt: skip


def _objects(preps: list[Token] | None) -> list[Token]:
    nouns = [child for prep in preps or [] for child in prep.children if child.dep_ == "pobj"]
    return [one for noun in nouns for one in (noun, *noun.conjuncts)]


def _is_person(view: View, sentence: Sentence, noun: Token) -> bool:
    actor = view.actor_of(sentence, noun)
    if actor is not None and (actor.names or actor.role):
        return True
    if noun.pos_ == "PROPN" and view.countries(sentence.place(noun)):
        return False  # a seat of government, whatever the tagger makes of it: "visited Accra"
    return noun.ent_type_ == "PERSON" or noun.lemma_.lower() in {
        "counterpart",
        "delegation",
        "guest",
        "visitor",
        "colleague",
        "minister",
        "leader",
        "president",
        "premier",
        "official",
        "king",
        "emperor",
        "secretary",
        "ambassador",
        "envoy",
        "expert",
        "chief",
        "chair",
        "speaker",
    }


def _several(view: View, sentence: Sentence, noun: Token) -> bool:
    actor = view.actor_of(sentence, noun)
    return (
        bool(list(noun.conjuncts)) or (actor is not None and len(actor.countries) > 1) or noun.tag_ in {"NNS", "NNPS"}
    )

"""What grows, falls, is raised or doubled, and how a number says so."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Quantity, Sentence
from communique.registers.figures.concept import Phrase, is_person
from communique.registers.figures.nouns import noun_phrase
from communique.registers.grammar import subject
from communique.registers.view import View

# Nouns of a deed done with goods: "delivery of 20,000 tonnes of cement".
DELIVERIES = frozenset(
    "delivery supply export exports import imports purchase sale sales production shipment transport output provision".split()
)
_WITNESSING = frozenset("witness see record show post register report mark enjoy experience log".split())
_MOVES = frozenset("increase rise growth decline drop fall decrease gain jump reduction surge expansion".split())
_RAISING = frozenset(
    "increase expand double triple quadruple grow raise boost lift cut reduce lower bring push".split()
)
_UP = r"increase|rise|growth|gain|jump|surge|expansion|leap|climb"
_DOWN = r"decline|drop|fall|decrease|reduction|slump|contraction|dip"
_KIND = r"(?:(?:year-on-year|year-over-year|annual|yearly|y-o-y|yoy|monthly|further|sharp|steep|slight|modest|record|overall) )*"
_OF = re.compile(
    rf"\b(?:(?P<up>(?:{_UP})s?)|(?P<down>(?:{_DOWN})s?)) of (?:about |some |nearly |almost |over |more than |around |approximately |as much as )*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"[ -]?(?:per cent|percent|pct|%)?[ -]?{_KIND}(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE
)
_ANOTHER = re.compile(
    r"\b(?:(?P<up>grew|grow|grown|rose|rise|risen|increased?|jumped?|climbed?|surged?|expanded?)|(?P<down>fell|fall|fallen|dropped|drop|declined?|decreased?|shrank|slid))"
    r" by (?:another|a further|an additional) $",
    re.IGNORECASE,
)
_LOOK = 70  # characters on either side of a number
_WORD = re.compile(rf"(?:(?:a|an|the) )?{_KIND}(?:{_UP}|{_DOWN})s?", re.IGNORECASE)


def way(view: View, sentence: Sentence, quantity: Quantity) -> str:
    """ "growth" or "decline" where a share is told as one by a noun: "a rise of 35%", "a 12 percent increase"; else ""."""
    if quantity.unit not in {"%", "pp"}:
        return ""
    before = view.text(Span(max(sentence.span.start, quantity.span.start - _LOOK), quantity.span.start))
    behind = view.text(Span(quantity.span.end, min(sentence.span.end, quantity.span.end + _LOOK)))
    found = _OF.search(before) or _ANOTHER.search(before) or _BEHIND.match(behind)
    return "" if found is None else "growth" if found["up"] else "decline"


def is_move(words: str) -> bool:
    """Do words only say that something moved: "a year-on-year increase"?"""
    return _WORD.fullmatch(words) is not None


def doubled(view: View, sentence: Sentence, quantity: Quantity, token: Token) -> Phrase | None:
    """What doubles or is to be doubled: "agreed to double trade", "trade doubled, the consul said"."""
    if quantity.unit != "times" or token.pos_ != "VERB":
        return None
    thing = next((child for child in token.children if child.dep_ in {"dobj", "nsubjpass"}), None)
    if thing is None:
        thing = next((child for child in token.children if child.dep_ == "nsubj" and not is_person(child)), None)
        if thing is not None and thing.ent_type_ == "PERSON":
            thing = None
    return None if thing is None else noun_phrase(view, sentence, thing)


def raised(view: View, sentence: Sentence, top: Token, verb: Token) -> Phrase | None:
    """What somebody raises to a level: "plan to increase trade to $500 million"."""
    if verb.lemma_.lower() not in _RAISING:
        return None
    thing = next((child for child in verb.children if child.dep_ == "dobj" and not same(child, top)), None)
    to = any(
        child.dep_ == "prep" and child.lower_ in {"to", "by", "from"} and same(child, top) for child in verb.children
    )
    return None if thing is None or not to else noun_phrase(view, sentence, thing)


def same(one: Token, other: Token) -> bool:
    """Is a token the other one, or over it?"""
    return one.i == other.i or one.is_ancestor(other)


def whose(verb: Token) -> Token | None:
    """The subject; for "which" and "that" the noun that they stand for."""
    found = subject(verb)
    if found is not None and found.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return verb.head
    if found is None and verb.dep_ == "xcomp" and verb.head.dep_ == "acomp":
        return subject(verb.head.head)  # "Norway is willing to invest"
    return found


def witnessed(view: View, sentence: Sentence, token: Token) -> Phrase | None:
    """What grew, where a verb only saw its growth: "trade reached ..., witnessing a 22 % increase to $140 million"."""
    at = token
    for _ in range(4):
        if at.lemma_.lower() in _MOVES and at.dep_ == "dobj" and at.head.lemma_.lower() in _WITNESSING:
            verb = at.head
            who = whose(verb)
            if who is None and verb.dep_ in {"advcl", "conj", "xcomp"}:
                who = whose(verb.head)
            if who is None or same(who, token) or is_person(who):
                return None
            return noun_phrase(view, sentence, who)
        if at.head.i == at.i:
            return None
        at = at.head
    return None


_GAP = re.compile(
    r"\b(?:and|while|but) (?P<what>(?:[\w'’-]+ ){0,3}?(?:imports|exports|trade|turnover|investments?|sales|purchases|shipments|deliveries)(?: (?:from|to|with|in|of) (?:the )?[\w-]+)?) "
    r"(?:to|at|of) (?:about |some |nearly |almost |over |more than |around )?$",
    re.IGNORECASE,
)


def gapped(view: View, sentence: Sentence, quantity: Quantity) -> Phrase | None:
    """What the second of two sums measures that share a verb: "exports came to 3 billion and imports from it to 2 billion"."""
    before = [one for one in view.quantities(sentence.span) if one.span.end <= quantity.span.start]
    if not before:
        return None
    start = before[-1].span.end
    found = _GAP.search(view.text(Span(start, quantity.span.start)))
    if found is None:
        return None
    span = Span(start + found.start("what"), start + found.end("what"))
    return Phrase(found["what"], span)


_IN_GOODS = re.compile(
    r"\s*(?:USD|EUR|[A-Z]{3}|dollars|euros|yuan|yen)?\s*(?:in|worth of) (?P<what>(?:[\w-]+ ){0,2}?(?:exports|imports|aid|loans|grants|investments?|trade|assistance|credits?)(?: (?:from|to) (?:the )?[A-Z][\w-]+)?)"
)


def in_goods(view: View, sentence: Sentence, quantity: Quantity) -> Phrase | None:
    """What money is in: "96 million USD in exports from Vietnam and 50 million USD in imports"."""
    if not re.fullmatch(r"[A-Z]{3}", quantity.unit):
        return None
    found = _IN_GOODS.match(view.text(Span(quantity.span.end, sentence.span.end)))
    if found is None:
        return None
    span = Span(quantity.span.end + found.start("what"), quantity.span.end + found.end("what"))
    return Phrase(found["what"], span)

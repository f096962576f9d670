"""What a number measures, in a short noun phrase that can be read without the sentence.

The phrase is put together from the sentence's own nouns by the place of the number: "residents of the park" for "the park
has 68 residents", "growth of exports" for "exports rose by 5 per cent", "vaccine doses that China sent" for an object.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model.countries import countries as all_countries
from communique.model.spans import Span
from communique.reading.annotations import Quantity, Sentence
from communique.registers.figures.concept import Phrase, deed_of, is_person, is_weak, measured
from communique.registers.figures.moves import (
    DELIVERIES,
    doubled,
    gapped,
    in_goods,
    is_move,
    raised,
    same,
    way,
    whose,
    witnessed,
)
from communique.registers.figures.nouns import MEASURE_WORDS, NOT_NOUNS, is_short, noun_phrase
from communique.registers.figures.wording import joined, limited, without_numbers, without_units
from communique.registers.grammar import near_verb
from communique.registers.phrases import tidy, trim
from communique.registers.view import View

_HAVING = frozenset(
    "have boast employ include host comprise number count unite bring hold house own contain cover attract run operate gather join".split()
)
_LEVEL = frozenset("reach total amount stand hit exceed be come make grow rise fall increase drop surpass top account cost worth climb decline shrink jump soar plunge "
                   "narrow widen slip expand average equal approach near cross go stay remain gain lose double triple constitute represent run measure register see record gallop dip edge".split())  # fmt: skip
_SUM = frozenset(
    "total sum amount value volume number level size figure record tune order rate average maximum minimum".split()
)
_TRADE = re.compile(
    r"^(?:(?:total|overall|annual|mutual|bilateral|two-way|foreign|merchandise|goods)\s+)*(?:trade|turnover|commerce|trade turnover|trade volume|commodity turnover|trade in goods|volume of trade|trade exchange)$",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[A-Z]{3}")
_OF_GOODS = frozenset(
    "tonnes tons tonne ton barrels metres meters litres liters kilograms bales gigawatts megawatts".split()
)
_EMPTY = frozenset(
    {"it", "they", "this", "that", "figure", "sum", "total", "amount", "number", "value", "volume", "former", "latter"}
)
_OF_UNIT = {"km": "length", "kilometres": "length", "kilometers": "length", "miles": "length", "mw": "capacity", "megawatts": "capacity", "gw": "capacity", "gigawatts": "capacity",
            "hectares": "area", "square kilometres": "area", "square metres": "area", "sq km": "area", "sq m": "area", "years": "length", "days": "length", "months": "length", "kilovolts": "voltage"}  # fmt: skip


def indicator(view: View, sentence: Sentence, quantity: Quantity, token: Token) -> tuple[str, tuple[Span, ...]]:
    """The phrase and the spans that it was read from; "" where nothing tells what moved."""
    moved = _of_the_figure_before(view, sentence, quantity)
    if moved is not None:
        return moved
    verb = _verb_of(token)
    counted = _counted(view, sentence, quantity)
    seen = witnessed(view, sentence, token) if quantity.unit == "%" or _MONEY.fullmatch(quantity.unit) else None
    seen = doubled(view, sentence, quantity, token) or seen
    seen = seen or gapped(view, sentence, quantity) or in_goods(view, sentence, quantity)
    pieces = [seen] if seen is not None else _pieces(view, sentence, token, verb, counted, quantity.unit)
    words = joined([piece.words for piece in pieces])
    if not words:
        near = _nearest_noun(view, sentence, token)
        words, pieces = (near.words, [near]) if near else ("it", [Phrase("it", quantity.span)])
    better = measured(view, sentence, quantity) if is_weak(words, quantity) else None
    if better is not None:
        words, pieces = better.words, [better]
    words = _qualified(view, sentence, quantity, words)
    return limited(without_units(words)), tuple(piece.span for piece in pieces)


def _verb_of(token: Token) -> Token:
    """The verb over a number; of two clauses that the parser runs together the one before it: "reached 4 billion and 2,000 worked"."""
    verb = near_verb(token)
    if verb.i > token.i and any(part.dep_ == "cc" for part in token.doc[token.i + 1 : verb.i]):
        before = [part for part in token.doc[max(token.sent.start, token.i - _FEW) : token.i] if part.pos_ == "VERB"]
        return before[-1] if before and before[-1].lemma_.lower() in _LEVEL else verb
    return verb


_FEW = 4  # words
_SIGNED = re.compile(r"\(\s*([+\-–−])\s*\d?$")
_OPENING = 3  # characters of the bracket and the sign
_COUNTS = frozenset({"thousands", "millions", "billions", "thousand", "million", "billion"})
_BESIDE = 12  # characters from the figure to the bracket, its unit among them


def _of_the_figure_before(view: View, sentence: Sentence, quantity: Quantity) -> tuple[str, tuple[Span, ...]] | None:
    """How a figure moved, in brackets behind it: "31 million USD (+118%)"."""
    if quantity.unit not in {"%", "pp"}:
        return None
    start = quantity.span.start
    # The sign may belong to the number or stand before it.
    sign = _SIGNED.search(view.text(Span(max(sentence.span.start, start - _OPENING), start + 1)))
    before = [one for one in view.quantities(sentence.span) if one.span.end <= start and one.unit != "%"]
    if sign is None or not before or start - before[-1].span.end > _BESIDE:
        return None
    token = next(iter(sentence.inside(before[-1].span)), None)
    if token is None:
        return None
    words, spans = indicator(view, sentence, before[-1], token)
    move = "growth" if sign[1] == "+" else "decline"
    weak = _MONEY.fullmatch(words) or words.casefold() in _EMPTY | _COUNTS
    return ("" if weak else f"{move} of {words}"), spans


_MOVED = ("growth", "decline", "rise", "increase", "drop", "fall")


def _qualified(view: View, sentence: Sentence, quantity: Quantity, words: str) -> str:
    if _TRADE.match(words) and len(view.reading.pair) > 1 and len(view.countries(sentence.span)) < 2:
        names = [all_countries().by_code[code].name for code in view.reading.pair]
        words = f"{words} between {names[0]} and {names[1]}"
    prefix = _OF_UNIT.get(quantity.unit.casefold())
    if prefix and not re.match(rf"(?:\w+ )?{prefix}\b|.*\b(?:length|capacity|area|output)\b", words):
        words = f"{prefix} of {words}"
    told = way(view, sentence, quantity)
    if told:
        return f"{told} of {'it' if is_move(words) else words}"
    if quantity.change_kind and quantity.unit in {"%", "pp", "times"} and not words.startswith(_MOVED):
        return f"{'growth' if quantity.change_kind == 'up' else 'decline'} of {words}"
    if quantity.unit == "%" and not re.match(r"(?:share|rate|growth|decline|tariff|duty|stake|interest)", words):
        return f"share of {words}"
    return words


def _pieces(
    view: View, sentence: Sentence, token: Token, verb: Token, counted: Phrase | None, unit: str
) -> list[Phrase]:
    """The pieces of the phrase by the number's place in the clause."""
    top = _top(sentence, token, counted)
    share = _share(view, sentence, token)
    if share is not None:
        rest = [
            piece
            for piece in _by_verb(view, sentence, token, verb)
            if not piece.span.overlaps(share.span) and piece.words != "sum that"
        ]
        return [share, *rest[:3]]
    above = _noun_above(view, sentence, top, verb, unit)
    if counted is not None and not _MONEY.fullmatch(counted.words):
        owns = whose(verb)
        if owns is not None and _is_object(top, verb) and not same(owns, top):
            owner = noun_phrase(view, sentence, owns)
            if owner is not None and not owner.span.overlaps(counted.span):
                if verb.lemma_.lower() in _HAVING:
                    return [counted, Phrase("of", owner.span), owner]
                if verb.lemma_.lower() not in {"be"}:
                    return [counted, Phrase("that", owner.span), owner, Phrase(_verb_words(verb), sentence.place(verb))]
                return [counted, Phrase("of", owner.span), owner] if counted.words.count(" ") < 1 else [counted]
        if above is not None and not above.span.overlaps(counted.span):
            if above.words.split(" ")[-1].casefold() in DELIVERIES:
                return [above, Phrase("of", above.span), counted]
            return (
                [counted, Phrase("of", above.span), above]
                if top.head.lower_ in {"of", "in", "with"}
                else [counted, above]
            )
        return [counted]
    if above is not None:
        return _climbed(view, sentence, above, top, verb)
    return _by_verb(view, sentence, top, verb)


def _share(view: View, sentence: Sentence, token: Token) -> Phrase | None:
    """What a share is a share of: "80 % of container trains"."""
    for at in (token, token.head):
        if at.lower_ in {"%", "percent", "per", "cent", "pct", "percentage"} or at.ent_type_ == "PERCENT":
            for child in at.children:
                if child.dep_ == "prep" and child.lower_ == "of" and child.i > at.i:
                    for noun in child.children:
                        if noun.dep_ == "pobj":
                            return noun_phrase(view, sentence, noun)
    return None


def _climbed(view: View, sentence: Sentence, above: Phrase, top: Token, verb: Token) -> list[Phrase]:
    """A noun over the number; a bare "total" or "sum" takes what it is the total of."""
    if above.words.split(" ")[-1].casefold() not in _SUM and above.words.split(" ")[0].casefold() not in _SUM:
        return [above]
    more = [piece for piece in _by_verb(view, sentence, top, verb) if not piece.span.overlaps(above.span)]
    return [above, Phrase("of", above.span), *more] if more else [above]


def _by_verb(view: View, sentence: Sentence, top: Token, verb: Token) -> list[Phrase]:
    """A sum without a noun of its own: what the verb says of whom."""
    owns = whose(verb)
    owner = noun_phrase(view, sentence, owns) if owns is not None and not same(owns, top) else None
    aims = list(_aims(view, sentence, top, verb))
    moved = raised(view, sentence, top, verb)
    if moved is not None:
        return [moved]
    if owner is not None and owns is not None and is_person(owns):
        return _said_of_persons(view, sentence, verb, owner, aims)
    if verb.lemma_.lower() in _LEVEL or (owner is not None and not aims and verb.lemma_ == "be"):
        if owner is not None and owner.words.casefold() not in _EMPTY:
            return [owner]
        objects = [piece for piece in aims if piece.words.split(" ")[0] not in _AIMS]
        return objects[:1] or [Phrase("cost" if verb.lemma_ == "cost" else "it", sentence.place(verb))]
    if verb.lemma_.lower() in _MOVING and any(child.dep_ == "dobj" and child.lower_ == "it" for child in verb.children):
        return [
            Phrase("it", sentence.place(verb))
        ]  # "to raise it from 1 billion to 3": what the number before measured
    valued = _valued(view, sentence, top, verb)
    if valued is not None:
        return [valued]
    deed = deed_of(verb.lemma_.lower())
    if owner is not None and deed is not None:
        return [Phrase(deed, sentence.place(verb)), Phrase("of", owner.span), owner, *aims[:2]]
    if owner is not None and aims:
        return [Phrase("sum that", owner.span), owner, Phrase(_verb_words(verb), sentence.place(verb)), *aims[:2]]
    if owner is not None:
        return [Phrase("sum that", owner.span), owner, Phrase(_verb_words(verb), sentence.place(verb))]
    if deed is not None and aims and aims[0].words.split(" ")[0] in _AIMS:
        return [Phrase(deed, sentence.place(verb)), *aims[:2]]
    return aims[:1]


_MOVING = frozenset(
    {
        "raise",
        "increase",
        "bring",
        "boost",
        "expand",
        "lift",
        "take",
        "push",
        "cut",
        "reduce",
        "lower",
        "double",
        "triple",
    }
)
_VALUING = frozenset({"put", "estimate", "value", "place", "peg", "assess", "reckon"})


def _valued(view: View, sentence: Sentence, top: Token, verb: Token) -> Phrase | None:
    """What a number is put on: "the bank put the debt at $5 billion"."""
    if verb.lemma_.lower() not in _VALUING or not any(
        child.dep_ == "prep" and child.lower_ == "at" for child in verb.children
    ):
        return None
    what = next((child for child in verb.children if child.dep_ == "dobj" and not same(child, top)), None)
    return None if what is None else noun_phrase(view, sentence, what)


def _said_of_persons(view: View, sentence: Sentence, verb: Token, owner: Phrase, aims: list[Phrase]) -> list[Phrase]:
    """Persons do not grow and are no sum: what they raised, what they put a value on, else the sum that they name."""
    objects = [piece for piece in aims if piece.words.split(" ")[0] not in _AIMS]
    if objects and verb.lemma_.lower() in _LEVEL:
        return objects[:1]
    if verb.dep_ == "relcl" and not is_person(verb.head):
        valued = noun_phrase(view, sentence, verb.head)
        if valued is not None:
            return [valued]
    return [Phrase("sum that", owner.span), owner, Phrase(_verb_words(verb), sentence.place(verb)), *aims[:2]]


def _aims(view: View, sentence: Sentence, top: Token, verb: Token) -> list[Phrase]:
    """The object, and what follows "for", "in", "to", "on", "as", "into"."""
    out: list[Phrase] = []
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass", "attr", "oprd"} and not same(child, top):
            noun = noun_phrase(view, sentence, child)
            if noun is not None:
                out.append(noun)
        if child.dep_ == "prep" and child.lower_ in _AIMS and not same(child, top):
            for part in child.children:
                noun = (
                    noun_phrase(view, sentence, part)
                    if part.dep_ == "pobj" and part.ent_type_ not in {"DATE", "TIME"}
                    else None
                )
                if noun is not None:
                    out.append(Phrase(f"{child.lower_} {noun.words}", noun.span))
    return out


_AIMS = frozenset({"for", "in", "to", "on", "as", "into", "towards", "toward", "from", "under"})


def _nearest_noun(view: View, sentence: Sentence, token: Token) -> Phrase | None:
    """The last noun before the number that is no person and no date."""
    for part in reversed([one for one in sentence.tokens if one.i < token.i]):
        if (
            part.pos_ == "NOUN"
            and part.ent_type_ not in NOT_NOUNS
            and part.dep_ not in {"compound", "npadvmod"}
            and part.lemma_.lower() not in MEASURE_WORDS
        ):
            return noun_phrase(view, sentence, part, without=token)
    return None


def _verb_words(verb: Token) -> str:
    """The verb with its auxiliaries: "has sent", "will build"."""
    aux = [
        child.text
        for child in verb.children
        if child.dep_ in {"aux", "auxpass"} and child.lower_ not in {"to"} and child.i < verb.i
    ]
    return " ".join([*aux, verb.text])


def _top(sentence: Sentence, token: Token, counted: Phrase | None) -> Token:
    """The head of the number's phrase: the counted noun, else the currency or number itself."""
    if counted is None:
        return token
    inside = sentence.inside(counted.span)
    tops = [part for part in inside if part.head not in inside]
    return tops[0] if tops else token


def _is_object(top: Token, verb: Token) -> bool:
    at = top
    for _ in range(3):
        if at.head.i == verb.i:
            return at.dep_ in {"dobj", "attr", "prep", "obj", "oprd", "npadvmod", "ccomp", "advmod", "conj"}
        at = at.head
    return False


def _noun_above(view: View, sentence: Sentence, top: Token, verb: Token, unit: str) -> Phrase | None:
    """The noun that the number's phrase hangs on: "a deficit of 3 billion", "the $200 million smelter", "worth"."""
    at = top
    for _ in range(4):
        if at.head.i in (at.i, verb.i):
            return None
        at = at.head
        person = top.dep_ in {"appos", "conj"} and any(
            one.name_span is not None and one.name_span.covers(sentence.place(at)) for one in view.people(sentence.span)
        )
        if person or (_MONEY.fullmatch(unit) and at.text == unit):
            return None
        if any(part.dep_ == "cc" for part in top.doc[top.i + 1 : at.i]):
            return None  # "trade reached 4 billion and over 2,000 Turks worked there"
        if (
            at.pos_ in {"NOUN", "PROPN"}
            and at.ent_type_ not in {"DATE", "TIME"}
            and at.lemma_.lower() not in MEASURE_WORDS
            and not (at.lower_ in _OF_GOODS and at.lower_ in unit.casefold().split())
        ):
            return noun_phrase(view, sentence, at, without=top)
    return None


def _counted(view: View, sentence: Sentence, quantity: Quantity) -> Phrase | None:
    """The counted noun with its modifiers and complements, without the number."""
    if quantity.noun is None or _MONEY.fullmatch(quantity.unit):
        return None
    inside = sentence.inside(quantity.noun)
    if not inside:
        return None
    head = next((token for token in inside if token.head not in inside), inside[-1])
    last = inside[-1]
    for child in head.children:
        if child.i > head.i and child.dep_ in {"prep", "acl"} and is_short(view, sentence, child):
            last = max((last, child.right_edge), key=lambda part: part.i)
    start = max(
        sentence.place(inside[0]).start,
        quantity.span.end
        if quantity.span.start <= quantity.noun.start and quantity.span.end < quantity.noun.end
        else 0,
    )
    end = sentence.place(last).end
    if start >= end:
        return None
    span = trim(view.reading.text, Span(start, end))
    words = tidy(without_numbers(view.text(span)))
    return Phrase(words, span) if words else None

"""The noun that reading found a quantity to measure, where the room's own phrase cannot be read alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Quantity, Sentence
from communique.registers.phrases import tidy, trim
from communique.registers.view import View

_WEAK = re.compile(r"(?:it|they|this|that|there|who|which|sum that .*|.* it)", re.IGNORECASE)
_NOT_TELLING = frozenset({"it", "sum", "total", "figure", "number", "amount", "record", "time", "rest", "term", "whole", "effect", "goal", "memorandum", "plan", "agreement", "deal", "contract", "share", "company", "country", "summit", "project"})  # fmt: skip
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "DATE", "TIME"})


# What a verb of giving, taking or moving makes of a sum: "the bank will spend $1bn" is its spending.
_DEEDS = {
    "spend": "spending", "invest": "investment", "put": "investment", "lend": "loan", "borrow": "loan", "grant": "grant",
    "donate": "donation", "give": "aid", "contribute": "contribution", "pay": "payment", "fund": "funding",
    "finance": "funding", "allocate": "funding", "provide": "funding", "disburse": "disbursement", "pledge": "pledge",
    "export": "exports", "import": "imports", "sell": "sales", "buy": "purchases", "purchase": "purchases",
    "supply": "supply", "deliver": "supply", "produce": "output", "owe": "debt", "earn": "earnings", "lose": "losses",
    "carry": "freight", "transport": "freight", "haul": "freight", "ship": "shipments", "trade": "trade",
    "deposit": "deposits", "remit": "remittances", "consume": "consumption", "draw": "use", "receive": "receipts",
}  # fmt: skip


def deed_of(lemma: str) -> str | None:
    """The noun for the sum that a verb moves, None where there is none."""
    return _DEEDS.get(lemma)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of the indicator with its place."""

    words: str
    span: Span


def is_weak(words: str, quantity: Quantity) -> bool:
    """Does the phrase tell nothing without its sentence: "it", "sum that the bank gave", the unit alone?"""
    return _WEAK.fullmatch(words) is not None or words.casefold() == quantity.unit.casefold()


def measured(view: View, sentence: Sentence, quantity: Quantity) -> Phrase | None:
    """The first common noun that the quantity measures, with its words; None where there is none that tells anything."""
    for span in quantity.concept:
        inside = [token for token in sentence.tokens if span.covers(sentence.place(token))]
        head = next((token for token in inside if token.head not in inside or token.head is token), None)
        if (
            head is None
            or head.pos_ != "NOUN"
            or head.ent_type_ in _NAMES
            or head.lemma_.lower() in _NOT_TELLING
            or is_person(head)
        ):
            continue
        place = trim(view.reading.text, span)
        words = tidy(view.text(place))
        if words:
            return Phrase(words, place)
    return None


_PERSONS = frozenset(
    "side party official leader president minister premier expert analyst diplomat source spokesman spokeswoman ambassador "
    "envoy negotiator economist adviser representative".split()
)


def is_person(token: Token) -> bool:
    """Is a word one for persons, of whom a sum or a growth cannot be?"""
    return token.lemma_.lower() in _PERSONS and token.pos_ in {"NOUN", "PROPN"}

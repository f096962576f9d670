"""The nouns of a sentence as short phrases, without numbers."""

from __future__ import annotations

from spacy.tokens import Token

from communique.reading.annotations import Sentence
from communique.registers.figures.concept import Phrase
from communique.registers.figures.wording import without_numbers
from communique.registers.phrases import tidy, trim
from communique.registers.view import View

NOT_NOUNS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY"})
MEASURE_WORDS = frozenset(
    {"percent", "per", "cent", "%", "percentage", "time", "rate", "point", "pct", "which", "that", "who"}
)


def noun_phrase(view: View, sentence: Sentence, noun: Token, without: Token | None = None) -> Phrase | None:
    """A noun with its modifiers and short complements, without the number's own branch."""
    if noun.pos_ in {"PRON", "DET"} and noun.lower_ in {
        "we",
        "our",
        "it",
        "they",
        "he",
        "she",
        "i",
        "which",
        "that",
        "who",
        "this",
    }:
        actor = view.actor_of(sentence, noun)
        return (
            Phrase(actor.label.replace("; ", " and "), actor.span)
            if actor is not None and actor.countries and not actor.names
            else None
        )
    if noun.lemma_.lower() in MEASURE_WORDS or (noun.ent_type_ in NOT_NOUNS and noun.pos_ != "NOUN"):
        return None
    first = last = noun
    for child in noun.children:
        if without is not None and (child.i == without.i or child.is_ancestor(without)):
            continue
        if (
            child.i < noun.i
            and child.dep_ in {"compound", "amod", "nmod", "poss"}
            and child.pos_ not in {"PRON", "NUM"}
            and not _numeric(child)
        ):
            first = min((first, child.left_edge), key=lambda part: part.i)
        if (
            child.i > noun.i
            and child.dep_ == "prep"
            and child.lower_ in {"of", "with", "to", "in", "between", "from", "for", "by", "on"}
            and is_short(view, sentence, child)
        ):
            last = max((last, child.right_edge), key=lambda part: part.i)
    span = trim(view.reading.text, sentence.place(first, last))
    words = tidy(without_numbers(view.text(span)))
    return Phrase(words, span) if words else None


def _numeric(token: Token) -> bool:
    words = list(token.subtree)
    if any(part.text == "-" for part in words):
        return False  # "two-way", "three-year"
    return token.ent_type_ in {"MONEY", "CARDINAL", "PERCENT", "QUANTITY"} or any(
        part.pos_ in {"NUM", "SYM"} for part in words
    )


def is_short(view: View, sentence: Sentence, prep: Token) -> bool:
    """Is a complement short enough for a name, without numbers and dates?"""
    words = list(prep.subtree)
    return (
        len(words) <= 9
        and not any(part.pos_ == "NUM" for part in words)
        and not view.dates(view.subtree(sentence, prep))
    )

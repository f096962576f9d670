"""The whole name of a ministry, office or agency: "the Ministry of Trade and Industry of Ghana"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from communique.reading.english.lexicon import table

_LINKS = frozenset({"of", "for"})
_ABROAD = frozenset({"embassy", "consulate", "mission"})  # "the embassy in Suva"
_LONGEST = 10  # words behind the word for the house
_OPEN = frozenset({"the", "of", "for", "and"})


@cache
def _houses() -> frozenset[str]:
    return frozenset(table("speech.toml")["houses"])


def end_of(house: Token) -> Token:
    """The last word of the name that a house's word begins; the word itself where nothing of its name follows."""
    if house.lemma_.lower() not in _houses():
        return house
    last, links = house, _LINKS | ({"in"} if house.lemma_.lower() in _ABROAD else frozenset())
    for word in house.doc[house.i + 1 : min(house.sent.end, house.i + 1 + _LONGEST)]:
        if word.lower_ in links and last.i == word.i - 1:
            continue
        if word.lower_ in _OPEN or word.text == "&":
            continue
        if _is_adjective(word):
            continue  # "the embassy of the Turkish Republic", not "of the Turkish"
        gap = [part.lower_ for part in house.doc[last.i + 1 : word.i] if not _is_adjective(part)]
        named = word.text[:1].isupper() and word.pos_ in {"PROPN", "NOUN", "ADJ"}
        if not named or not (last.i > house.i or set(gap) & links):
            break
        if gap and not set(gap) <= _OPEN | links | {"&"}:
            break
        last = word
    return last


def _is_adjective(word: Token) -> bool:
    return word.ent_type_ == "NORP" and word.tag_ == "JJ"


def head_of(last: Token, first: int) -> Token:
    """The word for the house of which ``last`` ends the name, no further left than the word ``first``: "Ministry" of "... Affairs"."""
    for word in reversed(last.doc[first : last.i]):
        if word.lemma_.lower() in _houses() and end_of(word).i >= last.i:
            return word
    return last


def ends_a_body(noun: Token) -> bool:
    """Is a state the end of a body's name: "Statistics Estonia"?"""
    before = noun.nbor(-1) if noun.i else noun
    return (
        noun.ent_type_ == "ORG"
        and noun.ent_iob_ == "I"
        and before.i != noun.i
        and before.dep_ == "compound"
        and before.tag_ in {"NNP", "NNPS"}
        and before.lower_ not in {"president", "minister", "ambassador"}
    )

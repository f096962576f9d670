"""Numbered parts of one undertaking, named or left to be understood: "Phase II", "the second is being built", "a third one"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Token

from communique.reading.annotations import Sentence
from communique.registers.view import View

_NUMBER = re.compile(r"\d{1,2}[A-Za-z]?|[IVX]{1,4}")
_BACK = 2  # sentences in which the noun of "a third one" is looked for
_CLAUSAL = frozenset({"nsubj", "nsubjpass", "dobj", "conj", "pobj"})
_COUNTED = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class PhaseWords:
    """Lists of ``data/phases.toml``."""

    nouns: frozenset[str]
    routes: frozenset[str]
    ordinals: frozenset[str]
    alone: frozenset[str]
    numbers: frozenset[str]
    not_of: frozenset[str]
    stages: dict[str, str]


@cache
def phase_words() -> PhaseWords:
    """The lists."""
    data = tomllib.loads(
        resources.files("communique.registers").joinpath("data/phases.toml").read_text(encoding="utf-8")
    )
    lists = {name: frozenset(data[name]) for name in ("nouns", "routes", "ordinals", "alone", "numbers", "not_of")}
    return PhaseWords(**lists, stages=data["stages"])


@dataclass(frozen=True, slots=True)
class Phase:
    """A numbered part in one place. ``token`` is the word that stands in the clause, ``home`` the part's noun, which may be
    in a sentence before, and ``whole`` what it is said to be a part of.
    """

    token: Token
    first: Token
    last: Token
    label: str
    home: Token
    whole: Token | None


def phases_in(view: View, sentence: Sentence) -> Iterator[Phase]:
    """The numbered parts that a sentence names, in order."""
    words = phase_words()
    named = not sentence.forms.isdisjoint(words.nouns)
    if not named and sentence.forms.isdisjoint(words.alone):
        return
    for token, lower, stem in zip(sentence.words, sentence.lower, sentence.lemmas, strict=True):
        found = None
        if stem in words.nouns or lower in words.nouns:
            found = _named(token)
        elif lower in words.alone or lower in {"one", "ones"}:
            found = _understood(view, sentence, token)
        if found is not None:
            yield found


def understood(view: View, sentence: Sentence, token: Token) -> Phase | None:
    """The numbered part that a token stands for, named there or before."""
    words = phase_words()
    near = {token.lower_, token.lemma_.lower(), token.head.lower_, token.head.lemma_.lower()}
    near |= {child.lower_ for child in token.children}
    if near.isdisjoint(words.nouns) and near.isdisjoint(words.alone):
        return None
    return next((one for one in phases_in(view, sentence) if token.i in {one.token.i, one.first.i}), None)


def _named(noun: Token) -> Phase | None:
    """ "the second phase of the dam", "Phase II", "Units 3 and 4"."""
    if noun.pos_ not in _COUNTED:
        return None
    words = phase_words()
    ordinal = next((child for child in noun.children if child.i < noun.i and child.lower_ in words.ordinals), None)
    if ordinal is not None:
        whole = _whole((noun,))
        said = noun.doc[ordinal.left_edge.i : noun.i]
        label = " ".join([one.lower_ for one in said if one.lower_ in words.ordinals or one.lower_ == "and"])
        return Phase(noun, ordinal, _end(noun, whole), f"{label} {noun.lower_}", noun, whole)
    route = _route(noun) if noun.lemma_.lower() in words.routes else None
    if route is not None:
        return Phase(noun, noun, route, noun.doc[noun.i : route.i + 1].text, noun, _whole((noun,)))
    number = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    if number is None or not _is_number(noun, number):
        return None
    numbers = _numbers(number)
    head = number if noun.dep_ == "compound" and noun.head.i == number.i else noun
    whole = _whole((noun, *numbers))
    label = noun.doc[noun.i : numbers[-1].i + 1].text
    return Phase(head, noun, _end(numbers[-1], whole), label, noun, whole)


def _route(noun: Token) -> Token | None:
    """The last word of the ends that tell a stretch: "from Omanthai to Pallai", "between Nairobi and Naivasha", "to Kisumu"."""
    prep = next((child for child in noun.children if child.dep_ == "prep" and child.i == noun.i + 1), None)
    if prep is None or prep.lower_ not in {"from", "between", "to"}:
        return None
    ends = [one for one in prep.subtree if one.pos_ == "PROPN" and one.dep_ in {"pobj", "conj"}]
    return ends[min(1, len(ends) - 1)] if ends else None


def _numbers(number: Token) -> list[Token]:
    """The numbers of "Units 3, 4 and 5": the parser hangs the later ones on various words."""
    doc, numbers = number.doc, [number]
    while (after := numbers[-1].i + 2) < len(doc) and doc[after - 1].lower_ in {",", "and", "&"}:
        if not _NUMBER.fullmatch(doc[after].text):
            break
        numbers.append(doc[after])
    return numbers


def _is_number(noun: Token, number: Token) -> bool:
    spelled = _NUMBER.fullmatch(number.text) is not None or number.lower_ in phase_words().numbers
    return spelled and (number.head.i == noun.i or noun.head.i == number.i)


def _whole(tokens: tuple[Token, ...]) -> Token | None:
    """What a part is a part of: "of the dam", "at the plant", "the pipeline's"."""
    owner = next((child for child in tokens[0].children if child.dep_ == "poss" and child.pos_ in _COUNTED), None)
    if owner is not None:
        return owner
    for token in tokens:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"of", "at", "in"} and child.i > token.i:
                found = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
                if found is not None and (child.lower_ == "of" or found.pos_ == "PROPN"):
                    return found
    return None


def _end(token: Token, whole: Token | None) -> Token:
    return token if whole is None or whole.i < token.i else whole


def _understood(view: View, sentence: Sentence, token: Token) -> Phase | None:
    """ "the second is being built", "we need a third one": the noun is the last that was counted or numbered."""
    alone = phase_words().alone
    if token.lower_ in alone:
        ordinal = token
        if token.dep_ not in _CLAUSAL or token.ent_type_ in {"DATE", "TIME", "PERCENT"}:
            return None
    else:
        found = next((child for child in token.children if child.lower_ in alone and child.i < token.i), None)
        if found is None:
            return None
        ordinal = found
    if any(child.lower_ in {"of", "in"} for child in token.children) or (
        token.dep_ == "pobj" and token.head.lower_ not in {"of", "on", "for"}
    ):
        return None  # "a third of the grain", "the first in ten years", "fell by a third"
    noun = _antecedent(view, sentence, token)
    if noun is None:
        return None
    return Phase(token, ordinal, token, f"{ordinal.lower_} {noun.lemma_.lower()}", noun, _whole((noun,)))


def _antecedent(view: View, sentence: Sentence, token: Token) -> Token | None:
    """The noun of a part that was counted or numbered last, in the sentence or the two before it."""
    at: Sentence | None = sentence
    for back in range(_BACK + 1):
        at = sentence if back == 0 else view.neighbour(sentence, -back)
        if at is None:
            return None
        for noun in reversed(at.words):
            if noun.i < token.i and noun.pos_ in _COUNTED and _counted(noun):
                return noun if noun.lemma_.lower() in phase_words().nouns else None
    return None


def _counted(noun: Token) -> bool:
    ordinals = phase_words().ordinals
    return noun.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT"} and any(
        child.i < noun.i and (child.dep_ == "nummod" or child.lower_ in ordinals) for child in noun.children
    )

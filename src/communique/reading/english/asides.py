"""Speakers whom the parser ties elsewhere: ", said Minister A B,", ", he recalled,", "in the opinion of A B"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.reading.annotations import Sentence
from communique.reading.english.houses import head_of

_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLOSES = frozenset({",", ".", ";", ""})
_PERSONS = frozenset({"he", "she", "they"})
_LONGEST = 9  # words of a speaker between his verb and a comma
_VIEWS = frozenset(
    "opinion view words account mind judgment judgement assessment estimation eyes telling reckoning".split()
)
_INTO = frozenset({"in", "to", "by"})


def teller(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a clause of saying that stands between commas in another: its head noun, or a pronoun."""
    if verb.tag_ not in _FINITE:
        return None
    words = sentence.words
    at = verb.i - words[0].i
    return _behind(words, at) or _before(words, at)


def _text(words: tuple[Token, ...], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""


def _behind(words: tuple[Token, ...], at: int) -> Token | None:
    """ ", said Minister A B, the negotiator,": behind the verb."""
    if at < 1 or _text(words, at - 1) != ",":
        return None
    last = at
    while last + 1 < len(words) and last - at < _LONGEST and words[last + 1].pos_ in _PHRASE:
        last += 1
    if last == at or words[last].pos_ not in _NOUNS or _text(words, last + 1) not in _CLOSES:
        return None
    return words[last]


_WHEN_SAID = re.compile(
    r"(?:(?:late |earlier )?on (?:\w+day|\d|[A-Z][a-z]+ \d)|here|today|yesterday|earlier|in an? (?:written |joint |press |radio |television )?(?:statement|interview|speech|note|tweet|briefing))\b",
)
_REPORTING = frozenset(
    {"say", "announce", "tell", "state", "report", "declare", "add", "disclose", "reveal", "confirm"}
)
_LONGEST_ADJUNCT = 6  # words


def _closes(words: tuple[Token, ...], at: int) -> bool:
    """Does the clause end here, or behind when or where it was said: ", A B announced on Thursday, at"?"""
    if _text(words, at) in _CLOSES:
        return True
    verb = words[at - 1]
    if verb.lemma_.lower() not in _REPORTING or verb.dep_ == "relcl":
        return False
    if _WHEN_SAID.match(verb.doc[verb.i + 1 : verb.i + _LONGEST_ADJUNCT].text) is None:
        return False
    return any(_text(words, place) in _CLOSES for place in range(at, at + _LONGEST_ADJUNCT))


def _before(words: tuple[Token, ...], at: int) -> Token | None:
    """ ", he recalled," and ", Minister A B hinted.": before the verb, an auxiliary between."""
    if not _closes(words, at + 1):
        return None
    last = at - 1
    while last > 0 and words[last].pos_ in {"AUX", "ADV"}:
        last -= 1
    if last < 1 or (words[last].pos_ not in _NOUNS and words[last].lower_ not in _PERSONS):
        return None
    first = last
    while first > 0 and last - first < _LONGEST and words[first - 1].pos_ in _PHRASE | {"PRON", "ADP"}:
        first -= 1
    opened = first > 1 and _text(words, first - 1) == ","
    return head_of(words[last], words[first].i) if opened and first > 1 else None


def holder(sentence: Sentence) -> tuple[Token, Token] | None:
    """Whose opinion a sentence tells, and the word for it: "in the opinion of A B", "to the minister's mind", "in Peru's view"."""
    if sentence.forms.isdisjoint(_VIEWS):
        return None
    for token in sentence.words:
        if token.lower_ not in _VIEWS or token.dep_ != "pobj" or token.head.lower_ not in _INTO:
            continue
        owner = next((child for child in token.children if child.dep_ == "poss"), None)
        if owner is None and any(child.lower_ == "the" for child in token.children):
            of = next((child for child in token.children if child.lower_ == "of"), None)
            owner = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
        if owner is not None:
            return owner, token
    return None


def doer(verb: Token) -> Token | None:
    """Who does what a passive verb tells: "was welcomed by both sides"."""
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    return next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None


def quoted_source(verb: Token) -> Token | None:
    """Whose words others quote: "a Moldovan official was quoted as saying"."""
    if verb.lower_ != "saying" or verb.head.lower_ != "as":
        return None
    quoting = verb.head.head
    if quoting.lemma_.lower() not in {"quote", "cite"}:
        return None
    own = next((child for child in quoting.children if child.dep_ in {"nsubjpass", "nsubj"}), None)
    return own if own is not None else quoting.head if quoting.dep_ in {"acl", "relcl"} else None

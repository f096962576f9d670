"""What a number counts: the noun that the parse gives it, or the next one that can be counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.reading.english.quantities_grammar import data, kinds_of, left

_WITHIN = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "VERB", "NUM"})
_REACH = 9
_SAME_IN_PLURAL = frozenset(
    [
        "people",
        "staff",
        "personnel",
        "aircraft",
        "troops",
        "police",
        "spacecraft",
        "cattle",
        "livestock",
        "sheep",
        "fish",
        "species",
        "series",
        "offspring",
        "crew",
        "dead",
        "wounded",
        "injured",
        "media",
        "data",
        "headquarters",
        "women",
        "men",
        "children",
        "head",
        "memoranda",
        "phenomena",
        "criteria",
    ]
)
_IRREGULAR = {
    "person": "people",
    "man": "men",
    "foot": "feet",
    "strong": "people",
    "seater": "seats",
    "country": "countries",
    "story": "storeys",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its text at hand: spaCy builds the text anew each time that it is asked for."""

    text: str
    tokens: SpacySpan
    base: int
    kinds: frozenset[str]  # of words of quantities that it holds

    @classmethod
    def of(cls, sentence: Sentence) -> Line:
        """The line of a sentence."""
        return cls(sentence.text, sentence.tokens, sentence.base, kinds_of(sentence.text))

    @property
    def shift(self) -> int:
        """What to add to an offset in ``text`` to get one in the reading's text."""
        return self.base + int(self.tokens.start_char)

    def place(self, first: Token, last: Token) -> Span:
        """The span from one token to another."""
        return Span(self.base + first.idx, self.base + last.idx + len(last))


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun: its plural as written, its place, and the place of the phrase that it heads."""

    unit: str
    span: Span
    phrase: Span


@cache
def growth_verbs() -> frozenset[str]:
    """Lemmas of verbs of growth and decline."""
    growth = data()["growth"]
    return frozenset((*growth["up_verbs"], *growth["down_verbs"], "go", "reach", "number", "total"))


@cache
def not_counted() -> frozenset[str]:
    """Plural nouns that a number beside them does not count."""
    return frozenset(data()["references"]["not_counted"])


def last_token(sentence: Line, end: int) -> Token | None:
    """The token that holds the character before ``end`` of the sentence's text."""
    part = sentence.tokens.doc.char_span(
        sentence.tokens.start_char + max(0, end - 1), sentence.tokens.start_char + end, alignment_mode="expand"
    )
    return part[-1] if part is not None and len(part) else None


def plural(noun: str) -> str:
    """The plural of a noun in a compound ("member" of "ten-member")."""
    lower = noun.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if lower.endswith("s"):
        return lower
    return lower[:-1] + "ies" if re.search(r"[^aeiou]y$", lower) else lower + "s"


def _countable(token: Token) -> bool:
    return (
        (token.tag_ in {"NNS", "NNPS"} and not token.text[0].isdigit())
        or token.lower_ in _SAME_IN_PLURAL
        or re.fullmatch(r"[A-Z][A-Za-z]*[A-Zo]s", token.text) is not None
    )


def _next_noun(number: Token, stop: int) -> Token | None:
    """The plural noun that ends the stretch of words behind the number, past "of the" too."""
    doc = number.doc
    at = number.i + 1
    if at + 1 < stop and doc[at].lower_ == "of":
        at += 1
        while at < stop and doc[at].pos_ in {"DET", "PRON", "NUM"}:
            at += 1
    found: Token | None = None
    for index in range(at, min(stop, at + _REACH)):
        token = doc[index]
        if _countable(token) and token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}:
            found = token
            following = doc[index + 1] if index + 1 < stop else None
            if following is None or not (
                following.tag_ in {"NNS", "NN"} and following.dep_ != "appos" and following.head.i >= index
            ):
                return found
            continue
        if found is not None:
            return found
        joins = (
            token.text in {"-", "–", "/", "'s", "&"} or (token.pos_ == "CCONJ" and index > at) or token.tag_ == "POS"
        )
        if not (token.pos_ in _WITHIN or joins) or token.tag_ in {"VBD", "VBZ", "VBP", "MD", "VB"}:
            return None
    return found


def _other_number(number: Token, head: Token) -> bool:
    """Does another number stand between the two, so that the noun is that one's?"""
    return any(token.like_num for token in number.doc[number.i + 1 : head.i])


def counted(sentence: Line, end: int) -> Counted | None:
    """What the number that ends at ``end`` of the sentence's text counts, None when no noun is found."""
    number = last_token(sentence, end)
    if number is None:
        return None
    stop = sentence.tokens.end
    head: Token | None = None
    node = number
    for _ in range(3):
        if node.dep_ in {"nummod", "quantmod", "compound", "nmod", "amod"} and node.head is not node:
            node = node.head
            if node.pos_ in {"NOUN", "PROPN"} and node.i > number.i:
                head = node
                break
        else:
            break
    if head is None or not _countable(head) or head.i - number.i > _REACH or _other_number(number, head):
        found = _next_noun(number, stop)
        head = found if found is not None else None
    following = number.doc[number.i + 1] if number.i + 1 < stop else None
    if head is None and following is not None and following.pos_ == "PROPN" and following.ent_type_ == "NORP":
        head = following
    if head is None or head.i >= stop:
        return None
    first = number.doc[number.i + 1]
    while first.i < head.i and first.text in {"of", "the", "-", "its", "these", "those", "their"}:
        first = number.doc[first.i + 1]
    if head.ent_type_ == "NORP":
        return Counted("people", sentence.place(head, head), sentence.place(first, head))
    return Counted(
        head.lower_ if head.tag_ != "NNPS" or head.lower_ != head.text else head.text,
        sentence.place(head, head),
        sentence.place(first, head),
    )


def counted_before(sentence: Line, end: int) -> str | None:
    """What a bare number counts that its clause named before: "the number of flights from 14", "visas rose to 500"."""
    number = last_token(sentence, end)
    if number is None:
        return None
    named = re.search(r"\bnumber of (?:[\w'-]+ ){0,3}?([a-z]{3,}s)\b", left(sentence.text, end))
    if named:
        return named.group(1)
    node = number
    for _ in range(4):
        if node.head is node:
            break
        node = node.head
        if node.pos_ == "VERB" and node.lemma_ in growth_verbs():
            for child in node.children:
                if child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ == "NNS" and child.lower_ not in not_counted():
                    return child.lower_
            break
    return None


def measured(sentence: Line, end: int) -> Span | None:
    """The noun phrase beside an amount: "$8 billion loan", "80% of container trains". None where none follows."""
    token = last_token(sentence, end)
    if token is None or token.i + 1 >= sentence.tokens.end:
        return None
    doc, at = token.doc, token.i + 1
    partitive = doc[at].lower_ == "of" and at + 1 < sentence.tokens.end
    if partitive:
        at += 1
        while at < sentence.tokens.end - 1 and doc[at].pos_ == "DET":
            at += 1
    first = doc[at]
    last: Token | None = None
    for index in range(at, min(sentence.tokens.end, at + _REACH)):
        word = doc[index]
        if word.pos_ in {"NOUN", "PROPN"}:
            last = word
        elif last is not None or (
            word.pos_ not in {"ADJ", "NUM"} and word.tag_ not in {"VBN", "VBG"} and word.text != "-"
        ):
            break
    if last is None or last.ent_type_ in {"DATE", "TIME"} or first.lower_ in {"year", "month", "quarter", "y"}:
        return None
    return sentence.place(first, last)

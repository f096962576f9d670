"""What a quantity measures, on the parse: the nouns over it, beside it, and the subject and object of its verb.

``concept(line, quantity, others)`` gives the places of noun phrases, the nearest first. The way goes up from the head of the
quantity's own words: the noun that these words describe ("a 25% tax"), what a share is a share of ("60% of its revenue"), the
noun that they complete ("a loss of $3bn"), then object and subject of the verb ("sales rose 5%", "cut sales by 5%").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Quantity, QuantityKind
from communique.reading.english.quantities_nouns import Line
from communique.reading.english.quantities_units import currency_names, singular_measure, time_measures

_MODIFIES = frozenset({"compound", "nummod", "amod", "nmod", "quantmod", "poss", "npadvmod", "advmod"})
_LEFT = frozenset({"compound", "amod", "nmod", "poss"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "attr", "oprd"})
_COMPLETES = frozenset({"of", "in", "for", "on", "at", "to", "between", "with", "from"})
_SHARE = frozenset({"of", "in", "on", "for", "from"})
_TIMES = frozenset({"DATE", "TIME"})
_NUMBERS = frozenset({"MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"})
_MOST = 4
_STEPS = 6


def concept(line: Line, quantity: Quantity, others: Sequence[Quantity]) -> tuple[Span, ...]:
    """Places of the noun phrases that a quantity of the sentence measures; empty where none is named."""
    if quantity.kind is QuantityKind.LENGTH or (quantity.kind is QuantityKind.COUNT and quantity.value == 1):
        return ()
    twin = _twin(line, quantity, others)
    if twin is not None:
        return concept(line, twin, others)
    own = _own(line, quantity)
    if not own:
        return ()
    mine = {token.i for token in own}
    top = next((token for token in own if token.head.i not in mine or token.head.i == token.i), own[0])
    numbers = _taken(line, others) | mine
    out: list[Span] = []
    for token in _nouns(top, mine, counts=_counts(quantity)):
        span = _phrase(line, token, numbers)
        if span is not None and not any(span.overlaps(one) for one in out):
            out.append(span)
    if not out and not any(token.pos_ in {"VERB", "AUX"} for token in line.tokens if token.tag_ not in {"VBN", "VBG"}):
        out.extend(_before(line, own[0], numbers))
    return tuple(out[:_MOST])


def _before(line: Line, first: Token, numbers: set[int]) -> Iterator[Span]:
    """The last noun before a number in a line without a verb."""
    for token in reversed(line.tokens.doc[line.tokens.start : first.i]):
        if token.i in numbers or token.text in {";", ","}:
            return
        if token.pos_ in {"NOUN", "PROPN"}:
            span = _phrase(line, token, numbers)
            if span is not None:
                yield span
            return


def _counts(quantity: Quantity) -> bool:
    """Does the unit itself say what is counted?"""
    unit = quantity.unit
    return bool(unit) and unit not in {"%", "pp", "times", "rank"} and unit not in currency_names() and singular_measure(unit) is None  # fmt: skip


def _twin(line: Line, quantity: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """The quantity that this one says again in brackets: "seven miles (11 km)"."""
    before = [one for one in others if one.span.end <= quantity.span.start]
    if not before:
        return None
    last = before[-1]
    end = max(last.span.end, last.unit_span.end if last.unit_span is not None else 0)
    between = line.text[end - line.shift : quantity.span.start - line.shift]
    return last if between.strip() in {"(", ", or", "/", "or", "[", "- or"} else None


def _own(line: Line, quantity: Quantity) -> list[Token]:
    spans = [quantity.span, *(one for one in (quantity.unit_span, quantity.per) if one is not None)]
    if _counts(quantity) and quantity.noun is not None:
        spans.append(quantity.noun)
    return [token for token in line.tokens if any(span.overlaps(line.place(token, token)) for span in spans)]


def _taken(line: Line, quantities: Sequence[Quantity]) -> set[int]:
    """The tokens of all numbers and their units."""
    spans = [span for one in quantities for span in (one.span, one.unit_span, one.per) if span is not None]
    return {token.i for token in line.tokens if any(span.overlaps(line.place(token, token)) for span in spans)}


def _nouns(top: Token, mine: set[int], *, counts: bool) -> Iterator[Token]:
    """The nouns that a quantity measures, the nearest first."""
    if not counts:
        for child in top.children:
            if child.dep_ == "prep" and child.lower_ in _SHARE and child.i > top.i and child.i not in mine:
                yield from (one for one in child.children if one.dep_ == "pobj" and one.ent_type_ not in _TIMES)
    at = top
    for _ in range(_STEPS):
        above = at.head
        if above.i == at.i:
            break
        if above.pos_ in {"VERB", "AUX"}:
            yield from _arguments(above, at)
            break
        if above.pos_ in {"NOUN", "PROPN"} and above.i not in mine and above.ent_type_ not in _TIMES:
            yield above
        at = above


def _arguments(verb: Token, branch: Token) -> Iterator[Token]:
    """Object and subject of a verb, without the branch that the quantity stands in."""
    for child in verb.children:
        if child.dep_ in _OBJECTS and child.i != branch.i and child.ent_type_ not in _NUMBERS:
            yield child
    subject = _subject(verb)
    if subject is not None and subject.pos_ == "PRON" and verb.dep_ in {"ccomp", "advcl"}:
        subject = _subject(verb.head) if subject.lower_ in {"it", "they"} else None
    if subject is not None and subject.i != branch.i and not branch.is_ancestor(subject):
        yield subject


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb that it is joined to or hangs on."""
    at = verb
    for _ in range(_STEPS):
        for child in at.children:
            if child.dep_ in _SUBJECTS:
                return at.head if child.tag_ in {"WDT", "WP"} and at.dep_ == "relcl" else child
        if at.dep_ in {"acl", "relcl"} and at.head.pos_ in {"NOUN", "PROPN"}:
            return at.head
        if at.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"} or at.head.i == at.i:
            return None
        at = at.head
    return None


def _phrase(line: Line, noun: Token, numbers: set[int]) -> Span | None:
    """A noun with what stands before it and short complements behind it, without numbers."""
    if noun.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"} or noun.i in numbers:
        return None
    first = last = noun
    for child in noun.children:
        if child.i < noun.i and child.dep_ in _LEFT and child.pos_ not in {"PRON", "NUM", "DET"}:
            edge = child.left_edge
            if not any(index in numbers for index in range(edge.i, noun.i)) and edge.i < first.i:
                first = edge
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ in _COMPLETES:
            edge = child.right_edge
            if edge.i - noun.i <= _STEPS and not any(index in numbers for index in range(noun.i, edge.i + 1)):
                last = edge if edge.i > last.i else last
    return line.place(first, last)

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
from communique.reading.english.quantities_units import currency_names, singular_measure

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
    counts = _counts(quantity)
    gapped = None if counts else _gapped(line, own[0], numbers)
    nouns = [gapped] if gapped is not None else [*_of(line, own[-1], counts=counts), *_nouns(top, mine, counts=counts)]
    for token in nouns:
        span = _phrase(line, token, numbers)
        if span is not None and not any(span.overlaps(one) for one in out):
            out.append(span)
    if not out and (not counts or not any(token.dep_ in _SUBJECTS for token in line.tokens)):
        out.extend(_before(line, own[0], numbers))
    return tuple(out[:_MOST])


def _of(line: Line, last: Token, *, counts: bool) -> Iterator[Token]:
    """The noun behind "of" right after the amount, however the parser hangs it: "1,000 megawatts of capacity"."""
    doc, at = line.tokens.doc, last.i + 1
    if counts or at >= line.tokens.end or doc[at].lower_ != "of":
        return
    yield from (child for child in doc[at].children if child.dep_ == "pobj" and child.ent_type_ not in _TIMES)


def _gapped(line: Line, first: Token, numbers: set[int]) -> Token | None:
    """The noun of a clause that leaves out its verb: "exports rose 5% and imports 7%"."""
    doc = line.tokens.doc
    found: Token | None = None
    for token in reversed(doc[line.tokens.start : first.i]):
        if token.i in numbers or token.pos_ in {"VERB", "AUX"}:
            return None
        if token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in _TIMES and found is None:
            found = token
        if token.lower_ in {"and", ",", ";", "while", "with"} and found is not None:
            ahead = doc[line.tokens.start : token.i]
            shares = bool(ahead) and ahead[-1].i in numbers
            return found if shares and all(one.pos_ not in {"VERB", "AUX"} for one in doc[token.i : first.i]) else None
    return None


def _before(line: Line, first: Token, numbers: set[int]) -> Iterator[Span]:
    """The last noun before a number in its own clause, for want of a better one."""
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
    return _touched(line, spans)


def _taken(line: Line, quantities: Sequence[Quantity]) -> set[int]:
    """The tokens of all numbers and their units; what others count may be measured ("the two navies sailed 900 miles")."""
    units = [one.unit_span for one in quantities if not _counts(one)]
    spans = [span for span in (*units, *(one.span for one in quantities), *(one.per for one in quantities)) if span]
    return {token.i for token in _touched(line, spans)}


def _touched(line: Line, spans: Sequence[Span]) -> list[Token]:
    """The tokens that one of the spans touches, in order."""
    doc, first, last = line.tokens.doc, line.tokens.start, line.tokens.end
    inside: set[int] = set()
    for span in spans:
        part = doc.char_span(span.start - line.base, span.end - line.base, alignment_mode="expand")
        if part is not None:
            inside.update(range(max(part.start, first), min(part.end, last)))
    return [doc[place] for place in sorted(inside)]


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
    if branch.dep_ in _SUBJECTS:
        return
    for child in verb.children:
        if child.dep_ in _OBJECTS and child.i != branch.i and child.ent_type_ not in _NUMBERS:
            yield child
    subject = _subject(verb)
    if subject is not None and subject.pos_ == "PRON" and verb.dep_ in {"ccomp", "advcl"}:
        subject = _subject(verb.head) if subject.lower_ in {"it", "they", "he", "she"} else None
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
    return line.place(*_hyphenated(first, last))


def _hyphenated(first: Token, last: Token) -> tuple[Token, Token]:
    """The two ends moved out to whole words where hyphens hold them to others: "Al-Rashid"."""
    doc = first.doc
    while first.i > 1 and doc[first.i - 1].text == "-" and first.i > first.sent.start + 1 and not doc[first.i - 1].whitespace_ and not doc[first.i - 2].whitespace_:  # fmt: skip
        first = doc[first.i - 2]
    while (
        last.i + 2 < len(doc)
        and doc[last.i + 1].text == "-"
        and last.i + 2 < last.sent.end
        and not last.whitespace_
        and not doc[last.i + 1].whitespace_
    ):
        last = doc[last.i + 2]
    return first, last

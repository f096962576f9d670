"""What is said about a quantity beside its number and unit: bound, motion, rate, the level it goes on from, concept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from communique.model.spans import Span
from communique.reading.annotations import Quantity, QuantityKind
from communique.reading.english import quantities_grammar as grammar
from communique.reading.english.quantities_change import motion
from communique.reading.english.quantities_concept import concept
from communique.reading.english.quantities_nouns import Line
from communique.reading.english.quantities_units import time_measures, units

_TO = re.compile(r"\bto(?: (?:a|an|the)(?: \w+){0,3} of)?(?: as \w+ as)? (?:\w+ )?$")
_FROM = re.compile(r"\bfrom(?: (?:a|an|the|its|their)(?: \w+){0,4} of)?(?: as \w+ as)?(?: \w+){0,2} ?$", re.IGNORECASE)
_JOIN = re.compile(r" ?[-–] ?| to | or |-to-|- to ")
_BETWEEN = re.compile(r"\bbetween(?: \w+)?\s*$", re.IGNORECASE)
_FARTHEST = 80
_MOVES = frozenset({"%", "pp", "basis points", "points", "cents", "pence"})  # what is gained and lost on markets
_AVERAGE = re.compile(r"\baverag(?:ed|es|ing)\s$")
_BELOW = re.compile(r"\b(?:under|shy)\b")  # "just under" is near, and less
_WITHIN = re.compile(
    r"\b(?:past|last|next|coming|within|(?<!for )(?<!of )(?<!well )(?<!just )(?<!lasted )(?<!took )(?<!in )over(?: the)?)\s$"
)  # a time in which something happens
_AGAIN = re.compile(r"\s?[(\[]")


def detailed(line: Line, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a sentence, in order, with their details."""
    out: list[Quantity] = []
    for quantity in _ranges(line, quantities):
        start, end = quantity.span.start - line.shift, quantity.span.end - line.shift
        before = grammar.left(line.text, start)
        bound, at = grammar.qualifier_before(before)
        first = start - len(before) + at
        if bound == "about" and _BELOW.search(before[at:]):
            bound = "less_than"
        if _AVERAGE.search(before):
            bound = "about"
        if quantity.unit in time_measures() and _WITHIN.search(before):
            bound = ""
        if not bound and out and _AGAIN.fullmatch(line.text[_end(out[-1]) - line.shift : start]):
            bound = out[-1].bound  # the same amount in another unit
        if not bound and quantity.qualifier not in {"exact", "range"}:
            bound = quantity.qualifier
        out.append(
            replace(
                quantity,
                bound=bound,
                motion=motion(line, first, end, share=quantity.unit in _MOVES)
                or ("down" if quantity.value < 0 else ""),
                per=_per(line, quantity),
                origin=_origin(line, quantity, out[-1] if out else None),
            )
        )
    return [replace(quantity, concept=concept(line, quantity, out)) for quantity in out]


def _ranges(line: Line, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with those in passing joined that make a range: "between 3 and 5 on the scale", "one or two men"."""
    out: list[Quantity] = []
    for quantity in quantities:
        before = out[-1] if out else None
        if before is not None and _is_range(line, before, quantity):
            span = Span(before.span.start, quantity.span.end)
            out[-1] = replace(quantity, span=span, value=before.value, value_high=quantity.value, qualifier="range")
        else:
            out.append(quantity)
    return out


def _is_range(line: Line, low: Quantity, high: Quantity) -> bool:
    figures = low.kind is QuantityKind.FIGURE and (high.kind is QuantityKind.FIGURE or low.unit != "")
    if figures or low.value >= high.value or not low.value_high is high.value_high is None:
        return False
    if low.unit not in {"", high.unit} or {low.kind, high.kind} & {QuantityKind.VAGUE}:
        return False
    text = line.text
    between = text[low.span.end - line.shift : high.span.start - line.shift]
    if _JOIN.fullmatch(between):
        return True
    lead = grammar.left(text, low.span.start - line.shift)
    return between == " and " and _BETWEEN.search(lead) is not None


def _end(quantity: Quantity) -> int:
    return max(span.end for span in (quantity.span, quantity.unit_span, quantity.per) if span is not None)


@cache
def _rate() -> re.Pattern[str]:
    """The pattern of "per barrel", "a day", "/kg" behind an amount, with group ``by``."""
    words = sorted({word for unit in units() for word in unit.words} | set(grammar.data()["rates"]["nouns"]), key=len)
    symbols = sorted((symbol for unit in units() for symbol in (*unit.symbols, *unit.tight)), key=len)
    known = "|".join(map(re.escape, reversed(words)))
    short = "|".join(map(re.escape, reversed(symbols)))
    return re.compile(
        rf"(?: U\.?S\.?| USD)?(?:[ -](?:per|for every|for each)[ -](?!cent\b|capita\b)(?P<per>(?i:{known})|{short}|[A-Za-z]+(?:-[a-z]+)*)"
        rf"|[ -](?:an?|each|every)[ -](?P<a>(?i:{'|'.join(map(re.escape, grammar.data()['rates']['after_a']))}))(?! (?:ago|earlier|later|before|after)\b)"
        rf"| ?/ ?(?P<slash>(?i:{known})|{short}))(?!\w)"
    )


def _per(line: Line, quantity: Quantity) -> Span | None:
    ends = [quantity.span.end]
    if quantity.unit_span is not None and quantity.unit_span.start >= quantity.span.end:
        ends.append(quantity.unit_span.end)
    for end in ends:
        match = _rate().match(line.text, end - line.shift)
        if match:
            start, stop = next(match.span(name) for name in ("per", "a", "slash") if match[name])
            return Span(line.shift + start, line.shift + stop)
    return None


def _origin(line: Line, quantity: Quantity, before: Quantity | None) -> Span | None:
    """The number before this one where the text goes on from that to this: "from 21 a litre in May to 23"."""
    if (
        before is None
        or before.value_high is not None
        or quantity.value_high is not None
        or before.kind != quantity.kind
    ):
        return None
    text = line.text
    start, end = before.span.start - line.shift, before.span.end - line.shift
    between = text[end : quantity.span.start - line.shift]
    lead = grammar.left(text, start)
    lead = lead[: grammar.qualifier_before(lead)[1]]
    between = between[: grammar.qualifier_before(between)[1]]
    if quantity.unit != before.unit or len(between) > _FARTHEST or not _FROM.search(lead):
        return None
    return before.span if _TO.search(between) and not re.search(r"; |[a-z]\. ", between) else None

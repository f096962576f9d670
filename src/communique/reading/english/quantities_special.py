"""Quantities that are not a number with a unit: fractions, multiples and ranks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model.spans import Span
from communique.reading.annotations import Quantity
from communique.reading.english import quantities_grammar as grammar
from communique.reading.english.quantities_change import direction
from communique.reading.english.quantities_nouns import Line, last_token, measured
from communique.reading.english.quantities_numbers import FRACTIONS, number_value

_SHARE_AFTER = re.compile(
    r"(?: of\b| in\b| from\b| over\b| compared\b| year| since\b| this\b| last\b| during\b| to\b| as\b| and\b|[,.;:)]|$)"
)
_WHOLE = 100
_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
        ],
        1,
    )
}


def special_quantities(sentence: Line, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
    """The fractions, multiples and ranks of a sentence outside the stretches that are taken."""
    out: list[Quantity] = []
    done = list(taken)
    text = sentence.text
    kinds = sentence.kinds
    for there, pattern, build in (
        (kinds >= {"place", "rank"}, grammar.rank(), _rank),
        ("multiple" in kinds, grammar.multiple(), _multiple),
        ("fraction" in kinds or kinds >= {"number", "of"}, grammar.fraction(), _fraction),
    ):
        if not there:
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < stop and first < end for first, stop in done):
                continue
            quantity = build(sentence, match)
            if quantity is not None:
                out.append(quantity)
                done.append((start, end))
    return out


def _place(sentence: Line, start: int, end: int) -> Span:
    shift = sentence.shift
    return Span(shift + start, shift + end)


def _rank(sentence: Line, match: re.Match[str]) -> Quantity | None:
    word = (match["o"] or match["r"] or match["p"]).lower()
    digits = re.match(r"\d+", word)
    value = int(digits.group()) if digits else _ORDINALS.get(word, 20 if word == "twentieth" else 0)
    if not value:
        return None
    ranked = match.group().lower()
    if match["r"] and not re.match(r"rank|plac", ranked) and not re.search(r"\b(?:at|in|as) (?:the )?\S+$", ranked):
        return None
    if match["r"] and not re.match(r"rank", ranked) and word.isdigit():
        return None
    noun = measured(sentence, match.end()) if match["o"] else None
    return Quantity(_place(sentence, *match.span()), float(value), "rank", noun=noun)


def _multiple(sentence: Line, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    if match["word"]:
        word = match["word"].lower()
        value = float(grammar.data()["multiples"][word])
        token = last_token(sentence, end)
        verb = token is not None and token.pos_ == "VERB"
        if word in {"double", "triple", "treble", "quadruple", "doubles", "triples"} and not (
            verb
            or re.search(r"\bto $", grammar.left(sentence.text, start))
            or re.match(r" (?:the|that|what|its|their|last|this)\b", sentence.text[end:])
        ):
            return None
        way = "up"
    elif match["twice"]:
        value, way = 2.0, ""
    else:
        number = match["fold"] or match["n"]
        found = number_value(number)
        if found is None:
            return None
        value = found
        fold = "fold" in match.group().lower()
        way = direction(sentence, start, end) or ("up" if fold else "")
        if not fold and not way and value == 1:
            return None
    qualifier, _ = grammar.qualifier_before(grammar.left(sentence.text, start))
    change = f"x{value:g}" if way == "up" else None
    return Quantity(_place(sentence, start, end), value, "times", qualifier or "exact", change=change, change_kind=way)


def _fraction(sentence: Line, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    before, after = grammar.left(sentence.text, start), grammar.right(sentence.text, end)
    point = re.match(r" (?:of )?an? percentage point\b", after)
    if point and not match["part"]:
        number = (
            1 / FRACTIONS["half" if match["half"] else match["name"].lower()] * (number_value(match["top"] or "a") or 1)
        )
        qualifier, first = grammar.qualifier_before(before)
        way = direction(sentence, start - len(before) + first, end)
        change = f"{'+' if way == 'up' else '-'}{number:g} pp" if way else None
        return Quantity(
            _place(sentence, start, end + point.end()),
            number,
            "pp",
            qualifier or "exact",
            change=change,
            change_kind=way,
        )
    if match["part"]:
        part, whole = number_value(match["part"]), number_value(match["whole"])
        if part is None or not whole or part >= whole or whole > _WHOLE:
            return None
        value = round(100 * part / whole, 1)
    elif match["half"]:
        if re.search(r"\b(?:first|second|last|other|latter|the|a|next|this|that) $", before, re.IGNORECASE) or re.match(
            r" an? ", after
        ):
            return None
        value = 50.0
    else:
        name, top = match["name"].lower(), match["top"].lower()
        several = match.group().lower().endswith("s")
        if not several and not _SHARE_AFTER.match(after):
            return None
        if name in {"quarter", "fourth"} and not (
            after.startswith(" of ") or re.search(r"\bby $", before[: grammar.qualifier_before(before)[1]])
        ):
            return None
        value = round(100 * (number_value(top) or 1) / FRACTIONS[name], 1)
    qualifier, first = grammar.qualifier_before(before)
    way = direction(sentence, start - len(before) + first, end)
    change = f"{'+' if way == 'up' else '-'}{value:g}%" if way else None
    return Quantity(
        _place(sentence, start, end),
        value,
        "%",
        qualifier or "exact",
        change=change,
        change_kind=way,
        noun=measured(sentence, end),
    )

"""Quantities as rows for scoring and exchange: value, unit by its full name, change sign, words of the concept.

``rows(sentences, quantities)`` is the door. The form is that of public sets of quantities in news: ranges as ``[low, high]``,
units as full singular names ("percentage", "dollar per barrel", "heart transplant"), ``change`` one of = ~ < > up down.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Quantity, QuantityKind, Sentence
from communique.reading.english.quantities_numbers import DIGITS, WORDS, number_value
from communique.reading.english.quantities_units import currency_names, measure_of, singular_measure

_SIGNS = {"about": "~", "more_than": ">", "less_than": "<", "up_to": "<"}
# A length of time is given as it is written: "two and a half years", not 30 months; "three decades", not 30 years.
_LENGTH = re.compile(
    rf"({DIGITS}|half an?|{WORDS})[ -](minute|hour|day|week|fortnight|month|year|decade|centur(?:y|ies))s?$",
    re.IGNORECASE,
)
_CENTURY = {"centuries": "century"}
_DENOMINATOR, _ROUNDING = 12, 0.0006  # shares are rounded to a tenth of a per cent
_NOT_MEASURED = frozenset({"rank"})
_NUMERAL = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|hundred|thousand|million|billion|trillion|dozen|third|quarter|fourth|fifth|tenth)",
    re.IGNORECASE,
)
_SKIPPED = frozenset({"DET", "ADP", "PUNCT", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "SPACE", "ADV", "SYM"})


def rows(sentences: Sequence[Sentence], quantities: Sequence[Quantity]) -> list[dict[str, Any]]:
    """One row a quantity that has a numeral, in order of the text; multiples and ranks are none."""
    out: list[dict[str, Any]] = []
    goes_on = {one.origin for one in quantities if one.origin is not None}
    for sentence in sentences:
        inside = [one for one in quantities if sentence.span.covers(one.span)]
        for one in inside:
            text = _text(sentence, one.span)
            if (
                one.unit in _NOT_MEASURED
                or (one.unit == "times" and not text.endswith("times"))
                or one.span in goes_on
                or not _NUMERAL.search(text)
            ):
                continue
            out.append(_row(sentence, one, {other.span: other for other in inside}))
    return out


def _text(sentence: Sentence, span: Span) -> str:
    begin = sentence.span.start
    return sentence.text[max(0, span.start - begin) : span.end - begin]


def _row(sentence: Sentence, quantity: Quantity, by_span: dict[Span, Quantity]) -> dict[str, Any]:
    value: float | list[float] = quantity.value
    origin = by_span.get(quantity.origin) if quantity.origin is not None else None
    if origin is not None:
        value = [origin.value, quantity.value]
    elif quantity.value_high is not None:
        value = [quantity.value, quantity.value_high]
    unit, surface = _unit(sentence, quantity)
    length = _LENGTH.search(_text(sentence, quantity.span))
    if length is not None and quantity.value_high is None and quantity.kind is not QuantityKind.AGE:
        number = 0.5 if length[1].lower().startswith("half") else number_value(length[1])
        if number is not None:
            value, unit = number, _CENTURY.get(length[2].lower(), length[2].lower())
    if _is_fraction(sentence, quantity):
        value = _exact(quantity.value)
        part = _words(sentence, quantity.noun, lemmas=True) if quantity.noun is not None else []
        unit = " ".join(["%", *part])
    return {
        "value": value,
        "unit": unit,
        "surface_unit": surface,
        "change": "=" if quantity.kind is QuantityKind.VAGUE else _SIGNS.get(quantity.bound) or quantity.motion or "=",
        "concept": [word for span in quantity.concept for word in _words(sentence, span)] or ["-"],
    }


def _exact(share: float) -> float:
    """The fraction that a share in per cent stands for: a third of 33.3."""
    near = Fraction(share / 100).limit_denominator(_DENOMINATOR)
    return float(near) if abs(near - share / 100) < _ROUNDING else share / 100


def _is_fraction(sentence: Sentence, quantity: Quantity) -> bool:
    """Is it "a third", "half of", which has no sign of per cent?"""
    text = _text(sentence, quantity.span)
    written = re.search(r"\d", text) is None or re.search(r"\b(?:in|out of)\b", text) is not None
    return quantity.unit == "%" and quantity.unit_span is None and written


def _unit(sentence: Sentence, quantity: Quantity) -> tuple[str, str]:
    """The full name of the unit and the words in the text; "-" for none."""
    name = _name(sentence, quantity)
    surface = _text(sentence, quantity.unit_span) if quantity.unit_span is not None else "-"
    if quantity.per is None or name == "-":
        return name, surface
    by = _text(sentence, quantity.per)
    measure = measure_of(by)
    singular = singular_measure(measure[0]) if measure is not None else None
    return f"{name} per {singular or by.lower()}", f"{surface} per {by}"


def _name(sentence: Sentence, quantity: Quantity) -> str:
    unit = quantity.unit
    if unit == "times":
        return "time"
    if unit in {"%", "pp"}:
        return "percentage" if unit == "%" else "percentage point"
    if unit == "TEU" and re.match(r"container", _text(sentence, quantity.unit_span or quantity.span), re.IGNORECASE):
        return "container"
    known = currency_names().get(unit) or singular_measure(unit)
    if known is not None:
        return known
    surface = _text(sentence, quantity.unit_span).lower() if quantity.unit_span is not None else ""
    if quantity.noun is None and unit and surface[:3] != unit[:3].lower():
        return singular(unit)  # a "300-strong" crowd counts people
    place = quantity.noun or quantity.unit_span
    words = _words(sentence, place, lemmas=True) if place is not None else []
    return " ".join(words) or singular(unit) or "-"


def singular(noun: str) -> str:
    """The singular of a regular plural, in lower case."""
    lower = noun.lower()
    if re.search(r"[^aeiou]ies$", lower):
        return lower[:-3] + "y"
    if re.search(r"(?:ch|sh|ss|x)es$", lower):
        return lower[:-2]
    return lower[:-1] if re.search(r"[^s]s$", lower) else lower


def _words(sentence: Sentence, span: Span, *, lemmas: bool = False) -> list[str]:
    """The words of a phrase that carry it, as written or as lower-case lemmas."""
    inside: list[Token] = [token for token in sentence.tokens if span.covers(sentence.place(token))]
    if not lemmas:
        return _joined([token for token in inside if token.pos_ not in _SKIPPED or token.text == "-"])
    kept = [token for token in inside if token.pos_ not in _SKIPPED and not token.like_num]
    return [token.lemma_.lower() if token.pos_ != "PROPN" else singular(token.text) for token in kept]


def _joined(tokens: list[Token]) -> list[str]:
    """The words of tokens; those that a hyphen holds together are one word."""
    out: list[str] = []
    end = -1
    for token in tokens:
        if (
            out
            and token.i == end
            and (token.text == "-" or out[-1].endswith("-"))
            and not token.doc[token.i - 1].whitespace_
        ):
            out[-1] += token.text
        elif token.text != "-":
            out.append(token.text)
        end = token.i + 1
    return [word for word in out if word.strip("-")]

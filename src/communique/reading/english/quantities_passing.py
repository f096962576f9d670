"""Numbers that are no figures of a register: one of several, known pairs, vague thousands, ages, lengths of time in dates.

``passing_quantities(line, dates, taken, money)`` is the door. Words are in ``data/quantities.toml`` under ``passing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Quantity, QuantityKind
from communique.reading.english import quantities_grammar as grammar
from communique.reading.english.quantities_atoms import Atom, Read
from communique.reading.english.quantities_names import is_age
from communique.reading.english.quantities_nouns import Counted, Line, counted, last_token
from communique.reading.english.quantities_numbers import SCALES
from communique.reading.english.quantities_units import time_measures

Places = Sequence[tuple[int, int]]
_TURNS = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Ww]ho|I)(?:'s|'d|'ll)?(?: \w+){0,2} (?:is|was|be|am|turn|turns|turned|turning)(?: just| only| now)? $|^At $"
)
_TO_AGE = re.compile(r"(?:-| to | and )(\d{1,3})(?![\w.,]\d|\w)")
_AGE_ENDS = re.compile(r"[.,;]|$| (?:by|when|next|on|in|at|and|this|now|today)\b")
_OLDEST = 120
_JOIN = re.compile(r"(?: ?[-–] ?| to | or )")
_NOT_LENGTHS = re.compile(r"(?:an?|the|half an?) ", re.IGNORECASE)
_TIMES_TEN = 10


def passing_quantities(line: Line, dates: Places, taken: Places, read: Sequence[Read]) -> list[Quantity]:
    """The quantities of a sentence outside ``taken``; ``dates`` are the stretches that name a time, ``read`` its numbers."""
    found = [*_vague(line), *_ones(line), *_amounts(line, dates, read)]
    out: list[Quantity] = []
    done = [*taken]
    for one in found:
        start, end = one.span.start - line.shift, one.span.end - line.shift
        if not _overlap(start, end, done):
            out.append(one)
            done.append((start, end))
    return out


def _overlap(start: int, end: int, places: Places) -> bool:
    return any(start < stop and first < end for first, stop in places)


def _place(line: Line, start: int, end: int) -> Span:
    return Span(line.shift + start, line.shift + end)


@cache
def _many() -> re.Pattern[str]:
    words = "dozen|hundred|thousand|million|billion|trillion"
    return re.compile(rf"\b(?P<tens>(?P<lead>tens|dozens|hundreds|thousands) of )?(?P<word>{words})s\b(?! and )", re.IGNORECASE)  # fmt: skip


def _vague(line: Line) -> Iterator[Quantity]:
    """ "Thousands of": from a thousand to ten thousand; "hundreds of thousands" from a hundred thousand to a million."""
    for match in _many().finditer(line.text) if "many" in line.kinds else ():
        if re.search(r"\d\s$", line.text[: match.start()]):
            continue
        low = SCALES[match["word"].lower()]
        if match["lead"]:
            low *= {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0, "thousands": 1000.0}[match["lead"].lower()]
        noun = counted(line, match.end())
        high = None if match["word"].lower() == "dozen" else low * _TIMES_TEN
        one = Quantity(_place(line, *match.span()), low, "", "about", value_high=high, kind=QuantityKind.VAGUE)
        yield _with_noun(one, noun)


def _with_noun(quantity: Quantity, noun: Counted | None) -> Quantity:
    if noun is None:
        return quantity
    return replace(quantity, unit=noun.unit, unit_span=noun.span, noun=noun.phrase)


_ONE = re.compile(r"(?<![\w.,:/$€£#-])(?:[Oo]ne\b(?!['-])|1(?= [a-z]))")


def _ones(line: Line) -> Iterator[Quantity]:
    """ "One" with a noun: "one proposal", "one of the largest markets"."""
    words = grammar.data()["passing"]
    for match in _ONE.finditer(line.text) if "one" in line.kinds else ():
        token = last_token(line, match.end())
        before = line.text[: match.start()].rsplit(None, 1)[-1:]
        if token is None or (before and before[0].lower() in words["not_before_one"]):
            continue
        noun = _noun_of_one(line, token)
        if noun is None or noun.lower_ in words["not_after_one"]:
            continue
        first = line.tokens.doc[token.i + 1]
        while first.i < noun.i and (first.pos_ in {"DET", "ADP", "PRON", "PART"} or first.lower_ == "most"):
            first = line.tokens.doc[first.i + 1]
        place = line.place(noun, noun)
        yield Quantity(
            _place(line, *match.span()),
            1.0,
            noun.lower_,
            unit_span=place,
            noun=line.place(first, noun),
            kind=QuantityKind.COUNT,
        )


def _noun_of_one(line: Line, token: Token) -> Token | None:
    doc, stop = token.doc, line.tokens.end
    if token.i + 1 >= stop:
        return None
    if doc[token.i + 1].lower_ == "of":
        return next((one for one in doc[token.i + 2 : min(stop, token.i + 12)] if one.tag_ in {"NNS", "NNPS"}), None)
    if token.head.pos_ in {"NOUN", "PROPN"} and token.i < token.head.i < stop and token.dep_ in {"nummod", "compound", "nmod"}:  # fmt: skip
        return token.head
    return doc[token.i + 1] if doc[token.i + 1].pos_ == "NOUN" else None


def _amounts(line: Line, dates: Places, read: Sequence[Read]) -> Iterator[Quantity]:
    """Ages, lengths inside dates, and counted things that the registers pass over."""
    before: tuple[Atom, int] | None = None
    for one in read:
        atom = one.atom
        start, end = one.match.span()
        kind = _kind(line, atom, (start, end), dates)
        if kind is None:
            before = (atom, end) if atom.unit is None and _overlap(start, end, dates) else None
            continue
        low: Atom | None = None
        if before is not None and _JOIN.fullmatch(line.text[before[1] : start]) and before[0].value < atom.value:
            low, start = before[0], before[0].start
        before = None
        to = _TO_AGE.match(line.text, end) if kind is QuantityKind.AGE else None
        if to is not None and int(to[1]) > atom.value:
            aged = _built(line, atom, kind, start, atom.value)
            yield replace(aged, span=_place(line, start, to.end()), qualifier="range", value_high=float(to[1]))
        else:
            yield _built(line, atom, kind, start, None if low is None else low.value)


_COMPOUND = re.compile(r"-([a-z]{3,})\b(?!-)")
_NOT_NOUNS = frozenset({"way", "off", "time", "on", "plus", "odd", "up", "fold", "something", "under", "over", "and", "day", "sided", "step", "minute", "hour"})  # fmt: skip


def _compound(line: Line, atom: Atom) -> bool:
    """Does a noun follow behind a hyphen ("five-bedroom house")? It becomes the unit."""
    match = _COMPOUND.match(line.text, atom.end)
    token = last_token(line, match.end()) if match else None
    if (
        match is None
        or token is None
        or match[1] in _NOT_NOUNS
        or atom.raw < 2
        or token.pos_ not in {"NOUN", "PROPN", "ADJ"}
    ):
        return False
    atom.unit, atom.unit_span = match[1], _place(line, *match.span(1))
    return token.pos_ != "ADJ" or token.tag_ == "NN"


def _stands_alone(line: Line, atom: Atom) -> bool:
    """Is it a number in digits behind a verb or preposition, and no part of a name?"""
    text = line.text
    if atom.words and atom.scale == 1 and atom.raw > 1:
        return _is_group(line, atom)
    if not text[atom.end - 1].isdigit() or re.match(r"[-–']?[A-Za-z]| [A-Z]", grammar.right(text, atom.end)):
        return False
    token = last_token(line, atom.end)
    if token is None or token.i <= line.tokens.start:
        return False
    before = grammar.left(text, atom.start)
    if re.search(r"\b[A-Z]\w+ of $", before):
        return False
    listed = (
        token.i > line.tokens.start + 1
        and line.tokens.doc[token.i - 1].lower_ in {"and", "or"}
        and line.tokens.doc[token.i - 2].like_num
    )
    qualified = listed or grammar.qualifier_before(before)[0] != ""
    return qualified or line.tokens.doc[token.i - 1].pos_ in {"VERB", "ADP", "AUX", "PART", "ADV"}


def _is_group(line: Line, atom: Atom) -> bool:
    """Does a number word stand for those whom it counts: "three were injured"?"""
    token = last_token(line, atom.end)
    if token is None or token.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    before = line.tokens.doc[token.i - 1] if token.i > line.tokens.start else None
    return before is None or before.pos_ not in {"DET", "PRON"}


def _built(line: Line, atom: Atom, kind: QuantityKind, start: int, low: float | None) -> Quantity:
    unit, text = atom.unit or "", line.text
    if kind is QuantityKind.AGE:
        unit = "months of age" if text.startswith(("month", "-month", " month"), atom.end) or unit == "months" else "years of age"  # fmt: skip
    qualifier, _ = grammar.qualifier_before(grammar.left(text, start))
    return Quantity(
        _place(line, start, atom.end),
        atom.value if low is None else low,
        unit,
        "range" if low is not None else qualifier or "exact",
        value_high=None if low is None else atom.value,
        unit_span=atom.unit_span,
        noun=atom.noun,
        kind=kind,
    )


def _kind(line: Line, atom: Atom, place: tuple[int, int], dates: Places) -> QuantityKind | None:
    """What the number is there for; None where it is part of a date or name, or has no unit."""
    start, end = place
    text = line.text
    timed = atom.unit in time_measures()
    if is_age(text, start, end):
        return QuantityKind.AGE
    before = grammar.left(text, start)
    if re.search(r"\bper $", before) or (atom.words and re.search(r"\b(?:several|few|many) $", before, re.IGNORECASE)):
        return None
    if atom.unit is None and not _overlap(start, end, dates):
        turns = _TURNS.search(grammar.left(text, start)) and _AGE_ENDS.match(text, end)
        if turns and atom.value <= _OLDEST:
            return QuantityKind.AGE
        return QuantityKind.BARE if _stands_alone(line, atom) else None
    if atom.unit == "-":
        return QuantityKind.COUNT if _compound(line, atom) else None
    if atom.unit is None:
        return None
    if _overlap(start, end, dates) or timed:
        return QuantityKind.LENGTH if timed and not _NOT_LENGTHS.match(text, start) else None
    return QuantityKind.COUNT if atom.raw >= 1 else None

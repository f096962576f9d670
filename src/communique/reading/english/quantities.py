"""Quantities in English text: money, shares, measures, counted things, multiples, ranks and growth.

``find_quantities(sentences, times)`` is the door. Phrases are in ``data/quantities.toml``, measures and currencies in
``data/quantities_units.csv`` and ``data/quantities_currencies.csv``; to add one, add a row there. All numbers are given, each
with its ``kind``; the registers take those that are figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.model.spans import Span
from communique.reading.annotations import Quantity, Sentence, TimeKind, TimeMention
from communique.reading.english import quantities_grammar as grammar
from communique.reading.english.quantities_atoms import Atom, Money, after_proper_name, find_atoms, read_amounts
from communique.reading.english.quantities_change import between_levels, direction
from communique.reading.english.quantities_details import detailed
from communique.reading.english.quantities_names import is_age
from communique.reading.english.quantities_nouns import Line, counted_before, measured
from communique.reading.english.quantities_passing import passing_quantities
from communique.reading.english.quantities_special import special_quantities
from communique.reading.english.quantities_units import measures

_JOIN = re.compile(r"(?P<dash> ?[-–—] ?|-to-)|(?P<to> (?:and )?(?:up )?to )|(?P<and> and )|(?P<or> or )")
_ISO = re.compile(r"P(?:T(\d+(?:\.\d+)?)([HMS])|(\d+(?:\.\d+)?)([YMWD]))")
_DURATION_UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}
_CLOCK_UNITS = {"H": "hours", "M": "minutes", "S": "seconds"}
_LENGTHS = frozenset({*_DURATION_UNITS.values(), *_CLOCK_UNITS.values()})
_BARE = 1000
_MILLION = 1e6


def find_quantities(sentences: Sequence[Sentence], times: Sequence[TimeMention]) -> tuple[Quantity, ...]:
    """The quantities of a document's sentences, in order; ``times`` are those of the same sentences."""
    money = Money(sentences)
    ordered = sorted(times, key=lambda time: time.span)
    out: list[Quantity] = []
    at = 0
    for sentence in sentences:
        if money.paragraph is not None and sentence.paragraph - money.paragraph > 1:
            money.last = None
        while at < len(ordered) and ordered[at].span.end <= sentence.span.start:
            at += 1
        here: list[TimeMention] = []
        index = at
        while index < len(ordered) and ordered[index].span.start < sentence.span.end:
            here.append(ordered[index])
            index += 1
        line = Line.of(sentence)
        if here or line.kinds - {"place", "rank", "of"} or line.kinds >= {"place", "rank"}:
            found = _in_sentence(line, here, money)
            out.extend(found)
            if any(len(quantity.unit) == 3 and quantity.unit.isupper() for quantity in found):
                money.paragraph = sentence.paragraph
    return tuple(out)


def _in_sentence(sentence: Line, times: Sequence[TimeMention], money: Money) -> list[Quantity]:
    shift = sentence.shift
    taken = [(time.span.start - shift, time.span.end - shift) for time in times]
    special = special_quantities(sentence, taken)
    taken += [(quantity.span.start - shift, quantity.span.end - shift) for quantity in special]
    read = read_amounts(sentence, money)
    atoms = [*find_atoms(sentence, read, taken), *_durations(sentence.text, times, shift)]
    atoms.sort(key=lambda atom: atom.start)
    joined = _join(sentence.text, atoms)
    _inherit(sentence, joined, money)
    kept = [atom for atom in joined if _keep(sentence, atom, len(joined) + len(special))]
    out = [*special, *(_finish(sentence, atom, shift) for atom in kept)]
    done = [(quantity.span.start - shift, quantity.span.end - shift) for quantity in out]
    dates = [(time.span.start - shift, time.span.end - shift) for time in times]
    out += passing_quantities(sentence, dates, done, read)
    out.sort(key=lambda quantity: quantity.span)
    return detailed(sentence, out)


def _durations(text: str, times: Sequence[TimeMention], shift: int) -> list[Atom]:
    out: list[Atom] = []
    for time in times:
        match = _ISO.fullmatch(time.duration or "") if time.kind is TimeKind.DURATION else None
        if match is None or is_age(text, time.span.start - shift, time.span.end - shift):
            continue
        clock, letter, plain, unit = match.groups()
        atom = Atom(time.span.start - shift, time.span.end - shift, float(clock or plain), 1.0, words=False)
        atom.unit = _CLOCK_UNITS[letter] if clock else _DURATION_UNITS[unit]
        out.append(atom)
    return out


def _join(text: str, atoms: list[Atom]) -> list[Atom]:
    """Ranges as one amount; units and scales are shared where only the second number carries them."""
    out: list[Atom] = []
    for atom in atoms:
        before = out[-1] if out else None
        match = _JOIN.fullmatch(text[before.end : atom.start]) if before else None
        if before is None or match is None or before.high is not None:
            out.append(atom)
            continue
        lead = grammar.left(text, before.start)
        lone = before.unit is None
        if (
            lone
            and before.scale == 1 < atom.scale
            and (before.raw <= atom.raw or match["dash"] or lead.endswith("from "))
        ) or (before.money and before.scale == 1 < atom.scale and before.raw <= atom.raw):
            before.scale = atom.scale
        if lone:
            before.unit, before.money, before.noun, before.unit_span = atom.unit, atom.money, atom.noun, atom.unit_span
        if before.money and atom.unit is None:
            atom.unit, atom.money = before.unit, True
        if before.money and atom.unit is not None and not atom.money and atom.noun is not None:
            atom.unit, atom.money = before.unit, True
        if _is_range(match, lead, before, atom, lone=lone):
            out[-1] = _merged(before, atom)
        else:
            out.append(atom)
    return out


_ELLIPSIS = re.compile(
    r"(?:\b(?:to|from|between|against|with|than|and|or|by|at|on|of which|only|another|further|is|was|were|are|reached)|,|[(])\s(?:a )?$"
)
_NUMBER_OF = re.compile(r"\bnumber of (?:[\w'-]+ ){0,3}?([a-z]{3,}s)\b")
_NEXT_AMOUNT = re.compile(r"\s?(?:and|or) (?:over|more|above|upwards)(?: than| of)? (?:[$€£¥]|[A-Z]{2,3} ?)?\d")
_NOT_THINGS = frozenset({"%", "pp", "years", "months", "weeks", "days", "hours", "minutes"})


def _inherit(sentence: Line, atoms: Sequence[Atom], money: Money) -> None:
    """Give a bare number the unit of the one before it where the text leaves it out ("from 1,000 visas to 5,000")."""
    text = sentence.text
    last: Atom | None = None
    for atom in atoms:
        before = grammar.left(text, atom.start)
        lead = before[: grammar.qualifier_before(before)[1]]
        if atom.unit is None and re.search(r"\bof (?:whom|them)\b", before) is None:
            named = re.match(r" [A-Z]", grammar.right(text, atom.end)) is not None
            things = _NUMBER_OF.search(text[last.end : atom.start]) if last is not None and last.money else None
            if things is not None and atom.scale == 1:
                atom.unit = things[1]  # "invested 2 billion kronor, and the number of flights grew from 20"
            elif last is not None and ((_ELLIPSIS.search(lead) and not named) or atom.scale > 1):
                atom.unit, atom.money = last.unit, last.money
            elif last is None and atom.scale == 1 and not atom.words and (noun := counted_before(sentence, atom.end)):
                atom.unit = noun
            elif last is None and atom.scale >= _MILLION:
                atom.unit = money.last
                atom.money = atom.unit is not None
        if atom.unit is not None and atom.unit not in _NOT_THINGS:
            last = atom
        if atom.money:
            money.last = atom.unit


def _is_range(match: re.Match[str], lead: str, first: Atom, second: Atom, *, lone: bool) -> bool:
    if first.unit != second.unit or first.value >= second.value:
        return False
    if match["dash"]:
        return True
    tail = lead[-40:].rstrip("-−")
    if match["and"]:
        return re.search(r"\bbetween(?: \w+)?\s*$", tail, re.IGNORECASE) is not None
    if match["or"]:
        return second.raw <= first.raw + 1 or second.raw <= 2 * first.raw
    if re.search(r"\bfrom(?: \w+){0,2}\s*$", tail):
        return not between_levels(lead[-80:])
    if first.money and re.search(r"\w+\s*$", lead) and between_levels(lead[-16:]):
        return False  # "rose $12.30 to $1,520.40"
    if re.search(r"\bby(?: \w+)?\s*$", tail) and not lone:
        return False
    return lone or first.money or first.unit == "%" or (first.unit in measures() and not between_levels(lead[-16:]))


def _merged(first: Atom, second: Atom) -> Atom:
    merged = replace(second, start=first.start, raw=first.raw, scale=first.scale, high=second.value)
    merged.qualifier = "range"
    return merged


def _keep(sentence: Line, atom: Atom, others: int) -> bool:
    if atom.unit is not None:
        return True
    if atom.words and atom.scale == 1:
        return False
    if after_proper_name(sentence, atom) and atom.scale == 1:
        return False
    before = grammar.left(sentence.text, atom.start)
    beside = re.search(r"(?:\b(?:and|to|from|or|against|with|by|at|including|than|of|only)|,)\s$", before) is not None
    return atom.scale > 1 or atom.value >= _BARE or (others > 1 and beside)


def _finish(sentence: Line, atom: Atom, shift: int) -> Quantity:
    text = sentence.text
    before = grammar.left(text, atom.start)
    qualifier, first = grammar.qualifier_before(before)
    start = atom.start - len(before) + first
    if atom.unit in _LENGTHS and re.search(r"(?<!for )(?<!of )(?<!well )(?<!just )(?<!lasted )\bover $", before):
        qualifier = ""  # a period over which something happens
    after, _ = grammar.qualifier_after(grammar.right(text, atom.end))
    if not after and atom.unit_span is not None and atom.unit_span.end - shift > atom.end:
        after, _ = grammar.qualifier_after(grammar.right(text, atom.unit_span.end - shift))
    if not qualifier and after and atom.unit != "%" and not _NEXT_AMOUNT.match(text, atom.end):
        qualifier = after
    way, change = _change(sentence, atom, start, atom.end)
    noun = atom.noun
    if noun is None and (atom.money or atom.unit in {"%", "pp"} or atom.unit in measures()):
        noun = measured(sentence, atom.end)
    return Quantity(
        span=Span(shift + atom.start, shift + atom.end),
        value=atom.value,
        unit=atom.unit or "",
        qualifier=atom.qualifier or qualifier or "exact",
        value_high=atom.high,
        change=change,
        change_kind=way,
        unit_span=atom.unit_span,
        noun=noun,
    )


_GROWN = re.compile(r"\b(?:grow|grows|grew|raise|raises)\s$", re.IGNORECASE)  # "grow 80 percent of the world's cocoa"


def _change(sentence: Line, atom: Atom, start: int, end: int) -> tuple[str, str | None]:
    """The way and the change that the amount states, "" and None where it states a level."""
    share = atom.unit in {"%", "pp"}
    text = sentence.text
    if not share and not re.search(r"\bby\s*$|\b(?:up|down)(?: by)?\s*$", text[max(0, start - 12) : start]):
        return "", None
    if atom.unit in _LENGTHS or (share and _GROWN.search(text[:start]) and text.startswith(" of ", end)):
        return "", None
    way = direction(sentence, start, end)
    if not way:
        return "", None
    sign = "+" if way == "up" else "-"
    if not share:
        return way, sign + text[atom.start : atom.end]
    suffix = "%" if atom.unit == "%" else " pp"
    high = f"-{atom.high:g}" if atom.high is not None else ""
    return way, f"{sign}{atom.value:g}{high}{suffix}"

"""Single amounts in a sentence: the number, its scale, and the unit that is written to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.reading.english import quantities_grammar as grammar
from communique.reading.english.quantities_names import is_age, is_name, is_weight
from communique.reading.english.quantities_nouns import Line, counted, last_token, plural
from communique.reading.english.quantities_numbers import number_value, scale_value
from communique.reading.english.quantities_units import Currency, currencies, measure_of

_DECIMALS, _TINY = 6, 1e-3
_SHARED_SYMBOLS = {
    "Rs": ("INR", "PKR", "LKR", "NPR"),
    "Rs.": ("INR", "PKR", "LKR", "NPR"),
    "¥": ("CNY", "JPY"),
    "R": ("ZAR",),
}


@dataclass(slots=True)
class Atom:
    """One amount. ``start`` and ``end`` count characters of the sentence's text; ``unit`` None is not yet known."""

    start: int
    end: int
    raw: float
    scale: float
    words: bool
    unit: str | None = None
    unit_at: tuple[int, int] | None = None
    noun: Span | None = None
    unit_span: Span | None = None
    high: float | None = None
    qualifier: str = ""
    money: bool = False

    @property
    def value(self) -> float:
        """The plain number."""
        value = self.raw * self.scale
        return round(value, _DECIMALS) if abs(value) >= _TINY else value


class Money:
    """Names of money, told apart by the countries that the text speaks of."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """Counts nothing until an ambiguous name is met."""
        self._sentences = sentences
        self._counts: Counter[str] | None = None
        # The money that the text spoke of last, and in which paragraph: what "5 billion" alone means.
        self.last: str | None = None
        self.paragraph: int | None = None

    def _mentions(self, currency: Currency) -> int:
        if self._counts is None:
            self._counts = Counter(
                word for sentence in self._sentences for word in re.findall(r"[A-Z][A-Za-z.]+", sentence.text)
            )
        # Adjective and country share their first letters: "Pakistani", "Pakistan".
        stems = {word[:5] for adjective in currency.adjectives for word in adjective.split()[-1:]}
        return sum(count for word, count in self._counts.items() if word[:5] in stems)

    def _choose(self, options: Sequence[Currency], default: str | None) -> str | None:
        counts = [(self._mentions(option), option.code) for option in options]
        best = max(count for count, _ in counts)
        winners = [code for count, code in counts if count == best]
        if best and len(winners) == 1:
            return winners[0]
        return default if default in winners or not best else default or None

    def symbol(self, text: str) -> str:
        """The code of what stands before a number."""
        text = text.strip()
        shared = _SHARED_SYMBOLS.get(text)
        if shared:
            options = [currency for currency in currencies() if currency.code in shared]
            return self._choose(options, shared[0]) or shared[0]
        return grammar.symbol_codes()[text]

    def name(self, text: str) -> str:
        """The code of "Australian dollars", "roubles", "EUR"; the plural noun where it may be several."""
        codes = {currency.code for currency in currencies()}
        if text in codes:
            return text
        lower = text.lower()
        nouns = grammar.noun_codes()
        noun = next(
            (name for name in sorted(nouns, key=len, reverse=True) if lower == name or lower.endswith(" " + name)), ""
        )
        options = nouns[noun]
        adjective = text[: len(text) - len(noun)].strip()
        for option in options:
            if adjective and adjective in option.adjectives:
                return option.code
        if len(options) == 1:
            return options[0].code
        default = grammar.data()["default_currency"].get(noun.removesuffix("s"))
        if default == "USD":
            return "USD"
        return self._choose(options, default) or (noun if noun.endswith("s") else plural(noun))


@cache
def _pairs() -> frozenset[str]:
    return frozenset(grammar.data()["references"]["pair_nouns"])


@cache
def _hyphens() -> re.Pattern[str]:
    nouns = sorted(grammar.data()["references"]["hyphen_nouns"], key=len, reverse=True)
    return re.compile(rf"[ -](?:({'|'.join(map(re.escape, nouns))}))(?![\w])")


@dataclass(frozen=True, slots=True)
class Read:
    """A number of a sentence with the unit it has, and whether it is somebody's age."""

    match: re.Match[str]
    atom: Atom
    aged: bool
    named: bool


def read_amounts(sentence: Line, money: Money) -> list[Read]:
    """Every number of a sentence with the unit it has, inside dates too, but for references and names."""
    out: list[Read] = []
    for match in grammar.amount().finditer(sentence.text) if "number" in sentence.kinds else ():
        atom = _atom(match, money)
        if atom is None:
            continue
        aged, named = is_age(sentence.text, *match.span()), is_name(match, atom.unit, atom.raw)
        if named and not aged:
            continue
        if atom.unit is None:
            _find_unit(sentence, match, atom)
        if atom.unit_at is not None and atom.unit_span is None:
            atom.unit_span = Span(sentence.shift + atom.unit_at[0], sentence.shift + atom.unit_at[1])
        out.append(Read(match, atom, aged, named))
    return out


def find_atoms(sentence: Line, read: Sequence[Read], taken: Sequence[tuple[int, int]]) -> Iterator[Atom]:
    """The amounts of a sentence outside the stretches that are taken (times, multiples, ranks), to do with as one likes."""
    text = sentence.text
    for one in read:
        match = one.match
        start, end = match.span()
        if any(start < stop and first < end for first, stop in taken):
            end_number = match.end("s") if match["s"] else match.end("n")
            if any(start < stop and first < end_number for first, stop in taken):
                continue
        if not one.aged and not one.named and _wanted(text, match, one.atom):
            yield replace(one.atom)


# "two hours and forty": the minutes of a journey, the inches of a height.
_PART_OF_UNIT = re.compile(r"\b(?:hours?|feet|foot) and (?:an? )?$", re.IGNORECASE)
_MINUS = re.compile(r"(?:\bminus[ -]|(?<![\w)\]%$€£.,])[-−])$", re.IGNORECASE)


def _atom(match: re.Match[str], money: Money) -> Atom | None:
    number = match["n"].strip().lower()
    raw = 0.5 if number.startswith("half") else number_value(number)
    if raw is None:
        return None
    scale_text = (match["s"] or "").strip(" -").lower()
    if match["sign"] or (not match["pct"] and _MINUS.search(grammar.left(match.string, match.start()))):
        raw = -raw
    atom = Atom(match.start(), match.end(), raw, scale_value(scale_text), not number[0].isdigit() and number[0] != ".")
    if match["pct"]:
        points = re.match(r"(?:percentage|percent) point|p\.?p", match["pct"].lower())
        atom.unit, atom.unit_at = ("pp" if points else "%"), match.span("pct")
    elif match["cur"]:
        atom.unit, atom.unit_at, atom.money = money.symbol(match["cur"]), match.span("cur"), True
    elif match["money"] and match["money"].lower() in {"pound", "pounds"} and is_weight(match):
        atom.unit, atom.unit_at = "pounds", match.span("money")
    elif match["money"] or match["inside"]:
        group = "money" if match["money"] else "inside"
        atom.unit, atom.unit_at, atom.money = money.name(match[group]), match.span(group), True
    elif match["measure"] and (measure := measure_of(match["measure"])):
        atom.unit, factor = measure
        atom.scale *= factor
        atom.unit_at = match.span("measure")
    return atom


def _find_unit(sentence: Line, match: re.Match[str], atom: Atom) -> None:
    text = sentence.text
    hyphen = _hyphens().match(text, match.end())
    if hyphen and text[match.end()] == "-":
        noun = hyphen.group(1)
        measure = measure_of(noun)
        if measure is not None:
            atom.unit, factor = measure
            atom.scale *= factor
        elif noun.lower() in {"dollar", "euro", "yuan"}:
            atom.unit = {"dollar": "USD", "euro": "EUR", "yuan": "CNY"}[noun.lower()]
        elif noun.lower().startswith("per"):
            atom.unit = "%"
        else:
            atom.unit = plural(noun)
        atom.unit_at, atom.end = hyphen.span(1), hyphen.end()
        return
    loose = re.match(r"-(?:odd|plus)\b", grammar.right(text, match.end()))
    if loose is None and re.match(r"-[A-Za-z]", grammar.right(text, match.end())):
        atom.unit = "-"
        return
    found = counted(sentence, match.end() + (loose.end() if loose else 0))
    scale_text = (match["s"] or "").strip()
    if scale_text == "m" and found is None:
        atom.scale, atom.unit = 1.0, "metres"
        return
    if found is not None and found.unit not in {"others", "times", "percent", "thirds"}:
        atom.unit, atom.unit_span, atom.noun = found.unit, found.span, found.phrase


def _wanted(text: str, match: re.Match[str], atom: Atom) -> bool:
    """Does the number measure something, going by its unit and what stands around it?"""
    before = grammar.left(text, match.start())
    if atom.unit == "-":
        return False
    if re.search(r"\bper $", before):
        return False  # what a price is counted by
    number = match["n"].strip().lower()
    scaled = match["s"] is not None
    if atom.words and not scaled and re.search(r"\b(?:several|few|many|a couple of) $", before, re.IGNORECASE):
        return False
    if _is_letter_name(match):
        return False
    if match["u"] or match["cur"]:
        return True
    if not scaled and _PART_OF_UNIT.search(before):
        return False
    if atom.words and not scaled:
        if number in {"one", "zero", "hundred", "thousand", "million", "billion", "trillion", "dozen"}:
            return False
        if before.endswith("some of the ") or re.match(r"s\b", grammar.right(text, match.end())):
            return False
    if atom.words and not match["s"] and re.match(r"(?:hundred|thousand|million|billion|trillion|dozen)", number):
        return False
    if atom.words and not scaled and _refers(number, atom, before):
        return False
    return not (atom.words and atom.unit is None and not scaled and atom.raw < 2)


_LETTER_NAMES = 100  # "R67", "N1": below this a letter and a number are a road or a grade sooner than money


def _is_letter_name(match: re.Match[str]) -> bool:
    """Is a letter with a small whole number the name of a road or a grade: "Road R67", "the N1"?"""
    letter = match["cur"] or ""
    plain = match["n"].isdigit() and match["s"] is None and not match["u"]
    return len(letter) == 1 and letter.isalpha() and plain and int(match["n"]) < _LETTER_NAMES


def _refers(number: str, atom: Atom, before: str) -> bool:
    """Does a number word only point back to a known pair or group ("the two sides", "these three")?"""
    if atom.raw <= 4 and re.search(r"\b(?:the|these|those|both)\s$", before, re.IGNORECASE):
        return True
    if atom.unit not in _pairs():
        return False
    determined = re.search(r"\b(?:the|these|those|our|their|all|both|its|your)(?: \w+)? $", before, re.IGNORECASE)
    return number == "two" or (determined is not None and atom.raw <= 5)


def after_proper_name(sentence: Line, atom: Atom) -> bool:
    """Does a bare number stand behind a proper name, as its number ("Great Stone 2")?"""
    token = last_token(sentence, atom.end)
    if token is None or atom.unit is not None or token.i <= sentence.tokens.start:
        return False
    previous = token.doc[token.i - 1]
    return previous.pos_ == "PROPN" and previous.text[0].isupper()

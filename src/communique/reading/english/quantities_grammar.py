"""The patterns of quantities and their units, compiled once from ``data/``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from communique.reading.english.lexicon import table
from communique.reading.english.quantities_numbers import (
    DIGITS,
    FRACTIONS,
    ONES,
    PARTS,
    SCALE,
    TENS,
    WORD,
    WORDS,
)
from communique.reading.english.quantities_units import Currency, any_of, currencies, measure_pattern

# One amount: currency, number, scale, unit. What follows may not go on in the word, the number or a fraction.
_SHORT_SCALE = r"(?:(?i:tn|trn|bln|bn|mln|mn)|m|b|k|M|K|cr)\b"
_NUMBER = rf"(?:half[ -](?:an? )?(?=million|billion|trillion|dozen|thousand|percent)|(?:an?|one) (?:hundred|thousand) (?:and )?{WORD}(?:[ -]{WORD}){{0,4}}|(?:an?|one) (?=(?:hundred|thousand|million|billion|trillion|dozen)\b)|{DIGITS}|{WORDS})"


@cache
def data() -> dict[str, Any]:
    """The whole table."""
    return table("quantities.toml")


_DIGIT = re.compile(rf"[\d{''.join(PARTS)}]")
_LETTERS = re.compile(r"[a-z]+")
_GROUPS = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "twentieth")  # fmt: skip
_RANKING = ("largest", "biggest", "greatest", "highest", "most", "leading", "major", "top", "main", "ranking", "busiest", "richest",
            "fastest", "strongest", "longest", "ranked", "rank", "ranks", "places", "placed", "placing", "stand", "stands", "came", "come",
            "place", "position", "spot")  # fmt: skip
_FOLD = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LONG_NOUN = 6  # letters: "Deutsche Marks", not "Wons"; a singular may be a name: "Guarani"
LOOK_BACK = 100  # characters before an amount that can bear on it


def left(text: str, start: int) -> str:
    """The text just before an offset: what can bear on an amount there."""
    return text[max(0, start - LOOK_BACK) : start]


def right(text: str, end: int) -> str:
    """The text just behind an offset."""
    return text[end : end + LOOK_BACK]


@cache
def symbol_codes() -> dict[str, str]:
    """The code of what stands before a number; the first currency of the table wins."""
    out: dict[str, str] = {}
    for currency in currencies():
        for symbol in currency.symbols:
            out.setdefault(symbol, currency.code)
    return out


@cache
def noun_codes() -> dict[str, tuple[Currency, ...]]:
    """The currencies of a noun in the singular or plural, lower case."""
    out: dict[str, list[Currency]] = {}
    for currency in currencies():
        for noun in currency.nouns:
            for form in (noun.lower(), noun.lower() + "s"):
                out.setdefault(form, []).append(currency)
    return {form: tuple(found) for form, found in out.items()}


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """The kinds of words of quantities of each word."""
    names = {name for name in FRACTIONS if name != "half"}
    words = {
        "number": (*ONES, *TENS, *_GROUPS, "half"),
        "many": [group + "s" for group in _GROUPS],
        "one": ["one"],
        "place": ["first", *_ORDINALS],
        "rank": _RANKING,
        "multiple": [*data()["multiples"], "twice", "fold", "times", *(number + "fold" for number in _FOLD)],
        "fraction": ["half", *names, *(name + "s" for name in names)],
        "of": ["of", "every", "in"],
    }
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, members in words.items():
        for word in members:
            kinds[word] = (*kinds.get(word, ()), kind)
    return kinds


def kinds_of(text: str) -> frozenset[str]:
    """The kinds of words of quantities that a sentence holds: where one of a quantity's kinds lacks, its pattern need not be tried.

    "number" and "place" (of a rank) are there too where a digit is.
    """
    low, kinds = text.lower(), _kinds()
    there = {kind for word in kinds.keys() & _LETTERS.findall(low) for kind in kinds[word]}
    if _DIGIT.search(low):
        there.update(("number", "one", "place"))
    return frozenset(there)


@cache
def amount() -> re.Pattern[str]:
    """The pattern of one amount, with groups cur, n, s (scale), pct, money, measure, inside (a currency in brackets)."""
    tight = set(data()["symbols"]["tight"])
    loose = [symbol for symbol in symbol_codes() if symbol not in tight]
    adjectives = any_of({adjective for currency in currencies() for adjective in currency.adjectives})
    nouns = any_of(
        [*noun_codes(), *(noun.title() for noun in noun_codes() if len(noun) > _LONG_NOUN and noun.endswith("s"))]
    )
    codes = any_of({currency.code for currency in currencies()})
    words = (*ONES, *TENS, *_GROUPS, "half", "an")
    first = "".join(map(re.escape, sorted({word[0] for word in (*words, *map(str.upper, words), *loose, *tight)})))
    return re.compile(
        rf"(?=[\d.{''.join(PARTS)}{first}])(?:(?<![\w.,:/#$€£])(?<![A-Za-z]-)|(?<=\d[mbkMBK]-)|(?<=\d[bt]n-)|(?<=\bnow-)|(?<=\bminus-))"
        rf"(?:(?P<cur>(?:{any_of(loose)}) ?|(?:{any_of(tight)})(?=\d)|(?:{any_of(s for s in tight if len(s) == 3)}) (?=\d))?(?P<sign>(?<=[$€£¥])[-−](?=\d))?"
        rf"(?P<n>(?i:{_NUMBER}))"
        rf"(?P<s>[ -]?(?i:{SCALE})|(?<=\d)(?:(?<=[$€£¥]\d)|(?<=[$€£¥]\d\d)|(?<=[$€£¥]\d\d\d)|(?<=\d\.\d)|(?<=\d\.\d\d))[BT]\b|(?<=\d){_SHORT_SCALE}|(?<=\d) [mb]\b(?=[^\w]|$))?)"
        rf"(?P<u>[ -]?(?:(?P<pct>%|(?i:percentage points?|percent points?|pct\b|pc\b|p\.?p\.?(?!\w)|per ?cent\b|percents?\b))"
        rf"|(?P<money>(?:(?:{adjectives}) )?(?:{nouns}|(?:US )?(?:Dollar|Euro|Rupee|Yuan|Rouble|Ruble|Pound|Dirham|Riyal)s?)\b|(?:{codes})\b)"
        rf"|(?P<measure>{measure_pattern()}(?!\w)(?!(?<=\d[CFWV]) [A-Z])))"
        rf"| \((?P<inside>{nouns}|{codes})\))?"
        r"(?![\w°])(?![.,:/]\d)"
    )


@cache
def fraction() -> re.Pattern[str]:
    """The pattern of a third, two-thirds, half of."""
    names = "|".join(name for name in FRACTIONS if name not in {"half", "quarter", "fourth"})
    return re.compile(
        rf"\b(?:(?P<part>{WORDS}|\d{{1,2}}) (?:out of(?: every)?|in every|(?<=one )in|(?<=\b1 )in) (?P<whole>{WORDS}|\d{{1,3}})\b(?! (?:years|months|days))|(?P<top>a|one|two|three|four|five|six|seven|eight|nine)[ -](?P<name>{names}|quarter|fourth)s?\b|(?P<half>half)\b(?= of| the| its| their| our|[,.;)]| in| from| over| by| since| year| compared|$))",
        re.IGNORECASE,
    )


@cache
def multiple() -> re.Pattern[str]:
    """The pattern of doubled, threefold, 2.4-fold, 2.5 times, twice as many."""
    words = any_of(data()["multiples"])
    return re.compile(
        rf"(?<![\w.,-])(?:(?P<word>{words})\b(?!-)|(?P<n>{DIGITS}|{WORDS})(?:[ -]?fold\b| times\b)|(?P<twice>twice)(?= (?:as|the|more|that))|(?P<fold>two|three|four|five|six|seven|eight|nine|ten)fold\b)",
        re.IGNORECASE,
    )


@cache
def rank() -> re.Pattern[str]:
    """The pattern of third largest, ranked fifth, in second place."""
    number = rf"(?:(?:{'|'.join(_ORDINALS)})|\d{{1,3}}(?:st|nd|rd|th))"
    return re.compile(
        rf"\b(?:(?P<o>{number})[ -](?:(?:largest|biggest|greatest|highest|most [a-z]+|leading|major|top|main|ranking|busiest|richest|fastest|strongest|longest|ranked)\b)"
        rf"|(?:rank(?:s|ed|ing)?|plac(?:es|ed|ing)|stands?|came|come) (?:(?:the|at|as|in|number|No\.) )*(?P<r>{number}|first|1st|\d{{1,3}})\b(?! (?:percent|million|billion))"
        rf"|(?P<p>{number}|first) (?:place|position|rank|spot)\b)",
        re.IGNORECASE,
    )


@cache
def qualifier_patterns(key: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of the phrases before (``qualifiers``) or behind (``qualifiers_after``) a number, longest first."""
    phrases = [(phrase, name) for name, members in data()[key].items() for phrase in members]
    phrases.sort(key=lambda item: -len(item[0]))
    out: list[tuple[re.Pattern[str], str]] = []
    for phrase, name in phrases:
        start = r"(?<!\w)" if phrase[0].isalpha() else ""
        end = r"(?!\w)" if phrase[-1].isalpha() else ""
        body = (
            rf"{start}{re.escape(phrase)}(?: the| a total of| a|,)?\s*$"
            if key == "qualifiers"
            else rf"\s?{re.escape(phrase)}{end}"
        )
        out.append((re.compile(body, re.IGNORECASE), name))
    return tuple(out)


_HANDING = re.compile(r"\b(?:hand|turn|tak|took|carr|roll)\w*\s*$", re.IGNORECASE)  # "handed over two ships"


_DETERMINED = re.compile(r"\b(?:the|its|their|his|her|our|your)\s*$", re.IGNORECASE)  # "the top three"


_RANKED = re.compile(r"(?:^|\b(?:in|among|of|a|at|as|for|with|current))\s*$")  # "in top 10 form"


_PLACED = re.compile(r"(?:around|about|near) the")  # "turns around the 40 metre tower"


def _misread(phrase: str, before: str) -> bool:
    """Is a word that looks like a qualifier part of something else?"""
    if _PLACED.fullmatch(phrase.strip()):
        return True
    if phrase.startswith("over"):
        return _HANDING.search(before) is not None
    if phrase.strip() == "top" and _RANKED.search(before):
        return True
    return phrase.startswith(("top", "past")) and _DETERMINED.search(before) is not None


def qualifier_before(before: str) -> tuple[str, int]:
    """The qualifier that ends a text and where its phrase begins; "" and the end where there is none."""
    tail = before[-32:]
    name, at = _qualifier_of(tail)
    return name, len(before) - len(tail) + at


@cache
def _last_words() -> tuple[str, ...]:
    """What a qualifier and what may stand between it and its number can end in."""
    phrases = (phrase for members in data()["qualifiers"].values() for phrase in members)
    return tuple(sorted({*(phrase.split()[-1].casefold() for phrase in phrases), "the", "of", "a"}))


@lru_cache(maxsize=64)
def _qualifier_of(tail: str) -> tuple[str, int]:
    words = tail.split()
    last = words[-1].casefold().rstrip(",") if words else ""
    if not last.endswith(_last_words()):
        return "", len(tail)
    for pattern, name in qualifier_patterns("qualifiers"):
        match = pattern.search(tail)
        if match and not _misread(match[0].casefold(), tail[: match.start()]):
            return name, match.start()
    return "", len(tail)


def qualifier_after(after: str) -> tuple[str, int]:
    """The qualifier that begins a text and its length; "" and 0 where there is none."""
    for pattern, name in qualifier_patterns("qualifiers_after"):
        match = pattern.match(after)
        if match:
            return name, match.end()
    return "", 0

"""The words of an indicator: put together, without numbers, not too long."""

from __future__ import annotations

import re

MOST_WORDS = 14

_NUMBERS = re.compile(
    r"\b(?:more than|less than|fewer than|up to|at least|nearly|almost|about|around|over|some|only|another|approximately|as many as)\s+(?=[\d$€£¥])|(?:US|A|C|HK|S|NZ|R|NT)?[$€£¥₹₩₦](?:\s?\d[\d.,]*(?:\s?(?:million|billion|trillion|bn|mln|m|crore|lakh)\b)?)?|\b(?:RM|Rs|Tk|Rp|NOK|SEK|DKK|CHF|EUR|USD|GBP|JPY)\.?\s?\d[\d.,]*(?:\s?(?:million|billion|trillion|bn|mln|m|crore|lakh)\b)?|\b\d[\d.,]*(?:\s?(?:million|billion|trillion|bn|mln|tn|m|k))?\b-?",
    re.IGNORECASE,
)


def without_numbers(text: str) -> str:
    """The words without the numbers in them."""
    return re.sub(r"\s+", " ", _NUMBERS.sub("", text)).strip(" -")


_UNITS = re.compile(
    r"\bof (?:euros?|(?:us |u\.s\. )?dollars?|yen|yuan|pounds|rupees|roubles|rubles|kron(?:or|er)|tonnes?|tons?|barrels|(?:cubic |square )?(?:metres|meters))\b(?P<of> of\b)?",
    re.IGNORECASE,
)


def without_units(text: str) -> str:
    """The words without what a number counted in: "fund of euros from debt", "delivery of tonnes of cement"."""
    return re.sub(r"\s+", " ", _UNITS.sub(lambda found: "of" if found["of"] else "", text)).strip()


def joined(words: list[str]) -> str:
    """Pieces as one phrase; "of" and "that" stand once between two and never at the end."""
    out: list[str] = []
    for part in words:
        if out and part.casefold() in {"of", "that"} and out[-1].casefold() in {"of", "that"}:
            continue
        out.append(part)
    while out and out[-1] in {"of", "that"}:
        out.pop()
    return " ".join(out)


def limited(text: str) -> str:
    """At most ``MOST_WORDS`` words, the last of them no preposition or article."""
    words = text.split()[:MOST_WORDS]
    while words and words[-1].casefold().strip(",") in {
        "of",
        "in",
        "the",
        "and",
        "to",
        "for",
        "with",
        "a",
        "by",
        "from",
        "that",
        "on",
        "at",
        "an",
        "its",
        "between",
    }:
        words.pop()
    return " ".join(words).strip(" ,;")

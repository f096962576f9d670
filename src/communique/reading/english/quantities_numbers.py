"""English numbers, in digits and in words, as plain numbers."""

from __future__ import annotations

import re
from functools import cache, lru_cache

LARGEST = 1e18  # no number of a sane text is larger
ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "t": 1e12,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "milliard": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "trn": 1e12,
    "tn": 1e12,
    "tln": 1e12,
    "lakh": 1e5,
    "lac": 1e5,
    "crore": 1e7,
    "cr": 1e7,
    "dozen": 12.0,
}
FRACTIONS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
WORD = rf"(?:{'|'.join((*TENS, *reversed(ONES), 'hundred', 'thousand', 'million', 'billion', 'trillion', 'dozen'))})\b"
# "two hundred and fifty" is one number, "two and three" are two: "and" joins only after a hundred or a thousand.
WORDS = (
    rf"\b{WORD}(?:[ -]{WORD}|(?:(?<=hundred)|(?<=thousand)) and {WORD}){{0,9}}(?:[ -]and[ -]a[ -](?:half|quarter)\b)?"
)
PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
DIGITS = (
    r"(?:\d+(?:\.\d+)? ?[×x] ?10 ?\^? ?[-−–]?\d{1,2}\b"  # 1.99×10-30
    r"|\d+(?:\.\d+)?[eE][-+]?\d{1,2}\b"  # 3e-5
    r"|10\^[-−]?\d{1,2}\b"
    r"|[1-7]/[2-9](?= (?:of|cup|teaspoon|tablespoon|inch|mile|pound|ounce|an?)\b)"
    r"|\d*[½¼¾⅓⅔]"
    r"|\d{1,3}[ -][1-7]/[2348]\b"  # 2 1/2
    r"|\d{1,3}(?:,\d{2})+,\d{3}(?:\.\d+)?"  # 1,00,000
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?"  # 1,250.5
    r"|\d{1,3}(?: \d{3})+(?![\d,])(?:\.\d+)?"  # 540 000
    r"|\d{1,3},\d{1,2}(?![\d,])"  # 12,5
    r"|\d+(?:\.\d+)?"
    r"|\.\d+)"
)
SCALE_WORD = (
    r"(?:thousand|million|mln|mn|billion|milliard|bn|bln|trillion|trn|tn|tln|lakhs?|lacs?|crores?|cr|hundred|dozen)"
)
SCALE = rf"(?:lakh crores?|(?:thousand|hundred|million) (?:billion|million|crores?)|{SCALE_WORD}s?)\b"


@cache
def _simple() -> dict[str, float]:
    values = {word: float(value) for value, word in enumerate(ONES)}
    values.update({word: float(20 + 10 * step) for step, word in enumerate(TENS)})
    values.update({"a": 1.0, "an": 1.0, "couple": 2.0})
    return values


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(DIGITS)


def words_value(text: str) -> float | None:
    """The value of a number in words ("two hundred and fifty thousand", "three dozen"), None when it is not one."""
    total, current, seen = 0.0, 0.0, False
    part = re.search(r"[\s-]and[\s-]a[\s-](half|quarter)$", text.lower().strip())
    if part:
        whole = words_value(text.strip()[: part.start()])
        return None if whole is None else whole + (0.5 if part.group(1) == "half" else 0.25)
    for word in re.split(r"[\s-]+", text.lower().strip()):
        if word in {"and", "of"}:
            continue
        if word in _simple():
            current += _simple()[word]
        elif word in {"hundred", "dozen"}:
            current = (current or 1.0) * SCALES[word]
        elif word in SCALES:
            total, current = total + (current or 1.0) * SCALES[word], 0.0
        else:
            return None
        seen = True
    return total + current if seen else None


def digits_value(text: str) -> float | None:
    """The value of a number in digits, with thousands separated by commas or spaces, None when it is not one."""
    text = text.strip()
    part = re.fullmatch(r"(\d)/(\d)", text)
    if part:
        return int(part[1]) / int(part[2])
    if _digits().fullmatch(text) is None:
        return None
    if text[-1] in PARTS:
        return float(text[:-1] or 0) + PARTS[text[-1]]
    if re.fullmatch(r"[\d.]+[eE][-+]?\d+", text):
        return float(text)
    if text.startswith("10^"):
        return 10.0 ** int(text[3:].replace("−", "-"))
    power = re.fullmatch(r"([\d.]+) ?[×x] ?10 ?\^? ?([-−–]?)(\d+)", text)
    if power:
        return float(power[1]) * 10.0 ** (int(power[3]) * (-1 if power[2] else 1))
    mixed = re.fullmatch(r"(\d+)[ -](\d)/(\d)", text)
    if mixed:
        return int(mixed[1]) + int(mixed[2]) / int(mixed[3])
    if re.fullmatch(r"\d{1,3},\d{1,2}", text):
        return float(text.replace(",", "."))
    return float(text.replace(",", "").replace(" ", ""))


@lru_cache(maxsize=4096)
def number_value(text: str) -> float | None:
    """The value of a number in digits or in words, None for what is no number or an absurd one."""
    value = digits_value(text)
    if value is None:
        value = words_value(text)
    return value if value is None or value < LARGEST else None


def scale_value(text: str | None) -> float:
    """The factor that "million", "bn" or "lakh crore" stands for; 1 for nothing."""
    factor = 1.0
    for word in (text or "").lower().replace(".", "").split():
        factor *= SCALES.get(word) or SCALES.get(word.rstrip("s"), 1.0)
    return factor

"""Text to tokens, and each token to one character that stands for the set of its classes.

Patterns can then be ordinary regular expressions over characters: fast, because most tokens are the one character ``OTHER``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.reading.english.lexicon import table

# The blanks behind a token go with it: tried one by one, each would cost as much as a token.
_TOKEN = re.compile(
    r"(?:(?P<gap>\n[ \t]*\n\s*)"
    r"|(?P<dash>(?<=\s)[-–—]+(?=\s)|--+|—)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))"
    r"|(?P<numday>\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\w/]|[.-]\d)|(?:1[5-9]|20)\d\d[./]\d\d?[./]\d\d?(?![\w/]|[.-]\d))"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<decade>(?:(?:1\d|20|[2-9])\d0|(?<!\w)'?[2-9]0)'?s\b)"
    r"|(?P<qcode>(?:[QH][1-4]|[1-4][QH])\b)"
    r"|(?P<oclock>[oO]['’]clock\b)"
    r"|(?P<short>(?<!\w)['’]\d\d\b)"
    r"|(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<fraction>\d+/\d+(?![\d/]))"
    r"|(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+)"
    r"|(?P<ampm>[ap]\.m\b|[AP]\.M\b)"
    r"|(?P<bc>[Bb]\.[Cc]\b\.?(?:[Ee]\b\.?)?|A\.D\b\.?)"
    r"|(?P<poss>['’]s\b|(?<=s)['’](?=\s))"
    r"|(?P<word>[^\W\d_]+(?:\.[A-Z](?=\.))*)"
    r"|(?P<mark>[^\w\s]|_)) *"
)
OTHER = "."
BREAK = "¶"
_FIRST = 0xE000  # where the characters for private use begin
_PLAIN = {",": "COMMA", ".": "DOT", "-": "HY", "–": "HY", "&": "AMP", "/": "SLASH", ":": "COLON", "(": "LP", ")": "RP"}
_MARKS = {"$", "£", "€", "¥", "%", "#"}
_YEARS = (1000, 2199)
_LONGEST = 40
_KEPT = 60_000


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text: ``classes`` has one character a token, ``starts`` and ``ends`` are offsets in the text."""

    text: str
    classes: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lower: tuple[str, ...]


@cache
def data() -> dict[str, Any]:
    """The whole table of words and patterns."""
    return table("timex.toml")


class Alphabet:
    """Characters for sets of classes. ``literals`` are the words that patterns name one by one."""

    def __init__(self, literals: frozenset[str]) -> None:
        self._classes: dict[str, set[str]] = {}
        self._capital: dict[str, set[str]] = {}
        for name, words in data()["classes"].items():
            for word in words:
                self._classes.setdefault(word, set()).add(name)
        for word in literals:
            self._classes.setdefault(word, set()).add("=" + word)
        self._calendar()
        self._symbols: dict[frozenset[str], str] = {frozenset(): OTHER}
        self._known: dict[str, str] = {}

    def _calendar(self) -> None:
        names = data()["names"]
        lower_too = set(names["lower_too"])
        for key, name in (
            ("months", "MONTH"),
            ("month_short", "MABBR"),
            ("weekdays", "WEEKDAY"),
            ("weekday_short", "WABBR"),
        ):
            for word in names[key]:
                for into in (self._capital, self._classes) if word in lower_too else (self._capital,):
                    into.setdefault(word, set()).add(name)
        for word in names["weekdays"]:
            self._capital.setdefault(word + "s", set()).add("WEEKDAYS")

    def symbol(self, kind: str, text: str) -> str:
        """The character of a token of a kind (a group of the tokeniser) with this text."""
        key = text if kind == "word" else f"{kind}:{text}"
        found = self._known.get(key)
        if found is None:
            classes = frozenset(self._of(kind, text))
            found = self._symbols.setdefault(classes, chr(_FIRST + len(self._symbols)))
            if len(self._known) < _KEPT:
                self._known[key] = found
        return found

    def having(self, name: str) -> str:
        """A pattern for any one character whose set holds this class; only symbols seen so far count."""
        return "".join(sign for classes, sign in self._symbols.items() if name in classes)

    def _of(self, kind: str, text: str) -> set[str]:
        lower = text.lower()
        if kind == "word":
            return self._word(text, lower)
        if kind == "number":
            return _number(text)
        if kind == "ordinal":
            return {"ORDNUM"} | ({"DAYORD"} if 1 <= int(re.sub(r"\D", "", text)) <= 31 else set())
        if kind == "mark":
            return {_PLAIN[text]} if text in _PLAIN else ({"=" + text} if text in _MARKS else set())
        fixed = {
            "gap": "BREAK", "dash": "DASH", "iso": "ISODAY", "numday": "NUMDAY", "clock": "CLOCK",
            "decade": "DECADE", "fraction": "FRAC", "ampm": "AMPM", "poss": "POSS", "qcode": "QCODE", "oclock": "OCLOCK", "short": "SHORT",
        }  # fmt: skip
        if kind == "bc":
            return {"BC"} if lower.startswith("b") else {"AD"}
        return {fixed[kind]}

    def _word(self, text: str, lower: str) -> set[str]:
        classes = set(self._classes.get(lower, ()))
        if text[0].isupper():
            classes |= self._capital.get(lower, set())
            if not classes:
                classes.add("CAPWORD")
        if lower in {"bc", "bce", "ad", "ce"} and not text.isupper():
            classes -= {"BC", "AD"}
        if lower in {"am", "pm"}:
            classes.add("AMPM")
        return classes

    def close(self) -> None:
        """Give a character to every set of classes that can come up, so that patterns can be compiled."""
        for word in {*self._classes, *self._capital}:
            for form in (word, word.capitalize(), word.upper()):
                self.symbol("word", form)
        samples = [
            "1",
            "12",
            "13",
            "24",
            "25",
            "31",
            "32",
            "99",
            "100",
            "999",
            "1000",
            "2000",
            "9999",
            "12345",
            "1,000",
            "2.5",
        ]
        samples += ["981231", "999999", "19981231", "0930", "2045", "1030", "1430", "1099", "1999", "0", "00", "01"]
        for text in samples:
            self.symbol("number", text)
        for text in ("1st", "32nd"):
            self.symbol("ordinal", text)
        for text in (*_PLAIN, *_MARKS, "!"):
            self.symbol("mark", text)
        kinds = (
            "gap",
            "dash",
            "iso",
            "numday",
            "clock",
            "decade",
            "fraction",
            "ampm",
            "poss",
            "qcode",
            "oclock",
            "short",
        )
        for kind in kinds:
            self.symbol(kind, "")
        for text in ("b.c", "A.D"):
            self.symbol("bc", text)
        for text in ("Q1", "Zzz", "zzz", "Am", "am"):
            self.symbol("word", text)


def _number(text: str) -> set[str]:
    classes = {"NUM"}
    if not text.isdigit():
        return classes
    number, size = int(text), len(text)
    if size == 4 and _YEARS[0] <= number <= _YEARS[1]:
        classes.add("YEAR")
    if size == 4 and number < 2400 and number % 100 < 60:
        classes.add("MILITARY")
    if size == 8 and _YEARS[0] <= int(text[:4]) <= _YEARS[1] and _six(text[2:]):
        classes.add("EIGHT")
    if size == 3:
        classes.add("YEAR3")
    if size == 6 and _six(text):
        classes.add("SIX")
    if size <= 2:
        classes |= {"DAY"} if 1 <= number <= 31 else set()
        classes |= {"N24"} if number <= 24 else set()
        classes |= {"N2"} if size == 2 else set()
    return classes


def _six(text: str) -> bool:
    return 1 <= int(text[2:4]) <= 12 and 1 <= int(text[4:]) <= 31


def cut(text: str, alphabet: Alphabet) -> Tokens:
    """The tokens of a text with their characters."""
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    symbol = alphabet.symbol
    known = alphabet._known  # noqa: SLF001 -- looked up once a token: the call would cost a third of the time
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        start, end = match.span(kind)
        word = text[start:end]
        if kind == "word" and (sign := known.get(word)) is not None:
            pass
        elif len(word) > _LONGEST:
            sign = OTHER
        else:
            sign = symbol(kind, word if kind not in {"gap", "dash"} else "")
        signs.append(sign)
        starts.append(start)
        ends.append(end)
        words.append(word)
    return Tokens(text, "".join(signs), tuple(starts), tuple(ends), tuple(words), tuple(word.lower() for word in words))

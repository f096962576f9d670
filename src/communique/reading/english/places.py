"""Countries in the text: names, adjectives, and seats of power that stand for governments."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from communique.model.countries import Country, countries
from communique.model.spans import Span
from communique.reading.annotations import CountryForm, CountryMention

# Longer names that hold a country's name and do not mean it.
_NOT_COUNTRIES = (
    "South China Sea", "East China Sea", "South China Morning Post", "Indian Ocean", "New South Wales", "South Georgia",
    "Sea of Japan", "Gulf of Guinea", "Gulf of Mexico", "New Mexico", "British Columbia", "Washington State",
    "Latin America", "Latin American", "North America", "South America", "Central America", "North American",
    "South American", "Central American", "Indo-Pacific", "American football", "Persian Gulf", "Port of Spain",
    "Jordan River", "Jordan Valley", "French Guiana", "French Polynesia", "British Virgin Islands", "Dutch disease",
    "Stockholm syndrome", "Georgia Tech", "State of Georgia", "Panama Canal", "Panama Papers", "Indian Wells",
    "English Channel", "Turkish Airlines", "China Daily", "Times of India", "China Southern", "Air China",
    "Japan Airlines", "Korean Air", "West Indies", "American Samoa", "Netherlands Antilles", "Bank of America",
    "Guinea pig", "New England", "Hague Convention", "Geneva", "Vienna Convention", "Minsk agreements", "Minsk Agreements",
    "Minsk process", "Oslo Accords", "Oslo accords", "Camp David", "Paris Agreement", "Paris Club", "Kyoto Protocol",
    "Shanghai Cooperation", "Washington Consensus", "Rome Statute", "Rome statute", "Abraham Accords", "London Interbank",
    "Astana process", "Astana Process", "Istanbul", "Montreux", "Helsinki Final Act", "Moscow Mechanism",
)  # fmt: skip
# Forms that are common words or names too: taken only where a lower-case reading is impossible and the word stands alone.
_RISKY = frozenset(
    {"US", "Male", "Georgia", "Jordan", "Chad", "Nice", "Polish", "Turkey", "Congo", "CAR", "Pak", "Brit", "Lao"}
)
_LEFT_OUT = frozenset({"Male", "CAR", "Nice", "Sofia", "Santiago", "the States"})


@cache
def _forms() -> tuple[re.Pattern[str], dict[str, tuple[str, CountryForm]]]:
    table: dict[str, tuple[str, CountryForm]] = {}

    def add(country: Country, names: tuple[str, ...], form: CountryForm) -> None:
        for name in names:
            if name not in _LEFT_OUT:
                table.setdefault(_plain(name.removeprefix("the ")), (country.iso3, form))

    for row in countries().rows:
        add(row, (row.name, *row.aliases), CountryForm.NAME)
        add(row, row.adjectives, CountryForm.ADJECTIVE)
        add(row, row.seats, CountryForm.SEAT)
    longest = sorted([*table, *_NOT_COUNTRIES], key=lambda form: (-len(form), form))
    # By their first letters: tried one by one, hundreds of names at every word took five times as long.
    groups: dict[str, list[str]] = {}
    for form in longest:
        groups.setdefault(form[0], []).append(re.escape(form[1:]))
    names = "|".join(re.escape(first) + "(?:" + "|".join(rest) + ")" for first, rest in groups.items())
    first = "".join(map(re.escape, groups))
    return re.compile(rf"(?=[{first}])(?<![\w’])(?:{names})(?![\w’])"), table


def find_countries(text: str) -> tuple[CountryMention, ...]:
    """All countries named in a text, in order; the longest name wins."""
    pattern, table = _forms()
    out: list[CountryMention] = []
    for match in pattern.finditer(text if text.isascii() else _plain(text)):
        known = table.get(match.group())
        marked = text[match.start() : match.end()] != match.group()
        if known is None or (marked and match.group() in _RISKY) or _is_other(text, match):
            continue
        out.append(CountryMention(Span(*match.span()), known[0], known[1]))
    return tuple(out)


_STROKES = str.maketrans("đĐıłŁøØ", "dDilLoO")


@cache
def _base(letter: str) -> str:
    """The letter without its marks; what has no single letter below its marks stays."""
    parts = unicodedata.normalize("NFD", letter)
    return parts[0] if len(parts) > 1 and parts[0].isascii() else letter


def _plain(text: str) -> str:
    """The text with letters without marks, each at its place: a press writes "Việt Nam", "México", "Hà Nội"."""
    return "".join(_base(letter) if letter > "\x7f" else letter for letter in text.translate(_STROKES))


# "1 billion US dollars": the currency's word behind a number. "Norway won", "Germany marks" are no money.
_AMOUNT = re.compile(r"(?:\d|hundred|thousand|million|billion|trillion|mln|bn)\s+$")
_MONEY = re.compile(
    r"\s(?:dollars?|rupees?|pounds?|francs?|pesos?|kron(?:a|or|e|er)|dinars?|riyals?|yuan|yen|won|roubles?|rubles?|marks?|dirhams?)\b"
)
_OF_DOLLARS = frozenset({"US", "U.S.", "American", "Singapore", "Australian", "Canadian"})
_DOLLAR = re.compile(r"[ -]dollars?\b", re.IGNORECASE)
_STATE_OF_US = re.compile(r"(?:Atlanta|Savannah|Virginia|Texas|Florida|Alabama|Carolina),?\s+$")
_FIRST_NAME = re.compile(r"\b(?:Michael|King|Mr|Mrs|Ms|Dr|Hamilton|Chad|DeAndre)\.?\s+$")


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Is this form something else here: a person's name, an American state, part of a hyphenated name?"""
    form, before = match.group(), text[max(0, match.start() - 24) : match.start()]
    if _AMOUNT.search(before) and _MONEY.match(text, match.end()):
        return True
    if text[match.end() : match.end() + 1] == "$" or (form in _OF_DOLLARS and _DOLLAR.match(text, match.end())):
        return True  # "US$122 million", "a US dollar loan"
    if form in _RISKY and (_FIRST_NAME.search(before) or _STATE_OF_US.search(before)):
        return True
    if form == "Polish" and (not before.strip() or before.rstrip().endswith((".", "!"))):
        return text[match.end() : match.end() + 5].strip().startswith(("the", "up", "your"))
    return False

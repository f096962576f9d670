"""Years, decades, centuries and fiscal years."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from communique.reading.english.lexicon import table
from communique.reading.english.timex import values
from communique.reading.english.timex.discourse import Found, Here, dated
from communique.reading.english.timex.grammar import Match, grammar
from communique.reading.english.timex.numbers import number_of, ordinal_of
from communique.reading.english.timex.resolve_dates import (
    Resolver,
    full_year,
    mod_of,
    stated,
    two_digits,
    year_number,
)
from communique.reading.english.timex.tokens import data
from communique.reading.english.timex.values import Stamp

_NO_YEAR_AFTER = frozenset({"%", "-", "$"})
_NO_YEAR_BEFORE = frozenset(
    {"$", "£", "€", "#", "no", "resolution", "article", "boeing", "windows", "than", "some", "/"}
)
# A year carries the story on when it stands behind one of these, or at the head of a sentence; "the 2003 invasion" does not.
_CARRIES = frozenset(
    "in by since until till from of during after before to through throughout and early late mid between year".split()
)
_BOUNDS = frozenset("since until till to through before after throughout between".split())


@cache
def _counted() -> frozenset[str]:
    return frozenset(data()["nouns"]["counted"])


def year(match: Match, here: Here) -> Found | None:
    """A year alone."""
    number = year_number(match.text("y"))
    bc = match.has("bc") and match.text("bc").startswith("b")
    if not match.has("bc") and not match.has("mod"):
        before, after = match.before(), match.after()
        if before in _NO_YEAR_BEFORE or after in _NO_YEAR_AFTER or after in _counted() or number < 1400:
            return None
        if _names_a_thing(match):
            return None
        if before == "-" and match.before(2).isalpha() and len(match.before(2)) < 5:
            return None
    carries = _carries(match, here, bc=bc)
    return dated(Stamp("year", full_year(number, bc=bc)), mod=mod_of(match), focus=carries)


def _carries(match: Match, here: Here, *, bc: bool) -> bool:
    """Does the text go on from this year? In a narrative not from one that only bounds something ("until 1998")."""
    if here.narrative and match.before() in _BOUNDS:
        return False
    return match.before() in _CARRIES or here.opens_sentence() or bc or match.has("mod")


def _names_a_thing(match: Match) -> bool:
    """Is it the number of a plan or a product, "Vision 2030", "2030 Agenda"?"""
    at = match.start - 1
    words = match.tokens.words
    if match.end < len(words) and words[match.end] in _programmes():
        return True
    return at >= 0 and match.tokens.classes[at] in _capitalised() and match.before() not in _CARRIES


@cache
def _programmes() -> frozenset[str]:
    return frozenset(table("times.toml")["programmes"]["after"])


@cache
def _capitalised() -> frozenset[str]:
    return frozenset(sign for sign in grammar()[0].having("CAPWORD"))


def year_about(match: Match, _here: Here) -> Found | None:
    """ "about 1950"."""
    return dated(Stamp("year", int(match.text("y"))), mod="APPROX") if match.after() not in _counted() else None


def year_pair(match: Match, here: Here) -> list[Found] | None:
    """1998-2003: each end is an expression."""
    bc = match.has("bc")
    first = int(match.text("y1"))
    text = match.text("y")
    last = int(text) if len(text) > 2 or bc else first // 100 * 100 + int(text)
    if not bc and match.text("j") == "-" and len(text) == 2 and last <= first and 1 <= int(text) <= 12:
        month = dated(Stamp("month", first, int(text)))
        return [month] if month else None
    if (last <= first) != bc or (not bc and first < 1400) or (len(text) == 2 and not bc and last - first > 30):
        return None
    start = dated(Stamp("year", full_year(first, bc=bc)), mod=mod_of(match), focus=here.opens_sentence())
    end = dated(Stamp("year", full_year(last, bc=bc)), focus=False)
    assert start is not None
    assert end is not None
    first_token = match.groups["y1"][0]
    bare = match.tokens.lower[match.start : first_token] == ("the",)  # "the 1998-2003 war": the article is the noun's
    return [
        replace(start, start=first_token if bare else match.start, end=match.groups["y1"][1]),
        replace(end, start=match.groups["y"][0], end=match.end),
    ]


def year_spoken(match: Match, _here: Here) -> Found | None:
    """ "nineteen seventy-nine", "two thousand and three"."""
    return dated(spoken_year(match.words("y")))


def spoken_year(words: tuple[str, ...]) -> Stamp | None:
    """The year that number words say, two by two."""
    if words[:2] == ("two", "thousand"):
        number = number_of(words)
        return Stamp("year", int(number)) if number else None
    century = number_of(words[:1])
    rest = number_of(tuple(word for word in words[1:] if word not in {"hundred", "oh", "o", "-"})) or 0
    if rest < 10 and not {"hundred", "oh", "o"} & set(words):
        return None
    return Stamp("year", int(century * 100 + rest)) if century and rest < 100 else None


def year_span(match: Match, _here: Here) -> Found | None:
    """ "the rest of 1998"."""
    return dated(Stamp("year", int(match.text("y"))), focus=False)


def _decade_year(text: str, *, bc: bool) -> int:
    digits = int("".join(sign for sign in text if sign.isdigit()))
    if bc:
        return 1 - digits
    return digits if digits > 99 else 1900 + digits


def decade(match: Match, _here: Here) -> Found | None:
    """The 1980s, the late '80s."""
    text = match.text("y")
    bc = match.has("bc")
    digits = "".join(sign for sign in text if sign.isdigit())
    if len(digits) == 3 and not bc:
        return None
    bare = len(digits) == 2 and text[0].isdigit() and not match.has("mod") and match.tokens.words[match.start] != "the"
    if bare and match.before() in {"his", "her", "their", "my", "in"}:
        return None  # an age
    return dated(Stamp("decade", _decade_year(text, bc=bc)), mod=mod_of(match))


def decade_word(match: Match, _here: Here) -> Found | None:
    """The nineteen-eighties, the sixties."""
    tens = {
        "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
        "nineties": 90,
    }  # fmt: skip
    words = match.words("y")
    base = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}.get(words[0], 1900)
    return dated(Stamp("decade", base + tens[words[-1]]), mod=mod_of(match))


def century(match: Match, here: Here) -> Found | None:
    """The 11th century; its value is its first two digits. "The 20th-century archives": without the article."""
    found = _century(match)
    hyphen = (
        found and match.tokens.lower[match.end - 2] == "-" and match.all_text.startswith("the ") and not here.narrative
    )
    return replace(found, start=match.start + 1) if found and hyphen else found


def _century(match: Match) -> Found | None:
    number = ordinal_of(match.words("o"))
    if number is None or not 1 <= number <= 30:
        return None
    if match.has("bc"):
        return dated(Stamp("century", 1 - (number - 1) * 100), mod=mod_of(match))
    return dated(Stamp("century", (number - 1) * 100), mod=mod_of(match)) if number > 1 else None


def century_ref(match: Match, here: Here) -> Found | None:
    """This century, the previous century."""
    at = here.discourse.story() if here.narrative else here.discourse.anchor()
    if at is None:
        return None
    words = set(match.words("ref"))
    by = (
        -1
        if words & {"last", "previous", "preceding", "past"}
        else (1 if words & {"next", "following", "coming"} else 0)
    )
    start = at[0].year // 100 * 100 + by * 100
    if at[0].year <= 0:
        start = 1 - ((-at[0].year) // 100 * 100 - by * 100)
    return dated(Stamp("century", start), at[1], mod_of(match))


def fiscal_year(match: Match, here: Here) -> Found | None:
    """Fiscal 1988, the 2019-20 financial year: the year in which it ends."""
    number = stated(match, here, "y")
    if number is None:
        return None
    if match.has("y2"):
        text = match.text("y2")
        number = int(text) if len(text) == 4 else two_digits(int(text), number)
    return dated(Stamp("year", number))


def fiscal_ref(match: Match, here: Here) -> Found | None:
    """The latest fiscal year, its fiscal year."""
    at = here.discourse.anchor()
    if at is None:
        return None
    words = set(match.words("ref"))
    by = -1 if words & {"last", "latest", "previous", "past", "prior"} else (1 if words & {"next", "coming"} else 0)
    return dated(values.moved(values.of(match.text("u"), at[0].first), by, match.text("u")), at[1])


RESOLVERS: dict[str, Resolver] = {
    "year": year,
    "year_about": year_about,
    "year_pair": year_pair,
    "year_spoken": year_spoken,
    "year_span": year_span,
    "decade": decade,
    "decade_span": decade,
    "decade_word": decade_word,
    "century": century,
    "century_ref": century_ref,
    "fiscal_year": fiscal_year,
    "fiscal_ref": fiscal_ref,
}

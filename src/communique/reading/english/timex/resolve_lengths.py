"""Lengths of time and what lies at a distance: three years, the past two months, six weeks ago, a year earlier."""

from __future__ import annotations

from dataclasses import replace

from communique.reading.english import times_calendar as cal
from communique.reading.english.timex import values
from communique.reading.english.timex.discourse import Found, Here, dated
from communique.reading.english.timex.grammar import Match
from communique.reading.english.timex.numbers import duration, moves, number_of, ordinal_of, unit_of
from communique.reading.english.timex.resolve_dates import Resolver
from communique.reading.english.timex.resolve_relative import is_name, year_before
from communique.reading.english.timex.timexes import Basis, TimexType

_MODS = {
    "more than": "MORE_THAN", "over": "MORE_THAN", "just over": "MORE_THAN", "well over": "MORE_THAN", "less than": "LESS_THAN",
    "fewer than": "LESS_THAN", "under": "LESS_THAN", "nearly": "LESS_THAN", "almost": "LESS_THAN", "just under": "LESS_THAN",
    "at least": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS",
    "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX", "some": "APPROX",
}  # fmt: skip
_VAGUE_PAST = "PAST_REF"
_VAGUE_FUTURE = "FUTURE_REF"
_NOT_PLURAL = frozenset("was is has s 's this as its his us less across plus does yes".split())
_LATER = frozenset({"on", "later", "afterwards", "afterward", "thereafter", "after that", "hence", "from now"})
_LOOSE = frozenset({"only", "just", "over", "under", "some", "around", "exactly"})


def _length(value: str, mod: str | None = None) -> Found:
    return Found(value, TimexType.DURATION, mod=mod, focus=False)


def _mod(match: Match) -> str | None:
    return _MODS.get(match.text("a"))


def _number(match: Match) -> float | None:
    number = number_of(match.words("n"))
    if number is not None and match.has("half"):
        number += 0.5
    return number


def distance(match: Match, here: Here) -> Found | None:
    """Three years ago, a day earlier, two weeks later: from the document's day, else from what the text spoke of last."""
    words, unit = match.text("dir"), unit_of(match.text("u"))
    number = _number(match) if match.has("n") else None
    if unit == "year" and number == 1 and words in {"ago", "earlier"} and not here.narrative and not match.has("a"):
        return year_before(here)
    if words == "before" and match.after() not in {",", ".", "and", "in", "when", "with", "but", ")", ";"}:
        return _without(match, duration(number, unit, narrative=here.narrative)) if match.has("n") else None
    if number is None:
        return _vague(match, here, words, unit)
    step = moves(number, unit)
    if step is None:
        return _without(match, duration(number, unit, narrative=here.narrative))
    at = here.discourse.anchor() if words in {"ago", "from now"} else here.discourse.story()
    if at is None:
        return Found("XXXX", basis=Basis.UNKNOWN, mod=_mod(match), focus=False)
    by, grain = step
    if unit == "decade" and abs(by) % 10 == 0 and number > 1:
        by, grain = by // 10, "decade"
    if grain == "day" and at[0].grain != "day":
        return _vague(match, here, words, unit)
    if grain in {"week", "month"} and at[0].grain in {"year", "decade", "century"}:
        return _vague(match, here, words, unit)
    if grain == "week" and at[0].grain == "day" and words != "ago":
        by, grain = by * 7, "day"
    stamp = values.moved(at[0], by if words in _LATER else -by, grain)
    found = dated(stamp, at[1], _mod(match), focus=words in _LATER or not here.narrative)
    return _trim(found, match, here)


def _without(match: Match, value: str) -> Found:
    """The length alone, without "before"."""
    return Found(value, TimexType.DURATION, mod=_mod(match), focus=False, end=match.groups["dir"][0])


def _trim(found: Found | None, match: Match, here: Here) -> Found | None:
    """Without "only", "over" and "just", which belong to the expression in narratives alone."""
    if found is None or here.narrative or match.text("a") not in _LOOSE:
        return found
    return replace(found, start=match.groups["a"][1])


def _vague(match: Match, here: Here, words: str, unit: str) -> Found:
    if unit == "year" and match.has("n") and not here.narrative and words == "ago":
        at = here.discourse.anchor()
        if at is not None:
            return Found(values.moved(at[0], -3, "year").value[:3] + "X", basis=Basis.VAGUE, focus=False)  # type: ignore[union-attr]
    value = _VAGUE_FUTURE if words in _LATER else _VAGUE_PAST
    return Found(value, basis=Basis.VAGUE, mod=_mod(match), focus=False)


def generation(_match: Match, _here: Here) -> Found:
    """A generation ago, long ago."""
    return Found(_VAGUE_PAST, basis=Basis.VAGUE, focus=False)


def in_time(match: Match, here: Here) -> Found | None:
    """In two weeks' time."""
    number = _number(match)
    step = moves(number, unit_of(match.text("u"))) if number is not None else None
    at = here.discourse.anchor()
    if step is None or at is None:
        return None
    return dated(values.moved(at[0], *step), at[1])


def span_ref(match: Match, here: Here) -> Found | None:
    """The past two months, the first nine months, the next few days, recent years."""
    unit = unit_of(match.text("u"))
    words = match.words("ref")
    number = number_of(match.words("n")) if match.has("n") else None
    if words and words[-1] in {"recent", "latest"} and not match.has("n"):
        return None
    if words and words[-1] in {"following", "subsequent"} and number is None and not here.narrative:
        return None
    if words == ("last",) and match.before() in {"to", "will", "would", "may", "should"}:
        return None  # the verb
    if words and words[0] == "coming" and number is None:
        return Found(_VAGUE_FUTURE, basis=Basis.VAGUE, focus=False)
    if unit in {"second", "minute"} and not match.has("n"):
        return None
    found = _length(duration(number, unit, narrative=here.narrative), _mod(match))
    return replace(found, edtf=_stretch(words, number, unit, here))


def _stretch(words: tuple[str, ...], number: float | None, unit: str, here: Here) -> str | None:
    """The interval that "the past two months" covers, from the document's day back or on; None in a narrative."""
    by = 1 if set(words) & {"next", "coming", "upcoming"} else (-1 if set(words) & {"last", "past"} else 0)
    if number is None or not by or here.narrative or here.discourse.day is None or unit in {"hour", "minute", "second"}:
        return None
    return cal.stretch(here.discourse.day, by * round(number), unit)


def vague_ref(match: Match, here: Here) -> Found | None:
    """Recent months, coming weeks, these days, the years ahead."""
    word, unit = match.words("r")[0], unit_of(match.words("u")[0])
    if word == "these":
        return Found("PRESENT_REF", basis=Basis.VAGUE, focus=False)
    if word == "those":
        return None
    if word in {"ahead", "to"}:
        return _length(duration(None, unit, narrative=here.narrative))
    if word in {"coming", "future"}:
        return Found(_VAGUE_FUTURE, basis=Basis.VAGUE, focus=False)
    return Found(_VAGUE_PAST, basis=Basis.VAGUE, focus=False)


def decade_ref(match: Match, here: Here) -> Found | None:
    """The past decade, as a length."""
    words = match.words("u")
    if len(words) == 1:
        return _length(duration(1, words[0], narrative=here.narrative))
    return _length({"quarter": "P25Y", "half": "P50Y"}[words[0]])


def length(match: Match, here: Here) -> Found | None:
    """Three years, a week, several months."""
    unit = unit_of(match.text("u"))
    words = match.words("n")
    number = _number(match)
    if not _counts(match, unit, words, here):
        return None
    return _trim(_length(duration(number, unit, narrative=here.narrative), _mod(match)), match, here)


def _counts(match: Match, unit: str, words: tuple[str, ...], here: Here) -> bool:
    """Is it a length and not a rank, a share or a price?"""
    if match.before() in {"$", "£", "€"} or match.after() == "%" or is_name(match):
        return False
    if unit == "quarter" and match.after() == "of":
        return False
    if words in {("a",), ("an",)}:
        if unit in {"quarter", "second", "weekend", "night", "semester"}:
            return False
        if match.after() in {"old", "of"} and unit != "year":
            return match.after() == "of" and unit in {"week", "month", "decade"}
        return here.narrative or not _rate(match)
    return not (match.after() in {"old", "ago"} or (words[0] in {"one"} and match.after() == "of"))


def _rate(match: Match) -> bool:
    """ "358,000 a month": what stands before counts, so the unit is a rate."""
    before = match.before()
    return bool(before) and (
        before[0].isdigit()
        or before in {"times", "once", "twice", "million", "billion", "percent", "%"}
        or (before.endswith("s") and before not in _NOT_PLURAL)
    )


def whole(match: Match, _here: Here) -> Found | None:
    """All day, the whole year."""
    unit = match.text("u")
    return _length(duration(1, unit)) if unit != "night" else None


def compound(match: Match, here: Here) -> Found | None:
    """Three-month, day-long, five-year."""
    words = match.words("n")
    if match.text("old") == "old" and not here.narrative:
        return None
    number = number_of(words) if words else 1
    if words in {("a",), ("an",)}:
        return None
    unit = unit_of(match.text("u")) if match.words("u")[0] != "half" else "half-year"
    if unit == "quarter" and words == ("three",):
        return None
    return _length(duration(number, unit, narrative=here.narrative), _mod(match))


def age(match: Match, here: Here) -> Found | None:
    """22 years old: marked in narratives alone."""
    if not here.narrative:
        return None
    return _length(duration(number_of(match.words("n")), unit_of(match.text("u"))), _mod(match))


def bare_units(match: Match, here: Here) -> Found | None:
    """Weeks, decades, with no number."""
    unit = unit_of(match.text("u"))
    before = match.before()
    allowed = {
        "for",
        "in",
        "within",
        "after",
        "of",
        "lasted",
        "take",
        "took",
        "over",
        "by",
        "until",
        "spent",
        "the",
        "despite",
        "and",
    }
    if before not in allowed or match.after() in {"-"}:
        return None
    if before == "the" and (
        match.after() not in {"before", "after", "since", "following", "leading"} or unit in {"hour", "minute"}
    ):
        return None
    if before == "of" and unit not in {"year", "decade", "century", "week", "month"}:
        return None
    if before in {"and", "by", "over"} and not here.narrative:
        return None
    return _length(duration(None, unit, narrative=here.narrative))


def anniversary(match: Match, here: Here) -> Found | None:
    """The 25th anniversary: the year of the anniversary, not of what is remembered."""
    number = ordinal_of(match.words("o"))
    at = here.discourse.anchor()
    if number is None or at is None or not here.narrative:
        return None
    return dated(at[0], at[1], focus=False)


def stands_ref(match: Match, here: Here) -> Found | None:
    """The future, the past, the near term."""
    words = match.words("r")
    if words[-1] == "past":
        return Found(_VAGUE_PAST, basis=Basis.VAGUE, focus=False) if match.before() in {"in", "of", "from"} else None
    if words[-1] == "present":
        if match.before() not in {"to", "until", "at", "for", "of"} and match.after() != ".":
            return None
        return Found("PRESENT_REF", basis=Basis.VAGUE, focus=False)
    if words == ("future",) and not here.narrative:
        return None  # marked in a third of its places in the news: more is lost than won
    return Found(_VAGUE_FUTURE, basis=Basis.VAGUE, focus=False)


RESOLVERS: dict[str, Resolver] = {
    "distance": distance, "generation": generation, "in_time": in_time, "span_ref": span_ref, "vague_ref": vague_ref, "decade_ref": decade_ref,
    "duration": length, "whole": whole, "compound": compound, "age": age, "bare_units": bare_units, "anniversary": anniversary,
    "stands_ref": stands_ref,
}  # fmt: skip

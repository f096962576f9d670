"""Rules for days, months and stretches of them: "18 August 2016", "12-14 May", "late September", "May last year"."""

from __future__ import annotations

import re
from collections.abc import Callable

from communique.model import edtf
from communique.reading.english import times_calendar as cal
from communique.reading.english.times_context import DISCOURSE, DOCUMENT, NO_YEAR, STATED, Found, Here
from communique.reading.english.times_grammar import day_number, month_number

Resolver = Callable[[re.Match[str], Here], Found | None]
_MONTH_NAMES = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SHARED_YEAR = re.compile(
    rf"(?: \([^)]*\))?(?:,| and| or| to|, and|,? as well as)(?: in| from| on)? (?:the )?(?:\d{{1,2}} {_MONTH_NAMES}|{_MONTH_NAMES}(?: \d{{1,2}})?),? (?:of )?((?:19|20)\d\d)\b"
)
_BESIDE_IT = re.compile(r" (next|last)(?=[,.;:)]|$| the\b)")
# May, March and August are words and names too: alone they are months only where a month can stand.
_DOUBTFUL = frozenset(
    {
        "may",
        "march",
        "august",
        "april",
        "june",
        "mar",
        "jan",
        "dec",
        "sep",
        "jun",
        "apr",
        "nov",
        "oct",
        "feb",
        "jul",
        "aug",
    }
)
_MONTH_PREPOSITIONS = (
    r"in|of|by|since|until|till|from|to|during|for|and|between|through|throughout|the|last|next|before|after|or|"
    r"until the end of|this|'s|early|late|mid|\(|within|around|towards?|than|as of|for the"
)
_BETWEEN = r"between(?: the)?"


def year_in(match: re.Match[str], here: Here, month: int, day: int | None = None) -> tuple[int | None, str]:
    """The year that the match states, refers to, shares with a later date, or leaves to the context."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"]), STATED
    if groups.get("yr"):
        return here.reference_year(groups["yr"])
    if groups.get("m") and (beside := _BESIDE_IT.match(here.after)) and here.discourse.anchor is not None:
        first, last = here.discourse.anchor
        if beside[1] == "next":  # "in mid-April next"
            return first.year + (month < first.month), DOCUMENT
        return last.year - (month > last.month), DOCUMENT
    shared = _SHARED_YEAR.match(here.after)
    if shared:
        return int(shared.group(1)), STATED
    return here.year_of(month, day)


def _named(match: re.Match[str], *groups: str) -> bool:
    """Do the names of months begin with capital letters?"""
    return all(match.group(name)[0].isupper() for name in groups if match.groupdict().get(name))


def iso_day(match: re.Match[str], _here: Here) -> Found | None:
    """2016-08-18, alone or with an hour."""
    value = cal.day(int(match["y"]), int(match["m"]), int(match["d"]))
    return Found(value) if value else None


def year_month(match: re.Match[str], _here: Here) -> Found | None:
    """2018 (August)."""
    return Found(cal.month(int(match["y"]), month_number(match["m"])))


def iso_month(match: re.Match[str], _here: Here) -> Found | None:
    """2016-08; 2009-10 is a pair of years where the second follows on the first."""
    if int(match["m"]) == int(match["y"]) % 100 + 1:
        return None
    return Found(cal.month(int(match["y"]), int(match["m"])))


def numeric_day(match: re.Match[str], _here: Here) -> Found | None:
    """18.08.2016: the day comes first unless it cannot."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    day, month = (second, first) if second > 12 else (first, second)
    value = cal.day(year, month, day)
    return Found(value) if value else None


def single_day(match: re.Match[str], here: Here) -> Found | None:
    """18 August 2016; August 18; the eighteenth of August."""
    if not _named(match, "m"):
        return None
    month, day = month_number(match["m"]), day_number(match["d"])
    bare = not (match["y"] or match["yr"])
    if not cal.real(2000, month, day) or (bare and match.start("m") < match.start("d") and here.preceded_by("in")):
        return None
    year, basis = year_in(match, here, month, day)
    if year is None:
        return Found(None, NO_YEAR)
    value = cal.day(year, month, day)
    return Found(value, basis) if value else None


def day_range(match: re.Match[str], here: Here) -> Found | None:
    """12-14 May 2017; 28 February - 2 March; between May 12 and 14; 5 and 6 October."""
    if not _named(match, "m", "m1"):
        return None
    groups = match.groupdict()
    first, last = day_number(match["d1"]), day_number(match["d2"])
    month = month_number(match["m"])
    month_first = month_number(groups["m1"]) if groups.get("m1") else month
    joined = match["j"].strip().lower()
    if (joined.startswith(",") or joined in {"and", "&"}) and not here.preceded_by(_BETWEEN):
        count = joined.count(",") + (1 if joined.endswith(("and", "&")) else 0)
        if month != month_first or last - first not in {1, count}:
            return None
    if month == month_first and last <= first:
        return None
    year, basis = year_in(match, here, month, last)
    if year is None:
        return Found(None, NO_YEAR)
    year_first = int(groups["y1"]) if groups.get("y1") else year - (month_first > month)
    start, end = cal.day(year_first, month_first, first), cal.day(year, month, last)
    return Found(edtf.interval(start, end), basis) if start and end and start < end else None


def month_range(match: re.Match[str], here: Here) -> Found | None:
    """January-September 2023; from March 2020 to May 2021; January and February 2023."""
    if not _named(match, "m", "m1"):
        return None
    first, last = month_number(match["m1"]), month_number(match["m"])
    stated_first = int(match["y1"]) if match["y1"] else None
    joined = match["j"].strip().lower()
    if joined == "and" and not here.preceded_by(_BETWEEN) and (stated_first or last - first != 1):
        return None
    if joined in {"to", "until"} and not stated_first and not here.preceded_by("from|between|in|for|the"):
        return None
    if re.match(r" \d{1,2}(?![\d.,]\d)", here.after):
        return None
    year, basis = year_in(match, here, last)
    if year is None:
        return Found(None, NO_YEAR)
    year_first = stated_first or year - (first > last)
    start, end = cal.month(year_first, first), cal.month(year, last)
    return Found(edtf.interval(start, end), basis) if start < end else None


def part_of_month(match: re.Match[str], here: Here) -> Found | None:
    """Late September 2016; mid-May; the first half of June."""
    if not _named(match, "m"):
        return None
    month = month_number(match["m"])
    year, basis = year_in(match, here, month)
    if year is None:
        return Found(None, NO_YEAR)
    return Found(cal.part_of_month(year, month, cal.part_key(match["p"])), basis)


def week_of_month(match: re.Match[str], here: Here) -> Found | None:
    """The first week of June: days 1 to 7; the last week: the last seven days."""
    month = month_number(match["m"])
    year, basis = year_in(match, here, month)
    if year is None:
        return Found(None, NO_YEAR)
    order = ("first", "second", "third", "fourth").index(match["o"].lower()) if match["o"].lower() != "last" else None
    last = cal.last_day(year, month)
    first = last - 6 if order is None else order * 7 + 1
    end = last if order is None else first + 6
    return Found(edtf.interval(cal.day(year, month, first), cal.day(year, month, end)), basis)


def month(match: re.Match[str], here: Here) -> Found | None:
    """May 2015; in September; last May."""
    if not _named(match, "m"):
        return None
    number = month_number(match["m"])
    groups = match.groupdict()
    plain = not (groups["y"] or groups["yr"] or groups["ref"])
    if plain and not _is_month(match, here):
        return None
    if groups["ref"] and not (groups["y"] or groups["yr"]):
        return _stepped_month(number, groups["ref"].lower(), here)
    year, basis = year_in(match, here, number)
    return Found(cal.month(year, number), basis) if year is not None else Found(None, NO_YEAR)


def _is_month(match: re.Match[str], here: Here) -> bool:
    name = match["m"].lower().rstrip(".")
    if here.discourse.chapter is not None and here.opens_line:
        return True
    if (re.match(r" \d", here.after) and not here.preceded_by("in")) or (
        re.search(r"[A-Z][\w.]+ $", here.before[-20:]) and not opens(here.before)
    ):
        return False
    if name in _DOUBTFUL:
        token = here.sentence.tokens.doc.char_span(
            here.sentence.tokens.start_char + here.start,
            here.sentence.tokens.start_char + here.end,
            alignment_mode="expand",
        )
        if (
            token is None
            or token.root.tag_ == "MD"
            or token.root.pos_ in {"VERB", "AUX"}
            or token.root.ent_type_ == "PERSON"
        ):
            return False
        if len(name) <= 3 and name != "may":
            return False
        return here.preceded_by(_MONTH_PREPOSITIONS) and not re.match(r" [A-Z][a-z]+ [a-z]", here.after)
    return True


def opens(before: str) -> bool:
    """Is the capitalised word before it only the first of the sentence ("In September", "By June")?"""
    return (
        re.fullmatch(
            r"\W*(?:In|By|Since|Until|From|During|This|Last|Next|Early|Late|Before|After|For|Between|The)\W+", before
        )
        is not None
    )


def _stepped_month(number: int, ref: str, here: Here) -> Found:
    anchor = here.discourse.anchor
    if ref in {"the following", "the previous", "that"}:
        focus = here.focus_start()
        if focus is not None and ref == "that":
            return Found(cal.month(focus.year, number), DISCOURSE)
        if focus is not None:
            later = ref == "the following"
            year = focus.year + (
                1 if later and number <= focus.month else -1 if not later and number >= focus.month else 0
            )
            return Found(cal.month(year, number), DISCOURSE)
    if anchor is None:
        return Found(None, NO_YEAR)
    here_month = anchor[1].month
    by = 0
    if ref in {"last", "this past", "the previous"}:
        by = -1 if number >= here_month else 0
    elif ref in {"next", "this coming", "the following"}:
        by = 1 if number <= here_month else 0
    return Found(cal.month(anchor[1].year + by, number), DOCUMENT)


RESOLVERS: dict[str, Resolver] = {
    "iso_day": iso_day,
    "year_month": year_month,
    "iso_month": iso_month,
    "numeric_day": numeric_day,
    "single_day": single_day,
    "day_range": day_range,
    "month_range": month_range,
    "part_of_month": part_of_month,
    "week_of_month": week_of_month,
    "month": month,
}

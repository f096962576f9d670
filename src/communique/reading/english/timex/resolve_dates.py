"""Days, months and years that the text names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from communique.reading.english.timex import values
from communique.reading.english.timex.discourse import Found, Here, dated
from communique.reading.english.timex.grammar import Match
from communique.reading.english.timex.numbers import ordinal_of
from communique.reading.english.timex.timexes import Basis
from communique.reading.english.timex.tokens import data
from communique.reading.english.timex.values import Stamp

Resolver = Callable[[Match, Here], "list[Found] | Found | None"]
TIMES_OF_DAY = {
    "morning": "TMO", "mornings": "TMO", "dawn": "TMO", "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00",
    "afternoon": "TAF", "afternoons": "TAF", "evening": "TEV", "evenings": "TEV", "dusk": "TEV", "night": "TNI",
    "nights": "TNI", "lunchtime": "T12:00",
}  # fmt: skip
_MODS = {
    "early": "START", "beginning": "START", "start": "START", "outset": "START", "first": "START", "opening": "START",
    "late": "END", "end": "END", "close": "END", "last": "END", "latter": "END", "final": "END", "closing": "END",
    "mid": "MID", "middle": "MID", "midst": "MID", "ca": "APPROX", "circa": "APPROX", "c": "APPROX",
}  # fmt: skip
# Further back than this many months, a month named beside a past verb is rather the one to come.
_FAR_BACK = 10
_FORWARD = 7
_SMALL = 30
_BEFORE_MONTH = frozenset(
    "in of by since until till from through during early late mid last next this to for before after and or between late-"
    " ended ending throughout on about around the 's each every past".split()
)


@cache
def _months() -> dict[str, int]:
    return {name[:3]: number for number, name in enumerate(data()["names"]["months"], 1)}


@cache
def weekdays() -> dict[str, int]:
    """Monday is 0; by the first three letters."""
    return {name[:3]: number for number, name in enumerate(data()["names"]["weekdays"])}


def month_of(word: str) -> int:
    """1 to 12 of a month's name."""
    return _months()[word[:3]]


def mod_of(match: Match, name: str = "mod") -> str | None:
    """START, MID or END that the words of a group say."""
    for word in match.words(name):
        if word in _MODS:
            return _MODS[word]
    return None


def full_year(year: int, *, bc: bool = False) -> int:
    """The year as astronomers count."""
    return 1 - year if bc else year


def two_digits(number: int, near: int) -> int:
    """The year of two digits that lies nearest to another, at most 30 years after it."""
    year = near // 100 * 100 + number
    return min((year - 100, year, year + 100), key=lambda one: abs(one - near) if one <= near + 30 else 1000)


def year_number(text: str) -> int:
    """The number of a year; '89 is of the last century unless it is small."""
    if text.isdigit():
        return int(text)
    number = int(text[1:])
    return number + (2000 if number < _SMALL else 1900)


def year_of_reference(words: str, here: Here) -> tuple[int, Basis] | None:
    """The year of "this year", "the same year", "the following year"."""
    story = any(word in words.split() for word in ("that", "same", "following", "previous", "preceding", "the"))
    at = here.discourse.story() if story else here.discourse.anchor()
    if at is None:
        return None
    stamp, basis = at
    if {"that", "same"} & set(words.split()) and here.discourse.mentioned is not None:
        return here.discourse.mentioned, Basis.DISCOURSE
    by = 0
    if any(word in words.split() for word in ("next", "following", "coming", "ensuing", "subsequent")):
        by = 1
    elif any(word in words.split() for word in ("last", "previous", "preceding", "prior", "past")):
        by = -1
    return stamp.year + by, basis


def infer_year(month: int, day: int | None, here: Here) -> tuple[int, Basis] | None:
    """The year of a month or day without one: of the story, else by the document's day and the direction of the verb."""
    discourse = here.discourse
    if here.narrative and discourse.focus is not None:
        focus = discourse.focus
        at = focus.month or 1
        turned = focus.grain in {"day", "month"} and at - month > _FORWARD
        return focus.year + turned, Basis.DISCOURSE
    if discourse.day is None:
        return (discourse.focus.year, Basis.DISCOURSE) if discourse.focus else None
    return _by_direction(month, day, here, discourse.day), Basis.INFERRED


def _by_direction(month: int, day: int | None, here: Here, today: date) -> int:
    ahead = (month - today.month) % 12
    behind = (today.month - month) % 12
    if month == today.month and (day is None or abs(day - today.day) < 15):
        return today.year
    direction = here.tense
    if here.match.before() in {"until", "by"} and direction == 0:
        direction = 1
    if direction == 0:
        direction = 1 if ahead <= 2 else -1
    far = _FAR_BACK - 2 * (here.match.before() in {"until", "through", "by"})
    if direction < 0 and behind >= far and here.match.before() != "since":
        direction = 1
    if direction > 0 and ahead >= _FAR_BACK and here.match.before() not in {"until", "through", "by"}:
        direction = -1
    if direction < 0:
        late = month > today.month or (month == today.month and day is not None and day > today.day)
        return today.year - late
    early = month < today.month or (month == today.month and day is not None and day < today.day)
    return today.year + early


def _year(match: Match, here: Here, month: int, day: int | None) -> tuple[int, Basis] | None:
    bc = match.has("bc") and match.text("bc").startswith("b")
    for name in ("y", "y3"):
        if match.has(name):
            return full_year(year_number(match.text(name)), bc=bc), Basis.STATED
    if match.has("yref"):
        return year_of_reference(match.text("yref"), here)
    return infer_year(month, day, here)


def _day_number(match: Match, name: str) -> int | None:
    return ordinal_of(match.words(name))


def _unknown(month: int, day: int | None, mod: str | None) -> Found:
    value = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
    return Found(value, basis=Basis.UNKNOWN, mod=mod)


def date_(match: Match, here: Here) -> Found | None:
    """A day of a month."""
    month, day = month_of(match.text("m")), _day_number(match, "d")
    if day is None or not 1 <= day <= 31 or (match.text("m") == "may" and not _may(match)):
        return None
    year = _year(match, here, month, day)
    if year is None:
        return _unknown(month, day, mod_of(match))
    stamp = values.day_stamp(year[0], month, day)
    pod = match.text("pod") or match.text("pod2")
    if stamp and pod:
        stamp = stamp.with_time(TIMES_OF_DAY.get(pod, ""))
    return dated(stamp, year[1], mod_of(match))


def date_of_last(match: Match, here: Here) -> Found | None:
    """ "last Oct. 23": the latest such day before the document's."""
    month, day = month_of(match.text("m")), _day_number(match, "d")
    at = here.discourse.anchor()
    if day is None or at is None:
        return None
    late = (month, day) >= (at[0].first.month, at[0].first.day)
    return dated(values.day_stamp(at[0].year - late, month, day), at[1])


def _may(match: Match) -> bool:
    first, _ = match.groups["m"]
    return match.tokens.words[first] != "may"


def day_list(match: Match, here: Here) -> list[Found] | None:
    """Two days of a month, "1-3 May": each is an expression, the second with the month."""
    month = month_of(match.text("m"))
    first, second = _day_number(match, "d1"), _day_number(match, "d")
    if first is None or second is None:
        return None
    year = _year(match, here, month, first)
    behind = match.groups["d"][0] < match.groups["m"][0]  # the month stands behind the days
    if year is None:
        ends: list[Found | None] = [_unknown(month, first, None), _unknown(month, second, None)]
    else:
        ends = [dated(values.day_stamp(year[0], month, day), year[1]) for day in (first, second)]
    if ends[0] is None or ends[1] is None:
        return None
    if behind:
        cuts = (match.groups["d1"], (match.groups["d"][0], match.end))
    else:
        cuts = ((match.groups["m"][0], match.groups["d1"][1]), (match.groups["d"][0], match.end))
    return [replace(one, start=cut[0], end=cut[1]) for one, cut in zip(ends, cuts, strict=True) if one is not None]


def month(match: Match, here: Here) -> Found | None:
    """A month, with or without its year."""
    words = match.words("m")
    number = month_of(words[0])
    if match.has("ref"):
        return _month_of_reference(match, here, number)
    stated = match.has("y") or match.has("y3") or match.has("yref")
    if not stated and not _is_month(match, words[0]):
        return None
    year = _year(match, here, number, None)
    if year is None:
        return _unknown(number, None, mod_of(match))
    return dated(Stamp("month", year[0], number), year[1], mod_of(match))


def _is_month(match: Match, word: str) -> bool:
    """A name that is also another word or a person's counts as a month only behind words that go before months."""
    before = match.before()
    at = match.start - 1
    capital = at >= 0 and match.tokens.words[at][:1].isupper() and before not in _BEFORE_MONTH and len(before) > 1
    if match.has("mod"):
        return True
    if len(match.words("m")) == 1 and len(word) < 5 and word not in {"may", "june", "july"}:
        return False
    if word in {"may", "march"} or len(word) == 3:
        return before in _BEFORE_MONTH
    if word in {"april", "june", "august"} and capital and match.tokens.lower[at] not in {"."}:
        return False
    return not (
        match.after() and match.tokens.words[min(match.end, len(match.tokens.words) - 1)][:1].isupper() and capital
    )


def _month_of_reference(match: Match, here: Here, number: int) -> Found | None:
    words = match.text("ref")
    at = here.discourse.story() if "that" in words.split() else here.discourse.anchor()
    if at is None:
        return _unknown(number, None, None)
    stamp, basis = at
    here_month = stamp.month or 12
    if any(word in words.split() for word in ("last", "past", "previous", "preceding")):
        year = stamp.year - (number >= here_month)
    elif any(word in words.split() for word in ("next", "coming", "following")):
        year = stamp.year + (number <= here_month)
    else:
        year = stamp.year
    return dated(Stamp("month", year, number), basis, mod_of(match))


def month_pair(match: Match, here: Here) -> list[Found] | None:
    """Two months of a year: each is an expression."""
    first, second = month_of(match.text("m1")), month_of(match.text("m"))
    year = _year(match, here, second, None)
    if year is None:
        return None
    start = dated(Stamp("month", year[0] - (first > second), first), year[1])
    end = dated(Stamp("month", year[0], second), year[1])
    assert start is not None
    assert end is not None
    return [
        replace(start, start=match.groups["m1"][0], end=match.groups["m1"][1]),
        replace(end, start=match.groups["m"][0], end=match.end),
    ]


def day_of(match: Match, here: Here) -> Found | None:
    """A day of this, last or the same month."""
    day = _day_number(match, "d")
    ref = match.text("ref").split()
    at = here.discourse.story() if {"same", "that", "the"} & set(ref) else here.discourse.anchor()
    if day is None or at is None:
        return None
    by = -1 if "last" in ref or "past" in ref else (1 if "next" in ref else 0)
    stamp = values.moved(values.of("month", at[0].first), by, "month")
    return dated(values.day_stamp(stamp.year, stamp.number, day), at[1]) if stamp else None


def week_of_month(match: Match, here: Here) -> Found | None:
    """The first week of May: the week of the calendar with most of those seven days."""
    number = month_of(match.words("m")[0])
    year = _year(match, here, number, None)
    count = ordinal_of(match.words("o")) or 0
    if year is None or count > 4:
        return None
    month_ = Stamp("month", year[0], number)
    middle = month_.first + timedelta(days=7 * count - 4) if count else month_.last - timedelta(days=3)
    return dated(values.of("week", middle), year[1]) if year[0] > 0 else None


def the_nth(match: Match, here: Here) -> Found | None:
    """ "on the 14th": a day of the month that the text speaks of."""
    at = here.discourse.story()
    day = _day_number(match, "d")
    if at is None or day is None or at[0].month is None:
        return None
    return dated(values.day_stamp(at[0].year, at[0].month, day), at[1])


def iso(match: Match, _here: Here) -> Found | None:
    """2019-05-01, with or without a time."""
    text = match.tokens.words[match.start]
    stamp = values.day_stamp(int(text[:4]), int(text[5:7]), int(text[8:10]))
    return dated(stamp.with_time(text[10:16]) if stamp else None)


def numeric(match: Match, here: Here) -> Found | None:
    """05/01/98, 1.5.2019: the order by what is possible and, in doubt, by the document's day, then by the separator."""
    text = match.tokens.words[match.start]
    separator = next(sign for sign in text if not sign.isdigit())
    parts = [int(part) for part in text.split(separator)]
    if len(text.split(separator)[0]) == 4:
        return dated(values.day_stamp(*parts))
    first, second, year = parts
    if year < 100:
        if separator != "/" and here.discourse.day is None:
            return None
        year = two_digits(year, here.discourse.day.year if here.discourse.day else 2010)
    american = values.day_stamp(year, first, second)
    european = values.day_stamp(year, second, first)
    choices = [european, american] if separator == "." else [american, european]
    today = here.discourse.document
    if today is not None and today in choices:
        return dated(today)
    return dated(next((one for one in choices if one is not None), None))


def six(match: Match, here: Here) -> Found | None:
    """891102 in the head of a dispatch: only where it is near the document's day."""
    text = match.tokens.words[match.start]
    today = here.discourse.day
    if len(text) == 8:
        return dated(values.day_stamp(int(text[:4]), int(text[4:6]), int(text[6:])))
    if today is None:
        return None
    stamp = values.day_stamp(two_digits(int(text[:2]), today.year), int(text[2:4]), int(text[4:]))
    return dated(stamp) if stamp and abs(stamp.first - today) <= timedelta(days=7) else None


def stated(match: Match, here: Here, name: str) -> int | None:
    """The year of a group that may have two digits, full beside the document's or the story's year."""
    text = match.text(name)
    if not text.isdigit():
        return None
    if len(text) > 2:
        return int(text)
    at = here.discourse.story()
    return two_digits(int(text), at[0].year if at else 2000)


RESOLVERS: dict[str, Resolver] = {
    "date": date_, "date_of_last": date_of_last, "day_list": day_list, "month": month, "month_pair": month_pair, "day_of": day_of, "the_nth": the_nth, "week_of_month": week_of_month,
    "iso": iso, "numeric": numeric, "six": six,
}  # fmt: skip

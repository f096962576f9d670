"""What hangs on the day of speaking or on the story: yesterday, Friday night, last month, the following day."""

from __future__ import annotations

from dataclasses import replace

from communique.reading.english.timex import values
from communique.reading.english.timex.discourse import Found, Here, dated, sentence_words
from communique.reading.english.timex.grammar import Match
from communique.reading.english.timex.numbers import duration, ordinal_of, unit_of
from communique.reading.english.timex.resolve_dates import (
    TIMES_OF_DAY,
    Resolver,
    full_year,
    infer_year,
    mod_of,
    month_of,
    weekdays,
)
from communique.reading.english.timex.timexes import Basis, TimexType
from communique.reading.english.timex.values import Stamp

_DEICTIC = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}
_BACK = frozenset({"last", "past", "previous", "preceding", "prior"})
_AHEAD = frozenset({"next", "coming", "following", "ensuing", "subsequent", "upcoming"})
_STORY = frozenset({"the", "that", "same", "following", "previous", "preceding", "prior", "ensuing", "subsequent"})
_JOINS = frozenset({"to", "through", "until", "and", "or", "-", "–"})
_GRAINS = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade", "century"})


def deictic(match: Match, here: Here) -> Found | None:
    """Today, tomorrow night: in a narrative too they hang on the document's day, else they are now."""
    word = match.text("w")
    if here.discourse.day is None or (here.narrative and word == "today"):
        if word == "today":
            return Found("PRESENT_REF", basis=Basis.VAGUE, focus=False)
        return Found("XXXX-XX-XX", basis=Basis.UNKNOWN)
    stamp = values.moved(values.of_day(here.discourse.day), _DEICTIC[word], "day")
    time = TIMES_OF_DAY.get(match.text("pod"), "TNI" if word == "tonight" else "")
    return dated(stamp.with_time(time), Basis.DOCUMENT, mod_of(match)) if stamp else None


def weekday(match: Match, here: Here) -> Found | None:
    """A weekday: the nearest in the direction of the verb, today included when it looks back."""
    number = weekdays()[match.text("w")[:3]]
    second = _second_weekday(match, here, number)
    if second is not None:
        return dated(second.with_time(TIMES_OF_DAY.get(match.text("pod"), "")), here.discourse.basis)
    story = {"previous", "preceding", "following", "same", "that"} & set(match.words("ref"))
    at = here.discourse.story() if story else here.discourse.anchor()
    pod = match.words("pod")
    time = TIMES_OF_DAY.get(pod[-1], "") if pod else ""
    if at is None or at[0].grain not in {"day", "week"}:
        if match.has("pod") or match.has("ref") or here.discourse.day is None:
            return Found(f"XXXX-WXX-{number + 1}{time}", basis=Basis.UNKNOWN, focus=False)
        at = (values.of_day(here.discourse.day), Basis.DOCUMENT) if not here.narrative else None
        if at is None:
            return Found(f"XXXX-WXX-{number + 1}", basis=Basis.UNKNOWN, focus=False)
    words = set(match.words("ref"))
    day = at[0].first
    behind = (day.weekday() - number) % 7
    ahead = (number - day.weekday()) % 7
    tail = match.text("tail")
    if tail:
        week = -7 if "last" in tail else (7 if "next" in tail else 0)
        by = number - day.weekday() + week
    elif words & _BACK:
        by = -(behind or 7)
    elif words & _AHEAD:
        by = ahead or 7
    elif words & {"that", "same"}:
        by = -behind
    else:
        by = ahead if here.tense > 0 else -behind
    stamp = values.moved(at[0], by, "day")
    return dated(stamp.with_time(time), at[1], mod_of(match)) if stamp else None


def _second_weekday(match: Match, here: Here, number: int) -> Stamp | None:
    """ "Monday to Wednesday": the second day comes after the first."""
    names = {name[:3] for name in weekdays()}
    focus = here.discourse.focus
    if match.before() not in _JOINS or match.before(2)[:3] not in names or not match.before(2).endswith("day"):
        return None
    if focus is None or focus.grain != "day" or match.has("ref"):
        return None
    return values.moved(focus, (number - focus.first.weekday()) % 7, "day")


def weekday_plural(match: Match, _here: Here) -> Found:
    """Mondays, every Monday, Tuesday nights."""
    number = weekdays()[match.text("w")[:3]] + 1
    return Found(f"XXXX-WXX-{number}{TIMES_OF_DAY.get(match.text('pod'), '')}", TimexType.SET, focus=False)


def _day_in_view(here: Here) -> tuple[Stamp, Basis] | None:
    """The day that "the morning" is of: the story's in a narrative, else the last day named, else the document's."""
    at = here.discourse.story() if here.narrative else None
    if at is None:
        at = here.discourse.story()
        if at is not None and at[0].grain != "day":
            at = here.discourse.anchor()
    return at


def pod_ref(match: Match, here: Here) -> Found | None:
    """Last night, this morning, that afternoon, the next morning, early morning."""
    pod, words = match.text("pod"), set(match.words("ref"))
    time = TIMES_OF_DAY.get(pod, "")
    if not time or (words == {"the"} and not _the_pod(match)):
        return None
    story = bool(words & _STORY) or not words
    at = _day_in_view(here) if story or here.narrative else here.discourse.anchor()
    if at is None or at[0].grain != "day":
        value = f"XXXX-XX-XX{time}"
        return Found(value, TimexType.TIME, basis=Basis.UNKNOWN, focus=False)
    by = -1 if words & _BACK else (1 if words & _AHEAD else 0)
    stamp = values.moved(at[0], by, "day")
    return dated(stamp.with_time(time), at[1], mod_of(match)) if stamp else None


def _the_pod(match: Match) -> bool:
    return (
        match.before() in {"in", "during", "by", "into", "throughout", "until", "late", "early"}
        and match.after() != "of"
    )


def pod_of(match: Match, here: Here) -> Found | None:
    """The morning of 3 May, the night of Friday."""
    first, last = match.groups["day"]
    words = match.tokens.lower[first:last]
    time = TIMES_OF_DAY.get(match.text("pod"), "")
    names = [word for word in words if word[:1].isalpha() and not word[0].isdigit()]
    if len(words) == 1:
        at = here.discourse.anchor()
        if at is None:
            return None
        number = weekdays()[words[0][:3]]
        stamp = values.moved(at[0], -((at[0].first.weekday() - number) % 7), "day")
        return dated(stamp.with_time(time), at[1]) if stamp else None
    month = month_of(names[0])
    day = next((ordinal_of((word,)) for word in words if word[0].isdigit() and len(word) < 5), None)
    year = (full_year(int(match.text("y"))), Basis.STATED) if match.has("y") else infer_year(month, day, here)
    if day is None or year is None:
        return None
    stamp = values.day_stamp(year[0], month, day)
    return dated(stamp.with_time(time), year[1]) if stamp else None


def overnight(match: Match, here: Here) -> Found | None:
    """Overnight, noon, at dawn."""
    pod = match.text("pod") or match.text("pod2") or "night"
    at = _day_in_view(here)
    time = TIMES_OF_DAY[pod]
    if at is None or at[0].grain != "day":
        return Found(f"XXXX-XX-XX{time}", TimexType.TIME, basis=Basis.UNKNOWN, focus=False)
    if match.all_text == "overnight" and at[1] is Basis.DOCUMENT:
        before = values.moved(at[0], -1, "day")  # the night that led to the document's day
        return dated(before.with_time(time), at[1], focus=False) if before else None
    return dated(at[0].with_time(time), at[1])


def _step(words: set[str]) -> int:
    return -1 if words & _BACK else (1 if words & _AHEAD else 0)


def ref_unit(match: Match, here: Here) -> Found | None:
    """Last week, the following year, later this month, the end of the year."""
    unit = unit_of(match.text("u"))
    words = set(match.words("ref"))
    if unit not in _GRAINS or is_name(match):
        return None
    if unit in {"decade", "century"} and words & ({"last", "past"} if here.narrative else {"past"}):
        return Found(
            duration(1 if here.narrative else 10, unit if here.narrative else "year", narrative=here.narrative),
            TimexType.DURATION,
            focus=False,
        )
    if match.before() == "for" and {"the", "next"} <= words and not match.has("mod"):
        return Found(
            duration(10 if unit == "decade" else 1, "year" if unit == "decade" else unit),
            TimexType.DURATION,
            focus=False,
        )
    if words == {"the"}:
        return _part_of_unit(match, here, unit)
    if unit == "day" and words & {"this", "current", "latest", "recent"} and not words & (_BACK | _AHEAD):
        return Found("PRESENT_REF", basis=Basis.VAGUE, focus=False)
    if words & {"latest", "recent"} and unit != "quarter":
        return None
    story = bool(words & _STORY) and not (
        "the" in words and words & {"last", "past", "coming", "current", "next", "latest"}
    )
    if "the" in words and "next" in words and (here.narrative or unit == "day"):
        story = True
    at = here.discourse.story() if story else here.discourse.anchor()
    if at is None:
        return Found("XXXX-XX-XX" if unit == "day" else "XXXX", basis=Basis.UNKNOWN, focus=False)
    if unit == "quarter":
        return _quarter_ref(here, words, at)
    by = _step(words)
    if unit == "day" and at[0].grain != "day":
        return Found("XXXX-XX-XX", basis=Basis.UNKNOWN, focus=False)
    stamp = values.moved(at[0], by, unit)
    return dated(stamp, at[1], mod_of(match), focus=by >= 0 or not here.narrative) if stamp else None


def is_name(match: Match) -> bool:
    """ "This Week", "60 Minutes": names of programmes and papers."""
    first, last = (match.tokens.words[match.groups["u"][0]], match.tokens.words[match.start])
    return first[:1].isupper() and not first.isupper() and (last[:1].isupper() or last[:1].isdigit())


def _quarter_ref(here: Here, words: set[str], at: tuple[Stamp, Basis]) -> Found | None:
    if words & {"latest", "same", "that"} and here.discourse.quarter is not None:
        return dated(here.discourse.quarter, Basis.DISCOURSE)
    by = -1 if words & {"latest", "recent"} else _step(words)
    return dated(values.moved(values.of("quarter", at[0].first), by, "quarter"), at[1])


def _part_of_unit(match: Match, here: Here, unit: str) -> Found | None:
    at = here.discourse.story() if here.narrative else here.discourse.anchor()
    if at is None:
        return None
    if unit == "day" and at[0].grain != "day":
        return None
    return dated(values.moved(at[0], 0, unit), at[1], mod_of(match))


def the_unit(match: Match, here: Here) -> Found | None:
    """The quarter, the year, the weekend: the one that is spoken of. Behind it, "ended" makes a year a length."""
    unit = match.text("u")
    if match.after() in {"ended", "ending", "to"} and unit in {"year", "quarter"}:
        if match.after(2) == "end":
            return None
        return Found("P1Y", TimexType.DURATION, focus=False) if unit == "year" else _the_quarter(here)
    if match.after() in {"of", "before", "after", "when", "that", "he", "she", "they", "we", "i", "-", "which"}:
        return None
    if match.after() == "in" and match.after(2) == "which":
        return None
    if unit == "quarter":
        return _the_quarter(here)
    if here.narrative or unit in {"hour", "decade"}:
        return None
    at = here.discourse.anchor()
    if at is None:
        return None
    if unit == "weekend":
        return dated(values.moved(at[0], 0 if here.tense > 0 or at[0].first.weekday() >= 5 else -1, "weekend"), at[1])
    if unit == "day":
        return dated(at[0], at[1]) if match.before() in {"in", "during", "for", "of"} else None
    if unit in {"month", "week"} and match.before() in {"a", "times"}:
        return None
    return dated(values.moved(at[0], 0, unit), at[1])


def _the_quarter(here: Here) -> Found | None:
    if here.discourse.quarter is not None:
        return dated(here.discourse.quarter, Basis.DISCOURSE)
    at = here.discourse.anchor()
    return dated(values.moved(values.of("quarter", at[0].first), -1, "quarter"), at[1]) if at else None


def day_before(match: Match, here: Here) -> Found | None:
    """The day before, the week after next, the month following, a year earlier."""
    unit, words = match.text("u"), match.text("dir")
    far = words in {"before last", "after next"}
    at = here.discourse.anchor() if far else here.discourse.story()
    if match.all_text.startswith("a ") or (not far and words in {"before", "after"} and _governs(match)):
        return None
    if at is None or (unit == "day" and at[0].grain != "day"):
        return Found("XXXX-XX-XX" if unit == "day" else "XXXX", basis=Basis.UNKNOWN, focus=False)
    back = words in {"before", "previous", "earlier", "before last"}
    by = (-1 if back else 1) * (2 if far else 1)
    return dated(values.moved(at[0], by, unit), at[1])


def _governs(match: Match) -> bool:
    """Does "the day before" go on ("the day before the vote")?"""
    return match.after() in {"the", "a", "an", "he", "she", "it", "they", "his", "her", "its", "their"} or (
        match.after()[:1].isalpha() and match.after() not in {"and", "but", "in", "at", "by", "when", "on", "with"}
    )


def same_time(match: Match, here: Here) -> Found | None:
    """The same day, that time, this period: what the text speaks of, in words that narratives mark."""
    unit, words = match.text("u"), set(match.words("ref"))
    at = here.discourse.story()
    if unit == "day":
        if not words & {"same", "that"} or at is None or at[0].grain != "day":
            return None
        return dated(at[0].with_time(""), at[1])
    if unit in {"date", "point", "moment"}:
        return None
    if unit == "time" and words == {"the"}:
        return Found("PAST_REF", basis=Basis.VAGUE, focus=False) if _at_the_time(match) else None
    if not here.narrative:
        return None
    if unit == "time" and match.before() not in {"during", "at", "by", "in"}:
        return None
    return Found("", basis=Basis.VAGUE, focus=False)


def _at_the_time(match: Match) -> bool:
    following = match.tokens.words[match.end] if match.end < len(match.tokens.words) else ""
    return match.before() == "at" and not (match.after() in {"of", "when"} or following[:1].isupper())


def nth_day(match: Match, here: Here) -> Found | None:
    """The second day, the third evening: a day of a story that is not known."""
    unit = match.text("u")
    if unit not in {"day", "evening", "morning", "night"} or match.after() in {"of", "in", "that", "when"}:
        return None
    if match.before() not in {"on", "for", "of", "by", "until", "'s", "its"} or not match.all_text.startswith("the"):
        return None
    at = here.discourse.story()
    time = "" if unit == "day" else TIMES_OF_DAY[unit]
    if here.narrative:
        month = f"{at[0].value[:-2]}XX" if at and at[0].grain == "day" else "XXXX-XX-XX"
        return Found(month + time, basis=Basis.VAGUE, focus=False)
    return dated(at[0].with_time(time), at[1], focus=False) if at and at[0].grain == "day" else None


def year_of(match: Match, here: Here) -> Found | None:
    """Later that year, later in the month."""
    words = match.words("yref")
    unit = match.text("u")
    if unit == "season":
        return None
    at = (
        here.discourse.anchor()
        if "this" in words or ("the" in words and not here.narrative)
        else here.discourse.story()
    )
    if at is None or (unit == "day" and at[0].grain != "day"):
        return None
    stamp = values.moved(at[0], 0, unit)
    mod = {"late": "END", "early": "START"}.get(words[0])
    return dated(stamp.with_time(""), at[1], mod) if stamp else None


def year_ago_period(match: Match, here: Here) -> Found | None:
    """The year-earlier quarter: the quarter that the text speaks of, a year before; nine months stay a length."""
    if match.has("n"):
        return Found(f"P{ordinal_of((match.text('n'),)) or 9}M", TimexType.DURATION, focus=False)
    found = year_before(here)
    bare = not match.has("u") and match.tokens.lower[match.start] in {"the", "a", "its"}
    return replace(found, start=match.start + 1) if found and bare else found


def year_before(here: Here) -> Found | None:
    """A year before: the same quarter in reports of companies, else the year."""
    quarter = here.discourse.quarter
    words = list(sentence_words(here.match.tokens, here.match.start))
    other = "quarter" not in words and any(word in words for word in ("months", "half", "year"))
    if quarter is not None and not here.narrative and not other:
        return dated(values.moved(quarter, -4, "quarter"), Basis.DISCOURSE, focus=False)
    at = here.discourse.anchor()
    return dated(values.moved(at[0], -1, "year"), at[1], focus=False) if at else None


RESOLVERS: dict[str, Resolver] = {
    "deictic": deictic, "weekday": weekday, "weekday_plural": weekday_plural, "pod_ref": pod_ref, "pod_of": pod_of,
    "overnight": overnight, "ref_unit": ref_unit, "the_unit": the_unit, "day_before": day_before, "same_time": same_time,
    "nth_day": nth_day, "year_of": year_of, "year_ago_period": year_ago_period,
}  # fmt: skip

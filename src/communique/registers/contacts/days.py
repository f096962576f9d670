"""The day of a told contact."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Token

from communique.model import edtf
from communique.model.mentions import ContactKind, Modality
from communique.model.spans import Span
from communique.reading.annotations import Sentence, TimeMention, within
from communique.reading.english.times_grammar import weekday_numbers
from communique.registers.contacts.announced import is_day_of_the_word
from communique.registers.contacts.details import is_distance
from communique.registers.contacts.found import VISITS
from communique.registers.contacts.modality import ENDING, was_first_meant
from communique.registers.contacts.off import new_day
from communique.registers.contacts.trigger import Trigger
from communique.registers.contacts.words import contact_words
from communique.registers.grammar import is_future
from communique.registers.view import View


def nearest_date(view: View, sentence: Sentence, trigger: Trigger, clause: Span) -> TimeMention | None:
    """The date that belongs to a trigger: one that hangs on it, else on its verb, else the nearest in its clause."""
    when = _when(view, sentence, trigger)
    if when is not None:
        return when
    dates = [
        one
        for one in view.dates(sentence.span)
        if one.relation != "since"
        or "/" in (one.value or "")
        or (trigger.kind in VISITS and _STARTING.search(view.text(Span(sentence.span.start, one.span.start))))
    ]
    dates = [one for one in dates if not _is_term(view, sentence, one)]
    dates = [one for one in dates if not _of_another(sentence, one, trigger)]
    dates = [one for one in dates if not is_day_of_the_word(sentence, one, trigger, view.reading.date)]
    dates = [one for one in dates if not _of_its_end(sentence, one, trigger)] or dates
    if not dates:
        return None
    anew = new_day(trigger.verb)
    if anew is not None and (moved := [one for one in dates if view.subtree(sentence, anew).overlaps(one.span)]):
        return _later_end(moved[0])
    dates = [one for one in dates if not _first_set(sentence, one, trigger)] or dates
    own = view.subtree(sentence, trigger.token)
    inside = [
        one for one in dates if own.covers(one.span) and one.span.start >= sentence.place(trigger.token).start - 60
    ]
    if trigger.is_noun and inside:
        finer = [one for one in inside if is_finer(one.value, inside[0].value)]
        return finer[0] if finer else inside[0]  # "this year's summit held from 4 to 8 May"
    near = [one for one in dates if clause.covers(one.span)]
    if not near:
        lead = [one for one in dates if one.span.end <= clause.start]
        return lead[-1] if lead and _leads(sentence, lead[-1], trigger) else None
    at = sentence.place(trigger.token).start
    return min(near, key=lambda one: (abs(one.span.start - at), one.span.start))


def _later_end(time: TimeMention) -> TimeMention:
    """ "Moved from 10 to 24 March": the second day."""
    return replace(time, value=time.value.split("/")[-1]) if time.value and "/" in time.value else time


def _first_set(sentence: Sentence, time: TimeMention, trigger: Trigger) -> bool:
    """Is it the day of a plan told beside what came or will come of it: "the visit, scheduled for 20 June, will now be on 4 July"?"""
    inside = sentence.inside(time.span)
    at = inside[0] if inside and trigger.is_noun and trigger.verb.lemma_.lower() in _TAKING_PLACE else None
    while at is not None and at.i not in (at.head.i, trigger.token.i):
        if at.dep_ in {"acl", "relcl"} and at.head.i == trigger.token.i:
            return at.lemma_.lower() in _SETTING
        at = at.head
    return False


_TAKING_PLACE = frozenset({"take", "hold", "begin", "start", "open", "be"})
_SETTING = frozenset({"schedule", "plan", "set", "slate", "due", "expect", "fix"})


def _is_term(view: View, sentence: Sentence, time: TimeMention) -> bool:
    """Is it the years that a paper or plan is for: "a roadmap for cooperation for 2017-2019"?"""
    first, last = edtf.bounds(time.value) if time.value else (None, None)
    years = first is not None and last is not None and (last - first).days > _YEAR
    return years and _FOR.search(view.text(Span(sentence.span.start, time.span.start))) is not None


_YEAR = 366  # days
_FOR = re.compile(r"\b(?:for|of|over|until|through)(?: the)?(?: (?:years?|period))?(?: from)? $", re.IGNORECASE)


def is_finer(date: str | None, than: str | None) -> bool:
    """Does a date lie in a week, month or year that is told for the same: "this week", "from 26 to 28 December"?"""
    if not date or not than or date == than:
        return False
    (first, last), (start, end) = edtf.bounds(date), edtf.bounds(than)
    if first is None or last is None or start is None or end is None or not start <= first <= last <= end:
        return False
    week = "/" in than and start.weekday() == 0 and (end - start).days == _WEEK - 1
    return week or ("/" not in than and edtf.precision(than) in {"month", "year"})


def _when(view: View, sentence: Sentence, trigger: Trigger) -> TimeMention | None:
    """The date whose "when" the contact is told in: "since 1988, when the prime minister paid his visit to Beijing"."""
    at = trigger.verb
    if at.dep_ not in {"relcl", "advcl"} or not any(child.lower_ == "when" for child in at.children):
        return None
    for one in view.dates(sentence.span):
        start = sentence.place(trigger.verb).start
        if one.span.end <= start and _WHEN.fullmatch(view.text(Span(one.span.end, start))):
            return one
    return None


_WHEN = re.compile(r",? when\b[^,;:.]{0,80}", re.IGNORECASE)
_STARTING = re.compile(r"\b(?:(?:starting|beginning|starts|begins|started|began)(?: from| on)?|from) $", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since (?:his|her|its|their|the|a|he|she|it|they) [^,;:]{3,50}|(?:after|following|before) (?:his|her|its|their) [^,;:]{3,40} (?:on|in|of)|(?:first|only|last) (?:\w+ ){0,2}(?:after|before))\s*$",
    re.IGNORECASE,
)


def _of_its_end(sentence: Sentence, time: TimeMention, trigger: Trigger) -> bool:
    """Is it the last day alone: "today begins a visit that will conclude on Thursday"?"""
    at = next(iter(sentence.inside(time.span)), None)
    while at is not None and at.i not in (at.head.i, trigger.token.i):
        if at.dep_ == "relcl" and at.head.i == trigger.token.i and at.lemma_.lower() in ENDING:
            return True
        at = at.head
    return False


_APART = frozenset({"after", "following", "since"})
_CLAUSES = frozenset({"relcl", "ccomp"})


def _of_another(sentence: Sentence, time: TimeMention, trigger: Trigger) -> bool:
    """Does the date belong to what came before ("since his re-election on 20 November") or name a paper ("the 1974 agreement")?"""
    inside = sentence.inside(time.span)
    if not inside:
        return False
    after = sentence.tokens[0].doc[trigger.token.i + 1 : inside[0].i].text
    if _SINCE.search(after):
        return True
    numbers = {token.i for token in inside}
    at = next((token for token in inside if token.head.i not in numbers), inside[0])
    if len(inside) == 1 and at.text.isdigit() and at.dep_ in {"nummod", "compound", "nmod"}:
        return at.head.i != trigger.token.i and at.head.ent_type_ != "DATE" and at.head.text[:1].isupper()
    while at.head.i != at.i and at.i not in {trigger.token.i, trigger.verb.i}:
        if at.lower_ == "since" or any(child.lower_ == "since" and child.dep_ == "mark" for child in at.children):
            return True
        if at.dep_ in {"acl", "relcl"} and at.head.i == trigger.token.i and was_first_meant(at):
            return True
        met = (
            at.dep_ == "advcl"
            and trigger.verb.i not in {at.i, at.head.i}
            and at.lemma_.lower() in contact_words().lists["told_when"]
        )
        if met and any(child.lower_ == "when" for child in at.children) and not at.is_ancestor(trigger.token):
            return True  # "in line with what they had agreed when they met in October"
        founded = at.dep_ in {"acl", "relcl"} and at.lemma_.lower() in contact_words().lists["founding"]
        if founded and trigger.token.i not in {at.i, at.head.i} and not at.is_ancestor(trigger.token):
            return True  # "the commission, founded in 1963, met last week"
        where = any(child.lower_ in {"where", "when"} for child in at.children)  # the day of the place's own occasion
        if where and is_future(at) and not is_future(trigger.verb) and at.i != trigger.verb.i:
            return True  # "is on a visit to Uganda, where he will address parliament on Thursday"
        where = where or _takes_place(at)
        if (
            at.dep_ == "pcomp"
            and at.head.lower_ in _APART
            and not at.is_ancestor(trigger.token)
            and at.i != trigger.token.i
        ):
            return True  # "will hold talks after failing to agree on Monday"
        if at.dep_ in _CLAUSES and not where and at.head.i != trigger.token.i and not at.is_ancestor(trigger.token):
            return True  # "a press conference with A, who took office last month", "told it that trade grew in 2021"
        at = at.head
    return False


def _takes_place(verb: Token) -> bool:
    """ "The summit of the Partnership, which took place in May", "his visit to Oslo, which was in May": the occasion, not the place."""
    lemma, own = verb.lemma_.lower(), {child.lower_ for child in verb.children}
    if verb.dep_ != "relcl" or "who" in own:
        return False  # "met the minister, who held office in 2015"
    return lemma in {"hold", "be"} or (lemma == "take" and "place" in own)


_WEEK = 7
_HALF = 183  # days: of what was called off the nearer day is meant
_LATELY = 45  # days: what was to be then was told late, and is not a year away


def next_year(view: View, mode: Modality, date: TimeMention | None) -> str | None:
    """The date of a contact; one that lies ahead takes the coming year where the text names only day and month.

    "Armenia proposed a meeting in July": the verb is past, the July is not. A weekday that lies ahead is that of the coming
    week: "will receive him on Tuesday, it was said on Monday".
    """
    if date is None or date.value is None or mode is Modality.HELD:
        return date.value if date else None
    match = re.fullmatch(r"(\d{4})(-\d\d(?:-\d\d)?)", date.value)
    if match is not None and date.relation == "before":
        return f"../{date.value}"  # "will pay a visit before 20 June"
    today = view.reading.date
    words = view.text(date.span)
    if match is None or today is None or date.basis != "document date" or re.search(r"\d{4}", words):
        return date.value
    _, last = edtf.bounds(date.value)
    _, day = edtf.bounds(today)
    if last is None or day is None or last >= day:
        return date.value
    if (
        mode is not Modality.CANCELLED
        and words.split()[0].casefold() in weekday_numbers()
        and (day - last).days < _WEEK
    ):
        return (last + timedelta(days=_WEEK)).isoformat()
    most = _HALF if mode is Modality.CANCELLED else _LATELY
    return f"{int(match[1]) + 1}{match[2]}" if (day - last).days > most else date.value


_ENDING = frozenset({"end", "conclude", "wrap", "finish", "complete", "close", "leave", "return", "depart"})
_DEPARTING = frozenset({"leave", "depart"})  # for a visit they begin it
_END = frozenset({"end", "close", "conclusion", "completion"})  # "at the end of a visit of five days"
_LONGEST = 21  # days


def _days(duration: str | None) -> int | None:
    """The days of an ISO 8601 duration told in days or weeks; None for any other."""
    match = re.fullmatch(r"P(\d+)([DW])", duration or "")
    return int(match[1]) * (1 if match[2] == "D" else _WEEK) if match else None


def with_length(view: View, sentence: Sentence, trigger: Trigger, date: TimeMention | None) -> TimeMention | None:
    """The whole stay, where its length and its first or last day are told: "a two-day visit that ended on Friday"."""
    if date is None or date.value is None or trigger.kind not in VISITS | {ContactKind.FORUM, ContactKind.EXERCISE}:
        return date
    day = edtf.day(date.value)
    times = within(view.reading.times, sentence.span)
    lengths = [one for one in times if one.duration and not is_distance(view, sentence, one)]
    days = next((count for one in lengths if (count := _days(one.duration)) is not None), None)
    if day is None or days is None or not 1 < days <= _LONGEST:
        return date
    verbs = {token.lemma_.lower() for token in (trigger.verb, trigger.token.head)}
    over = trigger.token.head.lower_ == "of" and trigger.token.head.head.lemma_.lower() in _END
    sets_out = any(
        token.lemma_.lower() in _DEPARTING and any(child.lower_ == "for" for child in token.children)
        for token in (trigger.verb, trigger.token.head)
    )
    first = day - timedelta(days=days - 1) if (verbs & _ENDING and not sets_out) or over else day
    last = first + timedelta(days=days - 1)
    return replace(date, value=f"{first.isoformat()}/{last.isoformat()}")


def _is_reported(verb: Token, above: Token) -> bool:
    """Is a deed ahead only told on the day that leads: "on Tuesday they said that the commission will meet"?"""
    at = verb
    while at.i not in {above.i, at.head.i}:
        if at.dep_ == "ccomp" and is_future(verb):
            return True
        if at.dep_ == "relcl" and is_future(verb) and not is_future(above):
            return True  # "left on Tuesday for Dodoma, where he will meet"
        at = at.head
    return False


def _leads(sentence: Sentence, time: TimeMention, trigger: Trigger) -> bool:
    """Does a date at the head of the sentence govern the trigger's clause? Only when it hangs on a verb above it."""
    for token in sentence.words:
        if sentence.base + token.idx >= time.span.start:
            head = token
            while head.head.i != head.i and head.pos_ not in {"VERB", "AUX"}:
                head = head.head
            if head.i == trigger.verb.i:
                return True
            return head.is_ancestor(trigger.token) and not _is_reported(trigger.verb, head)
    return False

"""The time that a number is of: a year, months, or a day; none where the text does not say."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Quantity, Sentence, TimeMention
from communique.registers.grammar import clause_head
from communique.registers.view import View

# What does not change from year to year: a length or a capacity has no period.
_LASTING = frozenset(
    {
        "km",
        "kilometres",
        "kilometers",
        "metres",
        "meters",
        "m",
        "miles",
        "mw",
        "megawatts",
        "kv",
        "kilovolts",
        "hectares",
        "ha",
        "gw",
        "years",
        "days",
        "months",
        "square kilometres",
        "square metres",
        "sq km",
        "sq m",
    }
)
_SIGNING = frozenset({"sign", "inaugurate", "open", "found", "establish", "launch", "commission"})
_FLOW = re.compile(
    r"\b(?:trade|turnover|exports?|imports?|deliver|shipments?|supplies|sales|cargo|freight|surplus|deficit|investments?|visitors|tourists|arrivals|output|production|volume|flow|remittances|purchases|goods)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:than|up on|down on|compared (?:to|with)|against|versus|signed|opened|launched|founded|established|created|dated|on the year|year)\s*(?:on\s)?"
    r"(?:in|of|the|a|that|those|its|for)?\s*(?:end of|beginning of|same \w+ (?:of|in)|level of|figures? (?:of|for)|months of)?\s*$"
)
# "A rise of 35% on 2022", "up 40% on the previous year".
_GROWN = re.compile(
    r"\b(?:rise|increase|growth|drop|fall|decline|decrease|gain|jump|up|down)\b[^,;]{0,30}\b(?:on|over)\s+(?:the\s+)?(?:previous\s+|preceding\s+)?$"
)
# "Which will cost 5.8 billion, is scheduled to open in December".
_OPENS = re.compile(
    r"\b(?:scheduled|due|set|expected|planned) to (?:open|start|begin|come|be (?:completed|opened|finished|launched|commissioned|ready|held))\b[^,;.]{0,20}$"
)
_EARLIER = re.compile(r"\b(?:earlier|before)$")
_CLOSE = 6  # characters
_PAPER = re.compile(
    r"\b(?:accord|agreement|deal|contract|treaty|memorandum|pact|protocol) (?:signed|reached|concluded|inked)\b[^,;.]*$"
)
_FROM = re.compile(r"\bfrom (?:[^\s,;]+ ){1,5}(?:in|of) $")
_BESIDE = 24  # characters from the sum to its year
_NEAR = 30  # characters between a number and a date that belongs to it even across a clause
_BACK = 2  # sentences over which an economic figure keeps the period of the one before


def period_of(view: View, sentence: Sentence, quantity: Quantity, token: Token, clause: Span) -> TimeMention | None:
    """The nearest date of the number's clause, else of its sentence; flows keep the period of the sentence before."""
    if quantity.unit.casefold() in _LASTING:
        return None
    dates = [one for one in view.dates(sentence.span) if _belongs(view, sentence, quantity, one)]
    close = [one for one in dates if _gap(one, quantity) <= _NEAR]
    near = close or [one for one in dates if clause.covers(one.span)]
    if near:
        if clause_head(token).lemma_.lower() in _SIGNING and re.fullmatch(r"[A-Z]{3}", quantity.unit):
            return None
        behind = [one for one in near if _right_behind(view, quantity, one)]
        behind = behind or [one for one in near if _behind_its_noun(view, quantity, one)]
        return _whole(view, sentence, min(behind or near, key=lambda one: _gap(one, quantity)))
    if len(dates) == 1 and dates[0].span.end <= clause.start:
        return _whole(view, sentence, dates[0])
    if not dates and _signed_count(quantity, token):
        return view.day_of_story(sentence)
    return None if dates else _carried(view, sentence, quantity)


_LINK = re.compile(r"\s*(?:in|for|during|over)\s+(?:the\s+)?(?:fiscal year\s+)?", re.IGNORECASE)


def _right_behind(view: View, quantity: Quantity, time: TimeMention) -> bool:
    """ "$47.6 billion in 2022, $44.98 billion in 2023": each number has the year behind it."""
    gap = Span(quantity.span.end, time.span.start) if time.span.start >= quantity.span.end else None
    return gap is not None and _LINK.fullmatch(view.text(gap)) is not None


_NOUN_LINK = re.compile(r"[^,;:()\d]{1,48}?\s(?:in|for|during)\s+(?:the\s+)?", re.IGNORECASE)
_MORE = re.compile(r"\b(?:and|but|while|from|than|against)\b", re.IGNORECASE)


def _behind_its_noun(view: View, quantity: Quantity, time: TimeMention) -> bool:
    """ "A $60 million plant in 2006, a $35 million mill in 2013": in a list each has its year behind what it is for."""
    if time.span.start < quantity.span.end:
        return False
    gap = view.text(Span(quantity.span.end, time.span.start))
    return _NOUN_LINK.fullmatch(gap) is not None and not _MORE.search(gap)


_PAPERS = frozenset(
    {
        "agreements",
        "documents",
        "memoranda",
        "memorandums",
        "mous",
        "contracts",
        "treaties",
        "protocols",
        "accords",
        "deals",
        "papers",
        "instruments",
        "declarations",
    }
)


def _signed_count(quantity: Quantity, token: Token) -> bool:
    """Are these papers signed in the story: "seven memoranda were exchanged"?"""
    verb = clause_head(token)
    return (
        quantity.unit.casefold() in _PAPERS
        and verb.tag_ in {"VBD", "VBN"}
        and verb.lemma_.lower() in {"sign", "conclude", "exchange", "ink", "witness", "produce", "adopt", "result"}
    )


_YEAR_TO = re.compile(r"(?:year|12 months|twelve months)\s+(?:to|ending|ended|through)\s+(?:the end of\s+)?$")


def _whole(view: View, sentence: Sentence, time: TimeMention) -> TimeMention:
    """The whole time that a date closes or opens: "the year to September 2025", "since 1998"."""
    before = view.text(Span(max(sentence.span.start, time.span.start - 34), time.span.start)).casefold()
    value, today = time.value or "", view.reading.date
    match = re.fullmatch(r"(\d{4})-(\d{2})", value)
    if match and _YEAR_TO.search(before):
        year, month = int(match[1]), int(match[2])
        first = f"{year - 1}-{month + 1:02d}" if month < _DECEMBER else f"{year}-01"
        return replace(time, value=f"{first}/{value}")
    if time.relation == "since" and re.fullmatch(r"\d{4}", value) and today and today[:4] > value:
        return replace(time, value=f"{value}/{today[:4]}")
    return time


_DECEMBER = 12


def base_of(view: View, sentence: Sentence, quantity: Quantity) -> TimeMention | None:
    """The time with which a change is compared: "16 per cent more than in 2021"."""
    if not quantity.change_kind:
        return None
    found = [
        one
        for one in view.dates(sentence.span)
        if one.span.start >= quantity.span.end
        and not _belongs(view, sentence, quantity, one)
        and one.relation != "after"
    ]
    return found[0] if found and _gap(found[0], quantity) <= _COMPARISON else None


_COMPARISON = 70  # characters between a change and what it is compared with


def _gap(time: TimeMention, quantity: Quantity) -> int:
    return (
        time.span.start - quantity.span.end
        if time.span.start >= quantity.span.end
        else quantity.span.start - time.span.end
    )


def _belongs(view: View, sentence: Sentence, quantity: Quantity, time: TimeMention) -> bool:
    if time.relation in {"before", "after"} or time.span.overlaps(quantity.span):
        return False
    if _names_an_event(sentence, time):
        return False
    if time.span.end < quantity.span.start and _of_telling(view, sentence, time):
        return False
    before = view.text(Span(max(sentence.span.start, time.span.start - 44), time.span.start)).casefold()
    if "/" not in (time.value or "") and re.search(r"\bover\s+(?:the\s+)?$", before):
        return False
    if _GROWN.search(before) or (time.span.start > quantity.span.end and _OPENS.search(before)):
        return False
    own = time.span.start - quantity.span.end
    if _EARLIER.search(view.text(time.span)) and not 0 <= own <= _CLOSE:
        return False  # "12.5%, against 13.8% a year earlier"
    if own > 0 and _PAPER.search(before):
        return False
    if _FROM.search(before) and not 0 <= time.span.start - quantity.span.end <= _BESIDE:
        return False  # "rose to 120 million from 90 million in 2016"
    return _COMPARED.search(before) is None and re.search(r"compared (?:with|to)[^,.;]{0,30}$", before) is None


_EVENTS = frozenset(
    {
        "earthquake",
        "quake",
        "war",
        "flood",
        "flooding",
        "tsunami",
        "crisis",
        "agreement",
        "treaty",
        "coup",
        "election",
        "cyclone",
        "typhoon",
        "declaration",
        "accord",
        "summit",
        "revolution",
    }
)


def _names_an_event(sentence: Sentence, time: TimeMention) -> bool:
    """Is it part of the name of something: "the April 2015 earthquake"?"""
    inside = sentence.inside(time.span)
    return bool(inside) and any(
        token.dep_ in {"compound", "nmod", "nummod", "amod"} and token.head.lemma_.lower() in _EVENTS
        for token in inside
    )


_TOLD = re.compile(
    r"\b(?:said|says|told|wrote|announced|stated|declared|reported|explained|informed|revealed|added|noted)\b[^.;]*$",
    re.IGNORECASE,
)


def _of_telling(view: View, sentence: Sentence, time: TimeMention) -> bool:
    """Is it the day on which something was said: "told reporters yesterday that a tax of 20 percent ..."?"""
    after = view.text(Span(time.span.end, sentence.span.end))
    before = view.text(Span(sentence.span.start, time.span.start))
    return re.match(r"\s*,?\s*that\b", after) is not None and _TOLD.search(before) is not None


def _carried(view: View, sentence: Sentence, quantity: Quantity) -> TimeMention | None:
    """A flow without a date of its own goes on with the period that its paragraph was speaking of."""
    if not (
        quantity.change_kind
        or (re.fullmatch(r"[A-Z]{3}|%|tonnes|tons", quantity.unit) and _FLOW.search(view.text(sentence.span)))
    ):
        return None
    for back in range(1, _BACK + 1):
        before = view.neighbour(sentence, -back)
        if before is None:
            return None
        if not _FLOW.search(view.text(before.span)):
            continue
        dates = [
            one
            for one in view.dates(before.span)
            if one.relation not in {"before", "after"}
            and (one.relation != "since" or "/" in (one.value or ""))
            and not _of_telling(view, before, one)
        ]
        if dates:
            # Where it told of several, what goes on is the latest that does not lie ahead: "2.5 billion in 2016 and 8.9 billion in 2024.
            # With services it is 12."
            today = view.reading.date or ""
            past = [one for one in dates if _end(one) <= today[: len(_end(one))]]
            return _whole(view, before, max(past, key=_end) if past else dates[0])
    return None


def _end(time: TimeMention) -> str:
    """The last year, month or day of a time as it is written (EDTF), "" for none."""
    return (time.value or "").rpartition("/")[2]

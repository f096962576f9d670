"""By when a promise is to be kept."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Sentence, TimeMention, within
from communique.registers.commitments.bound import Bound, to_come
from communique.registers.view import View


def due_of(view: View, sentence: Sentence, bound: Bound, what: Span, whole: Span) -> tuple[str, Span] | None:
    """The first date by which it is to be done (EDTF): in what is to be done, else beside it; else the words of its term."""
    put_off = _puts_off(bound.deed) or _puts_off(bound.cue)
    own = _due(view, sentence, bound, what, _TERMS - _UNTIL if put_off else _TERMS)
    beside = what.join(whole)
    found = own or _due(view, sentence, bound, beside, _DEADLINES - _UNTIL if put_off else _DEADLINES)
    return (found.value, found.span) if found is not None and found.value else _term(view, beside)


_TERMS = frozenset({"by", "until", "in", "before", "on", "from", "for", ""})


# "To put off the works until May" is due at no time.
_POSTPONING = frozenset({"postpone", "suspend", "defer", "delay", "freeze", "halt", "extend", "prolong"})
_UNTIL = frozenset({"until", "till", "for", "in", ""})


def _puts_off(verb: Token) -> bool:
    off = verb.lemma_ == "put" and any(child.lower_ == "off" for child in verb.children)
    return off or verb.lemma_.lower() in _POSTPONING


# Beside what is to be done: "agreed on Sunday to lift the ban" is not due on Sunday.
_DEADLINES = frozenset({"by", "until", "before", "in"})


def _due(
    view: View, sentence: Sentence, bound: Bound, span: Span, terms: frozenset[str] = _TERMS
) -> TimeMention | None:
    """The first date in a stretch by which it is to be done."""
    return next(
        (
            one
            for one in view.dates(span)
            if one.relation in terms
            and to_come(one.value, view.reading.date)
            and not _of_another(view, sentence, bound, one)
        ),
        None,
    )


_DONE = re.compile(r"\b(?:signed|reached|concluded|inked)\b[^,;.]{0,40}$", re.IGNORECASE)


def _of_another(view: View, sentence: Sentence, bound: Bound, time: TimeMention) -> bool:
    """Is it the day of a paper, or of a thing told aside: "an accord signed on Saturday", "the plant, which is to be ready by 2022"?"""
    if _DONE.search(view.text(Span(sentence.span.start, time.span.start))):
        return True
    inside = sentence.inside(time.span)
    at = inside[0] if inside else None
    while at is not None and at.i not in (at.head.i, bound.deed.i, bound.cue.i):
        comma = at.left_edge.i > 0 and at.left_edge.nbor(-1).text == ","
        aside = comma and at.dep_ == "relcl" and at.i not in {bound.deed.i, bound.cue.i}
        if aside and not at.is_ancestor(bound.deed) and not at.is_ancestor(bound.cue):
            return True
        at = at.head
    return False


_WITHIN = re.compile(r"\bwithin (?:the (?:next|coming) )?$", re.IGNORECASE)
_REACH = 24  # characters before a length in which "within" stands
_LENGTH = re.compile(r"P\d+[DWMY]")


def _term(view: View, span: Span) -> tuple[str, Span] | None:
    """The words of a term that names no date: "within two years". The ledger counts it by its rules for vague dues."""
    for one in within(view.reading.times, span):
        lead = Span(max(span.start, one.span.start - _REACH), one.span.start)
        before = _WITHIN.search(view.text(lead)) if _LENGTH.fullmatch(one.duration or "") else None
        if before is not None:
            words = Span(lead.start + before.start(), one.span.end)
            return view.text(words), words
    return None

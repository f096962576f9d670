"""The day of a signing, or of an entry into force."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model import edtf
from communique.model.mentions import Stage
from communique.model.spans import Span
from communique.reading.annotations import Sentence, TimeMention
from communique.reading.english.reported import reports
from communique.registers.agreements.ahead import is_approval
from communique.registers.agreements.words import agreement_words
from communique.registers.grammar import (
    auxiliaries,
    clause_head,
    is_title_line,
    near_verb,
    side_clause,
    tells_of_a_person,
)
from communique.registers.view import View


def _its_own(view: View, title: Span, date: Span) -> bool:
    """Is a date inside a title that of the instrument ("the treaty of 1996", "the 2015 protocol"), not of what it is for ("a plan for 2020")?"""
    before = view.text(Span(title.start, date.start)).casefold().rstrip()
    if _CHANGING.search(before):
        return False  # "a protocol amending the convention of 1998"
    return not before or before.endswith((" of", " dated", "signed on", "signed in", " on")) or len(before.split()) <= 2


_CHANGING = re.compile(
    r"\b(?:(?:amend|replac|supersed|supplement|complement|modify|updat|extend|renew|implement|prolong|revis)ing|(?:to|on) (?:the )?(?:amend(?:ments?)?|replace|supersede|supplement|modify|update|extend|extension|renew|renewal|implement|implementation|prolong|revise|revision)|amendments? to)\b"
)


def _tells_when(view: View, sentence: Sentence, date: TimeMention, stage: Stage) -> bool:
    """Is it a date of signing, and not the term that the instrument is for, nor a day ahead of a signing told as done?"""
    before = view.text(Span(max(sentence.span.start, date.span.start - 12), date.span.start)).casefold()
    if _BRACKETED.search(view.text(Span(max(sentence.span.start, date.span.start - _REACH), date.span.start))):
        return False  # of the instrument before it alone
    when = re.match(r",?\s+when\b", view.text(Span(date.span.end, sentence.span.end)))
    if (
        not when
        and re.search(r"\b(?:for|until|through|by|from|since)\s+(?:the\s+)?$", before)
        and stage is not Stage.IN_FORCE
    ):
        return False
    return not (stage is Stage.SIGNED and _lies_ahead(view, date))


def _lies_ahead(view: View, date: TimeMention) -> bool:
    first, _ = edtf.bounds(date.value or "..")
    _, today = edtf.bounds(view.reading.date) if view.reading.date else (None, None)
    return first is not None and today is not None and first > today


_DATED = frozenset({Stage.SIGNED, Stage.IN_FORCE})


def _is_over(view: View, date: TimeMention) -> bool:
    """Does it lie before the document's day? What is not signed has no day behind it."""
    _, last = edtf.bounds(date.value or "..")
    first, _ = edtf.bounds(view.reading.date) if view.reading.date else (None, None)
    return last is not None and first is not None and last < first


def day_of(
    view: View, sentence: Sentence, clause: Span, title: Span, stage: Stage, token: Token
) -> tuple[str, Span] | None:
    """When it was signed, or entered into force, as far as the text tells: an EDTF value and where it stands."""
    behind = _right_behind(view, sentence, title, token) if stage is Stage.SIGNED else None
    if behind is not None and behind.value:
        return behind.value, behind.span
    signed = _signed_beside(token) if stage is Stage.SIGNED else None
    if signed is None:
        return _day(view, sentence, clause, title, stage, token)
    # "The pact, which the two signed in 1952": what stands outside is of another thing.
    own = view.subtree(sentence, signed)
    dates = [one for one in view.dates(own) if _tells_when(view, sentence, one, stage)]
    dates = dates or [one for one in view.dates(title) if _its_own(view, title, one.span)]
    at = sentence.place(signed).start
    best = min(dates, key=lambda one: abs(one.span.start - at), default=None)
    if best is not None:
        return (best.value, best.span) if best.value else None
    governs = clause_head(token)
    if governs.lemma_.lower() in _TELLING or governs.i == signed.i:
        return _day(view, sentence, clause, title, stage, token)
    return None


_BRACKETED = re.compile(r"[A-Za-z] \((?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*,? )?$")
_BRACKET = re.compile(r"\s*\((?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*,? )?")
_BEHIND = re.compile(r",? (?:(?:in|at) [A-Z][\w'’-]+ )?(?:in|on) ")
_REACH = 50  # characters behind a title in which its own day stands


def _right_behind(view: View, sentence: Sentence, title: Span, token: Token) -> TimeMention | None:
    """The day of its own that one in a row of instruments has: "a labour agreement in 2005 and a treaty in 2007", "(Prague, 2006)"."""
    for one in view.dates(Span(title.end, min(sentence.span.end, title.end + _REACH))):
        between = view.text(Span(title.end, one.span.start))
        if _lies_ahead(view, one):
            return None
        if _BRACKET.fullmatch(between):
            return one
        verb = next((part for part in reversed(token.doc[token.sent.start : token.i]) if part.pos_ == "VERB"), None)
        signed = verb is not None and verb.lemma_.lower() in _SIGNED
        return one if signed and _BEHIND.fullmatch(between) else None
    return None


_SIGNED = frozenset({"sign", "ink", "conclude"})


def _told_of_it(sentence: Sentence, dates: list[TimeMention], token: Token) -> list[TimeMention]:
    """The dates that a sentence's own clause tells, else those of clauses that hang on the instrument or on some other thing.

    Never those of a clause on a person: "A B, who arrived on Monday, signed".
    """
    clauses = {}
    for one in dates:
        inside = sentence.inside(one.span)
        if inside and _names_another(inside[-1], token):
            continue
        clause = side_clause(inside[0], token) if inside else None
        if clause is None or clause.lemma_.lower() not in _PASSING:
            clauses[one] = clause
    own = [one for one, clause in clauses.items() if clause is None]
    its = [one for one, clause in clauses.items() if clause is not None and token.is_ancestor(clause)]
    others = [
        one
        for one, clause in clauses.items()
        if clause is not None and not tells_of_a_person(clause) and not _of_another(clause, token)
    ]
    return own or its or others


# What has a day of its own beside the signing: "ratified by Hungary in March", "initialled in July".
_PASSING = frozenset({"ratify", "approve", "endorse", "initial", "pass", "submit", "publish"})
_INSIDE = frozenset({"nummod", "compound", "nmod", "amod"})


def _names_another(at: Token, token: Token) -> bool:
    """Is a date part of the name of another instrument: "amending the 2005 tax agreement", "under the treaty of 1992"?"""
    while at.dep_ in _INSIDE and at.head.i != at.i:
        at = at.head
    if at.dep_ == "pobj" and at.head.lower_ in {"of", "from"}:
        at = at.head.head
    nouns = agreement_words().nouns
    return at.i != token.i and at.dep_ != "appos" and at.pos_ in {"NOUN", "PROPN"} and at.lemma_.lower() in nouns


def _of_another(clause: Token, token: Token) -> bool:
    """Does a clause hang on the name of another instrument: "the memorandum signed in April and the agreement on customs"?"""
    nouns, noun = agreement_words().nouns, clause.head
    while noun.dep_ in {"pobj", "prep", "conj"} and noun.lemma_.lower() not in nouns and noun.head.i != noun.i:
        noun = noun.head
    return noun.i != token.i and noun.lemma_.lower() in nouns


_TELLING = frozenset({"sign", "ink", "conclude", "say", "announce", "include", "be"})


def _signed_beside(token: Token) -> Token | None:
    """The signing told behind the noun: "an agreement signed in May", "the pact which they signed"."""
    for noun in (token, *(child for child in token.children if child.dep_ == "appos")):
        for child in noun.children:
            if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in {"sign", "ink", "conclude"}:
                return child
    return None


# What has a day of its own before the signing: "settled the protocol on 31 January".
_BEFORE_SIGNING = frozenset({"finalize", "finalise", "initial", "settle", "complete", "agree", "draft", "prepare"})


_JUBILEE = re.compile(r"\b(?:anniversary|jubilee|years (?:since|after|have passed|ago))\b", re.IGNORECASE)


def _is_said_on(sentence: Sentence, date: TimeMention, verb: Token) -> bool:
    """Is it the day on which somebody said so behind: "they signed a pact, the minister said on Monday"?"""
    inside = sentence.inside(date.span)
    said = near_verb(inside[0]) if inside else verb
    if said.i <= verb.i or date.span.start < sentence.place(said).end:
        return False
    return reports(said) and said.is_ancestor(verb)


def _was_settled(verb: Token) -> bool:
    """ "Agreed the text on Tuesday"; not "agreed on Tuesday to sign"."""
    ahead = any(child.dep_ in {"xcomp", "ccomp"} for child in verb.children)
    return verb.lemma_.lower() in _BEFORE_SIGNING and not ahead


def _day(
    view: View, sentence: Sentence, clause: Span, title: Span, stage: Stage, token: Token
) -> tuple[str, Span] | None:
    verb = clause_head(token)
    dates = [
        one
        for one in (view.dates(clause) or view.dates(sentence.span))
        if not title.covers(one.span) or _its_own(view, title, one.span)
    ]
    dates = [one for one in dates if _tells_when(view, sentence, one, stage)]
    at = sentence.place(verb).start
    dates = _told_of_it(sentence, dates, token)
    named = [one for one in dates if title.covers(one.span)]
    if named and stage is Stage.SIGNED and verb.lemma_.lower() not in agreement_words().lists["sign"]:
        dates = named  # "accused it on Tuesday of breaching the 2019 agreement"
    said = [one for one in dates if _is_said_on(sentence, one, verb)]
    dates = [one for one in dates if one not in said]
    if stage is Stage.SIGNED and _JUBILEE.search(view.text(sentence.span)):
        dates = [one for one in dates if title.covers(one.span) or verb.lemma_.lower() in {"sign", "ink", "conclude"}]
        if not dates:
            return None
    if said and not dates:
        return None  # "they signed a pact, the minister said on Monday"
    if stage is Stage.SIGNED and is_approval(verb):
        dates = [one for one in dates if re.search(r"\b(?:signed|concluded)\b", _before_date(view, sentence, one))]
        if not dates:
            return None  # the day of ratification is not the day of signing
    if dates:
        if stage is Stage.IN_FORCE:
            dates = [one for one in dates if one.span.start > at] or dates
        best = min(dates, key=lambda one: abs(one.span.start - at))
        past = stage not in _DATED and not _was_settled(verb) and _is_over(view, best)
        return (best.value, best.span) if best.value and not past else None
    over = view.overhead(sentence)
    if over is not None and over.value and stage in _DATED and not _lies_ahead(view, over):
        return over.value, over.span
    if verb.dep_ == "relcl" and any(part.tag_ in {"WDT", "WP"} and part.dep_ == "pobj" for part in verb.subtree):
        return None  # "the session, during which seven memoranda were signed": on its day, not on that of the story
    told = verb.tag_ in {"VBD", "VBN"} or is_title_line(sentence)
    if stage is not Stage.SIGNED or not told or auxiliaries(verb) & {"had", "have", "has"}:
        return None
    if re.search(
        r"\b(?:previous|earlier|last|ago|former|already|existing|old|since|anniversary)\b",
        view.text(sentence.span).casefold(),
    ):
        return None
    return _occasion(view, sentence)


def _before_date(view: View, sentence: Sentence, date: TimeMention) -> str:
    """The few words before a date, lower case."""
    return view.text(Span(max(sentence.span.start, date.span.start - 40), date.span.start)).casefold()


def _occasion(view: View, sentence: Sentence) -> tuple[str, Span] | None:
    """The day of the story that the sentence goes on telling: the last day named before it, near the document's own day."""
    today = view.reading.date
    if today is None:
        return None
    day = view.day_of_story(sentence)
    if day is not None and day.value:
        return day.value, day.span
    known = view.reading.document.published.span
    return (today, sentence.span) if edtf.precision(today) == "day" and known is not None else None

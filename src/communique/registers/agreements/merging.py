"""Tellings of one instrument: what a second sentence adds to it, and which mentions are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.model import edtf
from communique.model.mentions import Agreement
from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.registers.view import View

_BARE = re.compile(
    r"(?:\w+ )?(?P<noun>agreement|memorandum|mou|document|treaty|contract|deal|declaration|statement|protocol|accord|pact|paper|instrument)s?|it",
    re.IGNORECASE,
)
_ANY = frozenset({"document", "paper", "instrument", "accord", "deal", "agreement", "pact"})  # what any kind is called
_AGAIN = 3  # sentences
_LENT = ("date", "signatories", "witnesses", "place")


def place_of(view: View, one: Agreement) -> int:
    """The number of the sentence in which an instrument is told."""
    sentence = view.sentence_at(one.span.start)
    return sentence.index if sentence is not None else 0


def told_again(
    view: View, sentence: Sentence, own: Sequence[Agreement], last: Agreement, *, single: bool
) -> tuple[list[Agreement], Agreement]:
    """A sentence's instruments less those that are the last one before it told again, and that one with what they add.

    ``single``: is the last one the only one of its sentence? Of several nothing says which is meant.
    """
    kept = []
    for one in own:
        if not _is_same_again(view, sentence, one, last):
            kept.append(one)
        elif single and not one.evidence["title"][0].overlaps(last.evidence["title"][0]) and not _is_plural(view, one):
            last = lent(last, one)
    return kept, last


def _is_plural(view: View, one: Agreement) -> bool:
    return view.text(one.evidence["title"][0]).casefold().endswith("s")


def _is_same_again(view: View, sentence: Sentence, one: Agreement, last: Agreement) -> bool:
    """Is it "the agreement" of the sentence before, told again without its title?"""
    bare = _BARE.fullmatch(one.title)
    start = one.evidence["title"][0].start
    before = view.text(Span(max(sentence.span.start, start - 6), start)).casefold()
    near = sentence.index - place_of(view, last) <= _AGAIN
    alike = bare is not None and (last.kind is one.kind or (bare["noun"] or "").casefold() in _ANY)
    days = one.date is None or last.date is None or edtf.overlaps(one.date, last.date)
    return alike and near and one.stage is last.stage and before.rstrip().endswith(("the", "this", "these")) and days


def lent(to: Agreement, by: Agreement) -> Agreement:
    """An instrument with what another telling of it knows more: day, signers, witnesses, place."""
    for name in _LENT:
        if not getattr(to, name) and getattr(by, name):
            evidence = {**to.evidence, name: by.evidence[name]} if name in by.evidence else to.evidence
            to = replace(to, evidence=evidence, **{name: getattr(by, name)})
    return to


def once(found: Sequence[Agreement]) -> Iterator[Agreement]:
    """One mention an instrument and stage: tellings whose titles share most words are one."""
    kept: list[Agreement] = []
    for one in found:
        twin = next((i for i, other in enumerate(kept) if other.stage is one.stage and _alike(other, one)), None)
        if twin is None:
            kept.append(one)
        elif kept[twin].title == one.title:
            kept[twin] = lent(kept[twin], one)
    return iter(kept)


def _alike(a: Agreement, b: Agreement) -> bool:
    if a.date and b.date and not edtf.overlaps(a.date, b.date):
        return False
    x, y = (
        set(re.findall(r"\w{3,}", one.title.casefold()))
        - {"the", "and", "for", "agreement", "between", "new", "two", "countries"}
        for one in (a, b)
    )
    if not x or not y:
        return not x and not y and a.kind is b.kind
    return len(x & y) / min(len(x), len(y)) >= _MOST


_MOST = 0.7  # of the words of the shorter title

"""What following up finds of the gold's evidence, and how much of what it proposes is right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from communique.ledger.following.asking import NONE
from communique.ledger.following.bearing import follow
from communique.ledger.following.promises import Bearing, BearingKind, Promise, Sentence
from communique.ledger.following.status import status
from communique.ledger.telling import UNDATED_DAY, Telling
from communique.ledger.when import days
from communique.model.documents import BlockKind
from evals.linking.gold import GoldMention, GoldPair, Page, telling

_END = re.compile(
    r"(?<![A-Z]\.)(?<!\b[A-Z])(?<!\b(?:Mr|Dr|No|St|Mt))(?<!Amb)(?<!Mrs)(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+\s*(?:- )?"
)


@dataclass(slots=True)
class Found:
    """Counts over promises: proposed sentences, right ones, gold evidence, found evidence, right bearings, right statuses."""

    proposed: int = 0
    right: int = 0
    evidence: int = 0
    found: int = 0
    kinds: int = 0
    promises: int = 0
    statuses: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right among proposed."""
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        """Found among the gold's evidence."""
        return self.found / self.evidence if self.evidence else 1.0

    def scores(self) -> Mapping[str, float]:
        """What is pinned."""
        return {
            "precision": self.precision,
            "recall": self.recall,
            "bearing": self.kinds / self.right if self.right else 1.0,
            "status": self.statuses / self.promises if self.promises else 1.0,
        }


def sentences_of(page: Page) -> Iterator[Sentence]:
    """The sentences of a page's body, split by their marks."""
    document = page.document
    last = days(document.published.value)[1]
    said = last.isoformat() if last else UNDATED_DAY
    for block in document.blocks:
        if block.kind is not BlockKind.BODY:
            continue
        text, at = block.span.of(document.text), 0
        ends = [(match.start(), match.end()) for match in _END.finditer(text)] + [(len(text), len(text))]
        for stop, after in ends:
            if text[at:stop].strip():
                yield Sentence(
                    document.id,
                    block.span.start + at,
                    block.span.start + stop,
                    text[at:stop],
                    said,
                    document.name,
                    page.source,
                )
            at = after


@dataclass(frozen=True)
class Material:
    """What following takes of a pair: its promises, sentences, mentions and the record of each."""

    pair: GoldPair
    promises: tuple[Promise, ...]
    sentences: tuple[Sentence, ...]
    tellings: tuple[Telling, ...]
    records: Mapping[str, str]

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Its documents by id."""
        return {page.document.id: page for page in self.pair.pages.values()}

    @cached_property
    def wanted(self) -> Mapping[str, Mapping[str, Any]]:
        """What the gold says of each promise."""
        return {row["record"]: row for row in self.pair.followups()}

    def answer(self, record: str, sentence: Sentence) -> str | None:
        """How a sentence bears on a promise, ``none`` where it does not. None where it retells the promise's own text, which counts
        for nothing.
        """
        row, page = self.wanted[record], self.pages[sentence.document]
        place = Bearing(record, sentence.document, sentence.start, sentence.end, BearingKind.DONE, 1.0, "")
        told = [one["bearing"] for one in row["evidence"] if _overlaps(one, place, page, self.pair)]
        if told:
            return str(told[0])
        return None if _is_own(row, place, page, self.pair) else NONE

    def bears(self, record: str, sentence: Sentence) -> bool | None:
        """Is a sentence evidence of a promise? None where it counts for nothing."""
        answer = self.answer(record, sentence)
        return None if answer is None else answer != NONE


def material(pair: GoldPair) -> Material:
    """What following takes of a pair of the gold."""
    rows = tuple(pair.mentions())
    told = {one.key: telling(one, pair.codes) for one in rows}
    promises = tuple(_promise(row, rows, told) for row in pair.followups())
    sentences = tuple(one for page in pair.pages.values() for one in sentences_of(page))
    return Material(pair, promises, sentences, tuple(told.values()), {one.key: one.record for one in rows})


def measure(pair: GoldPair) -> Found:
    """One pair's promises followed through its own documents."""
    given = material(pair)
    promises = {one.record: one for one in given.promises}
    bearings = follow(given.promises, given.sentences, given.tellings, given.records)
    found = Found()
    for row in pair.followups():
        own = [one for one in bearings if one.record == row["record"]]
        _judge(row, own, pair, found, given.pages)
        as_of = date.fromisoformat(row["as_of"])
        got = status(promises[row["record"]], own, as_of, {one.document.id: _day(one) for one in given.pages.values()})
        found.promises += 1
        found.statuses += got.status.value == row["status"]
        if got.status.value != row["status"]:
            found.notes.append(f"STATUS {pair.name} {row['record']}: {got.status.value}, gold {row['status']}")
    return found


def _day(page: Page) -> str:
    last = days(page.document.published.value)[1]
    return last.isoformat() if last else UNDATED_DAY


def _promise(row: Mapping[str, Any], rows: Sequence[GoldMention], told: Mapping[str, Telling]) -> Promise:
    own = [told[one.key] for one in rows if one.record == row["record"] and one.mention.register == row["register"]]
    return Promise(row["record"], row["register"], tuple(sorted(own, key=lambda one: one.place)))


def _judge(
    row: Mapping[str, Any], own: Iterable[Bearing], pair: GoldPair, found: Found, pages: Mapping[str, Page]
) -> None:
    """Count one promise's proposals against its evidence."""
    evidence = list(row["evidence"])
    hit: set[int] = set()
    for bearing in own:
        page = pages[bearing.document]
        text = page.document.text
        said = text[bearing.start : bearing.end]
        matching = [number for number, one in enumerate(evidence) if _overlaps(one, bearing, page, pair)]
        if not matching and _is_own(row, bearing, page, pair):
            continue
        found.proposed += 1
        note = f"{pair.name} {row['record']} [{bearing.kind} {bearing.score}] {bearing.reason} :: {said}"
        if matching:
            found.right += 1
            hit.update(matching)
            kinds = {evidence[number]["bearing"] for number in matching}
            found.kinds += bearing.kind in kinds
            if bearing.kind not in kinds:
                found.notes.append(f"KIND {'/'.join(sorted(kinds))} {note}")
        else:
            found.notes.append(f"WRONG {note}")
    found.evidence += len(evidence)
    copied = {
        number for number, one in enumerate(evidence) if any(_same_quote(one, evidence[other], pair) for other in hit)
    }
    found.found += len(hit | copied)
    for number, one in enumerate(evidence):
        if number not in hit | copied:
            found.notes.append(
                f"MISSED {pair.name} {row['record']} [{one['bearing']}] {one['document']} :: {one['quote']}"
            )


def _overlaps(one: Mapping[str, Any], bearing: Bearing, page: Page, pair: GoldPair) -> bool:
    gold = pair.pages[one["document"]]
    if gold.source != page.source:
        return False
    at = page.document.text.find(one["quote"])
    return at >= 0 and bearing.start < at + len(one["quote"]) and at < bearing.end


def _same_quote(a: Mapping[str, Any], b: Mapping[str, Any], pair: GoldPair) -> bool:
    return pair.pages[a["document"]].source == pair.pages[b["document"]].source and a["quote"] == b["quote"]


def _is_own(row: Mapping[str, Any], bearing: Bearing, page: Page, pair: GoldPair) -> bool:
    """Does a sentence of a copy hold the promise's own clause?"""
    quote, text = row["promise"]["quote"], page.document.text
    at = text.find(quote) if page.source == pair.pages[row["promise"]["document"]].source else -1
    return at >= 0 and bearing.start < at + len(quote) and at < bearing.end


def total(parts: Iterable[Found]) -> Found:
    """The counts of several pairs together."""
    whole = Found()
    for part in parts:
        for name in ("proposed", "right", "evidence", "found", "kinds", "promises", "statuses"):
            setattr(whole, name, getattr(whole, name) + getattr(part, name))
        whole.notes += part.notes
    return whole

"""How records and places look in an answer, and how long they may be. What documents say stands under ``untrusted_quotation``."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from communique.api.documents import Document
from communique.api.ledger import Change, Ledger
from communique.api.lives import Disagreement, Fate, Step
from communique.api.places import Citation, Mention
from communique.api.records import Record
from communique.model.errors import WrongArgument

MOST = 32_000  # characters of an answer as JSON
SENTENCE = 600  # characters of a quotation beside a record
VALUE = 400  # characters of a text that stands in a field
CUT = " […]"
ITEMS = 12  # items of a list inside a record
Values = dict[str, Any]


def cut(text: str, length: int) -> str:
    """The text, or its beginning with a mark where it is longer."""
    return text if len(text) <= length else text[: length - len(CUT)].rstrip() + CUT


def plain(value: Any) -> Any:
    """A value of a field, no longer than an answer can bear."""
    if isinstance(value, str):
        return cut(value, VALUE)
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value[:ITEMS]]
    return value


def place(citation: Citation, *, quoted: int = SENTENCE) -> Values:
    """A citation with at most so many characters of what stands there."""
    found: Values = {
        "document": cut(citation.document, VALUE),
        "document_id": citation.document_id,
        "published": citation.published,
        "sentence": citation.sentence,
        "start": citation.start,
        "end": citation.end,
    }
    if quoted:
        found["untrusted_quotation"] = cut(citation.text, quoted)
    return found


def line(record: Record) -> Values:
    """A record on one line with the sentence that tells it best."""
    citations = record.citations
    return {
        "id": record.id,
        "register": record.register,
        "date": record.date,
        "status": record.status,
        "headline": cut(record.headline, VALUE),
        "states": list(record.states[:ITEMS]),
        "topics": list(record.topics[:ITEMS]),
        "documents": len({one.document_id for one in citations}),
        "citation": place(citations[0]),
    }


class Sentences:
    """The sentences of documents, looked up once each."""

    def __init__(self, ledger: Ledger) -> None:
        """Nothing is read yet."""
        self._ledger = ledger
        self._known: dict[str, Sequence[Citation]] = {}

    def at(self, document: str, start: int) -> Citation | None:
        """The sentence of a document (by id) in which a character stands, None where none holds it."""
        if document not in self._known:
            self._known[document] = self._ledger.document(document).sentences
        found = self._known[document]
        index = bisect_right(found, start, key=lambda one: one.start) - 1
        return found[index] if index >= 0 and start < found[index].end else None


def fields_of(record: Record, sentences: Sentences) -> Values:
    """Each field with the sentence that it was read from; without one where no mention gives a place (people decided it)."""
    mentions = record.mentions
    found: Values = {}
    for name, value in record.fields.items():
        tellings = [one for one in mentions if one.evidence.get(name)]
        same = [one for one in tellings if one.fields.get(name) == value]
        telling = next(iter(same or ()), None)
        citation = None
        if telling is not None:
            span = telling.evidence[name][0]
            citation = sentences.at(telling.document_id, span.start) or telling.citation
        found[name] = {"value": plain(value), "citation": place(citation, quoted=VALUE) if citation else None}
    return found


def mention_of(one: Mention) -> Values:
    """A mention with its words."""
    return {
        "id": one.id,
        "citation": place(one.citation),
        "start": one.start,
        "end": one.end,
        "confidence": one.confidence,
        "reader": one.reader,
        "why_here": cut(one.reason, VALUE),
    }


def step_of(one: Step) -> Values:
    """A step of a history; its places without their words, which the mentions give."""
    return {"said": one.said, "what": one.what, "when": one.when, "before": one.before, "told_by": _by(one.mentions)}


def disagreement_of(one: Disagreement) -> Values:
    """What is told differently."""
    sides = [{"value": cut(side.value, VALUE), "told_by": _by(side.mentions)} for side in one.sides[:ITEMS]]
    return {"field": one.field, "only_words_differ": one.wording, "sides": sides}


def fate_of(one: Fate) -> Values:
    """What became of a promise or plan, with the later sentences that bear on it."""
    return {
        "status": one.status.value,
        "since": one.since.isoformat(),
        "score": one.score,
        "decided_by": one.by,
        "due": one.due.isoformat() if one.due else None,
        "due_rule": one.due_rule,
        "changes": [
            {"day": change.day.isoformat(), "status": change.status.value, "reason": change.reason}
            for change in one.changes[:ITEMS]
        ],
        "later_sentences": [
            {"bearing": later.kind.value, "score": later.score, "citation": place(later.citation)}
            for later in one.later[:ITEMS]
        ],
    }


def change_of(one: Change) -> Values:
    """A difference between two days."""
    return {
        "change": one.kind.value,
        "field": one.field,
        "before": plain(one.before),
        "after": plain(one.after),
        "record": line(one.record),
        "told_by": _by(one.mentions),
    }


def quality_of(record: Record) -> Values:
    """The mark of a record and its parts."""
    return asdict(record.quality) | {"mark": record.quality.mark.value}


def sentence_of(one: Citation, length: int) -> Values:
    """A sentence of a document."""
    found: Values = {
        "sentence": one.sentence,
        "start": one.start,
        "end": one.end,
        "untrusted_quotation": cut(one.text, length),
    }
    return found | ({"cut": True} if len(one.text) > length else {})


def about(document: Document) -> Values:
    """What is known of a document."""
    return {
        "document": cut(document.name, VALUE),
        "document_id": document.id,
        "published": document.published,
        "published_basis": document.basis,
        "title": plain(document.title),
        "url": plain(document.url),
        "outlet": plain(document.outlet),
    }


def _by(mentions: Iterable[Mention]) -> list[Values]:
    found = {(one.document_id, one.sentence_number): one for one in mentions}
    return [
        {
            "mention": one.id,
            "document": cut(one.document, VALUE),
            "document_id": one.document_id,
            "sentence": one.sentence_number,
        }
        for one in list(found.values())[:ITEMS]
    ]


def bounded(limit: int, make: Callable[[int], Values]) -> Values:
    """The answer with as many items, up to a limit, as its size allows. ``make`` gives it for a number of items."""
    while True:
        values = make(limit)
        if limit == 1 or len(json.dumps(values, ensure_ascii=False)) <= MOST:
            return values
        limit //= 2


def paged(items: Sequence[Any], cursor: str | None, limit: int, shape: Callable[[Any], Values], name: str) -> Values:
    """Some items of a sequence and the cursor of the next, which is a number. Raises WrongArgument for another cursor."""
    start = 0
    if cursor is not None:
        if not cursor.isascii() or not cursor.isdigit() or len(cursor) > len("999999999"):
            raise WrongArgument(f"{cursor!r} is no cursor of this list")
        start = int(cursor)

    def make(count: int) -> Values:
        end = start + count
        shown = [shape(one) for one in items[start:end]]
        return {name: shown, "of": len(items), "next": str(end) if end < len(items) else None}

    return bounded(limit, make)

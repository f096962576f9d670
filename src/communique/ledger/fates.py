"""What became of a record that promises or plans something: where it stands, since when, and the later sentences that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from communique.ledger.following.due import NONE, Due, due
from communique.ledger.following.promises import Bearing, BearingKind, Promise, is_promise
from communique.ledger.following.status import Status, StatusChange, history
from communique.ledger.gathering import corrections, usable
from communique.ledger.judging import corrected
from communique.ledger.rows import DocumentRow, MentionRow, RecordRow, SentenceRow
from communique.ledger.telling import Telling
from communique.model.judgements import Action, Scope
from communique.model.spans import Span


@dataclass(frozen=True, slots=True)
class Later:
    """A later sentence that bears on the record. ``verdict`` is "accept" where a person upheld it, else empty."""

    kind: BearingKind
    document: DocumentRow
    sentence: SentenceRow
    score: float
    reason: str
    verdict: str = ""

    def row(self, record: RecordRow) -> MentionRow:
        """The sentence as a row that a line can cite."""
        span = self.sentence.span
        mention = replace(record.head.mention, document=self.document.id, span=span)
        return MentionRow(
            f"{record.id}@{self.document.id}:{span.start}",
            mention,
            self.document,
            self.sentence.text,
            self.sentence,
            self.reason,
        )


@dataclass(frozen=True, slots=True)
class Fate:
    """``changes`` are all changes of status up to the day asked about, the promise itself first; ``later`` the sentences in the order
    of their days. ``by`` names the person whose word the status is, empty where it is computed.
    """

    due: Due
    changes: tuple[StatusChange, ...]
    later: tuple[Later, ...]
    status: Status
    score: int | None
    by: str = ""

    @property
    def since(self) -> str:
        """The day on which it came to stand so (ISO); of a silent one the day of the last word."""
        last = self.changes[-1]
        return last.since or last.day


# What a person's correction of a record changes in what is followed: of a commitment its term and words.
PROMISED = frozenset({"due", "what", "who"})
SCORES: Mapping[Status, int] = {
    Status.FULFILLED: 1,
    Status.PARTLY: 0,
    Status.IN_PROGRESS: 0,
    Status.NOT_FULFILLED: -1,
}


def fates(
    records: Iterable[RecordRow], bearings: Iterable[tuple[Bearing, DocumentRow, SentenceRow]], as_of: date
) -> dict[str, Fate]:
    """What became of those of the records that promise or plan something, as of a day, by their id."""
    near: dict[str, list[tuple[Bearing, DocumentRow, SentenceRow]]] = defaultdict(list)
    for item in bearings:
        near[item[0].record].append(item)
    found = {}
    for record in records:
        changes = {name: value for name, value in corrections(record.judged).items() if name in PROMISED}
        tellings = tuple(_telling(row, changes) for row in record.mentions)
        if is_promise(record.register, tellings):
            found[record.id] = _fate(record, tellings, near.get(record.id, ()), as_of)
    return found


def _telling(row: MentionRow, changes: Mapping[str, object]) -> Telling:
    mention = corrected(row.mention, changes) if changes else row.mention
    return Telling(row.id, mention, row.document.said[0], row.document.name, row.quote, (), row.document.published)


def _fate(
    record: RecordRow,
    tellings: tuple[Telling, ...],
    near: Sequence[tuple[Bearing, DocumentRow, SentenceRow]],
    as_of: date,
) -> Fate:
    verdicts = _verdicts(record)
    kept = [item for item in near if verdicts.get((item[0].document, item[0].start)) is not Action.REJECT]
    promise = Promise(record.id, record.register, tellings)
    said = {document.id: document.said[0] for _, document, _ in kept}
    changes = history(promise, [bearing for bearing, _, _ in kept], as_of, said)
    later = tuple(
        Later(
            bearing.kind,
            document,
            sentence,
            bearing.score,
            bearing.reason,
            "accept" if verdicts.get((bearing.document, bearing.start)) is Action.ACCEPT else "",
        )
        for bearing, document, sentence in sorted(kept, key=lambda item: (item[1].said, item[0].start))
    )
    told = [one for one in usable(record.judged) if one.action is Action.STATUS]
    if told:
        status = Status(str(told[-1].value).replace(" ", "_"))
        return Fate(_due(promise), changes, later, status, SCORES.get(status), told[-1].by)
    return Fate(_due(promise), changes, later, changes[-1].status, changes[-1].score)


def _due(promise: Promise) -> Due:
    found = due(promise.made)
    return found if found.day is not None else NONE


def _verdicts(record: RecordRow) -> dict[tuple[str, int], Action]:
    """What people said of single sentences, by their last word."""
    return {
        (one.evidence.document, one.evidence.start): one.action
        for held in record.judged
        if (one := held.judgement).scope is Scope.EVIDENCE and one.evidence is not None
    }


def bearing_of(row: Mapping[str, object]) -> Bearing:
    """The bearing of a row of the ledger."""
    return Bearing(
        str(row["record"]),
        str(row["document"]),
        int(str(row["start"])),
        int(str(row["end"])),
        BearingKind(str(row["bearing"])),
        float(str(row["score"])),
        str(row["reason"]),
    )


def span_of(bearing: Bearing) -> Span:
    """Where its sentence stands."""
    return Span(bearing.start, bearing.end)

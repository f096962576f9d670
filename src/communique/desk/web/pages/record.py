"""One record: its fields with their sentences, every telling, its life, its mark, what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Annotated, Any

from fastapi import Query as Param
from pydantic import BaseModel

from communique.desk.lives import about, fate_object
from communique.desk.web.asking import Day, RecordId
from communique.desk.web.near import near
from communique.desk.web.objects import MentionOut, RecordOut, record_values
from communique.desk.web.page import Page
from communique.desk.web.shown import Shown
from communique.desk.web.visit import Visit
from communique.ledger.conditions import Query
from communique.ledger.deciding import STATUSES
from communique.ledger.disagreement import disagreements
from communique.ledger.history import history
from communique.ledger.judged import Held
from communique.ledger.quality import quality
from communique.ledger.rows import MentionRow, RecordRow
from communique.model.mentions import COMMON, MENTION_TYPES
from communique.model.spans import Span

PART = 600  # characters of a sentence before, in or after a mark
PIECES = 25


class JudgementOut(BaseModel):
    """What a person decided; ``flag`` says why to look at it again, empty where it holds."""

    id: str
    made: str
    by: str
    action: str
    scope: str
    name: str | None
    value: Any
    note: str
    flag: str

    @classmethod
    def of(cls, held: Held) -> JudgementOut:
        """Of a judgement laid upon the ledger."""
        one = held.judgement
        return cls(
            id=one.id,
            made=one.made,
            by=one.by,
            action=one.action.value,
            scope=one.scope.value,
            name=one.name,
            value=one.value,
            note=one.note,
            flag=held.flag.value,
        )


class RecordWhole(RecordOut):
    """A record with everything that is said of it; sentences, history and quality as `communique show --json` gives them."""

    mentions: list[MentionOut]
    places: dict[str, list[str]]
    quality: dict[str, Any]
    history: list[dict[str, Any]]
    disagreements: list[dict[str, Any]]
    fate: dict[str, Any] | None
    judgements: list[JudgementOut]


@dataclass(frozen=True, slots=True)
class Proof:
    """The sentence from which a field was read, in pieces, True for the words that tell it; None where a person set the field."""

    row: MentionRow
    pieces: tuple[tuple[str, bool], ...]


def build(
    visit: Visit,
    record: RecordId,
    as_of: Annotated[Day | None, Param(description="As told by this day.")] = None,
    kept: Annotated[str | None, Param(max_length=40, description="The judgement that was just made.")] = None,
) -> Shown[RecordWhole]:
    """The page of a record, as told by a day where one is given."""
    row = visit.view.record(record, Query(as_of=as_of))
    day = as_of or visit.view.latest()
    mark = quality(row, visit.view.outlet, day)
    fate = visit.view.fates([row], day or date.min).get(row.id)
    judgements = _judgements(row)
    proofs = proofs_of(row)
    told = about(row, mark)
    data = RecordWhole(
        **record_values(row),
        mentions=[MentionOut.of(one) for one in row.mentions],
        places={name: [proof.row.id] for name, proof in proofs.items() if proof},
        quality=told["quality"],
        history=told["history"],
        disagreements=told["disagreements"],
        fate=fate_object(fate) if fate else None,
        judgements=[JudgementOut.of(one) for one in judgements],
    )
    context = {
        "pair": row.states if len(row.states) == 2 else visit.view.main_pair(row.head.document.id) or None,
        "kept": kept,
        "near": near(visit, row) if visit.may_judge else (),
        "own_fields": own_fields(row.register),
        "row": row,
        "day": day,
        "mark": mark,
        "mark_parts": asdict(mark),
        "fate": fate,
        "history": history(row),
        "disagreements": disagreements(row),
        "proofs": proofs,
        "judgements": judgements,
        "statuses": STATUSES,
        "outlets": {one.document.id: visit.view.outlet(one.document) for one in row.mentions},
    }
    return Shown("record.html.j2", data, context)


def own_fields(register: str) -> tuple[str, ...]:
    """The fields that a person may correct."""
    kind = next(one for one in MENTION_TYPES if one.register == register)
    return tuple(item.name for item in fields(kind) if item.name not in COMMON)


def _judgements(row: RecordRow) -> tuple[Held, ...]:
    found = {one.judgement.id: one for one in row.judged}
    found |= {one.judgement.id: one for mention in row.mentions for one in mention.judged}
    return tuple(sorted(found.values(), key=lambda one: (one.judgement.made, one.judgement.id)))


def proofs_of(record: RecordRow) -> dict[str, Proof | None]:
    """Where each of its fields was read."""
    return {name: proof_of(record, name, value) for name, value in record.fields.items()}


def proof_of(record: RecordRow, name: str, value: Any) -> Proof | None:
    """Where a field was read: the founding mention's place, else that of the first that tells the value."""
    rows = sorted(record.mentions, key=lambda row: row.id != record.head.id)
    for row in rows:
        spans = row.mention.evidence.get(name, ())
        if row.mention.values().get(name) == value and spans and row.sentence is not None:
            return Proof(row, marked(row.sentence.text, row.sentence.span.start, spans))
    for row in rows:
        if row.mention.values().get(name) == value and row.sentence is not None:
            return Proof(row, marked(row.sentence.text, row.sentence.span.start, [row.mention.span]))
    return None


def marked(text: str, start: int, spans: Iterable[Span]) -> tuple[tuple[str, bool], ...]:
    """A text that begins at a character of its document, in pieces: True for what the spans cover."""
    cuts: Sequence[tuple[int, int]] = sorted(
        (max(0, one.start - start), min(len(text), one.end - start)) for one in spans
    )
    pieces: list[tuple[str, bool]] = []
    at = 0
    for first, last in cuts:
        begin = max(first, at)
        if begin >= last:
            continue
        pieces += [(text[at:begin], False), (text[begin:last], True)]
        at = last
    pieces.append((text[at:], False))
    return _fitting([piece for piece in pieces if piece[0]])


def _fitting(pieces: Sequence[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    """The pieces with the middle left out of what is too long for a page: what stands next to a mark is kept."""
    fitting = [
        (part if len(part) <= PART else f"{part[: PART // 2]} … {part[-PART // 2 :]}", hit) for part, hit in pieces
    ]
    return tuple(fitting[:PIECES])


PAGE = Page("record", "/records/{record}", build, RecordWhole, "A record with everything that is said of it.")

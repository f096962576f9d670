"""Quality, history and disagreements of a record, in words and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from communique.desk.wording import amount, country_name, when
from communique.ledger.disagreement import Disagreement, Said, disagreements
from communique.ledger.fates import Fate
from communique.ledger.history import Step, history
from communique.ledger.quality import Quality
from communique.ledger.rows import MentionRow, RecordRow
from communique.model.mentions import Figure


def in_words(record: RecordRow, mark: Quality) -> Iterator[str]:
    """The lines that ``show`` prints; a part that has nothing to tell has none."""
    yield f"quality: {mark.mark.value} ({'; '.join(_parts(mark))})"
    steps = history(record)
    if steps:
        yield "history:"
    for step in steps:
        yield f"  {when(step.said)}: {_step(step)} [{_who(step.rows)}]"
    found = disagreements(record)
    for title, wording in (("told differently:", False), ("wordings:", True)):
        chosen = [one for one in found if one.wording is wording]
        if chosen:
            yield title
        for one in chosen:
            sides = "; ".join(_side(one, side) for side in one.sides)
            yield f"  {one.field}: {sides}"


def _parts(mark: Quality) -> Iterator[str]:
    voices = _count(mark.voices, "voice") if mark.voices else "no outlet known"
    yield f"{_count(mark.documents, 'document')}, {_count(mark.sources, 'source')}, {voices}"
    names = ", ".join(country_name(code) for code in mark.official)
    yield f"official source of {names}" if names else "no official source of its states"
    missing = f", missing: {', '.join(mark.missing)}" if mark.missing else ""
    yield f"completeness {mark.completeness:.2f}{missing}"
    yield (
        f"last told {_count(mark.age, 'day')} before the latest document"
        if mark.age is not None
        else "day last told not known"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _step(step: Step) -> str:
    if step.before and step.when:
        return f"{step.what}, {when(step.when)} (before: {when(step.before)})"
    return f"{step.what}, {when(step.when)}" if step.when else step.what


def _side(one: Disagreement, side: Said) -> str:
    """A value with who says so; those who say it less exactly are quoted as they do."""
    return ", ".join(f"{_value(one, side, rows)} [{_who(rows)}]" for rows in side.tellings)


def _value(one: Disagreement, side: Said, rows: Sequence[MentionRow]) -> str:
    values = rows[0].mention.values()
    if one.field == "value":
        return amount(values)
    if one.wording:
        return f"“{values.get(one.field, side.value)}”"
    return when(str(values.get(one.field, side.value)))


def _who(rows: Sequence[MentionRow]) -> str:
    """Who says so: the documents with the sentence, and the speaker to whom the text owes it."""
    return "; ".join(dict.fromkeys(_place(row) for row in rows))


def _place(row: MentionRow) -> str:
    sentence = f", s. {row.sentence.number}" if row.sentence else ""
    speaker = row.mention.speaker if isinstance(row.mention, Figure) else None
    return f"{row.document.name}{sentence}{f', after {speaker}' if speaker else ''}"


def about(record: RecordRow, mark: Quality) -> dict[str, Any]:
    """The same for programs; rows are named by the ids of their mentions."""
    return {
        "quality": asdict(mark) | {"mark": mark.mark.value},
        "history": [
            {"said": one.said, "what": one.what, "when": one.when, "before": one.before, "mentions": _ids(one.rows)}
            for one in history(record)
        ],
        "disagreements": [
            {
                "field": one.field,
                "wording": one.wording,
                "sides": [{"value": side.value, "mentions": _ids(side.rows)} for side in one.sides],
            }
            for one in disagreements(record)
        ],
    }


def _ids(rows: Iterable[MentionRow]) -> list[str]:
    return [row.id for row in rows]


def fate_lines(fate: Fate) -> Iterator[str]:
    """What came of a promise or plan: where it stands, and the later sentences, numbered as `judge evidence` takes them."""
    words = fate.status.value.replace("_", " ")
    by = f", says {fate.by}" if fate.by else ""
    score = f", score {fate.score:+d}" if fate.score else (", score 0" if fate.score == 0 else "")
    term = f"; due {when(fate.due.day.isoformat())} ({fate.due.rule})" if fate.due.day else ""
    yield f"what came of it: {words} since {when(fate.since)}{score}{by}{term}"
    for change in fate.changes[1:]:
        yield f"  {when(change.day)}: {change.status.value.replace('_', ' ')} ({change.reason})"
    for number, one in enumerate(fate.later, start=1):
        mark = f"{one.kind.value}, {one.verdict}ed" if one.verdict else one.kind.value
        yield f"  {number}. [{mark}] {one.document.name}, {when(one.document.published)}: {one.sentence.text}"


def fate_object(fate: Fate) -> dict[str, Any]:
    """The same for programs."""
    return {
        "status": fate.status.value,
        "since": fate.since,
        "score": fate.score,
        "by": fate.by or None,
        "due": fate.due.day.isoformat() if fate.due.day else None,
        "due_rule": fate.due.rule,
        "changes": [
            {"day": one.day, "status": one.status.value, "score": one.score, "reason": one.reason}
            for one in fate.changes
        ],
        "later": [
            {
                "bearing": one.kind.value,
                "document": one.document.name,
                "published": one.document.published,
                "sentence": one.sentence.number,
                "text": one.sentence.text,
                "score": one.score,
                "reason": one.reason,
                "verdict": one.verdict or None,
            }
            for one in fate.later
        ],
    }

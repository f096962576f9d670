"""The day on which an office is told to be held: that of the document, or that of an occasion of long ago."""

from __future__ import annotations

from datetime import timedelta

from spacy.tokens import Token

from communique.model import edtf
from communique.reading.annotations import PersonMention, Sentence, TimeMention
from communique.registers.grammar import clause_head
from communique.registers.view import View

_LONG_AGO = timedelta(days=120)  # a ministry's term outlasts a season; of what lies further back nobody vouches


def held_on(view: View, found: list[PersonMention]) -> TimeMention | None:
    """The day of the latest occasion long ago at which the office is told, None where any telling is of the document's time.

    "In 2006 President A B visited Accra" says who was president in 2006.
    """
    days: list[TimeMention] = []
    for one in found:
        day = _of_its_clause(view, one)
        if day is None:
            return None
        days.append(day)
    return max(days, key=lambda day: str(edtf.bounds(day.value or "..")[1]), default=None)


def _of_its_clause(view: View, one: PersonMention) -> TimeMention | None:
    today = edtf.bounds(view.reading.date)[0] if view.reading.date else None
    sentence = view.sentence_at(one.span.start)
    if sentence is None or today is None:
        return None
    verb = _verb(sentence, one)
    if verb is not None and verb.tag_ in {"VBZ", "VBP", "MD"} and view.overhead(sentence) is None:
        return None
    own = [day for day in view.dates(sentence.span) if verb is None or _hangs_on(sentence, day, verb)]
    if verb is None:  # an entry of a list: the day nearest to the name
        own.sort(key=lambda day: abs(day.span.start - one.span.start))
    over = view.overhead(sentence)
    for day in (*own, *([over] if over is not None else [])):
        _, last = edtf.bounds(day.value or "..")
        if day.relation in {"since", "until", "by"} or "/.." in (day.value or "") or last is None:
            continue
        return day if today - last > _LONG_AGO else None
    return None


def _verb(sentence: Sentence, one: PersonMention) -> Token | None:
    """The verb of the person's clause, None where the sentence has none."""
    inside = sentence.inside(one.name_span or one.span)
    if not inside:
        return None
    head = clause_head(inside[-1])
    return head if head.pos_ in {"VERB", "AUX"} else None


def _hangs_on(sentence: Sentence, day: TimeMention, verb: Token) -> bool:
    inside = sentence.inside(day.span)
    return bool(inside) and clause_head(inside[0]).i == verb.i

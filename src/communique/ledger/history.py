"""The life of a record in the order in which it was published: what changed, when that was told, and by whom.

Telling the same again makes no step, nor does looking back: what a text tells of a plan when the thing was done is no news.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from communique.ledger.disagreement import other_day
from communique.ledger.rows import MentionRow, RecordRow
from communique.ledger.when import apart, days
from communique.model.mentions import Agreement, Commitment, Contact, Modality, Office, Project, Stage, Standing

_RATIFIED = re.compile(r"\bratif\w+|\bapproved by (?:the )?(?:parliament|senate|congress)", re.IGNORECASE)
_FORCE = re.compile(r"\b(?:into force|into effect|took effect|takes effect|effective)\b", re.IGNORECASE)
STAGES: Mapping[Stage, str] = {
    Stage.CONSIDERED: "considered",
    Stage.IN_PREPARATION: "in preparation",
    Stage.SIGNED: "signed",
    Stage.IN_FORCE: "in force",
}
RATIFIED = "ratified"  # an instrument that is ratified may wait for its entry into force
ORDER = ("considered", "in preparation", "signed", RATIFIED, "in force")
STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Step:
    """``said`` is the day of the document that first told it, ``what`` in words, ``rows`` all who tell it so.

    ``when`` is the day of the thing itself; ``before`` is the day from which it was moved there.
    """

    said: str | None
    what: str
    rows: tuple[MentionRow, ...]
    when: str | None = None
    before: str | None = None


def history(record: RecordRow) -> tuple[Step, ...]:
    """The steps in the order of publication; empty for registers whose records have no life (figures, statements, events)."""
    makers: Mapping[str, Callable[[Sequence[MentionRow]], list[Step]]] = {
        "contacts": _contact,
        "agreements": _agreement,
        "projects": _project,
        "commitments": _commitment,
        "standing": _seen,
        "offices": _seen,
    }
    maker = makers.get(record.register)
    return tuple(maker(record.mentions)) if maker is not None else ()


def _step(row: MentionRow, what: str, when: str | None = None, before: str | None = None) -> Step:
    return Step(row.document.published, what, (row,), when, before)


def _again(steps: list[Step], place: int, row: MentionRow) -> None:
    steps[place] = replace(steps[place], rows=(*steps[place].rows, row))


def _last(steps: Sequence[Step], fits: Callable[[Step], bool]) -> int | None:
    return next((place for place in reversed(range(len(steps))) if fits(steps[place])), None)


def _contact(rows: Sequence[MentionRow]) -> list[Step]:
    """Proposed, announced for a day, moved, called off, held."""
    steps: list[Step] = []
    for row in _by_text(rows):
        contact = row.mention
        assert isinstance(contact, Contact)
        when = contact.date if days(contact.date) != (None, None) else None
        held = _last(steps, lambda step: step.what == "held")
        if contact.modality is Modality.HELD:
            if held is None:
                known = next((step.when for step in reversed(steps) if step.when), None)
                moved = known is not None and when is not None and other_day(days(when), days(known), contact.kind)
                steps.append(_step(row, "held", when, known if moved else None))
            else:
                _again(steps, held, row)
        elif held is not None:
            continue
        elif contact.modality is Modality.CANCELLED:
            _called_off(steps, row)
        elif not _looks_back(row, when):
            _planned(steps, row, contact, when)
    return steps


def _by_text(rows: Sequence[MentionRow]) -> list[MentionRow]:
    """In one text what is called off comes before the new day, and that before what was held, in whatever order it is told."""
    order = {Modality.CANCELLED: 0, Modality.PROPOSED: 1, Modality.PLANNED: 2, Modality.HELD: 3}

    def place(row: MentionRow) -> tuple[tuple[str, str], int, str, int]:
        contact = row.mention
        assert isinstance(contact, Contact)
        first = days(contact.date)[0]
        day = first.isoformat() if first else ""
        return (row.document.said, order[contact.modality], day, row.mention.span.start)

    return sorted(rows, key=place)


def _looks_back(row: MentionRow, when: str | None) -> bool:
    """A plan for a day that had passed when the text came out is told in hindsight."""
    last, said = days(when)[1], days(row.document.published)[0]
    return last is not None and said is not None and last < said


def _called_off(steps: list[Step], row: MentionRow) -> None:
    if steps and steps[-1].what == "called off or put off":
        _again(steps, len(steps) - 1, row)
    else:
        steps.append(_step(row, "called off or put off"))


def _planned(steps: list[Step], row: MentionRow, contact: Contact, when: str | None) -> None:
    what = "announced" if contact.modality is Modality.PLANNED else "proposed"
    ahead = [step for step in steps if step.what != "called off or put off"]
    off = bool(steps) and steps[-1].what == "called off or put off"
    if not ahead:
        steps.append(_step(row, what, when))
        return
    known = next((step for step in reversed(ahead) if step.when), None)
    kind = contact.kind
    if off:
        news = when is not None and (known is None or other_day(days(when), days(known.when), kind))
        if news and not _of_text(steps[-1], row):
            steps.append(_step(row, "announced anew", when, known.when if known else None))
        elif news and known is not None:
            steps[-1] = Step(row.document.published, "postponed", (*steps[-1].rows, row), when, known.when)
        return
    place = _last(
        steps, lambda step: when is None or (step.when is not None and not other_day(days(when), days(step.when), kind))
    )
    if place is not None:
        firmer = what == "announced" and all(step.what == "proposed" for step in ahead)
        if firmer:
            steps.append(_step(row, what, when))
        else:
            _again(steps, place, row)
    elif known is None:
        steps.append(_step(row, what, when))
    else:
        a, b = days(known.when)[0], days(when)[0]
        later = a is not None and b is not None and b > a
        steps.append(_step(row, "postponed" if later else "brought forward", when, known.when))


def _agreement(rows: Sequence[MentionRow]) -> list[Step]:
    """The stages as they were reached; an earlier one told later is looking back."""
    steps: list[Step] = []
    for row in rows:
        paper = row.mention
        assert isinstance(paper, Agreement)
        what = STAGES[paper.stage]
        if paper.stage is Stage.IN_FORCE:
            words = row.sentence.text if row.sentence else row.quote
            what = RATIFIED if _RATIFIED.search(words) and not _FORCE.search(words) else what
        place = _last(steps, lambda step, what=what: step.what == what)  # type: ignore[misc]
        if place is not None:
            _again(steps, place, row)
        elif not steps or ORDER.index(what) > max(ORDER.index(step.what) for step in steps):
            steps.append(_step(row, what, paper.date))
    return steps


@cache
def _ranks() -> Mapping[str, int | str]:
    """The place of each word for a stage in the life of an undertaking."""
    source = resources.files("communique.ledger").joinpath("data/stages.toml")
    table: Mapping[str, list[str]] = tomllib.loads(source.read_text(encoding="utf-8"))
    ordered = [name for name in table if name != STOPPED]
    found: dict[str, int | str] = {word: rank for rank, name in enumerate(ordered) for word in table[name]}
    return found | dict.fromkeys(table[STOPPED], STOPPED)


def _project(rows: Sequence[MentionRow]) -> list[Step]:
    """Stages as they were reached, stopped and taken up again. Words of no known place make no step after the first."""
    steps: list[Step] = []
    reached = -1
    for row in rows:
        project = row.mention
        assert isinstance(project, Project)
        stage = (project.stage or "").casefold()
        rank = _ranks().get(stage)
        if not stage or (rank is None and steps):
            continue
        if steps and _fits_last(steps[-1], stage, rank):
            _again(steps, len(steps) - 1, row)
        elif not steps or rank == STOPPED or (isinstance(rank, int) and rank > reached):
            steps.append(_step(row, stage))
        elif rank == reached and _ranks().get(steps[-1].what) == STOPPED and not _of_text(steps[-1], row):
            steps.append(_step(row, stage))  # taken up again
        if isinstance(rank, int):
            reached = max(reached, rank)
    return steps


def _fits_last(step: Step, stage: str, rank: int | str | None) -> bool:
    """Is a stage the one of the last step in the same or other words?"""
    return step.what == stage or (rank is not None and rank == _ranks().get(step.what))


def _of_text(step: Step, row: MentionRow) -> bool:
    return row.document.id in {one.document.id for one in step.rows}


def _commitment(rows: Sequence[MentionRow]) -> list[Step]:
    """Undertaken, and each time that a later text gives another term."""
    steps: list[Step] = []
    for row in rows:
        promise = row.mention
        assert isinstance(promise, Commitment)
        due = promise.due if days(promise.due) != (None, None) else None
        term = next((step.when for step in reversed(steps) if step.when), None)
        if not steps:
            steps.append(_step(row, promise.strength.value.replace("_", " "), due))
        elif (
            due is not None
            and term is not None
            and all(step.when is None or apart(days(due), days(step.when)) for step in steps)
        ):
            if not _of_text(steps[-1], row):
                steps.append(_step(row, "other term told", due, term))
        else:
            _again(steps, _of_term(steps, due), row)
    return steps


def _of_term(steps: Sequence[Step], due: str | None) -> int:
    """The last step that a telling with this term fits."""
    fitting = (
        place
        for place in reversed(range(len(steps)))
        if due is None or steps[place].when is None or not apart(days(due), days(steps[place].when))
    )
    return next(fitting, len(steps) - 1)


def _seen(rows: Sequence[MentionRow]) -> list[Step]:
    """First and last seen; an office that is told as past was held before."""
    current = [row for row in rows if not (isinstance(row.mention, Office) and row.mention.past)]
    steps: list[Step] = []
    if current:
        steps.append(_step(current[0], "first seen", _as_of(current[0])))
        later = [
            row for row in current if row.document.said[0] > current[0].document.said[0] and row.document.published
        ]
        if later:
            steps.append(_step(later[-1], "last seen", _as_of(later[-1])))
    past = [row for row in rows if row not in current]
    if past:
        step = replace(_step(past[0], "told as past"), rows=tuple(past))
        steps.append(step)
    return sorted(steps, key=lambda step: step.rows[0].document.said)


def _as_of(row: MentionRow) -> str | None:
    mention = row.mention
    return mention.as_of if isinstance(mention, Office | Standing) else None

"""Events coded from sentences by the model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.model.documents import BlockKind
from communique.model.mentions import Event
from communique.model.plover import NONE, EventModality, counted, event_types
from communique.reading.annotations import Sentence, TimeMention
from communique.reading.english.events.candidates import Candidate, candidates
from communique.reading.english.events.model import Coded, load_model
from communique.registers.view import View

# Acts that both do alike: the sides stand in the order of the alphabet, so that two tellings agree.
MUTUAL = frozenset({"CONSULT", "COOPERATE", "SUPPORT"})


def coded(documents: Sequence[tuple[View, Sequence[Event]]]) -> list[list[Event]]:
    """The events of each document's sentences between sides of which no register has told in the same sentence.

    What a register has told it knows better; and asking the model is the dearest part of this room.
    """
    asked = [
        [(sentence, pairs) for sentence in view.reading.sentences if (pairs := _pairs(view, sentence, told))]
        for view, told in documents
    ]
    if not any(asked):
        return [[] for _ in documents]
    # Asked all at once: the model sweeps the processor's caches, and both it and the code between two runs are slow to come back.
    answers = iter(load_model().read(one.text for rows in asked for _, pairs in rows for one in pairs))
    return [
        [
            event
            for sentence, pairs in rows
            for event in _events(view, sentence, [(one, next(answers)) for one in pairs])
        ]
        for (view, _), rows in zip(documents, asked, strict=True)
    ]


def _events(view: View, sentence: Sentence, answered: Sequence[tuple[Candidate, Coded]]) -> Iterable[Event]:
    """The events of a sentence, of which the model was asked these pairs."""
    found: dict[tuple[str, str, str], Event] = {}
    for candidate, answer in answered:
        if answer.sure and answer.root != NONE and _agrees(answer):
            event = _event(view, sentence, candidate, answer)
            # "Kazakhstan ... in Tashkent with Uzbekistan": one act, told once, by the pair of which the model is surest.
            key = (event.source, event.target, event.event_type)
            if key not in found or event.confidence > found[key].confidence:
                found[key] = event
    return found.values()


def _pairs(view: View, sentence: Sentence, told: Sequence[Event]) -> list[Candidate]:
    """The pairs of a sentence that the model is asked about."""
    if sentence.kind is BlockKind.TITLE:
        return []
    actors = view.actors(sentence.span)
    if len(actors) < 2:
        return []
    known = {frozenset((one.source, one.target)) for one in told if one.span.overlaps(sentence.span)}
    return [
        one
        for one in candidates(view.reading.text, sentence, actors)
        if frozenset((*one.source.countries, *one.target.countries)) not in known
    ]


def _agrees(answer: Coded) -> bool:
    """Do the three answers fit each other: is the root the act itself, or what the act counts as in its modality?"""
    return answer.root in {answer.act, counted(answer.act, answer.modality)}


def _event(view: View, sentence: Sentence, candidate: Candidate, answer: Coded) -> Event:
    kind = event_types()[answer.root]
    source, target = candidate.source, candidate.target
    mutual = answer.act in MUTUAL and answer.mode not in {"visit", "third-party"} and answer.root == answer.act
    if mutual and answer.act != "SUPPORT" and source.countries > target.countries:
        source, target = target, source
    day = _day(view, sentence, answer)
    evidence = {"event_type": (sentence.span,), "source": (source.span,), "target": (target.span,)}
    if day is not None:
        evidence["date"] = (day.span,)
    return Event(
        document=view.reading.document.id,
        span=sentence.span,
        evidence=evidence,
        states=tuple(sorted({*source.countries, *target.countries})),
        topics=view.topics(sentence.span),
        confidence=round(answer.score, 3),
        event_type=answer.root,
        act=answer.act,
        modality=answer.modality,
        quad=kind.quad,
        intensity=kind.intensity(answer.mode),
        source=source.countries[0],
        target=target.countries[0],
        source_name=view.text(source.span),
        target_name=view.text(target.span),
        mode=answer.mode,
        contexts=answer.contexts,
        date=day.value if day is not None else None,
    )


def _day(view: View, sentence: Sentence, answer: Coded) -> TimeMention | None:
    """The first date of the sentence that lies on the right side of today: behind it for what happened."""
    today = view.reading.date
    for one in view.dates(sentence.span):
        value = one.value or ""
        if one.relation in {"since", "until", "by"}:
            continue
        if today is None or (answer.modality is EventModality.HAPPENED) == (value[: len(today)] <= today):
            return one
    return None

"""Stages of projects: "the second phase of the dam", "a third one" after two stages were told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.registers.phases import Phase, phase_words, phases_in, understood
from communique.registers.phrases import tidy
from communique.registers.projects.names import Named, named_in
from communique.registers.projects.stages import stage_of
from communique.registers.projects.words import project_words
from communique.registers.view import View

_WHEN = frozenset({"in", "at", "during", "after", "before", "by", "under", "within", "with"})  # "in a first phase"
_NEAR = 3  # sentences within which a stage belongs to the project named last
_DEEDS = frozenset({"launch", "construction", "building", "completion", "creation", "establishment", "opening"})


def with_parts(view: View, sentence: Sentence, named: Sequence[Named], before: Sequence[Named]) -> Iterator[Named]:
    """The projects named in a sentence, those of which it tells a stage replaced by that stage, and stages of earlier ones."""
    parts = [found for one in phases_in(view, sentence) if (found := _part(view, sentence, one, named, before))]
    taken = [span for _, spans in parts for span in spans]
    yield from (one for one in named if not any(span.covers(one.span) for span in taken))
    yield from (part for part, _ in parts)


def part_named(view: View, sentence: Sentence, token: Token) -> str | None:
    """The name of the stage that a word stands for, with its project: "third stage of Vlora Port" for "a third one"."""
    phase = understood(view, sentence, token)
    if phase is None:
        return None
    before = [view.neighbour(sentence, -back) for back in range(_NEAR, 0, -1)]
    earlier = [named for one in before if one is not None for named in named_in(view, one)]
    found = _part(view, sentence, phase, list(named_in(view, sentence)), earlier)
    return None if found is None else found[0].name


def _part(
    view: View, sentence: Sentence, phase: Phase, named: Sequence[Named], before: Sequence[Named]
) -> tuple[Named, list[Span]] | None:
    """The stage, and the places that tell of it."""
    whole = _whole(view, sentence, phase, named, before)
    if whole is None or (phase.token.dep_ == "pobj" and phase.token.head.lower_ in _WHEN):
        return None
    stage, stage_span = _stage(sentence, phase.token)
    if stage is None and not (whole.proper and phase.whole is not None):
        return None
    span = sentence.place(phase.first, phase.last)
    if whole.sentence.index == sentence.index and whole.span.start >= span.start and phase.whole is not None:
        span = span.join(whole.span)
    name = f"{phase.label} of {whole.name}"
    content = _content(view, sentence, phase.token)
    part = replace(
        whole,
        name=name if content is None else f"{name}: {tidy(view.text(content))}",
        span=span,
        token=phase.token,
        sentence=sentence,
        stage=stage,
        stage_span=stage_span,
        part=phase.label.casefold(),
    )
    return part, [span] if content is None else [span, content]


def _whole(
    view: View, sentence: Sentence, phase: Phase, named: Sequence[Named], before: Sequence[Named]
) -> Named | None:
    """The project that a stage is of: the one it is said to be of, else the one named last."""
    if phase.whole is not None:
        return _said(view, sentence, phase.whole, named) if phase.whole.doc is phase.token.doc else None
    at = sentence.place(phase.token).start
    earlier = [one for one in (*before, *named) if one.part is None and one.span.end <= at]
    near = [one for one in earlier if sentence.index - one.sentence.index <= _NEAR]
    return next((one for one in reversed(near) if one.proper), near[-1] if near else None)


def _said(view: View, sentence: Sentence, whole: Token, named: Sequence[Named]) -> Named | None:
    """The project behind "of": as named there, or by its noun or proper name alone ("of the pipeline", "at Kudankulam")."""
    known = next((one for one in named if one.token.i == whole.i), None)
    if known is not None:
        return known
    lemma = whole.lemma_.lower() if whole.pos_ == "NOUN" else whole.lower_
    low = {part.lower_ for part in whole.subtree}
    proper = whole.pos_ == "PROPN" and not view.people(sentence.place(whole)) and not view.dates(sentence.place(whole))
    if low & phase_words().not_of or not (lemma in project_words().nouns or proper):
        return None
    span = view.subtree(sentence, whole)
    name = tidy(_ASIDE.split(view.text(span), maxsplit=1)[0])
    if not name or len(name.split()) > _LONGEST:
        return None
    return Named(name, span, whole, sentence, proper, None, None, project_words().nouns.get(lemma))


_ASIDE = re.compile(r"\s*[(,;]")
_LONGEST = 12  # words of a name


def _stage(sentence: Sentence, token: Token) -> tuple[str | None, Span | None]:
    verb = token.head
    for at in (verb, *(child for child in verb.children if child.dep_ == "xcomp" and verb.lemma_ == "be")):
        own = phase_words().stages.get(at.lemma_.lower())
        if own is not None:
            return own, sentence.place(at)
    return stage_of(sentence, token)


_BESIDE = frozenset({"-", "–", "—", ":"})


def _content(view: View, sentence: Sentence, token: Token) -> Span | None:
    """What a stage consists in, where it is set beside it: "a third one - the launch of a cement factory"."""
    noun = _beside(token)
    if noun is None:
        return None
    if noun.lemma_.lower() in _DEEDS:
        of = next((child for child in noun.children if child.lower_ == "of"), None)
        noun = next((part for part in of.children if part.dep_ == "pobj"), noun) if of is not None else noun
    return view.subtree(sentence, noun)


def _beside(token: Token) -> Token | None:
    """The noun set beside a word: its apposition, or after a dash a noun that the parser hangs on the verb."""
    rest = [one for at in (token, token.head) for one in at.children if one.i > token.i and one.pos_ == "NOUN"]
    dashed = token.i + 1 < len(token.doc) and token.nbor(1).text in _BESIDE
    return next((one for one in rest if one.dep_ == "appos" or (dashed and one.left_edge.i == token.i + 2)), None)

"""Attributions of parsed sentences: candidates, their scores, and the choice among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.reading.english.attribution.candidates import Candidate, Wanted, candidates
from communique.reading.english.attribution.features import CueFeatures, features
from communique.reading.english.attribution.model import Model, model
from communique.reading.english.attribution.passages import Passage, Quotation, passages
from communique.reading.english.attribution.spans import cue_mask, source_mask, spans_of

# Of the words of direct content at least so many stand in quotation marks.
DIRECT = 0.9
# A cue whose own features weigh less is passed over: one in five of the cues, and none that would be chosen in 50 documents
# held out.
HOPELESS = -300


class AttributionKind(StrEnum):
    """Whether the words are the source's own."""

    DIRECT = "direct"  # nine words in ten or more stand in quotation marks
    MIXED = "mixed"  # some do
    INDIRECT = "indirect"  # none does


@dataclass(frozen=True, slots=True)
class Attribution:
    """Something that is owed to a source. Every part may be in pieces; ``source`` is empty where the text names none.

    ``score`` is the model's probability, ``head`` the span of the head word of the cue.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    head: Span
    score: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate of a paragraph with its score."""

    score: float
    passage: int
    candidate: Candidate


def find_attributions(sentences: Sequence[Sentence], wanted: Wanted | None = None) -> tuple[Attribution, ...]:
    """All attributions of a document's parsed sentences, in order of their content. No word is in the content of two.

    With ``wanted`` only cues that it accepts are looked at, which is the faster the fewer they are.
    """
    read = passages(sentences)
    kept = chosen(read, model(), wanted)
    more = continued(read, kept)
    found = [_attribution(read, one, more.get(number, {})) for number, one in enumerate(kept)]
    return tuple(sorted(found, key=lambda one: one.content[0].start))


def chosen(read: Sequence[Passage], weights: Model, wanted: Wanted | None = None) -> list[Scored]:
    """The best candidates that do not share words, best first."""
    scored = [one for number, passage in enumerate(read) for one in score(passage, number, weights, wanted)]
    scored.sort(key=lambda one: (-one.score, one.passage, one.candidate.cue, one.candidate.content))
    contents, cues = [0] * len(read), [0] * len(read)
    out = []
    for one in scored:
        mine, passage = one.candidate, read[one.passage]
        words, cue = mine.content & passage.words, 1 << mine.cue
        if (words | cue) & (contents[one.passage] | cues[one.passage]):
            continue
        contents[one.passage] |= words
        cues[one.passage] |= cue
        out.append(one)
    return out


def continued(read: Sequence[Passage], kept: Sequence[Scored]) -> dict[int, dict[int, int]]:
    """Quotations that run over several paragraphs go whole to the one who is named beside any of them.

    Such a quotation is not closed at the end of a paragraph and opened again at the head of the next. Gives, for the
    number of an attribution, further masks of content by paragraph.
    """
    owners: dict[int, list[int]] = {}
    for number, one in enumerate(kept):
        owners.setdefault(one.passage, []).append(number)

    def owner(place: int, quotation: Quotation) -> int | None:
        return next((n for n in owners.get(place, []) if kept[n].candidate.content & quotation.mask), None)

    out: dict[int, dict[int, int]] = {}
    for chain in _chains(read):
        named = [owner(place, quotation) for place, quotation in chain]
        owning = {number for number in named if number is not None}
        if len(owning) != 1:
            continue
        for (place, quotation), known in zip(chain, named, strict=True):
            if known is None:
                out.setdefault(min(owning), {})[place] = quotation.mask
    return out


def _chains(read: Sequence[Passage]) -> Iterator[list[tuple[int, Quotation]]]:
    """Quotations that go on from paragraph to paragraph, each with the number of its paragraph."""
    chain: list[tuple[int, Quotation]] = []
    for number, passage in enumerate(read):
        quotations = passage.quotations
        goes_on = bool(chain) and bool(quotations) and quotations[0].start == 0
        if goes_on:
            chain.append((number, quotations[0]))
        left_open = bool(quotations) and not quotations[-1].closed and quotations[-1].end == len(passage.doc)
        if goes_on and left_open and len(quotations) == 1:
            continue
        if len(chain) > 1:
            yield chain
        chain = [(number, quotations[-1])] if left_open else []
    if len(chain) > 1:
        yield chain


def score(passage: Passage, number: int, weights: Model, wanted: Wanted | None = None) -> Iterator[Scored]:
    """The candidates of a paragraph that reach the threshold."""
    shared: CueFeatures | None = None
    cue, common = -1, 0
    for one in candidates(passage, weights.cues, wanted):
        if shared is None or one.cue != cue:
            shared, cue = CueFeatures(passage, passage.doc[one.cue]), one.cue
            common = weights.sum(shared.common)
        if common < HOPELESS:
            continue
        value = weights.probability(common + weights.sum(features(passage, one, shared)))
        if value >= weights.threshold:
            yield Scored(value, number, one)


def _attribution(read: Sequence[Passage], one: Scored, more: dict[int, int]) -> Attribution:
    mine, passage = one.candidate, read[one.passage]
    source = source_mask(passage, mine)
    masks = {**more, one.passage: mine.content}
    words = sum(read[place].count(mask) for place, mask in masks.items())
    quoted = sum(read[place].count(mask & read[place].quoted) for place, mask in masks.items())
    kind = AttributionKind.MIXED if quoted else AttributionKind.INDIRECT
    if quoted >= DIRECT * words:
        kind = AttributionKind.DIRECT
    return Attribution(
        spans_of(passage, source),
        spans_of(passage, cue_mask(passage, mine, source)),
        tuple(span for place in sorted(masks) for span in spans_of(read[place], masks[place])),
        kind,
        spans_of(passage, 1 << mine.cue)[0],
        one.score,
    )

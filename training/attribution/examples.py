"""Candidates of annotated texts with what the gold says of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.attribution import parsed
from communique.model.spans import OffsetMap
from communique.reading.annotations import Sentence
from communique.reading.english.attribution.candidates import Candidate, candidates
from communique.reading.english.attribution.features import CueFeatures, features
from communique.reading.english.attribution.passages import Passage, passages
from evals.engines.scores import Row, Rows

# A candidate is right when its content overlaps with gold content by so much of their union and its cue is in the gold cue.
RIGHT = 0.5
Masks = Mapping[int, int]  # paragraph to mask


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold attribution as masks."""

    cue: Masks
    content: Masks


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate with its features. ``label`` is None where the content is right and the cue is another."""

    candidate: Candidate
    names: tuple[str, ...]
    label: bool | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document: its paragraphs, the examples of each, and its gold."""

    read: tuple[Passage, ...]
    examples: tuple[tuple[Example, ...], ...]
    gold: tuple[Gold, ...]


def annotated(rows: Rows) -> Iterator[Annotated]:
    """The rows of a training file as examples, one at a time."""
    texts = [str(row["text"]) for row in rows]
    for row, (sentences, offsets) in zip(rows, parsed(texts), strict=True):
        yield of_row(row, sentences, offsets)


def of_row(row: Row, sentences: Sequence[Sentence], offsets: OffsetMap) -> Annotated:
    """The examples of one parsed row."""
    read = tuple(passages(sentences))
    gold = tuple(_gold(row, read, offsets))
    examples = tuple(tuple(_examples(passage, number, gold, read)) for number, passage in enumerate(read))
    return Annotated(read, examples, gold)


def _gold(row: Row, read: Sequence[Passage], offsets: OffsetMap) -> Iterator[Gold]:
    places = sorted(
        (offsets.start(passage.base + token.idx), number, token.i)
        for number, passage in enumerate(read)
        for token in passage.doc
    )
    starts = [place for place, _, _ in places]

    def masks(pieces: Sequence[Sequence[int]]) -> Masks:
        out: dict[int, int] = {}
        for start, end in pieces:
            for _, number, token in places[bisect_left(starts, start) : bisect_left(starts, end)]:
                out[number] = out.get(number, 0) | 1 << token
        return out

    for one in row["attributions"]:
        yield Gold(masks(one["cue"]), masks(one["content"]))


def _examples(passage: Passage, number: int, gold: Sequence[Gold], read: Sequence[Passage]) -> Iterator[Example]:
    near = [(one, sum(read[k].count(mask) for k, mask in one.content.items())) for one in gold if number in one.content]
    shared: CueFeatures | None = None
    cue = -1
    for one in candidates(passage):
        if shared is None or one.cue != cue:
            shared, cue = CueFeatures(passage, passage.doc[one.cue]), one.cue
        label: bool | None = False
        for true, size in near:
            both = passage.count(one.content & true.content[number])
            if both and both / (size + passage.count(one.content) - both) >= RIGHT:
                label = True if true.cue.get(number, 0) >> one.cue & 1 else label or None
        yield Example(one, tuple(shared.common + features(passage, one, shared)), label)

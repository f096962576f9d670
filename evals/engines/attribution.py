"""Attributions scored by their content, after the definition used for PolNeAR.

A row is ``{"id", "text", "attributions": [{"source", "cue", "content": [[start, end], ...]}]}`` with character offsets, the end
exclusive; a part may be in pieces or empty. A predicted attribution is right when the words of its content and those of a
gold one overlap by half of their union, one to one, the best overlaps first.

The gold has no types, so *direct* is defined by a rule that holds for gold and prediction alike: nine words in ten of
the content, or more, stand within quotation marks (:func:`quoted_words`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evals.engines.scores import Row, Rows, Score, by_id

LEAST_OVERLAP = 0.5
DIRECT = 0.9
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\"|“|”|„|«|»|''|``|‘‘|’’")
Words = frozenset[int]


def score(gold: Rows, predicted: Rows) -> dict[str, Score]:
    """Counts of ``attribution``, ``speaker``, ``triple_exact``, ``direct`` and the exact spans of ``source``, ``cue``, ``content``."""
    found = by_id(predicted)
    total: dict[str, list[int]] = {}
    for key, row in by_id(gold).items():
        theirs = found.get(key, {}).get("attributions", [])
        for name, counts in _document(str(row["text"]), row["attributions"], theirs).items():
            total[name] = [a + b for a, b in zip(total.get(name, [0, 0, 0]), counts, strict=True)]
    names = ("attribution", "speaker", "triple_exact", "direct", "source", "cue", "content")
    return {name: Score(*total.get(name, [0, 0, 0])) for name in names}


def _document(text: str, gold: Sequence[Row], mine: Sequence[Row]) -> dict[str, tuple[int, int, int]]:
    pairs = matched(text, gold, mine)
    sizes = len(mine), len(gold)
    speaker = sum(same_source(text, gold[a], mine[b]) for a, b in pairs)
    exact = sum(all(spans(gold[a], part) == spans(mine[b], part) for part in PARTS) for a, b in pairs)
    inside = quoted_words(text)
    straight = [one for one in gold if is_direct(text, one, inside)]
    guessed = [one for one in mine if is_direct(text, one, inside)]
    out = {
        "attribution": (len(pairs), *sizes),
        "speaker": (speaker, *sizes),
        "triple_exact": (exact, *sizes),
        "direct": (len(matched(text, straight, guessed)), len(guessed), len(straight)),
    }
    for part in PARTS:
        ours, theirs = ({spans(one, part) for one in rows if one.get(part)} for rows in (gold, mine))
        out[part] = (len(ours & theirs), len(theirs), len(ours))
    return out


PARTS = ("source", "cue", "content")


def spans(one: Row, part: str) -> tuple[tuple[int, ...], ...]:
    """The pieces of a part in order."""
    return tuple(sorted(tuple(piece) for piece in one.get(part) or []))


def words(text: str, one: Row, part: str) -> Words:
    """Where the words of a part begin."""
    return frozenset(match.start() for piece in one.get(part) or [] for match in _WORD.finditer(text, *piece))


def matched(text: str, gold: Sequence[Row], mine: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs of numbers of gold and predicted attributions whose contents overlap enough, one to one."""
    ours, theirs = ([words(text, one, "content") for one in rows] for rows in (gold, mine))
    overlaps = sorted(
        ((len(x & y) / len(x | y), a, b) for a, x in enumerate(ours) for b, y in enumerate(theirs) if x & y),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    left: set[int] = set()
    right: set[int] = set()
    for overlap, a, b in overlaps:
        if overlap >= LEAST_OVERLAP and a not in left and b not in right:
            left.add(a)
            right.add(b)
            pairs.append((a, b))
    return pairs


def same_source(text: str, gold: Row, mine: Row) -> bool:
    """Do the sources agree: half of the gold's words are there, or there is none in either?"""
    ours, theirs = words(text, gold, "source"), words(text, mine, "source")
    return len(ours & theirs) >= LEAST_OVERLAP * len(ours) if ours else not theirs


def is_direct(text: str, one: Row, inside: Words) -> bool:
    """Do nine words in ten of the content stand in quotation marks? ``inside`` is where quoted words begin."""
    content = words(text, one, "content")
    return bool(content) and len(content & inside) >= DIRECT * len(content)


def quoted_words(text: str) -> Words:
    """Where the words between quotation marks begin, paragraph by paragraph."""
    return frozenset(match.start() for start, end in _quotations(text) for match in _WORD.finditer(text, start, end))


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Double marks, paired within a line; a mark that plainly opens while one is open begins anew; the last may stay open."""
    for line in re.finditer(r"[^\n]+", text):
        opened: int | None = None
        for mark in _MARK.finditer(text, *line.span()):
            before = mark.start() == line.start() or text[mark.start() - 1].isspace()
            after = mark.end() == line.end() or text[mark.end()].isspace()
            opens = mark[0] in "“„«``‘‘" or (before and not after)
            closes = mark[0] in "”»’’" or (after and not before)
            if opened is None:
                opened = None if closes else mark.end()
            else:
                yield opened, mark.start()
                opened = mark.end() if opens else None
        if opened is not None:
            yield opened, line.end()

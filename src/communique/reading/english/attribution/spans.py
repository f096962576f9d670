"""How far source, cue and content reach, as spans of the text."""

from __future__ import annotations

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.english.attribution.candidates import Candidate
from communique.reading.english.attribution.passages import Passage, lowest, run, runs
from communique.reading.english.attribution.sources import phrase, source_of

_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_SOFT = frozenset({",", ";", ":", "-", "--", "–", "—", "("})


def spans_of(passage: Passage, mask: int) -> tuple[Span, ...]:
    """The stretches of a mask in the text, without the spaces at their ends."""
    out = []
    for first, last in runs(mask):
        while last > first and passage.doc[last - 1].is_space:
            last -= 1
        while first < last and passage.doc[first].is_space:
            first += 1
        if first < last:
            end = passage.doc[last - 1]
            out.append(Span(passage.base + passage.doc[first].idx, passage.base + end.idx + len(end.text)))
    return tuple(out)


def source_mask(passage: Passage, one: Candidate) -> int:
    """The whole noun phrase of the source, with what is set off by commas; 0 where the text names none."""
    cue = passage.doc[one.cue]
    head = source_of(passage, cue) or _beside(passage, one)
    if head is None:
        return 0
    mask = phrase(passage, head, one.cue) & ~one.content & ~(1 << one.cue)
    if not mask >> head.i & 1:
        return 0
    return _around(passage, mask, head)


def _around(passage: Passage, mask: int, head: Token) -> int:
    """The unbroken stretch of the mask about the head word, without punctuation or "'s" at its ends."""
    first, last = next((a, b) for a, b in runs(mask) if a <= head.i < b)
    doc = passage.doc
    while last - 1 > head.i and (doc[last - 1].is_punct or doc[last - 1].is_space or doc[last - 1].tag_ == "POS"):
        last -= 1
    while first < head.i and (doc[first].is_space or doc[first].text in _SOFT or doc[first].dep_ in {"cc", "case"}):
        first += 1
    # A phrase with an apposition keeps the comma that closes it.
    if last < len(doc) and doc[last].text == "," and any(doc[place].text == "," for place in range(head.i, last)):
        last += 1
    return run(first, last)


def _beside(passage: Passage, one: Candidate) -> Token | None:
    """The noun that stands right before or after the cue of a quotation, where the parse names no subject."""
    if not one.rule.startswith(("quote", "before", "both", "colon", "comma", "after", ">ccomp", "<ccomp")):
        return None
    start, end = passage.bounds[passage.sentence_of[one.cue]]
    for place in (one.cue - 1, one.cue + 1, one.cue - 2, one.cue + 2):
        if start <= place < end and not one.content >> place & 1:
            token = passage.doc[place]
            if token.pos_ in {"PROPN", "PRON"} or (token.pos_ == "NOUN" and abs(place - one.cue) == 1):
                while token.dep_ in {"compound", "amod", "nmod"} and token.head.i != one.cue:
                    token = token.head
                return token
    return None


def cue_mask(passage: Passage, one: Candidate, source: int) -> int:
    """The cue with its auxiliaries, negation, particle and the preposition that leads to the content."""
    doc = passage.doc
    cue = doc[one.cue]
    free = ~(one.content | source)
    mask = 1 << one.cue
    if cue.lower_ == "according":
        following = one.cue + 1
        return mask | (1 << following if following < len(doc) and doc[following].lower_ == "to" else 0)
    for child in cue.children:
        near = child.dep_ == "advmod" and child.i == one.cue - 1
        if (child.dep_ in _HELPERS or near) and abs(child.i - one.cue) <= 5:
            mask |= 1 << child.i
    last = lowest(one.content) - 1
    leads = one.cue < last <= one.cue + 4 and doc[last].dep_ == "prep"
    if leads and (">prep:" in one.rule or doc[last].head.i == one.cue):
        mask |= run(one.cue, last + 1)
    first, last = (mask & -mask).bit_length() - 1, mask.bit_length()
    inner = run(first, last) & free
    return inner if inner >> one.cue & 1 and _unbroken(inner) else mask & free | 1 << one.cue


def _unbroken(mask: int) -> bool:
    return len(list(runs(mask))) == 1

"""What might be an attribution: a word that may be a cue with each stretch of text that may be what it introduces.

Nothing is judged here. Every candidate names the ``rule`` that made it; the model weighs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from communique.reading.english.attribution.passages import MARKS, Passage, Quotation, lowest, run
from communique.reading.english.attribution.sources import passive

_SKIPPED = frozenset({"punct", "aux", "auxpass", "neg", "prt", "cc", "mark", "expl", "preconj", "det", "poss", "case"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_CONTENT = frozenset(
    "ccomp xcomp dobj prep dative attr acomp oprd advcl pcomp dep intj npadvmod agent appos acl relcl parataxis".split()
)
_ENDS = frozenset({",", ".", ";", ":", "-", "--", "–", "—"})
_VERBAL = frozenset({"VERB", "AUX"})
_CUES = frozenset({"VERB", "AUX", "NOUN", "ADJ", "PROPN", "ADV", "SCONJ", "ADP"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """``cue`` is the head word of the cue, ``content`` a mask, ``anchor`` the word at the head of the content."""

    cue: int
    rule: str
    content: int
    anchor: int


Wanted = Callable[[Token], bool]


def candidates(
    passage: Passage, known: frozenset[str] | None = None, wanted: Wanted | None = None
) -> Iterator[Candidate]:
    """The candidates of a paragraph, cue by cue; a stretch comes once a cue, under the first rule that finds it.

    With ``known`` only its words are cues, save where a clause with "that" or a quotation stands beside the word. With
    ``wanted`` only cues that it accepts are looked at.
    """
    for start, end in passage.bounds:
        for token in passage.doc[start:end]:
            if wanted is not None and not wanted(token):
                continue
            may = (token.pos_ in _CUES and token.dep_ not in {"aux", "auxpass"}) or token.text == ":"
            if not may:
                continue
            if known is None or token.lemma_.lower() in known or _introduces(token):
                yield from _distinct(passage, token)


def _introduces(token: Token) -> bool:
    """Does the word plainly introduce something, whatever word it is?"""
    if token.dep_ == "amod" or token.pos_ not in {"VERB", "NOUN"}:
        return False
    if any(one.text in MARKS for one in token.children):
        return True
    return any(
        one.dep_ in {"ccomp", "acl"} and any(mark.lower_ == "that" and mark.dep_ == "mark" for mark in one.lefts)
        for one in token.rights
    )


def _distinct(passage: Passage, token: Token) -> Iterator[Candidate]:
    seen: set[int] = set()
    own = 1 << token.i
    for rule, mask, anchor in _options(passage, token):
        mask = _trimmed(passage, _closed(passage, mask, token.i) & ~own, token.i)
        if mask & passage.words and mask not in seen:
            seen.add(mask)
            yield Candidate(token.i, rule, mask, anchor)


def _closed(passage: Passage, mask: int, cue: int) -> int:
    """The mask with the whole of each quotation of which it holds the better part."""
    for one in passage.quotations if mask & passage.quoted else ():
        held = one.mask & mask
        if not held or held == one.mask or one.start <= cue < one.end:
            continue
        if 2 * passage.count(held) > passage.count(one.mask):
            mask |= one.mask
    return mask


def _trimmed(passage: Passage, mask: int, cue: int) -> int:
    """The mask without the punctuation at its ends, quotation marks excepted, and without a preposition of the cue's."""
    doc = passage.doc
    while mask:
        first, last = lowest(mask), mask.bit_length() - 1
        quoted = passage.quoted >> last & 1  # a quotation left open keeps its full stop
        if doc[last].is_space or (doc[last].text in _ENDS and not quoted):
            mask &= ~(1 << last)
        elif doc[first].is_space or doc[first].text in _ENDS:
            mask &= ~(1 << first)
        elif first == cue + 1 and doc[first].dep_ == "prep" and doc[first].head.i == cue:
            mask &= ~(1 << first)  # "called for", "spoke of": the preposition belongs to the cue
        else:
            break
    return mask


def _options(passage: Passage, token: Token) -> Iterator[tuple[str, int, int]]:
    if token.text == ":":
        yield from _after_colon(passage, token)
        return
    if token.pos_ in {"VERB", "AUX"}:
        yield from _of_verb(passage, token)
    elif token.pos_ in {"NOUN", "PROPN"}:
        yield from _of_noun(passage, token)
    elif token.pos_ == "ADJ":
        yield from _of_adjective(passage, token)
    elif token.lower_ in {"according", "per"}:
        yield from _around(passage, token, passage.trees[token.i])
    elif token.pos_ == "ADV" and token.lower_.endswith("ly") and token.head.pos_ in {"VERB", "AUX", "ADJ"}:
        yield "adverb", passage.trees[token.head.i] & ~passage.trees[token.i], token.head.i
    if token.pos_ == "VERB" and token.lower_ == "according":
        yield from _around(passage, token, passage.trees[token.i])
    if token.pos_ in {"VERB", "AUX", "NOUN", "SCONJ"} or token.lower_ in {"according", "per"}:
        yield from _quoted(passage, token)


def _complements(passage: Passage, token: Token) -> Iterator[tuple[str, int, int]]:
    """Each dependent alone, and from each to the last."""
    trees = passage.trees
    after = [one for one in token.rights if one.dep_ in _CONTENT]
    for one in (*token.lefts, *after):
        if one.dep_ in _CONTENT or (one.dep_ in _SUBJECTS):
            mask = trees[one.i]
            name = one.dep_
            if one.dep_ in {"prep", "agent"}:
                objects = [child for child in one.children if child.dep_ in {"pobj", "pcomp", "prep", "ccomp"}]
                mask = sum(trees[child.i] for child in objects) if objects else mask
                name = f"prep:{one.lower_}"
            side = "<" if one.i < token.i else ">"
            yield side + name, mask, one.i
            yield from _shorter(passage, token, side + name, mask, one)
            if one.dep_ in {"prep"}:
                for child in one.children:
                    if child.dep_ == "pobj":
                        for grand in child.children:
                            if grand.dep_ in {"acl", "relcl", "ccomp", "prep"} and grand.i > child.i:
                                yield f">{name}>{grand.dep_}", trees[grand.i], grand.i
            if one.dep_ in {"dobj", "attr"} and one.i > token.i:
                for grand in one.children:
                    if grand.dep_ in {"acl", "relcl", "ccomp", "prep"} and grand.i > one.i:
                        prep = f":{grand.lower_}" if grand.dep_ == "prep" else ""
                        inner = trees[grand.i]
                        if prep:
                            inner &= ~(1 << grand.i)
                        yield f">{name}>{grand.dep_}{prep}", inner, grand.i
    end = max((passage.trees[one.i].bit_length() for one in after), default=0)
    for one in after:
        start = one.left_edge.i
        if start > token.i and trees[one.i].bit_length() < end:
            name = f"prep:{one.lower_}" if one.dep_ == "prep" else one.dep_
            yield f">{name}..", run(start + (one.dep_ == "prep" and start == one.i), end), one.i


def _shorter(passage: Passage, cue: Token, rule: str, mask: int, top: Token) -> Iterator[tuple[str, int, int]]:
    """A dependent without the clause joined to it that may go back to the subject of the cue, or without what follows ";"."""
    for one in top.conjuncts:
        if one.i > top.i and one.pos_ in _VERBAL and mask >> one.i & 1 and one.i > cue.i:
            link = next(
                (child.i for child in one.head.rights if child.dep_ == "cc" and child.i < one.i), one.left_edge.i
            )
            tense = "same" if one.tag_ == cue.tag_ else "other"
            own = any(child.dep_ in _SUBJECTS for child in one.lefts)
            yield f"{rule}-conj:{tense}{own}", mask & run(0, link), top.i
    for place in range(cue.i + 1, mask.bit_length()):
        if mask >> place & 1 and passage.doc[place].text == ";" and not passage.quoted >> place & 1:
            yield f"{rule}-semi", mask & run(0, place), top.i
            break


def _of_verb(passage: Passage, verb: Token) -> Iterator[tuple[str, int, int]]:
    trees = passage.trees
    yield from _complements(passage, verb)
    subject = next((one for one in verb.lefts if one.dep_ in _SUBJECTS), None)
    after = [one for one in verb.rights if one.dep_ in _CONTENT and one.dep_ not in {"agent"}]
    if subject is not None:
        yield from _raised(passage, verb, subject, after)
    head = verb.head
    if head.i != verb.i:
        if verb.dep_ in {"acl", "relcl"}:
            yield f"^{verb.dep_}", trees[head.i] & ~trees[verb.i], head.i
        if verb.dep_ in {"ccomp", "parataxis", "dep", "advcl", "conj", "csubj", "relcl"}:
            yield f"^{verb.dep_}", trees[head.i] & ~trees[verb.i], head.i
        if verb.dep_ == "xcomp" and head.pos_ in {"VERB", "AUX"}:
            lift = next((one for one in head.lefts if one.dep_ in _SUBJECTS), None)
            for one in after:
                if lift is not None:
                    yield f"SS+{one.dep_}", trees[lift.i] | trees[one.i], one.i
    own = 1 << verb.i
    for one in verb.children:
        if one.dep_ in _SUBJECTS | {"aux", "auxpass", "neg", "advmod", "prt", "dative"} and one.i != verb.i:
            own |= trees[one.i] if trees[one.i].bit_count() < 25 else 1 << one.i
    yield from _around(passage, verb, own)


def _raised(passage: Passage, verb: Token, subject: Token, after: list[Token]) -> Iterator[tuple[str, int, int]]:
    """Subject and complement as one content: "the talks are expected to resume", "the road seems closed"."""
    trees = passage.trees
    whole = passive(verb)
    for one in after:
        if one.left_edge.i > verb.i and (whole or one.dep_ in {"xcomp", "acomp", "oprd", "attr", "prep"}):
            name = f"prep:{one.lower_}" if one.dep_ == "prep" else one.dep_
            yield f"S+{name}", trees[subject.i] | trees[one.i], one.i
    if len(after) > 1 and (whole or after[0].dep_ in {"xcomp", "acomp", "oprd", "attr", "prep"}):
        end = max(trees[one.i].bit_length() for one in after)
        yield "S+..", trees[subject.i] | run(after[0].left_edge.i, end), after[0].i


def _of_noun(passage: Passage, noun: Token) -> Iterator[tuple[str, int, int]]:
    trees = passage.trees
    yield from _complements(passage, noun)
    for one in noun.rights:
        if one.dep_ == "prep":
            for child in one.children:
                if child.dep_ in {"pobj", "pcomp"}:
                    for grand in child.children:
                        if grand.dep_ in {"acl", "relcl", "ccomp"} and grand.i > child.i:
                            yield f">prep:{one.lower_}>{grand.dep_}", trees[grand.i], grand.i
    for one in noun.lefts:
        if one.dep_ in {"compound", "amod"}:
            yield f"<{one.dep_}", trees[one.i], one.i
    head = noun.head
    if head.i != noun.i and head.pos_ in {"VERB", "AUX"}:
        for one in head.rights:
            if one.i > noun.i and one.dep_ in {"ccomp", "xcomp", "attr", "acomp", "advcl", "prep"}:
                name = f"prep:{one.lower_}" if one.dep_ == "prep" else one.dep_
                yield f"{noun.dep_}^{name}", trees[one.i], one.i


def _of_adjective(passage: Passage, adjective: Token) -> Iterator[tuple[str, int, int]]:
    yield from _complements(passage, adjective)
    head = adjective.head
    if adjective.dep_ in {"acomp", "attr", "oprd"} and head.pos_ in {"VERB", "AUX"}:
        trees = passage.trees
        for one in head.rights:
            if one.i > adjective.i and one.dep_ in {"ccomp", "xcomp", "advcl", "prep"}:
                name = f"prep:{one.lower_}" if one.dep_ == "prep" else one.dep_
                yield f"acomp^{name}", trees[one.i], one.i
        for one in head.lefts:
            if one.dep_ in _SUBJECTS:
                yield "acomp^subject", trees[one.i], one.i


def _around(passage: Passage, token: Token, own: int) -> Iterator[tuple[str, int, int]]:
    """The sentence before and after a reporting clause, by the order of words alone."""
    start, end = passage.bounds[passage.sentence_of[token.i]]
    first = (own & -own).bit_length() - 1
    last = own.bit_length()
    doc = passage.doc
    first, last = max(first, start), min(last, end)
    before, after = run(start, first), run(last, end)
    if passage.count(before) > 1 and doc[first - 1].text in {",", '"', "''", "?", "!", "-", "—", "–", "--"}:
        yield "before", before, start
        if passage.count(after) > 1 and last < end and doc[last].text in {",", '"', "''"}:
            yield "both", before | after, start
    if passage.count(after) > 1:
        yield "after", after, min(last, end - 1)
    comma = next((place for place in range(last, end) if doc[place].text == ","), None)
    if comma is not None and passage.count(run(comma, end)) > 1:
        yield "comma", run(comma + 1, end), comma
        if token.lower_ in {"according"} or first > start:
            yield "both,", before | run(comma + 1, end), comma
    root = doc[start:end].root
    if token.lower_ in {"according", "per"} and root.i != token.i:
        yield "root", passage.trees[root.i] & ~own, root.i
        up = token.head
        while up.pos_ not in {"VERB", "AUX"} and up.head.i != up.i:
            up = up.head
        if up.i != root.i:
            yield "clause", passage.trees[up.i] & ~own, up.i


def _quoted(passage: Passage, token: Token) -> Iterator[tuple[str, int, int]]:
    """The quotations on both sides of a word that stands in none."""
    if passage.quoted >> token.i & 1:
        return
    sentence = passage.sentence_of[token.i]
    before = [one for one in passage.quotations if one.end <= token.i]
    after = [one for one in passage.quotations if one.start > token.i]
    near = before[-1] if before and sentence - passage.sentence_of[before[-1].end - 1] <= 1 else None
    following = after[0] if after and passage.sentence_of[after[0].start] - sentence <= 1 else None
    if near is not None:
        yield "quote<", near.mask, near.start
        if following is not None:
            yield "quote<>", near.mask | following.mask, near.start
            if len(after) > 1:
                yield "quote<>..", near.mask | _together(after), near.start
        if len(before) > 1:
            yield "quote<<", near.mask | before[-2].mask, near.start
    if following is not None:
        yield "quote>", following.mask, following.start
        if len(after) > 1 and passage.sentence_of[after[1].start] - passage.sentence_of[following.end - 1] <= 1:
            yield "quote>>", following.mask | after[1].mask, following.start
        if len(after) > 2:
            yield "quote>..", _together(after), following.start


def _together(quotations: Sequence[Quotation]) -> int:
    """Quotations as one mask."""
    mask = 0
    for one in quotations:
        mask |= one.mask
    return mask


def _after_colon(passage: Passage, token: Token) -> Iterator[tuple[str, int, int]]:
    start, end = passage.bounds[passage.sentence_of[token.i]]
    if passage.quoted >> token.i & 1:
        return
    if passage.count(run(token.i + 1, end)) > 1:
        yield "colon", run(token.i + 1, end), token.i
    if passage.bounds[-1][1] > end and token.i - start < 12:
        yield "colon..", run(token.i + 1, passage.bounds[-1][1]), token.i
    if token.i + 2 >= end and passage.bounds[-1][0] >= end:
        following = passage.bounds[passage.sentence_of[token.i] + 1]
        yield "colon+", run(*following), token.i
    yield from _quoted(passage, token)

"""What the model looks at: each candidate as names of features."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Token

from communique.reading.english.attribution.candidates import Candidate
from communique.reading.english.attribution.passages import MARKS, Passage, lowest, run
from communique.reading.english.attribution.sources import passive, source_of

_NEAR = 9  # tokens within which the verb of a reporting clause stands
_LENGTHS = (1, 2, 3, 5, 8, 12, 18, 26, 40)


def _bin(value: int) -> int:
    return bisect_right(_LENGTHS, value)


def kind_of(head: Token | None) -> str:
    """The kind of a source: pronoun by its own word, name by its kind, else common noun."""
    if head is None:
        return "none"
    if head.pos_ == "PRON" or head.tag_ in {"WDT", "WP", "PRP", "PRP$", "DT"}:
        return head.lower_
    if head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:
        return head.ent_type_
    return "name" if head.pos_ == "PROPN" else "noun"


def mark_of(passage: Passage, anchor: Token, content: int) -> str:
    """What opens a clause: "that", "to", a question word, a gerund; else its part of speech."""
    for child in anchor.lefts:
        if child.dep_ == "mark" or (child.dep_ == "aux" and child.tag_ == "TO"):
            return child.lower_
        if child.tag_ in {"WP", "WRB", "WDT"}:
            return "wh"
    first = passage.doc[lowest(content)] if content else anchor
    if first.tag_ in {"WP", "WRB", "WDT", "IN", "TO"}:
        return first.lower_
    return anchor.tag_


class CueFeatures:
    """The features of a cue, shared by all its candidates."""

    __slots__ = ("common", "crossed", "lemma", "source")

    def __init__(self, passage: Passage, cue: Token) -> None:
        self.lemma = cue.lemma_.lower()
        self.source = source_of(passage, cue)
        kind = kind_of(self.source)
        pos = cue.pos_
        particle = next((child.lower_ for child in cue.children if child.dep_ == "prt"), "")
        voice = "P" if pos in {"VERB", "AUX"} and passive(cue) else ""
        self.lemma = f"{self.lemma}_{particle}" if particle else self.lemma
        lemma = self.lemma
        head = cue.head
        self.common = [
            f"c:{lemma}",
            f"cp:{lemma}|{pos}{voice}",
            f"t:{cue.tag_}{voice}",
            f"d:{cue.dep_}|{head.pos_}",
            f"dh:{cue.dep_}|{head.lemma_.lower()}",
            f"k:{kind}",
            f"kt:{kind}|{pos}{voice}",
            f"ck:{lemma}|{kind}",
            f"q:{passage.quoted >> cue.i & 1}",
        ]
        self.common += [f"a:{word}|{pos}" for word in self._small(cue)]
        if self.source is not None:
            self.common.append(f"s:{self.source.lemma_.lower()}" if kind in {"noun", "name"} else f"s:{kind}")
            if kind == "noun":
                self.common.append(f"cs:{lemma}|noun")
        self.common += self._above(cue)
        start, end = passage.bounds[passage.sentence_of[cue.i]]
        self.common.append(f"p:{_bin(cue.i - start)}")
        self.common.append(f"w-:{passage.doc[cue.i - 1].lower_ if cue.i > start else '^'}")
        self.common.append(f"w+:{passage.doc[cue.i + 1].lower_ if cue.i + 1 < end else '$'}")
        self.crossed = (lemma, pos + voice, kind, cue.dep_)

    @staticmethod
    def _small(cue: Token) -> Iterator[str]:
        for child in cue.children:
            if child.dep_ in {"aux", "neg", "auxpass"}:
                yield child.lemma_.lower()
            elif child.dep_ == "advmod" and child.i < cue.i:
                yield "adv"
        yield from sorted({child.dep_ for child in cue.children} & {"dobj", "ccomp", "xcomp", "prep", "attr"})

    @staticmethod
    def _above(cue: Token) -> Iterator[str]:
        here = cue
        for _ in range(4):
            if here.head.i == here.i:
                return
            if here.dep_ in {"ccomp", "xcomp"}:
                yield f"u:{here.head.lemma_.lower()}"
                yield f"u:{here.dep_}"
            here = here.head


def features(passage: Passage, one: Candidate, shared: CueFeatures) -> list[str]:
    """The features of a candidate, besides those of its cue."""
    doc, cue, content = passage.doc, one.cue, one.content
    lemma, pos, kind, dep = shared.crossed
    rule = one.rule
    anchor = doc[one.anchor]
    plain = rule.split(":")[0] + (".." if rule.endswith("..") else "")
    joined = _joined(anchor, doc[cue], content)
    size = passage.count(content)
    inside = passage.count(content & passage.quoted)
    quoted = "all" if inside == size else "none" if not inside else "some"
    first, last = lowest(content), content.bit_length()
    start, end = passage.bounds[passage.sentence_of[cue]]
    gap = first - cue if first > cue else (cue - last + 1 if last <= cue else 0)
    side = ">" if first > cue else "<" if last <= cue else "x"
    after = doc[last].text if last < len(doc) else "$"
    before = doc[first - 1].lower_ if first > 0 else "^"
    after = after if not after.isalnum() else doc[last].pos_
    mark = mark_of(passage, anchor, content)
    between = run(cue + 1, first) if side == ">" else run(last, cue) if side == "<" else 0
    verbs = sum(1 for token in doc[lowest(between) : between.bit_length()] if token.pos_ == "VERB") if between else 0
    parts = bin(content).count("01")
    shape = f"{quoted}|{mark}"
    opening = '"' if doc[first].text in MARKS or (doc[first].text == "'" and inside) else doc[first].lower_
    ends, follows = _closing(passage, content) if inside else ("", "")
    return [
        f"r:{rule}",
        f"rp:{rule}|{pos}",
        f"cr:{lemma}|{rule}",
        f"cx:{lemma}|{plain}|{mark}",
        f"cq:{lemma}|{quoted}",
        f"rk:{plain}|{kind}",
        f"rd:{plain}|{dep}",
        f"rq:{rule}|{quoted}",
        f"rm:{rule}|{mark}",
        f"rs:{plain}|{_bin(size)}",
        f"rg:{plain}|{side}{_bin(gap)}",
        f"rv:{plain}|{min(verbs, 2)}",
        f"ra:{plain}|{after}",
        f"rb:{plain}|{before if between.bit_count() < 6 else '*'}",
        f"m:{mark}|{pos}",
        f"z:{_bin(size)}|{pos}",
        f"e:{last >= end - 1}|{first <= start}|{plain}",
        f"x:{shape}|{parts}",
        f"o:{anchor.lemma_.lower()}|{pos[:1]}",
        f"oe:{anchor.ent_type_}|{anchor.pos_}|{plain}",
        f"co:{lemma}|{anchor.pos_}{anchor.ent_type_}",
        f"f:{opening}|{pos[:1]}",
        f"sb:{passage.sentence_of[first] - passage.sentence_of[cue]}|{plain}",
        f"cut:{_cut(passage, content)}",
        f"j:{joined}",
        f"lq:{plain}|{ends}|{follows}",
        f"wq:{plain}|{doc[cue - 1].text in MARKS if cue > start else False}|{quoted}",
    ]


def _closing(passage: Passage, content: int) -> tuple[str, str]:
    """The stop before the last closing mark of a content, and whether a verb follows in the sentence.

    A comma there, or a verb after it, tells that a reporting clause of its own comes next.
    """
    doc, last = passage.doc, content.bit_length() - 1
    stop = doc[last - 1].text if doc[last].text in MARKS or doc[last].text == "'" else doc[last].text
    _, end = passage.bounds[passage.sentence_of[last]]
    follows = any(token.pos_ == "VERB" for token in doc[last + 1 : min(end, last + _NEAR)])
    return stop if not stop[0].isalnum() else "w", "verb" if follows else "none"


def _cut(passage: Passage, content: int) -> str:
    """Does the content cut a quotation in two?"""
    for one in passage.quotations if content & passage.quoted else ():
        held = one.mask & content
        if held and held != one.mask:
            return "yes"
    return "no"


def _joined(anchor: Token, cue: Token, content: int) -> str:
    """How a verb joined to the content stands to the cue: of the same form, with a subject of its own, inside the content."""
    for one in anchor.conjuncts:
        if one.i > anchor.i and one.i > cue.i and one.pos_ in {"VERB", "AUX"}:
            own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in one.lefts)
            form = "same" if one.tag_ == cue.tag_ else "other"
            head = "like" if one.tag_ == anchor.tag_ else "unlike"
            return f"{form}|{own}|{head}|{content >> one.i & 1}"
    return "-"

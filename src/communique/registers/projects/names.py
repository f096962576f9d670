"""Projects named in a sentence, and which of them are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.registers.phrases import tidy
from communique.registers.projects.guards import is_no_project, is_vague
from communique.registers.projects.stages import stage_of
from communique.registers.projects.words import project_words
from communique.registers.view import View


@dataclass(frozen=True, slots=True)
class Named:
    """A project named in one place."""

    name: str
    span: Span
    token: Token
    sentence: Sentence
    proper: bool  # named, or told by what it is for
    stage: str | None
    stage_span: Span | None
    sector: str | None
    part: str | None = None  # which stage of it, "second phase"


def named_in(view: View, sentence: Sentence) -> Iterator[Named]:
    """The projects that a sentence names, in order."""
    words = project_words()
    for token, word, stem in zip(sentence.words, sentence.lower, sentence.lemmas, strict=True):
        if word not in words.nouns and stem not in words.nouns:
            continue
        lemma = stem if token.pos_ == "NOUN" and stem in words.nouns else word
        if lemma not in words.nouns or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        if token.dep_ == "compound" and token.head.lemma_.lower() in words.nouns:
            continue
        found = _named(view, sentence, token, lemma)
        if found is not None:
            yield found


def _named(view: View, sentence: Sentence, token: Token, lemma: str) -> Named | None:
    words = project_words()
    first = _first(token)
    before = list(token.doc[first.i : token.i])
    proper = (token.text[:1].isupper() and any(part.text[:1].isupper() for part in before)) or sum(
        part.text[:1].isupper() and part.pos_ == "PROPN" for part in before
    ) >= 1
    aim = _aim(token)
    last = _last(token) if aim is None else _end_of(token, aim)
    code = _code(token)
    if code is not None:
        proper, last = True, max((code, last, _whole_of(code)), key=lambda one: one.i)
    low = {part.lower_ for part in before}
    nationality = bool(before) and all(view.countries(sentence.place(part)) for part in before)
    if proper and nationality:
        proper = False
    stage, stage_span = stage_of(sentence, token)
    described = bool(low & words.modern) or (last.i > token.i and lemma in words.general)
    placed = last.i > token.i and any(part.pos_ == "PROPN" for part in token.doc[token.i + 1 : last.i + 1])
    if lemma in words.common and not (
        proper or ((described or placed) and stage) or ((placed or aim) and _indefinite(token)) or (stage and aim)
    ):
        return None
    if not (proper or stage or placed or aim):
        return None
    if (not before and last.i == token.i) or is_no_project(view, sentence, token, lemma, proper=proper, stage=stage):
        return None
    span = sentence.place(first, last)
    dated = _DATED.search(view.text(span))
    if dated is not None:
        span = Span(span.start, span.start + dated.start())
    name = tidy(view.text(span))
    if name.casefold() in words.strategies:
        return None
    if len(name.split()) < 2 or re.fullmatch(
        r"(?:more than |about |over |some )?[\w,]+ (?:\w+ )?(?:projects?|programmes?|programs?|initiatives?)", name
    ):
        counted = re.match(
            r"(?:more than |about |over |some )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|several)", name
        )
        if not counted or len(name.split()) < 3:
            return None
    if is_vague(view, sentence, token, before, token.doc[token.i + 1 : last.i + 1]) and aim is None:
        return None
    known = proper or aim is not None or _ROUTE.search(name) is not None
    return Named(name, span, token, sentence, known, stage, stage_span, _sector(lemma, before))


def _sector(lemma: str, before: Sequence[Token]) -> str:
    """Its sector: that of what it is for where its own word fits any, "the railway project", else of the word itself."""
    words = project_words()
    if lemma in words.any_sector:
        for part in reversed(before):
            sector = words.sectors.get(part.lower_) or words.sectors.get(part.lemma_.lower())
            if sector is not None:
                return sector
    return words.nouns[lemma]


# "A sugar plant in 2013": when is no part of the name.
_DATED = re.compile(
    r"\s+(?:in|by|until|since|from|for)\s+(?:the\s+)?(?:early\s|late\s|mid-?\s?|spring\s|summer\s|autumn\s|winter\s|end\s(?:of\s)?)*"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b.*|(?:19|20)\d\d\b.*)$"
)


_CODE = re.compile(r"(?:[A-Z]{1,2}-?)?\d{1,4}[A-Z]?|[IVX]{1,4}")
_CODED = frozenset({"road", "route", "highway", "line", "corridor", "motorway", "block", "expressway"})


def _code(token: Token) -> Token | None:
    """The number by which a road or line is called: "Road R67", "Line 5 of the metro"."""
    if token.lower_ not in _CODED or not token.text[:1].isupper() or token.i + 1 >= len(token.doc):
        return None
    following = token.nbor(1)
    return following if _CODE.fullmatch(following.text) else None


_WHOLE = 5  # words of what a numbered line is a part of


def _whole_of(code: Token) -> Token:
    """The end of what a numbered line is a part of: "Line 5 of the Dhaka metro"."""
    of = code.nbor(1) if code.i + 1 < len(code.doc) else code
    thing = next((child for child in of.children if child.dep_ == "pobj"), None) if of.lower_ == "of" else None
    return thing if thing is not None and thing.i - of.i <= _WHOLE else code


def _first(token: Token) -> Token:
    first = token
    for child in token.children:
        if child.i < token.i and child.dep_ in {"compound", "amod", "nmod", "nummod", "poss"}:
            if child.dep_ == "poss" and child.pos_ == "PRON":
                continue
            left = child.left_edge if child.dep_ != "poss" else child
            first = min((first, left), key=lambda part: part.i)
    while first.i < token.i and (
        first.dep_ == "det"
        or first.pos_ in {"DET", "PUNCT"}
        or first.lower_ in {"the", "a", "an"}
        or first.ent_type_ == "MONEY"
    ):
        first = first.nbor(1)
    return first


def _indefinite(token: Token) -> bool:
    return any(child.lower_ in {"a", "an"} for child in token.children) or token.tag_ == "NNS"


def _aim(token: Token) -> Token | None:
    """What a project is for, in an infinitive beside it: "a project to import gas", "a programme to build houses"."""
    if token.lemma_.lower() not in project_words().general or token.i + 1 >= len(token.doc):
        return None
    return next(
        (
            child
            for child in token.children
            if child.dep_ in {"acl", "relcl"}
            and child.tag_ == "VB"
            and child.left_edge.i == token.i + 1
            and token.nbor(1).lower_ == "to"
        ),
        None,
    )


_LONGEST_AIM = 12  # words of "to import gas from Bolivia", of which a name holds no more


def _end_of(token: Token, aim: Token) -> Token:
    """The last word of an aim, before its first comma or clause."""
    last = token.doc[min(aim.right_edge.i, token.i + _LONGEST_AIM)]
    for part in token.doc[aim.i + 1 : last.i + 1]:
        if (part.is_punct and part.text != "-") or part.dep_ in {"relcl", "advcl", "acl", "mark"} or part.tag_ == "TO":
            return part.nbor(-1)
    while last.pos_ in {"ADP", "DET", "CCONJ", "ADJ", "NUM"} and last.i > aim.i:
        last = last.nbor(-1)
    return last


_AFTER = frozenset({"of", "for", "between", "in", "from", "to", "at"})
_WHERE = frozenset({"on", "near", "outside", "across", "through", "under", "over", "around", "along"})
# A line that is told by both its ends is known by them.
_ROUTE = re.compile(r"\b(?:from (?:the )?[A-Z].* to (?:the )?[A-Z]|between (?:the )?[A-Z].* and (?:the )?[A-Z])")


def _tells_where(token: Token, prep: Token) -> bool:
    """ "A refinery on the Petkim grounds", against "projects on the modernisation of roads"."""
    named = any(one.pos_ == "PROPN" for one in prep.subtree)
    return prep.lower_ in _WHERE and named and token.lemma_.lower() not in project_words().loose


def _last(token: Token) -> Token:
    for child in token.children:
        if child.dep_ == "prep" and (child.lower_ in _AFTER or _tells_where(token, child)) and child.i == token.i + 1:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    stop = noun
                    for grand in noun.children:
                        if grand.i > noun.i and (
                            grand.dep_ in {"cc", "conj"} and grand.pos_ in {"PROPN", "CCONJ", "NOUN"}
                        ):
                            stop = grand.right_edge if len(list(grand.subtree)) < 6 else grand
                        if grand.dep_ == "prep" and grand.i == noun.i + 1 and len(list(grand.subtree)) < 8:
                            stop = grand.right_edge
                    return _far_end(stop) if child.lower_ == "from" else stop
    return token


def _far_end(near: Token) -> Token:
    """The other end of a route: "Gulu" in "from Kampala to Gulu", wherever the parser hangs it."""
    if near.i + 2 >= len(near.doc) or near.nbor(1).lower_ != "to":
        return near
    end = next((one for one in near.nbor(1).children if one.dep_ == "pobj" and one.pos_ == "PROPN"), None)
    return near if end is None else end


_SKIP = frozenset(
    {
        "the",
        "of",
        "and",
        "for",
        "a",
        "an",
        "in",
        "project",
        "programme",
        "program",
        "new",
        "joint",
        "to",
        "between",
        "from",
    }
)


def _words(name: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"\w+", name.casefold())} - _SKIP


def same_project(a: Named, b: Named) -> bool:
    """Do two names mean one project, or one stage of it: do they share half of the words of the shorter?"""
    if a.part != b.part:
        return False
    x, y = _words(a.name), _words(b.name)
    nouns = project_words().nouns.keys()
    if x - y and y - x and x & y <= nouns:
        return False  # "a sugar plant" and "a fish plant"
    return bool(x and y) and len(x & y) / min(len(x), len(y)) >= 0.5

"""Projects named in a sentence, and which of them are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.registers.grammar import clause_head
from communique.registers.phrases import tidy
from communique.registers.projects.words import project_words
from communique.registers.view import View


@dataclass(frozen=True, slots=True)
class Named:
    """A project named in one place."""

    name: str
    span: Span
    token: Token
    sentence: Sentence
    proper: bool
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
        lemma = stem if token.pos_ == "NOUN" else word
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
    last = _last(token)
    low = {part.lower_ for part in before}
    nationality = bool(before) and all(view.countries(sentence.place(part)) for part in before)
    if proper and nationality:
        proper = False
    stage, stage_span = stage_of(sentence, token)
    described = bool(low & words.modern) or last.i > token.i
    placed = last.i > token.i and any(part.pos_ == "PROPN" for part in token.doc[token.i + 1 : last.i + 1])
    if lemma in words.common and not proper and not (described and stage) and not (placed and _indefinite(token)):
        return None
    if not proper and not stage and not placed:
        return None
    if proper and lemma in words.bodies and stage not in words.founded:
        return None
    if any(child.lower_ in _NONE for child in token.children):
        return None
    if token.dep_ == "appos" and token.head.lemma_.lower() in _BUILDERS:
        return None  # who builds is no project
    if (not before and last.i == token.i) or _is_whereabouts(view, sentence, token):
        return None
    span = sentence.place(first, last)
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
    return Named(name, span, token, sentence, proper, stage, stage_span, words.nouns[lemma])


_BUILDERS = frozenset(
    {"contractor", "subcontractor", "company", "firm", "builder", "developer", "lender", "manufacturer"}
)
_NONE = frozenset({"no", "other", "another", "any", "such", "neither"})  # "no other project"


def _indefinite(token: Token) -> bool:
    return any(child.lower_ in {"a", "an"} for child in token.children) or token.tag_ == "NNS"


def _is_whereabouts(view: View, sentence: Sentence, token: Token) -> bool:
    """Is it only where someone is, or part of someone's office: "at Khartoum International Airport", "the minister of mines"?"""
    span = sentence.place(token)
    if any(one.role_span is not None and one.role_span.covers(span) for one in view.people(sentence.span)):
        return True
    if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according":
        return True  # "according to the embassy in Phnom Penh"
    place = (
        token.dep_ == "pobj"
        and token.head.lower_ in {"at", "from"}
        and token.lemma_.lower()
        in {"airport", "base", "port", "station", "airfield", "centre", "center", "university", "institute", "school"}
    )
    if place and clause_head(token).lemma_ in {
        "find",
        "station",
        "serve",
        "train",
        "receive",
        "arrive",
        "land",
        "see",
        "greet",
        "welcome",
        "meet",
        "hold",
        "speak",
        "deliver",
        "take",
        "address",
        "depart",
        "study",
        "teach",
    }:
        return True
    return (
        any(child.dep_ == "poss" for child in token.children)
        and token.tag_ == "NNS"
        and token.lemma_.lower() in {"mine", "market", "port", "road", "farm"}
    )


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


def _last(token: Token) -> Token:
    for child in token.children:
        if (
            child.dep_ == "prep"
            and child.lower_ in {"of", "for", "between", "in", "from", "to", "at"}
            and child.i == token.i + 1
        ):
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
                    return stop
    return token


def stage_of(sentence: Sentence, token: Token) -> tuple[str | None, Span | None]:
    """The stage by the verb or noun that governs the project, nearest first."""
    stages = project_words().stages
    for child in token.children:
        if child.dep_ == "amod" and child.lower_ in {"planned", "proposed", "envisaged", "prospective"}:
            return "planned", sentence.place(child)
    said = _said(sentence, token)
    if said is not None:
        return said
    at = token
    for _ in range(5):
        if at.head.i == at.i:
            break
        at = at.head
        stage = stages.get(at.lemma_.lower())
        if stage is not None and at.pos_ in {"VERB", "NOUN"}:
            if stage in {
                "operating",
                "launched",
                "completed",
                "delivered",
                "under construction",
                "set up",
                "provided",
                "financed",
            } and (
                (at.pos_ == "VERB" and _ahead(at))
                or (at.pos_ == "NOUN" and at.dep_ == "pobj" and at.head.lower_ in {"for", "towards", "toward"})
            ):
                stage = "planned"
            return stage, sentence.place(at)
        if at.pos_ in {"VERB", "AUX"} and at.dep_ in {"ROOT", "ccomp", "relcl", "advcl"}:
            break
    for child in token.children:
        if child.dep_ == "amod" and child.lower_ in {"working", "running", "opening", "open"}:
            continue  # "working group"
        if child.dep_ in {"acl", "relcl", "amod"} and child.lemma_.lower() in stages:
            return stages[child.lemma_.lower()], sentence.place(child)
    return None, None


def _said(sentence: Sentence, token: Token) -> tuple[str, Span] | None:
    """The stage that a form of "be" says: "is ready", "is under construction", "is on hold"."""
    if token.dep_ != "nsubj" or token.head.lemma_ != "be":
        return None
    states = project_words().states
    if _ahead(token.head):
        states = dict.fromkeys(states, "planned")
    for child in token.head.children:
        if child.dep_ == "acomp" and child.lower_ in states:
            return states[child.lower_], sentence.place(child)
        if child.dep_ == "prep":
            noun = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
            stage = states.get(f"{child.lower_} {noun.lower_}") if noun is not None else None
            if noun is not None and stage is not None:
                return stage, sentence.place(child, noun)
    return None


def _ahead(verb: Token) -> bool:
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG":
        return _ahead(verb.head)  # "is needed to start building"
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
        above = verb.head.head  # "views on opening", "willing to take part in building"
        if above.pos_ == "NOUN" and above.head.pos_ == "VERB" and above.dep_ == "dobj" and verb.head.lower_ == "in":
            return _ahead(above.head)
        return verb.head.lower_ in {"on", "about"} or (above.pos_ == "VERB" and _ahead(above))
    return any(
        child.lower_ in {"will", "would", "to", "shall", "could", "may", "might"} and child.dep_ == "aux"
        for child in verb.children
    )


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
    return bool(x and y) and len(x & y) / min(len(x), len(y)) >= 0.5

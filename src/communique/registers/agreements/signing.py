"""Who signed, before whom, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import ActorMention, Sentence
from communique.registers.agreements.words import agreement_words
from communique.registers.grammar import agent, side_clause, subject, tells_of_a_person
from communique.registers.view import View

_SIGNING = frozenset({"sign", "ink", "conclude", "exchange", "initial", "pen", "put"})
_PRESENCE = re.compile(
    r"\b(?:in the presence of|witnessed by|attended by|before the eyes of|watched by)\s", re.IGNORECASE
)
_REACH = 160  # characters in which the witnesses are named after "in the presence of"


@dataclass(frozen=True, slots=True)
class Signing:
    """The people and the place of a signing, each with its spans."""

    signatories: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    place: str | None = None
    spans: tuple[tuple[str, tuple[Span, ...]], ...] = ()


def signing_of(view: View, sentence: Sentence, verb: Token, token: Token) -> Signing:
    """What the sentence says of the signing of an instrument that its verb tells."""
    present = _present(view, sentence)
    signed = [one for one in _signers(view, sentence, verb, token) if one not in present]
    if verb.lemma_.lower() in {"witness", "oversee"}:
        present, signed = [*present, *signed], []
    place = _place(view, sentence, verb)
    spans = {"signatories": _spans(signed), "witnesses": _spans(present), "place": (place,) if place else ()}
    return Signing(
        signatories=_names(signed),
        witnesses=_names(present),
        place=view.text(place) if place else None,
        spans=tuple((name, found) for name, found in spans.items() if found),
    )


def _signers(view: View, sentence: Sentence, verb: Token, token: Token) -> list[ActorMention]:
    if verb.lemma_.lower() not in _SIGNING | {"witness", "oversee"}:
        return []
    by = agent(verb)
    if by is not None and _is_passive(verb):
        return [one for part in _agents(sentence, verb, token) for one in _named(view, sentence, verb, part)]
    who = by if by is not None else None if _is_passive(verb) else subject(verb)
    if who is None:
        return []
    last = verb if who.i < verb.i else who.right_edge
    own = _named(view, sentence, verb, Span(sentence.place(who.left_edge).start, sentence.place(last).end))
    return [*own, *_counterparts(view, sentence, token)] if own else own


def _named(view: View, sentence: Sentence, verb: Token, stretch: Span) -> list[ActorMention]:
    """The people named in a stretch, less those of side clauses on a person."""
    beside = [(token, side_clause(token, verb)) for token in sentence.inside(stretch)]
    told_aside = [sentence.place(token) for token, clause in beside if clause is not None and tells_of_a_person(clause)]
    return [
        one for one in view.actors(stretch) if one.names and not any(one.head.overlaps(span) for span in told_aside)
    ]


def _agents(sentence: Sentence, verb: Token, token: Token) -> list[Span]:
    """Where those stand by whom an instrument was signed: "by A for the one side and by B for the other".

    Of "a treaty was signed by A, and a protocol by B" each has its own.
    """
    nouns = agreement_words().nouns
    words = list(sentence.words)
    cuts = [part for part in words if part.i > verb.i and part.lemma_.lower() in nouns and _has_own(part, words)]
    first, last = verb.i, next((part.i for part in cuts if part.i > max(token.i, verb.i)), words[-1].i + 1)
    if any(part.i == token.i for part in cuts):
        first = token.i
    found = []
    for part in words:
        if first < part.i < last and part.lower_ == "by":
            noun = part.nbor(1) if part.i + 1 < len(part.doc) else part
            own = [child for child in part.children if child.dep_ == "pobj"]
            noun = own[0] if own else noun
            if noun.ent_type_ not in {"DATE", "TIME"}:
                end = min(noun.right_edge.i, last - 1)
                found.append(Span(sentence.place(part).end, sentence.place(part.doc[max(end, noun.i)]).end))
    return found


def _has_own(noun: Token, words: list[Token]) -> bool:
    """Does an instrument behind "and" have signers of its own: ", and a protocol by Minister B"?"""
    before = {child.lower_ for child in noun.children if child.i < noun.i}
    behind = [part for part in words if part.i > noun.i]
    stop = next((n for n, part in enumerate(behind) if part.text in ",;" or part.pos_ == "VERB"), len(behind))
    return bool(before & {"a", "an", "another", "the"}) and any(part.lower_ == "by" for part in behind[:stop])


def _counterparts(view: View, sentence: Sentence, token: Token) -> list[ActorMention]:
    """The one with whom it was signed, by name: "signed an agreement with her Tongan counterpart, Sione Fifita"."""
    start = sentence.place(token).end
    found = _WITH.search(view.text(Span(start, sentence.span.end)))
    if found is None:
        return []
    end = min(sentence.span.end, start + found.end() + _NEAR)
    first = found.start("whom") if found["whom"] else found.end()
    return [one for one in view.actors(Span(start + first, end)) if one.names][:1]


_WITH = re.compile(
    r"^[^.;:]{0,60}?\bwith (?:(?:his|her|their)(?P<whom> )[^,;.]{0,40}?\bcounterpart\b|(?=(?:Mr|Mrs|Ms|Dr|Hon|H\.E)\b))"
)
_NEAR = 40  # characters behind "counterpart" in which the name stands


_TAKING_PLACE = frozenset({"hold", "take", "occur", "happen", "be", "come", "follow", "set"})


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)


def _present(view: View, sentence: Sentence) -> list[ActorMention]:
    match = _PRESENCE.search(view.text(sentence.span))
    if match is None:
        return []
    start = sentence.span.start + match.end()
    return [one for one in view.actors(Span(start, min(sentence.span.end, start + _REACH))) if one.names]


def _place(view: View, sentence: Sentence, verb: Token) -> Span | None:
    if verb.lemma_.lower() not in agreement_words().lists["sign"] | _TAKING_PLACE:
        return None  # "under the memorandum nurses will be trained in Singapore"
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "at"}:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.ent_type_ in {"GPE", "LOC", "FAC"}:
                    return sentence.place(noun) if noun.left_edge.i == noun.i else view.subtree(sentence, noun)
    return None


def _names(actors: Iterable[ActorMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in actors for name in one.names))


def _spans(actors: Iterable[ActorMention]) -> tuple[Span, ...]:
    return tuple(one.span for one in actors)

"""Whom a subject of a verb of saying names, where the parser does not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from communique.reading.annotations import ActorMention, Sentence, within
from communique.reading.english.houses import ends_a_body

_AND = re.compile(r",? and (?:(?:the|his|her) )?")


def beside(actors: Sequence[ActorMention], sentence: Sentence, noun: Token, first: ActorMention) -> list[ActorMention]:
    """Who speaks with the first, where the parser does not join them: "Peru's President A B and Chile's President C D said"."""
    last = first.span.end
    found: list[ActorMention] = []
    for one in within(actors, sentence.span_of(noun.doc[noun.left_edge.i : noun.right_edge.i + 1])):
        start = one.span.start - sentence.span.start
        between = sentence.text[last - sentence.span.start : start] if one.span.start >= last else ""
        if one.names and one.names != first.names and _AND.fullmatch(between):
            found.append(one)
            last = one.span.end
    return found


def ends_body(sentence: Sentence, noun: Token, actor: ActorMention) -> bool:
    """Is the state that an actor names only the end of a body's name: "Statistics Estonia"? Not "the White House"."""
    return ends_a_body(noun) and not actor.span.covers(sentence.place(noun.nbor(-1)))

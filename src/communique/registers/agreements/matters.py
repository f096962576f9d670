"""What an instrument is on, where that stands apart from its name: "an accord was signed on border trade"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.reading.english.lexicon import CALENDAR_WORDS
from communique.registers.grammar import clause_head
from communique.registers.phrases import tidy
from communique.registers.view import View

_MATTER = frozenset({"on", "about", "concerning", "regarding", "covering", "for"})
_GOVERNING = frozenset(
    "sign ink conclude reach agree adopt initial exchange strike finalize finalise negotiate discuss prepare draft ratify approve".split()
)
# Lemmas of what a signing takes place on or for, and not the paper.
_NO_MATTER = frozenset(
    "behalf sideline margin fringe occasion side condition basis part time day morning afternoon evening eve visit trip board site spot "
    "camera record term period government ministry company party".split()
)
_MOST = 18  # words
_ENDS = re.compile(r"[;:]|, (?:the|which|who|and|while|as|in|said|he|she|it|they)\b|\b(?:said|told|according to)\b")
_WHICH = re.compile(r"\b(?:under|by|through) which [^,.;:]{12,140}")


def apart(view: View, sentence: Sentence, token: Token) -> tuple[str, Span] | None:
    """The matter of an instrument that stands behind the verb, with the preposition before it; None where there is none."""
    for verb in _verbs(token):
        for child in verb.children:
            if child.i > max(token.i, verb.i) and (found := _of(child)) is not None:
                span = _cut(view, sentence, *found)
                return tidy(view.text(span)), span
    return _under_which(view, sentence, token)


def further(last: Token) -> Token:
    """The end of the matter where it goes on behind what names the parties: "of the governments of A and B on trade"."""
    doc = last.doc
    if last.i + 1 >= last.sent.end or doc[last.i + 1].lower_ not in _MATTER or not _tells_what(doc[last.i + 1]):
        return last
    return doc[min(doc[last.i + 1].right_edge.i, last.i + _MOST)]


def _verbs(token: Token) -> list[Token]:
    """The verbs that may carry the matter: the one that governs the instrument, and that of its relative clause."""
    own = [child for child in token.children if child.dep_ in {"relcl", "acl"} and child.i > token.i]
    governs = clause_head(token)
    at = token
    while at.dep_ in {"conj", "appos"} and at.head.i != at.i:
        at = at.head
    if at.ent_type_ == "GPE":
        return _governing(own)  # joined to a state by the parser
    if at.head.i == governs.i and at.dep_ in {"dobj", "nsubjpass", "nsubj", "obj"}:
        own.append(governs)
    elif at.dep_ in {"dobj", "nsubjpass"} and at.head.dep_ == "xcomp":
        own.append(at.head)  # "is to be signed"
    return _governing(own)


def _governing(own: list[Token]) -> list[Token]:
    return [verb for one in own for verb in (one, *_deeds(one)) if verb.lemma_.lower() in _GOVERNING]


def _deeds(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "xcomp" and child.i > verb.i]


def _tells_what(prep: Token) -> bool:
    """Is it no day, no place of an event and no span of time that the preposition brings?"""
    nouns = [child for child in prep.children if child.dep_ in {"pobj", "pcomp"} and child.i > prep.i]
    if not nouns:
        return False
    noun = nouns[0]
    first = prep.doc[prep.i + 1]
    dated = noun.ent_type_ in {"DATE", "TIME", "PERSON", "GPE", "MONEY"} or noun.lower_ in CALENDAR_WORDS
    return not (dated or first.like_num or first.lower_ in CALENDAR_WORDS or noun.lemma_.lower() in _NO_MATTER)


def _of(child: Token) -> tuple[Token, Token] | None:
    """The first and last token of a matter that a child of the verb begins."""
    if child.dep_ == "prep" and child.lower_ in _MATTER and _tells_what(child):
        last = child.right_edge
        behind = last.doc[last.i + 1] if last.i + 1 < child.sent.end else None
        if behind is not None and behind.lower_ == "to" and behind.head.tag_ == "VB":
            last = behind.head.right_edge  # "on cooperation to combat terrorism"
        return child, last
    first = child.left_edge
    aim = child.dep_ in {"advcl", "xcomp", "acl"} and child.tag_ == "VB" and first.lower_ == "to"
    if aim and first.i and first.nbor(-1).text != ",":
        return first, child.right_edge  # "an agreement was reached to revive the swap"
    return None


def _cut(view: View, sentence: Sentence, first: Token, last: Token) -> Span:
    last = first.doc[min(last.i, first.i + _MOST)]
    span = sentence.place(first, last)
    end = _ENDS.search(view.text(span))
    return Span(span.start, span.start + end.start()) if end is not None and end.start() else span


def _under_which(view: View, sentence: Sentence, token: Token) -> tuple[str, Span] | None:
    """ "A protocol was signed under which the two broadcasters will work together"."""
    start = sentence.place(token).end
    found = _WHICH.search(view.text(Span(start, sentence.span.end)))
    if found is None or found.start() > _NEAR:
        return None
    words = found[0].split()[: _MOST + 2]
    text = " ".join(words)
    return text, Span(start + found.start(), min(start + found.end(), sentence.span.end))


_NEAR = 40  # characters between the instrument and "under which"

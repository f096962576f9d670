"""From binding clauses to mentions.

Strength follows the words; ``specific`` follows the criteria of the G7 and G20 Research Groups: an action, timetable or
target that can be identified and measured, and not a general wish.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from communique.model.countries import countries as all_countries
from communique.model.documents import BlockKind
from communique.model.mentions import Commitment, Mention, Strength
from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.registers.commitments.bindings import bindings, is_idle, is_talk, listed
from communique.registers.commitments.bound import Bound, to_come
from communique.registers.commitments.due import due_of
from communique.registers.commitments.unread import bound_of
from communique.registers.commitments.verbs import is_to_be
from communique.registers.commitments.who import beside, who_of
from communique.registers.grammar import negated, subject
from communique.registers.passages import FOUND, unread
from communique.registers.phases import understood
from communique.registers.phrases import tidy, trim
from communique.registers.projects.parts import part_named
from communique.registers.view import View


class CommitmentsRoom:
    """Commitments of a document."""

    register = "commitments"
    version = "13"

    def read(self, view: View) -> list[Mention]:
        """The commitments of a document, one a clause."""
        out: list[Commitment] = []
        for sentence in view.reading.sentences:
            if sentence.kind is BlockKind.TITLE:
                continue
            begun = len(out)
            for bound in bindings(view, sentence):
                if (
                    is_idle(bound.deed, willed=bound.strength is Strength.INTENT and bound.cue.i != bound.deed.i)
                    or is_talk(bound.cue, bound.deed)
                    or _denied(bound.cue)
                    or _tells_which(bound.cue)
                ):
                    continue
                for deed in (bound.deed, *listed(bound.deed)):
                    one = self._commitment(view, sentence, bound, deed)
                    if one is not None and not any(_is_again(one, other) for other in out[begun:]):
                        out.append(one)
        for seen in unread(view, self.register, [one.span for one in out]):
            told = bound_of(view, seen)
            if told is None:
                continue
            found = self._commitment(view, seen.sentence, told, told.deed, seen.passage.span)
            if found is not None and not any(found.span.overlaps(one.span) for one in out):
                out.append(replace(found, confidence=FOUND))
        return list(out)

    def _commitment(
        self, view: View, sentence: Sentence, first: Bound, deed: Token, seen: Span | None = None
    ) -> Commitment | None:
        """The commitment to a deed; one of a list is told where it stands, the first with its cue and who is bound.

        Nothing is told before the passage in which it is ``seen``.
        """
        bound = replace(first, deed=deed)
        who = who_of(view, sentence, bound)
        if who is None:
            return None
        label, actor, who_span = who
        what_span = _untold(view, _whole(view, sentence, bound, _what(view, sentence, bound)))
        if seen is not None and what_span.start < seen.start < what_span.end:
            what_span = trim(view.reading.text, Span(seen.start, what_span.end))
        what = _short(tidy(_worded(view, sentence, bound.deed, what_span)))
        if not _tells(what, bound.deed) or what.casefold().startswith("what "):
            return None
        whole = _span(sentence, bound, who_span, what_span) if deed.i == first.deed.i else what_span
        span = trim(view.reading.text, whole)
        due = due_of(view, sentence, bound, what_span, span)
        codes = (
            *(actor.countries if actor else ()),
            *(code for one in beside(view, sentence, bound.who) for code in one.countries),
        )
        asked = view.actor_of(sentence, bound.to) if bound.to is not None else None
        to = _other(view, codes, label) if asked is None else asked.label
        if asked is not None and asked.names:
            to = _other(view, codes, label)
        elif bound.to is not None and (asked is None or not asked.countries):
            to = tidy(view.text(view.subtree(sentence, bound.to)))
        condition = _condition(view, sentence)
        evidence: dict[str, tuple[Span, ...]] = {
            "what": (what_span,),
            "strength": (sentence.place(bound.cue),),
            "who": (who_span or span,),
        }
        if due is not None:
            evidence["due"] = (due[1],)
        if condition is not None:
            evidence["condition"] = (condition,)
        speech = view.speech(span)
        return Commitment(
            document=view.reading.document.id,
            span=span,
            evidence=evidence,
            states=view.states(span, codes),
            topics=view.topics(what_span),
            confidence=0.7 if bound.strength is Strength.PLEDGE else 0.6,
            who=label,
            what=what,
            strength=bound.strength,
            to=to,
            due=due[0] if due else None,
            condition=view.text(condition) if condition else None,
            specific=_specific(view, what_span, has_due=due is not None),
            speaker=speech.speaker if speech and speech.speaker != label else None,
        )


def _denied(cue: Token) -> bool:
    """Does the cue stand in what somebody did not say: "did not say that Chile would leave the pact"?"""
    return cue.dep_ == "ccomp" and cue.head.i != cue.i and negated(cue.head)


def _worded(view: View, sentence: Sentence, deed: Token, what: Span) -> str:
    """The words of what is to be done; a stage without its noun is named: "third stage of Vlora Port" for "a third one"."""
    phase = understood(view, sentence, deed) if deed.pos_ in {"NUM", "PRON", "NOUN", "ADJ"} else None
    if phase is None or phase.home.i == phase.token.i or not what.covers(sentence.place(phase.token)):
        return view.text(what)
    name = part_named(view, sentence, deed)
    return phase.label + view.text(Span(sentence.place(phase.token).end, what.end)) if name is None else name


_WISHES = frozenset({"want", "wish", "seek"})


def _tells_which(cue: Token) -> bool:
    """Does the wish only say who is meant: "credit for all companies that want to come to the park"?"""
    if cue.dep_ != "relcl" or cue.lemma_.lower() not in _WISHES or cue.head.pos_ != "NOUN" or not cue.left_edge.i:
        return False
    return cue.left_edge.nbor(-1).text != ","


_FEWEST = 2  # words that tell what is undertaken
_NAMED = 12  # words up to the deed by which its thing is named; a longer name would leave no room for the deed
_EMPTY = frozenset({"to", "in", "for", "on", "so", "it", "this", "with", "one"})


def _whole(view: View, sentence: Sentence, bound: Bound, what: Span) -> Span:
    """A deed that a comma cuts short runs to the end of its sentence: "to create, in the long term, a currency"."""
    if len(view.text(what).split()) < _FEWEST and sentence.place(bound.deed).end < sentence.span.end - 2:
        return trim(view.reading.text, Span(what.start, sentence.span.end))
    return what


def _tells(what: str, deed: Token) -> bool:
    """Do the words tell what is undertaken?"""
    full = [word for word in what.split() if word.lower() not in _EMPTY]
    return len(what.split()) >= _FEWEST and (len(full) >= _FEWEST or deed.pos_ == "VERB")


_LOOSE = re.compile(r"(?:\s*,)?\s+(?:and|but|or|while|although)$|[,;:]+$|\s*,?\s*[\"”’]$")


def _untold(view: View, what: Span) -> Span:
    """What is to be done, less who tells of it behind, and less a conjunction at its end: "..., China's embassy said"."""
    speech = view.speech(what)
    teller = speech.speaker_span if speech is not None else None
    if teller is not None and what.start < teller.start < what.end and _ends(view, what, teller):
        what = trim(view.reading.text, Span(what.start, teller.start))
    loose = _LOOSE.search(view.text(what))
    return Span(what.start, what.start + loose.start()) if loose is not None and loose.start() > 0 else what


def _ends(view: View, what: Span, teller: Span) -> bool:
    """Does who tells stand behind a comma at the end, and not amid it: "and that, he said, will be given"?"""
    behind = view.text(Span(min(teller.end, what.end), what.end)).split()
    return view.text(Span(what.start, teller.start)).rstrip().endswith(",") and len(behind) <= _FEWEST


_SAME = 0.5  # of the shorter of two deeds


def _is_again(one: Commitment, other: Commitment) -> bool:
    """Are two readings of a sentence one promise? What is asked beside it by another word is not: "urged him to go and called on her to stay"."""
    if not one.span.overlaps(other.span) or _shared(one.span, other.span) <= _SAME:
        return False
    (what, cue), (first, before) = ((each.evidence["what"][0], each.evidence["strength"][0]) for each in (one, other))
    apart = not what.overlaps(first) and not first.overlaps(cue) and not what.overlaps(before)
    return not (apart and before.end <= first.start <= cue.start < what.start and one.strength is other.strength)


def _shared(a: Span, b: Span) -> float:
    return (min(a.end, b.end) - max(a.start, b.start)) / max(1, min(len(a), len(b)))


def _what(view: View, sentence: Sentence, bound: Bound) -> Span:
    deed = bound.deed
    first = deed.left_edge if deed.pos_ in {"NOUN", "PROPN", "NUM"} else deed
    if deed.pos_ in {"AUX", "VERB"} and (
        bound.label == "both"
        or bound.told_whole
        or (deed.dep_ == "ccomp" and bound.cue.i != deed.i and subject(deed) is not None)
    ):
        first = deed.left_edge
    suffers = next((child for child in deed.children if child.dep_ == "nsubjpass" and child.i < deed.i), None)
    named = suffers is not None and suffers.pos_ in {"NOUN", "PROPN"} and first.i == deed.i
    if suffers is not None and named and deed.i - suffers.left_edge.i <= _NAMED:
        first = suffers.left_edge  # "the line will be opened by March": what is done to nothing tells nothing
    if bound.label == "both" and is_to_be(deed):
        first = next((child.left_edge for child in deed.head.children if child.dep_ == "nsubj"), first)
    denied = [child for child in deed.children if child.dep_ == "neg" and child.i < first.i]
    if denied and first.i == deed.i:
        to = [child for child in deed.children if child.lower_ == "to" and child.i > denied[0].i]
        first = denied[0] if to or denied[0].i == deed.i - 1 else first
    last = deed.right_edge
    for part in deed.subtree:
        if part.dep_ in {"advcl", "parataxis"} and part.i > deed.i + 3 and part.head.i == deed.i:
            last = min((last, part.doc[part.left_edge.i - 1]), key=lambda one: one.i)
        if (
            part.dep_ == "conj"
            and part.head.i == deed.i
            and part.pos_ == "VERB"
            and (
                any(child.dep_ == "nsubj" for child in part.children)
                or (deed.tag_ == "VB" and part.tag_ in {"VBD", "VBZ"})
            )
        ):
            last = min((last, part.doc[part.left_edge.i - 1]), key=lambda one: one.i)
    following = listed(deed)
    if following:
        last = min((last, following[0].nbor(-1)), key=lambda one: one.i)
        while last.i > deed.i and (last.pos_ in {"CCONJ", "PUNCT", "ADV"} or last.lower_ == "to"):
            last = last.nbor(-1)
    doer = next((child for child in deed.children if child.dep_ == "agent" and child.i > deed.i), None)
    if doer is not None and named and bound.who is not None and doer.is_ancestor(bound.who) and first.i < deed.i:
        ends = doer.right_edge.i >= last.i - 1
        due = any(to_come(one.value, view.reading.date) for one in view.dates(view.subtree(sentence, doer)))
        last = doer.nbor(-1) if ends and not due else last  # who does it stands by itself
    if last.i < first.i:
        last = deed
    last = max((last, *_purpose(bound)), key=lambda one: one.i)
    return trim(view.reading.text, sentence.place(first, last))


def _purpose(bound: Bound) -> list[Token]:
    """The end of what money is for, which the parser hangs on the verb: "pledged USD 5 million for schools"."""
    deed = bound.deed
    if deed.dep_ != "dobj" or deed.ent_type_ != "MONEY" or deed.head.i != bound.cue.i:
        return []
    return [
        child.right_edge
        for child in bound.cue.children
        if child.dep_ == "prep" and child.lower_ in {"for", "towards", "toward"} and child.i == deed.right_edge.i + 1
    ]


def _span(sentence: Sentence, bound: Bound, who: Span | None, what: Span) -> Span:
    span = sentence.place(bound.cue).join(what)
    if who is not None and who.start < span.start and span.start - who.start < 160 and sentence.span.covers(who):
        span = span.join(who)
    return span


def _short(text: str, most: int = 18) -> str:
    words = text.split()
    return " ".join(words[:most])


def _other(view: View, codes: tuple[str, ...], label: str) -> str | None:
    """The other of the two states, where one of them, and not both, is bound."""
    pair = view.reading.pair
    if len(pair) != 2:
        return None
    names = {code: all_countries().by_code[code].name for code in pair}
    bound = (set(codes) & set(pair)) | {code for code, name in names.items() if name in label.split("; ")}
    return next(name for code, name in names.items() if code not in bound) if len(bound) == 1 else None


_WHEN = re.compile(
    r"\b(?:as soon as|provided that|on condition that|if and when|subject to|under certain conditions|in exchange for)\b[^.;]*",
    re.IGNORECASE,
)


def _condition(view: View, sentence: Sentence) -> Span | None:
    match = _WHEN.search(view.text(sentence.span))
    return Span(sentence.span.start + match.start(), sentence.span.start + match.end()) if match else None


_MEASURABLE = re.compile(
    r"\b(?:build|supply|deliver|provide|open|send|open|launch|complete|buy|purchase|lend|grant|ship|train|export|import|waive|abolish|introduce|establish|create|set up|invest|return|release|withdraw|resume|double|triple|raise|reduce|cut)\b",
    re.IGNORECASE,
)


def _specific(view: View, what: Span, *, has_due: bool) -> bool:
    """Can it be measured: a number, a date, or a discrete deed?"""
    return has_due or bool(view.quantities(what)) or _MEASURABLE.match(view.text(what)) is not None

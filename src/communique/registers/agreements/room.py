"""From instruments named in sentences to mentions."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.model.documents import BlockKind
from communique.model.mentions import Agreement, AgreementKind, Mention, Stage
from communique.model.spans import Span
from communique.reading.annotations import Sentence
from communique.reading.english.lexicon import title_words
from communique.registers.agreements.ahead import about_to, is_awaited, stage_ahead
from communique.registers.agreements.days import day_of
from communique.registers.agreements.force import comes_into_force
from communique.registers.agreements.listing import (
    Listing,
    after,
    as_before,
    entitled,
    entry,
    further,
    is_marked,
    without_heading,
)
from communique.registers.agreements.merging import once, place_of, told_again
from communique.registers.agreements.signing import Signing, signing_of
from communique.registers.agreements.stages import is_ended, is_firm, is_weak, kind_of, stage_of
from communique.registers.agreements.titles import is_short_form, titles_of
from communique.registers.agreements.unread import named_by
from communique.registers.agreements.words import agreement_words
from communique.registers.grammar import agent, clause_head, is_future, is_title_line, negated, subject
from communique.registers.passages import FOUND, unread
from communique.registers.phrases import tidy
from communique.registers.view import View


class AgreementsRoom:
    """Instruments of a document, one mention an instrument and stage."""

    register = "agreements"
    version = "10"

    def read(self, view: View) -> list[Mention]:
        """The instruments of a document."""
        found: list[Agreement] = []
        headings: list[Span] = []  # of lists whose lines were read in their stead
        again: list[Span] = []  # of what tells once more of the instrument before
        listing: Listing | None = None  # what the sentence that heads a list of titles tells of them
        for sentence in view.reading.sentences:
            if sentence.kind is BlockKind.TITLE:
                listing = after(view, sentence, [], found, listing)
                continue
            own = self._named(view, sentence)
            last = further(view, sentence, found) if not own else None
            if last is not None:
                own = [as_before(one, last) for one in self._named(view, sentence, last.stage)]
            elif not own and listing is not None and (is_title_line(sentence) or is_marked(view, sentence)):
                own = self._entry(view, sentence, listing)
                if own and listing.heading is not None:
                    found = without_heading(found, listing.heading)
                    headings.append(listing.heading)
                    listing = replace(listing, heading=None)
            listing = after(view, sentence, own, found, listing)
            named = own
            if found and own:
                last, alone = found[-1], len(found) == 1 or place_of(view, found[-2]) != place_of(view, found[-1])
                own, found[-1] = told_again(view, sentence, own, last, single=alone)
                again += [one.span for one in named if one not in own]
            own = _of_one_day(own)
            own += self._detailed(view, sentence, found) if len(named) <= 1 else []
            own += self._signed_object(view, sentence, [*named, *own], found)
            found.extend(own)
        found += self._unread(view, [*headings, *again, *(one.span for one in found)])
        return list(once(found))

    def _unread(self, view: View, read: Sequence[Span]) -> list[Agreement]:
        """What the model of passages sees and no rule read."""
        out: list[Agreement] = []
        for seen in unread(view, self.register, read):
            named = named_by(seen)
            if named is not None and not _is_none(named[0]) and not is_ended(named[0]):
                token, kind, stage = named
                for title in titles_of(view, seen.sentence, token):
                    one = self._agreement(view, seen.sentence, token, (kind, stage), title)
                    out.append(replace(one, confidence=FOUND))
        return out

    def _detailed(self, view: View, sentence: Sentence, before: list[Agreement]) -> list[Agreement]:
        """The matters of instruments that the sentence before only counted: "They concern culture, tourism and wildlife"."""
        if not before or sentence.index - place_of(view, before[-1]) != 1:
            return []
        last = before[-1]
        text = view.text(sentence.span)
        match = re.match(
            r"(?:They|These|The (?:documents|agreements|memoranda|memorandums|papers|MoUs)) (?:concern|cover|relate to|deal with|include|provide for)\w* ",
            text,
        )
        if match is None:
            return []
        rest = text[match.end() :].rstrip(" .")
        cuts = [(0, 0), *(m.span() for m in re.finditer(r", (?:and )?| and (?=[^,]*$)", rest)), (len(rest), len(rest))]
        out: list[Agreement] = []
        for a, b in itertools.pairwise(cuts):
            span = Span(sentence.span.start + match.end() + a[1], sentence.span.start + match.end() + b[0])
            if len(span) > 3:
                out.append(
                    replace(last, span=span, title=tidy(view.text(span)), evidence={**last.evidence, "title": (span,)})
                )
        return out if len(out) > 1 else []

    def _signed_object(
        self, view: View, sentence: Sentence, own: list[Agreement], before: list[Agreement]
    ) -> list[Agreement]:
        """What was signed though it is called by no instrument's name: "signed a hydrogen partnership", "signed it"."""
        out: list[Agreement] = []
        if sentence.forms.isdisjoint(_SIGNING):
            return out
        for verb in sentence.words:
            if verb.pos_ != "VERB" or verb.lemma_.lower() not in _SIGNING or negated(verb) or is_awaited(verb):
                continue
            things = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
            for thing in things:
                span = sentence.place(thing)
                if any(one.span.overlaps(span) for one in own) or thing.lemma_.lower() in _NO_INSTRUMENTS:
                    continue
                if _is_none(thing) or is_ended(thing):
                    continue
                stage = stage_ahead(verb) if is_future(verb) or about_to(verb) or verb.tag_ == "VB" else Stage.SIGNED
                if thing.lower_ in {"it", "them", "which"}:
                    if thing.lower_ == "it" and before and sentence.index - place_of(view, before[-1]) <= 2:
                        last = before[-1]
                        out.append(
                            self._agreement(
                                view, sentence, thing, (last.kind, stage), (last.title, last.evidence["title"][0])
                            )
                        )
                elif thing.pos_ in {"NOUN", "PROPN"}:
                    title = next(titles_of(view, sentence, thing))
                    out.append(self._agreement(view, sentence, thing, (AgreementKind.AGREEMENT, stage), title))
        return out

    def _entry(self, view: View, sentence: Sentence, listing: Listing) -> list[Agreement]:
        """The instrument that a line of a list is."""
        named = [entitled(view, sentence, one) for one in self._named(view, sentence, listing.stage)[:1]]
        head = entry(view, sentence, listing) if not named else None
        if head is None or listing.kind is None:
            return named
        title = (tidy(view.text(sentence.span)), sentence.span)
        return [self._agreement(view, sentence, head, (listing.kind, listing.stage), title)]

    def _named(self, view: View, sentence: Sentence, listed: Stage | None = None) -> list[Agreement]:
        """The instruments that a sentence calls by their names."""
        nouns = agreement_words().nouns
        return [
            one
            for token, word, lemma in zip(sentence.words, sentence.lower, sentence.lemmas, strict=True)
            if word in nouns or lemma in nouns
            for one in self._at(view, sentence, token, listed)
        ]

    def _at(self, view: View, sentence: Sentence, token: Token, listed: Stage | None = None) -> Iterator[Agreement]:
        words = agreement_words()
        kind = words.nouns.get(token.lower_) or words.nouns.get(token.lemma_.lower())
        if kind is None or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ == "compound" or is_short_form(token):
            return
        if _is_none(token):
            return  # "any agreement to be reached", "no documents were signed"
        kind = kind_of(token, kind)
        stage = stage_of(token) or listed
        if stage is None or (is_weak(token) and listed is None and not is_firm(token, stage)):
            return
        for title, span in titles_of(view, sentence, token):
            yield self._agreement(view, sentence, token, (kind, stage), (title, span))
            if stage is Stage.SIGNED and comes_into_force(token):
                yield self._agreement(view, sentence, token, (kind, Stage.IN_FORCE), (title, span))

    def _agreement(
        self, view: View, sentence: Sentence, token: Token, what: tuple[AgreementKind, Stage], named: tuple[str, Span]
    ) -> Agreement:
        kind, stage = what
        title, title_span = named
        verb = clause_head(token)
        clause = view.clause(sentence, token)
        span = (
            clause
            if title_span.start < clause.start or title_span.end > clause.end
            else _tight(view, sentence, token, title_span, clause)
        )
        date = day_of(view, sentence, clause, title_span, stage, token)
        parties, party_spans = _parties(view, sentence, token, verb)
        evidence: dict[str, tuple[Span, ...]] = {
            "title": (title_span,),
            "kind": (sentence.place(token),),
            "stage": (sentence.place(verb),),
            "parties": party_spans,
        }
        if date is not None:
            evidence["date"] = (date[1],)
        signing = signing_of(view, sentence, verb, token) if stage is Stage.SIGNED else Signing()
        evidence.update(signing.spans)
        return Agreement(
            document=view.reading.document.id,
            span=span,
            evidence=evidence,
            states=view.states(clause),
            topics=view.topics(title_span),
            confidence=0.75 if stage is Stage.SIGNED else 0.6,
            title=title,
            kind=kind,
            stage=stage,
            date=date[0] if date else None,
            parties=parties,
            signatories=signing.signatories,
            witnesses=signing.witnesses,
            place=signing.place,
        )


_NOT_ONE = frozenset({"any", "no", "neither"})
_SIGNING = frozenset({"sign", "ink"})
_NO_INSTRUMENTS = frozenset(
    "book bill law name paper autograph order visitor player check cheque petition letter document form".split()
)


def _is_none(token: Token) -> bool:
    before = {child.lower_ for child in token.children}
    return bool(before & _NOT_ONE) or ("such" in before and token.tag_ in {"NNS", "NNPS"})


def _tight(view: View, sentence: Sentence, token: Token, title: Span, clause: Span) -> Span:
    return clause if len(clause) < 260 else view.subtree(sentence, token).join(title)


def _of_one_day(own: list[Agreement]) -> list[Agreement]:
    """The instruments that a sentence lists were signed on one day where it gives only one: "(i) an MoU on ...; (ii) an MoU on ..."."""
    dated = [one for one in own if one.stage is Stage.SIGNED and one.date and not _is_named_by_date(one)]
    if len({one.date for one in dated}) != 1:
        return own
    model = dated[0]
    return [
        replace(one, date=model.date, evidence={**one.evidence, "date": model.evidence["date"]})
        if one.stage is Stage.SIGNED and one.date is None
        else one
        for one in own
    ]


def _is_named_by_date(one: Agreement) -> bool:
    """ "The convention of 1998" shares its year with nothing else."""
    return one.evidence["title"][0].covers(one.evidence["date"][0])


def _parties(view: View, sentence: Sentence, token: Token, verb: Token) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """The parties: bodies where the signatories are bodies, else the two states."""
    head = agent(verb) or subject(verb)
    between = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "between"), None)
    if between is not None:
        head = next((c for c in between.children if c.dep_ == "pobj"), head)
    states: dict[str, Span] = {}
    bodies: list[tuple[str, Span]] = []
    if head is not None:
        for one in (head, *head.conjuncts):
            actor = view.actor_of(sentence, one)
            if actor is not None and actor.countries:
                for code in actor.countries:
                    states.setdefault(code, actor.span)
            elif actor is not None and (actor.names or actor.role):
                continue  # who signs for a state that is not told is no party
            elif one.pos_ == "PROPN" and one.i != token.i and one.lower_ not in title_words().heads:
                span = view.subtree(sentence, one) if not list(one.conjuncts) else _own(sentence, one)
                bodies.append((tidy(view.text(span)), span))
    if len(bodies) >= 2 and not states:
        return tuple(name for name, _ in bodies), tuple(span for _, span in bodies)
    for named in view.countries(view.subtree(sentence, token)):
        if not _is_where(sentence, named.span):
            states.setdefault(named.country, named.span)
    pair = view.reading.pair
    if len(states) < 2:
        codes = (
            tuple(sorted(set(states) | set(pair))) if not states or set(states) & set(pair) else tuple(sorted(states))
        )
    else:
        codes = tuple(sorted(states))
    return codes, tuple(states.values())


def _is_where(sentence: Sentence, span: Span) -> bool:
    """Is a state told by the city where something took place: "the accord signed in Doha"?"""
    inside = sentence.inside(span)
    at = inside[-1] if inside else None
    return at is not None and at.dep_ == "pobj" and at.head.lower_ in {"in", "at"} and at.head.head.pos_ == "VERB"


def _own(sentence: Sentence, noun: Token) -> Span:
    last = noun.i
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "for"}:
            last = max(last, child.right_edge.i)
    first = noun.left_edge.i
    return sentence.span_of(noun.doc[first : last + 1])

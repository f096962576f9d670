"""Who is speaking: quotation marks, "X said", "according to", a speaker's name and a colon, paragraphs that go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.model.documents import BlockKind
from communique.model.spans import Span
from communique.reading.annotations import ActorMention, PersonMention, Sentence, Speech, SpeechKind, within
from communique.reading.english.asides import doer, holder, quoted_source, teller
from communique.reading.english.cues import Cue, cue_verbs, cue_words, nearest, opens_with_that, parted
from communique.reading.english.houses import end_of
from communique.reading.english.not_words import receives, relays, sets_hand, tells_a_deed
from communique.reading.english.quotes import (
    AUTHOR,
    QUESTIONS,
    SHORTEST_SPEECH,
    Paragraph,
    Voice,
    first_person,
    inline_speaker,
    owned_by_next,
    paragraphs_of,
    quoted,
    repeated_labels,
    speaker_line,
    voice,
    without_clause,
    words_in,
)
from communique.reading.english.reported import Speaker, goes_on, reported
from communique.reading.english.speakers import beside, ends_body


class SpeechFinder:
    """Finds the speech of one document."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        people: tuple[PersonMention, ...],
        actors: tuple[ActorMention, ...],
        sides: tuple[str, ...] = (),
    ) -> None:
        """All annotations are those of the whole document; ``sides`` are the names of the two states, the outlet's own first."""
        self.text, self.people, self.actors = text, people, actors
        self.sentences = sentences
        self.paragraphs = paragraphs_of(sentences)
        self.last: Cue | None = None
        self.floor: tuple[str, str | None] | None = None  # who holds the floor since a "Name:" line
        self.labels = repeated_labels(text, self.paragraphs)
        self.author = None if self.labels else voice(text, self.paragraphs)
        self.sides = sides

    def find(self) -> tuple[Speech, ...]:
        """All speech, in order of content."""
        out: list[Speech] = []
        opened = False
        for paragraph in self.paragraphs:
            line = speaker_line(self.text, paragraph, self.people)
            if line is not None and line.name:
                self.floor, opened = (line.name, line.country), True
                continue
            held = self._held(paragraph, opened=opened)
            opened = False
            if held is not None:
                out += held
            else:
                self.floor = None
                found = self._narrated(paragraph)
                if found and self.text.startswith('"', paragraph.span.start):
                    out = owned_by_next(out, found[0])
                out += found
                if self.author is not None:
                    out += self._own(paragraph, found)
        out += reported(self.sentences, out, self._resolved)
        return tuple(sorted(out, key=lambda one: (one.content.start, one.content.end)))

    def _resolved(self, sentence: Sentence, noun: Token, verb: Token) -> Speaker | None:
        found = self.speaker(sentence, noun, verb)
        return Speaker(found.label, found.country) if found is not None else None

    def _held(self, paragraph: Paragraph, *, opened: bool) -> list[Speech] | None:
        """The paragraph as direct speech of whoever holds the floor, or None when it is narrated."""
        inline = inline_speaker(self.text, paragraph)
        if inline is not None:
            who = self._named(inline[0])
            if who is not None:
                self.floor = who
                return self._direct(paragraph, inline[1], who)
            if inline[0] in {"A", "Answer"}:
                self.floor = self.floor or (AUTHOR, None)
                return self._direct(paragraph, inline[1], self.floor)
            if inline[0] in QUESTIONS:
                return []
            if inline[0] in self.labels:
                self.floor = (inline[0], None)
                return self._direct(paragraph, inline[1], self.floor)
        if self.floor is None:
            return None
        if opened or (first_person(self.text, paragraph.span) and not quoted(self.text, paragraph.span)):
            return self._direct(paragraph, paragraph.span, self.floor)
        return None

    def _named(self, who: str) -> tuple[str, str | None] | None:
        folded = who.casefold().split()
        for one in self.people:
            if one.name and (one.name in who or one.name.split()[-1].casefold() in folded):
                return one.name, one.country
        return None

    def _direct(self, paragraph: Paragraph, span: Span, who: tuple[str, str | None]) -> list[Speech]:
        out = []
        for sentence in paragraph.sentences:
            if sentence.span.end <= span.start:
                continue
            content = Span(max(sentence.span.start, span.start), sentence.span.end)
            out.append(Speech(content, SpeechKind.DIRECT, who[0], who[1]))
        return out

    def _own(self, paragraph: Paragraph, found: list[Speech]) -> list[Speech]:
        """What the writer of an opinion piece says himself: the sentences that are owed to nobody else."""
        out: list[Speech] = []
        for sentence in paragraph.sentences:
            if sentence.kind is BlockKind.BODY and not any(one.content.overlaps(sentence.span) for one in found):
                if self.author is Voice.WRITER:
                    out.append(Speech(sentence.span, SpeechKind.DIRECT, AUTHOR, None))
                elif self.sides and first_person(self.text, sentence.span):
                    who = self.sides if self.author is Voice.BOTH else self.sides[:1]
                    out.append(Speech(sentence.span, SpeechKind.INDIRECT, "; ".join(who), None))
        return out

    def _narrated(self, paragraph: Paragraph) -> list[Speech]:
        quotes = self._ended(paragraph, quoted(self.text, paragraph.span))
        cues = {sentence.index: self.cues(sentence, quotes) for sentence in paragraph.sentences}
        out: list[Speech] = []
        said: Cue | None = None  # the person whose words the sentence before reported
        for sentence in paragraph.sentences:
            inside = [
                Span(max(q.start, sentence.span.start), min(q.end, sentence.span.end))
                for q in quotes
                if q.overlaps(sentence.span)
            ]
            own = cues[sentence.index]
            long = [q for q in inside if words_in(self.text, q) >= SHORTEST_SPEECH]
            for content in long:
                owner = nearest(sentence, own, content) or self._neighbour(paragraph, sentence, cues)
                out.append(
                    Speech(
                        content,
                        SpeechKind.DIRECT,
                        owner.label if owner else None,
                        owner.country if owner else None,
                        owner.verb.lemma_ if owner else None,
                        owner.span if owner else None,
                    )
                )
            taken = list(long)
            for cue in self._outer_first(sentence, own):
                for one in self._indirect(sentence, cue, inside):
                    if not any(one.content.overlaps(other) for other in taken):
                        out.append(one)
                        taken.append(one.content)
            self.last = own[-1] if own else self.last
            if not own and not long:
                found = self._according(sentence)
                if not found and said is not None and goes_on(sentence):
                    found = [Speech(sentence.span, SpeechKind.INDIRECT, said.label, said.country, None, None)]
                out += found
                said = said if found else None
            else:
                said = next((cue for cue in reversed(own) if cue.person), said if long else None)
        return out

    def _outer_first(self, sentence: Sentence, cues: Sequence[Cue]) -> list[Cue]:
        """The cues so that who reports comes before who is reported: "Malta has asked for help, the minister told parliament"."""
        if len(cues) < 2:
            return list(cues)
        contents = {id(cue): sentence.span if cue.aside else self._content(sentence, cue.verb) for cue in cues}

        def depth(cue: Cue) -> int:
            at = sentence.place(cue.verb)
            return sum(
                other is not cue
                and not cue.person
                and (content := contents[id(other)]) is not None
                and content.covers(at)
                for other in cues
            )

        said = [cue.label for cue in cues if contents[id(cue)] is not None]
        idle = [cue for cue in cues if cue.verb.tag_ == "VBG" and contents[id(cue)] is None and cue.label in said]
        return sorted((cue for cue in cues if cue not in idle), key=depth)  # not "speaking after the talks"

    def _ended(self, paragraph: Paragraph, quotes: list[Span]) -> list[Span]:
        """The quotations, one that is left open ended before the clause that names its speaker."""
        if not quotes or quotes[-1].end != paragraph.span.end:
            return quotes
        last = quotes[-1]
        for sentence in paragraph.sentences:
            for cue in self.cues(sentence) if sentence.span.overlaps(last) else ():
                before = Span(last.start, max(last.start, cue.span.start)).of(self.text).rstrip()
                if before.endswith(",") and words_in(self.text, Span(last.start, last.start + len(before))) > 1:
                    return [*quotes[:-1], Span(last.start, last.start + len(before))]
        return quotes

    def _neighbour(self, paragraph: Paragraph, sentence: Sentence, cues: dict[int, list[Cue]]) -> Cue | None:
        """The cue for a quotation whose sentence has none: the last one before it in the paragraph, else the first after it, else the last at all."""
        before = [cue for s in paragraph.sentences if s.index < sentence.index for cue in cues[s.index]]
        after = [cue for s in paragraph.sentences if s.index > sentence.index for cue in cues[s.index]]
        return (before[-1] if before else None) or (after[0] if after else None) or self.last

    def cues(self, sentence: Sentence, quotes: Sequence[Span] = ()) -> list[Cue]:
        """The verbs of saying outside quotation marks that have a speaker, in order."""
        found: list[Cue] = []
        for token, lemma in zip(sentence.words, sentence.lemmas, strict=True):
            if lemma not in cue_verbs() or token.pos_ not in {"VERB", "AUX"}:
                continue
            if any(quote.covers(sentence.place(token)) for quote in quotes):
                continue
            if token.dep_ == "advcl" and any(child.lower_ in {"if", "unless", "once"} for child in token.children):
                continue  # "will build, if parliament agrees"
            if any(child.dep_ == "prt" and child.lower_ in {"off", "up", "back"} for child in token.children):
                continue  # "called off a visit"
            if (lemma == "welcome" and receives(token)) or tells_a_deed(token):
                continue
            if lemma == "see" and token.doc[token.i + 1 : token.i + 3].text == "to it":
                continue  # "would see to it that the aid went on"
            if lemma == "put" and sets_hand(token) and not any(child.lower_ == "at" for child in token.children):
                continue  # "put their signatures on the treaty", "put an end to the dispute"
            speaker = self._aside(sentence, token) or self._subject(sentence, token)
            if speaker is not None:
                found.append(speaker)
        return found

    def _aside(self, sentence: Sentence, verb: Token) -> Cue | None:
        noun = teller(sentence, verb) if verb.lemma_.lower() in cue_words()[0] else None
        own = {child.i for child in verb.children if child.dep_ == "nsubj"}
        if noun is not None and noun.i in own and self._content(sentence, verb) is not None:
            return None  # the parser ties it rightly
        found = self.speaker(sentence, noun, verb) if noun is not None else None
        return replace(found, aside=True) if found is not None else None

    def _subject(self, sentence: Sentence, verb: Token) -> Cue | None:
        by = doer(verb) if verb.lemma_.lower() in cue_words()[1] else None
        if by is not None:
            return self.speaker(sentence, by, verb)  # "was welcomed by both sides"
        if any(child.dep_ == "nsubj" and relays(child, verb) for child in verb.children):
            return None  # "they met, Kazinform cites the palace": not those who met
        if (by := quoted_source(verb)) is not None:
            return self.speaker(sentence, by, verb)
        above = verb.dep_ in {"conj", "xcomp"} or (verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl"})
        for token in (verb, *([verb.head] if above else [])):
            for child in token.children:
                if child.dep_ in {"nsubj", "nsubj:pass"} or (
                    child.dep_ in {"dep", "npadvmod"} and child.i == verb.i + 1
                ):
                    found = self.speaker(sentence, child, verb)
                    if found is not None:
                        return found
        return None

    def speaker(self, sentence: Sentence, noun: Token, verb: Token) -> Cue | None:
        """The speaker that a subject names, or None where it is no speaker."""
        if relays(noun, verb):
            return None
        span = sentence.place(noun)
        for actor in within(self.actors, sentence.span):
            if (actor.head.overlaps(span) and not ends_body(sentence, noun, actor)) or (
                actor.span.covers(span) and actor.names
            ):
                joined = [
                    a
                    for a in within(self.actors, sentence.span)
                    if any(a.head.overlaps(sentence.place(c)) for c in noun.conjuncts)
                ]
                joined += beside(self.actors, sentence, noun, actor) if actor.names and not joined else []
                label = "; ".join(dict.fromkeys([actor.label, *(one.label for one in joined)]))
                return Cue(verb, label, actor.countries[0] if actor.countries else None, actor.span, bool(actor.names))
        if noun.lemma_.lower() in cue_words()[2] or noun.lower_ in cue_words()[2]:
            part = noun.doc[noun.left_edge.i : end_of(noun).i + 1]
            countries = [a for a in within(self.actors, sentence.span_of(part)) if a.countries]
            label = part.text.removeprefix("The ").removeprefix("the ")
            return Cue(
                verb, label, countries[0].countries[0] if countries else None, sentence.span_of(part), person=False
            )
        if noun.ent_type_ in {"ORG", "PERSON"} and noun.pos_ == "PROPN":
            part = noun.doc[noun.left_edge.i : end_of(noun).i + 1]
            return Cue(
                verb,
                part.text.removeprefix("The ").removeprefix("the "),
                None,
                sentence.span_of(part),
                noun.ent_type_ == "PERSON",
            )
        return None

    def _indirect(self, sentence: Sentence, cue: Cue, quotes: Sequence[Span]) -> list[Speech]:
        _say, act, _ = cue_words()
        verb = cue.verb
        if cue.aside:
            return [Speech(sentence.span, SpeechKind.INDIRECT, cue.label, cue.country, verb.lemma_, cue.span)]
        content = self._content(sentence, verb)
        if content is None:
            if verb.lemma_.lower() not in act:
                return []
            content = Span(
                min(cue.span.start, sentence.place(verb.left_edge if verb.tag_ == "VBN" else verb).start),
                sentence.span_of(verb.doc[verb.left_edge.i : verb.right_edge.i + 1]).end,
            )
        elif any(child.dep_ == "neg" for child in verb.children):
            content = content.join(
                sentence.span_of(
                    verb.doc[min(child.i for child in verb.children if child.dep_ in {"neg", "aux"}) : verb.i + 1]
                )
            )  # "does not think that"
        content = without_clause(content, cue.span.join(sentence.place(verb)), self.text)
        own = any(one.covers(content) for one in quotes)
        kind = SpeechKind.DIRECT if own else SpeechKind.INDIRECT
        return [Speech(content, kind, cue.label, cue.country, verb.lemma_, cue.span)]

    def _content(self, sentence: Sentence, verb: Token) -> Span | None:
        """The clause that a verb of saying takes, before it or after it."""
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in {"in", "at"}:
                child = next(
                    (
                        grand
                        for noun in child.children
                        for grand in noun.children
                        if grand.dep_ in {"acl", "ccomp", "relcl"} and opens_with_that(grand)
                    ),
                    child,
                )
            if (child.dep_ in {"ccomp", "parataxis"} or opens_with_that(child)) and child.pos_ in {
                "VERB",
                "AUX",
                "ADJ",
                "NOUN",
                "PROPN",
                "ADV",
                "NUM",
                "ADP",
            }:
                last = child.right_edge
                first = child.left_edge
                if first.i < verb.i < last.i or parted(last, verb):
                    continue  # "Spain opened a border post; Morocco said": not what Morocco said
                return sentence.span_of(verb.doc[first.i : last.i + 1])
        if any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children):
            return None  # a clause that is itself reported: "the minister said that his government no longer counted on it"
        if (
            verb.dep_ in {"parataxis", "ccomp", "dep", "advcl"}
            and verb.head.i > verb.i
            and verb.head.pos_ in {"VERB", "AUX"}
        ):
            subject = any(one.dep_ == "nsubj" for one in verb.head.children) or teller(sentence, verb.head) is not None
            told = verb.head.lemma_.lower() in cue_words()[0] and subject
            if told and self._content(sentence, verb.head) is not None:
                return None  # "Malta has asked for help, the minister told parliament": his words
            return sentence.span_of(verb.doc[verb.head.left_edge.i : verb.head.right_edge.i + 1])
        if verb.dep_ in {"parataxis", "ccomp"} and verb.head.i != verb.i and verb.head.i < verb.i:
            head = verb.head
            if head.lemma_.lower() in cue_words()[0] or parted(head, verb):
                return None  # "a spokesman said Uganda had promised"
            return Span(
                sentence.span_of(verb.doc[head.left_edge.i : head.i + 1]).start,
                sentence.place(verb.doc[verb.left_edge.i]).start,
            )
        return None

    def _according(self, sentence: Sentence) -> list[Speech]:
        held = holder(sentence)
        owner = self.speaker(sentence, *held) if held is not None else None
        if owner is not None and held is not None:
            cue = held[1].lower_
            return [Speech(sentence.span, SpeechKind.INDIRECT, owner.label, owner.country, cue, owner.span)]
        for token, word in zip(sentence.words, sentence.lower, strict=True):
            if word != "according":
                continue
            for child in token.subtree:
                if child.dep_ == "pobj" and child.i > token.i:
                    found = self.speaker(sentence, child, token)
                    if found is not None:
                        self.last = found if found.person else self.last
                        return [
                            Speech(
                                sentence.span, SpeechKind.INDIRECT, found.label, found.country, "according", found.span
                            )
                        ]
        return []

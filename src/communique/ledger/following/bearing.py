"""Which later sentences bear on which promise, and how.

Rules propose, and find words of outcome bound to the words of a promise. All that speaks for and against them, and against
sentences of which no rule says anything, is weighed by trees, for the doubtful together with what a network answers.

Sentences are taken in the order of publication. What is asked of one rests on what was published before it, so that later
documents never change what was proposed of earlier ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from communique.ledger.copies import runs
from communique.ledger.following.asking import ANSWERS, Ask, Question, network, question_of
from communique.ledger.following.circumstances import Home, circumstances, home_of, stands_of
from communique.ledger.following.clues import Heard, answered, clues, ranked, ruled
from communique.ledger.following.cues import cues, own_deeds, staged
from communique.ledger.following.forest import judge
from communique.ledger.following.matching import Index, Match, Rarity, Scene, match
from communique.ledger.following.outcomes import Outcome, outcome
from communique.ledger.following.pages import Page, pages_of
from communique.ledger.following.promises import Bearing, BearingKind, Promise, Sentence
from communique.ledger.following.retelling import retold
from communique.ledger.following.targets import Level, against_target
from communique.ledger.following.wording import (
    NAME,
    Word,
    Wording,
    initials,
    names_in,
    sentence_words,
    telling_words,
    told_by,
    wording,
)
from communique.ledger.telling import Telling
from communique.model.mentions import Agreement, Figure, Project

RETOLD = 0.5  # of a sentence's runs of words that stand in the promise's own text: then it is a copy's retelling
DIGITS = 4
BACK = 3  # sentences that one may lean on
NEAR = 12  # promises that share most with a sentence, which alone are weighed
ASKED = 2  # promises at most of which the network is asked of one sentence
RIVAL = 0.15  # by which a promise must fit better to take a sentence from another that shares no more words with it


@dataclass(frozen=True, slots=True)
class Considered:
    """A later sentence that may bear on a promise: its clues by name, what to ask of it, and what a rule says."""

    record: str
    sentence: Sentence
    clues: Mapping[str, float]
    question: Question
    rule: Bearing | None


def follow(
    promises: Sequence[Promise],
    sentences: Iterable[Sentence],
    tellings: Iterable[Telling],
    records: Mapping[str, str] | None = None,
    ask: Ask | None = None,
) -> tuple[Bearing, ...]:
    """The bearings of one pair of states, in the order of record and place. ``tellings`` are mentions of all its registers,
    ``records`` the record of each by its key; ``ask`` answers in the place of the shipped network.
    """
    found: list[Bearing] = []
    for _, group in groupby(considered(promises, sentences, tellings, records), key=lambda one: one.sentence.place):
        found += _weighed(list(group), ask)
    return tuple(sorted(found, key=lambda one: (one.record, one.document, one.start)))


def considered(
    promises: Sequence[Promise],
    sentences: Iterable[Sentence],
    tellings: Iterable[Telling],
    records: Mapping[str, str] | None = None,
) -> Iterator[Considered]:
    """All that is weighed, in the order of publication."""
    if promises:
        yield from _Follower(promises, sentences, tellings, records or {}).found()


def _weighed(group: Sequence[Considered], ask: Ask | None) -> Iterator[Bearing]:
    """What is believed of one sentence. The network is asked of the likeliest promises alone: it takes milliseconds."""
    weigh = judge()
    chances = [weigh.first.chance([one.clues[name] for name in weigh.first.clues]) for one in group]
    doubtful = []
    for one, chance in zip(group, chances, strict=True):
        if one.rule is not None and chance >= weigh.keep:
            yield replace(one.rule, score=round(chance, DIGITS))
        elif one.rule is None and chance >= weigh.gate and not one.clues["other thing"]:
            doubtful.append((-chance, one.record, one))
    for _, _, one in sorted(doubtful, key=lambda item: item[:2])[:ASKED]:
        answer = (ask or network().answer)(one.question)
        values = {**one.clues, **answered(answer, one.clues)}
        chance = weigh.second.chance([values[name] for name in weigh.second.clues])
        if chance >= weigh.find:
            kind = max(BearingKind, key=lambda kind: answer[ANSWERS.index(kind.value)])
            place = one.sentence
            said = f"reads as {kind.value}"
            yield Bearing(one.record, place.document, place.start, place.end, kind, round(chance, DIGITS), said)


class _Follower:
    """One pass over a pair's pages, day by day."""

    def __init__(
        self,
        promises: Sequence[Promise],
        sentences: Iterable[Sentence],
        tellings: Iterable[Telling],
        records: Mapping[str, str],
    ) -> None:
        self.records = records
        self.names: dict[str, dict[str, float]] = defaultdict(dict)  # by record the words by which it has been told
        self.promises = sorted(promises, key=lambda one: (one.made.place, one.record))
        self.made = {one.record: one.made for one in self.promises}
        self.numbers = {one.record: number for number, one in enumerate(self.promises)}
        self.pair = self.made[self.promises[0].record].pair
        self.pages = pages_of(sentences, tellings)
        self.told = _told_later(self.promises)
        self.waiting = sorted(_changes(self.promises))
        self.rarity = Rarity()
        self.index = Index()
        self.wordings: dict[int, Wording] = {}
        self.homes: dict[int, Home] = {}
        self.reached: set[int] = set()
        self.levels: dict[int, Level | None] = {}  # of targets, the latest that was told
        self.runs: dict[str, frozenset[int]] = {}
        self.told_words: dict[int, tuple[Word, ...]] = {}  # of the sentences of the page at hand, by number

    def found(self) -> Iterator[Considered]:
        ordered = sorted(self.pages.values(), key=lambda page: page.first.place)
        for day, group in groupby(ordered, key=lambda page: page.first.said):
            pages = list(group)
            self._learn_promises(day)
            for page in pages:
                self.told_words.clear()
                yield from self._considered(page)
            for page in pages:
                self._learn_names(page)
                words = {word.base for one in page.sentences for word in sentence_words(one.text, self.pair)}
                self.rarity.learn(page.source, words)

    def _learn_names(self, page: Page) -> None:
        """Under which names projects and instruments have been told: a bridge across a sea may later have a king's name."""
        for telling in (one for told in page.mentions for one in told):
            record = self.records.get(telling.key)
            if record is not None and isinstance(telling.mention, Project | Agreement):
                held = self.names[record]
                for base, weight in telling_words(names_in(telling.mention), self.pair).items():
                    held[base] = max(held.get(base, 0.0), weight)

    def _learn_promises(self, day: str) -> None:
        """Promises made by this day are known by their words; those told again before it by those words too."""
        changed = set()
        while self.waiting and self.waiting[0][:2] <= (day, 0):
            changed.add(self.waiting.pop(0)[2])
        for number in sorted(changed):
            promise = self.promises[number]
            known = promise.known(day)
            self.wordings[number] = wording(promise, known)
            self.homes[number] = home_of(promise, known, self.pages, self.records)
            self.index.add(number, self.wordings[number].words)

    def _considered(self, page: Page) -> Iterator[Considered]:
        """What each sentence of a page may say of each promise."""
        retold = {(one.record, one.start): one for one in self._retold(page)}
        rules = {**{(one.record, one.start): one for one in reversed([*self._spoken(page)])}, **retold}
        by_start: dict[int, list[int]] = defaultdict(list)
        for record, start in rules:
            by_start[start].append(self.numbers[record])
        stands = stands_of(page, self.records)
        for at, sentence in enumerate(page.sentences):
            before = tuple(self._words(page, at - back) for back in range(1, min(BACK, at) + 1))
            heard = Heard(sentence, self._words(page, at), before, page.mentions[at])
            near = self.index.candidates(Scene(sentence.text, heard.words, before), most=NEAR)
            told = [number for number in near if self._comes_later(self.promises[number], sentence)]
            asked = {*told, *by_start[sentence.start]} & self.wordings.keys()
            found = [
                clues(
                    number,
                    self.promises[number],
                    self.wordings[number],
                    heard,
                    self.rarity,
                    self.index,
                    surely=number in by_start[sentence.start],
                )
                for number in sorted(asked)
            ]
            for one in ranked([clued for clued in found if clued is not None]):
                record = self.promises[one.number].record
                rule = rules.get((record, sentence.start))
                said = ruled(
                    rule.kind if rule else None, rule.score if rule else 0.0, retold=(record, sentence.start) in retold
                )
                question = question_of(self.promises[one.number].made, self.pages, page, at)
                beside = circumstances(self.promises[one.number], self.homes[one.number], stands[at])
                yield Considered(record, sentence, {**one.values, **said, **beside}, question, rule)

    def _retold(self, page: Page) -> Iterator[Bearing]:
        """What records' own later tellings in a page say."""
        seen: set[tuple[int, BearingKind]] = set()
        for number, telling in self.told.get(page.first.document, ()):
            promise = self.promises[number]
            sentence = page.at(telling.mention.span.start)
            if sentence is None or self._is_copy(promise, sentence):
                continue
            said = retold(telling, promise.known(telling.said), sentence)
            again = page.source == self._source_of(promise)
            if said is None or (number, said.kind) in seen or (again and said.kind is BearingKind.REPEATED):
                continue
            seen.add((number, said.kind))
            yield self._bearing(number, sentence, said, 1.0)

    def _spoken(self, page: Page) -> Iterator[Bearing]:
        """What the page's sentences say in other words."""
        for number, sentence in enumerate(page.sentences):
            told = page.mentions[number]
            found = cues(sentence.text)
            scene = self._scene(page, number)
            yield from self._measured(scene, sentence, told)
            names = "; ".join(filter(None, (names_in(one.mention) for one in told)))
            for one in self._matches(scene, sentence):
                words = self.wordings[one.promise]
                said = outcome(sentence.text, (*found, *own_deeds(sentence.text, words.past, found)), words, one, names)
                if said is None:
                    stages = tuple(staged(told, sentence.start, words.sense))
                    said = outcome(sentence.text, stages, words, one, names)
                if said is not None:
                    reason = f"{said.reason}, of {', '.join(sorted(one.words)) or 'what stands before it'}"
                    yield self._bearing(one.promise, sentence, Outcome(said.kind, reason), one.score)

    def _measured(self, scene: Scene, sentence: Sentence, told: tuple[Telling, ...]) -> Iterator[Bearing]:
        """What its figures say of targets; that one is reached is said once."""
        if not any(isinstance(one.mention, Figure) for one in told):
            return
        for number in self.index.candidates(scene, least=1):
            if number in self.reached or not self._may_bear(self.promises[number], sentence):
                continue
            promise = self.promises[number]
            said, self.levels[number] = against_target(promise, told, sentence.said, self._level(number))
            if said is not None:
                if said.kind is BearingKind.DONE:
                    self.reached.add(number)
                yield self._bearing(number, sentence, said, 1.0)

    def _level(self, number: int) -> Level | None:
        """The latest level of a target's measure, at first what the text says that sets the target."""
        if number not in self.levels:
            promise = self.promises[number]
            page = self.pages.get(promise.made.mention.document)
            told = tuple(one for told in page.mentions for one in told) if page else ()
            self.levels[number] = against_target(promise, told, promise.made.said)[1]
        return self.levels[number]

    def _bearing(self, number: int, sentence: Sentence, said: Outcome, score: float) -> Bearing:
        record = self.promises[number].record
        return Bearing(
            record, sentence.document, sentence.start, sentence.end, said.kind, round(score, DIGITS), said.reason
        )

    def _scene(self, page: Page, number: int) -> Scene:
        """The sentence's words, and where it names nothing itself, those of the sentences before it."""
        text = page.sentences[number].text
        own = self._words(page, number)
        if any(word.weight >= NAME and word.start > 0 for word in own):
            return Scene(text, own, (), initials(text))
        before = []
        for back in range(1, min(BACK, number) + 1):
            here, earlier = page.sentences[number - back + 1], page.sentences[number - back]
            # A new paragraph speaks of something else, but for the answer to a question.
            if here.start - earlier.end > 1 and not earlier.text.rstrip().endswith("?"):
                break
            before.append(self._words(page, number - back))
        return Scene(text, own, tuple(before), initials(text))

    def _words(self, page: Page, at: int) -> tuple[Word, ...]:
        if at not in self.told_words:
            self.told_words[at] = self._find_words(page, at)
        return self.told_words[at]

    def _find_words(self, page: Page, at: int) -> tuple[Word, ...]:
        sentence = page.sentences[at]
        named = [
            Word(base, telling.mention.span.start - sentence.start, weight)
            for telling in page.mentions[at]
            for base, weight in {
                **self.names.get(self.records.get(telling.key, ""), {}),
                **telling_words(told_by(telling.mention), self.pair),
            }.items()
        ]
        return (*sentence_words(sentence.text, self.pair), *named)

    def _matches(self, scene: Scene, sentence: Sentence) -> list[Match]:
        found = []
        for number in self.index.candidates(scene):
            if self._may_bear(self.promises[number], sentence):
                one = match(number, self.wordings[number], scene, self.rarity, self.index)
                if one is not None:
                    found.append(one)
        return _without_rivals(found)

    def _may_bear(self, promise: Promise, sentence: Sentence) -> bool:
        return promise.register == "commitments" and self._comes_later(promise, sentence)

    def _comes_later(self, promise: Promise, sentence: Sentence) -> bool:
        made = self.made[promise.record]
        later = made.mention.document != sentence.document and made.said <= sentence.said
        return later and not self._is_copy(promise, sentence)

    def _source_of(self, promise: Promise) -> str:
        made = self.made[promise.record].mention.document
        page = self.pages.get(made)
        return page.source if page else made

    def _is_copy(self, promise: Promise, sentence: Sentence) -> bool:
        """Does a sentence of a copy of the text that makes the promise stand in that text already?"""
        made = self.made[promise.record].mention.document
        if made not in self.pages or (sentence.source or sentence.document) != self._source_of(promise):
            return False
        if made not in self.runs:
            self.runs[made] = runs("\n".join(one.text for one in self.pages[made].sentences))
        own = runs(sentence.text)
        return bool(own) and len(own & self.runs[made]) >= RETOLD * len(own)


def _told_later(promises: Sequence[Promise]) -> Mapping[str, list[tuple[int, Telling]]]:
    """By document the tellings after the one that makes a promise, in the order of their place."""
    found: dict[str, list[tuple[int, Telling]]] = defaultdict(list)
    for number, promise in enumerate(promises):
        made = promise.made
        for telling in promise.tellings:
            if telling.place > made.place and telling.mention.document != made.mention.document:
                found[telling.mention.document].append((number, telling))
    for told in found.values():
        told.sort(key=lambda item: (item[1].mention.span, item[0], item[1].key))
    return found


def _changes(promises: Sequence[Promise]) -> Iterator[tuple[str, int, int]]:
    """When what is known of promises changes: on the day on which one is made, and after each on which it is told again."""
    for number, promise in enumerate(promises):
        yield (promise.made.said, 0, number)
        for telling in promise.tellings:
            if telling.place > promise.made.place:
                yield (telling.said, 1, number)


def _without_rivals(found: list[Match]) -> list[Match]:
    """Without promises of whose words in the sentence another, which fits it much better, has all and more."""
    return [
        one for one in found if not any(other.score > one.score + RIVAL and one.words < other.words for other in found)
    ]

"""Which later sentences bear on which promise, and how.

Sentences are taken in the order of publication. What is asked of one rests on what was published before it, so that later
documents never change what was proposed of earlier ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from communique.ledger.copies import runs
from communique.ledger.following.cues import cues, leans, own_deeds, staged
from communique.ledger.following.judging import Outcome, outcome
from communique.ledger.following.matching import Index, Match, Rarity, Scene, match
from communique.ledger.following.promises import Bearing, BearingKind, Promise, Sentence
from communique.ledger.following.retelling import retold
from communique.ledger.following.targets import against_target
from communique.ledger.following.wording import NAME, Word, Wording, initials, names_in, sentence_words, telling_words, told_by, wording
from communique.ledger.telling import Telling
from communique.model.mentions import Figure

RETOLD = 0.5  # of a sentence's runs of words that stand in the promise's own text: then it is a copy's retelling
DIGITS = 4
BACK = 3  # sentences that one may lean on
RIVAL = 0.15


@dataclass(frozen=True, slots=True)
class Page:
    """A document's sentences with the mentions of the pair that stand in each."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Telling, ...], ...]


def follow(
    promises: Sequence[Promise], sentences: Iterable[Sentence], tellings: Iterable[Telling]
) -> tuple[Bearing, ...]:
    """The bearings of one pair of states, in the order of record and place. ``tellings`` are mentions of all its registers."""
    return tuple(sorted(_Follower(promises, sentences, tellings).found(), key=_order))


def _order(bearing: Bearing) -> tuple[str, str, int]:
    return (bearing.record, bearing.document, bearing.start)


class _Follower:
    def __init__(
        self, promises: Sequence[Promise], sentences: Iterable[Sentence], tellings: Iterable[Telling]
    ) -> None:
        self.promises = sorted(promises, key=lambda one: (one.made.place, one.record))
        self.pages = _pages(sentences, tellings)
        self.rarity = Rarity()
        self.index = Index()
        self.wordings: dict[int, Wording] = {}
        self.sources = {key: page.sentences[0].source or key for key, page in self.pages.items()}
        self.reached: set[int] = set()
        self.heard: dict[int, int] = {}
        self.runs: dict[str, dict[str, frozenset[int]]] = defaultdict(dict)

    def found(self) -> Iterator[Bearing]:
        ordered = sorted(self.pages.values(), key=lambda page: page.sentences[0].place)
        waiting = list(range(len(self.promises)))
        for day, group in groupby(ordered, key=lambda page: page.sentences[0].said):
            pages = list(group)
            for page in pages:
                self._keep_runs(page)
            waiting = self._learn_promises(waiting, day)
            best: dict[tuple[str, str, int], Bearing] = {}
            for page in pages:
                for bearing in (*self._retold(page), *self._spoken(page)):
                    best.setdefault((bearing.record, bearing.document, bearing.start), bearing)
            yield from best.values()
            for page in pages:
                self._learn_words(page)

    def _learn_promises(self, waiting: list[int], day: str) -> list[int]:
        """Promises made by this day are known by their words, those told again before it by those words too."""
        for number in range(len(self.promises)):
            promise = self.promises[number]
            if promise.made.said > day:
                continue
            known = promise.known(day)
            if self.heard.get(number) != len(known):
                self.heard[number] = len(known)
                self.wordings[number] = wording(promise, known)
                self.index.add(number, self.wordings[number].words)
        return waiting

    def _learn_words(self, page: Page) -> None:
        first = page.sentences[0]
        words = {word.base for one, pair in self._with_pair(page) for word in sentence_words(one.text, pair)}
        self.rarity.learn(first.source or first.document, words)

    def _with_pair(self, page: Page) -> Iterator[tuple[Sentence, tuple[str, ...]]]:
        pair = self.promises[0].made.pair if self.promises else ()
        return ((one, pair) for one in page.sentences)

    def _keep_runs(self, page: Page) -> None:
        first = page.sentences[0]
        text = "\n".join(one.text for one in page.sentences)
        self.runs[first.source or first.document][first.document] = runs(text)

    def _is_copy(self, promise: Promise, sentence: Sentence) -> bool:
        """Does a sentence stand already in the text that makes the promise, of which its document is a copy?"""
        original = self.runs[sentence.source or sentence.document].get(promise.made.mention.document)
        if original is None:
            return False
        own = runs(sentence.text)
        return len(own & original) >= RETOLD * len(own) if own else False

    def _retold(self, page: Page) -> Iterator[Bearing]:
        """What the record's own later tellings in a page say."""
        document = page.sentences[0].document
        for number, promise in enumerate(self.promises):
            later = [one for one in promise.tellings if one.mention.document == document and one.place > promise.made.place]
            seen = set()
            for telling in sorted(later, key=lambda one: one.mention.span):
                sentence = _at(page, telling.mention.span.start)
                if sentence is None or document == promise.made.mention.document or self._is_copy(promise, sentence):
                    continue
                known = (promise.made, *(one for one in promise.tellings if one.place > promise.made.place))
                before = tuple(one for one in known if one.said < telling.said)
                said = retold(telling, before or known[:1], sentence)
                again = self.sources[document] == self.sources.get(promise.made.mention.document)
                if said is None or said.kind in seen or (again and said.kind is BearingKind.REPEATED):
                    continue
                seen.add(said.kind)
                yield self._bearing(number, sentence, said, 1.0)

    def _spoken(self, page: Page) -> Iterator[Bearing]:
        """What the page's sentences say in other words."""
        for number, sentence in enumerate(page.sentences):
            found = cues(sentence.text)
            if not found and not page.mentions[number]:
                continue
            scene = self._scene(page, number)
            yield from self._measured(scene, sentence, page.mentions[number])
            names = "; ".join(filter(None, (names_in(one.mention) for one in page.mentions[number])))
            stages = tuple(staged(page.mentions[number], sentence.start))
            for one in self._matches(scene, sentence):
                words = self.wordings[one.promise]
                own = (*found, *own_deeds(sentence.text, words.past))
                said = outcome(sentence.text, own, words, one, names) or outcome(
                    sentence.text, stages, words, one, names
                )
                if said is not None:
                    reason = f"{said.reason}, of {', '.join(sorted(one.words)) or 'what stands before it'}"
                    yield self._bearing(one.promise, sentence, Outcome(said.kind, reason), one.score)

    def _measured(self, scene: Scene, sentence: Sentence, told: tuple[Telling, ...]) -> Iterator[Bearing]:
        """What its figures say of targets."""
        if not any(isinstance(one.mention, Figure) for one in told):
            return
        for number in self.index.candidates(scene, least=1):
            promise = self.promises[number]
            if self._may_bear(promise, sentence):
                said = against_target(promise, told, sentence.said)
                reached = said is not None and said.kind is BearingKind.DONE and number in self.reached
                if said is not None and not reached:
                    if said.kind is BearingKind.DONE:
                        self.reached.add(number)
                    yield self._bearing(number, sentence, said, 1.0)

    def _bearing(self, number: int, sentence: Sentence, said: Outcome, score: float) -> Bearing:
        record = self.promises[number].record
        return Bearing(
            record, sentence.document, sentence.start, sentence.end, said.kind, round(score, DIGITS), said.reason
        )

    def _scene(self, page: Page, number: int) -> Scene:
        """The sentence's words, and where it names nothing itself and leans, those of the sentences before it."""
        pair = self.promises[0].made.pair
        text = page.sentences[number].text
        own = self._words(page, number, pair)
        if not leans(text) or any(word.weight >= NAME and word.start > 0 for word in own):
            return Scene(text, own, (), initials(text))
        before = []
        for back in range(1, min(BACK, number) + 1):
            here, earlier = page.sentences[number - back + 1], page.sentences[number - back]
            if here.start - earlier.end > 1 and not earlier.text.rstrip().endswith("?"):
                break
            before.append(self._words(page, number - back, pair))
        return Scene(text, own, tuple(before), initials(text))

    def _words(self, page: Page, at: int, pair: tuple[str, ...]) -> tuple[Word, ...]:
        sentence = page.sentences[at]
        named = [
            Word(base, telling.mention.span.start - sentence.start, weight)
            for telling in page.mentions[at]
            for base, weight in telling_words(told_by(telling.mention), pair).items()
        ]
        return (*sentence_words(sentence.text, pair), *named)

    def _may_bear(self, promise: Promise, sentence: Sentence) -> bool:
        return promise.register == "commitments" and _later(promise, sentence) and not self._is_copy(promise, sentence)

    def _matches(self, scene: Scene, sentence: Sentence) -> list[Match]:
        found = []
        for number in self.index.candidates(scene):
            if not self._may_bear(self.promises[number], sentence):
                continue
            one = match(number, self.wordings[number], scene, self.rarity, self.index)
            if one is not None:
                found.append(one)
        return _without_rivals(found)


def _without_rivals(found: list[Match]) -> list[Match]:
    """Of promises that share the same words of a sentence only those that it fits best."""
    return [
        one
        for one in found
        if not any(
            other.score > one.score + RIVAL and one.words <= other.words and one.words != other.words for other in found
        )
    ]


def _later(promise: Promise, sentence: Sentence) -> bool:
    made = promise.made
    return made.mention.document != sentence.document and made.said <= sentence.said


def _at(page: Page, place: int) -> Sentence | None:
    return next((one for one in page.sentences if one.start <= place < one.end), None)


def _pages(sentences: Iterable[Sentence], tellings: Iterable[Telling]) -> Mapping[str, Page]:
    found: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        found[sentence.document].append(sentence)
    told: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        told[telling.mention.document].append(telling)
    pages = {}
    for document, own in found.items():
        own.sort(key=lambda one: one.place)
        inside = tuple(
            tuple(
                sorted(
                    (one for one in told[document] if sentence.start <= one.mention.span.start < sentence.end),
                    key=lambda one: (one.mention.span, one.key),
                )
            )
            for sentence in own
        )
        pages[document] = Page(tuple(own), inside)
    return pages


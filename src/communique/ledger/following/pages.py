"""The pages of a pair: a document's sentences with the mentions that stand in each."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from communique.ledger.following.promises import Sentence
from communique.ledger.telling import Telling

REACH = 4  # sentences before one that are read with it


@dataclass(frozen=True, slots=True)
class Page:
    """A document's sentences with the mentions of the pair that stand in each."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Telling, ...], ...]

    @property
    def first(self) -> Sentence:
        """Its first sentence, which speaks for the document."""
        return self.sentences[0]

    @property
    def source(self) -> str:
        """The text that it is a copy of, or itself."""
        return self.first.source or self.first.document

    def index(self, place: int) -> int | None:
        """The number of the sentence that holds a place of the text."""
        found = bisect_right(self.sentences, place, key=lambda one: one.start) - 1
        return found if found >= 0 and place < self.sentences[found].end else None

    def at(self, place: int) -> Sentence | None:
        """That sentence."""
        found = self.index(place)
        return None if found is None else self.sentences[found]

    def before(self, number: int, most: int = REACH) -> str:
        """The text of the sentences before one."""
        return " ".join(one.text for one in self.sentences[max(0, number - most) : number])

    def around(self, telling: Telling) -> str:
        """What stands around a mention: the sentence before its own, and the rest of its own."""
        number = self.index(telling.mention.span.start)
        if number is None:
            return ""
        return f"{self.before(number, 1)} {self.sentences[number].text.replace(telling.quote, ' ')}".strip()


def pages_of(sentences: Iterable[Sentence], tellings: Iterable[Telling]) -> Mapping[str, Page]:
    """Sentences by document, with the mentions that begin in each."""
    found: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        found[sentence.document].append(sentence)
    told: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        told[telling.mention.document].append(telling)
    pages = {}
    for document, own in found.items():
        own.sort(key=lambda one: one.place)
        inside = [
            sorted(
                (one for one in told[document] if sentence.start <= one.mention.span.start < sentence.end),
                key=lambda one: (one.mention.span, one.key),
            )
            for sentence in own
        ]
        pages[document] = Page(tuple(own), tuple(map(tuple, inside)))
    return pages

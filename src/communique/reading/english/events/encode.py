"""Marked sentences to token ids."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

# The vocabulary of BERT keeps places for the words of others: [unused0] and on. They mark source and target.
MARKS = {"<s>": "[unused0]", "</s>": "[unused1]", "<t>": "[unused2]", "</t>": "[unused3]"}
MOST_TOKENS = 128  # a longer sentence is cut to this, around its marks
_TAIL = 16  # tokens kept on either side of a far mark
_MOST_WORDS = 50_000  # remembered; more than the words of a few thousand documents


@dataclass(frozen=True, slots=True)
class Encoded:
    """Token ids with [CLS] and [SEP], and the places of the opening marks; 0, which is [CLS], for an actor that is not there."""

    ids: tuple[int, ...]
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class MarkedSentences:
    """Encodes sentences with <s>source</s> and <t>target</t>. One object serves any number of threads."""

    tokenizer: Tokenizer
    special: dict[str, int]
    # The tokenizer never looks past a space, and calling it costs 30 microseconds however short the text: words are remembered.
    words: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> MarkedSentences:
        """From a ``tokenizer.json``. Raises ValueError where its vocabulary lacks one of the special words."""
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        special = {
            name: tokenizer.token_to_id(word) for name, word in {**MARKS, "[CLS]": "[CLS]", "[SEP]": "[SEP]"}.items()
        }
        found = {name: number for name, number in special.items() if number is not None}
        if len(found) < len(special):
            raise ValueError(f"{path}: the vocabulary lacks {', '.join(special.keys() - found.keys())}")
        return cls(tokenizer, found)

    def encode(self, text: str) -> Encoded:
        """The ids of a marked sentence. One of source and target may be absent; of repeated marks the first counts.

        Raises ValueError when neither is marked.
        """
        ids: list[int] = []
        at: dict[str, int] = {}
        for piece in re.split(r"(</?[st]>)", text):
            if piece in MARKS:
                at.setdefault(piece, len(ids))
                ids.append(self.special[piece])
            else:
                for word in piece.split(" "):
                    ids += self._word(word)
        places = [at[mark] for mark in ("<s>", "<t>") if mark in at]
        if not places:
            raise ValueError(f"neither source nor target is marked as <s>...</s> or <t>...</t>: {text[:80]!r}")
        kept = _kept(len(ids), min(places), max(places))
        moved = {old: new + 1 for new, old in enumerate(kept)}
        return Encoded(
            ids=(self.special["[CLS]"], *(ids[place] for place in kept), self.special["[SEP]"]),
            source=moved[at["<s>"]] if "<s>" in at else 0,
            target=moved[at["<t>"]] if "<t>" in at else 0,
        )

    def _word(self, word: str) -> tuple[int, ...]:
        """The ids of a word: what stands between two spaces."""
        known = self.words.get(word)
        if known is None:
            if len(self.words) >= _MOST_WORDS:
                self.words.clear()
            known = self.words[word] = tuple(self.tokenizer.encode(word, add_special_tokens=False).ids)
        return known


def _kept(length: int, first: int, last: int) -> list[int]:
    """Which of so many tokens are kept: all that fit around the two marks, of a stretch too long between them its ends."""
    room = MOST_TOKENS - 2
    if length <= room:
        return list(range(length))
    if last - first < room - _TAIL:
        begin = max(0, min(first - (room - (last - first)) // 2, length - room))
        return list(range(begin, begin + room))
    head = room - 2 * _TAIL
    return [*range(first, first + head), *range(last - _TAIL, min(length, last + _TAIL))]

"""A text to windows of token ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

WINDOW = 224  # tokens that are judged at a time
AROUND = 28  # tokens seen before and after them


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids with [CLS] and [SEP]; where in the text each token stands ((0, 0) for those two); which of them are judged."""

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    judged: range


@dataclass(frozen=True, slots=True)
class Windows:
    """Cuts texts into windows."""

    tokenizer: Tokenizer
    begin: int
    end: int

    @classmethod
    def load(cls, path: Path) -> Windows:
        """From a ``tokenizer.json``. Raises ValueError where its vocabulary lacks [CLS] or [SEP]."""
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        begin, end = (tokenizer.token_to_id(word) for word in ("[CLS]", "[SEP]"))
        if begin is None or end is None:
            raise ValueError(f"{path}: the vocabulary lacks [CLS] or [SEP]")
        return cls(tokenizer, begin, end)

    def of(self, text: str) -> Iterator[Window]:
        """The windows of a text, in order. Each token is judged in one of them."""
        read = self.tokenizer.encode(text, add_special_tokens=False)
        ids, places = read.ids, read.offsets
        for first in range(0, len(ids), WINDOW):
            last = min(len(ids), first + WINDOW)
            begin, end = max(0, first - AROUND), min(len(ids), last + AROUND)
            yield Window(
                ids=(self.begin, *ids[begin:end], self.end),
                places=((0, 0), *places[begin:end], (0, 0)),
                judged=range(1 + first - begin, 1 + last - begin),
            )

"""Is one text a copy of another? Sampled runs of words find candidates, exact ones decide.

A copy keeps most of its words in their order though its lead was changed, its agency's header replaced, its end cut off or
another story's added. So what counts is the share of the shorter text's runs of words that stand in the longer one
(containment; A. Broder, "On the resemblance and containment of documents", 1997), not the likeness of the whole.
"""

from __future__ import annotations

import re
import zlib

from communique.model.documents import BlockKind, Document

RUN = 4  # words
SAMPLE = 8  # one run of so many is kept to find candidates: two texts that share 60 runs share two of them with 99.5 %
SHORTEST = 30  # runs of a text below which it is nobody's copy
CONTAINED = (
    0.5  # look-alikes of one event share at most a fifth, a copy cut after two thirds with a tail added two thirds
)
LONGEST_SHARE = 0.2  # of the longer text: a quoted paragraph makes no copy
_WORD = re.compile(r"[^\W_]+")


def body(document: Document) -> str:
    """The running text, without titles, datelines and furniture; the whole where no block is known to be such."""
    parts = [block.span.of(document.text) for block in document.blocks if block.kind is BlockKind.BODY]
    return "\n".join(parts) or document.text


def runs(text: str) -> frozenset[int]:
    """The runs of words of a text, each as 32 bits (CRC)."""
    words = _WORD.findall(text.casefold())
    return frozenset(zlib.crc32(" ".join(words[at : at + RUN]).encode()) for at in range(len(words) - RUN + 1))


def sampled(found: frozenset[int]) -> tuple[int, ...]:
    """Those runs by which candidates are found."""
    return tuple(sorted(one for one in found if one % SAMPLE == 0))


def share(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of the shorter text's runs that stand in the other, 0 where that makes neither a copy."""
    fewer, more = sorted((len(a), len(b)))
    if fewer < SHORTEST:
        return 0.0
    common = len(a & b)
    return common / fewer if common / fewer >= CONTAINED and common / more >= LONGEST_SHARE else 0.0

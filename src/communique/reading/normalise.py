"""The text as the reader sees it: plain spaces, straight quotes, no soft hyphens; with the map back to the document.

Only what would split or hide a word is touched. Line breaks inside a block become spaces.
"""

from __future__ import annotations

import re

from communique.model.documents import Block, Document
from communique.model.spans import OffsetMap, Rewriter, Span

_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
_SPACES = frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\n\v\f"
)
_QUOTES = frozenset("“”„‟«»″〝〞")
_APOSTROPHES = frozenset("‘’‚‛′`´ʼ")
_HYPHENS = frozenset("\u2010\u2011\u2012")


_PLAIN = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_QUOTES, '"'),
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_DROPPED, ""),
}
_TOUCHED = re.compile("[" + "".join(map(re.escape, _PLAIN)) + "]")


def normalise(document: Document) -> tuple[str, OffsetMap, tuple[Block, ...]]:
    """The normalised text of the blocks, its map to the document's text, and the blocks in its coordinates."""
    writer = Rewriter(document.text)
    length = 0
    blocks: list[Block] = []
    for block in document.blocks:
        if blocks:
            writer.insert(block.span.start, "\n")
            length += 1
        begun, at = length, block.span.start
        for match in _TOUCHED.finditer(document.text, block.span.start, block.span.end):
            writer.copy(at, match.start())
            plain = _PLAIN[match.group()]
            if plain:
                writer.replace(match.start(), match.end(), plain)
            length += match.start() - at + len(plain)
            at = match.end()
        writer.copy(at, block.span.end)
        length += block.span.end - at
        blocks.append(Block(Span(begun, length), block.kind))
    text, offsets = writer.finish()
    return text, offsets, tuple(blocks)

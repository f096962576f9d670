"""Text of documents for paper: without characters that steer, bounded, and with the direction of its script."""

from __future__ import annotations

import re
import unicodedata

TITLE_LENGTH = 300
LONGEST_WORD = 24  # characters after which a word may be broken where nothing else allows it
BREAK = "\u200b"  # a place where a line may be broken, of no width
# Marks that order the text after them otherwise than it stands: embeddings, overrides, isolates. What is left to right
# and what right to left follows from the letters.
_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NO_CHARACTER = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_JOINTS = re.compile(r"(?<=[/?&=._#+-])(?=[^/?&=._#+\s-])")


def plain(text: str, limit: int | None = None) -> str:
    """The text on one line without its ends, of at most ``limit`` characters, every one of them fit for XML."""
    flat = plain_piece(text).strip()
    return flat if limit is None or len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def plain_piece(text: str) -> str:
    """A part of a text: as ``plain``, but its outer spaces stay."""
    return re.sub(r"\s+", " ", "".join(map(_shown, _STEERING.sub("", text))))


def _shown(char: str) -> str:
    """The character, a space for one that steers, the replacement character for what stands for no character at all."""
    if char.isprintable():
        return char
    kind = unicodedata.category(char)
    if kind == "Cs" or (kind == "Cn" and _NO_CHARACTER.match(char)):
        return "\ufffd"
    return char if kind in {"Cf", "Co", "Cn"} else " "


def right_to_left(text: str) -> bool:
    """Does the first letter that has a direction run from right to left?"""
    strong = (kind for char in text if (kind := unicodedata.bidirectional(char)) in {"L", *_RIGHT_TO_LEFT})
    return next(strong, "L") in _RIGHT_TO_LEFT


def isolated(text: str) -> str:
    """The text so that its direction leaves that of what stands around it alone."""
    turned = any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)
    return f"\u2068{text}\u2069" if turned else text


def breakable(text: str) -> str:
    """The text with places to break in words that no line could hold, such as addresses."""
    return _LONG.sub(lambda match: _broken(match[0]), text)


def _broken(word: str) -> str:
    parts = _JOINTS.sub(BREAK, word).split(BREAK)
    cut = [part[start : start + LONGEST_WORD] for part in parts for start in range(0, len(part), LONGEST_WORD)]
    return BREAK.join(cut)

"""Cursors: where a list goes on, as text that fits an address."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from communique.model.errors import NotInLedger

Key = tuple[Any, ...]  # of text and whole numbers
LARGEST = 2**63  # beyond which the database counts no whole number


def write(order: str, key: Sequence[Any]) -> str:
    """The cursor behind the row of this key in a list so ordered."""
    return base64.urlsafe_b64encode(json.dumps([order, *key]).encode()).decode().rstrip("=")


def read(cursor: str, order: str, kinds: Sequence[type]) -> Key:
    """The key of a cursor, of values of these kinds. Raises NotInLedger for what is no cursor of a list so ordered."""
    wrong = NotInLedger(f"{cursor!r} is no cursor of this list")
    try:
        made, *key = json.loads(base64.urlsafe_b64decode(cursor.encode() + b"=="))
    except (ValueError, TypeError, RecursionError) as error:
        raise wrong from error
    if made != order or [type(one) for one in key] != list(kinds) or not all(_usable(one) for one in key):
        raise wrong
    return tuple(key)


def _usable(value: Any) -> bool:
    if isinstance(value, int):
        return abs(value) < LARGEST
    text = str(value)
    return text.encode("utf-8", "replace").decode() == text  # no half of a surrogate pair

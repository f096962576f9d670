"""The organisation that the complement of a title names: "Governor of the Bank of Ghana"."""

from __future__ import annotations

from communique.reading.english.sentence_tokens import SentenceTokens

_BODIES = frozenset(
    "bank company corporation committee council commission party parliament assembly group agency chamber university academy fund board union secretariat administration senate house organisation organization centre center institute association authority federation department ministry".split()
)


def body_in(words: SentenceTokens, first: int, last: int) -> str | None:
    """The organisation of a complement: a stretch with a capital letter that is more than a country or a field."""
    while first <= last and words.lower(first) in {"the", "a", "an", "its"}:
        first += 1
    if first > last or all(place in words.country for place in range(first, last + 1)):
        return None
    if not any(words.capital(place) and place not in words.country for place in range(first, last + 1)):
        return None
    return words.text(first, last) if any(words.lower(i) in _BODIES for i in range(first, last + 1)) else None

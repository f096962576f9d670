"""For which state a person speaks who meets somebody of the other: "Mrs May is to meet Governor A B in Lagos"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from communique.model.spans import Span
from communique.reading.annotations import PersonMention

_NEAR = 90  # characters between the two
_MET = re.compile(
    r"\b(?:met|meets?|meeting|talks|talked|spoke|speaks|negotiations|consultations|conversation|received|receives|hosted|hosts|hosting"
    r"|welcomed|welcomes|welcoming|greeted|phoned|telephoned|called on|sat down|conferred|thanked|guest of|invitation of)\b"
)
_BETWEEN = re.compile(
    r"\b(?:between|chaired by|presided over by|led by|headed by|signed by)\s+(?:the\s)?(?:\w+'s?\s)?$"
)
_AND = re.compile(r"(?:,[^.;]{0,60},)?\s+and\s+(?:the\s)?(?:(?:his|her|their)\s(?:\w+\s)?)?$|,? and\s+$")
_LISTED = re.compile(r",?\s+and\s+(?:the\s+)?|,\s+")
_AND_ALSO = re.compile(r",?\s+and\s+(?:the\s+)?")
_GOES_ON = re.compile(
    r",?\s+and\s+(?:(?:also|later|then)\s+)?(?:held|met|meets|called|had|spoke|talked|discussed|visited)\b"
)
_STOP = re.compile(r"[.;:!?]\s")


def counterparts(
    text: str, people: Iterable[PersonMention], pair: tuple[str, ...], known: Mapping[str, str]
) -> dict[str, str]:
    """Persons without a country who meet one of known country, by name: each speaks for the other state of the pair."""
    if len(pair) != 2:
        return {}
    named = [one for one in people if one.name or one.country]  # "the Vietnamese president is to meet A B"
    out: dict[str, str] = {}
    met = {second.name: second.country for first, second in pairwise(named) if _meet(text, first.span, second.span)}
    for _ in range(2):
        for first, second in pairwise(named):
            if first.name == second.name:
                continue
            if (
                met.get(first.name) in pair
                and second.name
                and _AND_ALSO.fullmatch(text, first.span.end, second.span.start)
            ):
                if second.name not in known:
                    out.setdefault(
                        second.name, met[first.name] or ""
                    )  # "met the president of Mongolia, A, and Foreign Minister B"
                continue
            if first.name in out and second.name and _LISTED.fullmatch(text, first.span.end, second.span.start):
                if second.name not in known:
                    out.setdefault(second.name, out[first.name or ""])  # "to meet A and B"
                continue
            if not _meet(text, first.span, second.span):
                continue
            if _GOES_ON.match(text, first.span.end):  # "called on A and held talks with B": both are hosts
                country = known.get(first.name or "") or out.get(first.name or "")
                if country in pair and second.name and second.name not in known:
                    out.setdefault(second.name, country)
                continue
            for one, other in ((first, second), (second, first)):
                country = (
                    known.get(one.name or "") or out.get(one.name or "") or (one.country if not one.name else None)
                )
                if country in pair and other.name and other.name not in known:
                    out.setdefault(other.name, pair[1 - pair.index(country)])
    return out


def _meet(text: str, first: Span, second: Span) -> bool:
    between = text[first.end : second.start]
    if not 0 < len(between) <= _NEAR or _STOP.search(between):
        return False
    if _MET.search(between):
        return True
    return bool(_AND.fullmatch(between) and _BETWEEN.search(text[max(0, first.start - 40) : first.start]))

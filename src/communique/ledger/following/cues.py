"""What a sentence says that became of something: done, under way, late, given up, denied; or only still to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from communique.ledger.following.lexicon import deeds, pattern
from communique.ledger.following.promises import BearingKind
from communique.ledger.telling import Telling
from communique.ledger.words import WORD, fold
from communique.model.mentions import Agreement, Contact, Modality, Project, Stage

OWN = "own"  # the sense of the deed that was promised, whatever it is
REACH = 30  # characters before a deed in which "will", "is to", "not" speak of it
PART = 45  # characters before a deed in which "first" or "half of" make it a part
_BREAK = re.compile(
    r"[;:]|, (?:and|but|which|who|while|where|though|although)\b| (?:but|while|although|though|and that) "
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of outcome at a place. ``sense`` is the deed's, empty where the words speak of no deed; ``part`` are
    words that make it a part alone.
    """

    kind: BearingKind
    start: int
    end: int
    words: str
    sense: str = ""
    part: str = ""
    ahead: bool = False


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Folded text of the same length."""
    folded = fold(text)
    return folded if len(folded) == len(text) else "".join((fold(one) or " ")[0] for one in text)


@lru_cache(maxsize=8192)
def cues(text: str) -> tuple[Cue, ...]:
    """All the outcomes that a sentence tells, in the order of their place; of words in one another the longer."""
    folded = plain(text)
    found = sorted((*_states(folded), *_deeds(folded)), key=lambda cue: (cue.start, -cue.end, cue.sense))
    kept: list[Cue] = []
    for cue in found:
        if any(one.start <= cue.start and cue.end <= one.end for one in kept):
            continue
        kept.append(cue)
    return tuple(kept)


def _states(text: str) -> Iterator[Cue]:
    for kind in (
        BearingKind.DROPPED,
        BearingKind.CONTRADICTED,
        BearingKind.DELAYED,
        BearingKind.ADVANCED,
        BearingKind.REPEATED,
    ):
        for match in pattern(kind.value).finditer(text):
            before = _before(text, match.start())
            ahead = kind in (BearingKind.ADVANCED, BearingKind.DROPPED) and bool(pattern("ahead").search(before))
            if kind not in (BearingKind.DELAYED, BearingKind.REPEATED) and pattern("denied").search(before):
                if kind is BearingKind.ADVANCED:
                    yield Cue(BearingKind.DELAYED, match.start(), match.end(), match[0])
                continue
            yield Cue(kind, match.start(), match.end(), match[0], ahead=ahead)


def _deeds(text: str) -> Iterator[Cue]:
    for sense, words in deeds().items():
        for match in words.finditer(text):
            before = _before(text, match.start())
            near = text[max(0, match.start() - PART) : match.start()]
            ahead = pattern("ahead").search(before)
            denied = pattern("denied").search(before)
            if denied and not ahead:
                kind = BearingKind.CONTRADICTED if denied[0] == "never" else BearingKind.DELAYED
                yield Cue(kind, match.start(), match.end(), match[0])
            else:
                part = pattern("partial").search(near)
                share = part[0] if part else ""
                yield Cue(BearingKind.DONE, match.start(), match.end(), match[0], sense, share, bool(ahead))


def own_deeds(text: str, past: frozenset[str], found: Sequence[Cue]) -> Iterator[Cue]:
    """The very verb that was promised, told as done, where it is no part of words that say otherwise."""
    folded = plain(text)
    for match in WORD.finditer(folded):
        inside = any(
            one.start <= match.start() and match.end() <= one.end and one.kind is not BearingKind.DONE for one in found
        )
        if match[0] not in past or inside:
            continue
        before = _before(folded, match.start())
        if pattern("denied").search(before):
            yield Cue(BearingKind.DELAYED, match.start(), match.end(), match[0])
        elif not pattern("ahead").search(before):
            part = pattern("partial").search(folded[max(0, match.start() - PART) : match.start()])
            yield Cue(BearingKind.DONE, match.start(), match.end(), match[0], OWN, part[0] if part else "")


def staged(told: Sequence[Telling], start: int, sense: str) -> Iterator[Cue]:
    """What the stages of instruments and projects that a sentence mentions say of a promise of that sense."""
    for telling in told:
        mention, at = telling.mention, telling.mention.span.start - start
        match mention:
            case Contact(modality=Modality.HELD, body=str()) if sense in {"hold", "found"}:
                yield Cue(BearingKind.DONE, at, at, "told as held", "hold")
            case Agreement(stage=Stage.SIGNED) if sense == "sign":
                yield Cue(BearingKind.DONE, at, at, "told as signed", "sign")
            case Agreement(stage=Stage.IN_FORCE) if sense == "force":
                yield Cue(BearingKind.DONE, at, at, "told as in force", "force")
            case Project(stage="completed") if sense == "finish":
                yield Cue(BearingKind.DONE, at, at, "told as completed", "finish")
            case Project(stage="suspended"):
                yield Cue(BearingKind.DELAYED, at, at, "told as suspended")


def _before(text: str, start: int) -> str:
    """The words just before a place, inside its clause."""
    window = text[max(0, start - REACH) : start]
    breaks = [match.end() for match in _BREAK.finditer(window)] + [window.rfind(",") + 1]
    return window[max(breaks) :]


def clauses_between(text: str, a: int, b: int) -> int:
    """How many bounds of clauses lie between two places."""
    low, high = sorted((a, b))
    return len(_BREAK.findall(plain(text)[low:high]))


def clause_at(text: str, place: int) -> str:
    """The clause of a sentence in which a place lies."""
    bounds = [0, *(match.start() for match in _BREAK.finditer(plain(text))), len(text)]
    return next(text[low:high] for low, high in pairwise(bounds) if low <= place <= high)

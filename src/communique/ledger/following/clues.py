"""What speaks for and against a sentence bearing on a promise, as numbers. ``forest`` weighs them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.ledger.following.asking import ANSWERS, Answer
from communique.ledger.following.cues import Cue, cues, own_deeds, plain, staged
from communique.ledger.following.lexicon import advances, sense_names, tense
from communique.ledger.following.matching import MORE, Index, Match, Rarity, identifies, shared, worth_of
from communique.ledger.following.outcomes import bond, keeps, other_thing
from communique.ledger.following.promises import BearingKind, Promise, Sentence
from communique.ledger.following.wording import NAME, Word, Wording
from communique.ledger.likeness.meaning import near
from communique.ledger.telling import Telling
from communique.model.mentions import Agreement, Figure, Stage

LENT = (0.6, 0.3)  # what a share of the promise is worth that stands one or two sentences before
BESIDE = 0.3  # and that its text has beside
LEAST = 0.06  # of the promise, in the sentence and so lent, below which hardly any sentence of the gold is believed
LOOSE_BOND = 0.3  # of an outcome where no word of the promise stands in the sentence
SURE = 0.001  # no answer counts as surer
OWN = 0.7  # no more of a promise counts together with the answer
EVEN = 0.05  # promises that a sentence fits alike
PART = 0.6  # what a deed is worth that is told as a part
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_LEANS = re.compile(r"(?:it|this|that|they|neither|both|the work|the project|its|he|she|there)\b")
_TENSES = ("future", "again", "negated", "past", "perfect", "news")
_MANY = {"future": 2, "again": 2, "negated": 2, "past": 3, "perfect": 2, "news": 2}


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence with its telling words, those of the three before it, the nearest first, its mentions and its outcomes."""

    sentence: Sentence
    words: tuple[Word, ...]
    before: tuple[tuple[Word, ...], ...]
    told: tuple[Telling, ...]

    @property
    def cues(self) -> tuple[Cue, ...]:
        """The outcomes that it tells."""
        return cues(self.sentence.text)


@dataclass(frozen=True, slots=True)
class Clued:
    """Clues of one promise and sentence; ``fit`` sums up how much of the promise is spoken of in its own words."""

    number: int
    fit: float
    values: Mapping[str, float]


def clues(
    number: int, promise: Promise, words: Wording, heard: Heard, rarity: Rarity, index: Index, *, surely: bool = False
) -> Clued | None:
    """What can be said of a promise and a sentence before anything is weighed; None where too little of it is spoken of, unless it
    surely is.
    """
    worth = worth_of(words.core, rarity)
    total = sum(worth.values()) or (1.0 if surely else 0.0)
    if not total:
        return None
    own = shared(worth, heard.words)
    here = sum(one.worth for one in own.values()) / total
    lent = [sum(one.worth for one in shared(worth, earlier).values()) / total for earlier in heard.before]
    lent += [0.0] * (3 - len(lent))
    if not surely and here + LENT[0] * lent[0] + LENT[1] * lent[1] < LEAST:
        return None
    more = shared(worth_of(words.more, rarity, MORE), heard.words)
    beside = sum(one.worth for one in more.values()) / total
    soft = _soft(worth, own.keys(), words, heard.words) / total
    fit = here + LENT[0] * lent[0] + BESIDE * beside
    named = [word for word in worth if words.core[word] >= NAME]
    found = [*own.values(), *more.values()]
    places = tuple(sorted({(place, one.worth) for one in found for place in one.places}))
    likely = Match(number, min(1.0, here + LENT[0] * lent[0]), min(1.0, here), places, frozenset())
    values = {
        "own": here,
        "more": min(1.0, beside),
        "before 1": lent[0],
        "before 2": lent[1],
        "before 3": lent[2],
        "like": soft,
        "words": float(len(own)),
        "names": float(sum(word in own for word in named)),
        "names all": float(bool(named) and all(word in own for word in named)),
        "names not": float(sum(word not in own for word in named)),
        "identified": float(any(identifies(word, words, rarity, index) for word in own)),
        "contact": float(promise.register == "contacts"),
        "target": float(words.sense == "reach"),
        "years since": min(10, max(0, int(heard.sentence.said[:4]) - int(words.year))) / 5,
    }
    values.update(_outcomes(heard, words, likely))
    values.update(_manner(heard, words))
    values.update({f"sense {one}": float(one == words.sense) for one in sense_names()})
    return Clued(number, fit, values)


def ranked(found: Sequence[Clued]) -> Iterable[Clued]:
    """The same with how a promise stands among all those of which a sentence may speak."""
    best = max((one.fit for one in found), default=0.0)
    for one in found:
        beaten = sum(other.fit > one.fit + EVEN for other in found)
        even = sum(abs(other.fit - one.fit) <= EVEN for other in found) - 1
        standing = {"better": float(min(5, beaten)), "behind": best - one.fit, "even": float(min(4, even))}
        yield Clued(one.number, one.fit, {**one.values, **standing})


def ruled(said: BearingKind | None, score: float, *, retold: bool) -> Mapping[str, float]:
    """What the rules say, as clues."""
    values = {f"rule {kind.value}": float(said is kind) for kind in BearingKind}
    return {**values, "rule": float(said is not None), "rule score": score, "rule retold": float(retold)}


def answered(answer: Answer, known: Mapping[str, float]) -> Mapping[str, float]:
    """What the network answers, as clues beside what is known."""
    none = min(1 - SURE, max(SURE, answer[0]))
    odds = math.log((1 - none) / none)
    shares = {f"answer {name}": share for name, share in zip(ANSWERS[1:], answer[1:], strict=True)}
    return {**shares, "answer": odds, "answer own": odds * min(known["own"], OWN)}


def _soft(worth: Mapping[str, float], own: Iterable[str], words: Wording, told: Iterable[Word]) -> float:
    """The worth of plain words that are missing, as far as the sentence has one of like meaning."""
    missing = [word for word in worth if word not in set(own) and words.core[word] < NAME and word.isalpha()]
    others = [one.base for one in told if one.base.isalpha()]
    return sum(worth[word] * max((near(word, other) for other in others), default=0.0) for word in missing)


def _outcomes(heard: Heard, words: Wording, likely: Match) -> Mapping[str, float]:
    """How closely each kind of outcome is bound to the promise's words."""
    text = heard.sentence.text
    found = heard.cues
    stages = tuple(staged(heard.told, heard.sentence.start, words.sense))
    values = {f"told {kind.value}": 0.0 for kind in BearingKind} | {
        "told kept": 0.0,
        "told step": 0.0,
        "told ahead": 0.0,
    }
    for cue in (*found, *own_deeds(text, words.past, found), *stages):
        name, tie = f"told {cue.kind.value}", bond(text, cue, likely) if likely.places else LOOSE_BOND
        if cue.ahead:
            name = "told ahead"
        elif keeps(cue, words):
            name, tie = "told kept", tie * (PART if cue.part else 1.0)
        elif cue.kind is BearingKind.DONE and cue.sense in advances(words.sense):
            name = "told step"
        values[name] = max(values[name], tie)
    return {**values, "stage": float(bool(stages))}


def _manner(heard: Heard, words: Wording) -> Mapping[str, float]:
    """How the sentence speaks: in which tense, denying, how long, of what it leans on, of which years."""
    text = plain(heard.sentence.text)
    manner = dict(_grammar(text))
    years = [int(year) for year in _YEARS.findall(text)]
    signed = any(
        isinstance(one.mention, Agreement) and one.mention.stage in (Stage.SIGNED, Stage.IN_FORCE) for one in heard.told
    )
    manner["verb"] = float(
        len(words.text) > len("study") and words.text.casefold()[:5] in {one[:5] for one in text.split()}
    )
    manner["verb past"] = float(not words.past.isdisjoint(text.split()))
    manner["other thing"] = float(other_thing(words.text, heard.sentence.text))
    manner["before its time"] = float(bool(years) and max(years) < int(words.year))
    manner["figures"] = float(any(isinstance(one.mention, Figure) for one in heard.told))
    manner["signed"] = float(signed and words.sense in {"sign", "force"})
    return manner


@lru_cache(maxsize=8192)
def _grammar(text: str) -> tuple[tuple[str, float], ...]:
    found = [(name, float(min(_MANY[name], len(tense(name).findall(text))))) for name in _TENSES]
    return (*found, ("length", min(60, len(text.split())) / 30), ("leans", float(bool(_LEANS.match(text)))))

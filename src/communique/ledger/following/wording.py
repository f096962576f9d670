"""What promises and sentences say, as words with their weight: of what is promised, and of what is told later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from communique.ledger.following.lexicon import empty_words, irregular, kind_of, promised, unverbal
from communique.ledger.following.promises import Promise
from communique.ledger.likeness.numbering import numbers
from communique.ledger.likeness.titles import NAMED, weights
from communique.ledger.telling import Telling
from communique.ledger.words import WORD, fold, lexicon, listed, stem
from communique.model.mentions import Agreement, Commitment, Contact, Figure, Mention, Project, Stage

NAME = 2.0
CODE = 2.5  # S-400
AMOUNT = 1.0
NUMBERED = 1.5  # unit 3, stage 2
PLAIN = 1.0
YEAR = 1.0
KIND = 0.6  # words that say of what kind a thing is
DEED = 0.25  # what is done to it
TELLING = 1.4  # from this weight on a word names
ROOT = 5  # letters that two forms of one word share
LETTERS = 4  # by which words are looked up
SPELLING = 0.76  # Sampur and Sampoor are 0.77 alike, Jaffna and Java 0.6
FORMS = 0.65  # amended and amending are 0.67 alike
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_COUNTS = {
    "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "eighty": "80", "ninety": "90", "hundred": "100",
}  # fmt: skip
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "bn": 9, "mn": 6, "trillion": 12, "lakh": 5, "crore": 7}
_YEAR = re.compile(r"(?:19|20)\d\d$")
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_CODES = re.compile(r"\b[A-Z][A-Za-z]{0,3}-\d+[A-Za-z]*\b")
_PAPERS = frozenset(
    {"programme", "program", "talk", "negotiation", "agreement", "protocol", "treaty", "text", "document", "pact"}
)
_ENDED = frozenset({"finish", "complete", "end", "wind"})
_SHORT = re.compile(r"\b[A-Z]{3,5}\b")
POOR = 2.0  # weight of a promise's summary below which its own text counts as much


@dataclass(frozen=True, slots=True)
class Word:
    """A telling word of a sentence, where it begins and how much it tells."""

    base: str
    start: int
    weight: float


def base_of(word: str) -> str:
    """The form by which a word is compared."""
    folded = stem(fold(word))
    synonyms: Mapping[str, str] = lexicon()["synonyms"]
    return kind_of(synonyms.get(folded, folded))


@lru_cache(maxsize=65536)
def amounts(text: str) -> tuple[tuple[str, int], ...]:
    """Sums and counts (not years or small ordinals) as plain digits, each with its place: "50,000" and "fifty thousand" are one."""
    found: list[tuple[str, int]] = []
    words = [(match[0], match.start()) for match in re.finditer(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+", fold(text))]
    ordinals: Mapping[str, str] = lexicon()["ordinals"]
    for number, (word, start) in enumerate(words):
        value = word.replace(",", "") if _NUMBER.fullmatch(word) else _COUNTS.get(word) or _cardinal(word, ordinals)
        if value is None:
            continue
        after = words[number + 1][0] if number + 1 < len(words) else ""
        scale = _SCALES.get(after, 0)
        plain = float(value) * 10**scale
        if plain >= 20 and not (scale == 0 and _YEAR.match(value)):
            found.append((f"{plain:.12g}", start))
    return tuple(found)


def _cardinal(word: str, ordinals: Mapping[str, str]) -> str | None:
    if word in {"a", "one"}:
        return "1"
    value = ordinals.get(word)
    return value if value and not word.endswith(("th", "rd", "st", "nd")) and word != "second" else None


@lru_cache(maxsize=16384)
def telling_words(text: str, pair: tuple[str, ...]) -> Mapping[str, float]:
    """The words of what is promised, in the form in which they are compared, with their weight."""
    found: dict[str, float] = {}
    parts = {fold(part) for match in _CODES.finditer(text) for part in match[0].split("-")}
    for word, weight in weights(text, pair).items():
        if word not in empty_words() and word not in parts:
            base = kind_of(word)
            found[base] = max(found.get(base, 0.0), _weight(word, weight))
    found.update({value: AMOUNT for value, _ in amounts(text)})
    found.update({base: CODE for base, _ in _codes(text)})
    found.update({match[0]: YEAR for match in _YEARS.finditer(text)})
    found.update(dict.fromkeys(numbered(text), NUMBERED))
    return found


def _weight(word: str, weight: float) -> float:
    if weight >= NAMED:
        return NAME
    if word in listed("deed"):
        return DEED
    return KIND if weight < PLAIN else PLAIN


def _codes(text: str) -> list[tuple[str, int]]:
    """Names such as S-400, each with its place."""
    return [(fold(match[0]).replace("-", ""), match.start()) for match in _CODES.finditer(text)]


@lru_cache(maxsize=16384)
def numbered(text: str) -> frozenset[str]:
    """Which units, stages, sessions a text numbers: "unit 3" whether it says "Unit 3" or "the third reactor"."""
    return frozenset(
        f"{value} {noun}" for noun, values in numbers(text).items() if noun and noun != "axis" for value in values
    )


def names_in(mention: Mention) -> str:
    """What a mention is called, empty where it has no name of its own."""
    match mention:
        case Agreement(title=name) | Project(name=name) | Commitment(what=name) | Figure(indicator=name):
            return name
        case Contact(body=body):
            return body or ""
        case _:
            return ""


_STAGES = {Stage.SIGNED: "signed", Stage.IN_FORCE: "entry into force"}


def told_by(mention: Mention) -> str:
    """The words that a mention adds to the sentence in which it stands: its name, and the stage of an instrument."""
    name = names_in(mention)
    return f"{name} {_STAGES.get(mention.stage, '')}" if isinstance(mention, Agreement) else name


@dataclass(frozen=True, slots=True)
class Wording:
    """A promise's words: ``core`` of what is promised, ``more`` of how the text put it. ``sense`` is that of its deed, ``short`` its names
    that stand as initials, ``past`` the forms in which its verb is told as done, ``year``
    when it was made.
    """

    core: Mapping[str, float]
    more: Mapping[str, float]
    text: str
    sense: str
    short: frozenset[str]
    past: frozenset[str]
    year: str

    @property
    def words(self) -> Iterable[str]:
        """All of them."""
        return self.core.keys() | self.more.keys()


def wording(promise: Promise, known: Sequence[Telling]) -> Wording:
    """The words of a promise as its known tellings put it."""
    made = promise.made.mention
    core: dict[str, float] = {}
    more: dict[str, float] = {}
    what = names_in(made)
    core.update(telling_words(what, promise.made.pair))
    if sum(core.values()) < POOR:
        for word, weight in telling_words(promise.made.quote, promise.made.pair).items():
            core.setdefault(word, weight / 2)
    for telling in known:
        for text in (names_in(telling.mention), telling.quote):
            for word, weight in telling_words(text, promise.made.pair).items():
                if word not in core:
                    more[word] = max(more.get(word, 0.0), weight)
    short = frozenset(fold(word) for word in _SHORT.findall(what))
    return Wording(core, more, what, sense_of(what), short, past_forms(what), promise.made.said[:4])


@lru_cache(maxsize=16384)
def past_forms(what: str) -> frozenset[str]:
    """The forms in which the verb at the head of what is promised tells that it was done."""
    first = next(iter(WORD.findall(fold(what))), "")
    if len(first) < 3 or first in unverbal():
        return frozenset()
    if first in irregular():
        return frozenset(irregular()[first])
    if first.endswith("e"):
        return frozenset({first + "d"})
    if first.endswith("y") and first[-2] not in "aeiou":
        return frozenset({first[:-1] + "ied"})
    return frozenset({first + "ed", first + first[-1] + "ed"})


def initials(text: str) -> frozenset[str]:
    """The first letters of every three to five words in a row: "the economic partnership agreement" holds "epa"."""
    letters = "".join(fold(word)[0] for word in WORD.findall(text))
    return frozenset(letters[at : at + size] for size in (3, 4, 5) for at in range(len(letters) - size + 1))


@lru_cache(maxsize=16384)
def sense_of(what: str) -> str:
    """Of what sense is the deed that is promised? By its first word that names one."""
    words = [stem(fold(word)) for word in WORD.findall(what)]
    if {"credit", "loan", "fund", "finance", "lend", "guarantee"} & set(words) and not {
        "conclude",
        "sign",
        "study",
    } & set(words):
        return "credit"
    sense = next((promised()[word] for word in words[:4] if word in promised()), "other")
    papers = words and words[0] in _ENDED and _PAPERS & set(words)
    return "sign" if papers else sense


def sentence_words(text: str, pair: tuple[str, ...]) -> tuple[Word, ...]:
    """The telling words of a sentence in their order."""
    known = telling_words(text, pair)
    found = []
    run = ""
    for match in WORD.finditer(text):
        base = base_of(match[0])
        if base in known:
            found.append(Word(base, match.start(), known[base]))
        run = run + fold(match[0])[0] if match[0][0].isupper() else ""
        if len(run) >= SHORT and run in known:
            found.append(Word(run, match.start(), NAME))
    found += [Word(value, start, AMOUNT) for value, start in amounts(text)]
    found += [Word(base, start, CODE) for base, start in _codes(text)]
    found += [Word(match[0], match.start(), YEAR) for match in _YEARS.finditer(text)]
    found += [Word(base, NOWHERE, NUMBERED) for base in sorted(numbered(text))]
    return tuple(found)


NOWHERE = -1  # the place of a word that is read out of several
SHORT = 3  # names in a row whose initials may stand for them


@lru_cache(maxsize=131072)
def same_word(a: str, b: str) -> bool:
    """Are two words one, in another form or spelling?"""
    if a == b:
        return True
    if min(len(a), len(b)) < ROOT or a[0] != b[0] or any(one.isdigit() for one in a + b):
        return False
    ratio = SequenceMatcher(None, a, b).ratio()
    if a[:ROOT] == b[:ROOT] and abs(len(a) - len(b)) <= ROOT:
        return ratio >= FORMS
    return ratio >= SPELLING

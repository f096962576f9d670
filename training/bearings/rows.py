"""Training rows: what a later sentence says of a promise, from cases and from dossiers.

A case is one promise with sentences of later texts, half of which do not bear on it though they sound so. A dossier is a run of
texts on one pair of states with all their promises, every sentence of which is labelled: it has the natural mixture.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.ledger.codec import from_fields
from communique.ledger.following.asking import ANSWERS, NONE, Question, question_of
from communique.ledger.following.bearing import considered
from communique.ledger.following.pages import pages_of
from communique.ledger.following.promises import Promise, Sentence
from communique.ledger.telling import Telling
from communique.model.countries import countries

HOME = Path(__file__).parent
FILLED = 0.6  # share of case sentences without a sentence before them that get one which does not matter
SHARE = 0.5  # of the rows of cases that are used: they outweigh the dossiers otherwise
NEAR = 0.25  # of a promise in a sentence, or before it, from which on all are used
SOME = 0.3  # share of those below it that bear on nothing
FAR = 0.08  # share of the sentences of dossiers that have nothing in common with a promise that are used


@dataclass(frozen=True, slots=True)
class Row:
    """A question with its right answer, one of ``ANSWERS``; ``group`` names the dossier or case."""

    question: Question
    answer: str
    group: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Promises, all sentences in order, and the bearing of a sentence (by document and start) on a promise."""

    name: str
    promises: tuple[Promise, ...]
    sentences: tuple[Sentence, ...]
    bearings: dict[tuple[str, str, int], str]


def rows(seed: int, home: Path = HOME) -> list[Row]:
    """All that a network is fitted to before it is tuned on the gold. Raises ValueError, saying where, when a line is malformed."""
    dice = random.Random(seed)  # noqa: S311 -- nothing secret
    found = [row for row in of_cases(home / "cases", dice) if dice.random() < SHARE]
    for dossier in dossiers(home / "dossiers"):
        found += of_dossier(dossier, dice)
    return found


def of_gold(path: Path) -> list[Row]:
    """The rows that ``training.bearings.gold`` wrote; their group is the pair of states."""
    held = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Row(Question(*one["question"]), one["answer"], one["pair"]) for one in held]


def of_half(gold: Sequence[Row], which: int) -> list[Row]:
    """The rows of every second pair of states."""
    names = sorted({row.group for row in gold})[which::2]
    return [row for row in gold if row.group in names]


def of_cases(folder: Path, dice: random.Random) -> Iterator[Row]:
    """The rows of cases. A sentence that nothing stands before gets another one there, now of its case, now of any."""
    cases = [(path.stem, number, case) for path in sorted(folder.glob("*.jsonl")) for number, case in _lines(path)]
    anything = [told["text"] for _, _, case in cases for told in case["told"]]
    for stem, number, case in cases:
        idle = [told["text"] for told in case["told"] if told["bearing"] == NONE]
        for told in case["told"]:
            if told["bearing"] not in ANSWERS:
                raise ValueError(f"{stem}, line {number}: {told['bearing']!r} is no bearing")
            before = told.get("before") or ""
            if not before and dice.random() < FILLED:
                others = [one for one in idle if one != told["text"]]
                before = dice.choice(others) if others and dice.random() < SHARE else dice.choice(anything)
            who = case.get("who") or ""
            question = Question(case["made"][:4], who, "", case["promise"], "", told["said"][:4], before, told["text"])
            yield Row(question, told["bearing"], f"{stem} {number}")


def dossiers(folder: Path) -> Iterator[Dossier]:
    """Every dossier of the folder's files."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, held in _lines(path):
            try:
                yield _dossier(f"{path.stem}-{number}", held)
            except (KeyError, IndexError, ValueError) as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from error


def of_dossier(dossier: Dossier, dice: random.Random) -> Iterator[Row]:
    """What is weighed of a dossier and what bears though nothing was to be seen of it, with some of the rest."""
    tellings = [one for promise in dossier.promises for one in promise.tellings]
    seen = set()
    for one in considered(dossier.promises, dossier.sentences, tellings, {one.key: one.key for one in tellings}):
        key = (one.record, one.sentence.document, one.sentence.start)
        seen.add(key)
        close = max(one.clues["own"], one.clues["before 1"]) >= NEAR
        if not close and key not in dossier.bearings and dice.random() >= SOME:
            continue
        yield Row(one.question, dossier.bearings.get(key, NONE), dossier.name)
    for promise, sentence, question in unseen(dossier.promises, dossier.sentences):
        key = (promise.record, sentence.document, sentence.start)
        if promise.made.said < sentence.said and key not in seen and (key in dossier.bearings or dice.random() < FAR):
            yield Row(question, dossier.bearings.get(key, NONE), dossier.name)


def unseen(promises: Sequence[Promise], sentences: Sequence[Sentence]) -> Iterator[tuple[Promise, Sentence, Question]]:
    """Every promise with every sentence of other texts, and what would be asked of them."""
    pages = pages_of(sentences, ())
    for page in pages.values():
        for at, sentence in enumerate(page.sentences):
            for promise in promises:
                if promise.made.mention.document != sentence.document:
                    yield promise, sentence, question_of(promise.made, pages, page, at)


def _dossier(name: str, held: dict[str, Any]) -> Dossier:
    pair = _codes(held["states"])
    sentences: dict[tuple[int, int], Sentence] = {}
    bearings: dict[tuple[str, str, int], str] = {}
    for number, text in enumerate(held["texts"]):
        document, at = f"{name}-{number}", 0
        for place, (said, bears) in enumerate(text["sentences"]):
            sentence = Sentence(document, at, at + len(said), said, text["day"], document, document)
            sentences[number, place] = sentence
            at = sentence.end + 1
            for record, bearing in bears:
                if bearing not in ANSWERS[1:]:
                    raise ValueError(f"{bearing!r} is no bearing")
                bearings.setdefault((record, document, sentence.start), bearing)
    promises = tuple(_promise(one, sentences[one["text"], one["sentence"]], pair) for one in held["promises"])
    return Dossier(name, promises, tuple(sentences.values()), bearings)


def _promise(held: dict[str, Any], sentence: Sentence, pair: tuple[str, ...]) -> Promise:
    at = sentence.text.find(held["promise"])
    if at < 0:
        raise ValueError(f"{held['id']} is no slice of its sentence")
    start = sentence.start + at
    common = {
        "document": sentence.document,
        "start": start,
        "end": start + len(held["promise"]),
        "states": " ".join(pair),
        "topics": "",
        "confidence": 1.0,
        "reader": "training",
    }
    own = {"who": held["who"], "what": held["what"], "strength": "pledge"}
    mention = from_fields("commitments", own, common, {})
    telling = Telling(held["id"], mention, sentence.said, sentence.name, held["promise"], pair)
    return Promise(held["id"], "commitments", (telling,))


def _codes(states: str) -> tuple[str, ...]:
    found = [countries().get(one.strip()) for one in states.replace(",", ";").split(";")]
    return tuple(sorted(one.iso3 for one in found if one))[:2]


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            yield number, json.loads(line)


def parts(found: Sequence[Row], count: int, seed: int = 7) -> list[list[Row]]:
    """The rows in so many parts; those of one dossier or case stay together."""
    names = sorted({row.group for row in found})
    random.Random(seed).shuffle(names)  # noqa: S311 -- nothing secret
    place = {name: number % count for number, name in enumerate(names)}
    return [[row for row in found if place[row.group] == number] for number in range(count)]

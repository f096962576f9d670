"""Put mentions of events that speak of one event together, by the means of linking.

    python -m bench.coreference IN.jsonl OUT.jsonl [--stem]

A row of IN has ``id``, ``doc``, ``text`` (the words of the mention) and ``sentence``; where they are given also ``topic`` (only mentions
of one topic are compared), ``participants`` and ``places`` (words), ``date`` and ``published`` (ISO). A row of OUT has ``id`` and
``cluster``, as the scorers of clusters take them. With ``--stem`` mentions of one stem are one event: the baseline to beat.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.lines import read_lines, write_lines
from communique.ledger.likeness.comparing import likeness
from communique.ledger.likeness.titles import Known, Weights, weights
from communique.ledger.when import apart, days
from communique.ledger.words import WORD, content, fold, same_person, stem

ENOUGH = 0.15  # likeness of two sentences of different documents
SAME_PEOPLE = 0.05  # the same where a participant is shared
_ENDINGS = ("ing", "ed", "er", "ion", "ment", "es", "s", "e")
ROOT = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with what it is compared by."""

    key: str
    document: str
    words: frozenset[str]
    sentence: Weights
    people: tuple[str, ...]
    date: str | None


def root(word: str) -> str:
    """A word without its ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= ROOT:
            return word.removesuffix(ending)
    return word


def roots(text: str) -> frozenset[str]:
    """The roots of a mention's words, without those that say nothing where others stand beside them."""
    words = content(text) or frozenset(stem(word) for word in WORD.findall(fold(text)))
    return frozenset(root(word) for word in words) or frozenset({fold(text)})


def clusters(rows: Sequence[Mapping[str, Any]], *, stems: bool = False) -> list[dict[str, str]]:
    """A cluster for each row, in the order of rows; each mention joins the best record before it, or founds one."""
    found: dict[str, str] = {}
    by_topic: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        by_topic[str(row.get("topic", ""))].append(row)
    for topic, members in by_topic.items():
        if stems:
            found |= {row["id"]: f"{topic}/{' '.join(sorted(roots(row['text'])))}" for row in members}
        else:
            found |= _linked(members)
    return [{"id": row["id"], "cluster": found[row["id"]]} for row in rows]


def _linked(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    known = Known()
    records: list[list[Told]] = []
    bins: dict[str, list[int]] = defaultdict(list)
    home: dict[str, str] = {}
    for row in sorted(rows, key=lambda one: (one.get("published") or "", one["doc"])):
        told = _told(row)
        candidates = sorted({index for word in told.words for index in bins[word]})
        scores = {index: score for index in candidates if (score := _fit(told, records[index], known)) > 0}
        index = max(scores, key=lambda one: (scores[one], -one), default=len(records))
        if index == len(records):
            records.append([])
        records[index].append(told)
        known.learn(told.sentence, index)
        home[told.key] = records[index][0].key
        for word in told.words:
            if index not in bins[word]:
                bins[word].append(index)
    return home


def _told(row: Mapping[str, Any]) -> Told:
    people = tuple(row.get("participants") or ())
    return Told(
        row["id"], row["doc"], roots(row["text"]), weights(row["sentence"], (), "prose"), people, row.get("date")
    )


def _fit(told: Told, record: Sequence[Told], known: Known) -> float:
    """How well a mention fits a record, 0 where it does not: one date is not another, and the sentences are alike."""
    if any(apart(days(told.date), days(one.date)) for one in record):
        return 0.0
    best = 0.0
    for one in record:
        if not told.words & one.words:
            continue
        alike = likeness(told.sentence, one.sentence, known).overlap
        shared = any(same_person(a, b) for a in told.people for b in one.people)
        if alike >= (SAME_PEOPLE if shared else ENOUGH):
            best = max(best, alike + 0.2 * shared)
    return best


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.coreference")
    parser.add_argument("input", type=Path, metavar="IN.jsonl")
    parser.add_argument("output", type=Path, metavar="OUT.jsonl")
    parser.add_argument("--stem", action="store_true", help="the baseline: one stem is one event")
    options = parser.parse_args(arguments)
    try:
        rows = read_lines(options.input)
        write_lines(options.output, clusters(rows, stems=options.stem))
    except (OSError, ValueError, KeyError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Synthetic documents for measuring the ledger at size: facts varied by a generator, told again by several outlets.

Nothing here is about the real world: names are made of syllables, days are drawn. Each document is a few sentences with the mentions
that a reader would find in them, so that storing, linking and viewing are measured without reading.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from communique.ledger.codec import from_fields
from communique.model.documents import Block, BlockKind, DateBasis, Document, PublicationDate, document_id
from communique.model.mentions import Mention
from communique.model.spans import Span

STATES = ("BLR", "CHN", "IND", "KEN", "BRA", "POL", "JPN", "EGY", "VNM", "TUR", "MEX", "GHA")
SYLLABLES = (
    "ba",
    "der",
    "ko",
    "lin",
    "mar",
    "no",
    "pe",
    "ru",
    "sa",
    "ti",
    "ul",
    "ven",
    "wa",
    "yo",
    "zin",
    "gar",
    "hel",
    "dom",
)
WORKS = ("railway", "port", "bridge", "hospital", "pipeline", "airport", "dam", "school", "refinery", "highway")
FIELDS = (
    "customs",
    "tourism",
    "fisheries",
    "space",
    "education",
    "energy",
    "transport",
    "health",
    "tax",
    "culture",
    "sport",
    "water",
)
FIRST, DAYS = date(1997, 1, 1), 10_800
TOLD = (1, 1, 1, 2, 2, 3, 5)  # how many documents tell one fact


@dataclass(frozen=True, slots=True)
class Told:
    """A document as a reader gives it back."""

    document: Document
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]


@dataclass(slots=True)
class _Draft:
    day: date
    outlet: str
    pair: tuple[str, str]
    facts: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)


def documents(count: int, seed: int = 0, facts: int = 6) -> Iterator[Told]:
    """So many documents on so many pairs that each pair has some thousand; the same for the same arguments."""
    chance = random.Random(seed)  # noqa: S311 -- nothing secret
    pairs = [tuple(sorted((a, b))) for n, a in enumerate(STATES) for b in STATES[n + 1 :]]
    pairs = pairs[: max(2, min(len(pairs), count // 1500))]
    waiting: dict[tuple[str, str], list[tuple[int, tuple[str, str, dict[str, Any]]]]] = {}
    for number in range(count):
        first, second = chance.choice(pairs)
        pair = (first, second)
        day = FIRST + timedelta(days=DAYS * number // count)
        draft = _Draft(day, f"outlet-{chance.randrange(40)}.example", pair)
        again = waiting.setdefault(pair, [])
        while len(draft.facts) < facts:
            if again and chance.random() < 0.5:
                left, fact = again.pop(0)
                draft.facts.append(fact)
                if left > 1:
                    again.append((left - 1, fact))
                continue
            fact = _fact(chance, pair, day)
            draft.facts.append(fact)
            left = chance.choice(TOLD) - 1
            if left:
                again.append((left, fact))
        yield _document(draft, number)


def _name(chance: random.Random, parts: int = 3) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(parts)).capitalize()


def _fact(chance: random.Random, pair: tuple[str, str], day: date) -> tuple[str, str, dict[str, Any]]:
    """A register, a sentence and the fields of a fact of about that day."""
    when = (day - timedelta(days=chance.randrange(4))).isoformat()
    kind = chance.randrange(6)
    values: dict[str, Any]
    if kind == 0:
        who, place = f"{_name(chance, 2)} {_name(chance)}", _name(chance)
        role = chance.choice(("President", "Foreign Minister", "Minister of Trade"))
        values = {
            "kind": chance.choice(("visit", "meeting", "talks")),
            "modality": chance.choice(("held", "held", "planned")),
            "date": when,
            "place": place,
            "participants": [{"name": who, "role": role, "country": pair[0]}],
        }
        return "contacts", f"{role} {who} came to {place} on {when}.", values
    if kind == 1:
        topic, town = chance.choice(FIELDS), _name(chance)
        values = {
            "title": f"agreement on {topic} at {town}",
            "kind": "agreement",
            "stage": chance.choice(("signed", "in_preparation")),
            "date": when,
            "parties": list(pair),
        }
        return "agreements", f"An agreement on {topic} at {town} was signed on {when}.", values
    if kind == 2:
        work, town = chance.choice(WORKS), _name(chance)
        values = {"who": pair[1], "what": f"build a {work} at {town}", "strength": "pledge", "due": str(day.year + 2)}
        return "commitments", f"{pair[1]} will build a {work} at {town} by {day.year + 2}.", values
    if kind == 3:
        town, value = _name(chance), chance.randrange(10, 9999)
        values = {"indicator": f"exports of {town}", "value": value * 1e6, "unit": "USD", "period": str(day.year)}
        return "figures", f"Exports of {town} came to {value} million dollars in {day.year}.", values
    if kind == 4:
        work, town = chance.choice(WORKS), _name(chance)
        values = {
            "name": f"{town} {work}",
            "stage": "under construction",
            "amount": f"USD {chance.randrange(5, 900)} million",
        }
        return "projects", f"The {town} {work} is being built.", values
    who = f"{_name(chance, 2)} {_name(chance)}"
    role = chance.choice(("Minister of Trade", "Ambassador", "Governor"))
    return "offices", f"{role} {who} spoke.", {"name": who, "role": role, "country": pair[0], "as_of": day.isoformat()}


def _document(draft: _Draft, number: int) -> Told:
    text = f"Report {number}\n\n"
    sentences, places = [], []
    for register, sentence, values in draft.facts:
        span = Span(len(text), len(text) + len(sentence))
        text += sentence + " "
        sentences.append(span)
        places.append((register, span, values))
    url = f"https://{draft.outlet}/{number}"
    key = document_id(text, url)
    day = draft.day.isoformat()
    document = Document(
        id=key,
        name=f"{day}-{number}",
        text=text,
        blocks=(Block(Span(text.index("\n\n") + 2, len(text)), BlockKind.BODY),),
        published=PublicationDate(day, DateBasis.GIVEN),
        url=url,
        outlet=draft.outlet,
        origin=f"synthetic:{number}",
    )
    mentions = tuple(
        from_fields(
            register,
            values,
            {
                "document": key,
                "start": span.start,
                "end": span.end,
                "states": " ".join(draft.pair),
                "topics": "",
                "confidence": 0.8,
                "reader": "synthetic/1",
            },
            {next(iter(values)): (span,)},
        )
        for register, span, values in places
    )
    return Told(document, tuple(sentences), mentions)

"""Documents to readings, in English: the stages in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from communique.model.countries import countries
from communique.model.documents import Document
from communique.reading.annotations import CountryForm, CountryMention, PersonMention, Reading
from communique.reading.english import parse, times
from communique.reading.english.actors import ActorFinder
from communique.reading.english.counterparts import counterparts
from communique.reading.english.dating import LAST_YEAR, infer_date
from communique.reading.english.dating_head import head_day, in_office
from communique.reading.english.nations import (
    delegates,
    frame_countries,
    home_state,
    known_countries,
    leader_country,
    travellers,
    with_countries,
)
from communique.reading.english.passages.model import load_model
from communique.reading.english.people import find_people
from communique.reading.english.places import find_countries
from communique.reading.english.quantities import find_quantities
from communique.reading.english.speech import SpeechFinder
from communique.reading.normalise import normalise

# Documents read together, stage by stage: each stage finds its tables and weights in the processor's caches (measured on two
# cores: 8 together 62 documents a second, 16 67, 32 71), few enough to keep memory flat.
DOCUMENTS_TOGETHER = 32
CHARACTERS_TOGETHER = 200_000  # of long documents fewer, for memory's sake
STAGES = (
    "normalise/1",
    "parse/2",
    "countries/3",
    "people/7",
    "times/6",
    "dating/3",
    "quantities/3",
    "actors/5",
    "speech/6",
    "passages/1",
)


@dataclass(frozen=True, slots=True)
class EnglishReader:
    """Reads documents in English. ``pipeline`` is the name of an installed spaCy pipeline."""

    pipeline: str = parse.DEFAULT_PIPELINE

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """A reading for each document, in order."""
        nlp = parse.load_pipeline(self.pipeline)
        for batch in together(documents):
            plain = [normalise(document) for document in batch]
            places = [parse.paragraphs(text, blocks) for text, _, blocks in plain]
            texts = [span.of(text) for (text, _, _), spans in zip(plain, places, strict=True) for span, _ in spans]
            parsed = parse.parsed(nlp, texts)
            for document, (text, offsets, blocks), spans in zip(batch, plain, places, strict=True):
                docs = list(islice(parsed, len(spans)))
                yield annotate(Reading(document, text, offsets, blocks, parse.sentences(docs, spans)))


def together(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents in the order given, as many at a time as are read together."""
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == DOCUMENTS_TOGETHER or sum(len(one.text) for one in batch) >= CHARACTERS_TOGETHER:
            yield batch
            batch = []
    if batch:
        yield batch


def annotate(bare: Reading) -> Reading:
    """Fill a reading that has only its sentences."""
    spans = [sentence.span for sentence in bare.sentences]
    everywhere = find_countries(bare.text)
    named = tuple(one for one in everywhere if any(span.covers(one.span) for span in spans))
    people = find_people(bare.sentences, named)
    pair = main_states(named, people, bare.text)
    anchor = bare.document.published.value
    times_found = times.find_times(bare.sentences, anchor)
    if anchor is None:
        day = head_day(bare.text, bare.blocks)
        holders = tuple(in_office(people, LAST_YEAR))
        inferred = infer_date(bare.sentences, times_found, [pair] if len(pair) > 1 else [], day, holders)
        if inferred is not None:
            anchor = inferred.value
            times_found = times.find_times(bare.sentences, anchor)
    home = home_state(pair, people, frame_countries(spans, everywhere), _dateline(bare))
    year = int(anchor[:4]) if anchor and anchor[:4].isdigit() else None
    guests = {**travellers(bare.text, people, named, pair), **delegates(bare.text, people, named)}
    guests = {**counterparts(bare.text, people, pair, known_countries(people, pair, year, guests)), **guests}
    people = with_countries(people, home=home, pair=pair, year=year, guests=guests)
    actors = ActorFinder(bare.sentences, named, people, pair, home).find()
    return Reading(
        document=bare.document,
        text=bare.text,
        to_document=bare.to_document,
        blocks=bare.blocks,
        sentences=bare.sentences,
        countries=named,
        people=people,
        actors=actors,
        times=times_found,
        quantities=find_quantities(bare.sentences, times_found),
        speech=SpeechFinder(bare.text, bare.sentences, people, actors, _sides(pair, home)).find(),
        date=anchor,
        pair=pair,
        passages=load_model().read(bare.text),
        stages=STAGES,
    )


def _sides(pair: tuple[str, ...], home: str | None) -> tuple[str, ...]:
    """The names of the two states, the outlet's own first; none where the outlet's side is not known."""
    table = countries().by_code
    ordered = sorted(pair, key=lambda code: code != home)
    return tuple(table[code].name for code in ordered) if home is not None else ()


def _dateline(bare: Reading) -> str | None:
    """The country of the city that heads the first paragraphs: "HANOI, 12 December (VNA) -"."""
    for block in bare.blocks[:10]:
        head = bare.text[block.span.start : block.span.start + 60]
        match = re.match(r"\s*\(?([A-Z][A-Z' .-]{2,}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s*(?:,|\(|:|--|–|—|- )", head)
        if match is None:
            continue
        country = countries().seated(match[1])
        if country is not None:
            return country.iso3
    return None


_WATER = re.compile(r"\s(?:[Rr]iver|[Ss]ea|[Oo]cean|[Gg]ulf)\b")


def main_states(
    named: Iterable[CountryMention], people: Iterable[PersonMention] = (), text: str = ""
) -> tuple[str, ...]:
    """The two states that a document is mainly about: the two named most, the one named more before the other.

    Its leaders stand for a state as its seat does; a river of its name does not.
    """
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for one in named:
        if _WATER.match(text, one.span.end):
            continue
        counts[one.country] += 1 if one.form is CountryForm.SEAT else 2
        first.setdefault(one.country, one.span.start)
    for person in people:
        country = leader_country(person.name, None, ()) if person.name and " " in person.name else None
        if country is not None:
            counts[country] += 1
            first.setdefault(country, person.span.start)
    ranked = sorted(counts, key=lambda code: (-counts[code], first[code]))[:2]
    return tuple(sorted(ranked, key=lambda code: (-counts[code], first[code]))) if ranked else ()

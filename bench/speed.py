"""How fast documents are read, what memory that takes, and in which stages the time goes.

    python -m bench.speed [PATH] [--documents N]

The documents under PATH (default: examples/) are repeated until there are N of them. Repeats are read like new ones; only
what is cached by word comes cheaper the second time. Loading and the ledger are measured on one pass, because copies of one
text would all be linked to each other. Figures hold for one process on this machine.
"""

from __future__ import annotations

import argparse
import inspect
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from bench.clock import StageClock
from communique.ledger.ingest import ingest
from communique.ledger.store import Store
from communique.model.documents import Document, document_id
from communique.reading.english import parse, reader, times
from communique.registers import run
from communique.registers.catalogue import DERIVING, ROOMS
from communique.sources.read import Settings, discover, load

EXAMPLES = Path(__file__).parents[1] / "examples"
DOCUMENTS = 200
LEDGER, SOURCES, REST = "ledger: store and link", "sources: load", "registers: places and ids"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run took. ``seconds`` is the reading alone; ``stages`` gives seconds a document, the slowest first."""

    documents: int
    tokens: int
    characters: int
    mentions: int
    seconds: float
    loading: float
    peak_mb: float
    stages: tuple[tuple[str, float], ...]


def instrument(clock: StageClock) -> None:
    """Wrap every function that the reader calls and the door of every room."""
    for name, value in list(vars(reader).items()):
        home = getattr(value, "__module__", "")
        if inspect.isfunction(value) and home.startswith("communique.reading"):
            clock.wrap(reader, name, f"reading: {name}")
        elif inspect.isclass(value) and home.startswith("communique.reading.english") and "find" in vars(value):
            clock.wrap(value, "find", f"reading: {name}")
    clock.wrap(times, "find_times", "reading: find_times")
    clock.wrap(parse, "sentences", "reading: sentences")
    clock.wrap(parse, "paragraphs", "reading: paragraphs")
    for room in ROOMS:
        clock.wrap(type(room), "read", f"room: {room.register}")
    clock.wrap(run, "finish", REST)
    for deriving in DERIVING:
        clock.wrap(type(deriving), "derive", f"room: {deriving.register}")
    parsed = parse.parsed

    def timed(nlp: Any, texts: Any) -> Iterator[Any]:
        return clock.timed_items("reading: parse (spaCy)", parsed(nlp, texts))

    vars(parse)["parsed"] = timed


def repeated(documents: Sequence[Document], count: int) -> Iterator[Document]:
    """That many documents: the given ones over and over, each copy with an address and so an id of its own."""
    for number, document in enumerate(islice(cycle(documents), count)):
        url = f"{document.url or 'copy'}#{number}"
        yield replace(document, url=url, id=document_id(document.text, url))


def measure(path: Path, count: int) -> Figures:
    """Load, read and store. Raises ValueError when there is nothing to read under the path."""
    clock = StageClock()
    begun = time.perf_counter()
    parse.load_pipeline(parse.DEFAULT_PIPELINE)
    loading = time.perf_counter() - begun
    instrument(clock)
    loaded = [
        one
        for source in discover([path])
        for one in clock.timed_items(SOURCES, load(source, Settings()))
        if isinstance(one, Document)
    ]
    if not loaded:
        raise ValueError(f"no document could be read under {path}")
    loading_a_document = clock.seconds.pop(SOURCES) / len(loaded)
    mentions = characters = 0
    begun = time.perf_counter()
    for read in run.Reader().read_many(repeated(loaded, count)):
        mentions += len(read.mentions)
        characters += len(read.document.text)
    seconds = time.perf_counter() - begun
    stages = {name: took / count for name, took in clock.seconds.items()}
    stages |= {SOURCES: loading_a_document, LEDGER: _ledger(loaded) / len(loaded)}
    each = {one.id: _tokens(one.text) for one in loaded}
    tokens = sum(each[one.id] for one in islice(cycle(loaded), count))
    slowest_first = tuple(sorted(stages.items(), key=lambda stage: -stage[1]))
    return Figures(count, tokens, characters, mentions, seconds, loading, _peak_mb(), slowest_first)


def _tokens(text: str) -> int:
    return len(parse.load_pipeline(parse.DEFAULT_PIPELINE).make_doc(text))


def _ledger(documents: Sequence[Document]) -> float:
    """Seconds to store and link the documents once, without reading them."""
    done = {read.document.id: read for read in run.Reader().read_many(documents)}
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "bench.db", create=True) as store:
        begun = time.perf_counter()
        for _ in ingest(store, documents, lambda wanted: (done[one.id] for one in wanted), run.READER_VERSION):
            pass
        store.link()
        return time.perf_counter() - begun


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024**2 if sys.platform == "darwin" else peak / 1024


def table(figures: Figures) -> str:
    """The figures as text."""
    speed = figures.documents / figures.seconds
    lines = [
        f"documents          {figures.documents:>9}   ({figures.characters / figures.documents:.0f} characters each)",
        f"tokens             {figures.tokens:>9}",
        f"mentions           {figures.mentions:>9}",
        f"loading the model  {figures.loading:>9.2f} s",
        f"reading            {figures.seconds:>9.2f} s",
        f"documents a second {speed:>9.1f}",
        f"tokens a second    {figures.tokens / figures.seconds:>9.0f}",
        f"peak memory        {figures.peak_mb:>9.0f} MB",
        "",
        f"{'stage':<34}{'ms a document':>14}{'share':>8}",
    ]
    whole = sum(took for _, took in figures.stages)
    lines += [f"{name:<34}{1000 * took:>14.2f}{took / whole:>8.1%}" for name, took in figures.stages]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("path", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--documents", type=int, default=DOCUMENTS, metavar="N")
    options = parser.parse_args(arguments)
    try:
        print(table(measure(options.path, options.documents)))
    except ValueError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

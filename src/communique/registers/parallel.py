"""Documents to mentions on several cores: worker processes that each hold a reader, in the order given."""

from __future__ import annotations

import copyreg
import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from itertools import chain, islice
from types import MappingProxyType
from typing import Any

from communique.model.documents import Document
from communique.model.errors import CommuniqueError
from communique.reading.english.events.model import load_model
from communique.reading.english.parse import load_pipeline
from communique.reading.english.reader import DOCUMENTS_TOGETHER
from communique.registers.run import ReadDocument, Reader

TOGETHER = DOCUMENTS_TOGETHER  # handed over at once
FEWEST = 2  # at the end, where a worker would else read many more while the others have none left
# A worker takes two seconds to load its model, in which one process reads some forty documents.
FEW = 64
_THREADS = "OPENBLAS_NUM_THREADS"
AHEAD = 2  # batches that wait for each worker, so that none is idle and memory stays flat


def read_side_by_side(documents: Iterable[Document], jobs: int | None = None) -> Iterator[ReadDocument]:
    """Each document with its mentions, in the order given, read by ``jobs`` processes.

    Without ``jobs`` there is one process a core, and none besides this one for a few documents. The mentions are the same
    however many there are. What goes wrong with a document is raised when its turn comes.
    """
    waiting = iter(documents)
    if jobs is None:
        first = list(islice(waiting, FEW))
        jobs = cores() if len(first) == FEW else 1
        waiting = chain(first, waiting)
    if jobs == 1:
        yield from Reader().read_many(waiting)
        return
    # Fresh interpreters, not forks: a fork copies the threads' locks of the libraries but not their threads.
    context = multiprocessing.get_context("spawn")
    with _one_thread_each(), ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin) as pool:
        pending: deque[Future[list[ReadDocument]]] = deque()
        batches = _batches(waiting, jobs)
        while True:
            while len(pending) < jobs * AHEAD and (batch := next(batches, None)):
                pending.append(pool.submit(_read, batch))
            if not pending:
                return
            yield from pending.popleft().result()


def _batches(documents: Iterable[Document], jobs: int) -> Iterator[list[Document]]:
    """The documents in the order given, handed over together; the last ones in smaller parts, so that all workers end at once."""
    waiting, near = iter(documents), deque[Document]()
    while True:
        near.extend(islice(waiting, jobs * TOGETHER - len(near)))
        if not near:
            return
        size = TOGETHER if len(near) == jobs * TOGETHER else max(FEWEST, -(-len(near) // (2 * jobs)))
        yield [near.popleft() for _ in range(min(size, len(near)))]


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Let OpenBLAS start one thread a worker: more of them wait for each other on the same cores.

    The library asks its environment once, when it is loaded (measured: two workers with two threads each read no faster
    than one process, with one thread each half as fast again).
    """
    before = os.environ.get(_THREADS)
    os.environ.setdefault(_THREADS, "1")
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(_THREADS, None)


# Objects made and not yet thrown away, from which the collector of garbage looks for some. By itself it does so every 700 and
# now and then goes through all the million objects of the models (measured: 5 % of the time; reading leaves no cycles at all).
_OBJECTS = 100_000


def _begin() -> None:
    """Make this process a worker: with all models loaded, and with a collector of garbage that never looks at them."""
    _open_evidence()
    with suppress(CommuniqueError):  # it is raised again where a document needs what is missing
        load_pipeline()
        load_model()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS)


def _open_evidence() -> None:
    """Let the read-only evidence of mentions travel between processes, which Python does not by itself."""
    copyreg.pickle(MappingProxyType, _as_dict)


def _as_dict(evidence: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _read_only, (dict(evidence),)


def _read_only(evidence: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(evidence)


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(batch: list[Document]) -> list[ReadDocument]:
    return list(Reader().read_many(batch))

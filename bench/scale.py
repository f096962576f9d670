"""The ledger at size: storing, linking, lists and records of synthetic documents.

    python -m bench.scale [--documents N]... [--keep FILE]

Prints documents a second stored, seconds to link, how linking grows, and the median and the 95th percentile in milliseconds of
a page of every list and of a record.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from bench.synthetic import documents
from communique.ledger.paging import Listing
from communique.ledger.queries import Query, View
from communique.ledger.store import Store

READER = "synthetic/1"
SIZES = (2_000, 10_000)
ASKED = 40  # queries of a kind


def fill(path: Path, count: int) -> tuple[float, float]:
    """Seconds to store and to link so many documents."""
    with Store.open(path, create=True) as store:
        begun = time.perf_counter()
        store.add_many(documents(count), READER)
        stored = time.perf_counter()
        store.link()
        return stored - begun, time.perf_counter() - stored


def views(view: View) -> dict[str, list[float]]:
    """Milliseconds of each query, by what is asked."""
    chance = random.Random(1)  # noqa: S311 -- nothing secret
    pairs = sorted(
        {
            (states[0], states[1])
            for record in view.page(Query(), Listing(limit=200)).records
            if (states := record.states)[1:]
        }
    )
    registers = ("contacts", "agreements", "commitments", "figures", "projects", "offices")
    records: list[str] = []

    def timed(ask: Callable[[], object]) -> float:
        begun = time.perf_counter()
        ask()
        return (time.perf_counter() - begun) * 1000

    found: dict[str, list[float]] = {}
    for register in registers:
        found[f"list {register}"] = [
            timed(partial(view.page, Query(register=register, between=chance.choice(pairs)))) for _ in range(ASKED)
        ]
        records += [one.id for one in view.page(Query(register=register, between=chance.choice(pairs))).records]
    found["list in a year"] = [
        timed(lambda: view.page(Query(between=chance.choice(pairs), since=_new_year(chance)))) for _ in range(ASKED)
    ]
    found["record"] = [timed(lambda: view.record(chance.choice(records))) for _ in range(ASKED)]
    found["search"] = [timed(lambda: view.search("railway built")) for _ in range(5)]
    return found


def _new_year(chance: random.Random) -> date:
    return date(chance.randrange(1998, 2026), 1, 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--documents", type=int, action="append", metavar="N")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep the largest ledger")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        for count in sorted(options.documents or SIZES):
            path = (
                options.keep
                if options.keep and count == max(options.documents or SIZES)
                else Path(folder) / f"{count}.db"
            )
            stored, linked = fill(path, count)
            size = path.stat().st_size / 1e6
            print(
                f"{count:>8} documents: stored at {count / stored:,.0f}/s, linked in {linked:.1f} s ({linked / count * 1e3:.2f} ms each), {size:.0f} MB"
            )
            with Store.open(path) as store:
                for name, times in views(store.view()).items():
                    ordered = sorted(times)
                    print(
                        f"          {name:<20} median {statistics.median(times):7.1f} ms   95 % {ordered[int(len(ordered) * 0.95) - 1]:7.1f} ms"
                    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

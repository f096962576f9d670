"""The desk under load: when a page is seen, how long its lists take at size, and fifty readers beside somebody who writes.

    python -m bench.desk [--ledger FILE] [--seconds N] [--readers N] [--only paint|pages|load]...

``paint``: first contentful paint of every page on the examples, in Chromium. ``pages``: the median and the 95th percentile in
milliseconds of every page at the server, each asked afresh, of a ledger as `bench.scale --keep FILE` makes it; without --ledger
of the examples. ``load``: readers go from page to page over HTTP with one to three seconds to think, one person makes a
judgement a second, and `communique read` stores new documents, all at once on a copy of the ledger; prints how long pages took,
and every answer that was not right and every judgement that was lost.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bench.readers import Load, run_load
from bench.served import HEADER, Program, copied, paths_of, started
from communique.cli.main import run

EXAMPLES = Path(__file__).parents[1] / "examples"
ASKED = 20  # times each page is asked
PARTS = ("paint", "pages", "load")
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


def spread(times: Sequence[float]) -> str:
    """The median and the 95th percentile of seconds, in milliseconds."""
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"median {statistics.median(ordered) * 1000:7.1f} ms   95 % {late * 1000:7.1f} ms"


def table(title: str, figures: Mapping[str, Sequence[float]]) -> Iterator[str]:
    """Lines, the slowest last."""
    yield title
    for name, times in sorted(figures.items(), key=lambda item: statistics.median(item[1])):
        yield f"  {name:<24} {spread(times)}"


def paints(program: Program, times: int = 5) -> dict[str, list[float]]:
    """Seconds to the first contentful paint by page, each in a window of its own."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- of the tests' dependencies

    browser_path = _browser()
    found: dict[str, list[float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        for name, path in paths_of(program).items():
            for _ in range(times):
                context = browser.new_context()
                page = context.new_page()
                page.goto(program.home + path)
                page.wait_for_function(PAINT)
                found.setdefault(name, []).append(float(page.evaluate(PAINT)) / 1000)
                context.close()
        browser.close()
    return found


def _browser() -> str:
    from shutil import which  # noqa: PLC0415 -- beside its only use

    path = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := which(name))), None)
    if path is None:
        raise ValueError("no chromium on the PATH")
    return path


def pages(program: Program) -> dict[str, list[float]]:
    """Seconds until every page is whole, each time as if nobody had asked before."""
    found: dict[str, list[float]] = {}
    for name, path in paths_of(program).items():
        for number in range(ASKED):
            # Each person's answers are remembered apart.
            answer = program.get(path, **{HEADER: f"{name}-{number}", "accept": "text/html"})
            answer.raise_for_status()
            found.setdefault(name, []).append(answer.elapsed.total_seconds())
    return found


def told(load: Load, readers: int, seconds: float) -> Iterator[str]:
    """What came of the load."""
    yield from table(f"{readers} readers, a judgement a second and documents stored, for {seconds:.0f} s", load.pages)
    yield f"  {'all pages':<24} {spread(load.times)}   {len(load.times)} of them, {len(load.times) / seconds:.1f} a second"
    if load.decisions:
        yield f"  {'decisions':<24} {spread(load.decisions)}   {len(load.confirmed)} confirmed, {len(load.lost)} lost"
    yield f"  documents stored meanwhile: {load.stored}; processor of the desk: {load.cpu:.0f} s, {load.cpu / max(1, len(load.times)) * 1000:.0f} ms a page"
    yield f"  wrong answers: {len(load.wrong)}"
    yield from (f"    {one}" for one in load.wrong[:10])


def measured(ledger: Path | None, parts: Iterable[str], readers: int, seconds: float) -> Iterator[str]:
    """The lines of all parts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        examples = folder / "examples.db"
        if run(["read", str(EXAMPLES), "--ledger", str(examples), "--quiet"]) != 0:
            raise ValueError("the examples could not be read")
        if "paint" in parts:
            with started(copied(examples, folder / "paint.db")) as program:
                yield from table("first contentful paint, examples", paints(program))
        if "pages" in parts:
            with started(copied(ledger or examples, folder / "pages.db")) as program:
                yield from table(f"pages at the server, {ledger or 'examples'}", pages(program))
        if "load" in parts:
            with started(target := copied(ledger or examples, folder / "load.db")) as program:
                yield from told(run_load(program, target, EXAMPLES, readers, seconds), readers, seconds)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status: 1 where an answer was wrong or a judgement lost."""
    parser = argparse.ArgumentParser(prog="python -m bench.desk", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--ledger", type=Path, metavar="FILE", help="of bench.scale --keep; the examples without it")
    parser.add_argument("--seconds", type=float, default=120.0, metavar="N")
    parser.add_argument("--readers", type=int, default=50, metavar="N")
    parser.add_argument("--only", choices=PARTS, action="append")
    options = parser.parse_args(arguments)
    failed = False
    try:
        for line in measured(options.ledger, options.only or PARTS, options.readers, options.seconds):
            print(line, flush=True)
            failed = (
                failed
                or ("lost" in line and ", 0 lost" not in line)
                or (line.startswith("  wrong") and line[-2:] != " 0")
            )
    except (ValueError, TimeoutError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

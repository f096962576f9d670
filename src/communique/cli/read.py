"""``communique read``: documents into the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from communique.cli.options import ledger_option
from communique.cli.output import flat
from communique.cli.progress import ReadingBar
from communique.ledger.ingest import Step, ingest
from communique.ledger.store import Added, Store
from communique.model.documents import Document
from communique.model.errors import SourceRejected


@click.command("read", help="Read documents into the ledger: files (.txt, .html, .jsonl) and folders of them.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@ledger_option
@click.option("--strict", is_flag=True, help="Exit with 1 when any document was set aside.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes that read side by side (default: one a core, and one alone for a few documents).",
)
@click.option("--quiet", is_flag=True, help="No progress bar and no summary; only what was set aside.")
def command(paths: tuple[Path, ...], *, ledger: Path, strict: bool, jobs: int | None, quiet: bool) -> int:
    """Read, link, and say what came of it."""
    counts: Counter[str] = Counter()
    aside: list[str] = []
    with Store.open(ledger, create=True) as store:
        # Loaded here because the reader brings its language model along, which no other command needs.
        from communique.registers.parallel import read_side_by_side  # noqa: PLC0415
        from communique.registers.run import READER_VERSION  # noqa: PLC0415
        from communique.sources.read import Settings, discover, load  # noqa: PLC0415

        settings = Settings()
        sources = list(discover(paths))
        with ReadingBar(len(sources), quiet=quiet) as bar:

            def inputs() -> Iterator[Document | SourceRejected]:
                for source in sources:
                    yield from load(source, settings)
                    bar.file_done()

            for step in ingest(store, inputs(), partial(read_side_by_side, jobs=jobs), READER_VERSION):
                bar.document_done()
                _count(step, counts)
                if step.rejection is not None:
                    aside.append(f"set aside: {flat(step.rejection)}")
        store.renew()
        store.link()
        totals = store.view().counts()
    # At the end, so that neither the bar nor the work of an hour scrolls them away.
    for line in aside:
        click.echo(line, err=True)
    if not quiet:
        _summary(counts, totals["documents"], totals["records"])
    return int(strict and counts["rejected"] > 0)


def _count(step: Step, counts: Counter[str]) -> None:
    if step.rejection is not None:
        counts["rejected"] += 1
        return
    assert step.added is not None
    counts[step.added] += 1
    counts["mentions"] += step.mentions


def _summary(counts: Counter[str], documents: int, records: int) -> None:
    words = f"read {counts[Added.NEW]} new documents"
    if counts[Added.REPLACED]:
        words += f", {counts[Added.REPLACED]} again"
    if counts[Added.KEPT]:
        words += f"; {counts[Added.KEPT]} were known"
    words += f"; set aside {counts['rejected']}; {counts['mentions']} mentions"
    click.echo(f"{words}. The ledger holds {documents} documents and {records} records.")

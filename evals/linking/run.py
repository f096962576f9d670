"""Measure linking on its gold.

    python -m evals.linking.run [--gold FOLDER] [--details] [--read | --update [--allow-regression REASON]]

The gold's own mentions are linked, which measures linking alone; with ``--read`` the mentions that the reader finds in the same
documents, which measures what a user gets (no floors). Exit status: 0 when every floor holds, 1 when one is missed, 2 for wrong
arguments.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from communique.ledger.copies import body, runs, share
from communique.ledger.likeness.catalogue import block_of
from communique.ledger.linking import link
from communique.ledger.telling import Telling
from communique.ledger.when import Days, apart, days, stated
from evals.linking.clusters import Grouped, Score, b_cubed, pairwise
from evals.linking.floors import Table, measured, missed, pin
from evals.linking.gold import FOLDER, OPEN, REGISTERS, GoldMention, GoldPair, pairs, telling
from evals.sets import EvalsError


def from_gold(chosen: Iterable[GoldPair]) -> dict[str, Grouped]:
    """The gold mentions of all pairs linked, by register."""
    gold: dict[str, dict[str, str]] = defaultdict(dict)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for pair in chosen:
        blocks: dict[tuple[str, str], list[Telling]] = defaultdict(list)
        for one in pair.mentions():
            gold[one.mention.register][f"{pair.name}/{one.key}"] = f"{pair.name}/{one.record}"
            place = one.mention.register, block_of(one.mention, pair.codes)
            blocks[place].append(telling(one, pair.codes))
        for (register, block), tellings in blocks.items():
            for record in link(register, tellings):
                for item in record.links:
                    found[register][f"{pair.name}/{item.mention}"] = f"{pair.name}/{block}/{record.id}"
    return {register: Grouped(gold[register], found[register]) for register in REGISTERS}


def copies(chosen: Iterable[GoldPair]) -> Grouped:
    """The documents by source."""
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    for pair in chosen:
        before: list[tuple[str, str | None, frozenset[int]]] = []
        for stem, page in sorted(
            pair.pages.items(), key=lambda item: (item[1].document.published.value or "", item[0])
        ):
            key, own, url = f"{pair.name}/{stem}", runs(body(page.document)), page.document.url
            gold[key] = f"{pair.name}/{page.source}"
            near = [other for other, address, theirs in before if share(own, theirs) or (url and url == address)]
            found[key] = found[near[0]] if near else key
            before.append((key, url, own))
    return Grouped(gold, found)


def table(groups: Mapping[str, Grouped]) -> dict[str, tuple[Score, Score, int]]:
    """Pairwise and B-cubed scores with the number of items, by name."""
    return {
        name: (pairwise(one.gold, one.found), b_cubed(one.gold, one.found), len(one.gold))
        for name, one in groups.items()
    }


def lines(title: str, scores: Mapping[str, tuple[Score, Score, int]]) -> Iterable[str]:
    """The table in words."""
    yield f"{title:<22}{'items':>6}   pairwise P / R / F1        B-cubed P / R / F1"
    for name, (pair, cubed, count) in scores.items():
        cells = "   ".join(f"{one.precision:.3f} / {one.recall:.3f} / {one.f1:.3f}" for one in (pair, cubed))
        yield f"  {name:<20}{count:>6}   {cells}"


def mistakes(groups: Mapping[str, Grouped], rows: Mapping[str, GoldMention]) -> Iterable[str]:
    """Every record that was torn or joined wrongly, on the open pairs."""
    for register, one in groups.items():
        keys = [key for key in one.gold if key.split("/")[0] in OPEN]
        for a, b in combinations(keys, 2):
            same, together = one.gold[a] == one.gold[b], one.found[a] == one.found[b]
            if same != together:
                yield f"{'torn' if same else 'JOINED'} {register}"
                for key in (a, b):
                    row = rows[key]
                    day = row.page.document.published.value
                    yield f"    {key} [{row.record}] {day} {row.mention.values()} :: {row.mention.span.of(row.page.document.text)}"


def years_merged(one: Grouped, rows: Mapping[str, GoldMention]) -> int:
    """How many pairs of contacts of different years stand in one record though they are two: yearly sessions, visits, summits."""
    by_record: dict[str, list[str]] = defaultdict(list)
    for key, record in one.found.items():
        by_record[record].append(key)
    return sum(
        one.gold[a] != one.gold[b] and apart(_years(rows[a]), _years(rows[b]))
        for keys in by_record.values()
        for a, b in combinations(keys, 2)
    )


def _years(row: GoldMention) -> Days:
    """The years in which the gold places a mention."""
    first, last = days(stated(row.mention))
    return (first and first.replace(month=1, day=1), last and last.replace(month=12, day=31))


def _lines_as_read(title: str, part: Sequence[GoldPair], *, details: bool) -> Iterable[str]:
    """The table of what is read, with the share of gold rows that it covers; on the open pairs the mistakes."""
    # Loaded here because the reader brings its language model along.
    from evals.linking.reading import as_read, read_pages  # noqa: PLC0415

    read = as_read(part, read_pages(part))
    groups = read.grouped()
    yield from lines(f"{title} pairs, as read", table(groups))
    yield "  of the gold rows read: " + ", ".join(f"{name} {read.coverage(name):.3f}" for name in REGISTERS)
    if details and title == "open":
        yield from mistakes(groups, {key: ours.telling(one) for key, (one, ours) in read.matched.items()})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals.linking.run", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--gold", type=Path, default=FOLDER)
    parser.add_argument("--details", action="store_true", help="print every mistake on the open pairs")
    parser.add_argument("--read", action="store_true", help="link what the reader reads instead of the gold's mentions")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--allow-regression", default="", metavar="REASON", help="lower floors too, for this reason")
    options = parser.parse_args(arguments)
    try:
        chosen = pairs(options.gold)
    except EvalsError as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2
    halves = {
        title: part
        for title, part in (
            ("open", [one for one in chosen if one.name in OPEN]),
            ("closed", [one for one in chosen if one.name not in OPEN]),
        )
        if part
    }
    if options.read:
        for title, part in halves.items():
            print("\n".join(_lines_as_read(title, part, details=options.details)))
        return 0
    found: dict[str, Table] = {}
    for title, part in halves.items():
        groups = from_gold(part)
        scores = table({**groups, "documents": copies(part)})
        found[title] = measured(scores)
        print("\n".join(lines(f"{title} pairs", scores)))
        rows = {f"{pair.name}/{one.key}": one for pair in part for one in pair.mentions()}
        print(f"  contacts of different years in one record: {years_merged(groups['contacts'], rows)} pairs")
        if options.details and title == "open":
            print("\n".join(mistakes(groups, rows)))
    if options.gold != FOLDER:
        return 0
    if options.update:
        print("\n".join(pin(found, options.allow_regression)))
        return 0
    wrong = list(missed(found))
    print("\n".join(wrong) if wrong else "linking: every floor holds")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())

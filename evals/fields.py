"""Compare, field by field, what the reader reads with the rows of the documents written for the model of passages.

    python -m evals.fields [REGISTER FIELD]

Without arguments a table: how many annotated rows are read, and how often each key field is right in them. With a register and a
field the rows in which they differ, so that a rule can be mended. The model of passages has seen these documents and rules of
fields were mended on them: what is measured here guards against loss and foretells nothing. Most of the texts do not state when
they were published: that day is given. Exit status: 0, and 2 where the documents are not there or not whole.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from communique.exchange.agreement import KEY_FIELDS, agreeing
from communique.exchange.interchange import Row, parse_row
from communique.exchange.scoring import grouped, matched, shared
from communique.model.documents import DateBasis, Document
from communique.model.errors import CommuniqueError
from evals.measure import ReadDocuments, documents_of, rows_of
from evals.sets import PROJECT, EvalsError

FOLDER = PROJECT / "training" / "passages" / "documents"
REGISTERS = ("contacts", "agreements", "commitments", "projects", "statements")
_MOST = 200  # characters of a quote


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated row and the one that was read for it, with the key fields in which they agree."""

    asked: Row
    given: Row
    agreed: frozenset[str]


def compared(folder: Path = FOLDER, read: ReadDocuments = rows_of) -> dict[str, list[Pair]]:
    """The rows of each register that were read where they were annotated; read are STEM.txt, STEM.meta.json and STEM.jsonl.

    Raises EvalsError where the folder has no texts or a text has not both beside it.
    """
    texts = sorted(folder.glob("*.txt"))
    if not texts:
        raise EvalsError(f"no documents in {folder}")
    names = [path.stem for path in texts]
    asked = grouped((row for path in texts for row in _rows(path)), names)
    given = grouped(read(_dated(texts)), names)
    out: dict[str, list[Pair]] = {name: [] for name in REGISTERS}
    for (document, register), rows in sorted(asked.items()):
        found = given[document, register]
        for i, j in matched(register, rows, found) if register in out else ():
            if shared(rows[i], found[j]) > 0:
                agreed = frozenset(agreeing(register, rows[i], found[j]))
                out[register].append(Pair(rows[i], found[j], agreed))
    return out


def _beside(path: Path, ending: str) -> str:
    """What stands in the file beside a text. Raises EvalsError where there is none."""
    other = path.with_suffix(ending)
    if not other.is_file():
        raise EvalsError(f"{path.name} has no {other.name} beside it")
    return other.read_text(encoding="utf-8")


def _rows(path: Path) -> Iterator[Row]:
    for line in _beside(path, ".jsonl").splitlines():
        row = json.loads(line)
        row.pop("again", None)  # a second telling is a telling
        yield parse_row(row)


def _dated(texts: Sequence[Path]) -> Iterator[Document]:
    for path, document in zip(texts, documents_of(texts), strict=True):
        day = json.loads(_beside(path, ".meta.json")).get("published")
        if document.published.value is None and day:
            document = replace(document, published=replace(document.published, value=day, basis=DateBasis.GIVEN))
        yield document


def _told(row: Row, field: str) -> str:
    given = row.model_dump(by_alias=True, exclude_none=True)
    names = {"countries": "participants", "people": "participants"}
    value = json.dumps(given.get(names.get(field, field)), ensure_ascii=False)
    return f"{value} | {(row.quote or '')[:_MOST]!r}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals.fields", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("register", nargs="?", choices=REGISTERS, metavar="REGISTER")
    parser.add_argument("field", nargs="?", metavar="FIELD")
    options = parser.parse_args(arguments)
    if options.register and options.field not in KEY_FIELDS[options.register]:
        parser.error(f"a register goes with one of its fields: {', '.join(KEY_FIELDS[options.register])}")
    try:
        found = compared()
    except CommuniqueError as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2
    if options.register:
        for pair in found[options.register]:
            if options.field not in pair.agreed:
                print(
                    f"{pair.asked.document}\n  asked {_told(pair.asked, options.field)}\n  given {_told(pair.given, options.field)}"
                )
        return 0
    for register, pairs in found.items():
        right = (
            f"{field} {sum(field in pair.agreed for pair in pairs) / max(1, len(pairs)):.2f}"
            for field in KEY_FIELDS[register]
        )
        print(f"{register:<12}{len(pairs):>5}  {'  '.join(right)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

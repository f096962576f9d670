"""Reading the documents of a set with the program, and scoring what it read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.exchange.interchange import Row, parse_row
from communique.exchange.scoring import RegisterScore, Scores, score
from communique.model.documents import Document
from communique.registers.run import Reader
from communique.sources.read import Settings, Source, load
from evals.sets import EvalsError, GoldSet

ReadTexts = Callable[[Sequence[Path]], Sequence[Row]]
ReadDocuments = Callable[[Iterable[Document]], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Measured:
    """A set with its scores."""

    gold: GoldSet
    rows: int
    scores: Scores

    def values(self) -> dict[str, dict[str, float]]:
        """The figures that have floors: precision, recall, F1 and exact F1 a register, and the two means."""
        table = {
            name: {"precision": one.precision, "recall": one.recall, "f1": one.f1, "exact_f1": one.exact_f1}
            for name, one in self.registers.items()
        }
        table["macro"] = {"f1": self.scores.macro_f1, "exact_f1": self.scores.macro_exact_f1}
        return table

    @property
    def registers(self) -> dict[str, RegisterScore]:
        """The scores of the registers that gold has rows of."""
        return {name: one for name, one in self.scores.registers.items() if one.gold}


def documents_of(paths: Sequence[Path]) -> Iterator[Document]:
    """The documents of text files, one each. Raises EvalsError for a file that is set aside."""
    settings = Settings()
    for path in paths:
        for one in load(Source(path), settings):
            if not isinstance(one, Document):
                raise EvalsError(f"a gold document was set aside: {one}")
            yield one


def read_texts(paths: Sequence[Path]) -> Sequence[Row]:
    """The mentions that the program reads in text files, as rows. Raises EvalsError for a file that is set aside."""
    return rows_of(documents_of(paths))


def rows_of(documents: Iterable[Document]) -> Sequence[Row]:
    """The mentions that the program reads in documents, as rows."""
    return [
        parse_row(
            {
                "document": read.document.name,
                "register": mention.register,
                "start": mention.span.start,
                "end": mention.span.end,
                "quote": mention.span.of(read.document.text),
                **mention.values(),
            }
        )
        for read in Reader().read_many(documents)
        for mention in read.mentions
    ]


def measure(gold: GoldSet, read: ReadTexts = read_texts) -> Measured:
    """Read a set and score it over all its documents, those without a gold row included."""
    rows = gold.rows()
    return Measured(gold, len(rows), score(rows, read(gold.texts), gold.documents))

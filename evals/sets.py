"""The sets of gold documents: where they lie, what they hold, and a fingerprint that says whether they have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.exchange.interchange import Row, read_rows
from communique.model.errors import CommuniqueError

PROJECT = Path(__file__).parents[1]


class EvalsError(CommuniqueError):
    """The gold or the floors cannot be used as they are."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One set. ``documents`` are names (stems of the texts), ``closed`` sets show no texts, rows or mistakes."""

    name: str
    texts: tuple[Path, ...]
    gold: tuple[Path, ...]
    closed: bool = False

    @property
    def documents(self) -> tuple[str, ...]:
        """The names of the documents, sorted."""
        return tuple(path.stem for path in self.texts)

    def rows(self) -> tuple[Row, ...]:
        """All gold rows. Raises EvalsError for a row of a document that the set does not have."""
        rows = tuple(row for path in self.gold for row in read_rows(path))
        known = set(self.documents)
        for row in rows:
            if row.document not in known:
                raise EvalsError(f"{self.name}: gold speaks of {row.document!r}, which has no text in the set")
        return rows

    def fingerprint(self) -> str:
        """``sha256:`` and 64 digits over the names and bytes of all texts and gold files, in order of name."""
        digest = hashlib.sha256()
        for path in sorted((*self.texts, *self.gold), key=lambda one: one.name):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.name}\n{content}\n".encode())
        return "sha256:" + digest.hexdigest()


def half(folder: Path, name: str, *, closed: bool = False) -> GoldSet:
    """A half of the gold: a folder of STEM.txt with STEM.jsonl beside. Raises EvalsError when one is missing."""
    texts = tuple(sorted((folder / name).glob("*.txt")))
    gold = tuple(path.with_suffix(".jsonl") for path in texts)
    missing = [path.name for path in gold if not path.is_file()]
    orphans = [path.name for path in (folder / name).glob("*.jsonl") if not path.with_suffix(".txt").is_file()]
    if missing or orphans or not texts:
        what = ", ".join(missing + orphans) or "every text"
        raise EvalsError(f"{name}: each text needs its gold and the reverse; alone or missing: {what}")
    return GoldSet(name, texts, gold, closed)


def seeds(shared: Path) -> GoldSet | None:
    """The seed documents, kept beside the project; None where they are absent."""
    gold, texts = shared / "gold" / "seeds.jsonl", tuple(sorted((shared / "seeds").glob("*.txt")))
    return GoldSet("seeds", texts, (gold,)) if gold.is_file() and texts else None


# The names of the sets in the project, each with whether it is closed to those who write rules.
HALVES = {"dev": False, "blind": True, "pages": False, "pages-blind": True}
_ALWAYS = frozenset({"dev", "blind"})


def all_sets(project: Path = PROJECT) -> Sequence[GoldSet]:
    """The sets that are there: those of the project, and the seeds where they lie beside it.

    Raises EvalsError where dev or blind is missing or a text has no gold.
    """
    folder = project / "evals" / "gold"
    found = [
        half(folder, name, closed=closed)
        for name, closed in HALVES.items()
        if name in _ALWAYS or (folder / name).is_dir()
    ]
    beside = seeds(project.parent / "shared")
    return (*found, beside) if beside is not None else tuple(found)

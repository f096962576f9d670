"""The gold of linking: documents of a pair of states, mention rows that name their record, and what became of promises."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from communique.ledger.codec import from_fields, type_of
from communique.ledger.telling import Telling
from communique.model.documents import Document
from communique.model.mentions import COMMON, Mention
from communique.sources.assemble import Raw, assemble
from communique.sources.settings import Settings
from evals.sets import PROJECT, EvalsError

FOLDER = PROJECT / "evals" / "gold" / "linking"
# Pairs on which rules may be looked at; of the others only the table is.
OPEN = (
    "arg-bra",
    "aus-png",
    "aze-tur",
    "col-ven",
    "deu-nam",
    "eth-ken",
    "fra-mar",
    "gbr-nor",
    "grc-tur",
    "ind-lka",
    "ind-rus",
    "irn-irq",
    "jpn-idn",
    "kaz-uzb",
    "ken-chn",
    "kor-vnm",
    "nga-zaf",
    "pol-ukr",
    "sau-egy",
)
REGISTERS = ("contacts", "agreements", "commitments", "figures", "projects", "offices", "standing")


@dataclass(frozen=True, slots=True)
class Page:
    """A document of the gold. ``source`` is shared by copies and versions of one text."""

    document: Document
    source: str


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention with the record that it belongs to."""

    key: str
    record: str
    mention: Mention
    page: Page


@dataclass(frozen=True)
class GoldPair:
    """Two states, by the name of their folder."""

    folder: Path

    @property
    def name(self) -> str:
        """Such as ``ind-lka``."""
        return self.folder.name

    @property
    def codes(self) -> tuple[str, ...]:
        """The two states, sorted."""
        return tuple(sorted(self.name.upper().split("-")))

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """The documents by the stem of their file."""
        return {path.stem: self._page(path) for path in sorted(self.folder.glob("*.txt"))}

    def _page(self, path: Path) -> Page:
        about = json.loads(path.with_suffix(".meta.json").read_text(encoding="utf-8"))
        raw = Raw(
            text=path.read_text(encoding="utf-8"),
            name=path.stem,
            origin=f"{path.stem}.txt",
            url=about.get("url"),
            outlet=about.get("outlet"),
            given=about["published"],
        )
        return Page(assemble(raw, Settings()), about["source"])

    def mentions(self) -> Iterator[GoldMention]:
        """All rows that are not to be ignored. Raises EvalsError where one names no record."""
        for stem, page in self.pages.items():
            text = (self.folder / f"{stem}.jsonl").read_text(encoding="utf-8")
            for number, line in enumerate(filter(str.strip, text.splitlines())):
                row = json.loads(line)
                if row.get("ignore") or row["register"] not in REGISTERS:
                    continue
                if "record" not in row:
                    raise EvalsError(f"{stem}: row {number + 1} names no record")
                yield GoldMention(f"{stem}#{number}", row["record"], self._mention(row, page), page)

    def _mention(self, row: Mapping[str, Any], page: Page) -> Mention:
        known = {item.name for item in fields(type_of(row["register"]))} - COMMON
        own = {name: value for name, value in row.items() if name in known and value is not None}
        common = {
            "document": page.document.id,
            "start": row["start"],
            "end": row["end"],
            "states": " ".join(self.codes),
            "topics": "",
            "confidence": 1.0,
            "reader": "gold",
        }
        return from_fields(row["register"], own, common, {})

    def followups(self) -> tuple[Mapping[str, Any], ...]:
        """The promises with their later evidence, as in ``followups.jsonl``."""
        text = (self.folder / "followups.jsonl").read_text(encoding="utf-8")
        return tuple(json.loads(line) for line in text.splitlines() if line.strip())


def telling(one: GoldMention, codes: tuple[str, ...]) -> Telling:
    """The gold mention as linking takes it."""
    document = one.page.document
    quote = one.mention.span.of(document.text)
    return Telling(one.key, one.mention, document.published.value or "9999", document.name, quote, codes)


def pairs(folder: Path = FOLDER) -> tuple[GoldPair, ...]:
    """Every pair, by name. Raises EvalsError where there is none."""
    found = tuple(GoldPair(path) for path in sorted(folder.iterdir()) if path.is_dir()) if folder.is_dir() else ()
    if not found:
        raise EvalsError(f"no gold of linking under {folder}")
    return found

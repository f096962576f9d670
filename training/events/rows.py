"""Training sentences: tab-separated rows with a marked source and a marked target."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from communique.model.countries import countries
from communique.model.plover import NONE
from communique.reading.english.events.labels import questions

SENTENCES = Path(__file__).parent / "sentences"
DROP_SOURCE = 0.25  # the share of unmarked ones that is the source: a passive without its agent
COLUMNS = ("root", "act", "modality", "mode", "contexts", "text")


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One sentence with its labels. ``text`` holds <s>...</s> and <t>...</t> once each; ``group`` is the bare sentence."""

    root: str
    act: str
    modality: str
    mode: str
    contexts: tuple[str, ...]
    text: str

    @property
    def group(self) -> str:
        """The sentence without its marks: rows of one sentence are never parted between training and holding out."""
        return re.sub(r"</?[st]>", "", self.text)


def parse(line: str, where: str) -> TrainingRow:
    """A row of a file. Raises ValueError, saying where and what, when it is malformed."""
    cells = line.rstrip("\n").split("\t")
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{where}: {len(cells)} columns, not {len(COLUMNS)}")
    root, act, modality, mode, contexts, text = cells
    row = TrainingRow(root, act, modality, mode, tuple(one for one in contexts.split(",") if one != "-"), text)
    for question, allowed in questions().items():
        given = row.contexts if question == "contexts" else (getattr(row, question),)
        for value in given:
            if value not in allowed:
                raise ValueError(f"{where}: {value!r} is none of {', '.join(allowed)}")
    if any(len(re.findall(f"<{mark}>", text)) != 1 or len(re.findall(f"</{mark}>", text)) != 1 for mark in "st"):
        raise ValueError(f"{where}: source and target must be marked once each")
    return row


def load(folder: Path = SENTENCES) -> list[TrainingRow]:
    """All rows of the folder's files, in order of file and line, without repeats."""
    rows: dict[str, TrainingRow] = {}
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                row = parse(line, f"{path.name}, line {number}")
                rows.setdefault(row.text, row)
    return list(rows.values())


def folds(rows: Sequence[TrainingRow], count: int, seed: int = 7) -> list[list[int]]:
    """Indices of rows in ``count`` parts of about one size; rows of one sentence, and of a contrast group, stay together."""
    groups: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        groups.setdefault(_kin(row.group), []).append(index)
    keys = sorted(groups)
    random.Random(seed).shuffle(keys)  # noqa: S311 -- nothing secret
    parts: list[list[int]] = [[] for _ in range(count)]
    for key in keys:
        min(parts, key=len).extend(groups[key])
    return parts


def _kin(sentence: str) -> str:
    """What rows of a contrast group share: their last words."""
    return " ".join(re.findall(r"\w+", sentence.casefold())[-4:])


def varied(row: TrainingRow, dice: random.Random, swap_share: float, drop_share: float) -> TrainingRow:
    """The row told of others: a bare marked country replaced by another, or one of the two left unmarked.

    The act does not depend on who it is, and sentences of the field may name only one of the two.
    """
    text = row.text
    if dice.random() < swap_share:
        names = _names()
        text = re.sub(
            r"<([st])>(.*?)</\1>",
            lambda match: f"<{match[1]}>{dice.choice(names)}</{match[1]}>" if match[2] in names else match[0],
            text,
        )
    if row.root != NONE and dice.random() < drop_share:
        mark = "s" if dice.random() < DROP_SOURCE else "t"
        text = re.sub(f"</?{mark}>", "", text)
    return replace(row, text=text)


@cache
def _names() -> tuple[str, ...]:
    return tuple(one.name for one in countries().rows)

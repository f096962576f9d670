"""What may stand in no file of the project: places on somebody's machine, left-over notes, other people's texts."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SEEDS = PROJECT.parent / "shared" / "seeds"
CLOSED = (
    "evals/gold/blind/",
    "evals/gold/first/blind/",
    "evals/gold/pages-blind/",
    "evals/gold/first/pages-blind/",
    "evals/gold/second/",
)
IN_A_ROW = 9

# Written in pieces, so that this file does not hold what it looks for.
MACHINE = re.compile(r"(?<![\w.:/<~-])/(?:wor" r"k|roo" r"t|tm" r"p|hom" r"e|User" r"s|mn" r"t)/\w")
NOTES = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
TOOLS = re.compile(
    r"\b(?:clau" r"de|anthro" r"pic|chat" r"gpt|co" r"pilot|llm[- ]generated|as an a" r"i\b)", re.IGNORECASE
)
ISSUES = re.compile(r"\b(?:issue|pull request|PR)s? #\d", re.IGNORECASE)


@cache
def tracked() -> tuple[tuple[str, str], ...]:
    """Name and text of every text file that is, or would be, kept in version control."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git work tree, so it is not known which files are tracked")
    return tuple(_texts(sorted(set(done.stdout.split("\0")) - {""})))


VOCABULARY = "tokenizer.json"  # thirty thousand words of English, those of tools among them


def _texts(names: list[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        path = PROJECT / name
        if not path.is_file() or path.name == VOCABULARY:
            continue
        try:
            yield name, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def found(pattern: re.Pattern[str]) -> list[str]:
    places = []
    for name, text in tracked():
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            places.append(f"{name}:{line}" + ("" if name.startswith(CLOSED) else f": {match[0]}"))
    return places


@pytest.mark.parametrize(
    ("what", "pattern"),
    [("a place on a machine", MACHINE), ("a note left over", NOTES), ("a tool", TOOLS), ("an issue number", ISSUES)],
    ids=["machine", "notes", "tools", "issues"],
)
def test_no_file_speaks_of(what: str, pattern: re.Pattern[str]) -> None:
    places = found(pattern)
    assert not places, f"{what}:\n" + "\n".join(places)


def rows_of_words(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    yield from zip(*(words[start:] for start in range(IN_A_ROW)), strict=False)


def test_no_seed_is_quoted() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seed documents are not beside the project")
    seeds = {row for path in sorted(SEEDS.glob("*.txt")) for row in rows_of_words(path.read_text(encoding="utf-8"))}
    places = []
    for name, text in tracked():
        for row in rows_of_words(text):
            if row in seeds:
                places.append(name if name.startswith(CLOSED) else f"{name}: {' '.join(row)}")
                break
    assert not places, f"{IN_A_ROW} words in a row of a seed document:\n" + "\n".join(places)

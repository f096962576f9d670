from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from communique.exchange.agreement import KEY_FIELDS
from communique.exchange.interchange import rows_of
from communique.exchange.scoring import Scores, score

SHARED = Path(__file__).parents[3] / "shared"
REFERENCE = SHARED / "score" / "score.py"
GOLD = SHARED / "gold" / "seeds.jsonl"


def row(register: str, start: int, end: int, document: str = "a", **fields: Any) -> dict[str, Any]:
    return {"document": document, "register": register, "start": start, "end": end, **fields}


def scored(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> Scores:
    return score(rows_of(gold), rows_of(predicted))


TERM = row("standing", 0, 10, term="strategic partnership")
CASES = [
    ("found", [TERM], [TERM], (1, 1, 1, 1)),
    ("missed", [TERM], [], (1, 0, 0, 0)),
    ("found, but wrong", [TERM], [row("standing", 5, 12, term="good neighbours")], (1, 1, 1, 0)),
    ("not there", [TERM], [row("standing", 20, 30, term="good neighbours")], (1, 1, 0, 0)),
    ("told elsewhere", [TERM], [row("standing", 20, 30, term="a strategic partnership")], (1, 1, 1, 1)),
    ("repeated", [TERM], [TERM, row("standing", 20, 30, term="strategic partnership")], (1, 1, 1, 1)),
    ("ignored", [{**TERM, "ignore": True}], [TERM], (0, 0, 0, 0)),
    ("ignored and not found", [{**TERM, "ignore": True}], [], (0, 0, 0, 0)),
    ("another document", [TERM], [{**TERM, "document": "b"}], (1, 0, 0, 0)),
]


@pytest.mark.parametrize(("gold", "predicted", "counts"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_counts(gold: Any, predicted: Any, counts: tuple[int, int, int, int]) -> None:
    one = scored(gold, predicted).registers["standing"]
    assert (one.gold, one.predicted, one.found, one.exact) == counts


def test_statements_are_listed_selectively() -> None:
    gold = [row("statements", 0, 10, speaker="Arman Serik", quote_type="direct")]
    aside = row("statements", 50, 60, speaker="Bobur Karim", quote_type="direct")
    wrong = row("statements", 5, 15, speaker="Bobur Karim", quote_type="direct")
    assert scored(gold, [aside]).registers["statements"].predicted == 0
    assert scored(gold, [wrong, aside]).registers["statements"].predicted == 1


def test_figures_agree_within_ranges_and_over_units() -> None:
    gold = [row("figures", 0, 9, indicator="firms", value=4, value_high=5, unit="enterprises", qualifier="range")]
    given = [row("figures", 0, 9, indicator="firms", value=5.0, unit="companies", qualifier="range")]
    assert scored(gold, given).registers["figures"].exact_f1 == 1.0


def test_nothing_against_nothing() -> None:
    scores = scored([], [])
    assert (scores.macro_f1, scores.macro_exact_f1, scores.missed) == (0.0, 0.0, ())


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoiled(rows: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """A reading that drops, shifts, repeats and swaps fields of the rows."""
    chance, out = random.Random(seed), []
    for given in rows:
        if chance.random() < 0.2:
            continue
        made = {key: value for key, value in given.items() if key != "ignore"}
        if chance.random() < 0.4:
            made["start"] = max(0, made["start"] + chance.randint(-150, 150))
            made["end"] = max(made["start"], made["end"] + chance.randint(-150, 150))
        for key in [key for key in made if isinstance(made[key], str | float) and key not in ("document", "register")]:
            donor = chance.choice(rows)
            if chance.random() < 0.15 and type(donor.get(key)) is type(made[key]):
                made[key] = donor[key]
        out += [made] * chance.choice((1, 1, 1, 2))
    chance.shuffle(out)
    return out


@pytest.mark.skipif(not REFERENCE.exists() or not GOLD.exists(), reason="the shared scorer and gold are not here")
@pytest.mark.parametrize("seed", range(6))
def test_the_numbers_are_those_of_the_shared_scorer(seed: int) -> None:
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    predicted = spoiled(gold, seed)
    expected, missed = reference().score(gold, predicted)
    scores = scored(gold, predicted)
    assert set(expected) == set(KEY_FIELDS) - {"events"}  # the shared scorer knows no events
    for register, wanted in expected.items():
        one = scores.registers[register]
        assert (one.gold, one.predicted, one.found) == (wanted["gold"], wanted["predicted"], wanted["found"])
        measured = (one.precision, one.recall, one.f1, one.exact_f1)
        assert measured == pytest.approx([wanted[key] for key in ("precision", "recall", "f1", "exact_f1")])
        assert {name: one.accuracy(name) for name in one.fields} == pytest.approx(wanted["fields"])
    assert sum(row["register"] != "" for row in missed) == len(scores.missed)

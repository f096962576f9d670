"""The sentences that the model of events is trained on."""

from __future__ import annotations

import json
import random
import re

import pytest

from communique.model.plover import event_types
from evals.engines.gate import GOLD
from training.events.rows import folds, load, parse, varied

LINE = "AGREE\tCONSULT\tfuture\tvisit\tdiplomatic,executive\t<s>Norway's king</s> will visit <t>Iceland</t> in May."


def test_a_row_is_read() -> None:
    row = parse(LINE, "here")
    assert (row.root, row.act, row.modality, row.mode, row.contexts) == (
        "AGREE",
        "CONSULT",
        "future",
        "visit",
        ("diplomatic", "executive"),
    )
    assert row.group == "Norway's king will visit Iceland in May."


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("AGREE", "AGREED", "'AGREED' is none of"),
        ("future", "soon", "'soon' is none of"),
        ("executive", "kings", "'kings' is none of"),
        ("<s>", "", "marked once each"),
        ("\tvisit\t", "\t", "5 columns"),
    ],
)
def test_a_malformed_row_is_named(old: str, new: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"here: .*{re.escape(message)}"):
        parse(LINE.replace(old, new), "here")


def test_all_rows_can_be_read_and_every_type_is_well_filled() -> None:
    roots = [row.root for row in load()]
    assert min(roots.count(name) for name in event_types()) >= 150


def test_no_sentence_of_the_gold_is_trained_on() -> None:
    gold = [
        json.loads(line)["marked_sentence"] for line in (GOLD / "events.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    bare = {re.sub(r"</?[st]>", "", text) for text in gold}
    assert not bare & {row.group for row in load()}


def test_rows_of_one_sentence_stay_on_one_side() -> None:
    rows = load()
    parts = folds(rows, 5)
    assert sorted(index for part in parts for index in part) == list(range(len(rows)))
    where = [{rows[index].group for index in part} for part in parts]
    assert not any(a & b for number, a in enumerate(where) for b in where[number + 1 :])


def test_a_row_told_of_others_keeps_its_act() -> None:
    row = parse(LINE.replace("Norway's king", "Norway"), "here")
    dice = random.Random(1)
    told = {varied(row, dice, 1.0, 0.0).text for _ in range(20)}
    assert len(told) > 5
    assert all(re.search(r"<s>[^<]+</s> will visit <t>[^<]+</t> in May", text) for text in told)
    one_alone = {varied(row, dice, 0.0, 1.0).text for _ in range(40)}
    assert any("<t>" not in text for text in one_alone)
    assert any("<s>" not in text for text in one_alone)
    assert all("<s>" in text or "<t>" in text for text in one_alone)

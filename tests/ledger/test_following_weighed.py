"""Weighing clues and the network's answers: trees, questions, and answers that are kept."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, select

from communique.ledger import tables as t
from communique.ledger.following import asking
from communique.ledger.following.asking import ANSWERS, Network, Question, load_from, network
from communique.ledger.following.clues import answered
from communique.ledger.following.forest import LEAF, Forest, Tree, judge
from communique.ledger.following.kept import Kept
from communique.model.errors import CommuniqueError

ASKED = Question(
    "2019",
    "Elbonia",
    "build a bridge",
    "Elbonia will build a bridge at Krank",
    "",
    "2021",
    "",
    "The bridge was opened.",
)
TREE = Tree((1, LEAF, LEAF), (0.5, 0.0, 0.0), (1, 0, 0), (2, 0, 0), (0.0, -1.0, 2.0))


@pytest.mark.parametrize(("value", "odds"), [(0.2, -0.5), (0.5, -0.5), (0.6, 2.5)])
def test_a_tree_is_walked_to_its_leaf(value: float, odds: float) -> None:
    forest = Forest(("other", "own"), 0.5, (TREE,))
    assert forest.chance((9.0, value)) == pytest.approx(1 / (1 + math.exp(-odds)))


def test_the_shipped_trees_know_only_clues_that_there_are() -> None:
    known = {*judge().first.clues, *answered((1.0, *[0.0] * (len(ANSWERS) - 1)), {"own": 0.0})}
    assert set(judge().second.clues) <= known
    assert 0 < judge().gate < judge().keep <= judge().find < 1


def test_the_marks_of_a_question_stand_where_promise_and_sentence_begin() -> None:
    coder = network().coder
    long = replace(
        ASKED,
        promise="a bridge " * 90,
        around="It lies far. " * 90,
        before="There was rain. " * 90,
        text="It was late. " * 90,
    )
    for asked in (ASKED, long):
        ids, promise, sentence = coder.encode(asked)
        assert [ids[promise], ids[sentence]] == [coder.marks[0], coder.marks[2]]
        assert len(ids) <= asking.PROMISE + asking.WHAT + asking.AROUND + asking.BEFORE + asking.SENTENCE + 12
    assert ids[-1] == coder.end


def test_an_answer_never_depends_on_what_else_is_asked() -> None:
    alone = network().answer(ASKED)
    network().answer(replace(ASKED, text="The ministers dined."))
    assert network().answer(ASKED) == alone
    assert sum(alone) == pytest.approx(1.0, abs=1e-3)


def test_answers_are_asked_once_and_forgotten_with_their_network(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Question] = []

    def answer(_: Network, question: Question) -> asking.Answer:
        asked.append(question)
        return (0.25, 0.75, 0.0, 0.0, 0.0, 0.0, 0.0)

    monkeypatch.setattr(Network, "answer", answer)
    with create_engine("sqlite://").begin() as connection:
        t.answers.create(connection)
        connection.execute(insert(t.answers), {"question": "old", "network": "another", "shares": "[]"})
        kept = Kept(connection)
        assert kept(ASKED) == kept(ASKED) == Kept(connection)(ASKED)
        assert asked == [ASKED]
        held = connection.execute(select(t.answers.c.question)).scalars().all()
    assert held == [ASKED.key(network().version)]


def test_a_network_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommuniqueError, match="model of bearings"):
        load_from(tmp_path, tmp_path / "tokenizer.json")

"""Speakers who stand aside in their sentence: between commas, behind a passive, in an opinion."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Statement

NAMED = "Foreign Minister Luis Rey of Peru met President Ana Soto of Chile. "
CASES = [
    ("Peru may be ready for a compromise, Mr Rey has hinted.", "Luis Rey"),
    ("The council, said Chile's president, Ana Soto, is an important mechanism.", "Ana Soto"),
    ("Mr Rey spoke of trade. Trade with Chile, he recalled, began in 1990.", "Luis Rey"),
    ("In the opinion of Luis Rey, the treaty is out of date.", "Luis Rey"),
    ("In Chile's view, the border is settled.", "Chile"),
    ("The progress of the working group was welcomed by both sides.", "Peru; Chile"),
    ("The importance of exchanges was stressed by President Ana Soto.", "Ana Soto"),
    ("Mr Rey likened the pipeline to an umbilical cord.", "Luis Rey"),
]


@pytest.mark.parametrize(("text", "speaker"), CASES, ids=[case[0][:40] for case in CASES])
def test_speakers(text: str, speaker: str) -> None:
    assert found(Statement, NAMED + text)[-1].speaker == speaker


SILENT = [
    "In view of the drought, Peru closed the border with Chile.",
    "The ship, built in Peru, sails to Chile.",
    "The bridge was opened by both sides.",
]


@pytest.mark.parametrize("text", SILENT, ids=[case[:30] for case in SILENT])
def test_who_says_nothing(text: str) -> None:
    assert not found(Statement, text)

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Statement

LEAD = "Danish Trade Minister Mette Holm met Latvian Prime Minister Juris Ozols in Riga on Monday.\n"

SAID = [
    ('"Our trade can grow much faster," Holm said.', "Mette Holm", "direct"),
    ('Holm said: "Our companies want to invest in Latvia."', "Mette Holm", "direct"),
    ("Holm said that Danish companies wanted to invest in Latvian ports.", "Mette Holm", "indirect"),
    ("Danish firms are interested in wind power, Holm said.", "Mette Holm", "indirect"),
    ("According to Ozols, the port of Ventspils needs a new terminal.", "Juris Ozols", "indirect"),
    ("The prime minister stressed that the two countries were close friends.", "Juris Ozols", "indirect"),
    (
        "The Danish Foreign Ministry said in a statement that the talks were useful.",
        "Danish Foreign Ministry",
        "indirect",
    ),
    ('"Latvia remains a reliable partner of Denmark," the trade minister noted.', "Mette Holm", "direct"),
    ('"We have no open questions," he added.', "Mette Holm", "direct"),
]


@pytest.mark.parametrize(("text", "speaker", "quote_type"), SAID)
def test_a_statement_has_speaker_and_type(text: str, speaker: str, quote_type: str) -> None:
    statements = found(Statement, LEAD + text)
    assert [(one.speaker, one.quote_type.value) for one in statements] == [(speaker, quote_type)]


def test_a_term_in_quotation_marks_is_no_statement() -> None:
    assert found(Statement, LEAD + 'The talks were held under the motto "Open Sea" in the old town.') == []


def test_a_paragraph_under_a_name_and_a_colon_is_direct_speech() -> None:
    text = (
        "Mette Holm, Danish Trade Minister:\nI am glad to be in Latvia. Our ports have worked together for many years."
    )
    statements = found(Statement, LEAD + text)
    assert {(one.speaker, one.quote_type.value) for one in statements} == {("Mette Holm", "direct")}
    assert len(statements) == 2


def test_a_statement_knows_its_topic() -> None:
    (one,) = found(Statement, LEAD + 'Holm said: "The new railway will carry more freight and more trains."')
    assert one.topic == "transport and transit"
    assert one.topics[0] == "transport"


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of Kenya and Uganda held extended talks on trade, Kazinform cites the palace.",
        "The presidents of Kenya and Uganda met in Nairobi, Kazinform reports citing the press service of the palace.",
    ],
)
def test_the_agency_that_prints_it_makes_no_statement(text: str) -> None:
    assert found(Statement, text) == []


def test_who_recalls_an_ambassador_says_nothing() -> None:
    assert found(Statement, "Kenya recalled its ambassador from Uganda for consultations on Monday.") == []


def test_when_it_was_said_is_not_what_was_said() -> None:
    text = "During a meeting with Speaker Agni Rai of Nepal on Monday, Qatari Ambassador Yousif Al-Hail said that Qatar was ready to revise the pact."
    assert [one.paraphrase for one in found(Statement, text)] == ["that Qatar was ready to revise the pact"]

"""The model of events: marks, answers, and the pairs that it is asked about."""

from __future__ import annotations

import random

import pytest
from readings import reading

from communique.model.plover import NONE, event_types
from communique.reading.english.events.candidates import Candidate, candidates
from communique.reading.english.events.encode import MARKS, MOST_TOKENS, MarkedSentences
from communique.reading.english.events.labels import questions
from communique.reading.english.events.model import load_model

SENTENCES = (
    "<s>Norway</s> condemned <t>Iceland</t> for the seizure of two trawlers.",
    "<s>The Kenyan president</s> arrived in <t>Kampala</t> on Monday for a two-day visit.",
    "<t>Peru</t> received ten ambulances and four tonnes of vaccines as a gift from <s>Japan</s>.",
    "<s>Chile</s> and <t>Bolivia</t> both export copper.",
)


def coder() -> MarkedSentences:
    return load_model().coder


def test_marks_are_found_where_they_stand() -> None:
    item = coder().encode(SENTENCES[2])
    special = coder().special
    assert item.ids[item.source] == special["<s>"]
    assert item.ids[item.target] == special["<t>"]
    assert item.target < item.source
    assert item.ids[0] == special["[CLS]"]
    assert item.ids[-1] == special["[SEP]"]


@pytest.mark.parametrize("words", [0, 10, 60, 100, 140, 400])
@pytest.mark.parametrize("lead", [0, 90, 300])
def test_a_long_sentence_keeps_both_marks(words: int, lead: int) -> None:
    text = "and " * lead + "<s>Norway</s> " + "then " * words + "met <t>Iceland</t> " + "later " * lead
    item = coder().encode(text)
    assert len(item.ids) <= MOST_TOKENS
    assert item.ids[item.source] == coder().special["<s>"]
    assert item.ids[item.target] == coder().special["<t>"]


def test_one_actor_may_be_absent_but_not_both() -> None:
    assert coder().encode("<s>Teachers</s> went on strike.").target == 0
    assert coder().encode("The paper was closed by <t>the court</t>.").source == 0
    with pytest.raises(ValueError, match="neither source nor target"):
        coder().encode("Nobody is marked here.")


@pytest.mark.parametrize(
    "text",
    [
        "The U.S.-led talks (in Geneva) didn't end; \u201cwe'll go on\u201d, it said.",
        "S\u00e3o Tom\u00e9  and C\u00f4te\u00a0d'Ivoire met\ton Monday, 25%...",
        "\u5317\u4eac and \u0130stanbul [SEP] e\u0301 \u0301 \x1c" + "x" * 120,
    ],
)
def test_words_have_the_tokens_that_they_have_in_their_sentence(text: str) -> None:
    whole = coder().tokenizer.encode(text, add_special_tokens=False).ids
    for _ in range(2):  # unseen words, then remembered ones
        assert coder().encode(f"<s></s>{text}").ids[3:-1] == tuple(whole)


def test_every_mark_has_a_place_in_the_vocabulary() -> None:
    assert len({coder().special[mark] for mark in MARKS}) == len(MARKS)


def test_answers_are_of_the_questions() -> None:
    asked = questions()
    for one in load_model().read(SENTENCES):
        assert one.root in asked["root"]
        assert one.act in asked["act"]
        assert one.mode is None or one.mode in event_types()[one.act].modes
        assert set(one.contexts) <= set(asked["contexts"])
        assert 0 < one.score <= 1
        assert sum(one.roots.values()) == pytest.approx(1)
        assert one.quad == (0 if one.root == NONE else event_types()[one.root].quad)


def test_an_answer_does_not_depend_on_its_company() -> None:
    alone = [load_model().read([text])[0] for text in SENTENCES]
    shuffled = list(SENTENCES) * 3
    random.Random(5).shuffle(shuffled)
    together = dict(zip(shuffled, load_model().read(shuffled), strict=True))
    assert [together[text] for text in SENTENCES] == alone


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("<s>Norway</s> condemned <t>Iceland</t> for the seizure of two trawlers.", "ACCUSE"),
        ("<s>The Kenyan president</s> met <t>his Ugandan counterpart</t> in Kampala on Monday.", "CONSULT"),
        ("<s>The Kenyan president</s> will meet <t>his Ugandan counterpart</t> in Kampala next month.", "AGREE"),
        ("<s>Japan</s> gave <t>Peru</t> ten ambulances and four tonnes of vaccines.", "AID"),
        ("<s>Peru</s> expelled <t>two Spanish diplomats</t> on Friday.", "SANCTION"),
        ("<s>Indian troops</s> shelled <t>Pakistani</t> positions across the line overnight.", "ASSAULT"),
    ],
)
def test_plain_sentences_have_their_plain_root(text: str, root: str) -> None:
    assert load_model().read([text])[0].root == root


def _pairs(text: str) -> list[tuple[str, str]]:
    read = reading(text)
    found: list[Candidate] = []
    for sentence in read.sentences:
        inside = [one for one in read.actors if sentence.span.covers(one.span)]
        found += candidates(read.text, sentence, inside)
    return [(one.source.countries[0], one.target.countries[0]) for one in found]


def test_the_one_who_acts_is_asked_about_first() -> None:
    assert _pairs("Norway accused Iceland of overfishing.") == [("NOR", "ISL")]
    assert ("ISL", "NOR") in _pairs("Norway was accused by Iceland of overfishing.")


def test_one_state_alone_makes_no_pair() -> None:
    assert _pairs("Norwegian Prime Minister Kari Berg opened a school in Oslo.") == []


def test_the_other_direction_is_asked_about_where_a_clause_of_its_own_tells_it() -> None:
    assert _pairs("Norway accused Iceland of overfishing, and Iceland expelled the Norwegian ambassador.") == [
        ("NOR", "ISL"),
        ("ISL", "NOR"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Prime Minister Kari Berg thanked his Icelandic host for the welcome in Reykjavik.",
        "Norway assured the Icelandic side that Norwegian ships would go on helping Iceland.",
        "Norwegian Prime Minister Kari Berg said that Norway was ready to lend Iceland two ships.",
    ],
)
def test_one_deed_is_asked_about_once(text: str) -> None:
    assert len(_pairs(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Norway is still the biggest donor of aid to Iceland.",
        "Norway and Iceland have had diplomatic relations since 1944.",
        "Norway became the second partner of Iceland after Denmark.",
    ],
)
def test_a_state_of_affairs_is_no_deed(text: str) -> None:
    assert _pairs(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway is ready to help Iceland with two ships.",
        "Norwegian Prime Minister Kari Berg is to visit Iceland in May.",
        "Norwegian Prime Minister Kari Berg had a long conversation with Icelandic President Jon Olafsson.",
    ],
)
def test_a_deed_in_a_weak_verb_is_asked_about(text: str) -> None:
    assert _pairs(text)[:1] == [("NOR", "ISL")]


def test_both_are_marked_in_the_text_asked_about() -> None:
    read = reading("On Tuesday Norway accused Iceland of overfishing.")
    (one,) = candidates(read.text, read.sentences[0], read.actors)
    assert one.text == "On Tuesday <s>Norway</s> accused <t>Iceland</t> of overfishing."

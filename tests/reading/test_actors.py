from __future__ import annotations

import pytest
from readings import reading

LEAD = "Danish Trade Minister Mette Holm met Latvian Prime Minister Juris Ozols in Riga on Monday.\n"


def meant(text: str, words: str, lead: str = LEAD) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Label, persons and states of the actor whose words these are, the last in the text."""
    made = reading(lead + text)
    found = [one for one in made.actors if words in {one.span.of(made.text), one.head.of(made.text)}]
    assert found, [one.span.of(made.text) for one in made.actors]
    return found[-1].label, found[-1].names, found[-1].countries


PERSONS = [
    ("Holm left on Tuesday.", "Holm", "Mette Holm", "DNK"),
    ("The prime minister thanked the guest.", "prime minister", "Juris Ozols", "LVA"),
    ("The trade minister left on Tuesday.", "trade minister", "Mette Holm", "DNK"),
    ("The Latvian prime minister praised the talks.", "prime minister", "Juris Ozols", "LVA"),
    ("Holm praised the talks. She left on Tuesday.", "She", "Mette Holm", "DNK"),
    ("Ozols praised the talks. He left on Tuesday.", "He", "Juris Ozols", "LVA"),
]


@pytest.mark.parametrize(("text", "words", "name", "country"), PERSONS)
def test_persons_are_meant(text: str, words: str, name: str, country: str) -> None:
    assert meant(text, words) == (name, (name,), (country,))


STATES = [
    ("Denmark will help.", "Denmark", ("DNK",)),
    ("The Latvian side will help.", "side", ("LVA",)),
    ("The Danish government will help.", "government", ("DNK",)),
    ("Riga will help.", "Riga", ("LVA",)),
]


@pytest.mark.parametrize(("text", "words", "states"), STATES)
def test_states_are_meant(text: str, words: str, states: tuple[str, ...]) -> None:
    label, names, countries = meant(text, words)
    assert (names, countries) == ((), states)
    assert label in {"Denmark", "Latvia"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The two sides will cooperate.", "sides"),
        ("Both countries will cooperate.", "countries"),
        ("The parties will cooperate.", "parties"),
        ("The two governments will cooperate.", "governments"),
    ],
)
def test_both_sides_are_meant(text: str, words: str) -> None:
    _, names, countries = meant(text, words)
    assert names == ()
    assert set(countries) == {"DNK", "LVA"}


def test_the_leaders_are_the_two_principals() -> None:
    lead = "Kenyan President Daniel Mwangi received Ugandan President Joseph Okello on Monday.\n"
    _, names, countries = meant("The two leaders discussed milk.", "leaders", lead)
    assert set(names) == {"Daniel Mwangi", "Joseph Okello"}
    assert set(countries) == {"KEN", "UGA"}


def test_an_office_that_nobody_named_holds_stays_an_office() -> None:
    label, names, countries = meant("The Danish finance minister was absent.", "Danish finance minister")
    assert names == ()
    assert countries == ("DNK",)
    assert "finance minister" in label


def test_nobody_is_meant_before_anyone_is_named() -> None:
    made = reading("He left on Tuesday.")
    assert made.actors == ()


def test_actors_come_in_order_and_inside_their_sentence() -> None:
    made = reading(LEAD + "Holm praised the talks. She left on Tuesday. Denmark will help Latvia.")
    assert [one.span for one in made.actors] == sorted(one.span for one in made.actors)
    for one in made.actors:
        assert any(sentence.span.covers(one.span) for sentence in made.sentences)
        assert one.span.overlaps(one.head)


@pytest.mark.parametrize(
    "text",
    ["The Kenyan and Ugandan governments agreed to meet.", "The governments of Kenya and Uganda agreed to meet."],
)
def test_two_governments_in_the_plural(text: str) -> None:
    assert reading(text).actors[0].countries == ("KEN", "UGA")

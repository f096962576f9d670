from __future__ import annotations

import pytest
from readings import document, reading, readings

from communique.reading.english.places import find_countries
from communique.reading.english.reader import DOCUMENTS_TOGETHER, STAGES, main_states

FIRST = "Norwegian Foreign Minister Ingrid Halvorsen met Iceland's Prime Minister Gunnar Jonsson in Oslo on Tuesday."
SECOND = "Trade between Chile and Peru reached $3.5 billion in 2023."


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (FIRST, ("NOR", "ISL")),
        (SECOND, ("CHL", "PER")),
        ("Kenya, Uganda, Kenya, Uganda, Uganda and Togo.", ("UGA", "KEN")),
        ("Oslo, Oslo and Oslo; Iceland and Denmark, Danish ships.", ("DNK", "NOR")),
        ("Nobody was named.", ()),
    ],
)
def test_the_two_states_named_most(text: str, pair: tuple[str, ...]) -> None:
    assert main_states(find_countries(text)) == pair


def test_all_is_in_order_of_its_place() -> None:
    made = reading(f"# The ministers of Norway and Iceland meet\n{FIRST}\n{SECOND}")
    for items in (made.countries, made.people, made.actors, made.times, made.quantities):
        assert items
        assert [one.span for one in items] == sorted(one.span for one in items)
    assert made.stages == STAGES
    assert made.date == "2024-06-12"


def test_a_date_is_inferred_where_none_is_given() -> None:
    made = reading("Norway and Iceland: the ties in brief\n(as of June 2024)\nThe two states are old friends.", None)
    assert made.document.published.value is None
    assert made.date == "2024-06"


def test_nothing_is_dated_by_nothing() -> None:
    assert reading("The ministers of Norway and Iceland are old friends.", None).date is None


def test_documents_come_out_in_the_order_they_went_in() -> None:
    texts = [f"{FIRST} Number {number}." for number in range(DOCUMENTS_TOGETHER + 3)]
    made = readings(document(text) for text in texts)
    assert [one.document.text for one in made] == texts


def test_an_empty_document_is_read() -> None:
    made = reading("")
    assert (made.text, made.sentences, made.people, made.pair) == ("", (), (), ())


def test_no_documents_no_readings() -> None:
    assert readings([]) == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "Ships may use the Niger river again, Nigeria said. Benin waits. The Niger river is low. Nigeria and Benin met on the Niger river.",
            {"NGA", "BEN"},
        ),
        (
            "President Emmanuel Macron received Prime Minister Shinzo Abe. Emmanuel Macron spoke of Tokyo, Shinzo Abe of Paris, and both of cars bound for Brunei.",
            {"FRA", "JPN"},
        ),
    ],
)
def test_leaders_stand_for_their_states_and_rivers_do_not(text: str, pair: set[str]) -> None:
    assert set(reading(text).pair) == pair

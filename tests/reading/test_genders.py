from __future__ import annotations

import pytest
from readings import reading

from communique.reading.english.genders import FEMALE, MALE, genders
from communique.reading.english.lexicon import table
from communique.reading.english.nations import leads_by_full_name

TOLD = [
    ("Danish Trade Minister Mette Holm met Mr Ozols in Riga.", "Ozols", MALE),
    ("The talks were led by Mrs Okello and the trade minister.", "Okello", FEMALE),
    ("Kiswahili Mwangi, spokeswoman of the ministry, spoke.", "Kiswahili Mwangi", FEMALE),
    ("Kiswahili Mwangi, chairman of the party, spoke.", "Kiswahili Mwangi", MALE),
    ("Prime Minister Sheikh Hasina of Bangladesh spoke.", "Sheikh Hasina", FEMALE),
    ("President Yoweri Museveni of Uganda spoke.", "Yoweri Museveni", MALE),
    ("Trade Minister Ingrid Dahl of Norway spoke.", "Ingrid Dahl", FEMALE),
    ("Trade Minister Kiswahili Mwangi of Kenya spoke.", "Kiswahili Mwangi", None),
]


@pytest.mark.parametrize(("text", "name", "gender"), TOLD)
def test_gender_is_told_by_styles_offices_and_names(text: str, name: str, gender: str | None) -> None:
    made = reading(text)
    assert name in {one.name for one in made.people}
    assert genders(made.people, made.sentences).get(name) == gender


def test_the_women_of_the_list_are_leaders_of_the_table() -> None:
    assert [name for name in table("genders.toml")["women"]["names"] if not leads_by_full_name(name)] == []


def test_no_first_name_is_of_both_genders() -> None:
    lists = table("genders.toml")["first_names"]
    assert set(lists["female"]) & set(lists["male"]) == set()


MEANT = [
    (
        "President Daniel Mwangi praised Trade Minister Ingrid Dahl of Norway. She left on Tuesday.",
        "She",
        "Ingrid Dahl",
    ),
    ("Trade Minister Ingrid Dahl of Norway praised President Daniel Mwangi. He left soon.", "He", "Daniel Mwangi"),
    ("Daniel Mwangi, president of Kenya, praised her courage.", "her", None),
]


@pytest.mark.parametrize(("text", "word", "name"), MEANT)
def test_a_pronoun_stands_for_nobody_of_the_other_gender(text: str, word: str, name: str | None) -> None:
    made = reading(text)
    found = [one.names for one in made.actors if one.span.of(made.text) == word]
    assert found == ([(name,)] if name else [])

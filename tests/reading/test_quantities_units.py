from __future__ import annotations

from communique.reading.english.quantities_units import (
    currencies,
    currency_names,
    measure_of,
    measures,
    singular_measure,
    time_measures,
    units,
)


def test_no_form_has_two_units() -> None:
    forms = [form for unit in units() for form in {*unit.words, *unit.symbols, *unit.tight, *unit.letters}]
    assert len(forms) == len(set(forms))


def test_words_are_lower_case_and_names_filled() -> None:
    for unit in units():
        assert unit.name
        assert unit.plural
        assert unit.kind
        assert all(word == word.lower() for word in unit.words)


def test_a_form_is_led_to_its_unit() -> None:
    assert measure_of("km/h") == ("kilometres per hour", 1.0)
    assert measure_of("Square-Foot") == ("square feet", 1.0)
    assert measure_of("bcm") == ("cubic metres", 1e9)
    assert measure_of("potatoes") is None


def test_measures_have_singulars() -> None:
    assert singular_measure("square feet") == "square foot"
    assert singular_measure("cows") is None
    assert "years" in time_measures()
    assert "years" not in measures()


def test_every_currency_has_a_full_name() -> None:
    names = currency_names()
    assert {one.code for one in currencies()} == set(names)
    assert (names["USD"], names["GBP"], names["AUD"]) == ("dollar", "pound sterling", "australian dollar")

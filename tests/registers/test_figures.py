from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Figure


def told(one: Figure) -> str:
    """Qualifier, value, unit, period and change in one line: "about 12 % 2023 None"."""
    return f"{one.qualifier} {one.value:g} {one.unit} {one.period} {one.change}"


FIGURES = [
    (
        "Trade between Chile and Peru reached $3.5 billion in 2023.",
        "exact 3.5e+09 USD 2023 None",
        "trade",
    ),
    (
        "Kenya exported more than 40,000 tonnes of tea to Egypt in 2022.",
        "more_than 40000 tonnes 2022 None",
        "tea",
    ),
    (
        "Finnish exports to Estonia fell by 12 per cent in 2020.",
        "exact 12 % 2020 -12%",
        "exports",
    ),
    (
        "Imports from Ghana to Togo grew by about 8% in the first half of 2021.",
        "about 8 % 2021-01/2021-06 +8%",
        "imports",
    ),
    (
        "About 15,000 Nepali workers left for Qatar in May 2024.",
        "about 15000 workers 2024-05 None",
        "Nepali workers",
    ),
    (
        "Nearly 700 Italian companies operate in Albania.",
        "about 700 companies None None",
        "Italian companies",
    ),
    (
        "Portugal invested €240 million in Cape Verde in 2019.",
        "exact 2.4e+08 EUR 2019 None",
        "investment portugal",
    ),
    (
        "The line between Laos and Thailand is 170 km long.",
        "exact 170 kilometres None None",
        "line",
    ),
    (
        "Up to 300 Georgian students will study in Lithuania.",
        "up_to 300 students None None",
        "Georgian students",
    ),
    (
        "Cuba owes Mexico at least 400 million dollars.",
        "more_than 4e+08 USD None None",
        "Cuba",
    ),
    (
        "Mongolia accounted for 15% of coal imports of Japan in 2018.",
        "exact 15 % 2018 None",
        "share coal imports",
    ),
    (
        "The volume of freight between Oman and Yemen amounted to 2.1 million tonnes in 2017.",
        "exact 2.1e+06 tonnes 2017 None",
        "volume freight",
    ),
]

READ_ALONE = [
    ("The bank of Oman will spend $3 billion on the dam.", "spending of bank of Oman on dam"),
    ("The capacity of the line is to be raised to 400 megawatts.", "capacity of the line"),
    # A number put on a thing measures the thing.
    ("State radio put the debt of Zambia at $5 billion.", "debt of Zambia"),
    ("The two presidents placed the port's capacity at 5 million tonnes.", "port's capacity"),
    # No person is a sum.
    (
        "In June the ambassador of Laos reported $3.7 billion for January to May.",
        "sum that ambassador of Laos reported",
    ),
]

NO_FIGURES = [
    "The foreign minister of Norway began a two-day visit to Iceland.",
    "The two sides discussed energy.",
    "It was the third meeting of the leaders of Peru and Chile.",
    "The ministers of Laos and Thailand spoke for 40 minutes.",
    "The finance minister of Laos looked back over ten years.",
]


@pytest.mark.parametrize(("text", "expected", "indicator"), FIGURES)
def test_one_figure_is_told(text: str, expected: str, indicator: str) -> None:
    figures = found(Figure, text)
    assert [told(one) for one in figures] == [expected]
    assert set(indicator.casefold().split()) <= set(figures[0].indicator.casefold().split())


@pytest.mark.parametrize(("text", "indicator"), READ_ALONE)
def test_the_indicator_can_be_read_alone(text: str, indicator: str) -> None:
    assert [one.indicator for one in found(Figure, text)] == [indicator]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_no_figure_is_told(text: str) -> None:
    assert [told(one) for one in found(Figure, text)] == []


def test_a_range_has_two_ends() -> None:
    (one,) = found(Figure, "Slovakia buys between 20 and 25 thousand tonnes of salt from Poland.")
    assert (one.qualifier, one.value, one.value_high, one.unit) == ("range", 20000, 25000, "tonnes")


def test_parts_know_their_whole() -> None:
    text = "The park in Rwanda has 90 companies, including 35 from Turkey and 20 from Kenya."
    assert [(one.value, one.part_of) for one in found(Figure, text)] == [(90, None), (35, 90), (20, 90)]


def test_a_number_is_owed_to_its_speaker() -> None:
    text = (
        "Danish Trade Minister Mette Holm visited Riga, Latvia, on Monday.\n"
        '"Our trade with Latvia grew by 9 percent in 2023," Holm said.'
    )
    (one,) = found(Figure, text)
    assert (one.speaker, one.value, one.period, one.change) == ("Mette Holm", 9, "2023", "+9%")


def test_the_sum_goes_on_measuring_what_was_measured_before() -> None:
    text = "Trade between Malta and Libya reached $200 million in 2010.\nThe figure fell to $90 million in 2012."
    first, second = found(Figure, text)
    assert "trade" in first.indicator.casefold()
    assert "trade" in second.indicator.casefold()
    assert (second.value, second.period) == (9e7, "2012")


def test_the_latest_of_several_periods_goes_on() -> None:
    text = (
        "Trade between Kenya and Uganda stood at $2.5 billion in 2016 and was $8.9 billion in 2023. "
        "With services included, the turnover comes near $12 billion."
    )
    assert [(one.value, one.period) for one in found(Figure, text)][-1] == (12e9, "2023")


def test_a_year_that_lies_ahead_does_not_go_on() -> None:
    text = "Exports of Peru to Chile were $5 billion in 2022 and are to reach $10 billion by 2030. Imports came to $3 billion."
    assert [(one.value, one.period) for one in found(Figure, text)][-1] == (3e9, "2022")


def test_a_target_is_planned() -> None:
    (one,) = found(Figure, "Chile and Peru plan to raise trade to $5 billion by 2030.")
    assert (one.value, one.unit, one.modality, one.period) == (5e9, "USD", "planned", "2030")


def test_a_number_told_again_is_one_figure() -> None:
    text = "Nearly 700 Italian companies operate in Albania.\nNearly 700 Italian companies operate in Albania."
    assert len(found(Figure, text)) == 1


PERSONS = [
    ("The sides grew trade between Kenya and Uganda by 12 per cent.", "growth of trade between Kenya and Uganda"),
    ("Kenya and Uganda met. The two sides increased tea exports by 20 per cent.", "growth of tea exports"),
]


@pytest.mark.parametrize(("text", "indicator"), PERSONS)
def test_persons_do_not_grow(text: str, indicator: str) -> None:
    assert [one.indicator for one in found(Figure, text)] == [indicator]


def test_how_a_figure_moved_stands_in_brackets_behind_it() -> None:
    text = "In 2021 Kenya's imports from Uganda amounted to 4 million USD (-50.3%). Exports reached 30 million USD (+129.9%)."
    moved = [(one.indicator.split()[0], one.value) for one in found(Figure, text) if one.unit == "%"]
    assert moved == [("decline", 50.3), ("growth", 129.9)]
    (amount,) = found(Figure, "It made 31 million USD (+118%).")
    assert amount.value == 31_000_000  # nothing tells of what 118 % is the growth

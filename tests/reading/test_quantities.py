from __future__ import annotations

import pytest

from communique.model.documents import BlockKind
from communique.model.spans import Span
from communique.reading.annotations import Quantity, QuantityKind
from communique.reading.english.parse import load_pipeline, sentences
from communique.reading.english.quantities import find_quantities
from communique.reading.english.quantities_numbers import number_value
from communique.reading.english.times import find_times


def read(text: str) -> tuple[Quantity, ...]:
    """The figures of a text; numbers in passing are tested beside their own module."""
    parsed = sentences([load_pipeline()(text)], [(Span(0, len(text)), BlockKind.BODY)])
    found = find_quantities(parsed, find_times(parsed, "2024-06-12"))
    return tuple(one for one in found if one.kind is QuantityKind.FIGURE)


def brief(text: str) -> list[tuple[float, str]]:
    return [(quantity.value, quantity.unit) for quantity in read(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,250.5", 1250.5),
        ("540 000", 540000.0),
        ("1,00,000", 100000.0),
        ("12,5", 12.5),
        ("two hundred and fifty thousand", 250000.0),
        ("three dozen", 36.0),
        ("twenty-five", 25.0),
        ("two and a half", 2.5),
        ("nothing", None),
    ],
)
def test_numbers(text: str, value: float | None) -> None:
    assert number_value(text) == value


MONEY = [
    ("The loan is worth $1.5bn.", 1.5e9, "USD"),
    ("The loan is worth US$ 3.2 bln.", 3.2e9, "USD"),
    ("The loan is worth €40m.", 40e6, "EUR"),
    ("The loan is worth Rs 500 crore.", 5e9, "INR"),
    ("The loan is worth 2.5 lakh crore rupees.", 2.5e12, "INR"),
    ("The loan is worth RMB 30 billion.", 30e9, "CNY"),
    ("The loan is worth 30 billion yuan.", 30e9, "CNY"),
    ("The loan is worth A$2 million.", 2e6, "AUD"),
    ("The loan is worth 200 million Belarusian roubles.", 200e6, "BYN"),
    ("The loan is worth 200 million roubles.", 200e6, "RUB"),
    ("Bangladesh will pay 40 crore taka.", 400e6, "BDT"),
    ("The loan is worth half a million dollars.", 0.5e6, "USD"),
    ("The loan is worth 540 000 euros.", 540000.0, "EUR"),
    ("Pakistan will lend 5 billion rupees to Pakistani farmers.", 5e9, "PKR"),
    ("The firm paid JPY 100 billion.", 100e9, "JPY"),
    ("They signed a 300-million-dollar contract.", 300e6, "USD"),
]


@pytest.mark.parametrize(("text", "value", "unit"), MONEY)
def test_money(text: str, value: float, unit: str) -> None:
    assert (value, unit) in brief(text)


COUNTED = [
    ("Banks support more than 30 major projects in energy.", 30, "projects", "more_than"),
    ("The company employs 150 people.", 150, "people", "exact"),
    ("Aid came from more than 20 Chinese provinces and cities.", 20, "provinces", "more_than"),
    ("About 2,500 Indian students study there.", 2500, "students", "about"),
    ("At least 68 residents work in the park.", 68, "residents", "more_than"),
    ("Nearly three dozen firms took part.", 36, "firms", "about"),
    ("Up to 500 workers will be hired.", 500, "workers", "up_to"),
    ("Fewer than 40 companies came.", 40, "companies", "less_than"),
    ("It will build a 120-km road.", 120, "kilometres", "exact"),
    ("The plant has a capacity of 2,400 MW.", 2400, "megawatts", "exact"),
    ("They bought 1.2 million tonnes of wheat.", 1.2e6, "tonnes", "exact"),
    ("It pumps 300,000 barrels per day.", 300000, "barrels per day", "exact"),
    ("Gas supply reached 38 bcm.", 38e9, "cubic metres", "exact"),
    ("A ten-member delegation arrived.", 10, "members", "exact"),
    ("Over 80% of container trains pass through.", 80, "%", "more_than"),
    ("They signed seven MoUs.", 7, "mous", "exact"),
    ("Some 300 Zambians study there.", 300, "people", "about"),
    ("A dozen agreements were signed.", 12, "agreements", "exact"),
    ("The number of flights will go from 14 to 21.", 21, "flights", "exact"),
    ("Some 1,500 nurses will go to Barbados and another 120 to Jamaica.", 120, "nurses", "exact"),
    ("One in five cars is made there.", 20, "%", "exact"),
    ("Seventy-odd companies came.", 70, "companies", "about"),
    ("They marked 25 years of diplomatic relations.", 25, "years", "exact"),
]


@pytest.mark.parametrize(("text", "value", "unit", "qualifier"), COUNTED)
def test_counted(text: str, value: float, unit: str, qualifier: str) -> None:
    assert (value, unit, qualifier) in [
        (item.value, item.unit.lower() if unit == "mous" else item.unit, item.qualifier) for item in read(text)
    ]


RANGES = [
    ("The company expects to earn from $700 million to $1 billion abroad.", 700e6, 1e9, "USD"),
    ("Costs are put at 5 to 6 billion dollars.", 5e9, 6e9, "USD"),
    ("Costs are put at $5-6 billion.", 5e9, 6e9, "USD"),
    ("Growth is between 10 and 12 percent.", 10, 12, "%"),
    ("Four or five states have such industries.", 4, 5, "states"),
    ("They will hire from 200 to 250 people.", 200, 250, "people"),
    ("It will take two to three years.", 2, 3, "years"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_ranges(text: str, low: float, high: float, unit: str) -> None:
    (quantity,) = [item for item in read(text) if item.value_high is not None]
    assert (quantity.value, quantity.value_high, quantity.unit, quantity.qualifier) == (low, high, unit, "range")


def test_levels_are_no_range() -> None:
    text = "Exports rose from 5 to 8 billion dollars."
    assert [(item.value, item.value_high, item.unit) for item in read(text)] == [(5e9, None, "USD"), (8e9, None, "USD")]


CHANGES = [
    ("Production increased by 40% to 540,000 ovens.", "+40%", "up"),
    ("Trade went up 12.3 percent year on year.", "+12.3%", "up"),
    ("Exports fell by a third.", "-33.3%", "down"),
    ("They noted a 15% rise in trade.", "+15%", "up"),
    ("They noted a decline of 8 per cent.", "-8%", "down"),
    ("Exports were 7 percent lower than in May.", "-7%", "down"),
    ("Turnover grew 2.4-fold.", "x2.4", "up"),
    ("Turnover has doubled.", "x2", "up"),
    ("Turnover grew by nearly 20 percent.", "+20%", "up"),
]


@pytest.mark.parametrize(("text", "change", "kind"), CHANGES)
def test_change(text: str, change: str, kind: str) -> None:
    assert (change, kind) in [(item.change, item.change_kind) for item in read(text)]


def test_a_level_is_no_change() -> None:
    growth, level = read("The works raised output by 40% to 540,000 kitchen ovens.")
    assert (growth.value, growth.unit, growth.change) == (40, "%", "+40%")
    assert (level.value, level.unit, level.change) == (540000, "ovens", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("China is its third largest trading partner.", 3),
        ("The country ranked fifth in trade.", 5),
        ("It is the 12th biggest buyer.", 12),
    ],
)
def test_rank(text: str, value: int) -> None:
    assert (value, "rank") in brief(text)


NOT_QUANTITIES = [
    "The two sides agreed to meet.",
    "The two leaders and the three presidents met.",
    "It was one of the best talks, and the sides thanked one another.",
    "They cited Article 5 and Resolution 2231.",
    "It bought the Boeing 737 and the MI-17 for the G7.",
    "The Covid-19 and 5G issues were raised in the 1 + 4 format.",
    "The second session marked the 30th anniversary.",
    "Hundreds of people came.",
    "The call lines are open 24/7 on Route 66.",
    "The general, 65, took part.",
    "The price per thousand cubic metres was discussed.",
    "They discussed No. 3 and paragraph 12.",
]


@pytest.mark.parametrize("text", NOT_QUANTITIES)
def test_not_a_quantity(text: str) -> None:
    assert read(text) == ()


def test_places() -> None:
    text = "The park has more than 68 big residents and $8 billion loans."
    residents, loans = read(text)
    assert (residents.span.of(text), residents.unit_span and residents.unit_span.of(text)) == ("68", "residents")
    assert residents.noun is not None
    assert residents.noun.of(text) == "big residents"
    assert loans.span.of(text) == "$8 billion"
    assert loans.noun is not None
    assert loans.noun.of(text) == "loans"


def test_a_currency_in_brackets_is_that_of_the_sum() -> None:
    assert brief("The cost of the section will be around 150 mln (euros).") == [(150e6, "EUR")]
    assert brief("The cost of the section will be around 150 million (USD), the ministry said.") == [(150e6, "USD")]
    assert brief("Trade came to 150 million dollars (euros are not used).") == [(150e6, "USD")]


def test_the_minutes_of_a_journey_are_no_kilometres() -> None:
    found = brief(
        "The last 3 km take longer; the journey will take two hours and forty, or two hours and forty-five minutes."
    )
    assert [value for value, unit in found if unit == "kilometres"] == [3.0]
    assert (40.0, "kilometres") not in found

from __future__ import annotations

import pytest

from communique.model.documents import BlockKind
from communique.model.spans import Span
from communique.reading.annotations import Quantity, QuantityKind
from communique.reading.english.parse import load_pipeline, sentences
from communique.reading.english.quantities import find_quantities
from communique.reading.english.times import find_times


def read(text: str) -> tuple[Quantity, ...]:
    parsed = sentences([load_pipeline()(text)], [(Span(0, len(text)), BlockKind.BODY)])
    return find_quantities(parsed, find_times(parsed, "2024-06-12"))


def of_kind(text: str, kind: QuantityKind) -> list[tuple[float, float | None, str]]:
    return [(one.value, one.value_high, one.unit) for one in read(text) if one.kind is kind]


@pytest.mark.parametrize(
    ("text", "kind", "value", "high", "unit"),
    [
        ("It is one of the largest ports in Africa.", QuantityKind.COUNT, 1.0, None, "ports"),
        ("One proposal came from Lima.", QuantityKind.COUNT, 1.0, None, "proposal"),
        ("Only 1 person came.", QuantityKind.COUNT, 1.0, None, "person"),
        ("The score was between 3 and 5 on the scale.", QuantityKind.BARE, 3.0, 5.0, ""),
        ("The two sides agreed to meet.", QuantityKind.COUNT, 2.0, None, "sides"),
        ("They lived in a five-bedroom house.", QuantityKind.COUNT, 5.0, None, "bedroom"),
        ("Thousands of miners went home.", QuantityKind.VAGUE, 1e3, 1e4, "miners"),
        ("Tens of thousands of miners went home.", QuantityKind.VAGUE, 1e4, 1e5, "miners"),
        ("Dozens of miners went home.", QuantityKind.VAGUE, 12.0, None, "miners"),
        ("The minister is 54 years old.", QuantityKind.AGE, 54.0, None, "years of age"),
        ("She will be 35 by the end of May.", QuantityKind.AGE, 35.0, None, "years of age"),
        ("Its crew, aged 23 to 41, are Filipinos.", QuantityKind.AGE, 23.0, 41.0, "years of age"),
        ("A 14-month-old child was found.", QuantityKind.AGE, 14.0, None, "months of age"),
        ("Two years later the mill closed.", QuantityKind.LENGTH, 2.0, None, "years"),
        ("Over the past two years prices rose.", QuantityKind.LENGTH, 2.0, None, "years"),
        ("The index stood at 49.8 in May.", QuantityKind.BARE, 49.8, None, ""),
        ("Three were injured.", QuantityKind.BARE, 3.0, None, ""),
    ],
)
def test_numbers_in_passing(text: str, kind: QuantityKind, value: float, high: float | None, unit: str) -> None:
    assert (value, high, unit) in of_kind(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The new one is better, and no one objected to each one.",
        "They thanked one another one day in May.",
        "The Group of 77 met in Room 12.",
        "Real won 3-1 on 5 May 2012.",
        "Several hundred people came.",
        "They flew in a few million stars.",
    ],
)
def test_numbers_that_are_none(text: str) -> None:
    assert [one for one in read(text) if one.kind is not QuantityKind.FIGURE] == []


def only(text: str) -> Quantity:
    (one,) = read(text)
    return one


def test_the_rate_is_what_it_is_counted_by() -> None:
    for text in ("Oil cost $61 a barrel.", "Oil cost $61 per barrel.", "Oil cost $61/barrel."):
        one = only(text)
        assert one.per is not None
        assert one.per.of(text) == "barrel"
    assert only("Profit was up from $900m a year earlier.").per is None


def test_the_bound_stands_before_a_range_too() -> None:
    assert only("They found about 14-18 wells.").bound == "about"
    assert only("The fund holds more than $5 billion.").bound == "more_than"
    assert only("It fetched just under $5 billion.").bound == "less_than"


def test_the_motion_is_that_of_the_verb() -> None:
    assert only("Exports fell 8.5%.").motion == "down"
    assert only("The shares were up 19 cents.").motion == "up"
    assert only("The firm raised $280 million.").motion == ""
    assert only("Exports fell to 80,000 tonnes.").motion == ""


def test_a_level_goes_on_from_another() -> None:
    first, second = read("The price went from 21 cents in May to 34 cents in August.")
    assert second.origin == first.span
    to, from_ = read("Revenue rose to $7 billion from $6 billion.")
    assert to.origin is None
    assert from_.origin is None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It weighs 140 pounds.", 140.0, "pounds"),
        ("It cost 140 pounds.", 140.0, "GBP"),
        ("It reached minus 61 degrees Celsius.", -61.0, "degrees Celsius"),
        ("A balance of $-50.8bn was shown.", -50.8e9, "USD"),
        ("It holds 2½ litres.", 2.5, "litres"),
        ("Its mass is 1.5×10^6 kilograms.", 1.5e6, "kilograms"),
        ("They sold one hundred and fifty cars.", 150.0, "cars"),
        ("The firm raised $5M.", 5e6, "USD"),
        ("The firm raised $1.2B.", 1.2e9, "USD"),
        ("The lamp takes 5W.", 5.0, "watts"),
        ("Add 1/2 cup of milk.", 0.5, "cups"),
        ("The index was off -3.2%.", 3.2, "%"),
        ("A 1,200-square-foot hall was let.", 1200.0, "square feet"),
        ("Rates rose by a quarter of a percentage point.", 0.25, "pp"),
    ],
)
def test_amounts(text: str, value: float, unit: str) -> None:
    one = only(text)
    assert (one.value, one.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Exports of wheat rose 5%.", ["Exports of wheat"]),
        ("The ministry reduced fuel subsidies by 5%.", ["fuel subsidies", "ministry"]),
        ("The plant needs 60% of its water.", ["water", "plant"]),
        ("The bank gave a loan of $3 million.", ["loan", "bank"]),
        ("China put a 25% tax on wine.", ["tax on wine", "China"]),
        ("The field stretched for seven miles (11 km).", ["field"]),
        ("Exports rose 5% and imports 7%.", ["imports"]),
        ("It is one of the largest ports.", []),
        ("He bought 300 sheep.", []),
    ],
)
def test_concept(text: str, concept: list[str]) -> None:
    assert [span.of(text) for span in read(text)[-1].concept] == concept

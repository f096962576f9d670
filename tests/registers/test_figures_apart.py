"""What a number measures, where the sentence turns it about: targets, growth told as a noun, units of goods, compared years."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Figure

DAY = "2024-06-12"

MEASURED = [
    ("Uruguay and South Africa plan to increase trade to $500 million by 2028.", 500e6, "trade"),
    ("Oman will increase its aid to Somalia to $20 million, Foreign Minister Said al-Harthy said.", 20e6, "aid to Somalia"),
    ("Iran and China agreed to expand trade to $600 billion.", 600e9, "trade"),
    ("Ghana and Togo want to double mutual trade to 800 million dollars.", 800e6, "mutual trade"),
    ("Trade between Chad and Sudan doubled in 2010, the Sudanese consul said.", 2, "growth of Trade between Chad and Sudan"),
    ("Norway's investments in Brazil have quadrupled since 2003, Trade Minister Sissel Dahl said.", 4, "growth of Norway's investments in Brazil"),
    ("Norway is willing to invest $300 million in Myanmar, Foreign Minister Lars Haugen said.", 300e6, "investment of Norway in Myanmar"),
    ("Kuwait is ready to provide $200 million for dams in Morocco, the minister told KUNA.", 200e6, "funding of Kuwait"),
    ("Trade of Georgia and Armenia exceeds $550 million, a rise of 35% on 2022.", 35, "growth of Trade of Georgia and Armenia"),
    ("Trade of Georgia and Armenia reached $9.7 billion, which is a 12 percent increase.", 12, "growth of Trade of Georgia and Armenia"),
    ("In January trade of Georgia and Armenia grew by another 13 percent.", 13, "growth of trade of Georgia and Armenia"),
    ("Vietnamese exports to Turkey reached $642 million, a year-on-year increase of 29.7 per cent.", 29.7, "growth of Vietnamese exports to Turkey"),
    ("Kenya and Rwanda agreed on delivery of 20,000 tonnes of cement.", 20000, "delivery of cement"),
    ("Azerbaijan exported 1.2 billion cubic metres of natural gas to Georgia.", 1.2e9, "natural gas"),
    ("A fund of 415 million euros from converted debt will be made available to Cuba by Spain.", 415e6, "fund from converted debt"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "indicator"), MEASURED)
def test_what_is_measured(text: str, value: float, indicator: str) -> None:
    told = {one.value: one.indicator for one in found(Figure, text, DAY)}
    assert indicator in told[value]


PERIODS = [
    ("Total trade between Australia and Vietnam was worth A$17.4 billion in 2021, up almost 40% on the previous year; Australia's exports accounted for A$9.1 billion.", {17.4e9: "2021", 40: "2021", 9.1e9: "2021"}),
    ("Exports to Poland rose to $120 million in 2017 from $90 million in 2016; imports came to $400 million.", {120e6: "2017", 90e6: "2016", 400e6: "2017"}),
    ("Trade between Georgia and Armenia exceeds $550 million, a rise of 35% on 2022.", {550e6: None}),
    ("Italy will pay Libya $5 billion over 20 years, under an accord signed on 30 August 2008.", {5e9: None}),
    ("The link between Zambia and Tanzania, which will cost $5.8 billion, is scheduled to open in December 2025.", {5.8e9: None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "periods"), PERIODS)
def test_the_period_is_not_that_with_which_it_is_compared(text: str, periods: dict[float, str | None]) -> None:
    told = {one.value: one.period for one in found(Figure, text, DAY)}
    assert {value: told[value] for value in periods} == periods


def test_two_sums_that_share_a_verb() -> None:
    text = "Exports to Sweden came to EUR 3.2 billion and imports from it to EUR 2.1 billion in 2009, Estonia reports."
    assert [one.indicator for one in found(Figure, text, DAY)] == ["Exports to Sweden", "imports from it"]


def test_what_is_counted_is_no_money() -> None:
    text = "Swedish firms invested 2 billion kronor in Estonia, and the number of flights grew from 20 to 35."
    assert [one.unit for one in found(Figure, text, DAY)] == ["SEK", "flights", "flights"]


def test_a_sum_before_another_number() -> None:
    text = "Trade of Turkey and Kuwait reached $4 billion and over 2,000 Turks worked in Kuwait."
    first = found(Figure, text, DAY)[0]
    assert (first.qualifier.value, first.indicator) == ("exact", "Trade of Turkey and Kuwait")

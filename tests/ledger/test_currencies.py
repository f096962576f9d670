"""Sums in two currencies: at no rate one, or perhaps one."""

from __future__ import annotations

import pytest
from ledgers import one_record
from ledgers import one_telling as told

from communique.ledger.likeness.currencies import other_worth, worth


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((120e9, "JPY"), (290e9, "BDT"), True),
        ((2.2e9, "EUR"), (2.8e9, "USD"), False),
        ((100e6, "SGD"), (320e6, "MYR"), False),
        ((1e9, "EUR"), (3e9, "USD"), True),
        ((1e9, "USD"), (9e9, "USD"), False),  # of one currency its values tell
        ((1e9, "XYZ"), (9e9, "USD"), False),
    ],
)
def test_worth(one: tuple[float, str], other: tuple[float, str], *, apart: bool) -> None:
    assert other_worth(one, other) is other_worth(other, one) is apart


def test_the_table_holds_ranges() -> None:
    assert worth(1e6, "USD") == (1e6, 1e6)
    least, most = worth(1e9, "JPY") or (0, 0)
    assert 6e6 < least < most < 14e6


def test_loans_of_other_worth_are_two() -> None:
    yen = told("figures", "2014-09-06", indicator="loan of Japan", value=120e9, unit="JPY")
    assert not one_record(yen, told("figures", "2014-10-06", indicator="loan of Japan", value=290e9, unit="BDT"))
    assert one_record(yen, told("figures", "2014-09-07", indicator="loan of Japan", value=1.14e9, unit="USD"))

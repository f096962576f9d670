"""Frames of pandas and polars: columns, types, and what is absent."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from ledgers import fill, sample

import communique
from communique.api.documents import Document
from communique.api.frames import columns_of
from communique.api.records import RECORD_TYPES
from communique.model.mentions import REGISTERS

PANDAS = {"text": "string", "date": "datetime64[s]", "integer": "Int64", "number": "Float64", "true or false": "bool"}
POLARS = {
    "text": "String",
    "date": "Date",
    "integer": "Int64",
    "number": "Float64",
    "true or false": "Boolean",
    "list of text": "List(String)",
    "list of name, role, country": "List(Struct({'name': String, 'role': String, 'country': String}))",
}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[communique.Ledger]:
    fill(tmp_path / "ledger.db", sample())
    with communique.open(tmp_path / "ledger.db") as found:
        yield found


@pytest.mark.parametrize("kind", [*RECORD_TYPES, Document], ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("empty", [False, True])
def test_columns_have_their_types_also_without_rows(ledger: communique.Ledger, kind: type, empty: bool) -> None:  # noqa: FBT001
    between = ("KEN", "NOR") if empty else ("KAZ", "UZB")
    records = (
        ledger.documents(between=between) if kind is Document else getattr(ledger, kind.register)(between=between)  # type: ignore[attr-defined]
    )
    columns = columns_of(kind)
    pandas, polars = records.to_pandas(), records.to_polars()
    assert list(pandas.columns) == list(polars.columns) == [one.name for one in columns]
    assert len(pandas) == len(polars) == len(records)
    for one in columns:
        assert str(pandas[one.name].dtype) == PANDAS.get(one.kind.value, "object"), one.name
        assert str(polars[one.name].dtype) == POLARS[one.kind.value], one.name


def test_values_of_contacts(ledger: communique.Ledger) -> None:
    polars = ledger.contacts().to_polars()
    first, second, third = polars.to_dicts()
    assert (first["date"], first["date_first"], first["kind"]) == ("2020-05-12", date(2020, 5, 12), "official_visit")
    assert first["participants"] == [{"name": "Arman Serik", "role": "Minister", "country": "KAZ"}]
    assert (second["date"], second["date_first"], second["date_last"]) == (
        "2021-06",
        date(2021, 6, 1),
        date(2021, 6, 30),
    )
    assert (third["date"], third["date_first"], third["participants"]) == (None, None, [])
    assert (first["document"], first["sentence"], first["fate"]) == ("2020-05-visit", 1, "fulfilled")
    assert (first["first_told"], first["last_told"]) == (date(2020, 3, 2), date(2020, 5, 13))
    pandas = ledger.contacts().to_pandas()
    assert pandas["date_first"].dt.year.tolist()[:2] == [2020, 2021]
    assert pandas["date"].isna().tolist() == [False, False, True]
    assert pandas["states"][0] == ["KAZ", "UZB"]
    assert pandas["participants"][2] == []


def test_values_of_commitments(ledger: communique.Ledger) -> None:
    row = ledger.commitments().to_polars().to_dicts()[0]
    assert (row["due"], row["due_first"], row["due_last"]) == ("2021", date(2021, 1, 1), date(2021, 12, 31))
    assert (row["fate"], row["specific"], row["who"]) == ("open", True, "Uzbekistan")


def test_all_registers_share_columns(ledger: communique.Ledger) -> None:
    frame = ledger.records().to_polars()
    assert set(frame.columns) <= set.intersection(*({one.name for one in columns_of(kind)} for kind in RECORD_TYPES))
    assert len(frame) == sum(len(ledger.records(register)) for register in REGISTERS)


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_package_that_is_missing_is_named(
    ledger: communique.Ledger, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(communique.MissingPackage, match=f"pip install '{package}'"):
        getattr(ledger.contacts(), f"to_{package}")()

"""What the generator tells of different towns stands in different records; what it tells again, in one."""

from __future__ import annotations

import re
from pathlib import Path

import communique
from bench.scale import fill

SPELLED_ALIKE = (
    0.04  # share of records that may hold two towns: some of the made-up names differ in their last letters alone
)


def test_things_told_alike_but_for_their_place_are_kept_apart(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", 250)
    with communique.open(tmp_path / "l.db") as ledger:
        for register in ("commitments", "figures", "projects", "agreements"):
            told = [
                {re.sub(r"[\d.-]+", "", one.quote) for one in record.mentions} for record in ledger.records(register)
            ]
            assert len(told) > 50, register
            assert sum(len(one) > 1 for one in told) <= SPELLED_ALIKE * len(told), register
            retold = [
                record for record in ledger.records(register) if len({one.document for one in record.mentions}) > 1
            ]
            assert len(retold) > 20, register

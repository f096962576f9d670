from __future__ import annotations

from pathlib import Path

import pytest
from ledgers import Page, fill

from communique.ledger.outlets import THIRD, Outlet, OutletKind, outlet_of, parse, sides_of
from communique.ledger.store import Store
from communique.model.errors import LedgerError


@pytest.mark.parametrize(
    ("url", "name", "country", "kind"),
    [
        ("https://www.belta.by/x", None, "BLR", "state media"),
        ("https://eng.belta.by/x", None, "BLR", "state media"),
        (None, "Xinhua", "CHN", "state media"),
        ("https://tashkent.mfa.kz/x", None, "KAZ", "official"),
        ("https://paper.uz/x", None, "UZB", "unknown"),
        ("https://blog.io/x", None, None, "unknown"),
        ("https://[broken", None, None, "unknown"),
        (None, None, None, "unknown"),
    ],
)
def test_who_stands_behind_an_outlet(url: str | None, name: str | None, country: str | None, kind: str) -> None:
    found = outlet_of(url, name)
    assert (found.country, found.kind.value) == (country, kind)


@pytest.mark.parametrize(
    "text", ["x", '"a.b" = "KAZ"', '"a.b" = ["ZZZ", "private"]', '"a.b" = ["KAZ", "friendly"]', '"a.b" = ["KAZ"]']
)
def test_a_table_that_is_wrong_is_refused_in_words(text: str) -> None:
    with pytest.raises(LedgerError, match="outlet"):
        parse(text, "test")


def test_voices_are_counted_by_side() -> None:
    found = [
        Outlet("akorda.kz", "KAZ", OutletKind.OFFICIAL, ""),
        Outlet("inform.kz", "KAZ", OutletKind.STATE_MEDIA, ""),
        Outlet("paper.kz", "KAZ", OutletKind.PRIVATE, ""),
        Outlet("reuters.com", "GBR", OutletKind.PRIVATE, ""),
        Outlet("a.example", None, OutletKind.UNKNOWN, ""),
    ]
    assert {side: len(voices) for side, voices in sides_of(found, ("KAZ", "UZB")).items()} == {
        "KAZ": 2,
        THIRD: 1,
        "": 1,
    }


def test_the_users_table_goes_before_the_shipped_one_and_is_replaced_as_a_whole(tmp_path: Path) -> None:
    page = Page("a", "The neighbours are partners.", "2020-01-01", url="https://gazeta.uz/x")
    fill(tmp_path / "l.db", [page.add("standing", "partners", term="partners")])
    with Store.open(tmp_path / "l.db") as store:
        (row,) = store.view().documents()
        assert store.view().outlet(row).kind is OutletKind.PRIVATE
        store.set_outlets(parse('"Gazeta.uz" = ["UZB", "state media"]', ""))
        assert store.view().outlet(row) == Outlet("gazeta.uz", "UZB", OutletKind.STATE_MEDIA, "your table")
        store.set_outlets({})
        assert store.view().outlet(row).kind is OutletKind.PRIVATE

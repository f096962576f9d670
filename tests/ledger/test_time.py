"""Whatever the order of reading, the ledger is the same; as of a day it is what it would have been on that day."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from ledgers import CLOCK, READER, Reading, sentences_of

from communique.exchange.whole import export_ledger
from communique.ledger.ordering import record_order
from communique.ledger.paging import Listing, Order
from communique.ledger.queries import Query
from communique.ledger.rows import RecordRow
from communique.ledger.store import Store
from communique.model.errors import LedgerError
from communique.model.mentions import Mention
from evals.linking.gold import pairs

DAYS = ("2010-12-31", "2016-10-31", "2019-09-07", "2022-01-06", "2024-06-30", "2025-08-04")


@cache
def readings() -> tuple[Reading, ...]:
    """The documents of the linking gold with its mentions."""
    found = []
    for pair in pairs():
        own: dict[str, list[Mention]] = defaultdict(list)
        for one in pair.mentions():
            own[one.page.document.id].append(one.mention)
        for page in pair.pages.values():
            document = page.document
            found.append(Reading(document, sentences_of(document.text), tuple(own[document.id])))
    return tuple(found)


def ledger(path: Path, chosen: Iterable[Reading], *, one_by_one: bool = False) -> Store:
    store = Store.open(path, create=True, clock=lambda: CLOCK)
    for reading in chosen:
        store.add(reading, READER)
        if one_by_one:
            store.link()
    store.link()
    return store


def lines(store: Store, query: Query | None = None) -> list[str]:
    return list(export_ledger(store.view(), query))


def shuffled(found: Sequence[Reading], seed: int) -> list[Reading]:
    mixed = list(found)
    random.Random(seed).shuffle(mixed)
    return mixed


def test_shuffled_one_at_a_time_or_in_one_batch_the_ledger_is_the_same(tmp_path: Path) -> None:
    few = readings()[:51]  # three pairs
    with ledger(tmp_path / "a.db", few) as whole:
        expected = lines(whole)
    assert len(expected) > len(few)
    with ledger(tmp_path / "b.db", shuffled(few, 1)) as other:
        assert lines(other) == expected
    with ledger(tmp_path / "c.db", shuffled(few, 2), one_by_one=True) as other:
        assert lines(other) == expected
    with ledger(tmp_path / "d.db", [*few[:20], *shuffled(few, 3)]) as other:
        assert lines(other) == expected


@pytest.mark.parametrize("day", DAYS)
def test_the_whole_as_of_a_day_is_the_ledger_of_that_day(tmp_path: Path, day: str) -> None:
    early = [one for one in readings() if (one.document.published.value or "9") <= day]
    assert 0 < len(early) < len(readings())
    query = Query(as_of=date.fromisoformat(day))
    with ledger(tmp_path / "early.db", early) as store:
        expected = lines(store)
    with ledger(tmp_path / "whole.db", shuffled(readings(), 5)) as store:
        assert lines(store, query) == expected


def test_known_at_is_what_had_been_read_by_then(tmp_path: Path) -> None:
    few = readings()[:34]
    late = shuffled(few, 4)[:15]
    moment = CLOCK
    store = Store.open(tmp_path / "l.db", create=True, clock=lambda: moment)
    with store:
        for one in few:
            if one not in late:
                store.add(one, READER)
        moment = replace_year(2027)
        for one in late:
            store.add(one, READER)
        known = lines(store, Query(known_at="2026-06-01T00:00:00+00:00"))
    with ledger(tmp_path / "early.db", [one for one in few if one not in late]) as store:
        assert [line for line in known if "record" in line[:12]] == [
            line for line in lines(store) if "record" in line[:12]
        ]


def replace_year(year: int) -> datetime:
    return CLOCK.replace(year=year)


def test_undated_documents_come_last_and_leave_no_trace_in_an_as_of_view(tmp_path: Path) -> None:
    few = list(readings()[:17])
    undated = [
        Reading(
            replace(one.document, published=replace(one.document.published, value=None)), one.sentences, one.mentions
        )
        for one in few[:5]
    ]
    query = Query(as_of=date(2030, 1, 1))
    with ledger(tmp_path / "a.db", few[5:]) as store:
        expected = lines(store, query)
    with ledger(tmp_path / "b.db", [*undated, *few[5:]]) as store:
        assert lines(store, query) == expected


@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(register="contacts"),
        Query(between=("IND", "RUS")),
        Query(between=("LKA", "IND"), register="commitments"),
        Query(between=("KEN", "CHN"), register="offices"),
        Query(register="agreements", since=date(2016, 1, 1), until=date(2019, 12, 31)),
        Query(between=("JPN", "IDN"), as_of=date(2020, 12, 31)),
    ],
    ids=str,
)
def test_a_list_a_page_at_a_time_is_the_list(tmp_path: Path, query: Query) -> None:
    with ledger(tmp_path / "l.db", readings()) as store:
        view = store.view()
        found: list[RecordRow] = []
        cursor = None
        while True:
            page = view.page(query, Listing(after=cursor, limit=30))
            found += page.records
            cursor = page.next
            if cursor is None:
                break
        expected = view.records(query)
    assert expected
    if query.as_of is None and query.between is None:  # else the order is that of the records as a whole
        assert [one.id for one in found] == [one.id for one in expected]
    assert {one.id: one for one in found} == {one.id: one for one in expected}


@pytest.mark.parametrize("cursor", ["", "x", "e30=", "NQ==", "ü", "WyJhIl0="])
def test_a_cursor_of_another_make_is_refused(tmp_path: Path, cursor: str) -> None:
    with ledger(tmp_path / "l.db", readings()[:2]) as store, pytest.raises(LedgerError, match="no cursor"):
        store.view().page(Query(), Listing(after=cursor))


@pytest.mark.parametrize("order", list(Order))
def test_every_order_pages_through_the_same_records(tmp_path: Path, order: Order) -> None:
    query = Query(between=("IND", "RUS"), register="agreements")
    with ledger(tmp_path / "l.db", readings()) as store:
        view = store.view()
        found: list[RecordRow] = []
        cursor = None
        while True:
            page = view.page(query, Listing(after=cursor, limit=4, order=order))
            found += page.records
            cursor = page.next
            if cursor is None:
                break
        whole = {one.id for one in view.records(query)}
        other = Listing(after=view.page(query, Listing(limit=1)).next, order=Order.LATEST)
        with pytest.raises(LedgerError, match="no cursor"):
            view.page(query, other)
    assert [one.id for one in found] == list(dict.fromkeys(one.id for one in found))
    assert {one.id for one in found} == whole
    if order is Order.LATEST:
        assert found == sorted(found, key=lambda one: record_order(one)[0], reverse=True)
    if order is Order.MOST_DOCUMENTS:
        counts = [len({row.document.id for row in one.mentions}) for one in found]
        assert counts == sorted(counts, reverse=True)


def test_a_list_by_words_and_status(tmp_path: Path) -> None:
    query = Query(between=("IND", "RUS"), register="agreements")
    with ledger(tmp_path / "l.db", readings()) as store:
        view = store.view()
        signed = view.page(query, Listing(status="signed", limit=200)).records
        worded = view.page(query, Listing(words="protocol", limit=200)).records
        nothing = view.page(query, Listing(words="zebra " + "\0", limit=200)).records
        whole = view.records(query)
    assert {one.id for one in signed} == {one.id for one in whole if one.status == "signed"}
    assert {one.id for one in worded} == {
        one.id
        for one in whole
        if any(row.sentence and re.search(r"\bprotocol\b", row.sentence.text, re.IGNORECASE) for row in one.mentions)
    }
    assert worded
    assert not nothing


def test_the_revision_grows_with_what_is_written(tmp_path: Path) -> None:
    with ledger(tmp_path / "l.db", readings()[:2]) as store:
        view = store.view()
        before = view.revision()
        assert view.revision() == before > 0
        store.set_outlets({})
        assert view.revision() > before

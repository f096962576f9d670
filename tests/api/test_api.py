"""The library on ledgers made by hand."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import get_type_hints

import pytest
from ledgers import CLOCK, READER, Page, fill, sample, who

import communique
from communique.api.records import RECORD_TYPES, Record, type_of
from communique.ledger.queries import Query
from communique.ledger.store import Store
from communique.model.mentions import COMMON, MENTION_TYPES, REGISTERS, Mention, Modality


def later() -> Page:
    page = Page(
        "2021-05-later",
        "Uzbekistan opened the trade house in Almaty on 4 May 2021. "
        "Kazakhstan lent USD 50 million for the Syr bridge under a loan agreement.",
        "2021-05-05",
    )
    page.add("projects", "Syr bridge", name="Syr bridge", stage="started")
    return page.add("figures", "USD 50 million", indicator="loan", value=5e7, unit="USD")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    fill(tmp_path / "ledger.db", [*sample(), later()])
    return tmp_path / "ledger.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[communique.Ledger]:
    with communique.open(path) as found:
        yield found


def test_a_list_is_what_the_ledger_lists(path: Path, ledger: communique.Ledger) -> None:
    with Store.open(path) as store:
        view = store.view()
        for register in REGISTERS:
            for between in (None, ("KAZ", "UZB")):
                rows = view.records(Query(register=register, between=between))
                found = ledger.records(register, between=between)
                assert [(one.id, one.date, one.status or "") for one in found] == [
                    (row.id, row.date, row.status) for row in rows
                ]
                assert all(type(one) is type_of(register) for one in found)
        assert len(ledger.records()) == len(view.records())


def test_records_have_typed_fields(ledger: communique.Ledger) -> None:
    visit, session, forum = ledger.contacts(between=("Kazakhstan", "uzbek"))
    assert (visit.modality, visit.status, visit.date) == (Modality.HELD, "held", "2020-05-12")
    assert visit.participants == (communique.Participant("Arman Serik", "Minister", "KAZ"),)
    assert (session.date_first, session.date_last) == (date(2021, 6, 1), date(2021, 6, 30))
    assert (forum.date, forum.date_first, forum.status) == (None, None, "held")
    assert ledger.agreements()[0].title == "memorandum on border trade zones"
    assert [one.value for one in ledger.figures(topic="trade")] == [3e9, 3.3e9]
    assert ledger.commitments()[0].specific
    assert ledger.offices()[0].past is False
    assert ledger.standing()[0].term == "strategic partners"
    assert ledger.statements()[0].speaker == "Bobur Karim"
    assert len(ledger.events()) == 0


@pytest.mark.parametrize("kind", MENTION_TYPES, ids=lambda kind: kind.register)
def test_the_fields_of_a_record_are_those_of_its_mentions(kind: type[Mention]) -> None:
    own = {one.name for one in fields(kind)} - COMMON - {"date"}
    record = type_of(kind.register)
    names = {one.name for one in fields(record)} - {one.name for one in fields(Record)}
    assert names == own
    told, shown = get_type_hints(kind), get_type_hints(record)
    assert {name: shown[name] for name in own} == {name: told[name] for name in own}


def test_every_register_has_a_class_and_a_method(ledger: communique.Ledger) -> None:
    assert tuple(kind.register for kind in RECORD_TYPES) == REGISTERS
    for kind in RECORD_TYPES:
        listed = getattr(ledger, kind.register)()
        assert getattr(communique, kind.__name__) is kind
        assert all(isinstance(one, kind) for one in listed)


def test_what_hangs_on_a_record(ledger: communique.Ledger) -> None:
    visit = ledger.contacts()[0]
    first, second = visit.mentions
    assert first.document == "2020-03-plan"
    assert first.quote == "he would visit Tashkent in May 2020"
    assert ledger.document(first.document).text[first.start : first.end] == first.quote
    assert (first.sentence_number, first.published, first.confidence) == (1, "2020-03-02", 0.9)
    assert first.sentence == first.citation.text
    assert first.fields["modality"] == "planned"
    assert second.evidence["kind"][0].of(ledger.document(second.document_id).text) == second.quote
    assert [str(one) for one in visit.citations] == [
        "2020-05-13, 2020-05-visit, s. 1",
        "2020-03-02, 2020-03-plan, s. 1",
    ]
    assert [(step.what, step.mentions) for step in visit.history] == [("announced", (first,)), ("held", (second,))]
    assert visit.disagreements == ()
    assert visit.quality.documents == 2
    assert visit.headline == str(visit)
    assert "Tashkent" in visit.headline
    assert visit.fate is not None
    assert visit.fate.status == "fulfilled"
    assert ledger.figures()[0].fate is None


def test_what_became_of_a_promise(ledger: communique.Ledger) -> None:
    fate = ledger.commitments()[0].fate
    assert fate is not None
    assert (fate.status, fate.due, fate.score) == ("fulfilled", date(2021, 12, 31), 1)
    assert [one.citation.document for one in fate.later] == ["2021-05-later"]
    assert fate.changes[0].status == "open"
    before = ledger.commitments(as_of="2021-01")[0].fate
    assert before is not None
    assert before.status == "open"


def test_money_is_told_by_stage(ledger: communique.Ledger) -> None:
    sums = {one.name: [(sum_.stage.value, sum_.words) for sum_ in one.money] for one in ledger.projects()}
    assert sums["cement plant near Shymkent"] == [("announced", "USD 200 million")]
    assert sums["Syr bridge"] == [("committed", "USD 50 million")]


def test_what_sources_tell_differently(tmp_path: Path) -> None:
    pages = [
        Page(f"page-{day}", f"The ministers met on {day} May 2020 in Almaty.", f"2020-05-2{day}").add(
            "contacts",
            f"met on {day} May 2020",
            kind="meeting",
            modality="held",
            date=f"2020-05-0{day}",
            place="Almaty",
            session_no=4,
            body="border commission",
            participants=[who("Arman Serik", None, "KAZ")],
        )
        for day in (4, 6)
    ]
    fill(tmp_path / "l.db", pages)
    with communique.open(tmp_path / "l.db") as ledger:
        found = [one for record in ledger.contacts() for one in record.disagreements]
        assert [(one.field, one.wording) for one in found] == [("date", False)]
        assert [(side.value, side.mentions[0].document) for side in found[0].sides] == [
            ("2020-05-04", "page-4"),
            ("2020-05-06", "page-6"),
        ]
        assert [one.kind.value for one in ledger.check()] == ["contradiction"]
        assert {str(place) for place in ledger.check()[0].citations} == {
            "2020-05-24, page-4, s. 1",
            "2020-05-26, page-6, s. 1",
        }


def test_lists_are_limited_by_time_and_clock(ledger: communique.Ledger) -> None:
    assert [one.date for one in ledger.contacts(since="2021")] == ["2021-06"]
    assert [one.date for one in ledger.contacts(until=date(2020, 12, 31))] == ["2020-05-12"]
    assert [one.date for one in ledger.contacts(as_of="2020-04")] == ["2020-05"]
    assert len(ledger.contacts(known_at=CLOCK)) == 3
    assert len(ledger.contacts(known_at="2025-12-31")) == 0
    assert len(ledger.contacts(between=None)) == 3
    assert not ledger.contacts(between=("KEN", "NOR"))
    assert [one.name for one in ledger.documents(as_of="2020")] == ["2020-03-plan", "2020-05-visit"]


def test_what_is_wrong_is_said(ledger: communique.Ledger) -> None:
    with pytest.raises(communique.UnknownCountry, match="did you mean Kazakhstan"):
        ledger.contacts(between=("Kazahstan", "UZB"))
    for wrong in ({"between": ("KAZ", "KAZ")}, {"between": "KAZ"}, {"since": "soon"}, {"topic": "cheese"}):
        with pytest.raises(communique.WrongArgument):
            ledger.contacts(**wrong)
    with pytest.raises(communique.WrongArgument, match="lies before"):
        ledger.contacts(since="2021", until="2020")
    with pytest.raises(TypeError, match="between, since, until"):
        ledger.contacts(form="visit")  # type: ignore[call-arg]
    with pytest.raises(communique.UnknownRegister):
        ledger.records("contracts")
    with pytest.raises(communique.LedgerError, match="no record"):
        ledger.record("zz")
    with pytest.raises(communique.LedgerError, match="no document"):
        ledger.document("nowhere")
    with pytest.raises(communique.WrongArgument, match="does not lie before"):
        ledger.brief("KAZ", "UZB", since="2021", as_of="2020")
    with pytest.raises(communique.WrongArgument, match="lies before"):
        ledger.changes("2021", "2020")
    with pytest.raises(communique.LedgerError, match="there is no ledger"):
        communique.open("nowhere.db")


def test_one_record_and_its_equals(ledger: communique.Ledger) -> None:
    visit = ledger.contacts()[0]
    assert ledger.record(visit.id[2:12]) == visit
    assert {visit, ledger.record(visit.id)} == {visit}
    assert visit != ledger.contacts()[1]
    assert isinstance(ledger.record(visit.id, as_of="2020-04"), communique.Contact)
    with pytest.raises(AttributeError):
        visit.place = "Almaty"  # type: ignore[misc]


def test_changes_since_a_day(ledger: communique.Ledger) -> None:
    found = ledger.changes("2020-04", "2020-12", between=("KAZ", "UZB"), register="contacts")
    assert [(one.kind.value, one.before, one.after) for one in found if one.field == "status"] == [
        ("status", "planned", "held")
    ]
    assert isinstance(found[0].record, communique.Contact)
    assert found[0].mentions[0].document == "2020-05-visit"
    assert not ledger.changes("2026-02-01", by_reading=True)
    assert {one.kind.value for one in ledger.changes("2025-12-01", by_reading=True)} == {"new"}


def test_briefing_search_pairs_and_documents(ledger: communique.Ledger) -> None:
    page = ledger.brief("KAZ", "Uzbekistan", as_of="2021")
    assert page.as_of == date(2021, 12, 31)
    assert str(page) == page.text()
    assert page.markdown().startswith("# Kazakhstan")
    assert page._repr_markdown_() == page.markdown()
    assert page.html().startswith("<!DOCTYPE html>")
    assert page.to_dict()["pair"] == ["KAZ", "UZB"]
    assert "Kazakhstan" in repr(page)
    assert page.sections
    assert page.warnings
    assert [hit.document for hit in ledger.search("cement plant")] == ["2021-02-trade"]
    assert ledger.pairs() == (communique.Pair("KAZ", "UZB", 5),)
    document = ledger.documents()[0]
    assert document == ledger.document(document.name) == ledger.document(document.id)
    assert [one.sentence for one in document.sentences] == [1, 2, 3]
    assert document.sentences[0].text.startswith("Minister Arman Serik")
    assert ledger.latest == date(2021, 5, 5)
    assert ledger.judgements() == ()


def test_records_are_read_as_far_as_they_are_looked_at() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10):
            taken.append(number)
            yield number

    found = communique.Records(int, items())
    assert found[1] == 1
    assert taken == [0, 1]
    assert list(found[1:4]) == [1, 2, 3]
    assert taken == [0, 1, 2, 3]
    assert bool(found)
    assert repr(found) == "<Records of int: '0', '1', '2', ...>"
    assert next(iter(found)) == 0
    assert taken == [0, 1, 2, 3]
    assert [one for one in found] == list(range(10))  # noqa: C416
    assert (len(found), found[-1], list(found[-2:]), found.index(3)) == (10, 9, [8, 9], 3)
    with pytest.raises(IndexError):
        found[10]


def test_a_closed_ledger_says_so(path: Path) -> None:
    ledger = communique.open(str(path))
    visit = ledger.contacts()[0]
    kept = ledger.agreements()
    ledger.close()
    assert visit.mentions
    with pytest.raises(communique.LedgerError, match="is closed"):
        len(kept)
    with pytest.raises(communique.LedgerError, match="is closed"):
        visit.fate  # noqa: B018


def test_nothing_is_written_and_what_is_not_linked_is_not_shown(path: Path) -> None:
    page = Page("2022-newer", "Arman Serik visited Samarkand on 3 May 2022.", "2022-05-04")
    page.add("contacts", "visited Samarkand on 3 May 2022", kind="visit", modality="held", date="2022-05-03")
    with Store.open(path) as store:
        store.add(page.read(), READER)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with communique.open(path) as ledger:
        assert ledger.unlinked == 1
        assert len(ledger.contacts()) == len(ledger.contacts(between=("KAZ", "UZB"))) == 3
        assert "2022-newer" in [one.name for one in ledger.documents()]
        ledger.records().to_pandas()
        ledger.brief("KAZ", "UZB")
        ledger.check()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_a_ledger_may_be_read_while_it_is_written(path: Path) -> None:
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM record_mentions")
    with communique.open(path) as ledger:
        assert len(ledger.contacts()) == 3
    writer.execute("ROLLBACK")
    writer.close()


def test_the_public_names_are_there() -> None:
    assert sorted(communique.__all__) == communique.__all__
    listed = {name for names in communique._PLACES.values() for name in names}
    assert listed | {"open", "__version__"} == set(communique.__all__)
    for name in communique.__all__:
        assert getattr(communique, name) is not None
    assert set(communique.__all__) <= set(dir(communique))
    with pytest.raises(AttributeError, match="no attribute"):
        communique.nothing  # noqa: B018


USER = """
import communique
with communique.open("ledger.db") as ledger:
    for contact in ledger.contacts(between=("BLR", "CHN"), since="2020"):
        reveal_type(contact.participants)
        reveal_type(contact.participants[0].name)
    reveal_type(ledger.agreements()[0].title)
    reveal_type(ledger.agreements()[:2])
    fate = ledger.commitments()[0].fate
    reveal_type(fate.status if fate else None)
    ledger.contacts(betwen=("BLR", "CHN"))
    ledger.agreements()[0].participants
"""


def test_types_are_known_to_those_who_use_the_library(tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(USER)
    arguments = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", "use.py"]
    environment = {"MYPYPATH": str(Path(communique.__file__).parents[1]), "PATH": ""}
    done = subprocess.run(arguments, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    notes = [line for line in done.stdout.splitlines() if line.startswith("use.py")]
    told = "\n".join(notes)
    assert 'Revealed type is "tuple[communique.model.mentions.Participant, ...]"' in told
    assert 'Revealed type is "str | None"' in told
    assert 'Revealed type is "str"' in told
    assert 'Revealed type is "communique.api.sequences.Records[communique.api.records.Agreement]"' in told
    assert 'Unexpected keyword argument "betwen"' in told
    assert '"Agreement" has no attribute "participants"' in told

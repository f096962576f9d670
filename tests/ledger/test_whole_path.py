"""From files to the ledger with the real reader: what single records come of it, and that nothing depends on the way."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from communique.exchange.whole import export_ledger
from communique.ledger.ingest import ingest
from communique.ledger.queries import Query, View
from communique.ledger.rows import RecordRow
from communique.ledger.store import Store
from communique.registers.parallel import read_side_by_side
from communique.sources.read import Settings, discover, load

PROJECT = Path(__file__).parents[2]
EXAMPLES = PROJECT / "examples"
SEEDS = PROJECT.parent / "shared" / "seeds"


def read(path: Path, files: list[Path], *, jobs: int = 1, one_by_one: bool = False) -> Store:
    store = Store.open(path, create=True)
    inputs = [one for source in discover(files) for one in load(source, Settings())]
    for batch in [[one] for one in inputs] if one_by_one else [inputs]:
        for _ in ingest(store, batch, lambda some: read_side_by_side(some, jobs), "test/1"):
            pass
        store.link()
    return store


def test_order_batches_and_processes_leave_no_trace(tmp_path: Path) -> None:
    files = sorted(EXAMPLES.glob("20*-kaz-uzb-*")) + sorted(EXAMPLES.glob("20*-ind-bgd-*"))
    mixed = list(files)
    random.Random(3).shuffle(mixed)
    with read(tmp_path / "a.db", files) as store:
        expected = list(export_ledger(store.view()))
    assert len(expected) > len(files)
    with read(tmp_path / "b.db", mixed, one_by_one=True) as store:
        assert list(export_ledger(store.view())) == expected
    with read(tmp_path / "c.db", mixed, jobs=2) as store:
        assert list(export_ledger(store.view())) == expected


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    if not SEEDS.is_dir():
        pytest.skip("the seed documents are not beside the project")
    files = [*sorted(SEEDS.glob("*.txt")), *sorted(EXAMPLES.glob("*-blr-chn-*"))]
    return read(tmp_path_factory.mktemp("seeds") / "l.db", files).view()


def records(view: View, register: str) -> list[RecordRow]:
    return list(view.records(Query(register=register, between=("BLR", "CHN"))))


def test_the_state_visit_planned_for_september_2016_is_one_record(view: View) -> None:
    (visit,) = [
        one
        for one in records(view, "contacts")
        if one.fields["kind"] == "state_visit" and (one.date or "")[:4] == "2016"
    ]
    told = [(row.document.published, row.mention.values()["modality"]) for row in visit.mentions]
    assert ("2016-09-29", "held") in told
    assert "planned" in {modality for _, modality in told}
    assert (visit.date, visit.status) == ("2016-09-29", "held")


def test_the_committee_session_announced_and_held_is_one_record(view: View) -> None:
    (session,) = [one for one in records(view, "contacts") if one.fields.get("session_no") == 2]
    assert (session.date, session.status, len(session.mentions)) == ("2016-08-18", "held", 2)


def test_the_park_is_one_project_and_the_standing_grows(view: View) -> None:
    parks = [one for one in records(view, "projects") if "great stone" in str(one.fields["name"]).casefold()]
    assert max(len({row.document.id for row in one.mentions}) for one in parks) >= 4
    counted = [one for one in records(view, "figures") if one.fields["value"] == 68]
    assert any("residents of Great Stone" in str(one.fields["indicator"]) for one in counted)
    terms = [str(one.fields["term"]).casefold() for one in records(view, "standing")]
    assert "strategic partnership" in terms[0]
    assert "all-weather" in terms[-1]
    assert sum("trust" in term for term in terms) == 2

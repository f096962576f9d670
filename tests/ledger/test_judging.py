"""What people decide wins, survives, is flagged where its ground moved, and is never lost."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from ledgers import Page, fill, sample

from communique.ledger import deciding
from communique.ledger.deciding import By
from communique.ledger.judged import Flag
from communique.ledger.queries import Query, View
from communique.ledger.reviewing import agreement, queue
from communique.ledger.rows import RecordRow
from communique.ledger.store import Store
from communique.model.errors import LedgerError
from communique.model.judgements import Action, Judgement, from_plain


def by(number: int = 0, name: str = "Anna", note: str = "") -> By:
    return By(name, f"2026-02-01T10:00:{number:02}.000000+00:00", note)


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    fill(tmp_path / "l.db", sample())
    with Store.open(tmp_path / "l.db") as opened:
        yield opened


def decide(store: Store, *made: Judgement) -> View:
    store.judge(made)
    return store.view()


def one(view: View, register: str, number: int = 0) -> RecordRow:
    return view.records(Query(register=register))[number]


def test_a_rejected_reading_is_in_no_view_and_comes_back_when_withdrawn(store: Store) -> None:
    view = store.view()
    row = one(view, "agreements").head
    verdict = deciding.reject(view, row.id, by(1))
    view = decide(store, verdict)
    assert not view.records(Query(register="agreements"))
    assert row.id not in {other.id for other in view.mentions()}
    view = decide(store, deciding.withdraw(view, verdict.id, by(2)))
    assert one(view, "agreements").head.id == row.id
    assert len(view.judgements()) == 2


def test_the_last_word_counts(store: Store) -> None:
    view = store.view()
    key = one(view, "agreements").id
    view = decide(store, deciding.reject(view, key, by(1)))
    assert not view.records(Query(register="agreements"))
    view = decide(store, deciding.accept(view, key, by(2)))
    assert one(view, "agreements").id == key


def test_a_corrected_field_stands_in_mention_and_record(store: Store) -> None:
    view = store.view()
    record = one(view, "agreements")
    view = decide(store, deciding.correct(view, record.id, "date", "2020-05-13", by()))
    assert (one(view, "agreements").date, one(view, "agreements").fields["date"]) == ("2020-05-13", "2020-05-13")
    assert one(view, "agreements").head.mention.values()["date"] == "2020-05-12"  # what the text says stays
    view = decide(store, deciding.correct(view, record.head.id, "title", "memorandum on zones", by(1)))
    assert one(view, "agreements").head.mention.values()["title"] == "memorandum on zones"
    assert view.record(record.id).fields["title"] == "memorandum on zones"


def test_a_corrected_date_parts_what_no_longer_fits(store: Store) -> None:
    view = store.view()
    visit = next(record for record in view.records(Query(register="contacts")) if len(record.mentions) == 2)
    planned = next(row for row in visit.mentions if row.mention.values()["modality"] == "planned")
    view = decide(store, deciding.correct(view, planned.id, "date", "2020-11", by()))
    assert len(view.records(Query(register="contacts"))) == 4


def test_what_was_decided_on_a_record_stays_with_what_founded_it(store: Store) -> None:
    view = store.view()
    visit = next(record for record in view.records(Query(register="contacts")) if len(record.mentions) == 2)
    founder, other = visit.mentions
    made = (
        deciding.correct(view, visit.id, "place", "Samarkand", by(1)),
        deciding.split(view, visit.id, [other.id], by(2)),
    )
    view = decide(store, *made)
    parts = {
        record.mentions[0].id: record
        for record in view.records(Query(register="contacts"))
        if record.head.id in {founder.id, other.id}
    }
    assert parts[founder.id].fields["place"] == "Samarkand"
    assert parts[other.id].fields["place"] == "Tashkent"


def test_an_upheld_reading_goes_with_the_word_that_upheld_it(store: Store) -> None:
    view = store.view()
    verdict = deciding.accept(view, one(view, "figures").head.id, by(1))
    decide(store, verdict)
    for page in sample():
        store.add(shifted(page, without="figures").read(), "hand/2")
    assert len(store.view().records(Query(register="figures"))) == 1
    view = decide(store, deciding.withdraw(store.view(), verdict.id, by(2)))
    assert not view.records(Query(register="figures"))


def test_a_value_that_no_longer_fits_is_flagged_and_breaks_nothing(store: Store) -> None:
    view = store.view()
    paper, promise = one(view, "agreements"), one(view, "commitments")
    bad = [
        replace(deciding.correct(view, paper.head.id, "kind", "treaty", by(1)), value="poem"),
        replace(deciding.correct(view, paper.id, "stage", "in_force", by(2)), name="colour"),
        replace(deciding.status(view, promise.id, "fulfilled", by(3)), value="blue"),
    ]
    view = decide(store, *bad)
    assert [held.flag for held in view.judged().held] == [Flag.DOES_NOT_FIT] * 3
    assert one(view, "agreements").fields["kind"] == "memorandum"
    assert "colour" not in one(view, "agreements").fields
    assert view.fates([one(view, "commitments")], date(2020, 6, 1))[promise.id].by == ""


def test_a_corrected_term_counts_in_what_became_of_it(store: Store) -> None:
    view = store.view()
    promise = one(view, "commitments")
    assert view.fates([promise], date(2022, 6, 1))[promise.id].status.value == "overdue"
    view = decide(store, deciding.correct(view, promise.id, "due", "2023", by()))
    assert view.fates([one(view, "commitments")], date(2022, 6, 1))[promise.id].status.value == "open"


def test_records_are_merged_and_split(store: Store) -> None:
    view = store.view()
    first, second = view.records(Query(register="figures"))
    view = decide(store, deciding.merge(view, first.id, second.id, by(1)))
    (merged,) = view.records(Query(register="figures"))
    assert {row.reason for row in merged.mentions} >= {"joined by a person"}
    visit = next(record for record in view.records(Query(register="contacts")) if len(record.mentions) == 2)
    view = decide(store, deciding.split(view, visit.id, [visit.mentions[1].id], by(2)))
    assert not [record for record in view.records(Query(register="contacts")) if len(record.mentions) == 2]


def test_records_of_other_states_are_merged_too(tmp_path: Path) -> None:
    pages = [
        Page("a", "They met in Tashkent.", "2020-05-13").add(
            "contacts", "They met", kind="meeting", modality="held", date="2020-05-12"
        ),
        Page("b", "All three met there.", "2020-05-14", pair=("KAZ", "KGZ", "UZB")).add(
            "contacts", "All three met", kind="meeting", modality="held", date="2020-05-12"
        ),
    ]
    fill(tmp_path / "l.db", pages)
    with Store.open(tmp_path / "l.db") as store:
        view = store.view()
        first, second = view.records(Query(register="contacts"))
        verdict = deciding.merge(view, first.id, second.id, by(1))
        view = decide(store, verdict)
        (merged,) = view.records(Query(register="contacts"))
        assert len(merged.mentions) == 2
        assert view.page(Query(between=("KAZ", "KGZ"))).records[0].id == merged.id
        for page in pages:
            store.add(page.read(), "hand/2")
        assert len(store.view().records(Query(register="contacts"))) == 1
        view = decide(store, deciding.withdraw(view, verdict.id, by(2)))
        assert len(view.records(Query(register="contacts"))) == 2


def test_status_and_notes_stand_by_the_record(store: Store) -> None:
    view = store.view()
    promise = one(view, "commitments")
    made = (
        deciding.status(view, promise.id, "fulfilled", by(1)),
        deciding.note(view, promise.id, by(2, note="seen with my own eyes")),
    )
    record = one(decide(store, *made), "commitments")
    assert record.status == "fulfilled"
    assert [held.judgement.note for held in record.judged] == ["", "seen with my own eyes"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("date", "tomorrow"), ("colour", "red"), ("kind", "poem"), ("parties", "KAZ"), ("title", "")],
)
def test_a_value_that_does_not_fit_is_refused(store: Store, name: str, value: str) -> None:
    view = store.view()
    with pytest.raises(LedgerError):
        deciding.correct(view, one(view, "agreements").id, name, value, by())


def test_what_cannot_be_decided_is_refused(store: Store) -> None:
    view = store.view()
    contact, agreement_ = one(view, "contacts"), one(view, "agreements")
    refused: list[Callable[[], Judgement]] = [
        lambda: deciding.merge(view, contact.id, agreement_.id, by()),
        lambda: deciding.merge(view, contact.id, contact.id, by()),
        lambda: deciding.split(view, contact.id, [row.id for row in contact.mentions], by()),
        lambda: deciding.split(view, contact.id, [agreement_.head.id], by()),
        lambda: deciding.status(view, agreement_.id, "fulfilled", by()),
        lambda: deciding.withdraw(view, "j:ffff", by()),
        lambda: deciding.note(view, contact.id, by()),
    ]
    for wrong in refused:
        with pytest.raises(LedgerError):
            wrong()


def shifted(page: Page, *, without: str = "") -> Page:
    """The page as another version of the reader has it: spans a little wider, titles in other words, one register unread."""
    found = Page(page.name, page.text, page.published, page.pair, page.outlet, page.url)
    for mention in page.made:
        if mention.register == without:
            continue
        wider = replace(mention.span, end=min(len(page.text), mention.span.end + 1))
        found.made.append(replace(mention, span=wider, reader="hand/2"))
    return found


def hundred(view: View) -> list[Judgement]:
    """A hundred judgements of every kind on all records, in a fixed order."""
    chance = random.Random(7)
    records = [record for record in view.records() if record.register != "statements"]
    made: list[Judgement] = []
    while len(made) < 100:
        number = len(made)
        record = records[number % len(records)]
        who = By(
            chance.choice(["Anna", "Boris"]),
            f"2026-02-01T10:{number // 60:02}:{number % 60:02}.000000+00:00",
            f"no. {number}",
        )
        kind = number % 8
        if kind == 0:
            made.append(deciding.accept(view, record.id, who))
        elif kind == 1:
            made.append(deciding.reject(view, record.head.id, who))
        elif kind == 2:
            name = {
                "figures": "indicator",
                "commitments": "what",
                "projects": "name",
                "offices": "role",
                "standing": "term",
            }
            field = name.get(record.register, "place")
            made.append(deciding.correct(view, record.head.id, field, f"changed {number}", who))
        elif kind == 3:
            same = [other for other in records if other.register == record.register and other.id != record.id]
            made.append(
                deciding.merge(view, record.id, same[0].id, who) if same else deciding.note(view, record.id, who)
            )
        elif kind == 4:
            rows = record.mentions
            made.append(
                deciding.split(view, record.id, [rows[-1].id], who)
                if len(rows) > 1
                else deciding.note(view, record.id, who)
            )
        elif kind == 5:
            promise = next(one for one in records if one.register == "commitments")
            made.append(deciding.status(view, promise.id, chance.choice(deciding.STATUSES), who))
        elif kind == 6:
            made.append(deciding.note(view, record.head.id, who))
        else:
            made.append(
                Judgement(
                    made=who.made, by=who.name, action=Action.WITHDRAW, scope=made[-1].scope, withdraws=made[-1].id
                )
            )
    return made


@pytest.mark.parametrize("unread", ["", "figures"])
def test_a_hundred_judgements_outlive_a_rebuild_with_another_reader(tmp_path: Path, unread: str) -> None:
    fill(tmp_path / "old.db", sample())
    with Store.open(tmp_path / "old.db") as store:
        made = hundred(store.view())
        assert {one.action for one in made} == set(Action)
        store.judge(made)
        before = store.view().judged()
        assert all(held.flag is Flag.HOLDS for held in before.held)
    fill(tmp_path / "new.db", (shifted(page, without=unread) for page in sample()), reader="hand/2")
    with Store.open(tmp_path / "new.db") as store:
        store.judge(from_plain(one.plain()) for one in made)
        view = store.view()
        after = view.judged()
        assert list(view.judgements()) == sorted(made, key=lambda one: (one.made, one.id))
        assert [held.judgement.id for held in after.held] == [held.judgement.id for held in before.held]
        for held in after.held:
            anchors = (*held.judgement.targets, *held.judgement.others)
            upheld = held.judgement.scope.value == "mention" and held.judgement.action in {
                Action.ACCEPT,
                Action.CORRECT,
            }
            gone = any(anchor.register == unread for anchor in anchors) and not upheld
            if held.flag is Flag.NOT_READ:
                assert gone
            else:
                assert held.flag in {Flag.HOLDS, Flag.READ_DIFFERENTLY}
                assert len(held.targets) + len(held.others) == len({anchor.mention for anchor in anchors})
        assert any(held.flag is not Flag.HOLDS for held in after.held)


def test_a_reading_again_in_the_same_ledger_keeps_them(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    with Store.open(tmp_path / "l.db") as store:
        view = store.view()
        figure = one(view, "figures")
        decide(store, deciding.correct(view, figure.head.id, "indicator", "trade in goods", by(1)))
        for page in sample():
            store.add(shifted(page, without="figures").read(), "hand/2")
        view = store.view()
        kept = view.records(Query(register="figures"))
        assert [record.fields["indicator"] for record in kept] == ["trade in goods"]  # upheld though no longer read
        assert kept[0].head.mention.reader == "judgement/1"


def test_a_later_version_of_the_page_that_no_longer_says_so_is_flagged(tmp_path: Path) -> None:
    url = "https://wire.example/visit"
    old = Page("old", "Arman Serik visited Tashkent on 12 May 2020. More later.", "2020-05-12", url=url)
    old.add("contacts", "Arman Serik visited Tashkent", kind="visit", modality="held", date="2020-05-12")
    new = Page("new", "Arman Serik put his journey off. More of it later.", "2020-05-13", url=url)
    fill(tmp_path / "l.db", [old])
    with Store.open(tmp_path / "l.db") as store:
        view = store.view()
        decide(store, deciding.accept(view, one(view, "contacts").id, by()))
        assert [held.flag for held in store.view().judged().held] == [Flag.HOLDS]
        store.add(new.read(), "hand/1")
        view = store.view()
        assert [held.flag for held in view.judged().held] == [Flag.PAGE_CHANGED]
        assert queue(view.records(Query(register="contacts")))[0].why[0].startswith("judged before")


def test_the_queue_leaves_out_what_was_decided_and_puts_doubt_first(store: Store) -> None:
    view = store.view()
    items = queue(view.records())
    assert [one.weight for one in items] == sorted((one.weight for one in items), reverse=True)
    view = decide(store, deciding.accept(view, items[0].record.id, by()))
    assert items[0].record.id not in {item.record.id for item in queue(view.records())}
    assert items[0].record.id in {item.record.id for item in queue(view.records(), "Boris")}


def test_agreement_of_two_people(store: Store) -> None:
    view = store.view()
    keys = [record.id for record in view.records()][:4]
    made = [deciding.accept(view, key, by(n)) for n, key in enumerate(keys)]
    made += [deciding.accept(view, key, by(n, "Boris")) for n, key in enumerate(keys[:2])]
    made += [deciding.reject(view, key, by(n + 5, "Boris")) for n, key in enumerate(keys[2:])]
    (found,) = agreement(made)
    assert (found.first, found.second, found.both, found.same, found.kappa) == ("Anna", "Boris", 4, 2, 0.0)
    assert agreement(made[:4]) == ()


def test_known_at_forgets_what_came_later(store: Store) -> None:
    view = store.view()
    figure = one(view, "figures")
    view = decide(store, deciding.reject(view, figure.id, by(1)))
    assert len(view.records(Query(register="figures"))) == 1
    earlier = Query(register="figures", known_at="2026-01-31T00:00:00+00:00")
    assert len(view.records(earlier)) == 2
    assert view.records(Query(known_at="2025-01-01T00:00:00+00:00")) == ()

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ledgers import CLOCK, PAIR, READER, Page, sentences_of, who

from communique.ledger.following.bearing import follow
from communique.ledger.following.due import by_words, due
from communique.ledger.following.promises import Bearing, BearingKind, Promise, Sentence
from communique.ledger.following.status import Status, history, status
from communique.ledger.store import Store
from communique.ledger.telling import Telling

ANN = who("Arman Serik", "President", "KAZ")


def told(page: Page) -> list[Telling]:
    said = page.published or "9999"
    return [Telling(one.id, one, said, page.name, page.text[one.span.start : one.span.end], PAIR) for one in page.made]


def spoken(page: Page, source: str = "") -> list[Sentence]:
    return [
        Sentence(
            page.id, span.start, span.end, span.of(page.text), page.published or "9999", page.name, source or page.id
        )
        for span in sentences_of(page.text)
    ]


def promise(record: str, *pages: Page, register: str = "commitments") -> Promise:
    tellings = [one for page in pages for one in told(page) if one.mention.register == register]
    return Promise(record, register, tuple(sorted(tellings, key=lambda one: one.place)))


def pledge(text: str, what: str, published: str = "2020-01-10", name: str = "pledge", **fields: Any) -> Page:
    values = {"who": "Kazakhstan; Uzbekistan", "what": what, "strength": "pledge", **fields}
    return Page(name, text, published).add("commitments", text.rstrip("."), **values)


def found(promises: Sequence[Promise], *pages: Page, sources: dict[str, str] | None = None) -> tuple[Bearing, ...]:
    sentences = [one for page in pages for one in spoken(page, (sources or {}).get(page.name, ""))]
    return follow(promises, sentences, [one for page in pages for one in told(page)])


BRIDGE = pledge("The two sides will build a road bridge over the Amu river at Sherabad.", "build a bridge at Sherabad")
CONSULATE = pledge("Tashkent will open a consulate in Aktau.", "open a consulate in Aktau")
PACT = pledge("The sides will sign the Karakum water treaty this year.", "sign the Karakum water treaty")

KINDS = [
    ("done", BRIDGE, "The bridge at Sherabad was completed on Tuesday."),
    ("done", CONSULATE, "The consulate in Aktau was inaugurated by two ministers."),
    ("done", PACT, "Both presidents signed the Karakum water treaty at dawn."),
    ("advanced", BRIDGE, "Work on the bridge at Sherabad is under way."),
    ("advanced", BRIDGE, "Half of them agree that the bridge at Sherabad is being built."),
    ("delayed", BRIDGE, "The bridge at Sherabad is two years behind schedule."),
    ("delayed", CONSULATE, "The consulate in Aktau has not yet been opened."),
    ("delayed", PACT, "The Karakum water treaty still awaits a signature."),
    ("dropped", BRIDGE, "The bridge at Sherabad was quietly shelved in spring."),
    ("dropped", CONSULATE, "The plan for a consulate in Aktau has been scrapped."),
    ("contradicted", BRIDGE, "The money for the bridge at Sherabad never arrived."),
]


@pytest.mark.parametrize(("kind", "made", "text"), KINDS, ids=[text for _, _, text in KINDS])
def test_a_later_sentence_bears_on_a_promise(kind: str, made: Page, text: str) -> None:
    bearings = found([promise("r:1", made)], made, Page("later", text, "2021-05-01"))
    assert [one.kind for one in bearings] == [BearingKind(kind)]
    assert bearings[0].reason


def test_the_same_commitment_told_again_is_repeated() -> None:
    again = pledge(
        "A bridge will be built at Sherabad, they said.", "build a bridge at Sherabad", "2020-08-01", "again"
    )
    bearings = found([promise("r:1", BRIDGE, again)], BRIDGE, again)
    assert [(one.kind, one.document) for one in bearings] == [(BearingKind.REPEATED, again.id)]


def test_a_commitment_told_again_for_a_later_day_is_delayed() -> None:
    first = pledge("The bridge at Sherabad will be ready in 2021.", "build a bridge at Sherabad", due="2021")
    again = pledge("It is to be ready in 2023.", "build a bridge at Sherabad", "2021-08-01", "again", due="2023")
    assert [one.kind for one in found([promise("r:1", first, again)], first, again)] == [BearingKind.DELAYED]


def test_a_request_that_is_granted_is_advanced() -> None:
    asked = pledge("Tashkent asked for more water.", "release more water", strength="request")
    given = pledge("Astana will release more water.", "release more water", "2020-03-01", "given")
    assert [one.kind for one in found([promise("r:1", asked, given)], asked, given)] == [BearingKind.ADVANCED]


TRAPS = [
    ("another phase", pledge("Phase 2 of the Kokand line will be opened.", "open Phase 2 of the Kokand line"),
     "Phase 1 of the Kokand line was inaugurated on Tuesday."),
    ("another unit", pledge("Unit 3 of the Jizzakh plant will be completed.", "complete Unit 3 of the Jizzakh plant"),
     "Unit 1 of the Jizzakh plant was completed in May."),
    ("another work at the place", BRIDGE, "The hospital at Sherabad was completed on Tuesday."),
    ("another measure", pledge("They mean to double investment to 5 billion dollars.", "double investment to 5 billion dollars"),
     "Trade reached the target of 5 billion dollars in May."),
    ("another ministry", pledge("The ministries of health will set up a joint commission.", "set up a joint commission of the ministries of health"),
     "The ministries of transport have set up a joint commission."),
    ("still to come", BRIDGE, "The bridge at Sherabad will be completed soon, it is hoped."),
    ("a wish", CONSULATE, "Merchants want the consulate in Aktau to be opened."),
]  # fmt: skip


@pytest.mark.parametrize(("made", "text"), [row[1:] for row in TRAPS], ids=[row[0] for row in TRAPS])
def test_what_only_looks_alike_is_no_evidence(made: Page, text: str) -> None:
    assert not found([promise("r:1", made)], made, Page("later", text, "2021-05-01"))


def test_what_was_published_before_is_no_evidence() -> None:
    before = Page("before", "The bridge at Sherabad was completed on Tuesday.", "2019-05-01")
    assert not found([promise("r:1", BRIDGE)], before, BRIDGE)


def test_a_copy_that_retells_is_no_evidence_but_what_it_adds_is() -> None:
    copy = Page("copy", BRIDGE.text + " The road bridge at Sherabad was opened today.", "2020-01-11")
    bearings = found([promise("r:1", BRIDGE)], BRIDGE, copy, sources={"pledge": "s", "copy": "s"})
    assert [(one.kind, copy.text[one.start :][:15]) for one in bearings] == [(BearingKind.DONE, "The road bridge")]


def test_a_sentence_without_a_subject_leans_on_the_one_before() -> None:
    later = Page("later", "Nothing is seen of the bridge at Sherabad. The work has yet to begin.", "2021-05-01")
    bearings = found([promise("r:1", BRIDGE)], BRIDGE, later)
    assert BearingKind.DELAYED in {one.kind for one in bearings if later.text[one.start :].startswith("The work")}


def test_figures_reach_or_miss_a_target() -> None:
    goal = pledge(
        "Trade is to be doubled to 10 billion dollars by 2022.", "double trade to 10 billion dollars", due="2022"
    )

    def measured(value: float, year: str) -> tuple[Bearing, ...]:
        page = Page("figures", "Trade came to much in that year.", f"{year}-12-31")
        page.add("figures", "Trade", indicator="trade", value=value, unit="USD", period=year)
        return found([promise("r:1", goal)], goal, page)

    assert [one.kind for one in measured(11e9, "2021")] == [BearingKind.DONE]
    assert not measured(5e9, "2021")
    assert [one.kind for one in measured(5e9, "2023")] == [BearingKind.CONTRADICTED]


def test_figures_come_nearer_to_a_target_or_move_away() -> None:
    text = "Trade, 4 billion dollars in 2019, is to be doubled to 8 billion by 2024."
    goal = pledge(text, "double trade to 8 billion dollars", due="2024")
    goal.add("figures", "Trade", indicator="trade", value=4e9, unit="USD", period="2019")

    def year(period: str, value: float, name: str) -> Page:
        page = Page(name, f"Trade was {value / 1e9} billion dollars in {period}.", f"{period[:4]}-12-30")
        return page.add("figures", "Trade", indicator="trade", value=value, unit="USD", period=period)

    later = (
        year("2020", 5e9, "a"),
        year("2021-01/2021-06", 3e9, "b"),
        year("2022", 4.5e9, "c"),
        year("2023", 9e9, "d"),
    )
    bearings = {one.document: one.kind for one in found([promise("r:1", goal)], goal, *later)}
    assert [bearings.get(page.id) for page in later] == [
        BearingKind.ADVANCED,
        None,
        BearingKind.DELAYED,
        BearingKind.DONE,
    ]


def visit(name: str, published: str, modality: str, text: str, day: str) -> Page:
    values: dict[str, Any] = {"kind": "visit", "modality": modality, "date": day, "participants": [ANN]}
    return Page(name, text, published).add("contacts", text.split(" to ", maxsplit=1)[0], **values)


PLANNED = visit("plan", "2020-01-10", "planned", "Serik is going to Tashkent in March.", "2020-03")
MOVED = visit(
    "moved", "2020-03-01", "cancelled", "Serik will not go to Tashkent now, the visit was postponed.", "2020-03"
)
HELD = visit("held", "2020-05-02", "held", "Serik went to Tashkent yesterday.", "2020-05-01")
VISIT = promise("r:v", PLANNED, MOVED, HELD, register="contacts")
DAYS = {page.id: page.published or "" for page in (PLANNED, MOVED, HELD)}


def test_a_planned_contact_is_put_off_and_held() -> None:
    assert [one.kind for one in sorted(found([VISIT], PLANNED, MOVED, HELD), key=lambda one: DAYS[one.document])] == [
        BearingKind.DELAYED,
        BearingKind.DONE,
    ]


def test_the_status_of_a_contact_as_of_days() -> None:
    bearings = found([VISIT], PLANNED, MOVED, HELD)
    asked = ("2020-02-01", "2020-03-15", "2020-06-01")
    stand = [status(VISIT, bearings, date.fromisoformat(day), DAYS) for day in asked]
    assert [one.status for one in stand] == [Status.OPEN, Status.IN_PROGRESS, Status.FULFILLED]
    assert stand[-1].score == 1
    assert [one.status for one in history(VISIT, bearings, date(2020, 6, 1), DAYS)] == [one.status for one in stand]


def bearing(kind: str, document: str) -> Bearing:
    return Bearing("r:1", document, 0, 9, BearingKind(kind), 1.0, "told")


STATUSES = [
    ([], None, "2020-01-20", Status.OPEN, None),
    ([], None, "2020-06-01", Status.SILENT, None),
    ([], "2020-12", "2020-06-01", Status.OPEN, None),
    ([], "2020-03", "2020-06-01", Status.OVERDUE, None),
    ([("repeated", "2020-02-01")], None, "2020-06-01", Status.OPEN, None),
    ([("repeated", "2020-02-01")], None, "2021-06-01", Status.SILENT, None),
    ([("repeated", "2021-02-01")], "2020-03", "2021-06-01", Status.OVERDUE, None),
    ([("advanced", "2020-02-01")], None, "2021-06-01", Status.IN_PROGRESS, 0),
    ([("delayed", "2020-02-01")], "2020-01-31", "2021-06-01", Status.IN_PROGRESS, None),
    ([("done", "2020-02-01")], None, "2021-06-01", Status.FULFILLED, 1),
    ([("dropped", "2020-02-01")], None, "2021-06-01", Status.NOT_FULFILLED, -1),
    ([("dropped", "2020-02-01"), ("advanced", "2020-03-01")], None, "2021-06-01", Status.IN_PROGRESS, 0),
    ([("dropped", "2020-02-01"), ("done", "2020-03-01")], None, "2021-06-01", Status.FULFILLED, None),
    ([("done", "2020-02-01"), ("contradicted", "2020-03-01")], None, "2021-06-01", Status.PARTLY, 0),
    ([("done", "2020-02-01")], None, "2020-01-31", Status.OPEN, None),
]


@pytest.mark.parametrize(("heard", "ends", "day", "stands", "score"), STATUSES)
def test_status(heard: list[tuple[str, str]], ends: str | None, day: str, stands: Status, score: int | None) -> None:
    one = promise("r:1", pledge("The bridge will be built.", "build a bridge", due=ends))
    bearings = [bearing(kind, said) for kind, said in heard]
    got = status(one, bearings, date.fromisoformat(day), {said: said for _, said in heard})
    assert (got.status, got.score) == (stands, score)


def test_silence_says_since_when() -> None:
    one = promise("r:1", pledge("The bridge will be built.", "build a bridge"))
    got = status(one, [bearing("repeated", "2020-02-01")], date(2022, 1, 1), {"2020-02-01": "2020-02-01"})
    assert (got.status, got.since) == (Status.SILENT, "2020-02-01")


WORDS = [
    ("immediately", "2020-01-11"),
    ("in the coming days", "2020-01-17"),
    ("in the coming weeks", "2020-03-10"),
    ("soon", "2020-04-10"),
    ("in the near future", "2020-04-10"),
    ("in the coming months", "2020-07-10"),
    ("this year", "2020-12-31"),
    ("by the end of the year", "2020-12-31"),
    ("next year", "2021-12-31"),
    ("within three years", "2023-01-10"),
    ("within 18 months", "2021-07-10"),
    ("in about two weeks", "2020-01-24"),
    ("in the first half of next year", "2021-06-30"),
    ("by the end of 2024", "2024-12-31"),
    ("by March", "2020-03-31"),
    ("later this month", "2020-01-31"),
    ("next month", "2020-02-29"),
    ("by the next session", None),
    ("every three months", None),
    ("one day", None),
]


@pytest.mark.parametrize(("words", "last"), WORDS)
def test_vague_words_are_due_by_rule(words: str, last: str | None) -> None:
    found = by_words(words, date(2020, 1, 10))
    assert (found.day.isoformat() if found.day else None) == last
    assert found.rule


def test_a_given_date_goes_before_words() -> None:
    page = pledge("The bridge will soon be built.", "build a bridge", due="2021-05")
    assert due(told(page)[0]).day == date(2021, 5, 31)


STORY = (
    BRIDGE,
    Page("first", "Work on the bridge at Sherabad is under way.", "2020-06-01"),
    Page("second", "The bridge at Sherabad is two years behind schedule. Trade grew.", "2021-06-01"),
    Page("third", "The bridge at Sherabad was completed on Tuesday.", "2022-06-01"),
)


def test_what_is_published_later_changes_nothing_before() -> None:
    made = [promise("r:1", BRIDGE)]
    whole = found(made, *STORY)
    assert len(whole) == 3
    for number, page in enumerate(STORY[1:], start=1):
        until = {one.id for one in STORY[: number + 1]}
        assert found(made, *STORY[: number + 1]) == tuple(one for one in whole if one.document in until), page.name


@pytest.mark.parametrize("seed", range(3))
def test_the_order_in_which_things_come_does_not_matter(seed: int) -> None:
    made = [promise("r:1", BRIDGE), promise("r:2", CONSULATE)]
    pages = [*STORY, CONSULATE, Page("open", "The consulate in Aktau was inaugurated.", "2021-01-01")]
    expected = found(made, *pages)
    mixed = list(pages)
    random.Random(seed).shuffle(mixed)
    assert found(made[::-1], *mixed) == expected


def kept(path: Path, orders: Iterable[Sequence[Page]]) -> list[tuple[Any, ...]]:
    """The table after pages were read in runs."""
    with Store.open(path, create=True, clock=lambda: CLOCK) as store:
        for pages in orders:
            for page in pages:
                store.add(page.read(), READER)
            store.link()
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT * FROM bearings ORDER BY record, document, start").fetchall()
        assert not connection.execute("SELECT * FROM stale").fetchall()
    connection.close()
    return rows


def paired(page: Page) -> Page:
    """A page that speaks of the pair by a mention of something else."""
    return page if page.made else page.add("standing", page.text.split()[0], term="partners", as_of="2020")


def test_the_table_does_not_depend_on_the_runs(tmp_path: Path) -> None:
    pages = [paired(page) for page in STORY]
    rows = kept(tmp_path / "a.db", [pages])
    assert {row[4] for row in rows} == {"advanced", "delayed", "done"}
    assert kept(tmp_path / "b.db", [[page] for page in reversed(pages)]) == rows
    assert kept(tmp_path / "c.db", [pages[2:], pages[:2], []]) == rows


def test_a_document_read_again_keeps_the_table(tmp_path: Path) -> None:
    pages = [paired(page) for page in STORY]
    rows = kept(tmp_path / "a.db", [pages])
    with Store.open(tmp_path / "a.db", clock=lambda: CLOCK) as store:
        store.add(pages[-1].read(), "hand/2")
        store.link()
    with sqlite3.connect(tmp_path / "a.db") as connection:
        assert connection.execute("SELECT * FROM bearings ORDER BY record, document, start").fetchall() == rows
    connection.close()


def test_a_thing_is_known_by_the_names_of_its_record() -> None:
    made = pledge("The sides will build a bridge across the Amu.", "build a bridge across the Amu")
    made = made.add("projects", "a bridge across the Amu", name="bridge across the Amu")
    later = Page("later", "The Serik Bridge was completed on Tuesday.", "2022-05-01")
    later = later.add("projects", "The Serik Bridge", name="Serik Bridge")
    tellings = [one for page in (made, later) for one in told(page)]
    sentences = [one for page in (made, later) for one in spoken(page)]
    records = {one.key: "bridge" for one in tellings if one.mention.register == "projects"}
    assert not follow((promise("p", made),), sentences, tellings)
    assert [one.kind for one in follow((promise("p", made),), sentences, tellings, records)] == [BearingKind.DONE]

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ledgers import Page, fill, sample

from communique.desk.briefing import SECTIONS, brief
from communique.desk.model import Briefing, Line
from communique.desk.referring import labels
from communique.desk.sides import BOTH, NEITHER, Sides
from communique.desk.wanted import Wanted
from communique.desk.wording import amount, shorten, when
from communique.ledger import deciding
from communique.ledger.deciding import By
from communique.ledger.following.status import Status
from communique.ledger.outlets import Outlet, OutletKind
from communique.ledger.queries import Query, View
from communique.ledger.store import Store
from communique.model.judgements import Action


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    fill(tmp_path / "l.db", sample())
    with Store.open(tmp_path / "l.db") as store:
        yield store.view()


def lines(briefing: Briefing, key: str) -> list[tuple[str, Line]]:
    section = next(one for one in briefing.sections if one.key == key)
    return [(group.title, line) for group in section.groups for line in group.lines]


def texts(briefing: Briefing, key: str) -> list[str]:
    return [f"{title}|{line.date}|{line.text}|{line.mark}" for title, line in lines(briefing, key)]


def test_sections_come_in_their_order_and_say_when_they_are_empty(view: View) -> None:
    full = brief(view, ("KAZ", "UZB"))
    assert [section.key for section in full.sections] == [key for key, _, _ in SECTIONS if key != "new"]
    assert all(section.groups or section.empty for section in full.sections)
    early = brief(view, ("KAZ", "UZB"), Wanted(as_of=date(2020, 4, 1)))
    empty = {section.key: section.empty for section in early.sections if section.empty}
    assert empty["agreements"] == "nothing found in 1 document, 2020-03-02 to 2020-03-02"


def test_what_is_new_since_the_last_briefing_stands_first(view: View) -> None:
    briefing = brief(view, ("KAZ", "UZB"), Wanted(as_of=date(2020, 6, 1), since=date(2020, 4, 1)))
    assert (briefing.sections[0].key, briefing.sections[0].title) == ("new", "New since 2020-04-01")
    assert texts(briefing, "new") == [
        "Changed|2020-05-12|Official visit, Tashkent: Arman Serik (Minister, Kazakhstan)|planned → held, May 2020 → 12 May 2020",
        "New agreements|2020-05-12|Memorandum on border trade zones; Kazakhstan, Uzbekistan|signed",
        "New standing|2020-05-13|Strategic partners|",
    ]
    (_, changed), *_ = lines(briefing, "new")
    assert [reference.published for reference in changed.references] == ["2020-03-02", "2020-05-13"]
    quiet = brief(view, ("KAZ", "UZB"), Wanted(as_of=date(2021, 12, 31), since=date(2021, 6, 1)))
    assert quiet.sections[0].empty == "nothing found in 0 documents published since"


def test_every_line_is_cited_and_every_citation_resolves(view: View) -> None:
    briefing = brief(view, ("KAZ", "UZB"))
    anchors = {passage.anchor: passage for source in briefing.sources for passage in source.passages}
    anchors_of_sources = {f"d{source.number}" for source in briefing.sources}
    for section in briefing.sections:
        for _, line in lines(briefing, section.key):
            assert line.references
            for reference in line.references:
                assert reference.anchor in anchors or reference.anchor in anchors_of_sources
                assert briefing.sources[reference.source - 1].document.published == reference.published
    assert all(any(cited for _, cited in passage.pieces) for passage in anchors.values())
    for source in briefing.sources:
        text = view.text(source.document.id)
        assert all(passage.text in text for passage in source.passages)


def test_sources_are_numbered_by_their_days(view: View) -> None:
    briefing = brief(view, ("KAZ", "UZB"))
    assert [source.document.name for source in briefing.sources] == [
        "2020-03-plan",
        "2020-05-visit",
        "2021-02-trade",
        "undated-note",
    ]
    assert str(lines(briefing, "standing")[0][1].references[0]) == "2: 2020-05-13, 2020-05-visit, s. 4"


def test_the_calendar_follows_the_day(view: View) -> None:
    early = texts(brief(view, ("KAZ", "UZB"), Wanted(as_of=date(2020, 4, 1))), "calendar")
    assert early == ["Ahead|2020-05|Visit, Tashkent: Arman Serik (Minister, Kazakhstan)|planned"]
    later = texts(brief(view, ("KAZ", "UZB")), "calendar")
    assert later == ["Ahead|2021-06|Session of the border commission|planned"]


def test_what_was_planned_and_never_seen_held_is_said(tmp_path: Path) -> None:
    note = Page("2022-note", "The two states trade.", "2022-01-01").add("standing", "two states", term="traders")
    fill(tmp_path / "m.db", [*sample(), note])
    with Store.open(tmp_path / "m.db") as store:
        calendar = texts(brief(store.view(), ("KAZ", "UZB")), "calendar")
    assert calendar == ["Day passed, not seen held|2021-06|Session of the border commission|planned, not seen held"]


def test_what_took_place_on_a_day_that_no_text_tells_is_quoted(tmp_path: Path) -> None:
    page = Page("n", "The two ministers had lunched in Almaty. Talks went on.", "2021-02-03")
    page.add("contacts", "had lunched in Almaty", kind="meeting", modality="held", place="Almaty")
    page.add("contacts", "Talks went on", kind="talks", modality="planned")
    fill(tmp_path / "l.db", [page])
    with Store.open(tmp_path / "l.db") as store:
        briefing = brief(store.view(), ("KAZ", "UZB"))
    assert texts(briefing, "contacts") == ["Day not told|None|Meeting, Almaty: “had lunched in Almaty”|told 2021-02-03"]


def test_commitments_are_grouped_by_side_with_their_age(view: View) -> None:
    briefing = brief(view, ("KAZ", "UZB"), Wanted(as_of=date(2022, 3, 2)))
    assert texts(briefing, "commitments") == [
        "Overdue|2020-03-02|Uzbekistan: open a trade house in Almaty, due 2021|pledge, reported 730 days ago, due 31 December 2021, overdue"
    ]


def test_what_became_of_a_promise_is_told_with_its_sentence(tmp_path: Path) -> None:
    promise = Page("2020-03-plan", "Uzbekistan will open a trade house in Almaty.", "2020-03-02").add(
        "commitments",
        "will open a trade house in Almaty",
        who="Uzbekistan",
        what="open a trade house in Almaty",
        strength="pledge",
    )
    done = Page("2021-02-open", "The Uzbek trade house in Almaty was opened on Monday. Tea was served.", "2021-02-10")
    quiet = Page("2020-03-words", "Kazakhstan will plant apple trees in Samarkand.", "2020-03-03").add(
        "commitments",
        "will plant apple trees in Samarkand",
        who="Kazakhstan",
        what="plant apple trees in Samarkand",
        strength="pledge",
    )
    for page in (done, quiet):
        page.add("offices", page.text.split()[0], name="Arman Serik", role="President", country="KAZ")
    fill(tmp_path / "l.db", [promise, done, quiet])
    with Store.open(tmp_path / "l.db") as store:
        briefing = brief(store.view(), ("KAZ", "UZB"), Wanted(as_of=date(2021, 6, 1)))
        found = lines(briefing, "commitments")
        assert [(title, line.mark) for title, line in found] == [
            ("Kazakhstan", "pledge, reported 455 days ago, no report found in 1 later document up to 10 February 2021"),
            ("Fulfilled", "pledge, reported 456 days ago, fulfilled since 10 February 2021, told as done"),
        ]
        assert [reference.published for reference in found[1][1].references] == ["2020-03-02", "2021-02-10"]
        record = next(
            one for one in store.view().records(Query(register="commitments")) if "trade" in one.fields["what"]
        )
        wrong = deciding.evidence(store.view(), record.id, 1, Action.REJECT, By("Anna", "2026-02-01T10:00:00+00:00"))
        store.judge([wrong])
        fate = store.view().fates(store.view().records(Query(register="commitments")), date(2021, 6, 1))[record.id]
        assert (fate.status, fate.later) == (Status.SILENT, ())


def test_figures_make_series(view: View) -> None:
    assert texts(brief(view, ("KAZ", "UZB")), "figures") == [
        "Bilateral trade|2019|USD 3 billion|",
        "Bilateral trade|2020|USD 3.3 billion|",
    ]


def test_people_statements_and_projects(view: View) -> None:
    briefing = brief(view, ("KAZ", "UZB"))
    assert texts(briefing, "people") == [
        "Kazakhstan|2020-03-02|Arman Serik: Minister, Kazakhstan|last seen",
        "Uzbekistan|2020-05-13|Bobur Karim: Minister, Uzbekistan|last seen",
    ]
    assert texts(briefing, "statements") == ["Uzbekistan|2020-05-13|Bobur Karim: “Our borders are open”|"]
    assert texts(briefing, "projects")[0].startswith(
        "With money or a funder named|2021-02-10|Cement plant near Shymkent"
    )


def test_the_money_of_a_project_is_told_by_stage_and_cited(tmp_path: Path) -> None:
    said = (
        ("2020-01-01", "China announced 8 billion dollars for the cement plant.", "USD 8 billion"),
        ("2021-01-01", "A contract of 500 million dollars for the cement plant was awarded.", "USD 500 million"),
    )
    pages = [
        Page(day, words, day).add("projects", words, amount=amount, name="Shymkent cement plant")
        for day, words, amount in said
    ]
    fill(tmp_path / "l.db", pages)
    with Store.open(tmp_path / "l.db") as store:
        ((_, line),) = lines(brief(store.view(), ("KAZ", "UZB")), "projects")
    assert line.text == "Shymkent cement plant: announced USD 8 billion; contracted USD 500 million"
    assert len(line.references) == 2


def test_who_was_succeeded_is_marked(tmp_path: Path) -> None:
    pages = [
        Page(day, f"President {name} spoke on {day}.", day).add(
            "offices", name, name=name, role="President", country="KAZ", as_of=day
        )
        for day, name in (("2018-01-01", "Arman Serik"), ("2020-01-01", "Bolat Dos"))
    ]
    fill(tmp_path / "l.db", pages)
    with Store.open(tmp_path / "l.db") as store:
        marks = [(line.text, line.mark) for _, line in lines(brief(store.view(), ("KAZ", "UZB")), "people")]
    assert marks == [
        ("Bolat Dos: President, Kazakhstan", "last seen"),
        ("Arman Serik: President, Kazakhstan", "past: later Bolat Dos"),
    ]


def test_what_is_unclear_is_listed(view: View) -> None:
    unclear = texts(brief(view, ("KAZ", "UZB")), "unclear")
    assert any(one.startswith("Contacts without a day|None|Forum") for one in unclear)
    assert "Documents without a day|None|undated-note|day of publication not known" in unclear


SOURCES: list[tuple[str, dict[str, Any], str]] = [
    ("none", {}, "No source says which outlet"),
    ("one", {"outlet": "Steppe Wire"}, "All sources come from one outlet: Steppe Wire"),
    ("one host", {"url": "https://www.paper.example/a"}, "one outlet: paper.example"),
]


@pytest.mark.parametrize(("given", "warning"), [case[1:] for case in SOURCES], ids=[case[0] for case in SOURCES])
def test_a_narrow_base_is_said_plainly(tmp_path: Path, given: dict[str, Any], warning: str) -> None:
    page = Page("a", "The neighbours are partners.", "2020-01-01", **given).add("standing", "partners", term="partners")
    fill(tmp_path / "l.db", [page])
    with Store.open(tmp_path / "l.db") as store:
        assert any(warning in one for one in brief(store.view(), ("KAZ", "UZB")).warnings)


def test_outlets_of_one_side_are_said_plainly(tmp_path: Path) -> None:
    pages = [
        Page(name, f"The neighbours are partners, says {name}.", "2020-01-01", url=f"https://{name}.kz/x").add(
            "standing", "partners", term="partners"
        )
        for name in ("one", "two")
    ]
    fill(tmp_path / "l.db", pages)
    with Store.open(tmp_path / "l.db") as store:
        warnings = brief(store.view(), ("KAZ", "UZB")).warnings
    assert "All sources come from outlets of one side: Kazakhstan." in warnings


WHO: list[tuple[str, dict[str, str], str]] = [
    (
        "a third country",
        {"one.kz": "", "reuters.com": ""},
        "1 voice of third countries among the sources: United Kingdom.",
    ),
    ("states alone", {"akorda.kz": "", "uza.uz": ""}, "All sources are offices or state media of the two sides"),
    ("no third", {"akorda.kz": "", "gazeta.uz": ""}, "No source comes from an outlet of a third country."),
    ("the user's table", {"a.example": "KAZ", "b.example": "KAZ"}, "outlets of one side: Kazakhstan."),
    ("nothing known", {"a.example": "", "akorda.kz": ""}, ""),
]


@pytest.mark.parametrize(("hosts", "warning"), [case[1:] for case in WHO], ids=[case[0] for case in WHO])
def test_who_stands_behind_the_sources_is_said(tmp_path: Path, hosts: dict[str, str], warning: str) -> None:
    pages = [
        Page(host, f"The neighbours are partners, says {host}.", "2020-01-01", url=f"https://{host}/x").add(
            "standing", "partners", term="partners"
        )
        for host in hosts
    ]
    fill(tmp_path / "l.db", pages)
    own = {host: Outlet(host, code, OutletKind.PRIVATE, "") for host, code in hosts.items() if code}
    with Store.open(tmp_path / "l.db") as store:
        store.set_outlets(own)
        warnings = brief(store.view(), ("KAZ", "UZB")).warnings
    found = [one for one in warnings if "source" in one]
    assert len(found) == bool(warning)
    assert not warning or warning in found[0]


def test_an_unknown_pair_gives_an_empty_briefing(view: View) -> None:
    briefing = brief(view, ("KEN", "NOR"))
    assert briefing.documents == 0
    assert briefing.as_of is None
    assert all(section.empty == "nothing found in 0 documents of the 4 in the ledger" for section in briefing.sections)
    assert briefing.warnings == ("No document in the ledger speaks of these two states.",)


def test_a_day_before_the_first_document_is_named_in_the_warning(view: View) -> None:
    warnings = brief(view, ("KAZ", "UZB"), Wanted(as_of=date(2000, 1, 1))).warnings
    assert warnings[0] == "No document in the ledger published by 2000-01-01 speaks of these two states."


@pytest.mark.parametrize(("published", "day"), [(None, date(2022, 5, 6)), ("2020-01-01", date(2020, 1, 1))])
def test_only_undated_documents_tell_the_day_by_what_was_held(tmp_path: Path, published: str | None, day: date) -> None:
    page = Page("a", "The ministers met on 6 May 2022.", published)
    page.add("contacts", "met", kind="meeting", modality="held", date="2022-05-06")
    fill(tmp_path / "l.db", [page])
    with Store.open(tmp_path / "l.db") as store:
        briefing = brief(store.view(), ("KAZ", "UZB"))
    assert briefing.as_of == day
    assert bool(texts(briefing, "contacts")) == (published is None)
    assert ("Told as held on 2022-05-06" in "".join(texts(briefing, "unclear"))) == (published is not None)


@pytest.mark.parametrize(
    ("who", "side"),
    [
        ("Kazakhstan", "KAZ"),
        ("the Uzbek side", "UZB"),
        ("Tashkent", "UZB"),
        ("Kazakhstan; Uzbekistan", BOTH),
        ("the two sides", BOTH),
        ("Arman Serik", "KAZ"),
        ("Arman Serik; Bobur Karim", BOTH),
        ("a passer-by; Tashkent", "UZB"),
        ("a passer-by", NEITHER),
    ],
)
def test_sides(view: View, who: str, side: str) -> None:
    assert Sides(("KAZ", "UZB"), view.records(Query(register="offices"))).of(who) == side


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 4.5e9, "unit": "USD", "qualifier": "about"}, "about USD 4.5 billion"),
        ({"value": 40.0, "unit": "%"}, "40%"),
        ({"value": 540000.0, "unit": "ovens", "qualifier": "more_than"}, "more than 540,000 ovens"),
        ({"value": 4.0, "value_high": 5.0, "unit": "states"}, "4 to 5 states"),
        ({"value": 7e8, "value_high": 1e9, "unit": "USD"}, "USD 700 million to USD 1 billion"),
        ({"value": 12500000.0, "unit": "tonnes"}, "12.5 million tonnes"),
        ({"value": 0.0, "unit": "cases"}, "0 cases"),
    ],
)
def test_amounts(fields: dict[str, Any], words: str) -> None:
    assert amount(fields) == words


def test_words_are_never_cut_and_dates_are_for_people() -> None:
    assert shorten("one two  three\nfour", 12) == "one two…"
    assert shorten("short", 12) == "short"
    assert when("2016-09-21/2016-09-30") == "21-30 September 2016"
    assert when("in spring") == "in spring"
    assert when(None) == "undated"


def test_labels_cut_hashes_and_stay_distinct() -> None:
    assert labels(["003_95703db54a9a05dd", "2021-01-blr-chn-call"]) == {
        "003_95703db54a9a05dd": "003_9570",
        "2021-01-blr-chn-call": "2021-01-blr-chn-call",
    }
    same = ["a_95703db54a9a05dd", "a_9570ffffffffffff"]
    assert list(labels(same).values()) == same


def test_a_day_leaves_undated_documents_out_and_says_so(view: View) -> None:
    dated = brief(view, ("KAZ", "UZB"), Wanted(as_of=date(2022, 1, 1)))
    assert dated.documents == 3
    assert "Left out as undated: 1 document." in dated.warnings
    assert not any("Left out" in warning for warning in brief(view, ("KAZ", "UZB")).warnings)

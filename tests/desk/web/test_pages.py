from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from desk.web.desks import PAIR, Desktop, made

from communique.desk.web.formats import Formats, locale_of
from communique.desk.web.pages.catalogue import PAGES
from communique.desk.web.represent import FORMULAS
from communique.ledger.store import Store


@pytest.fixture
def desk(tmp_path: Path) -> Desktop:
    return Desktop(made(tmp_path / "l.db"))


def addresses(desk: Desktop) -> list[str]:
    record, document = desk.first("contacts"), ""
    document = desk.json(f"/records/{record}.json")["mentions"][0]["document"]["id"]
    fill = {"{pair}": PAIR, "{register}": "contacts", "{record}": record, "{document}": document}
    found = []
    for page in PAGES:
        path = page.path
        for name, value in fill.items():
            path = path.replace(name, value)
        found.append(path)
    return found


def test_every_page_of_the_list_opens_in_every_form(desk: Desktop) -> None:
    for page, path in zip(PAGES, addresses(desk), strict=True):
        answer = desk.get(path)
        assert answer.status_code == 200, f"{path}: {answer.text[:300]}"
        assert answer.text.startswith("<!DOCTYPE html>"), path
        stem = "/pairs" if path == "/" else path
        told = desk.get(f"{stem}.json")
        assert told.status_code == 200, path
        page.model.model_validate(told.json())
        assert desk.get(path, headers={"accept": "application/json"}).json() == told.json()
        for ending in ("csv", "jsonl"):
            assert (desk.get(f"{stem}.{ending}").status_code == 200) is page.listed, f"{path}.{ending}"


def test_no_page_has_a_style_or_script_of_its_own_or_leads_a_browser_elsewhere(desk: Desktop) -> None:
    for path in addresses(desk):
        text = desk.get(path).text
        assert " style=" not in text, path
        assert "<script>" not in text, path
        assert " onclick" not in text, path
        assert 'src="http' not in text, path
        assert 'link rel="stylesheet" href="http' not in text, path


def test_what_was_sent_is_not_sent_twice(desk: Desktop, tmp_path: Path) -> None:
    path = f"/pairs/{PAIR}/contacts"
    tag = desk.get(path).headers["etag"]
    again = desk.get(path, headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""
    assert desk.get(path, headers={"accept": "application/json"}).headers["etag"] != tag
    with Store.open(tmp_path / "l.db") as store:
        store.set_outlets({})
    assert desk.get(path, headers={"if-none-match": tag}).status_code == 200


def test_a_list_pages_filters_and_is_taken_away_whole(desk: Desktop) -> None:
    whole = desk.json(f"/pairs/{PAIR}/figures.json")
    one = desk.json(f"/pairs/{PAIR}/figures.json?limit=1")
    assert len(one["records"]) == 1
    if len(whole["records"]) > 1:
        rest = desk.json(f"/pairs/{PAIR}/figures.json?limit=50&after={one['next']}")
        assert [*one["records"], *rest["records"]] == whole["records"]
    assert desk.json(f"/pairs/{PAIR}/contacts.json?q=zebra")["records"] == []
    assert desk.json(f"/pairs/{PAIR}/contacts.json?status=planned")["records"] == []
    assert desk.json(f"/pairs/{PAIR}/contacts.json?since=2019-05-01&until=2019-05-31")["records"]
    assert desk.json(f"/pairs/{PAIR}/commitments.json?topic=education")["records"]
    rows = list(csv.reader(io.StringIO(desk.get(f"/pairs/{PAIR}/contacts.csv?column=date&column=place").text)))
    assert rows[0] == ["id", "date", "place"]
    assert rows[1][1:] == ["2019-05-14", "Tashkent"]
    lines = [json.loads(line) for line in desk.get(f"/pairs/{PAIR}/contacts.jsonl").text.splitlines()]
    assert lines[0]["participants"][0]["name"] == "Aru Bekova"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/pairs/KAZ-ZZZ.json", 404),
        ("/pairs/KAZ-KAZ.json", 404),
        ("/pairs/kaz-uzb.json", 422),
        (f"/pairs/{PAIR}/weather.json", 404),
        (f"/pairs/{PAIR}/contacts.json?colour=red", 422),
        (f"/pairs/{PAIR}/contacts.json?since=soon", 422),
        (f"/pairs/{PAIR}/contacts.json?since=0", 422),
        (f"/pairs/{PAIR}/contacts.json?after=abc", 404),
        (f"/pairs/{PAIR}/contacts.json?topic=astrology", 404),
        (f"/pairs/{PAIR}/contacts.json?limit=0", 422),
        ("/records/r:0000000000000000.json", 404),
        ("/documents/sha256:00000000000000000000000000000000.json", 404),
        ("/nowhere", 404),
        ("/static/../app.py", 404),
    ],
)
def test_what_is_not_there_is_said_so(desk: Desktop, path: str, status: int) -> None:
    answer = desk.get(path)
    assert answer.status_code == status
    if ".json" in path:
        assert answer.json()["status"] == status
        assert answer.headers["content-type"] == "application/problem+json"


def test_fields_that_nobody_filled_ask_for_nothing(desk: Desktop) -> None:
    assert desk.get(f"/pairs/{PAIR}/contacts?q=&since=&until=&topic=&status=&order=date").status_code == 200


def test_a_record_shows_each_field_with_its_sentence(desk: Desktop) -> None:
    text = desk.get(f"/records/{desk.first('agreements')}").text
    assert "<mark>A treaty on borders was signed</mark>" in text
    whole = desk.json(f"/records/{desk.first('agreements')}.json")
    assert whole["places"]["title"] == [whole["mentions"][0]["id"]]
    figure = desk.get(f"/records/{desk.first('figures')}").text
    assert "Told differently" in figure


def test_a_document_marks_what_was_read_where_it_stands(desk: Desktop) -> None:
    record = desk.json(f"/records/{desk.first('agreements')}.json")
    document = record["mentions"][0]["document"]["id"]
    text = desk.get(f"/documents/{document}").text
    assert f'href="/records/{record["id"]}"' in text
    assert 'id="s2"' in text
    told = desk.json(f"/documents/{document}.json")
    for one in told["mentions"]:
        assert told["text"][one["start"] : one["end"]]
    plain = "".join(told["text"].split())
    shown = text.partition('<div class="text"')[2].partition("</div>")[0]
    import re  # noqa: PLC0415 -- beside its only use

    assert "".join(re.sub(r"<[^>]+>", "", shown.partition(">")[2]).split()) == plain


def test_days_and_numbers_in_the_readers_locale(desk: Desktop) -> None:
    german = {"accept-language": "de-CH,de;q=0.9,en;q=0.5"}
    assert "14.05.2019" in desk.get(f"/pairs/{PAIR}/contacts", headers=german).text
    assert "14 May 2019" in desk.get(f"/pairs/{PAIR}/contacts").text
    assert locale_of("xx-YY, fr;q=0.4, *;q=0.1") == "fr"
    assert locale_of("!!;q=x") == "en_GB"
    assert Formats("fr").day("2019-05") == "mai 2019"
    assert Formats("ar").day("2019~")
    assert Formats("de").number(1234567.5) == "1.234.567,5"


def test_a_spreadsheet_runs_nothing(tmp_path: Path) -> None:
    from ledgers import Page  # noqa: PLC0415 -- beside its only use

    page = Page("evil", '=HYPERLINK("x") will build a road.', "2020-01-01")
    page.add(
        "commitments",
        '=HYPERLINK("x") will build a road',
        who='=HYPERLINK("x")',
        what="+build a road",
        strength="pledge",
    )
    desk = Desktop(made(tmp_path / "l.db", page))
    for row in csv.reader(io.StringIO(desk.get(f"/pairs/{PAIR}/commitments.csv").text)):
        assert not [cell for cell in row if cell[:1] in FORMULAS and cell]


def test_a_page_does_not_wait_for_what_is_not_linked_yet(tmp_path: Path) -> None:
    from ledgers import READER, Page  # noqa: PLC0415 -- beside its only use

    desk = Desktop(made(tmp_path / "l.db"))
    before = len(desk.json(f"/pairs/{PAIR}/contacts.json")["records"])
    page = Page("new", "Aru Bekova met Olim Karimov in Almaty on 3 June 2019.", "2019-06-04")
    page.add("contacts", "Aru Bekova met Olim Karimov", kind="meeting", modality="held", date="2019-06-03")
    with Store.open(tmp_path / "l.db") as store:
        store.add(page.read(), READER)
        for path in addresses(desk):
            assert desk.get(path).status_code == 200, path
        assert len(desk.json(f"/pairs/{PAIR}/contacts.json")["records"]) == before
        store.link()
    assert len(desk.json(f"/pairs/{PAIR}/contacts.json")["records"]) == before + 1

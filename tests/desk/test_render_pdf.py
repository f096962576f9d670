from __future__ import annotations

import json
import re
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from desk.papers import ADDRESS, LONG, briefing_of, hostile_ledger
from ledgers import fill, sample

from communique.desk.model import Briefing
from communique.desk.notes import QUOTED
from communique.desk.plain import BREAK, TITLE_LENGTH
from communique.desk.render_pdf import as_values, compiled, inputs, render_pdf
from communique.desk.wanted import Wanted
from communique.model.errors import FormMissing

typst = pytest.importorskip("typst")

A4 = (595, 842)  # points


@pytest.fixture
def briefing(tmp_path: Path) -> Briefing:
    return briefing_of(hostile_ledger(tmp_path), Wanted(prepared_by='A "B" #c'))


def query(briefing: Briefing, folder: Path, selector: str) -> list[dict[str, Any]]:
    """The elements of the pages as the compiler sees them."""
    place = folder / "briefing.typ"
    place.write_bytes(resources.files("communique.desk").joinpath("data/briefing.typ").read_bytes())
    found = typst.query(place, selector, root=folder, sys_inputs=inputs(briefing, typst.Fonts().families()))
    return list(json.loads(found))


def lines(briefing: Briefing) -> int:
    return sum(len(group.lines) for section in briefing.sections for group in section.groups)


def test_it_is_a_tagged_file_on_a4_of_its_day(briefing: Briefing) -> None:
    pdf = render_pdf(briefing)
    assert pdf.startswith(b"%PDF-1.7")
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {A4}
    assert briefing.as_of is not None
    assert f"/CreationDate(D:{briefing.as_of:%Y%m%d}000000Z)".encode() in pdf
    assert b"/StructTreeRoot" in pdf
    assert len(boxes) == len(compiled(briefing, "png", 30)) > 2


def test_links_lead_to_sources_and_to_the_web_alone(briefing: Briefing) -> None:
    assert set(re.findall(rb"/URI\s*\(([^)]*)\)", render_pdf(briefing))) == {ADDRESS.encode()}


def test_every_cited_line_has_a_footnote(briefing: Briefing, tmp_path: Path) -> None:
    notes = query(briefing, tmp_path, "footnote")
    assert len(notes) == lines(briefing) + len(briefing.charts) > 10
    headings = [one for one in query(briefing, tmp_path, "heading") if one["level"] == 1]
    assert len(headings) == len(briefing.sections) + 1
    anchors = {one["value"] for one in query(briefing, tmp_path, "metadata")}
    assert anchors == {passage.anchor for source in briefing.sources for passage in source.passages}


def test_what_documents_say_is_never_markup(briefing: Briefing, tmp_path: Path) -> None:
    told = json.dumps(query(briefing, tmp_path, "footnote"), ensure_ascii=False)
    assert "*bold* _it_ <lbl> @ref [link](javascript:x)" in told
    assert "<script>window.hostile" in told
    for kind in ("strong", "emph", "raw", "math.equation"):
        assert query(briefing, tmp_path, kind) == []


def test_sizes_are_bounded_and_characters_plain(briefing: Briefing) -> None:
    values = as_values(briefing)
    told = json.dumps(values, ensure_ascii=False)
    assert not re.search("[\x00-\x1f\u202a-\u202e\ufffe\uffff]", told)
    assert LONG not in told
    titles = [source["title"].replace(BREAK, "") for source in values["sources"]]
    assert max(map(len, titles)) <= TITLE_LENGTH + len("10. ")
    quotes = [
        note["quote"]
        for section in values["sections"]
        for group in section["groups"]
        for line in group["lines"]
        for note in line["notes"]
    ]
    assert max(len(quote.replace(BREAK, "")) for quote in quotes) <= QUOTED + 2


def test_a_passage_is_quoted_at_its_first_citation_alone(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", sample())
    values = as_values(briefing_of(tmp_path / "l.db", Wanted(charts=False)))
    notes = [
        note
        for section in values["sections"]
        for group in section["groups"]
        for line in group["lines"]
        for note in line["notes"]
    ]
    first: dict[str, str] = {}
    for note in notes:
        assert bool(note["quote"]) == (note["anchor"] not in first and "-s" in note["anchor"])
        first.setdefault(note["anchor"], note["quote"])
    assert notes[0] == {
        "anchor": "d2-s4",
        "source": "2: 2020-05-13",
        "outlet": "Steppe Wire",
        "place": "s. 4",
        "url": "",
        "quote": "The two states call each other strategic partners.",
    }


def test_passages_run_in_the_direction_of_their_script(briefing: Briefing) -> None:
    turned = {
        source["title"].split(". ", 1)[1].strip("\u2068\u2069")
        for source in as_values(briefing)["sources"]
        for passage in source["passages"]
        if passage["rtl"]
    }
    assert turned == {"مذكرة", "he"}


def test_without_the_compiler_it_says_what_to_install(briefing: Briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(FormMissing, match=r"pip install 'communique\[desk\]'"):
        render_pdf(briefing)


def test_a_briefing_on_nothing_is_made_too(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", [])
    assert render_pdf(briefing_of(tmp_path / "l.db")).startswith(b"%PDF-")

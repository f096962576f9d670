from __future__ import annotations

import io
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from desk.papers import ADDRESS, briefing_of, hostile_ledger
from ledgers import fill
from lxml import etree

from communique.desk.model import Briefing
from communique.desk.render_docx import render_docx
from communique.desk.wanted import Wanted
from communique.model.errors import FormMissing

docx = pytest.importorskip("docx")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.fixture
def briefing(tmp_path: Path) -> Briefing:
    return briefing_of(hostile_ledger(tmp_path), Wanted(prepared_by="Anna <Example>"))


@pytest.fixture
def parts(briefing: Briefing) -> dict[str, Any]:
    """The parts of the file by name, parsed."""
    with zipfile.ZipFile(io.BytesIO(render_docx(briefing))) as file:
        assert file.testzip() is None
        return {name: etree.fromstring(file.read(name)) for name in file.namelist() if not name.endswith(".png")}


def values(root: Any, tag: str, attribute: str) -> list[str]:
    return [str(one.get(W + attribute)) for one in root.iter(W + tag)]


def test_the_parts_are_named_and_lead_to_each_other(parts: dict[str, Any]) -> None:
    types = {one.get("PartName"): one.get("ContentType") for one in parts["[Content_Types].xml"]}
    assert types["/word/footnotes.xml"].endswith("wordprocessingml.footnotes+xml")
    assert {name[1:] for name in types if name} <= set(parts)
    for name, root in parts.items():
        if name.endswith(".rels"):
            folder = name.replace("_rels/", "").rpartition("/")[0]
            inner = [one.get("Target") for one in root.iter(RELATION) if one.get("TargetMode") != "External"]
            assert {f"{folder}/{target}".strip("/") for target in inner if ".png" not in target} <= set(parts)
    leading = {one.get("Type").rpartition("/")[2] for one in parts["word/_rels/document.xml.rels"].iter(RELATION)}
    assert "footnotes" in leading


def test_every_mark_has_its_footnote(briefing: Briefing, parts: dict[str, Any]) -> None:
    marks = values(parts["word/document.xml"], "footnoteReference", "id")
    notes = values(parts["word/footnotes.xml"], "footnote", "id")
    assert notes == ["-1", "0", *marks]
    assert marks == [str(number) for number in range(1, len(marks) + 1)]
    lines = sum(len(group.lines) for section in briefing.sections for group in section.groups)
    assert len(marks) == lines + len(briefing.charts)
    own = [len(list(note.iter(W + "footnoteRef"))) for note in parts["word/footnotes.xml"]]
    assert own == [0, 0, *(1 for _ in marks)]
    kinds = [note.get(W + "type") for note in parts["word/footnotes.xml"]][:3]
    assert kinds == ["separator", "continuationSeparator", None]
    named = parts["word/settings.xml"].find(W + "footnotePr")
    assert values(named, "footnote", "id") == ["-1", "0"]
    settings = [one.tag for one in parts["word/settings.xml"]]
    assert settings.index(W + "footnotePr") < settings.index(W + "compat")


def test_links_lead_to_passages_and_to_the_web(parts: dict[str, Any]) -> None:
    places = values(parts["word/document.xml"], "bookmarkStart", "name")
    numbers = values(parts["word/document.xml"], "bookmarkStart", "id")
    assert len(places) == len(set(places)) == len(set(numbers))
    assert numbers == values(parts["word/document.xml"], "bookmarkEnd", "id")
    for name in ("document", "footnotes"):
        relations = {one.get("Id"): one.get("Target") for one in parts[f"word/_rels/{name}.xml.rels"]}
        links = list(parts[f"word/{name}.xml"].iter(W + "hyperlink"))
        assert {link.get(W + "anchor") for link in links} - {None} <= set(places)
        assert {relations[link.get(R + "id")] for link in links if link.get(R + "id")} == {ADDRESS}


def test_every_style_that_is_used_is_there(parts: dict[str, Any]) -> None:
    known = set(values(parts["word/styles.xml"], "style", "styleId"))
    for name, root in parts.items():
        if name.startswith("word/") and not name.endswith("numbering.xml"):
            for tag in ("pStyle", "rStyle", "basedOn", "next"):
                assert set(values(root, tag, "val")) <= known, name


def test_word_opens_it_again(briefing: Briefing) -> None:
    document = docx.Document(io.BytesIO(render_docx(briefing)))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    properties = document.core_properties
    assert (properties.author, properties.title) == ("Anna <Example>", "Kazakhstan - Uzbekistan: briefing")
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    assert (properties.created, properties.modified) == (moment, moment)
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == [f"{number}. {one.title}" for number, one in enumerate(briefing.sections, start=1)]
    text = "\n".join(one.text for one in document.paragraphs)
    assert "*bold* _it_ <lbl>" in text
    assert "<script>window.hostile" in text
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text == f"Data: {briefing.data_as_of}\t1 of 1"
    assert section.header.paragraphs[0].text == "Kazakhstan - Uzbekistan: briefing\tAs of 4 March 2025"


def test_passages_run_in_the_direction_of_their_script(parts: dict[str, Any]) -> None:
    turned = [one for one in parts["word/document.xml"].iter(W + "p") if "PassageRight" in values(one, "pStyle", "val")]
    assert len(turned) == 2
    assert all(list(one.iter(W + "rtl")) for one in turned)


def test_no_moment_of_writing_stands_in_it(briefing: Briefing) -> None:
    made = render_docx(briefing)
    assert made == render_docx(briefing)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_without_the_package_it_says_what_to_install(briefing: Briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in sys.modules if one.startswith("communique.desk.word")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(FormMissing, match=r"pip install 'communique\[desk\]'"):
        render_docx(briefing)


def test_a_briefing_on_nothing_is_made_too(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", [])
    document = docx.Document(io.BytesIO(render_docx(briefing_of(tmp_path / "l.db"))))
    assert document.core_properties.created.year == 1980

"""What holds for every mention of every document, whatever it says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from readings import TODAY, document, read

from communique.model import edtf
from communique.model.countries import countries
from communique.model.documents import Block, BlockKind, Document, PublicationDate
from communique.model.mentions import REGISTERS, Commitment, Contact, Figure, Mention, Office
from communique.model.spans import Span
from communique.model.topics import topics
from communique.reading.english.reader import CHARACTERS_TOGETHER, DOCUMENTS_TOGETHER, together
from communique.registers.catalogue import DERIVING, ROOMS
from communique.registers.run import READER_VERSION, ReadDocument, Reader
from communique.sources.read import Settings, Source, load

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("2015-06-ind-bgd-dhaka", "2022-12-kaz-uzb-tashkent", "2023-11-jpn-vnm-partnership", "2019-12-blr-chn-loan")


@cache
def example(name: str) -> Document:
    (made,) = load(Source(EXAMPLES / f"{name}.txt"), Settings())
    assert isinstance(made, Document)
    return made


def read_together(names: Sequence[str]) -> dict[str, ReadDocument]:
    done = Reader().read_many(example(name) for name in names)
    return dict(zip(names, done, strict=True))


@cache
def examples() -> dict[str, ReadDocument]:
    return read_together(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_span_holds_text_of_the_document(name: str) -> None:
    done = examples()[name]
    text = done.document.text
    assert done.mentions
    for one in done.mentions:
        assert one.evidence
        for span in (one.span, *(span for spans in one.evidence.values() for span in spans)):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip()


@pytest.mark.parametrize("name", NAMES)
def test_mentions_are_in_order_and_each_once(name: str) -> None:
    mentions = examples()[name].mentions
    assert len({one.id for one in mentions}) == len(mentions)
    assert all(a.span.start <= b.span.start for a, b in pairwise(mentions))
    assert {one.document for one in mentions} == {example(name).id}


@pytest.mark.parametrize("name", NAMES)
def test_values_are_of_the_model(name: str) -> None:
    for one in examples()[name].mentions:
        assert set(one.states) <= countries().by_code.keys()
        assert list(one.states) == sorted(set(one.states))
        assert set(one.topics) <= topics().keys()
        assert 0 <= one.confidence <= 1
        assert one.reader.split("/")[0] == one.register
        for field in ("date", "due", "period", "as_of"):
            value = one.values().get(field)
            assert value is None or edtf.valid(value)


@pytest.mark.parametrize("name", NAMES)
def test_no_mention_is_read_in_what_is_not_the_story(name: str) -> None:
    done = examples()[name]
    outside = [block.span for block in done.document.blocks if block.kind in {BlockKind.CAPTION, BlockKind.FURNITURE}]
    assert not [one.id for one in done.mentions for span in outside if one.span.overlaps(span)]


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_in_order_and_inside(name: str) -> None:
    done = examples()[name]
    assert all(a.end <= b.start for a, b in pairwise(done.sentences))
    assert all(span.of(done.document.text).strip() for span in done.sentences)


@pytest.mark.parametrize("names", [NAMES, NAMES[::-1], NAMES[:1], NAMES[2:], (*NAMES, *NAMES, *NAMES)])
def test_company_changes_nothing(names: tuple[str, ...]) -> None:
    done = list(Reader().read_many(example(name) for name in names))
    for name, one in zip(names, done, strict=True):
        assert one.mentions == examples()[name].mentions
        assert one.sentences == examples()[name].sentences


MEETING = "Norwegian Foreign Minister Ingrid Halvorsen met Icelandic Prime Minister Gunnar Jonsson in Oslo on Tuesday."


def test_furniture_and_captions_yield_no_mentions() -> None:
    text = f"{MEETING}\n{MEETING}\nThe weather was fine."
    kinds = (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.BODY)
    ends = [len(MEETING), 2 * len(MEETING) + 1, len(text)]
    blocks = [
        Block(Span(start, end), kind)
        for start, end, kind in zip([0, *(end + 1 for end in ends)], ends, kinds, strict=False)
    ]
    (done,) = Reader().read_many([Document("d", "d", text, tuple(blocks), PublicationDate(TODAY))])
    assert done.mentions == ()


@pytest.mark.parametrize("text", ["", "   \n \n", "?!", "1", "\u00ad\u200b", "# ", "# Norway\n"])
def test_nothing_is_read_in_nothing(text: str) -> None:
    assert read(text).mentions == ()


def test_spans_lead_to_the_text_as_published() -> None:
    text = "Norwegian\u00a0Foreign Min\u00adister Ingrid Halvorsen said: “Our trade with Iceland will grow.”"
    done = read(text)
    (office,) = [one for one in done.mentions if isinstance(one, Office)]
    assert office.role == "Foreign Minister"
    assert office.evidence["role"][0].of(text) == "Foreign Min\u00adister"
    assert office.evidence["name"][0].of(text) == "Ingrid Halvorsen"


def _wheres(kind: type[Mention], text: str) -> dict[str, list[str]]:
    (one,) = [one for one in read(text).mentions if isinstance(one, kind)]
    return {name: [span.of(text) for span in spans] for name, spans in one.evidence.items()}


def test_fields_of_a_contact_stand_where_they_were_read() -> None:
    wheres = _wheres(Contact, MEETING)
    assert wheres["date"] == ["on Tuesday"] or wheres["date"] == ["Tuesday"]
    assert wheres["place"] == ["Oslo"]
    assert wheres["kind"] == ["met"]
    assert any("Ingrid Halvorsen" in words for words in wheres["participants"])


def test_fields_of_a_figure_stand_where_they_were_read() -> None:
    wheres = _wheres(Figure, "Trade between Chile and Peru reached $3.5 billion in 2023.")
    assert wheres["value"] == ["$3.5 billion"]
    assert wheres["period"] == ["2023"]


def test_fields_of_a_commitment_stand_where_they_were_read() -> None:
    wheres = _wheres(Commitment, "Norway pledged to supply ten generators to Moldova by 2025.")
    assert wheres["who"] == ["Norway"]
    assert wheres["strength"] == ["pledged"]
    assert wheres["due"] == ["2025"]


def test_the_date_of_an_undated_text_is_inferred() -> None:
    text = "Norway and Iceland: the ties in brief\n(as of June 2024)\nThe two states are old friends."
    published = read(text, None).document.published
    assert (published.value, published.basis.value) == ("2024-06", "inferred from the text")
    assert read(text).document.published == document(text).published


def test_there_is_one_room_a_register() -> None:
    rooms = [(room.register, room.version) for room in ROOMS] + [(room.register, room.version) for room in DERIVING]
    assert tuple(register for register, _ in rooms) == REGISTERS
    assert all(f"{register}/{version}" in READER_VERSION for register, version in rooms)


def test_long_documents_are_read_few_at_a_time() -> None:
    short, long = document("Short."), document("long " * (CHARACTERS_TOGETHER // 5))
    assert [len(batch) for batch in together([short] * (DOCUMENTS_TOGETHER + 1))] == [DOCUMENTS_TOGETHER, 1]
    assert [len(batch) for batch in together([short, long, long, short])] == [2, 1, 1]
    assert list(together([])) == []

from __future__ import annotations

import pytest
from readings import document, reading

from communique.model.documents import Block, BlockKind
from communique.model.errors import CommuniqueError
from communique.model.spans import Span
from communique.reading.english import parse


def heads(text: str) -> list[str]:
    """What is left of each block to parse."""
    return [span.of(text) for span, _ in parse.paragraphs(text, document(text).blocks)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("- An agreement on fisheries", "An agreement on fisheries"),
        ("• An agreement on fisheries", "An agreement on fisheries"),
        ("(ii) An agreement on fisheries", "An agreement on fisheries"),
        ("3. An agreement on fisheries", "An agreement on fisheries"),
        (
            "NAIROBI, 4 June (KNA) - Presidents of Kenya and Uganda met today.",
            "Presidents of Kenya and Uganda met today.",
        ),
        (
            "LISBON (Lusa) -- Presidents of Portugal and Angola met today.",
            "Presidents of Portugal and Angola met today.",
        ),
        ("The ministers met in Oslo.", "The ministers met in Oslo."),
    ],
)
def test_bullets_and_datelines_are_not_parsed(text: str, left: str) -> None:
    assert heads(text) == [left]


def test_only_titles_and_body_are_parsed() -> None:
    text = "menu\nThe ministers met.\nPhoto: the ministers"
    kinds = [BlockKind.FURNITURE, BlockKind.BODY, BlockKind.CAPTION]
    spans = [Span(0, 4), Span(5, 23), Span(24, 44)]
    blocks = [Block(span, kind) for span, kind in zip(spans, kinds, strict=True)]
    assert parse.paragraphs(text, blocks) == [(Span(5, 23), BlockKind.BODY)]


def test_an_endless_paragraph_is_cut_at_a_space() -> None:
    text = "word " * 9000
    parts = heads(text)
    assert all(len(part) <= parse.LONGEST_PARAGRAPH for part in parts)
    assert "".join(parts) == text
    assert all(part.startswith(" ") for part in parts[1:])


def test_an_endless_word_is_cut_too() -> None:
    parts = heads("x" * 45_000)
    assert "".join(parts) == "x" * 45_000
    assert max(map(len, parts)) <= parse.LONGEST_PARAGRAPH


SENTENCES = [
    ("The ministers met in Oslo. They signed a treaty.", 2),
    ("Mr. Halvorsen met Dr. Jonsson in St. Petersburg.", 1),
    ('"We agree," he said. "We will sign."', 2),
    ("Trade reached $3.5 billion in 2023.", 1),
]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_sentences_are_cut_where_they_end(text: str, count: int) -> None:
    assert len(reading(text).sentences) == count


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_sentences_know_their_place(text: str, count: int) -> None:
    made = reading(text + "\n" + text)
    assert len(made.sentences) == 2 * count
    assert [one.index for one in made.sentences] == list(range(2 * count))
    assert [one.paragraph for one in made.sentences] == [0] * count + [1] * count
    for one in made.sentences:
        assert one.span.of(made.text) == one.text
        assert all(one.place(token).of(made.text) == token.text for token in one.tokens)


def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(CommuniqueError, match="no_such_pipeline"):
        parse.load_pipeline("no_such_pipeline")


def test_the_pipeline_is_loaded_once() -> None:
    assert parse.load_pipeline() is parse.load_pipeline(parse.DEFAULT_PIPELINE) or parse.load_pipeline() is (
        parse.load_pipeline()
    )


def test_an_honorific_begins_no_sentence_but_a_pronoun_may() -> None:
    told = "The group named the Ministers of State Hon. Mr. Ram Sharma and Hon. Dr. Hari Mahat. It met (on Monday) in Delhi."
    assert len(reading(told).sentences) == 2
    assert reading("The talks are over (PTI) His visit ends today.").sentences[-1].text.startswith("His")

"""Remembered attributes are those that spaCy's own components give."""

from __future__ import annotations

from spacy.tokens import Doc

from communique.reading.english.attributes import Attributes
from communique.reading.english.parse import DEFAULT_PIPELINE, load_pipeline, parsed

TEXTS = (
    "There is an agreement, and there's another one. There were three.",
    "They're gonna sign; let's see. He ain't here, y'all.",
    "The ministers signed the signed copy of the agreement that they had signed.",
    "Reading the reading list, he was reading aloud.",
    "  Spaces  and\ttabs,  twice. ",
    "The United States has had its say; the states have theirs.",
    "It is there is. Is there? There are is and was, and THERE WERE is.",
    "",
)


def _values(doc: object) -> list[tuple[str, ...]]:
    return [(one.text, one.pos_, one.lemma_, str(one.morph)) for one in doc]  # type: ignore[attr-defined]


def test_they_are_the_same_the_first_time_and_the_second() -> None:
    nlp = load_pipeline(DEFAULT_PIPELINE)
    wanted = [_values(doc) for doc in nlp.pipe(TEXTS)]
    for _ in range(2):
        assert [_values(doc) for doc in parsed(nlp, TEXTS)] == wanted


def test_what_is_known_is_not_computed_again() -> None:
    nlp = load_pipeline(DEFAULT_PIPELINE)
    attributes = Attributes(nlp)

    def mark() -> None:
        attributes.mark(nlp.pipe(TEXTS[2:4], disable=["attribute_ruler", "lemmatizer", "ner"]))

    mark()
    known = dict(attributes.known)
    assert known
    mark()
    assert attributes.known == known


def test_a_label_that_tells_nothing_is_not_asked_about_anew() -> None:
    nlp = load_pipeline(DEFAULT_PIPELINE)
    telling = Attributes(nlp).telling
    words, tags, deps = (
        ["trains", "that", "has", "run", "it"],
        ["NNS", "DT", "VBZ", "VBN", "PRP"],
        ["dobj", "det", "aux", "relcl", "attr"],
    )
    doc = Doc(nlp.vocab, words=words, tags=tags, deps=deps, heads=[0] * 5)
    assert [telling(token) for token in doc] == [False, True, True, False, True]

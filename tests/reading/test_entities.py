"""Entities decoded for many texts at once, and remembered embeddings, are those of spaCy's own components."""

from __future__ import annotations

import importlib

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from communique.reading.english import embeddings
from communique.reading.english.embeddings import remember
from communique.reading.english.entities import Entities
from communique.reading.english.parse import DEFAULT_PIPELINE, load_pipeline, parsed

TEXTS = (
    "The President of the Republic of Kenya met Angela Merkel in Berlin on Tuesday, 3 June 2014.",
    "Trade rose by 12.5 per cent to US$3.4 billion in the first nine months of 2019. The World Bank lent $200 million.",
    "Mr.  Smith\n\nwent to   Washington .",
    "Norway",
    "Ministers from the Gulf Cooperation Council",
    "Signed at Lomé. Done in duplicate at Ashgabat on the twenty-third of May",
    "no names here at all",
    "Viet Nam's Deputy Prime Minister and Foreign Minister Bui Thanh Son thanked the Asian Development Bank (ADB).",
)
LEFT_OUT = ["ner", "attribute_ruler", "lemmatizer"]


def _plain() -> Language:
    nlp: Language = importlib.import_module(DEFAULT_PIPELINE).load()
    return nlp


def _entities(doc: Doc) -> list[tuple[str, int, str]]:
    return [(one.text, one.start, one.label_) for one in doc.ents]


def test_the_entities_are_those_of_the_component() -> None:
    nlp = _plain()
    wanted = [_entities(doc) for doc in nlp.pipe(TEXTS)]
    assert sum(map(len, wanted)) > 10
    docs = list(nlp.pipe(TEXTS, disable=LEFT_OUT))
    decoder = Entities.of(nlp.get_pipe("ner"))
    assert decoder is not None
    decoder.mark(docs)
    assert [_entities(doc) for doc in docs] == wanted
    assert all(token.ent_iob_ in {"B", "I", "O"} for doc in docs for token in doc)


def test_an_entity_does_not_depend_on_the_other_texts() -> None:
    nlp = load_pipeline()
    together = [_entities(doc) for doc in parsed(nlp, TEXTS)]
    assert [_entities(doc) for text in TEXTS for doc in parsed(nlp, [text])] == together


def test_no_texts_and_empty_texts_are_left_alone() -> None:
    nlp = _plain()
    decoder = Entities.of(nlp.get_pipe("ner"))
    assert decoder is not None
    decoder.mark([])
    empty = nlp.make_doc("")
    decoder.mark([empty])
    assert list(empty.ents) == []


def test_a_component_of_another_make_is_left_to_spacy() -> None:
    nlp = _plain()
    assert Entities.of(nlp.get_pipe("parser")) is None
    wide = nlp.get_pipe("ner")
    wide.cfg["beam_width"] = 4  # type: ignore[attr-defined] # a component has a configuration
    assert Entities.of(wide) is None


def test_remembered_embeddings_give_the_vectors_of_the_network() -> None:
    plain, remembering = _plain(), _plain()
    remember(remembering.get_pipe("tok2vec").model)  # type: ignore[attr-defined] # a trainable component
    for _ in range(2):
        wanted = plain.get_pipe("tok2vec").predict([plain.make_doc(text) for text in TEXTS])  # type: ignore[attr-defined]
        found = remembering.get_pipe("tok2vec").predict([remembering.make_doc(text) for text in TEXTS])  # type: ignore[attr-defined]
        for one, other in zip(wanted, found, strict=True):
            np.testing.assert_allclose(other, one, atol=1e-4)


def test_forgetting_what_is_too_much_keeps_the_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = _plain()
    model = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    remember(model)
    before = model.predict([nlp.make_doc(text) for text in TEXTS])
    monkeypatch.setattr(embeddings, "MOST", 3)
    after = [model.predict([nlp.make_doc(text)])[0] for text in TEXTS]
    for one, other in zip(before, after, strict=True):
        np.testing.assert_allclose(other, one, atol=1e-4)

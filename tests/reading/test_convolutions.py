"""The convolutions in a graph of their own give the vectors of spaCy's own network."""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np
import pytest
from thinc.api import NumpyOps

from communique.reading.english.convolutions import quicken
from communique.reading.english.parse import DEFAULT_PIPELINE

TEXTS = (
    "The President of the Republic of Kenya met Angela Merkel in Berlin on Tuesday. They spoke of trade.",
    "Norway",
    "   ",
    "Mr.  Smith\n\nwent to   Washington . ",
    "Trade, which had fallen, rose by 12.5 per cent to US$3.4 billion.",
)
LONG = " and ".join(TEXTS * 30)  # more rows than a block


def _network(component: str, *, quick: bool) -> tuple[Any, Any]:
    nlp: Any = importlib.import_module(DEFAULT_PIPELINE).load()
    model = nlp.get_pipe(component).model
    for node in model.walk():
        node.ops = NumpyOps(use_blis=False)
    if quick:
        quicken(model)
        assert "convolutions" in {node.name for node in model.walk()}
    return nlp, model if component == "tok2vec" else model.get_ref("tok2vec")


@pytest.mark.parametrize("component", ["tok2vec", "ner"])
def test_the_vectors_are_those_of_the_network(component: str) -> None:
    (nlp, plain), (_, quick) = (_network(component, quick=quick) for quick in (False, True))
    docs = [nlp.make_doc(text) for text in (*TEXTS, LONG)]
    for one, other in zip(plain.predict(docs), quick.predict(docs), strict=True):
        np.testing.assert_allclose(other, one, atol=1e-4)


def test_a_vector_does_not_depend_on_the_other_texts() -> None:
    nlp, quick = _network("tok2vec", quick=True)
    docs = [nlp.make_doc(text) for text in (*TEXTS, LONG)]
    for doc, together in zip(docs, quick.predict(docs), strict=True):
        np.testing.assert_allclose(quick.predict([doc])[0], together, atol=1e-4)


def test_no_texts_give_no_vectors_and_an_empty_text_none() -> None:
    nlp, quick = _network("tok2vec", quick=True)
    assert quick.predict([]) == []
    empty, word = quick.predict([nlp.make_doc(""), nlp.make_doc("Norway")])
    assert (len(empty), len(word)) == (0, 1)


def test_the_network_cannot_be_trained() -> None:
    nlp, quick = _network("tok2vec", quick=True)
    with pytest.raises(NotImplementedError):
        quick([nlp.make_doc("Norway")], is_train=True)

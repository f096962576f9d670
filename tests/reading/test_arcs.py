"""Dependencies decoded for many sentences at once are those of spaCy's own parser."""

from __future__ import annotations

import importlib
from random import Random

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from communique.reading.english.arcs import Arcs
from communique.reading.english.parse import DEFAULT_PIPELINE

TEXTS = (
    "The President of the Republic of Kenya met Angela Merkel in Berlin on Tuesday. They spoke of trade.",
    "Trade, which had fallen, rose by 12.5 per cent to US$3.4 billion. The World Bank lent $200 million. It is to be paid back.",
    "Mr.  Smith\n\nwent to   Washington . ",
    "Norway",
    ".",
    '"',
    "   ",
    "\n\n\n",
    "... . . ! ? .",
    "Ministers from the Gulf Cooperation Council",
    "Signed at Lomé. Done in duplicate at Ashgabat on the twenty-third of May",
    "no names here at all",
    "Viet Nam's Deputy Prime Minister, Foreign Minister Bui Thanh Son, thanked the U.S. and the Asian Development Bank (ADB).",
    '"We agreed on much," he said. "What we did not agree on, we shall talk about." He then left (for Moscow.) Nobody followed.',
    "What did they sign? A treaty! Of what kind? One that nobody, as far as anyone knew then, had ever read to its end.",
    "The men who came at No. 10 on Jan. 5 with a letter from Gen. A. B. Smith were asked. to wait. and. so. they did",
    "Who did he say that the minister whom the paper that the journalist had read named had met with?",
    "- trade; - transport; - energy; - culture: as agreed, as signed, as ratified; and as published (see No. 3).",
    "Old by is of the the and, (however) never . the a to",
    "He gave up. Gave what up. The plan up he gave, of which the costs had been too high to pay for. By whom. By us.",
    "A hearing is scheduled on the issue today. A man came in who had lost his hat. Which of them do you think that he saw.",
)


def _parse(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (
            one.text,
            one.head.i,
            one.dep_,
            one.is_sent_start,
            one.left_edge.i,
            one.right_edge.i,
            one.n_lefts,
            one.n_rights,
        )
        for one in doc
    ]


@pytest.fixture(scope="module")
def nlp() -> Language:
    made: Language = importlib.import_module(DEFAULT_PIPELINE).load()
    return made


@pytest.fixture(scope="module")
def arcs(nlp: Language) -> Arcs:
    made = Arcs.of(nlp.get_pipe("parser"))
    assert made is not None
    return made


def _own(nlp: Language, arcs: Arcs, texts: list[str]) -> list[list[tuple[object, ...]]]:
    docs = list(nlp.pipe(texts, disable=["parser", "ner", "attribute_ruler", "lemmatizer"]))
    arcs.mark(docs)
    return [_parse(doc) for doc in docs]


def _theirs(nlp: Language, texts: list[str]) -> list[list[tuple[object, ...]]]:
    return [_parse(doc) for doc in nlp.pipe(texts, disable=["ner", "attribute_ruler", "lemmatizer"])]


def _shuffled(seed: int) -> list[str]:
    """The words of the texts in disorder, full stops among them: what makes the parser go back and trials fail."""
    random = Random(seed)
    words = [word for text in TEXTS for word in text.split()]
    return [" ".join(random.choices([*words, ".", ". The", ", which"], k=random.randint(1, 60))) for _ in range(40)]


def test_the_parse_is_that_of_the_component(nlp: Language, arcs: Arcs) -> None:
    texts = list(TEXTS)
    assert _own(nlp, arcs, texts) == _theirs(nlp, texts)


@pytest.mark.parametrize("seed", [0, 43, 75])
def test_the_parse_of_disorder_is_that_of_the_component(nlp: Language, arcs: Arcs, seed: int) -> None:
    texts = _shuffled(seed)
    assert _own(nlp, arcs, texts) == _theirs(nlp, texts)


def test_a_long_text_is_parsed_as_by_the_component(nlp: Language, arcs: Arcs) -> None:
    texts = [" ".join(TEXTS), " and ".join(text.strip(".") for text in TEXTS)]
    assert _own(nlp, arcs, texts) == _theirs(nlp, texts)


def test_a_head_that_is_an_ancestor_further_up_is_found(nlp: Language, arcs: Arcs) -> None:
    """The parser's label "relcl||nsubj" hangs a clause on a subject that the tree of its actions cannot reach."""
    docs = list(nlp.pipe(TEXTS, disable=["parser", "ner", "attribute_ruler", "lemmatizer"]))
    arcs.mark(docs)
    assert not any("||" in token.dep_ for doc in docs for token in doc)
    assert any(abs(one.i - one.head.i) > 1 and one.dep_ == "relcl" for doc in docs for one in doc)


def test_a_parse_does_not_depend_on_the_other_texts(nlp: Language, arcs: Arcs) -> None:
    together = _own(nlp, arcs, list(TEXTS))
    assert [_own(nlp, arcs, [text])[0] for text in TEXTS] == together
    assert _own(nlp, arcs, list(reversed(TEXTS))) == together[::-1]


def test_no_texts_and_empty_texts_are_left_alone(nlp: Language, arcs: Arcs) -> None:
    arcs.mark([])
    assert _own(nlp, arcs, ["", "It rains.", ""]) == _theirs(nlp, ["", "It rains.", ""])


def test_a_component_of_another_make_is_left_to_spacy() -> None:
    nlp: Language = importlib.import_module(DEFAULT_PIPELINE).load()
    assert Arcs.of(nlp.get_pipe("ner")) is None
    wide = nlp.get_pipe("parser")
    wide.cfg["beam_width"] = 4  # type: ignore[attr-defined] # a component has a configuration
    assert Arcs.of(wide) is None

from __future__ import annotations

import pytest
from readings import reading

from communique.model.spans import Span
from communique.reading.english.attribution import AttributionKind, find_attributions
from communique.reading.english.attribution.model import model
from communique.reading.english.attribution.passages import lowest, run, runs

Told = tuple[str, str, str]


def told(text: str) -> list[Told]:
    """Source, cue and content of all attributions; pieces are joined by a stroke."""
    made = reading(text)

    def words(spans: tuple[Span, ...]) -> str:
        return " / ".join(span.of(made.text) for span in spans)

    return [(words(one.source), words(one.cue), words(one.content)) for one in find_attributions(made.sentences)]


CASES: list[tuple[str, list[Told]]] = [
    (
        "The ministry said that it had received no reply.",
        [("The ministry", "said", "that it had received no reply")],
    ),
    (
        "The road would be closed for a month, the governor said.",
        [("the governor", "said", "The road would be closed for a month")],
    ),
    (
        "According to the customs service, exports fell by a third.",
        [("the customs service", "According to", "exports fell by a third")],
    ),
    (
        "The president vowed to veto the agreement.",
        [("The president", "vowed", "to veto the agreement")],
    ),
    (
        "The chancellor has not said whether the base will be closed.",
        [("The chancellor", "has not said", "whether the base will be closed")],
    ),
    (
        "Uganda accused its neighbour of sheltering rebels.",
        [("Uganda", "accused", "its neighbour of sheltering rebels")],
    ),
    (
        "The envoy called for a ceasefire.",
        [("The envoy", "called for", "a ceasefire")],
    ),
    (
        "The two sides are expected to resume talks in May.",
        [("", "are expected", "The two sides / to resume talks in May")],
    ),
    (
        "'We shall sign when the text is ready,' the minister said.",
        [("the minister", "said", "'We shall sign when the text is ready,'")],
    ),
    ("The train left the station at noon.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_source_cue_and_content(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_a_split_quotation_is_one_attribution() -> None:
    text = '"The port is open to all," the mayor said. "It will stay open to all."'
    assert told(text) == [("the mayor", "said", '"The port is open to all," / "It will stay open to all."')]
    assert [one.kind for one in find_attributions(reading(text).sentences)] == [AttributionKind.DIRECT]


def test_a_quotation_goes_on_over_paragraphs_until_it_is_closed() -> None:
    text = 'The envoy said: "We have waited for eleven years.\n"We can wait for eleven weeks." He then left the room.'
    ((source, _, content),) = told(text)
    assert source == "The envoy"
    assert content == '"We have waited for eleven years. / "We can wait for eleven weeks."'


def test_kinds() -> None:
    text = 'The minister said that the treaty was "dead in all but name". The envoy said that it was not.'
    kinds = [one.kind for one in find_attributions(reading(text).sentences)]
    assert kinds == [AttributionKind.MIXED, AttributionKind.INDIRECT]


def test_no_word_is_in_the_content_of_two() -> None:
    text = (
        "The ministry said that the envoy had warned that the mayor wanted to close the port, but Kigali denied this."
    )
    held: set[int] = set()
    for one in find_attributions(reading(text).sentences):
        places = {place for span in one.content for place in range(span.start, span.end)}
        assert not places & held
        held |= places


def test_nothing_is_found_in_nothing() -> None:
    assert find_attributions(()) == ()


def test_the_model_is_small_and_whole() -> None:
    one = model()
    assert one is model()
    assert 0 < one.threshold < 1
    assert "say" in one.cues
    assert one.probability(0) < one.threshold < one.probability(1000)
    assert one.sum(["no such feature"]) == 0


def test_masks() -> None:
    assert run(2, 5) == 0b11100
    assert run(3, 3) == 0
    assert list(runs(0b1101100)) == [(2, 4), (5, 7)]
    assert list(runs(0)) == []
    assert lowest(0b1000) == 3
